"""Saved web pages."""

from __future__ import annotations

from collections.abc import Iterator

from index.reading.draft import Draft, Item
from index.reading.formats.link_list import is_link_list, read_link_list
from index.reading.html.page import decode_page, read_page
from index.reading.source import SourceFile


def read_html(source: SourceFile) -> Iterator[Item]:
    """Read a page as a browser, SingleFile or a download program saved it, or a list of links."""
    markup, warnings = decode_page(source.data(source.limits.file), forced=source.encoding)
    if is_link_list(markup):
        yield from read_link_list(markup)
        return
    draft = Draft(warnings=warnings)
    read_page(draft, markup, source.limits.page)
    yield draft
