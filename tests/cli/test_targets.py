"""What `-o` names: a file, a link, a pipe, a device or a folder; and what is there if all fails."""

from __future__ import annotations

import os
import resource
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from index.errors import PullquoteError
from tests.cli.conftest import Pullquote
from tui.exporting.target import writing
from tui.session.whole_files import replacing

EXPORT = ("export", "river", "--format", "csv")
DOSSIER = ("dossier", "--person", "Tallis", "--format", "md")
BOTH = pytest.mark.parametrize("command", [EXPORT, DOSSIER], ids=["export", "dossier"])


def parts(folder: Path) -> list[Path]:
    """What is hidden in a folder."""
    return [path for path in folder.iterdir() if path.name.startswith(".")]


@BOTH
@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_stays_and_leads_to_what_was_written(
    indexed: Pullquote, command: tuple[str, ...], is_there: bool, tmp_path: Path
) -> None:
    (tmp_path / "far").mkdir()
    target, link, second = tmp_path / "far" / "target", tmp_path / "link", tmp_path / "second"
    if is_there:
        target.write_text("old")
        target.chmod(0o640)
    link.symlink_to(Path("far") / "target")
    second.symlink_to(link)
    assert indexed(*command, "-o", second).status == 0
    assert link.is_symlink() and second.is_symlink()
    assert "Tallis" in target.read_text("utf-8")
    assert not parts(tmp_path) and not parts(tmp_path / "far")
    if is_there:
        assert stat.S_IMODE(target.stat().st_mode) == 0o640


@BOTH
def test_a_pipe_is_written_into(
    indexed: Pullquote, command: tuple[str, ...], tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    outcome = indexed(*command, "-o", pipe)
    reader.join(60)
    assert outcome.status == 0 and "Tallis" in read[0]
    assert pipe.is_fifo() and [*tmp_path.iterdir()] == [pipe]


@BOTH
def test_a_device_stays_one(indexed: Pullquote, command: tuple[str, ...], tmp_path: Path) -> None:
    link = tmp_path / "nothing"  # never the device itself: a mistake would cost it
    device = tmp_path / "null"
    try:
        os.mknod(device, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
        device.open("wb").close()
    except OSError:
        pytest.skip("no device can be made here")
    link.symlink_to(device)
    for target in (device, link):
        assert indexed(*command, "-o", target).status == 0
    assert stat.S_ISCHR(device.stat().st_mode) and link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [link, device]


def test_what_is_open_already_is_written_into(indexed: Pullquote, tmp_path: Path) -> None:
    for name in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"):
        if not os.path.exists(name):
            pytest.skip("no names for what is open")
        done = indexed.apart(*EXPORT, "-o", name)
        assert done.status == 0 and "Tallis" in done.out
        with (tmp_path / "all").open("w+") as file:
            command = [sys.executable, "-m", "tui.cli", *EXPORT, "-o", name]
            subprocess.run(command, stdout=file, env=indexed.environment, check=True)
            file.seek(0)
            assert "Tallis" in file.read()  # the file that is open, and no other of its name


def test_what_is_open_already_is_gone_on_with(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to("/dev/stdout")
    for name in ("/dev/stdout", "/dev/fd/1", str(link)):
        log = tmp_path / "log"
        log.write_text("before\n")
        with log.open("a") as file:
            subprocess.run([sys.executable, "-c", FILLS, name], stdout=file, check=True)
            file.write("after\n")
        assert log.read_text() == f"before\n{'more' * 100}after\n"
    ours, theirs = socket.socketpair()  # as a service has
    with ours, theirs:
        subprocess.run(
            [sys.executable, "-c", FILLS, "/dev/stdout"], stdout=theirs.fileno(), check=True
        )
        assert ours.recv(1000) == b"more" * 100


def test_what_pullquote_itself_has_open_is_not_written_into(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.write_text("an archive")
    with own.open("r+b") as file:
        for name in (f"/dev/fd/{file.fileno()}", f"/proc/self/fd/{file.fileno()}"):
            if not os.path.exists(name):
                pytest.skip("no names for what is open")
            with pytest.raises(PullquoteError, match="Bad file descriptor"), writing(Path(name)):
                pass
    assert own.read_text() == "an archive"


@BOTH
def test_hard_failures_are_told(
    indexed: Pullquote, command: tuple[str, ...], tmp_path: Path
) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    nowhere = tmp_path / "nowhere"
    nowhere.symlink_to(tmp_path / "missing" / "file")
    for target in (tmp_path, circle, nowhere, tmp_path / "missing" / "file"):
        outcome = indexed(*command, "-o", target)
        assert outcome.status == 1
        assert f"pullquote: {target} cannot be written: " in outcome.err
    assert circle.is_symlink() and nowhere.is_symlink() and not parts(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anything")
def test_a_protected_file_is_not_replaced(indexed: Pullquote, tmp_path: Path) -> None:
    target = tmp_path / "kept.csv"
    target.write_text("old")
    target.chmod(0o400)
    assert indexed(*EXPORT, "-o", target).status == 1
    assert target.read_text() == "old"


@pytest.mark.parametrize("room", [0, 50])
def test_a_full_disk_leaves_what_was_there(room: int, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    for each in (target, link):
        done = subprocess.run(
            [sys.executable, "-c", FILLS, each],
            capture_output=True,
            text=True,
            env={name: value for name, value in os.environ.items() if "COVERAGE" not in name},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
        )
        assert done.stdout == f"{each} cannot be written: File too large.\n", done.stderr
        assert target.read_text() == "old" and link.is_symlink() and not parts(tmp_path)


FILLS = """
import sys
from pathlib import Path
from index.errors import PullquoteError
from tui.exporting.target import writing
try:
    with writing(Path(sys.argv[1])) as file:
        file.write(b"more" * 100)
except PullquoteError as error:
    print(error.message)
"""
WRITES = """
import signal, sys, time
from pathlib import Path
for number in (signal.SIGTERM, signal.SIGHUP):  # not so under nohup, or measured
    signal.signal(number, signal.SIG_DFL)
from tui.session.whole_files import replacing
with replacing(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    print("writing", flush=True)
    time.sleep(60)
"""


def killed(target: Path, number: int) -> int:
    """Kill a process that is writing, and return how it ended."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITES, str(target)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == "writing\n"
        process.send_signal(number)
        return process.wait(30)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_process_that_is_ended_leaves_nothing_half_written(number: int, tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_text("old")
    assert killed(target, number) == 128 + number
    assert target.read_text() == "old" and [*tmp_path.iterdir()] == [target]


def test_what_a_killed_process_left_is_removed_by_the_next(tmp_path: Path) -> None:
    assert killed(tmp_path / "first", signal.SIGKILL) == -signal.SIGKILL
    assert len(parts(tmp_path)) == 1
    with replacing(tmp_path / "second") as one:  # what is being written stays
        with replacing(tmp_path / "third") as other:
            assert len(parts(tmp_path)) == 2
            other.write(b"three")
        one.write(b"two")
    assert not parts(tmp_path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "second": "two",
        "third": "three",
    }


def test_the_explorer_waits_for_no_reader_of_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    before = time.monotonic()
    with pytest.raises(OSError, match="No such device"), replacing(pipe):
        pass
    assert pipe.is_fifo() and time.monotonic() - before < 30
    told: list[str] = []

    def write() -> None:
        with pytest.raises(PullquoteError) as raised, writing(pipe):
            pass
        told.append(raised.value.message)

    thread = threading.Thread(target=write)  # as the explorer does
    thread.start()
    thread.join(30)
    assert told == [f"{pipe} cannot be written: nobody reads from it."]


@pytest.mark.parametrize("kind", ["pipe", "socket", "terminal"])
def test_who_leaves_waits_for_no_reader_of_what_is_open(kind: str) -> None:
    """What is given up is asked though others have it open, and that stays as it was for them."""
    if not os.path.exists("/dev/fd/1"):
        pytest.skip("no names for what is open")
    if kind == "pipe":
        reading, writing_end = os.pipe()
    elif kind == "terminal":
        reading, writing_end = os.openpty()
    else:
        reading, writing_end = (each.detach() for each in socket.socketpair())
    os.set_inheritable(writing_end, True)
    asked: list[float] = []

    def given_up() -> bool:
        asked.append(time.monotonic())
        return len(asked) > 2

    try:
        with (
            pytest.raises(OSError, match="canceled"),
            replacing(Path(f"/dev/fd/{writing_end}"), given_up=given_up) as file,
        ):
            file.write(b"more\n" * 1_000_000)
        assert len(asked) > 2 and os.get_blocking(writing_end)
        assert os.read(reading, 4) == b"more"
    finally:
        os.close(reading)
        os.close(writing_end)
