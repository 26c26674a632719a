"""Shortcuts to pages, a file a link, as Windows, macOS and Linux save them; lists of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.article import SavedLink
from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.decode import decode
from index.reading.formats.webarchive import property_list
from index.reading.source import SourceFile

_ADDRESS = re.compile(r"^\s*URL(?:\[\$e\])?\s*=\s*(?P<url>https?://\S+)", re.M)
_NAME = re.compile(r"^\s*Name\s*=\s*(?P<name>\S.*)$", re.M)
_LINE = re.compile(r"(?:[-*•]\s+)?<?(?P<url>https?://\S+?)>?")


def read_shortcut(source: SourceFile) -> Iterator[SavedLink]:
    """Read the link that a `.url`, `.webloc` or `.desktop` file leads to.

    Raises:
        ReadError: It leads to no page.
    """
    data = source.data(source.limits.text)
    if data.startswith(b"bplist00") or b"<plist" in data[:1024]:
        url, name = str(property_list(data, "a shortcut").get("URL") or ""), ""
    else:
        text = decode(data).text
        match, named = _ADDRESS.search(text), _NAME.search(text)
        url, name = match["url"] if match else "", named["name"] if named else ""
    if not url.startswith(("http://", "https://")):
        raise ReadError("a shortcut that leads to no page")
    stem = re.sub(r"[_\s]+", " ", source.path.stem).strip()
    title = name or stem[:1].upper() + stem[1:]
    yield SavedLink(url=clean_phrase(url), title=clean_phrase(title))


def addresses_in(text: str) -> list[SavedLink]:
    """Return the links of a text that is nothing but addresses, one a line; none of any other."""
    links: list[SavedLink] = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.strip())
        if match is None:
            return []
        links.append(SavedLink(url=clean_phrase(match["url"])))
    return links
