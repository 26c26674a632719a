"""The fields of the index, and what kinds of documents have them."""

from __future__ import annotations

from enum import IntEnum


class Kind(IntEnum):
    """What a document of the index stands for."""

    ARTICLE = 0
    """An article as it was read."""
    FINDINGS = 1
    """Who and what was found in an article."""
    QUOTE = 2
    """A direct or partial quote."""
    REPORT = 3
    """An indirect quote."""


FORMAT = 6
"""The number of the format, kept with each segment; an index of another one is made anew."""
FORMER_FORMAT = 0
"""The format of before formats had numbers."""
READABLE_FORMATS = (FORMER_FORMAT, 5, FORMAT)
"""Those that can be read, so that an archive can be searched until its index is made anew; in 5,
fewer words are compounds."""

TEXT_FIELDS = ("body", "quote", "title")
"""Searched by words, with their places."""

LANGUAGE_SIGN = ":"
"""What parts a text field from a language in the files: `body:de` has the German texts."""

ENTITY_FIELDS = ("person", "org", "place", "thing")
"""The names of what an article mentions."""

LABEL_FIELDS = (
    *("author", "source", "url", "tag", "lang", "path"),
    *ENTITY_FIELDS,
    *(f"{field}_alias" for field in ENTITY_FIELDS),
    "speaker",
    "role",
)
"""Searched as names."""

NO_DATE = -(2**31)

COLUMNS = {
    "article": ("q", -1),
    "kind": ("B", 0),
    "day": ("i", NO_DATE),
    "length": ("I", 0),
    "number": ("I", 0),
    "guessed": ("B", 0),
}
"""Numbers beside each document, with their type and what stands for none: the article's id, the
kind of document, the day it was published, its words, the quote's ordinal (or how many quotes),
and whether the day is only the file's own."""

COLUMN_FILE = ".doc"
POSTINGS_FILE = ".pst"
"""How the names of a segment's two files end: its columns, and its words with their places."""

FIELD_OF_ENTITY = {"PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place"}
UNNAMED = frozenset(
    ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE")
)
"""Entities that are no names; nobody looks for them as such."""

SEARCHED_QUOTES = ("direct", "partial", "indirect")
"""The kinds of quotes that somebody says; words marked for another reason are not searched."""

MAX_NAME = 1000


def clean_name(name: str) -> str:
    """Return a name on one line, not too long, and without what UTF-8 cannot hold."""
    line = " ".join(name.replace("\0", " ").split())
    return line[:MAX_NAME].encode("utf-8", "replace").decode()
