"""How high a known article stands among what its own words find: the mean reciprocal rank.

    python -m tests.benchmarks.known_items --work FOLDER/COUNT

FOLDER/COUNT is what the search benchmark has built. Of the articles drawn, one half is to look at
while something is changed, the other only to report. Asked for are the words of the title, seven
words of the text in a row, and three words of the text that are neither rare nor common.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import Piece, read_corpus
from tests.benchmarks.ours import Pullquote
from tests.search.library import ask

ITEMS = 200
KINDS = ("title words", "seven in a row", "three of the text")
WORD = re.compile(r"\b[a-z]{2,}\b")
"""A whole word: of "4th" no engine knows a "th"."""
Item = tuple[str, int, list[str]]


def draw(pieces: Sequence[Piece], count: int = ITEMS, seed: int = 11) -> list[Item]:
    """Return what is asked for: kind, article, words."""
    rng = random.Random(seed)
    frequency: Counter[str] = Counter()
    for piece in pieces:
        frequency.update(set(re.findall("[a-z]{3,}", piece.text.lower())))
    items: list[Item] = []
    chosen = [piece for piece in pieces if len(piece.text.split()) > 60]
    for piece in rng.sample(chosen, count):
        plain = re.findall("[A-Za-z]+", piece.text)
        at = rng.randrange(len(plain) - 7)
        middling = sorted(
            {
                word
                for word in re.findall("[a-z]{3,}", piece.text.lower())
                if 0.002 < frequency[word] / len(pieces) < 0.05
            }
        )
        items.append(("title words", piece.id, WORD.findall(piece.title.lower())))
        items.append(("seven in a row", piece.id, [word.lower() for word in plain[at : at + 7]]))
        items.append(("three of the text", piece.id, rng.sample(middling, min(3, len(middling)))))
    return items


def ranks(
    items: Sequence[Item], search: Callable[[list[str]], list[int]]
) -> dict[str, list[float]]:
    """Return the reciprocal ranks for each kind."""
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    for kind, article, words in items:
        ids = search([word for word in words if word not in ("and", "or", "not")])
        found[kind].append(1 / (1 + ids.index(article)) if article in ids else 0.0)
    return found


def ours(folder: Path) -> Callable[[list[str]], list[int]]:
    """Return what asks Pullquote."""
    engine = Pullquote()
    engine.open(folder / "Pullquote")
    return lambda words: list(ask(engine.index, " ".join(words)).ids[:200])


def fts5(folder: Path) -> Callable[[list[str]], list[int]]:
    """Return what asks FTS5."""
    base = sqlite3.connect(folder / "FTS5" / "fts.db")
    sql = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 200"
    return lambda words: [row[0] for row in base.execute(sql, (" AND ".join(words),))]


def tantivy(folder: Path) -> Callable[[list[str]], list[int]]:
    """Return what asks tantivy."""
    engine: Any = importlib.import_module("tantivy")

    index: Any = engine.Index.open(str(folder / "tantivy"))
    searcher = index.searcher()

    def search(words: list[str]) -> list[int]:
        query = index.parse_query(" AND ".join(words), ["title", "body"])
        hits = searcher.search(query, 200).hits
        return [searcher.doc(address)["id"][0] for _, address in hits]

    return search


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--engines", default="ours,fts5,tantivy")
    parser.add_argument("--items", type=int, default=ITEMS, help="more give a steadier figure")
    parser.add_argument("--seed", type=int, default=11)
    options = parser.parse_args()
    items = draw(list(read_corpus(options.work, 0)), options.items, options.seed)
    print(f"{'':12}" + "".join(f"{kind:>26}" for kind in KINDS) + "   (looked at / reported)")
    for name in options.engines.split(","):
        found = ranks(items, globals()[name](options.work))
        cells = (
            f"{_mean(found[kind][0::2]):.3f} / {_mean(found[kind][1::2]):.3f}" for kind in KINDS
        )
        print(f"{name:12}" + "".join(f"{cell:>26}" for cell in cells))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(len(values), 1)


if __name__ == "__main__":
    main()
