"""Saved web pages."""

from __future__ import annotations

from collections.abc import Iterator

from index.reading.draft import Draft
from index.reading.page import decode_page, read_page
from index.reading.source import SourceFile


def read_html(source: SourceFile) -> Iterator[Draft]:
    """Read a page as a browser, SingleFile or a download program saved it."""
    markup, warnings = decode_page(source.data(source.limits.file), forced=source.encoding)
    draft = Draft(warnings=warnings)
    read_page(draft, markup, source.limits.page)
    yield draft
