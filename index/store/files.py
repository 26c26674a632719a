"""Writing down which files there are and what articles they hold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from index.article import Article, SavedLink
from index.store import meta
from index.store.articles import ArticlesWriter, Changes
from index.store.index_queue import IndexQueue
from index.store.links import LinksWriter
from index.store.problems import ProblemsWriter
from index.store.records import FileState, file_states


class FilesWriter:
    """The part of the store that follows the folder."""

    def __init__(
        self,
        db: sqlite3.Connection,
        articles: ArticlesWriter,
        links: LinksWriter,
        problems: ProblemsWriter,
        queue: IndexQueue,
    ) -> None:
        self._db = db
        self._articles = articles
        self._links = links
        self._problems = problems
        self._queue = queue

    def imports(self) -> list[bytes]:
        """Return the absolute paths of files that the user added from outside the folder."""
        return meta.imports(self._db)

    def add_imports(self, paths: Iterable[bytes]) -> None:
        """Add files from outside the folder."""
        both = dict.fromkeys([*self.imports(), *paths])
        meta.put(self._db, meta.IMPORTS, json.dumps([path.hex() for path in both]))

    def states(self) -> dict[bytes, FileState]:
        """Return every file that was seen the last time."""
        return file_states(self._db)

    def put(
        self,
        path: bytes,
        state: FileState,
        articles: Sequence[Article],
        links: Sequence[SavedLink] = (),
    ) -> Changes:
        """Store what a file holds now, in place of what it held before."""
        left = self.parts(path)
        changes = self.put_articles(path, articles, left)
        return self.end(path, state, left, links, changes)

    def begin(self, path: bytes, size: int) -> dict[str, int]:
        """Begin to store a file in several transactions; until its end it counts as unknown.

        Returns:
            The articles that it held before, by part, for `put_articles` and `end`.
        """
        self._put_state(path, FileState(size, 0))
        return self.parts(path)

    def parts(self, path: bytes) -> dict[str, int]:
        """Return the articles of a file by part."""
        rows = self._db.execute("SELECT part, article_id FROM locations WHERE path = ?", (path,))
        return dict(rows.fetchall())

    def put_articles(
        self, path: bytes, articles: Iterable[Article], left: dict[str, int]
    ) -> Changes:
        """Store articles of a file and strike their parts off those that are left."""
        changes = Changes()
        for article in articles:
            self._articles.put(path, article, left.pop(article.part, None), changes)
        return changes

    def end(
        self,
        path: bytes,
        state: FileState,
        left: Mapping[str, int],
        links: Sequence[SavedLink] = (),
        changes: Changes | None = None,
    ) -> Changes:
        """Store the state and the links of a file, and forget the parts that it has no more."""
        changes = changes or Changes()
        self._put_state(path, state)
        self._problems.clear(path)
        changes.changed += self._links.put(path, links)
        for part, article_id in left.items():
            self._db.execute("DELETE FROM locations WHERE path = ? AND part = ?", (path, part))
            self._articles.drop_if_nowhere(article_id, changes)
        return changes

    def touch(self, path: bytes, state: FileState) -> None:
        """Note a file's new date; its content is what it was."""
        self._put_state(path, state)

    def move(self, old: bytes, new: bytes, state: FileState) -> Changes:
        """Note that a file has another name now."""
        self._db.execute("DELETE FROM files WHERE path = ?", (old,))
        self._put_state(new, state)
        for table in ("problems", "links"):
            self._db.execute(f"UPDATE OR REPLACE {table} SET path = ? WHERE path = ?", (new, old))
        ids = [
            article_id
            for (article_id,) in self._db.execute(
                "UPDATE OR REPLACE locations SET path = ? WHERE path = ? RETURNING article_id",
                (new, old),
            )
        ]
        self._queue.add(ids)
        return Changes(changed=ids)

    def remove(self, path: bytes) -> Changes:
        """Forget a file that is gone, and the articles that are nowhere else."""
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))
        return self._remove_content(path)

    def skip(self, path: bytes, state: FileState) -> Changes:
        """Note that a file holds nothing that can be read."""
        self._put_state(path, state)
        return self._remove_content(path)

    def mark_stale(self, path: bytes) -> None:
        """Note that a file could not be looked at; its articles stay as they were."""
        self._db.execute("UPDATE files SET stale = 1, mtime_ns = 0 WHERE path = ?", (path,))

    def _put_state(self, path: bytes, state: FileState) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)",
            (path, *state),
        )

    def _remove_content(self, path: bytes) -> Changes:
        changes = Changes(changed=self._links.put(path, ()))
        self._problems.clear(path)
        gone = self._db.execute(
            "DELETE FROM locations WHERE path = ? RETURNING article_id", (path,)
        ).fetchall()
        for (article_id,) in gone:
            self._articles.drop_if_nowhere(article_id, changes)
        return changes
