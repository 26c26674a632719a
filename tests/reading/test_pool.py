"""The worker: it hangs, crashes and swells, and the next file is read all the same."""

from __future__ import annotations

import json
import os
import signal
import sys
import textwrap
import time
from pathlib import Path

import pytest

from index.errors import ReadError
from index.reading.contents import Contents, read_file
from index.reading.limits import Limits
from index.reading.pool import ReaderPool
from index.reading.source import Unavailable
from tests.reading import samples
from tests.reading.pages.story import make_story
from tests.reading.samples import STORY

HOSTILE = """
import os, socket, subprocess, time
from index.reading.draft import Draft

def read(source):
    what = source.path.stem
    if what == "hang":
        while True: pass
    if what == "sleep": time.sleep(999)
    if what == "crash": os.kill(os.getpid(), 11)
    if what == "exit": os._exit(3)
    if what == "swell": list(iter(lambda: bytearray(50_000_000), None))
    if what == "bug": raise LookupError("oops")
    if what == "garbage": os.write(int(max(os.listdir("/proc/self/fd"), key=int)) - 1, b"x" * 99)
    if what == "print": print("noise " * 9999)
    if what == "write": open(source.path.with_name("made.txt"), "w").write("x")
    if what == "connect": socket.create_connection(("127.0.0.1", 9))
    if what == "run": subprocess.run(["true"])
    if what == "partly":
        yield Draft(text="The first half of it. " * 9, part="1")
        raise LookupError("oops")
    yield Draft(text="It was read after all, and all was well with it.")
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, and a package installed that reads `.bad` files badly."""
    package = tmp_path / "site"
    info = package / "hostile-1.dist-info"
    info.mkdir(parents=True)
    (package / "hostile.py").write_text(HOSTILE)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: hostile\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[pullquote.readers]\nbad = hostile:read\n")
    monkeypatch.setenv("PYTHONPATH", f"{package}{os.pathsep}{Path.cwd()}")
    made = tmp_path / "articles"
    made.mkdir()
    (made / "good.txt").write_text(STORY.text)
    return made


def pool_of(folder: Path, seconds: float = 30, clock: float = 120) -> ReaderPool:
    limits = Limits(seconds=seconds, clock=clock, memory=700_000_000)
    return ReaderPool(folder, limits=limits)


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("hang", r"timed out \(limit 3 s\)"),
        ("crash", "crashed"),
        ("exit", "crashed"),
        ("swell", "too much memory"),
        ("bug", r"the reader failed on it \(LookupError\)"),
        ("write", "reader failed"),
        ("connect", r"reader failed on it \(PermissionError\)"),
        ("run", r"reader failed on it \(PermissionError\)"),
    ],
)
def test_the_next_file_goes_on(folder: Path, what: str, expected: str) -> None:
    (folder / f"{what}.bad").write_text("x")
    with pool_of(folder, 3 if what == "hang" else 30, clock=20) as pool:
        with pytest.raises(ReadError, match=expected):
            pool.read(folder / f"{what}.bad")
        [article] = pool.read(folder / "good.txt")
    assert article.text == STORY.text
    assert sorted(path.name for path in folder.iterdir()) == sorted(["good.txt", f"{what}.bad"])


def test_waiting_is_limited_by_the_clock(folder: Path) -> None:
    (folder / "sleep.bad").write_text("x")
    with pool_of(folder, clock=4) as pool:
        with pytest.raises(ReadError, match="timed out"):
            pool.read(folder / "sleep.bad")
        assert pool.read(folder / "good.txt")[0].text == STORY.text


def test_what_a_parser_prints_does_no_harm(folder: Path) -> None:
    (folder / "print.bad").write_text("x")
    with pool_of(folder) as pool:
        [article] = pool.read(folder / "print.bad")
    assert article.text.startswith("It was read after all")


def test_what_was_read_before_a_failure_stands(folder: Path) -> None:
    (folder / "partly.bad").write_text("x")
    with pool_of(folder) as pool:
        contents = pool.contents(folder / "partly.bad")
    assert len(contents.articles) == 1
    assert contents.warnings == ["not read to the end: the reader failed on it (LookupError)"]


def test_files_are_read_ahead_and_in_order(folder: Path) -> None:
    names = []
    for number in range(30):
        name = f"{number:02}.txt"
        (folder / name).write_text(make_story(number).text)
        names.append(name)
        if number % 10 == 5:
            (folder / f"crash{number}.bad").write_text("x")
    (folder / "crash.bad").write_text("x")
    names[7:7] = ["crash.bad"]
    names[20:20] = ["gone.txt", "crash.bad"]
    with pool_of(folder) as pool:
        results = list(pool.read_many(folder / name for name in names))
    assert [path.name for path, _ in results] == names
    for path, result in results:
        if path.name == "crash.bad":
            assert isinstance(result, ReadError)
        elif path.name == "gone.txt":
            assert isinstance(result, Unavailable)
        else:
            assert isinstance(result, Contents)
            assert result.articles[0].text == make_story(int(path.stem)).text


def test_long_paths_and_long_answers_do_not_wait_for_each_other(folder: Path) -> None:
    far = folder.joinpath(*["港" * 80] * 8)
    far.mkdir(parents=True)
    files = [far / f"{number:02}.txt" for number in range(80)]
    for file in files:
        file.write_text(STORY.text * 40)
    with pool_of(folder) as pool:
        assert len(list(pool.read_many(files))) == len(files)


def test_losing_interest_half_way(folder: Path) -> None:
    lines = [json.dumps(samples.record(make_story(number))) for number in range(200)]
    (folder / "many.jsonl").write_text("\n".join(lines))
    with pool_of(folder) as pool:
        found = pool.stream(folder / "many.jsonl")
        next(found)
        found.close()  # type: ignore[attr-defined]
        for _ in pool.read_many([folder / "many.jsonl"] * 3):
            break
        [article] = pool.read(folder / "good.txt")
    assert article.text == STORY.text


def test_here_and_in_the_worker_are_the_same(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (folder / name).write_text(STORY.text)
    (folder / "a.epub").write_bytes(samples.epub(make_story(1), make_story(2)))
    (folder / "a.html").write_bytes(samples.page())
    with pool_of(folder) as pool:
        for one in (name, "a.epub", "a.html", "good.txt"):
            assert pool.read(folder / one) == read_file(folder / one, root=folder)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_a_worker_ends_with_the_process_that_started_it(folder: Path, tmp_path: Path) -> None:
    import subprocess

    (folder / "hang.bad").write_text("x")
    script = textwrap.dedent(f"""
        import os, threading
        from pathlib import Path
        from index.reading.limits import Limits
        from index.reading.pool import ReaderPool
        pool = ReaderPool(Path({str(folder)!r}), limits=Limits(seconds=1))
        pool.read(Path({str(folder / "good.txt")!r}))
        print(Path(f"/proc/{{os.getpid()}}/task/{{os.getpid()}}/children").read_text(), flush=True)
        threading.Timer(0.2, os._exit, (0,)).start()
        pool.read(Path({str(folder / "hang.bad")!r}))
    """)
    shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    worker = int(shown.stdout)
    for _ in range(300):
        if not _is_running(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker lives on")


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
