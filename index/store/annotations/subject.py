"""What an annotation is about, and how the database knows it."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import NamedTuple, Self

from index.article import Article


class Subject(NamedTuple):
    """The article that an annotation is about."""

    text_hash: str
    path: bytes
    """Absolute."""
    part: str
    url: str
    title: str

    @classmethod
    def of(cls, article: Article, folder: Path) -> Self:
        """Return what the annotation of an article is known by."""
        return cls(
            text_hash=article.text_hash,
            path=os.fsencode(folder / article.path),
            part=article.part,
            url=article.url,
            title=article.title,
        )


class Annotation(NamedTuple):
    """What the user has noted about an article."""

    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""
    position: int = 0


NO_ANNOTATION = Annotation()


def annotation_of(db: sqlite3.Connection, subject: Subject) -> int:
    """Return the annotation of an article; make an empty one if there is none."""
    row = db.execute("SELECT mark_id FROM texts WHERE hash = ?", (subject.text_hash,)).fetchone()
    if row is None:
        row = db.execute(
            "INSERT INTO marks (path, part, url, title) VALUES (?, ?, ?, ?) RETURNING id",
            (subject.path, subject.part, subject.url, subject.title),
        ).fetchone()
        db.execute("INSERT INTO texts VALUES (?, ?)", (subject.text_hash, row[0]))
    annotation_id: int = row[0]
    return annotation_id


def touch(db: sqlite3.Connection, annotation_id: int) -> None:
    """Note that an annotation has changed."""
    db.execute(
        "UPDATE marks SET revision = (SELECT max(revision) + 1 FROM marks) WHERE id = ?",
        (annotation_id,),
    )


def candidates(db: sqlite3.Connection, subject: Subject) -> list[int]:
    """Return the annotations that may be an article's own by its link or else its path."""
    rows = db.execute(
        "SELECT id FROM marks WHERE (url <> '' AND url = :url)"
        " OR (path = :path AND part = :part AND (url = '' OR :url = '' OR url = :url))"
        " ORDER BY url <> '' AND url = :url DESC, id DESC",
        {"url": subject.url, "path": subject.path, "part": subject.part},
    )
    return [annotation_id for (annotation_id,) in rows]
