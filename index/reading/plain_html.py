"""HTML to text by the standard library: for small pieces, and where the big parser gives up."""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser

# fmt: off
_BLOCKS = frozenset((
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "pre", "hr",
    "blockquote", "section", "article", "main", "table", "tr", "figure", "figcaption", "address",
    "header", "footer",
))
_SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select",
    "textarea",
))
# fmt: on
_FRAMES = frozenset(("nav", "aside", "footer", "form", "button", "menu"))
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})|0*([0-9]{1,7}));?")
_SURROGATES = range(0xD800, 0xE000)
_HARMLESS_CONTROLS = frozenset((9, 10, 13))


def html_to_text(html: str, *, whole_page: bool = False) -> str:
    """Return the text of HTML, blocks apart by empty lines.

    Args:
        html: Markup, however broken.
        whole_page: Leave out navigation, forms and the like.
    """
    collector = _Collector(_SILENT | _FRAMES if whole_page else _SILENT)
    try:
        collector.feed(without_bad_entities(html))
        collector.close()
    except (AssertionError, ValueError):  # html.parser on a few broken declarations
        pass
    return collector.text()


def without_bad_entities(html: str) -> str:
    """Remove references to characters that no text has: parsers stumble over them."""
    return _REFERENCE.sub(_without_bad, html)


def _without_bad(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    control = code < 32 and code not in _HARMLESS_CONTROLS
    none = code in _SURROGATES or code in (0xFFFE, 0xFFFF) or code > sys.maxunicode
    return "" if control or none else match[0]


class _Collector(HTMLParser):
    """Collects text between blocks."""

    def __init__(self, silent: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._silent = silent
        self._parts: list[str] = []
        self._depth = 0
        """How many silent elements are open."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._silent:
            self._depth += 1
        elif tag == "body":
            self._depth = 0
        elif tag == "br":
            self._parts.append("\n")
        elif tag in ("td", "th"):
            self._parts.append(" ")
        elif tag in _BLOCKS:
            self._parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            self._depth = max(0, self._depth - 1)
        elif tag in _BLOCKS:
            self._parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._depth:
            self._parts.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        """Return what was collected."""
        return "".join(self._parts)
