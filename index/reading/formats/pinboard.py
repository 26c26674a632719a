"""Pinboard's and Delicious' bookmarks in XML."""

from __future__ import annotations

from collections.abc import Iterator

from index.article import SavedLink
from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.dates import parse_date
from index.reading.draft import Item
from index.reading.safe_xml import parse_xml
from index.reading.source import SourceFile


def read_pinboard(source: SourceFile) -> Iterator[Item]:
    """Read each bookmark: its title is called its description there.

    Raises:
        ReadError: It is unsafe, damaged or without links.
    """
    posts = list(parse_xml(source.data(source.limits.text)).iter("{*}post"))
    links = [post for post in posts if (post.get("href") or "").startswith(("http:", "https:"))]
    if not links:
        raise ReadError("no links in this list of bookmarks")
    for post in links:
        yield SavedLink(
            url=clean_phrase(post.get("href") or ""),
            title=clean_phrase(post.get("description") or ""),
            saved=parse_date(post.get("time")),
            tags=tuple((post.get("tag") or "").split()),
            note=clean_phrase(post.get("extended") or ""),
        )
