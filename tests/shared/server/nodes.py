"""Starts and kills the nodes of a cluster on this machine's loopback."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
OLDEST_JAVA = 21
SECURITY_PLUGIN = "org.opensearch.plugin:opensearch-security:3.4.0.0"
_START_SECONDS = 300.0
_PLUGINS = (
    "org.opensearch.transport.Netty4ModulePlugin",
    "org.opensearch.analysis.common.CommonAnalysisModulePlugin",
    "org.opensearch.index.reindex.ReindexModulePlugin",
)


class NoServer(Exception):
    """No server can be started here; says why."""


def java() -> Path:
    """Return a `java` that is new enough.

    Raises:
        NoServer: There is none.
    """
    homes = [os.environ.get("JAVA_HOME", ""), *sorted(map(str, Path("/usr/lib/jvm").glob("*")))]
    found = [Path(home, "bin/java") for home in homes if home]
    if on_path := shutil.which("java"):
        found.append(Path(on_path))
    for each in found:
        if each.exists() and _version(each) >= OLDEST_JAVA:
            return each
    raise NoServer(f"no Java {OLDEST_JAVA} or newer")


def _version(program: Path) -> int:
    said = subprocess.run([program, "-version"], capture_output=True, text=True, timeout=60)
    found = re.search(r'version "(\d+)', said.stderr)
    return int(found[1]) if found else 0


def class_path(kind: str) -> str:
    """Fetch a server with Maven, once, and compile what starts it; return the class path.

    Args:
        kind: The folder beside this file that says what the server is.

    Raises:
        NoServer: That is not possible.
    """
    program = java()
    kept = HERE.parents[2] / ".venv" / f"opensearch-{kind}"
    kept.mkdir(parents=True, exist_ok=True)
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # several test processes may begin at once
        if not (kept / "made").exists():
            run_maven(kind, "copy-dependencies", "-DincludeScope=runtime", f"{kept}/lib")
            if kind == "secured":
                add_plugin(kind, kept)
            (kept / "made").touch()
        source, compiled = HERE / "SearchNode.java", kept / "classes" / "compiled"
        if not compiled.exists() or compiled.read_bytes() != source.read_bytes():
            compiling = ["-cp", f"{kept}/lib/*", "-d", f"{kept}/classes"]
            run([str(program.with_name("javac")), *compiling, str(source)])
            shutil.copyfile(source, compiled)
    return f"{kept}/classes:{kept}/lib/*:{kept}/more/*"


def run(command: list[str], **more: str) -> None:
    """Run a command.

    Raises:
        NoServer: It is not there, or fails.
    """
    environment = {**os.environ, "JAVA_HOME": str(java().parents[1]), **more}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)
    except OSError as error:
        raise NoServer(f"no {command[0]}") from error
    if done.returncode:
        raise NoServer(f"{command[0]} failed: {(done.stdout + done.stderr)[-400:]}")


def run_maven(kind: str, goal: str, what: str, into: str) -> None:
    """Let Maven copy something into a folder."""
    pom = str(HERE / kind / "pom.xml")
    run(["mvn", "-B", "-q", "-f", pom, f"dependency:{goal}", what, f"-DoutputDirectory={into}"])


def add_plugin(kind: str, kept: Path) -> None:
    """Fetch the plug-in for security; of what both it and the server bring, the server's counts."""
    run_maven(kind, "copy", f"-Dartifact={SECURITY_PLUGIN}:zip", f"{kept}/zip")
    (archive,) = (kept / "zip").glob("*.zip")
    shutil.unpack_archive(archive, kept / "plugin")
    (kept / "more").mkdir(exist_ok=True)
    there = {_without_version(jar) for jar in (kept / "lib").glob("*.jar")}
    for jar in (kept / "plugin").glob("*.jar"):
        if _without_version(jar) not in there:
            shutil.copy(jar, kept / "more")


def _without_version(jar: Path) -> str:
    return re.sub(r"-\d[\w.-]*$", "", jar.stem)


def free_ports(count: int) -> list[int]:
    """Return ports that nobody uses."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


@dataclass
class Cluster:
    """Nodes of one cluster, all on this machine.

    Args:
        directory: Where they keep their data.
        size: How many there are.
    """

    directory: Path
    size: int = 1
    heap: str = "384m"
    more: tuple[str, ...] = ()
    """Further settings of each node, `key=value`."""
    plugins: tuple[str, ...] = _PLUGINS
    kind: str = "plain"
    is_lasting: bool = False
    """Whether they run long enough that compiling them well is worth its time."""
    owner: int = field(default_factory=os.getpid)
    """The process with which they end, however it ends."""
    _processes: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ports = free_ports(2 * self.size)
        self.http, self.transport = ports[: self.size], ports[self.size :]
        self.classes = class_path(self.kind)

    @property
    def scheme(self) -> str:
        """How the nodes are spoken to."""
        return "https" if self.kind == "secured" else "http"

    @property
    def hosts(self) -> str:
        """The nodes as an archive's address names them."""
        return ",".join(f"127.0.0.1:{port}" for port in self.http)

    def address(self, name: str) -> str:
        """Return the address of an archive."""
        return f"{self.scheme}://{self.hosts}/{name}"

    def start(self) -> None:
        """Start all nodes and wait until they make a cluster.

        Raises:
            NoServer: They do not in time.
        """
        for number in range(self.size):
            self.start_node(number)
        self.wait(nodes=self.size)

    def start_node(self, number: int) -> None:
        """Start one node."""
        home = self.directory / f"node{number}"
        home.mkdir(parents=True, exist_ok=True)
        settings = [
            f"cluster.name=pullquote-{self.kind}",
            f"node.name=n{number}",
            f"path.home={home}",
            f"path.data={home}/data",
            f"path.logs={home}/logs",
            "network.host=127.0.0.1",
            f"http.port={self.http[number]}",
            f"transport.port={self.transport[number]}",
            "node.processors=1",
            "cluster.routing.allocation.disk.threshold_enabled=false",
            # Without, garbage that is not yet collected would count as memory in use.
            "indices.breaker.total.use_real_memory=false",
            *self.more,
            *(f"plugin={each}" for each in self.plugins),
        ]
        if self.size > 1:
            seeds = ",".join(f"127.0.0.1:{port}" for port in self.transport)
            names = ",".join(f"n{each}" for each in range(self.size))
            settings += [
                f"discovery.seed_hosts={seeds}",
                f"cluster.initial_cluster_manager_nodes={names}",
            ]
        else:
            settings.append("discovery.type=single-node")
        command = [str(java()), "-Xms128m", f"-Xmx{self.heap}", "-XX:+UseSerialGC"]
        if not self.is_lasting:
            command.append("-XX:TieredStopAtLevel=1")
        command += ["--enable-native-access=ALL-UNNAMED", f"-Downer={self.owner}"]
        command += ["--add-modules", "jdk.incubator.vector", "-Dlog4j2.level=WARN"]
        command += ["-cp", self.classes, "SearchNode", *settings]
        with (home / "out").open("ab") as out:
            self._processes[number] = subprocess.Popen(
                ["nice", "-n", "5", *command],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
            )

    def wait(self, *, nodes: int, status: str = "yellow") -> None:
        """Wait until so many nodes have found each other.

        Raises:
            NoServer: They do not in time.
        """
        until = time.monotonic() + _START_SECONDS
        asked = f"wait_for_nodes={nodes}&wait_for_status={status}&timeout=10s"
        while time.monotonic() < until:
            for number in self.running():
                url = f"http://127.0.0.1:{self.http[number]}/_cluster/health?{asked}"
                try:
                    with urllib.request.urlopen(url, timeout=15) as answer:
                        if not json.load(answer)["timed_out"]:
                            return
                except (urllib.error.URLError, OSError):
                    continue
            if not self.running():
                raise NoServer(f"the node ended: {self.output()[-600:]}")
            time.sleep(0.2)
        raise NoServer(f"no cluster of {nodes} after {_START_SECONDS:.0f} s")

    def running(self) -> list[int]:
        """Return the nodes whose process is alive."""
        return [number for number, one in self._processes.items() if one.poll() is None]

    def output(self) -> str:
        """Return what the nodes have printed."""
        return "".join(
            file.read_text("utf-8", "replace") for file in sorted(self.directory.glob("*/out"))
        )

    def kill(self, number: int) -> None:
        """End a node as a power cut would."""
        self._processes[number].send_signal(signal.SIGKILL)
        self._processes.pop(number).wait()

    def stop(self) -> None:
        """End all nodes."""
        for one in self._processes.values():
            one.kill()
        for one in self._processes.values():
            one.wait()
        self._processes.clear()
        shutil.rmtree(self.directory, ignore_errors=True)
