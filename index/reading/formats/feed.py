"""Feeds, RSS and Atom, by feedparser."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from time import struct_time
from typing import Any

import feedparser

from index.article import SavedLink
from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.bylines import author_names
from index.reading.dates import parse_date
from index.reading.draft import Draft, Item
from index.reading.plain_html import html_to_text
from index.reading.prose import read_dateline, without_byline
from index.reading.safe_xml import cut_off, parse_xml
from index.reading.source import SourceFile

_SHORTEST = 40
"""Words of an article; less is a teaser, and its entry a link."""
_MOST_ENTRIES = 100_000
_LINKS = ("http://", "https://")
_MAIL_AND_NAME = re.compile(r"\S+@\S+ \((?P<name>[^()]+)\)$")
"""How RSS writes an author; feedparser cuts addresses whose domain ends with a long name."""
_FOOT = re.compile(
    r"(?:\n|\A)\s*(?:The post|Der Beitrag|L[’']article|La entrada|El post|L[’']articolo|O post"
    r"|Het bericht)\s[^\n]{1,300}\s(?:appeared first on|erschien zuerst auf"
    r"|est apparu en premier sur|(?:se publicó|apareció) primero en|proviene da"
    r"|apareceu primeiro em|verscheen eerst op)\s[^\n]{1,100}\Z"
)
"""How WordPress ends each entry."""
_NO_POSTS = ("attachment", "nav_menu_item", "revision", "custom_css", "wp_global_styles")
"""What WordPress exports beside posts and pages: pictures, menus, designs."""
Entry = Mapping[str, Any]


def read_feed(source: SourceFile) -> Iterator[Item]:
    """Read each entry: as an article if its text is in it, else as a link.

    Raises:
        ReadError: It is unsafe, damaged or without entries.
    """
    data = source.data(source.limits.text)
    root = parse_xml(data)  # for what it refuses: entities, and what is no XML at all
    # A stream, since a string might be taken for an address.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    entries = feed.entries[:_MOST_ENTRIES]
    if not entries:
        raise ReadError("no entries in this feed")
    for number, entry in enumerate(entries, 1):
        if entry.get("wp_post_type") in _NO_POSTS:
            continue
        yield _item(dict(entry), feed.feed, str(number))
    yield from cut_off(data, root)


def _item(entry: Entry, feed: Entry, part: str) -> Item:
    text = _FOOT.sub("", html_to_text(_content(entry)).strip()).strip()
    url = str(entry.get("link") or "")
    tags = [str(tag.get("term") or "") for tag in entry.get("tags") or ()]
    if len(text.split()) < _SHORTEST and url.startswith(_LINKS):
        return SavedLink(
            url=clean_phrase(url),
            title=clean_phrase(html_to_text(str(entry.get("title") or ""))),
            saved=next(_dates(entry), ""),
            tags=tuple(tag for tag in map(clean_phrase, tags) if tag),
            note=clean_phrase(text),
        )
    draft = Draft(part=part, text=without_byline(text))
    draft.offer("title", html_to_text(str(entry.get("title") or "")), "feed")
    draft.offer("url", url, "feed")
    for date in _dates(entry):
        draft.offer("published", date, "feed")
    source = entry.get("source")
    outlet = source.get("title") if isinstance(source, Mapping) else ""
    draft.offer("source", outlet or feed.get("title"), "feed")
    names = [str(one.get("name") or "") for one in entry.get("authors") or ()]
    if match := _MAIL_AND_NAME.match(str(entry.get("author") or "")):
        names = [match["name"]]
    draft.offer_all("authors", [one for name in names for one in author_names(name)], "feed")
    draft.offer_all("tags", tags, "feed")
    draft.offer("language", feed.get("language"), "feed")
    read_dateline(draft, draft.text)
    return draft


def _content(entry: Entry) -> str:
    """Return the longest text that an entry has."""
    texts = [str(one.get("value") or "") for one in entry.get("content") or ()]
    return max([*texts, str(entry.get("summary") or "")], key=len)


def _dates(entry: Entry) -> Iterator[str]:
    for name in ("published", "updated", "created"):
        if date := parse_date(str(entry.get(name) or "")):
            yield date
        parsed = entry.get(f"{name}_parsed")
        if isinstance(parsed, struct_time):
            yield parse_date(f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}")
