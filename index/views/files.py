"""What became of the folder's files, and the archive in figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A file that could not be read, or not well."""

    path: str
    """Relative to the archive's folder; clean it before showing it."""
    reason: str
    hint: str = ""
    skipped: bool = True
    """Nothing of the file is in the archive; otherwise it is there, and this is a warning."""


Became = Literal[
    "articles",
    "links",
    "helper",
    "hidden",
    "alias",
    "not-an-article",
    "problem",
    "refused",
    "waiting",
]
"""What became of a file: it gave articles, or a list of links; it is a part of a saved page;
it is hidden, or lies in a hidden folder; it is a link to another file of the folder; it is of a
kind that holds no articles; it could not be read; it was not even opened; it has not been read yet.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """A file under the archive's folder, or imported into it, and what became of it."""

    path: str
    """Relative to the archive's folder, absolute for imports; clean it before showing it. A folder
    that cannot be listed stands for all that it holds."""
    became: Became
    articles: int = 0
    """How many the archive has of it."""
    copies: int = 0
    """How many of these are exactly like one before, and are folded into that."""
    links: int = 0
    kind: str = ""
    """Its ending in small letters, without a dot; empty where it has none that names a kind."""
    reason: str = ""
    """Why it was not read, or not well."""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """The archive in figures."""

    files: int
    articles: int
    words: int
    quotes: int
    speakers: int
    people: int
    organisations: int
    places: int
    sources: int
    first: str
    """The earliest known date of an article, or nothing."""
    last: str
    problems: int
    waiting: int
    """Articles that have not been analysed yet."""
    bytes_on_disk: int = 0
    """Of the archive's own files; 0 where they are not here."""
