"""What the user notes about articles, and how it follows their texts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from index.article import Analysis
from index.store.annotations.connection import AnnotationsConnection
from index.store.annotations.corrections import Correction, correct
from index.store.annotations.encodings import FileEncodings
from index.store.annotations.subject import (
    Annotation,
    Subject,
    annotation_of,
    candidates,
    touch,
)

_KINDS = {
    "star": "starred",
    "note": "note <> ''",
    "mark": "starred OR note <> '' OR tags <> '[]'"
    " OR EXISTS (SELECT 1 FROM corrections c WHERE c.mark_id = marks.id)"
    " OR EXISTS (SELECT 1 FROM kept k WHERE k.mark_id = marks.id)",
    "kept": "EXISTS (SELECT 1 FROM kept k WHERE k.mark_id = marks.id)",
}
"""What in a row of the table makes each kind of annotation that `has:` names."""


class Annotations:
    """The annotations of all archives. Safe to use from several threads and processes.

    Attributes:
        encodings: Those that concern files: what they are to be decoded by.
    """

    def __init__(self, path: Path) -> None:
        self._connection = AnnotationsConnection(path)
        self.encodings = FileEncodings(self._connection)

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def health(self) -> tuple[str, bool]:
        """Return what SQLite finds when it checks the whole file, and whether that is well."""
        with self._connection.reading() as db:
            found: str = db.execute("PRAGMA quick_check(1)").fetchone()[0]
        return found, found == "ok"

    # Looking up.

    def of(self, text_hashes: Iterable[str]) -> dict[str, Annotation]:
        """Return the annotations of texts; a text without any is left out."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT hash, starred, tags, note, position FROM texts JOIN marks ON id = mark_id"
                " WHERE hash IN (SELECT value FROM json_each(?))",
                (json.dumps(list(text_hashes)),),
            )
            return {
                text_hash: Annotation(bool(starred), tuple(json.loads(tags)), note, position)
                for text_hash, starred, tags, note, position in rows
            }

    def corrections(self, text_hash: str) -> tuple[Correction, ...]:
        """Return what the user has corrected in a text, oldest first."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT kind, start, words, name, other FROM corrections c"
                " JOIN texts t USING (mark_id) WHERE hash = ? ORDER BY c.id",
                (text_hash,),
            )
            return tuple(Correction(*row) for row in rows)

    def corrected(self, analysis: Analysis, text: str, text_hash: str) -> Analysis:
        """Return what was found in a text as the user has corrected it."""
        return correct(analysis, text, self.corrections(text_hash))

    def kept(self, text_hash: str) -> list[tuple[int, str]]:
        """Return the quotes of a text that the user keeps: where each began, and its words."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT start, words FROM kept JOIN texts USING (mark_id) WHERE hash = ?"
                " ORDER BY start",
                (text_hash,),
            )
            return [(start, words) for start, words in rows]

    def texts_with(self, kind: str) -> list[str]:
        """Return the texts with a `star`, a `note`, a `kept` quote or any annotation (`mark`)."""
        with self._connection.reading() as db:
            rows = db.execute(
                f"SELECT hash FROM texts JOIN marks ON id = mark_id WHERE {_KINDS[kind]}"
            )
            return [text_hash for (text_hash,) in rows]

    def tags(self) -> dict[str, tuple[str, ...]]:
        """Return the user's tags by the hashes of the texts that have any."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT hash, tags FROM texts JOIN marks ON id = mark_id WHERE tags <> '[]'"
            )
            return {text_hash: tuple(json.loads(tags)) for text_hash, tags in rows}

    def changed_since(self, revision: int) -> tuple[int, list[str]]:
        """Return the present revision, and the texts annotated later than another."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT revision, hash FROM marks JOIN texts ON mark_id = id WHERE revision > ?",
                (revision,),
            ).fetchall()
        return max((row[0] for row in rows), default=revision), [row[1] for row in rows]

    # Annotating.

    def star(self, subject: Subject, on: bool) -> None:
        """Star an article, or take its star away."""
        self._set(subject, "starred", on)

    def tag(self, subject: Subject, tags: Sequence[str]) -> None:
        """Set the user's tags of an article, each once."""
        cleaned = dict.fromkeys(" ".join(tag.split()) for tag in tags)
        self._set(subject, "tags", json.dumps([tag for tag in cleaned if tag], ensure_ascii=False))

    def note(self, subject: Subject, text: str) -> None:
        """Set the user's note on an article."""
        self._set(subject, "note", text.strip())

    def remember_position(self, subject: Subject, offset: int) -> None:
        """Remember where the user leaves off."""
        with self._connection.writing() as db:
            annotation_id = annotation_of(db, subject)
            db.execute("UPDATE marks SET position = ? WHERE id = ?", (offset, annotation_id))

    def keep(self, subject: Subject, start: int, words: str, on: bool) -> None:
        """Keep a quote for a dossier, or let it go.

        Args:
            subject: Its article.
            start: Where it begins.
            words: The quote itself, with its marks.
            on: Keep it.
        """
        with self._connection.writing() as db:
            annotation_id = annotation_of(db, subject)
            if on:
                db.execute(
                    "INSERT OR IGNORE INTO kept (mark_id, start, words) VALUES (?, ?, ?)",
                    (annotation_id, start, words),
                )
            else:  # in an edited text it may have begun elsewhere
                db.execute(
                    "DELETE FROM kept WHERE (mark_id, words, start) IN (SELECT mark_id, words,"
                    " start FROM kept WHERE mark_id = ? AND words = ?"
                    " ORDER BY abs(start - ?) LIMIT 1)",
                    (annotation_id, words, start),
                )
            touch(db, annotation_id)

    def correct(
        self,
        subject: Subject,
        correction: Correction,
        also: Sequence[tuple[Subject, Correction]] = (),
    ) -> None:
        """Add a correction, and others that will be taken back together with it."""
        corrections = [(subject, correction), *also]
        with self._connection.writing() as db:
            batch = 0
            if len(corrections) > 1:
                (batch,) = db.execute("SELECT max(batch) + 1 FROM corrections").fetchone()
                batch = batch or 1
            for each, one in corrections:
                annotation_id = annotation_of(db, each)
                db.execute(
                    "INSERT INTO corrections (mark_id, kind, start, words, name, other, batch)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (annotation_id, *one, batch),
                )
                touch(db, annotation_id)

    def undo_correction(self, subject: Subject) -> tuple[Correction, int] | None:
        """Take back the last correction to an article, and those that were made with it.

        Returns:
            The correction, and how many articles it was taken back in; nothing if there is none.
        """
        with self._connection.writing() as db:
            row = db.execute(
                "SELECT id, batch, kind, start, words, name, other FROM corrections"
                " WHERE mark_id = ? ORDER BY id DESC LIMIT 1",
                (annotation_of(db, subject),),
            ).fetchone()
            if row is None:
                return None
            correction_id, batch, *undone = row
            gone = db.execute(
                "DELETE FROM corrections WHERE id = ?1 OR (batch = ?2 AND ?2 > 0)"
                " RETURNING mark_id",
                (correction_id, batch),
            ).fetchall()
            marks = {annotation_id for (annotation_id,) in gone}
            for annotation_id in marks:
                touch(db, annotation_id)
        return Correction(*undone), len(marks)

    def _set(self, subject: Subject, column: str, value: str | bool) -> None:
        with self._connection.writing() as db:
            annotation_id = annotation_of(db, subject)
            db.execute(f"UPDATE marks SET {column} = ? WHERE id = ?", (value, annotation_id))
            touch(db, annotation_id)

    # Following texts.

    def follow(self, old_hash: str, new_hash: str) -> None:
        """Say that a text has become another: its annotations hold for both."""
        with self._connection.writing() as db:
            self._link(db, new_hash, "SELECT mark_id FROM texts WHERE hash = ?", (old_hash,))

    def adopt(self, subject: Subject, is_present: Callable[[str], bool]) -> bool:
        """Find the annotation of an article that has none by its link, or else by its path.

        Args:
            subject: An article that is new in its archive.
            is_present: Whether a text is still in the archive; marks of such are not taken away.

        Returns:
            Whether there are any.
        """
        with self._connection.writing() as db:
            if db.execute("SELECT 1 FROM texts WHERE hash = ?", (subject.text_hash,)).fetchone():
                return True
            for annotation_id in candidates(db, subject):
                hashes = db.execute("SELECT hash FROM texts WHERE mark_id = ?", (annotation_id,))
                if not any(is_present(text_hash) for (text_hash,) in hashes.fetchall()):
                    self._link(db, subject.text_hash, "SELECT ?", (annotation_id,))
                    return True
        return False

    def is_empty(self) -> bool:
        """Tell whether there are no annotations at all."""
        with self._connection.reading() as db:
            return db.execute("SELECT 1 FROM marks LIMIT 1").fetchone() is None

    @staticmethod
    def _link(
        db: sqlite3.Connection, text_hash: str, found: str, parameters: Sequence[object]
    ) -> None:
        db.execute(
            f"INSERT OR IGNORE INTO texts SELECT ?, ({found}) WHERE ({found}) IS NOT NULL",
            (text_hash, *parameters, *parameters),
        )
        db.execute(
            "UPDATE marks SET revision = (SELECT max(revision) + 1 FROM marks)"
            " WHERE id = (SELECT mark_id FROM texts WHERE hash = ?)",
            (text_hash,),
        )
