"""What only Pullquote does: typing, facets, snippets, changes, memory, reading while writing."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from index.search.hits import find_hits, snippet
from index.search.index import SearchIndex
from index.search.writer import SearchWriter
from tests.benchmarks.corpus import Piece, make_articles
from tests.benchmarks.ours import article_of

Asked = TypeVar("Asked")
_THIS = (sys.executable, "-W", "ignore", "-m", "tests.benchmarks.search_ours")
Questions = dict[str, list[list[str]]]


def measure_ours(folder: Path, pieces: list[Piece], questions: Questions) -> None:
    """Measure and print, with some pieces of the corpus to show and to change."""
    index = SearchIndex.open(folder)
    line(
        "typing, each key", lambda keys: index.search(keys, as_you_type=True), keystrokes(questions)
    )
    line("completion, each key", lambda k: index.complete(k, len(k)), keystrokes(questions))
    quarters = [index.search(f"body:{words[0]}") for words in questions["quarter"]]
    if quarters:
        index.facets(quarters[0])
        print(f"  (facets over {sum(m.total for m in quarters) // len(quarters):,} results)")
        line("facets", index.facets, quarters)
    texts = [piece.text for piece in pieces[:20]]

    def show(word: str) -> None:
        query = index.search(word).query
        for text in texts:
            snippet(text, find_hits(query, text))

    line("20 snippets", show, [words[0] for words in questions["mid term"]])
    subprocess.run([*_THIS, "start", str(folder)], check=True)
    changes(folder, pieces)


def keystrokes(questions: Questions) -> list[str]:
    """Return what stands in the search bar after each key."""
    typed = []
    for words in questions["typing"]:
        text = " ".join(words)
        typed += [text[:end] for end in range(1, len(text) + 1)]
    return typed


def line(name: str, ask: Callable[[Asked], object], questions: list[Asked]) -> None:
    """Print the times of one kind of question."""
    ask(questions[-1])
    cpu, wall = [], []
    for question in questions:
        before, started = time.process_time(), time.perf_counter()
        ask(question)
        cpu.append(1000 * (time.process_time() - before))
        wall.append(1000 * (time.perf_counter() - started))
    cpu.sort()
    wall.sort()
    print(
        f"{name:24} CPU {cpu[len(cpu) // 2]:7.2f} / {cpu[int(len(cpu) * 0.95)]:7.2f}"
        f"   wall {wall[len(wall) // 2]:7.2f} / {wall[int(len(wall) * 0.95)]:7.2f}"
    )


def memory() -> str:
    """Return this process's memory, its own and what it shares with the page cache."""
    status = Path("/proc/self/status").read_text().splitlines()
    sizes = dict(entry.split(":\t") for entry in status if entry.startswith("Rss"))
    own, shared = (int(sizes[key].split()[0]) // 1024 for key in ("RssAnon", "RssFile"))
    return f"{own} MB of its own, {shared} MB of mapped files"


def changes(folder: Path, pieces: list[Piece]) -> None:
    """Measure how soon one changed file is found, and what a busy writer costs a reader."""
    copy = folder.with_name(f"{folder.name}-copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    try:
        follower = SearchIndex.open(copy)
        with SearchWriter.open(copy) as writer:

            def change(number: int) -> None:
                writer.put_article(number + 1, article_of(pieces[number]))
                writer.commit()
                follower.refresh()

            line("one changed file", change, list(range(len(pieces))))
        print("reader alone and beside a writer that commits 100 articles at a time, wall ms")
        _read_for(copy, 3, "alone")
        with subprocess.Popen(["nice", "-n", "10", *_THIS, "write", str(copy)]) as busy:
            _read_for(copy, 12, "beside a writer")
            busy.terminate()
    finally:
        shutil.rmtree(copy)


def _read_for(folder: Path, seconds: float, name: str) -> None:
    index = SearchIndex.open(folder)
    times = []
    end = time.monotonic() + seconds
    words = itertools.cycle(("people", "government", "state", "water", "power", "border"))
    while time.monotonic() < end:
        started = time.perf_counter()
        index.refresh()
        index.search(f"{next(words)} {next(words)}")
        times.append(1000 * (time.perf_counter() - started))
        time.sleep(0.01)
    times.sort()
    middle, late = times[len(times) // 2], times[int(len(times) * 0.99)]
    print(f"  {name:20} p50 {middle:.2f}  p99 {late:.2f}  ({len(times)} searches)")


def keep_writing(folder: Path) -> None:
    """Write until killed."""
    with SearchWriter.open(folder) as writer:
        for piece in make_articles(100_000, seed=11):
            writer.put_article(10_000_000 + piece.id, article_of(piece))
            if piece.id % 100 == 0:
                writer.commit()


def start(folder: Path) -> None:
    """Open the index in a process that has nothing else to do, search, and print what it takes."""
    before = time.process_time()
    index = SearchIndex.open(folder)
    index.search("government")
    taken = 1000 * (time.process_time() - before)
    print(f"open and first query, after the imports: {taken:.0f} ms of CPU, {memory()}")
    index.facets(index.search("government"))
    for text in ("go", "gover", "border trade", '"the government of"', "speaker:holm"):
        index.search(text, as_you_type=True)
    print(f"after searches and facets: {memory()}")


if __name__ == "__main__":
    {"write": keep_writing, "start": start}[sys.argv[1]](Path(sys.argv[2]))
