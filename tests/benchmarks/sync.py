"""How long the indexing process takes: a first run, and a run over a folder that has not changed.

    python -m tests.benchmarks.sync [--files 20000] [--words 500]

The first run (text only) is compared with what reading and the search index cost alone, in the
same process order; the second with the time of a bare walk over the folder.
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
from pathlib import Path

from index.article import Article
from index.reading import ReaderPool
from index.search.writer import SearchWriter

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
        first = _timed(lambda: _sync(folder, data, "--text-only"))
        second = _timed(lambda: _sync(folder, data, "--text-only"))
        walk = _timed(lambda: _walk(folder))
        alone = _timed(lambda: _read_and_index(folder, Path(scratch, "alone")))
    print(f"{options.files:,} files of {options.words} words")
    print(
        f"first run, text only      {first:8.2f} s  {first / alone:.2f}x reading and indexing alone"
    )
    print(f"second run, nothing new   {second:8.2f} s  {second / walk:.1f}x a bare walk")


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


def _read_and_index(folder: Path, directory: Path) -> None:
    with ReaderPool(folder) as pool, SearchWriter.open(directory) as writer:
        for number, (_, contents) in enumerate(pool.read_many(sorted(folder.rglob("*.txt"))), 1):
            articles: list[Article] = getattr(contents, "articles", [])
            for article in articles:
                writer.put_article(number, article)
            if writer.is_full:
                writer.commit()
        writer.commit()


def _timed(run: object) -> float:
    assert callable(run)
    began = time.perf_counter()
    run()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
