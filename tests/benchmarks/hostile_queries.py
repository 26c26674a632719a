"""What a query can cost at most: random hostile ones on an index that is there.

    python -m tests.benchmarks.hostile_queries FOLDER

FOLDER is the directory of a search index, such as `WORK/COUNT/Pullquote` of the search benchmark.
Each query has to answer, or to be refused with a sentence, within half a second of CPU.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from index.errors import QueryError
from index.search.engine.files import read_snapshot
from index.search.engine.vocabulary import PAIR
from index.search.query.parser import parse
from index.search.run.hits import find_hits
from index.search.run.index import SearchIndex

QUERIES = 200
LIMIT = 500
TEXT = "The said price of oil rose by 2% in the U.S. on Friday. " * 200


def main(folder: Path) -> int:
    """Ask them all; print the dearest, and return how many cost too much."""
    index = SearchIndex.open(folder)
    rng = random.Random(18)
    words = _words(folder, rng)
    kinds = _kinds(words, rng)
    taken: list[tuple[float, str, str]] = []
    for number in range(QUERIES):
        name, make = kinds[number % len(kinds)]
        text = make()
        before = time.process_time()
        told = _ask(index, text, typing=number % 3 == 2)
        taken.append((1000 * (time.process_time() - before), name, told))
    taken.sort(reverse=True)
    for ms, name, told in taken[:12]:
        print(f"{ms:9.1f} ms  {name:26} {told}")
    print(f"p50 {taken[QUERIES // 2][0]:.1f} ms, worst {taken[0][0]:.1f} ms of CPU")
    return sum(ms > LIMIT for ms, _, _ in taken)


def _ask(index: SearchIndex, text: str, *, typing: bool) -> str:
    try:
        query = parse(text, typing=typing)
    except QueryError as problem:
        return problem.message
    found = index.search(query)
    index.search_quotes(query)
    find_hits(query, TEXT)
    return f"{found.total:,} found"


def _words(folder: Path, rng: random.Random) -> list[str]:
    ((_, body), *_) = read_snapshot(folder, None).fields("body")
    folded = list({key.partition(PAIR)[0] for key in body.words.words()})
    frequent = ["the", "of", "said", "a", "in", "to", "and", "mln", "pct", "company"]
    return [*rng.sample(sorted(folded), 2000), *frequent * 50]


def _kinds(words: list[str], rng: random.Random) -> list[tuple[str, Callable[[], str]]]:
    letters = "abcdefghijklmnopqrstuvwxyz"

    def some(count: int) -> list[str]:
        return rng.choices(words, k=count)

    return [
        ("deep brackets", lambda: "(" * rng.randint(10, 9999) + "a" + ")" * rng.randint(0, 9999)),
        ("brackets of brackets", lambda: "(a OR (b " * 49 + ")" * 98),
        ("prefixes by OR", lambda: " OR ".join(f"{rng.choice(letters)}*" for _ in range(10_000))),
        ("some prefixes by OR", lambda: " OR ".join(f"{letter}*" for letter in letters)),
        ("as many as are allowed", lambda: " OR ".join(f"{w}*" for w in some(600))[:3990]),
        ("~2 of every word", lambda: " ".join(f"{word}~2" for word in some(300))[:3990]),
        ("a few ~2", lambda: " OR ".join(f"{word}~2" for word in some(20))),
        ("1 MB", lambda: " ".join(some(150_000))),
        ("1 MB of one word", lambda: "x" * 1_000_000),
        ("a paragraph", lambda: " ".join(some(500))[:3990]),
        ("unknown words", lambda: " ".join(f"{word}q{word}" for word in some(100))),
        ("IN CAPITALS", lambda: " ".join(word.upper() for word in some(200))),
        ("small operators", lambda: " or ".join(f"{word}zz" for word in some(200))),
        ("wildcards", lambda: " OR ".join(f"*{rng.choice(letters)}*" for _ in range(500))),
        ("stars and letters", lambda: "*a" * rng.randint(10, 900) + "*"),
        ("question marks", lambda: "?" * rng.randint(1, 60) + "a*" + "?" * 30),
        ("a phrase of prefixes", lambda: '"' + " ".join(f"{w[0]}*" for w in some(30)) + '"'),
        ("near of prefixes", lambda: '"' + " ".join(f"{w[0]}*" for w in some(30)) + '"~9999'),
        ("near of common words", lambda: '"the of said a in to and"~9999'),
        ("a phrase of one word", lambda: '"' + "the " * 900 + '"'),
        ("near of one word", lambda: '"' + "the " * 900 + '"~9'),
        ("NOT NOT NOT", lambda: "NOT " * rng.randint(2, 900) + "a"),
        ("minus", lambda: "-" * rng.randint(2, 3000) + "a"),
        ("open phrases", lambda: '"' * rng.randint(1, 3999)),
        ("said of said", lambda: "said:" * rng.randint(2, 700) + "a"),
        ("names by wildcard", lambda: " OR ".join(f"entity:*{w[-1]}" for w in some(200))),
        ("names by ~2", lambda: " OR ".join(f"person:{w}~2" for w in some(200))),
        ("ranges", lambda: " OR ".join(f"date:19{rng.randint(10, 99)}.." for _ in range(250))),
        ("signs", lambda: "".join(rng.choices("()\"'~*?:!|&-−#=.,“”", k=3000))),
        ("noise", lambda: "".join(chr(rng.randrange(32, 0x3000)) for _ in range(3000))),
    ]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
