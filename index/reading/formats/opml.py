"""OPML: lists of feeds, or of links."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from index.article import SavedLink
from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.dates import parse_date
from index.reading.draft import Item
from index.reading.safe_xml import parse_xml
from index.reading.source import SourceFile

_LINKS = ("http://", "https://")


def read_opml(source: SourceFile) -> Iterator[Item]:
    """Read a list of feeds or links, the headings that they stand under as tags.

    Raises:
        ReadError: It is unsafe, damaged or without links.
    """
    root = parse_xml(source.data(source.limits.text))
    links = [link for one in root.iter("{*}outline") if (link := _outline(one))]
    if not links:
        raise ReadError("no links in this OPML file")
    yield from links


def _outline(outline: etree._Element) -> SavedLink | None:
    names = ("url", "xmlUrl", "htmlUrl", "xmlurl")
    url = next((value for name in names if (value := outline.get(name))), "")
    if not url.startswith(_LINKS):
        return None
    above = (one.get("text") or "" for one in outline.iterancestors("{*}outline"))
    return SavedLink(
        url=clean_phrase(url),
        title=clean_phrase(outline.get("text") or outline.get("title") or ""),
        saved=parse_date(outline.get("created")),
        tags=tuple(tag for tag in map(clean_phrase, above) if tag),
        note=clean_phrase(outline.get("description") or ""),
    )
