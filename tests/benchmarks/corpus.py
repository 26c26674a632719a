"""News for benchmarks: any number of articles from a seed, with a vocabulary that grows.

Invented ones: words are drawn by Zipf's law from a list that gets longer with each article (Heaps'
law), as in real text; common ones are English, so that stop words and phrases behave like real
ones.

Or real ones over and over, each time with other words here and there:

    python -m tests.benchmarks.corpus ARTICLES.jsonl --articles 400000 --to WORK/400000

ARTICLES.jsonl has the fields of `Piece`, such as another corpus.jsonl.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

_COMMON = """
    the of and to a in that is was for it with as his on be at by i this had not are but from or
    have an they which one you were her all she there would their we him been has when who will
    more no if out so said what up its about into than them can only other new some could time
    these two may then do first any my now such like our over man me even most made after also
    did many before must through back years where much your way well down should because each
    just those people government state president minister police court house party percent
    million country city report public company market week year day officials leader election
    budget tax health school water power border trade talks deal vote law bill council group
    security attack strike war peace economy growth price energy climate study research
"""
_ONSETS = (
    "b bl br c ch cl cr d dr f fl fr g gl gr h j k kl l m n p pl pr r s sc sh sl sp st t tr v w z"
)
_NUCLEI = "a e i o u ai ea ee ie oa ou"
_CODAS = " n r l s t m nd rt st ck ng"
_ENDINGS = ("", "", "", "s", "ed", "ing", "er", "ly", "tion", "ment")
FULL_VOCABULARY = 600_000
SOURCES = tuple(f"{name} {kind}" for name in (
    "Northern", "Harbour", "Capital", "Valley", "Coastal", "Morning", "Evening", "Island"
) for kind in ("Echo", "Post", "Courier", "Herald", "Star"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One invented article."""

    id: int
    title: str
    text: str
    source: str
    author: str
    published: str


def vocabulary(seed: int) -> list[str]:
    """Return all words, commonest first."""
    rng = np.random.default_rng(seed)
    onsets, nuclei, codas = _ONSETS.split(), _NUCLEI.split(), _CODAS.split(" ")
    words = dict.fromkeys(_COMMON.split())
    while len(words) < FULL_VOCABULARY:
        size = 200_000
        syllables = rng.integers(1, 4, size)
        parts = rng.integers(0, 2**31, (size, 7))
        for count, numbers in zip(syllables.tolist(), parts.tolist(), strict=True):
            word = "".join(
                onsets[numbers[2 * i] % len(onsets)] + nuclei[numbers[2 * i + 1] % len(nuclei)]
                for i in range(count)
            )
            word += codas[numbers[6] % len(codas)] + _ENDINGS[numbers[6] // 97 % len(_ENDINGS)]
            words[word] = None
    return list(words)[:FULL_VOCABULARY]


def make_articles(count: int, seed: int = 5) -> Iterator[Piece]:
    """Yield articles of about 520 words; the first ones are the same however many there are."""
    words = np.array(vocabulary(seed), dtype=object)
    weights = 1 / (np.arange(len(words)) + 2.7) ** 1.07
    cumulated = np.cumsum(weights)
    rng = np.random.default_rng(seed + 1)
    start = datetime.date(2019, 1, 1)
    for number in range(1, count + 1):
        known = min(int(22 * (520 * number) ** 0.56) + 2000, len(words))
        length = int(np.clip(rng.lognormal(6.2, 0.35), 120, 2000))
        ranks = np.searchsorted(cumulated, rng.random(length) * cumulated[known - 1])
        text = _text(words[ranks].tolist(), rng)
        title = " ".join(words[np.minimum(ranks[5:12] + 40, known - 1)].tolist()).capitalize()
        yield Piece(
            number,
            title,
            text,
            SOURCES[int(rng.integers(len(SOURCES)))],
            f"{words[200 + int(rng.integers(80))]} {words[300 + int(rng.integers(90))]}".title(),
            (start + datetime.timedelta(int(rng.integers(2000)))).isoformat(),
        )


def repeat_articles(pieces: Sequence[Piece], count: int, seed: int = 7) -> Iterator[Piece]:
    """Yield real articles, then the same again in another order, with some words changed.

    Of a repeated one's words one in twenty is another of the archive's, one in 300 a new one, and
    its sentences come in another order.
    """
    rng = random.Random(seed)
    pool = [
        word for piece in rng.sample(pieces, min(2000, len(pieces))) for word in piece.text.split()
    ]
    for number, piece in zip(range(1, count + 1), itertools.cycle(pieces), strict=False):
        if number <= len(pieces):
            yield replace(piece, id=number)
            continue
        sentences = re.split(r"(?<=[.!?])\s+", piece.text)
        rng.shuffle(sentences)
        words = " ".join(sentences).split()
        for _ in range(len(words) // 20):
            words[rng.randrange(len(words))] = rng.choice(pool)
        for _ in range(len(words) // 300 + (rng.random() < len(words) % 300 / 300)):
            words[rng.randrange(len(words))] = f"{rng.choice(pool)[:6]}{number % 9973}".lower()
        title = piece.title.split()
        if title:
            title[rng.randrange(len(title))] = rng.choice(pool)
        day = datetime.date.fromisoformat(piece.published) + datetime.timedelta(rng.randrange(9000))
        yield replace(
            piece,
            id=number,
            title=" ".join(title),
            text=" ".join(words),
            published=day.isoformat(),
        )


def read_corpus(folder: Path, count: int) -> Iterator[Piece]:
    """Yield the articles from a file in a folder; make it first where it is missing."""
    path = folder / "corpus.jsonl"
    if not path.exists():
        _write(path, make_articles(count))
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield Piece(**json.loads(line))


def _write(path: Path, pieces: Iterable[Piece]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    with unfinished.open("w", encoding="utf-8") as out:
        for piece in pieces:
            out.write(json.dumps(asdict(piece), ensure_ascii=False) + "\n")
    unfinished.rename(path)


def _text(words: list[str], rng: np.random.Generator) -> str:
    """Return the words as sentences and paragraphs, with capitals and the odd quotation."""
    sentences: list[str] = []
    at = 0
    lengths = rng.integers(8, 30, len(words) // 8 + 1).tolist()
    for i, length in enumerate(lengths):
        part = words[at : at + length]
        if not part:
            break
        sentence = " ".join(part).capitalize() + "."
        if i % 6 == 2:
            sentence = f"“{sentence[:-1]},” {part[0].title()} said."
        sentences.append(sentence + ("\n\n" if i % 4 == 3 else " "))
        at += length
    return "".join(sentences).strip()


def main() -> None:
    """Write a corpus of real articles, repeated."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles_file", type=Path, metavar="ARTICLES.jsonl")
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--to", type=Path, required=True)
    options = parser.parse_args()
    with options.articles_file.open(encoding="utf-8") as lines:
        pieces = [Piece(**json.loads(line)) for line in lines]
    _write(options.to / "corpus.jsonl", repeat_articles(pieces, options.articles))


if __name__ == "__main__":
    main()
