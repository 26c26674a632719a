"""Safari's own file of bookmarks, with its reading list, as links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from index.article import SavedLink
from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.dates import parse_date
from index.reading.draft import Item
from index.reading.formats.webarchive import property_list
from index.reading.source import SourceFile

_DEEPEST = 30
_OF_SAFARI = "com.apple."
"""How Safari names its own folders, the reading list among them."""


def read_bookmarks(source: SourceFile) -> Iterator[Item]:
    """Read each bookmark, the names of its folders as tags.

    Raises:
        ReadError: It is damaged, or holds no links.
    """
    found = property_list(source.data(source.limits.text), "a list of bookmarks")
    links = list(_links(found, (), 0))
    if not links:
        raise ReadError("no links in this list of bookmarks")
    yield from links


def _links(node: object, folders: tuple[str, ...], depth: int) -> Iterator[SavedLink]:
    if not isinstance(node, Mapping) or depth > _DEEPEST:
        return
    url, names = node.get("URLString"), node.get("URIDictionary")
    if isinstance(url, str) and url.startswith(("http://", "https://")):
        read_later = node.get("ReadingList")
        read_later = read_later if isinstance(read_later, Mapping) else {}
        yield SavedLink(
            url=clean_phrase(url),
            title=clean_phrase(str(names.get("title") or "") if isinstance(names, Mapping) else ""),
            saved=parse_date(str(read_later.get("DateAdded") or "")),
            tags=folders,
            note=clean_phrase(str(read_later.get("PreviewText") or "")),
        )
    title = clean_phrase(str(node.get("Title") or ""))
    inner = (*folders, title) if title and not title.startswith(_OF_SAFARI) else folders
    children = node.get("Children")
    for child in children if isinstance(children, list) else ():
        yield from _links(child, inner, depth + 1)
