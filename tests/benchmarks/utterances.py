"""What it costs to keep up which quotes are one utterance.

    python -m tests.benchmarks.utterances [QUOTES [ROUNDS]]

Generated quotes of 18 words on average, drawn as often as words are common; one in ten repeats an
earlier one with a part cut off. Prints the CPU time and the bytes of each quote, for ever more
that come in so many rounds, what "also in" takes for an article, and the memory at most.
"""

from __future__ import annotations

import math
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from index.article import Analysis, Article, Entity, Quote, Span
from index.language.utterances.surprise import FILE
from index.store.articles import Changes
from index.store.reader import StoreReader
from index.store.writer import StoreWriter
from index.sync.utterances import UtteranceLinker

QUOTES_PER_ARTICLE = 4
TABLES = ("sayings", "sayings_by_text", "sayings_waiting", "shingles", "alike", "heard")


def quotes(count: int) -> Iterator[str]:
    """Yield generated quotes without marks."""
    chance = random.Random(1)
    words, weights = [], []
    for line in FILE.read_text(encoding="utf-8").splitlines()[1:]:
        nats, *alike = line.split()
        words += alike
        weights += [math.exp(-float(nats))] * len(alike)
    made: list[str] = []
    for _ in range(count):
        if made and chance.random() < 0.1:
            old = chance.choice(made).split()
            yield " ".join(old[: max(4, len(old) * 2 // 3)])
        else:
            size = min(60, 4 + int(chance.expovariate(1 / 14)))
            made.append(" ".join(chance.choices(words, weights, k=size)))
            yield made[-1]


def main() -> None:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    generated = quotes(count)
    with tempfile.TemporaryDirectory() as place:
        database = Path(place) / "store.db"
        store = StoreWriter(database)
        linker = UtteranceLinker(store, lambda: None, lambda event: None)
        done = 0
        total = 0.0
        while done < count:
            size = count // rounds // QUOTES_PER_ARTICLE
            with store.transaction():
                for number in range(size):
                    put(store, f"{done}-{number}", [next(generated) for _ in range(4)])
            began = time.process_time()
            linker.run()
            spent = time.process_time() - began
            done += size * QUOTES_PER_ARTICLE
            total += spent
            print(
                f"{done:>9,} quotes: {1000 * spent / size / QUOTES_PER_ARTICLE:.2f} ms"
                f" and {bytes_of(database) / done:.0f} bytes each"
            )
        store.close()
        print(f"{total:.1f} s of CPU for all of them")
        print(f"{also_in(database):.2f} ms for “also in” of an article, at the 95th percentile")
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most")


def also_in(database: Path) -> float:
    """Return the milliseconds that the slowest articles but one in twenty take to look up."""
    reader = StoreReader(database)
    took = []
    for article_id in reader.ids()[:: max(1, reader.count() // 500)]:
        stored = reader.article(article_id)
        began = time.process_time()
        reader.utterances.also_in(stored.text_id if stored else 0)
        took.append(1000 * (time.process_time() - began))
    reader.close()
    return sorted(took)[len(took) * 95 // 100]


def put(store: StoreWriter, name: str, said: list[str]) -> None:
    """Store an article that consists of quotes, and its analysis."""
    text = "\n\n".join(f"“{words}” said Ada Holm." for words in said)
    article = Article(text=text, title=name, path=name, published="2024-03-04")
    store.articles.put(name.encode(), article, None, Changes())
    found, mentions = [], []
    start = 0
    for words in said:
        start = text.index("“", start)
        span = Span(start, start + len(words) + 2)
        name = f"Ada Holm{len(words) % 50}"
        found.append(Quote(span=span, kind="direct", name=name))
        mentions.append(
            Entity(name=name, kind="PERSON", mentions=(Span(span.end + 6, span.end + 14),))
        )
        start = span.end
    (text_id,) = store.findings.text_ids([article.text_hash])
    analysis = Analysis(pipeline="toy", quotes=tuple(found), entities=tuple(mentions))
    store.findings.put_analysis(text_id, analysis)
    store.findings.put_findings(text_id, analysis)


def bytes_of(database: Path) -> int:
    """Return how many bytes of the database the tables take."""
    names = ", ".join(f"'{name}'" for name in TABLES)
    query = f"SELECT sum(pgsize) FROM dbstat WHERE name IN ({names})"
    with closing(sqlite3.connect(database)) as db:
        row = db.execute(query).fetchone()
    return int(row[0])


if __name__ == "__main__":
    main()
