"""Pullquote's index in the search benchmark."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import numpy as np

from index.article import Analysis, Article, Entity, Quote, Span
from index.search.engine.writer import SearchWriter
from index.search.run.index import SearchIndex
from tests.benchmarks.corpus import Piece
from tests.search.library import ask


class Pullquote:
    """The index that the explorer uses."""

    name = "Pullquote"

    def build(self, folder: Path, pieces: Iterable[Piece]) -> None:
        with SearchWriter.open(folder) as writer:
            for piece in pieces:
                writer.put_article(piece.id, article_of(piece))
                if writer.is_full:
                    writer.commit()
            writer.commit(compact=True)

    def open(self, folder: Path) -> None:
        self.index = SearchIndex.open(folder)

    def words(self, words: list[str]) -> int:
        return ask(self.index, "body:(" + " ".join(words) + ")").total

    def phrase(self, words: list[str]) -> int:
        return ask(self.index, 'body:"' + " ".join(words) + '"').total

    def near(self, words: list[str]) -> int:
        return ask(self.index, 'body:"' + " ".join(words) + '"~5').total

    def fuzzy(self, word: str, distance: int) -> int:
        return ask(self.index, f"body:{word}~{distance}").total

    def ending(self, letters: str) -> int:
        return ask(self.index, f"body:*{letters}").total

    def dated(self, word: str, first: date, last: date) -> int:
        return ask(self.index, f"body:{word} date:{first}..{last}").total

    def complete(self, prefix: str) -> int:
        return len(self.index.complete(prefix, len(prefix)))


def add_findings(folder: Path, pieces: Iterable[Piece]) -> None:
    """Add an analysis to each article."""
    with SearchWriter.open(folder) as writer:
        for piece in pieces:
            writer.put_analysis(piece.id, analysis_of(piece), piece.text)
            if writer.is_full:
                writer.commit()
        writer.commit(compact=True)


def article_of(piece: Piece) -> Article:
    """Return a piece of the corpus as the reader would."""
    return Article(
        text=piece.text,
        title=piece.title,
        source=piece.source,
        authors=(piece.author,),
        published=piece.published,
        path=f"{piece.id // 1000:04}/{piece.id}.txt",
    )


def analysis_of(piece: Piece) -> Analysis:
    """Return an analysis of usual size: eleven names and four quotes."""
    rng = np.random.default_rng(piece.id)
    words = [*piece.title.split(), "Holm", "Ray", "Vane", "Lisk"]

    def name() -> str:
        rank = int(rng.zipf(1.4)) % 60_000
        return f"{words[rank % 4 - 4]} {rank}".title()

    people = [name() for _ in range(6)]
    entities = [Entity(kind="PERSON", name=person, mentions=(Span(0, 1),)) for person in people]
    for _ in range(3):
        entities.append(Entity(kind="ORG", name=f"{name()} Group", mentions=(Span(0, 1),)))
    for _ in range(2):
        entities.append(Entity(kind="GPE", name=f"{name()}ville", mentions=(Span(0, 1),)))
    quotes = []
    for i in range(4):
        start = len(piece.text) * i // 4
        span = Span(start, min(start + 150, len(piece.text)))
        quotes.append(Quote(span=span, kind="direct", name=people[i]))
    return Analysis(pipeline="benchmark", entities=tuple(entities), quotes=tuple(quotes))
