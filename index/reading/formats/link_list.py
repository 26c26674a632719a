"""Lists of links that services and browsers export as a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from index.article import SavedLink
from index.clean import clean_phrase
from index.reading.dates import parse_date

_BOOKMARKS = re.compile(r"<!DOCTYPE NETSCAPE-Bookmark-file-1>", re.I)
_POCKET = re.compile(r"<a\s[^>]*\btime_added=", re.I)
_INSTAPAPER = re.compile(r"<title>Instapaper: Export</title>", re.I)
_WITHIN = 20_000


def is_link_list(markup: str) -> bool:
    """Tell whether a page is a browser's bookmarks, or an export of Pocket or Instapaper."""
    head = markup[:_WITHIN]
    return any(kind.search(head) for kind in (_BOOKMARKS, _POCKET, _INSTAPAPER))


def read_link_list(markup: str) -> Iterator[SavedLink]:
    """Yield the links of such a page."""
    collector = _Collector()
    collector.feed(markup)
    collector.close()
    yield from collector.links


class _Collector(HTMLParser):
    """Collects links with their labels."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[SavedLink] = []
        self._attributes: dict[str, str] | None = None
        self._text: list[str] = []
        self._note: list[str] | None = None
        """What is said about the last link, while its description is being read."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("dt", "dd", "dl", "h3"):
            self._end_note()
        if tag == "dd" and self.links:
            self._note = []
        if tag == "a":
            self._attributes = {name: value or "" for name, value in attrs}
            self._text = []

    def handle_data(self, data: str) -> None:
        self._text.append(data)
        if self._note is not None:
            self._note.append(data)

    def close(self) -> None:
        super().close()
        self._end_note()

    def _end_note(self) -> None:
        if self._note is not None:
            self.links[-1] = self.links[-1]._replace(note=clean_phrase("".join(self._note)))
            self._note = None

    def handle_endtag(self, tag: str) -> None:
        if tag == "dl":
            self._end_note()
        if tag != "a" or self._attributes is None:
            return
        found, self._attributes = self._attributes, None
        url = found.get("href", "")
        if not url.startswith(("http://", "https://")):
            return
        tags = map(clean_phrase, found.get("tags", "").split(","))
        self.links.append(
            SavedLink(
                url=clean_phrase(url),
                title=clean_phrase("".join(self._text)),
                saved=parse_date(found.get("time_added") or found.get("add_date")),
                tags=tuple(tag for tag in tags if tag),
            )
        )
