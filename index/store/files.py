"""Writing down which files there are and what articles they hold."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from index.article import Article, SavedLink
from index.store import records
from index.store.links import LinksWriter, page_of
from index.store.records import FileState

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


class FilesWriter(LinksWriter):
    """The part that follows the folder."""

    def imports(self) -> list[bytes]:
        """Return the absolute paths of files that the user added from outside the folder."""
        return records.imports(self._db)

    def add_imports(self, paths: Iterable[bytes]) -> None:
        """Add files from outside the folder."""
        both = dict.fromkeys([*self.imports(), *paths])
        self.set_meta(records.IMPORTS, json.dumps([path.hex() for path in both]))

    def files(self) -> dict[bytes, FileState]:
        """Return every file that was seen the last time."""
        return records.file_states(self._db)

    def put_file(
        self,
        path: bytes,
        state: FileState,
        articles: Sequence[Article],
        links: Sequence[SavedLink] = (),
    ) -> Changes:
        """Store what a file holds now, in place of what it held before."""
        left = self.parts(path)
        changes = self.put_articles(path, articles, left)
        return self.end_file(path, state, left, links, changes)

    def begin_file(self, path: bytes, size: int) -> dict[str, int]:
        """Begin to store a file in several transactions; until its end it counts as unknown.

        Returns:
            The articles that it held before, by part, for `put_articles` and `end_file`.
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
            self._put_article(path, article, left.pop(article.part, None), changes)
        return changes

    def end_file(
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
        self.clear_problems(path)
        changes.changed += self.put_links(path, links)
        for part, article_id in left.items():
            self._db.execute("DELETE FROM locations WHERE path = ? AND part = ?", (path, part))
            self._drop_if_nowhere(article_id, changes)
        return changes

    def touch_file(self, path: bytes, state: FileState) -> None:
        """Note a file's new date; its content is what it was."""
        self._put_state(path, state)

    def move_file(self, old: bytes, new: bytes, state: FileState) -> Changes:
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
        self._must_index(ids)
        return Changes(changed=ids)

    def remove_file(self, path: bytes) -> Changes:
        """Forget a file that is gone, and the articles that are nowhere else."""
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))
        return self._remove_content(path)

    def skip_file(self, path: bytes, state: FileState) -> Changes:
        """Note that a file holds nothing that can be read."""
        self._put_state(path, state)
        return self._remove_content(path)

    def mark_stale(self, path: bytes) -> None:
        """Note that a file could not be looked at; its articles stay as they were."""
        self._db.execute("UPDATE files SET stale = 1, mtime_ns = 0 WHERE path = ?", (path,))

    def _put_state(self, path: bytes, state: FileState) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            (path, state.size, state.mtime_ns, state.content, state.stale, state.encoding),
        )

    def _remove_content(self, path: bytes) -> Changes:
        changes = Changes(changed=self.put_links(path, ()))
        self.clear_problems(path)
        gone = self._db.execute(
            "DELETE FROM locations WHERE path = ? RETURNING article_id", (path,)
        ).fetchall()
        for (article_id,) in gone:
            self._drop_if_nowhere(article_id, changes)
        return changes

    # Problems.

    def clear_problems(self, path: bytes) -> None:
        """Forget what was wrong with a file."""
        self._db.execute("DELETE FROM problems WHERE path = ?", (path,))

    def add_problem(self, path: bytes, reason: str, hint: str, *, skipped: bool) -> None:
        """Note what is wrong with a file."""
        self._db.execute(
            "INSERT INTO problems SELECT ?, count(*), ?, ?, ? FROM problems WHERE path = ?",
            (path, reason, hint, skipped, path),
        )

    def skipped(self) -> set[bytes]:
        """Return the files that gave no article."""
        rows = self._db.execute("SELECT DISTINCT path FROM problems WHERE skipped")
        return {path for (path,) in rows}

    def refused(self) -> set[bytes]:
        """Return what was not even opened."""
        rows = self._db.execute(
            "SELECT DISTINCT path FROM problems WHERE path NOT IN (SELECT path FROM files)"
        )
        return {path for (path,) in rows}

    # Articles.

    def _put_article(
        self, path: bytes, article: Article, current: int | None, changes: Changes
    ) -> None:
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
        self._must_index([target])
        self.apply_links([page_of(article.url)])
        if current is not None and current != target:
            self._drop_if_nowhere(current, changes)

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

    def _drop_if_nowhere(self, article_id: int, changes: Changes) -> None:
        self._must_index([article_id])  # its paths have changed, or it goes
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
