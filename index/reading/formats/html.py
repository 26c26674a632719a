"""Saved web pages."""

from __future__ import annotations

from collections.abc import Iterator

from index.reading.draft import Draft, Item
from index.reading.exports import part_page
from index.reading.formats.link_list import is_link_list, read_link_list
from index.reading.formats.substack import posts_beside, tell
from index.reading.formats.text import warned
from index.reading.html.page import decode_page, read_page
from index.reading.source import SourceFile


def read_html(source: SourceFile) -> Iterator[Item]:
    """Read a page as a browser, SingleFile or a download program saved it, or a list of links.

    The export of a database becomes the articles in it.
    """
    markup, warnings = decode_page(source.data(source.limits.file), forced=source.encoding)
    if is_link_list(markup):
        yield from read_link_list(markup)
        return
    if (exported := part_page(markup)) is not None:
        yield from warned(exported, warnings)
        return
    draft = Draft(warnings=warnings)
    read_page(draft, markup, source.limits)
    tell(draft, source.path, posts_beside(source))
    yield draft
