"""The engines that the search benchmark compares, each behind the same few questions."""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from tests.benchmarks.corpus import Piece
from tests.benchmarks.ours import Pullquote

SHOWN = 50
"""So many results are fetched in order; all are counted."""


class Engine(Protocol):
    """A search engine with an index of the corpus."""

    name: str

    def build(self, folder: Path, pieces: Iterable[Piece]) -> None:
        """Index the corpus from nothing."""

    def open(self, folder: Path) -> None:
        """Open what was built."""

    def words(self, words: list[str]) -> int:
        """Return how many articles have all the words, and fetch the best."""

    def phrase(self, words: list[str]) -> int:
        """Return how many articles have the phrase, and fetch the best."""

    def near(self, words: list[str]) -> int:
        """Return how many articles have the words with at most five others between them."""

    def fuzzy(self, word: str, distance: int) -> int:
        """Return how many articles have a word within so many edits."""

    def ending(self, letters: str) -> int:
        """Return how many articles have a word that ends so."""

    def dated(self, word: str, first: date, last: date) -> int:
        """Return how many articles of a time have a word, and fetch the best."""

    def complete(self, prefix: str) -> int:
        """Return how many of the likeliest words begin so."""


class BareWhoosh:
    """Whoosh as its documentation sets it up."""

    name = "Whoosh"

    def build(self, folder: Path, pieces: Iterable[Piece]) -> None:
        from whoosh import fields, index
        from whoosh.analysis import StemmingAnalyzer

        schema = fields.Schema(
            id=fields.NUMERIC(stored=True),
            title=fields.TEXT(analyzer=StemmingAnalyzer(), stored=True),
            body=fields.TEXT(analyzer=StemmingAnalyzer(), stored=True),
            day=fields.NUMERIC(sortable=True),
        )
        writer = index.create_in(str(folder), schema).writer(limitmb=1024)
        for piece in pieces:
            day = date.fromisoformat(piece.published).toordinal()
            writer.add_document(id=piece.id, title=piece.title, body=piece.text, day=day)
        writer.commit()

    def open(self, folder: Path) -> None:
        from whoosh import index

        self._index = index.open_dir(str(folder))
        self._searcher = self._index.searcher()

    def _count(self, query: str) -> int:
        from whoosh.qparser import QueryParser

        parsed = QueryParser("body", self._index.schema).parse(query)
        results = self._searcher.search(parsed, limit=SHOWN)
        return len(results)

    def words(self, words: list[str]) -> int:
        return self._count(" ".join(words))

    def phrase(self, words: list[str]) -> int:
        return self._count('"' + " ".join(words) + '"')

    def near(self, words: list[str]) -> int:
        raise NotImplementedError

    def fuzzy(self, word: str, distance: int) -> int:
        from whoosh.query import FuzzyTerm

        query = FuzzyTerm("body", word, maxdist=distance, prefixlength=0)
        return len(self._searcher.search(query, limit=SHOWN))

    def ending(self, letters: str) -> int:
        return self._count(f"*{letters}")

    def dated(self, word: str, first: date, last: date) -> int:
        return self._count(f"{word} day:[{first.toordinal()} TO {last.toordinal()}]")

    def complete(self, prefix: str) -> int:
        return self._count(f"{prefix}*")


class Fts5:
    """SQLite's full-text index."""

    name = "FTS5"

    def build(self, folder: Path, pieces: Iterable[Piece]) -> None:
        base = sqlite3.connect(folder / "fts.db")
        base.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(title, body, content='',"
            " tokenize='porter unicode61')"
        )
        base.execute("CREATE TABLE days (id INTEGER PRIMARY KEY, day INTEGER)")
        base.execute("CREATE VIRTUAL TABLE words USING fts5vocab('texts', 'row')")
        for piece in pieces:
            day = date.fromisoformat(piece.published).toordinal()
            base.execute(
                "INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)",
                (piece.id, piece.title, piece.text),
            )
            base.execute("INSERT INTO days VALUES (?, ?)", (piece.id, day))
        base.commit()
        base.execute("INSERT INTO texts (texts) VALUES ('optimize')")
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "fts.db")

    def _count(self, query: str) -> int:
        rows = self._base.execute(
            f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT {SHOWN}",
            (f"body: ({query})",),
        )
        return len(rows.fetchall())

    def words(self, words: list[str]) -> int:
        return self._count(" AND ".join(words))

    def phrase(self, words: list[str]) -> int:
        return self._count('"' + " ".join(words) + '"')

    def near(self, words: list[str]) -> int:
        return self._count(f"NEAR({' '.join(words)}, 5)")

    def fuzzy(self, word: str, distance: int) -> int:
        raise NotImplementedError

    def ending(self, letters: str) -> int:
        raise NotImplementedError

    def dated(self, word: str, first: date, last: date) -> int:
        rows = self._base.execute(
            "SELECT id FROM texts JOIN days ON days.id = texts.rowid"
            f" WHERE texts MATCH ? AND day BETWEEN ? AND ? ORDER BY rank LIMIT {SHOWN}",
            (f"body: {word}", first.toordinal(), last.toordinal()),
        )
        return len(rows.fetchall())

    def complete(self, prefix: str) -> int:
        rows = self._base.execute(
            "SELECT term FROM words WHERE term >= ? AND term < ? ORDER BY doc DESC LIMIT 10",
            (prefix, prefix + "\U0010ffff"),
        )
        return len(rows.fetchall())


class Tantivy:
    """A search engine in native code."""

    name = "tantivy"

    def __init__(self) -> None:
        self._tantivy: Any = importlib.import_module("tantivy")

    def build(self, folder: Path, pieces: Iterable[Piece]) -> None:
        builder = self._tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=True)
        builder.add_text_field("title", tokenizer_name="en_stem")
        builder.add_text_field("body", tokenizer_name="en_stem")
        builder.add_integer_field("day", fast=True, indexed=True)
        index = self._tantivy.Index(builder.build(), path=str(folder))
        writer = index.writer(heap_size=128_000_000, num_threads=1)
        for piece in pieces:
            day = date.fromisoformat(piece.published).toordinal()
            writer.add_document(
                self._tantivy.Document(id=piece.id, title=piece.title, body=piece.text, day=day)
            )
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        self._index = self._tantivy.Index.open(str(folder))
        self._searcher = self._index.searcher()

    def _count(self, query: Any) -> int:
        return int(self._searcher.search(query, SHOWN, count=True).count)

    def words(self, words: list[str]) -> int:
        return self._count(self._index.parse_query(" AND ".join(words), ["body"]))

    def phrase(self, words: list[str]) -> int:
        return self._count(self._index.parse_query('"' + " ".join(words) + '"', ["body"]))

    def near(self, words: list[str]) -> int:
        raise NotImplementedError  # its slop knows one order only

    def fuzzy(self, word: str, distance: int) -> int:
        query = self._tantivy.Query
        return self._count(query.fuzzy_term_query(self._index.schema, "body", word, distance))

    def ending(self, letters: str) -> int:
        query = self._tantivy.Query
        return self._count(query.regex_query(self._index.schema, "body", f".*{letters}"))

    def dated(self, word: str, first: date, last: date) -> int:
        span = f"day:[{first.toordinal()} TO {last.toordinal()}]"
        return self._count(self._index.parse_query(f"{word} AND {span}", ["body"]))

    def complete(self, prefix: str) -> int:
        schema = self._index.schema
        return self._count(self._tantivy.Query.regex_query(schema, "body", f"{prefix}.*"))


class Ripgrep:
    """No index: every file is read. Answers words and phrases only."""

    name = "ripgrep"

    def build(self, folder: Path, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            shelf = folder / f"{piece.id // 1000:04}"
            shelf.mkdir(exist_ok=True)
            (shelf / f"{piece.id}.txt").write_text(f"{piece.title}\n\n{piece.text}\n")

    def open(self, folder: Path) -> None:
        self._folder = folder

    def words(self, words: list[str]) -> int:
        return self.phrase(words[:1])

    def phrase(self, words: list[str]) -> int:
        command = ["rg", "-l", "-i", "-w", " ".join(words), str(self._folder)]
        done = subprocess.run(command, capture_output=True, check=False)
        return done.stdout.count(b"\n")

    def near(self, words: list[str]) -> int:
        raise NotImplementedError

    def fuzzy(self, word: str, distance: int) -> int:
        raise NotImplementedError

    def ending(self, letters: str) -> int:
        raise NotImplementedError

    def dated(self, word: str, first: date, last: date) -> int:
        raise NotImplementedError

    def complete(self, prefix: str) -> int:
        raise NotImplementedError


def chosen_engines(names: Sequence[str]) -> list[Engine]:
    """Return the engines with these names that are installed here."""
    engines: list[Engine] = [Pullquote(), BareWhoosh(), Fts5()]
    if importlib.util.find_spec("tantivy"):
        engines.append(Tantivy())
    if shutil.which("rg"):
        engines.append(Ripgrep())
    return [engine for engine in engines if engine.name in names]
