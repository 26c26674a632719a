"""How long the indexing process takes: a first run, and a run over a folder that has not changed.

    python -m tests.benchmarks.sync [--files 20000] [--words 500]

The first run (text only) is compared with what reading and the search index cost alone; the second
with the time of a bare walk over the folder.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.article import Article
from index.reading.pool import ReaderPool
from index.search.engine.writer import SearchWriter

_VOWELS, _CONSONANTS = "aeiou", "bcdfghklmnprstvw"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pullquote-sync-") as scratch:
        folder, data = Path(scratch, "articles"), Path(scratch, "data")
        make_articles(folder, options.files, options.words)
        first = _measured(lambda: _sync(folder, data, "--text-only"))
        second = _measured(lambda: _sync(folder, data, "--text-only"))
        walk = _measured(lambda: _walk(folder))
        alone = _measured(lambda: _alone(folder, Path(scratch, "alone")))
    print(f"{options.files:,} files of {options.words} words; seconds, and seconds of CPU")
    print(f"first run, text only     {first}  {first.cpu / alone.cpu:.2f}x the CPU of")
    print(f"  reading and indexing   {alone}")
    print(f"second run, nothing new  {second}  {second.wall / walk.wall:.1f}x a bare walk")


@dataclass(frozen=True, slots=True)
class Time:
    """How long something took."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:8.2f} {self.cpu:8.2f}"


def make_articles(folder: Path, count: int, length: int, seed: int = 1) -> None:
    """Write articles of invented words, as frequent as words are in a language."""
    choice = random.Random(seed)
    words = sorted({_word(choice) for _ in range(20_000)})
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    for number in range(count):
        place = folder / f"{number % 100:02}"
        place.mkdir(parents=True, exist_ok=True)
        drawn = choice.choices(words, weights, k=length)
        lines = (" ".join(drawn[at : at + 60]) for at in range(0, length, 60))
        text = "\n\n".join(lines)
        (place / f"{number:06}.txt").write_text(f"Headline {number}\n\n{text}\n", "utf-8")
    old = time.time() - 3600
    for file in folder.rglob("*.txt"):
        os.utime(file, (old, old))


def _word(choice: random.Random) -> str:
    return "".join(
        choice.choice(_CONSONANTS) + choice.choice(_VOWELS) for _ in range(choice.randint(1, 4))
    )


def _sync(folder: Path, data: Path, *options: str) -> None:
    command = [sys.executable, "-m", "index.sync", str(folder), "--data-dir", str(data), *options]
    result = subprocess.run(command, check=True, capture_output=True, text=True)
    last = json.loads(result.stdout.splitlines()[-1])
    assert last["event"] == "Finished", last


def _walk(folder: Path) -> None:
    for place, _, names in os.walk(folder):
        for name in names:
            os.stat(os.path.join(place, name))


def _alone(folder: Path, directory: Path) -> None:
    """Read and index in a process of its own, as the indexing process does, and do no more."""
    subprocess.run(
        [
            sys.executable,
            "-c",
            f"import {__spec__.name} as b; b.read_and_index(*{(str(folder), str(directory))!r})",
        ],
        check=True,
    )


def read_and_index(folder: str, directory: str) -> None:
    """Give what the reader finds straight to the search index."""
    os.nice(10)
    files = sorted(Path(folder).rglob("*.txt"))
    with ReaderPool(Path(folder)) as pool, SearchWriter.open(Path(directory)) as writer:
        for number, (_, contents) in enumerate(pool.read_many(files), 1):
            articles: list[Article] = getattr(contents, "articles", [])
            for article in articles:
                writer.put_article(number, article)
            if writer.is_full:
                writer.commit()
        writer.commit()


def _measured(run: Callable[[], None]) -> Time:
    began, before = time.perf_counter(), os.times()
    run()
    after = os.times()
    return Time(time.perf_counter() - began, sum(after[:4]) - sum(before[:4]))


if __name__ == "__main__":
    main()
