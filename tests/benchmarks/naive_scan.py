"""Whether random queries find what reading every article finds.

    python -m tests.benchmarks.naive_scan FOLDER/COUNT --queries 1000

FOLDER/COUNT is what the search benchmark has built. The queries are drawn from the articles: words
in all forms, capitals, phrases, wildcards, misspellings, words near each other, fields, dates, and
those joined by AND, OR and NOT. Prints every query whose answers differ, and how many there were.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from index.errors import QueryError
from index.search.query.operators.dates import Dates
from index.search.query.parser import parse
from index.search.query.syntax import And, Label, Node, Not, Or, Pattern, Words
from index.search.run.hits import find_hits
from index.search.run.index import SearchIndex
from tests.benchmarks.corpus import Piece, read_corpus
from tests.search.library import ask, cut_words

LOOKED_INTO = 6
"""In so many articles of each kind the hits are compared, too."""


class Scan:
    """Answers queries by reading all articles."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = {piece.id: piece for piece in pieces}
        self._placed = {
            field: {piece.id: _placed(getattr(piece, field)) for piece in pieces}
            for field in ("title", "text")
        }
        self._words = {
            word for texts in self._placed.values() for text in texts.values() for word in text
        }
        self._matching = lru_cache(64)(self._find_matching)

    def find(self, node: Node) -> set[int]:
        """Return the articles that fulfil a query."""
        match node:
            case Words(field="title"):
                return self._holding(node, "title")
            case Words(field="body"):
                return self._holding(node, "text")
            case Words():
                named = self.find(node.as_name("source")) | self.find(node.as_name("author"))
                return named | self._holding(node, "title") | self._holding(node, "text")
            case Label(field="source" | "author"):
                names = {i: str(getattr(piece, node.field)) for i, piece in self.pieces.items()}
                fitting = {name for name in set(names.values()) if node.matches(name)}
                return {i for i, name in names.items() if name in fitting}
            case Dates(first, last):
                low, high = str(first or ""), str(last or "9999")
                return {i for i, each in self.pieces.items() if low <= each.published <= high}
            case And(parts):
                return set(self.pieces).intersection(*map(self.find, parts))
            case Or(parts):
                return set().union(*map(self.find, parts))
            case Not(inner):
                return set(self.pieces) - self.find(inner)
            case _:
                raise NotImplementedError(node)

    def _find_matching(self, pattern: Pattern) -> frozenset[str]:
        return frozenset(filter(pattern.matches, self._words))

    def _holding(self, node: Words, field: str) -> set[int]:
        wanted = [self._matching(pattern) for pattern in node.patterns]
        return {
            number
            for number, placed in self._placed[field].items()
            if not any(words.isdisjoint(placed) for words in wanted)
            and (len(wanted) == 1 or _stand(wanted, placed, node.slop))
        }


def _placed(text: str) -> dict[str, list[int]]:
    """Return the words of a text, and what many write as one word, with their places."""
    placed: dict[str, list[int]] = {}
    plain, compounds = cut_words(text)
    for place, word in (*enumerate(plain), *compounds):
        placed.setdefault(word, []).append(place)
    return placed


def _stand(wanted: list[frozenset[str]], placed: dict[str, list[int]], slop: int | None) -> bool:
    places = [
        sorted({at for word in words & placed.keys() for at in placed[word]}) for words in wanted
    ]
    if slop is None:
        return any(
            all(first + i in others for i, others in enumerate(map(set, places)))
            for first in places[0]
        )
    return any(
        max(chosen) - min(chosen) < len(chosen) + slop for chosen in itertools.product(*places)
    )


def queries(pieces: list[Piece], rng: random.Random) -> Callable[[], str]:
    """Return what draws a query from the articles."""

    def run(length: int) -> list[str]:
        while True:
            words = re.findall(r"\S+", rng.choice(pieces).text)
            if len(words) >= length:
                at = rng.randrange(len(words) - length + 1)
                return [re.sub(r'["“”()|:<>+!=~#*?\[\]]', "", word) for word in words[at:][:length]]

    def word() -> str:
        while True:
            found = re.findall("[A-Za-z]{3,}", run(1)[0])
            if found and found[0] not in ("AND", "OR", "NOT"):
                return str(found[0])

    def misspelt() -> str:
        text = word()
        at = rng.randrange(len(text))
        return f"{text[:at]}{text[at + 1 :]}~{rng.randint(1, 2)}"

    leaves: list[Callable[[], str]] = [
        lambda: word().lower(),
        lambda: word().lower(),
        lambda: rng.choice((str.upper, str.capitalize))(word()),
        lambda: f"={word()}",
        lambda: f"{word()[: rng.randint(2, 5)]}*",
        lambda: f"*{word()[-3:]}",
        lambda: f"{word()[0]}*{word()[-2:]}",
        lambda: re.sub(r"(?<=.).(?=.)", "?", word(), count=1),
        misspelt,
        lambda: run(1)[0].strip("-,.'") or "the",
        lambda: '"' + " ".join(run(rng.randint(2, 4))) + '"',
        lambda: '"' + " * ".join(run(2)) + '"',
        lambda: '"' + " ".join((word(), word())) + f'"~{rng.randint(0, 9)}',
        lambda: f"title:{word()}",
        lambda: f"body:{word()}",
        lambda: f"source:{rng.choice(pieces).source.split()[-1]}",
        lambda: f"date:{rng.choice(pieces).published[: rng.choice((7, 10))]}",
        lambda: f"date:..{rng.choice(pieces).published}",
    ]

    def query(depth: int = 0) -> str:
        kind = rng.random()
        if depth > 2 or kind < 0.5:
            return rng.choice(leaves)()
        left, right = query(depth + 1), query(depth + 1)
        if kind < 0.75:
            return f"{left} {right}"
        return f"({left} OR {right})" if kind < 0.88 else f"{left} NOT ({right})"

    return query


def differs(index: SearchIndex, scan: Scan, query: str, rng: random.Random) -> str:
    """Return what is otherwise in an answer than by reading; nothing if it is the same."""
    try:
        root = parse(query).root
    except QueryError:
        return ""
    found, meant = ask(index, query), scan.find(root)
    if found.query.root != root:
        if meant:
            return f"read otherwise ({found.query.note}), but {len(meant)} fulfil it"
        root = found.query.root
        meant = scan.find(root)
    if set(found.ids) != meant:
        missing, wrong = sorted(meant - set(found.ids)), sorted(set(found.ids) - meant)
        return f"{len(missing)} missing {missing[:3]}, {len(wrong)} wrong {wrong[:3]}"
    if isinstance(root, Words) and root.field == "body":
        others = sorted(set(scan.pieces) - meant)
        for numbers in (sorted(meant), others):
            for number in rng.sample(numbers, min(LOOKED_INTO, len(numbers))):
                if bool(find_hits(found.query, scan.pieces[number].text)) != (number in meant):
                    return f"the hits in {number}"
    return ""


def main() -> None:
    """Ask them all, and print those that differ."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    pieces = list(read_corpus(options.folder, 0))
    rng = random.Random(options.seed)
    draw = queries(pieces, rng)
    index, scan = SearchIndex.open(options.folder / "Pullquote"), Scan(pieces)
    asked = refused = different = found = 0
    while asked < options.queries:
        query = draw()
        try:
            parse(query)
        except QueryError:
            refused += 1
            continue
        asked += 1
        found += bool(ask(index, query).total)
        if told := differs(index, scan, query, rng):
            different += 1
            print(f"{query}\n    {told}", flush=True)
    print(f"{asked:,} queries, {found:,} found something, {refused} refused; {different} differ")


if __name__ == "__main__":
    main()
