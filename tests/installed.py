"""Install a wheel or an sdist in an environment of its own, and try it as a user would.

    python tests/installed.py dist/pullquote-0.1.0-py3-none-any.whl

It needs nothing but the standard library, and sees nothing of the checkout.
"""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

_ABSENT = "index.language.training"
_SENTENCE = "“We knew,” said Ines Falk.\n"
_SECONDS = 120.0


def main(package: Path) -> int:
    """Install a package, use it, and return 0 if all went well."""
    with tempfile.TemporaryDirectory(prefix="pullquote-") as scratch:
        home = Path(scratch)
        venv.create(home / "env", with_pip=True)
        command = home / "env" / "bin"
        installing = [str(command / "python"), "-m", "pip", "install", "-q", str(package.resolve())]
        subprocess.run(installing, check=True, cwd=home)
        environment = {
            **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            "PULLQUOTE_DATA_DIR": str(home / "data"),
            "PULLQUOTE_CONFIG": str(home / "settings.toml"),
            "PULLQUOTE_MEMORY": str(home / "memory.json"),
            "TERM": "xterm-256color",
        }

        def run(*arguments: str, given: str = "") -> str:
            print("+", *arguments, flush=True)
            done = subprocess.run(
                [str(command / arguments[0]), *arguments[1:]],
                input=given,
                check=True,
                stdout=subprocess.PIPE,
                text=True,
                cwd=home,
                env=environment,
            )
            return done.stdout

        where = (
            "import os, tui; print(os.path.join(os.path.dirname(tui.__file__), 'sample_articles'))"
        )
        samples = run("python", "-c", where).strip()
        absent = f"from importlib import util; print(util.find_spec({_ABSENT!r}))"
        assert run("python", "-c", absent).strip() == "None"
        print(run("pullquote", "--version"), end="")
        assert '"Ines Falk"' in run("pullquote", "analyse", given=_SENTENCE)
        # Some of the samples are there to fail: that is exit status 1.
        indexing = [str(command / "pullquote"), "index", samples]
        assert subprocess.run(indexing, cwd=home, env=environment).returncode in (0, 1)
        assert run("pullquote", "search", "said:tax")
        assert run("pullquote", "quotes", "--format", "csv").count("\n") > 20
        print("+ pullquote demo, then q", flush=True)
        assert _demo(command / "pullquote", home, environment) == 0
    print(f"{package.name} installs and works")
    return 0


def _demo(command: Path, home: Path, environment: dict[str, str]) -> int:
    """Open the explorer in a pseudoterminal, close it by `q`, and return its exit status."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [command, "demo"], stdin=theirs, stdout=theirs, stderr=theirs, cwd=home, env=environment
    )
    os.close(theirs)
    output = b""
    end = time.monotonic() + _SECONDS
    asked = False
    while process.poll() is None and time.monotonic() < end:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                output += os.read(ours, 65536)
            except OSError:  # Linux: the other side is closed
                break
        if not asked and b"Results" in output:
            os.write(ours, b"q")
            asked = True
    assert asked, output[-2000:]
    return process.wait(_SECONDS)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
