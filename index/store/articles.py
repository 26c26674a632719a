"""Writing down articles and their texts."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import dataclass, field

from index.article import Article
from index.store import records
from index.store.index_queue import IndexQueue
from index.store.links import LinksWriter, page_of

_COLUMNS = f"identity, text_id, page, {records.ARTICLE_COLUMNS}"
_OWN_COLUMNS = records.ARTICLE_COLUMNS.replace(
    "published", "coalesce(own_published, published)"
).replace("tags", "coalesce(own_tags, tags)")
"""What an article's file says of it, whatever lists of links have told more."""


@dataclass(slots=True)
class Changes:
    """What became of articles, by their ids."""

    added: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    copied: list[int] = field(default_factory=list)
    """Those that one more file holds, and that are as they were."""
    edited: list[tuple[str, str]] = field(default_factory=list)
    """Hash of a text, and of what it has become."""

    @property
    def all(self) -> list[int]:
        """Every article that anything became of."""
        return [*self.added, *self.changed, *self.removed, *self.copied]


class ArticlesWriter:
    """The part of the store that keeps articles, each once, wherever it lies."""

    def __init__(self, db: sqlite3.Connection, links: LinksWriter, queue: IndexQueue) -> None:
        self._db = db
        self._links = links
        self._queue = queue

    def put(self, path: bytes, article: Article, current: int | None, changes: Changes) -> None:
        """Store an article of a file.

        Args:
            path: The file.
            article: What its part holds now.
            current: The article that the part held before, if any.
            changes: What becomes of articles is noted here.
        """
        key = records.identity(article)
        if current is not None and self._is_unchanged(current, key, article):
            return
        same = self._db.execute("SELECT id FROM articles WHERE identity = ?", (key,)).fetchone()
        if same:
            target: int = same[0]
            if target == current and self._locations(target) == 1:
                self._update(target, key, article, changes)
                changes.changed.append(target)
            else:
                changes.copied.append(target)
        elif current is not None and self._locations(current) == 1:
            target = current  # an edited text keeps its id: it may be on the screen
            self._update(target, key, article, changes)
            changes.changed.append(target)
        else:
            target = self._insert(key, article)
            changes.added.append(target)
        self._db.execute(
            "INSERT OR REPLACE INTO locations VALUES (?, ?, ?)", (path, article.part, target)
        )
        self._queue.add([target])
        self._links.apply([page_of(article.url)])
        if current is not None and current != target:
            self.drop_if_nowhere(current, changes)

    def _is_unchanged(self, article_id: int, key: bytes, article: Article) -> bool:
        row = self._db.execute(
            f"SELECT identity, page, {_OWN_COLUMNS} FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        return bool(row == (key, page_of(article.url), *records.article_values(article)))

    def _locations(self, article_id: int) -> int:
        count: int = self._db.execute(
            "SELECT count(*) FROM locations WHERE article_id = ?", (article_id,)
        ).fetchone()[0]
        return count

    def _insert(self, key: bytes, article: Article) -> int:
        values = self._values(key, article)
        row = self._db.execute(
            f"INSERT INTO articles ({_COLUMNS})"
            f" VALUES ({', '.join('?' * len(values))}) RETURNING id",
            values,
        ).fetchone()
        article_id: int = row[0]
        return article_id

    def _update(self, article_id: int, key: bytes, article: Article, changes: Changes) -> None:
        before, old_hash = self._text_of(article_id)
        assigned = ", ".join(f"{column} = ?" for column in _COLUMNS.split(", "))
        self._db.execute(
            f"UPDATE articles SET {assigned}, own_published = NULL, own_tags = NULL WHERE id = ?",
            (*self._values(key, article), article_id),
        )
        if old_hash != article.text_hash:
            changes.edited.append((old_hash, article.text_hash))
            self._drop_text_if_unused(before)

    def _values(self, key: bytes, article: Article) -> tuple[object, ...]:
        """Return an article as values of `_COLUMNS`."""
        values = records.article_values(article)
        return (key, self._put_text(article), page_of(article.url), *values)

    def drop_if_nowhere(self, article_id: int, changes: Changes) -> None:
        """Drop an article that no file holds any more."""
        self._queue.add([article_id])  # its paths have changed, or it goes
        if self._locations(article_id):
            return
        text_id, _ = self._text_of(article_id)
        self._db.execute("DELETE FROM articles WHERE id = ?", (article_id,))
        self._drop_text_if_unused(text_id)
        changes.removed.append(article_id)

    # Texts.

    def has_text(self, text_hash: str) -> bool:
        """Tell whether an article has this text."""
        found = self._db.execute("SELECT 1 FROM texts WHERE hash = ?", (text_hash,))
        return found.fetchone() is not None

    def _text_of(self, article_id: int) -> tuple[int, str]:
        row: tuple[int, str] = self._db.execute(
            "SELECT t.id, hash FROM texts t JOIN articles a ON text_id = t.id WHERE a.id = ?",
            (article_id,),
        ).fetchone()
        return row

    def _put_text(self, article: Article) -> int:
        found = self._db.execute("SELECT id FROM texts WHERE hash = ?", (article.text_hash,))
        row = (
            found.fetchone()
            or self._db.execute(
                "INSERT INTO texts (hash, words, text) VALUES (?, ?, ?) RETURNING id",
                (article.text_hash, len(article.text.split()), article.text),
            ).fetchone()
        )
        text_id: int = row[0]
        return text_id

    def _drop_text_if_unused(self, text_id: int) -> None:
        """Drop a text that no article has, but spare its analysis: the text may come back."""
        used = self._db.execute("SELECT 1 FROM articles WHERE text_id = ?", (text_id,)).fetchone()
        if used:
            return
        self._db.execute(
            "INSERT OR REPLACE INTO spare_analyses SELECT hash, pipeline, data, ?"
            " FROM texts JOIN analyses ON text_id = id WHERE id = ?",
            (int(time.time()), text_id),
        )
        self._db.execute("DELETE FROM texts WHERE id = ?", (text_id,))
