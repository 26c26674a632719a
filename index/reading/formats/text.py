"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from index.reading.draft import Draft
from index.reading.prose import read_prose
from index.reading.source import SourceFile


def read_text(source: SourceFile) -> Iterator[Draft]:
    """Read a text whose first lines may be a title, a byline, and an outlet with a date."""
    decoded = source.decoded(source.limits.text)
    draft = Draft(warnings=list(decoded.warnings))
    read_prose(draft, decoded.text)
    yield draft
