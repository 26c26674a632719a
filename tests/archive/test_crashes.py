"""Whatever ends the indexing process, what it acknowledged is there, and the next run goes on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from index.events import Committed, Failed, Finished, decode
from tests.archive.conftest import Syncer, titles, write

KILLS = 20
FILES = 120


@pytest.fixture
def many(folder: Path) -> Path:
    """A folder that takes the process a while."""
    for number in range(FILES):
        words = " ".join(f"word{number}x{each}" for each in range(400))
        write(folder / f"a{number:03}.txt", f"Story {number}", f"Common start. {words}")
    return folder


def acknowledged(output: str) -> int:
    """Return how many articles were said to be searchable."""
    count = 0
    for line in output.splitlines(keepends=True):
        if line.endswith("\n") and isinstance(event := decode(line), Committed):
            count += event.added
    return count


def test_kill_loses_nothing_acknowledged(sync: Syncer, many: Path) -> None:
    """Kill the process at random moments until it has come through, and look after each."""
    chance = random.Random(5)
    told = 0
    for _ in range(KILLS):
        process = sync.start("--text-only")
        time.sleep(chance.uniform(0.2, 1.2))
        process.send_signal(signal.SIGKILL)
        told += acknowledged(process.communicate(timeout=240)[0])
        with sync.open() as archive:
            assert archive.count() >= told
            assert archive.search("common").total >= told
        (many / f"a{chance.randrange(FILES):03}.txt").touch()
        write(many / "flood.txt", "Flood", f"The river rose {chance.random()} times. " * 9)
    assert sync.finish().articles == FILES + 3
    with sync.open() as archive:
        assert archive.count() == FILES + 3
        assert archive.search("common").total == FILES
        assert len(titles(archive, "river")) == 1
        assert all(good for _, _, good in archive.health())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_ends_it_safely(sync: Syncer, many: Path, number: signal.Signals) -> None:
    process = sync.start("--text-only")
    assert process.stdout
    process.stdout.readline()
    process.send_signal(number)
    output, errors = process.communicate(timeout=120)
    assert errors == ""
    assert process.returncode == 130
    assert isinstance(last := decode(output.splitlines()[-1]), Finished) and last.cancelled
    assert sync.finish().articles == FILES + 3


def test_it_ends_when_nobody_listens(sync: Syncer, many: Path) -> None:
    process = sync.start("--text-only")
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.wait(timeout=120) == 130
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.stdin
    process.stdin.close()


def test_it_ends_with_its_parent(sync: Syncer, many: Path, tmp_path: Path) -> None:
    """Nobody is left to stop it if the explorer is killed."""
    pid, out = tmp_path / "pid", tmp_path / "out"
    command = " ".join(f"'{part}'" for part in sync.command("--text-only", "--watch"))
    script = f"{command} >'{out}' & echo $! >'{pid}'; exec sleep 60"
    shell = subprocess.Popen(["sh", "-c", script], start_new_session=True)
    while not out.exists() or not out.read_text():  # it has not begun
        time.sleep(0.05)
    shell.kill()
    shell.wait()
    for _ in range(1200):
        if not _is_running(int(pid.read_text())):
            break
        time.sleep(0.05)
    else:
        os.kill(int(pid.read_text()), signal.SIGKILL)
        pytest.fail("the process outlived its parent")


def _is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_only_one_writes(sync: Syncer, many: Path) -> None:
    first = sync.start("--text-only")
    assert first.stdout
    first.stdout.readline()
    (refused,) = sync()
    assert isinstance(refused, Failed)
    assert refused.locked
    output, _ = first.communicate(timeout=240)
    assert isinstance(decode(output.splitlines()[-1]), Finished)
    assert sync.finish().articles == FILES + 3


def test_reading_goes_on_while_it_writes(sync: Syncer, many: Path) -> None:
    sync()
    for number in range(0, FILES, 2):
        write(many / f"a{number:03}.txt", f"Story {number}", "Common start. Another text. " * 50)
    with sync.open() as archive:
        process = sync.start("--text-only")
        while process.poll() is None:
            archive.refresh()
            results = archive.search("common")
            assert results.total == FILES
            assert len(archive.rows(results, 0, 50)) == 50
            time.sleep(0.02)  # the writer needs the processor, too
        process.communicate()


def test_watching_sees_a_new_file(sync: Syncer, folder: Path) -> None:
    process = sync.start("--text-only", "--watch")
    assert process.stdout
    while not isinstance(decode(process.stdout.readline()), Finished):
        pass
    write(folder / "strike.txt", "Ferry strike", "The crews walked out at noon. " * 8)
    while not isinstance(event := decode(process.stdout.readline()), Committed):
        pass
    assert event.added == 1
    process.terminate()
    process.communicate(timeout=120)
    assert process.returncode == 130
