"""The blocks of a page: its paragraphs, headings, list items and rows, each with all its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

# fmt: off
BLOCKS = frozenset((
    "html", "body", "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt",
    "dd", "pre", "hr", "blockquote", "section", "article", "main", "table", "thead", "tbody",
    "tfoot", "tr", "td", "th", "caption", "figure", "figcaption", "address", "header", "footer",
    "nav", "aside", "form", "fieldset", "legend", "details", "summary", "center", "dialog",
    "menu", "hgroup", "search", "video", "audio",
))
"""Elements that stand below each other."""
_SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select",
    "textarea", "button", "math", "canvas", "datalist", "rt", "rp",
    "amp-ad", "amp-auto-ads", "amp-consent", "amp-embed", "amp-sidebar", "amp-social-share",
    "amp-sticky-ad", "amp-user-notification",
))
# fmt: on
_LONGEST_CELL = 300
"""Code points. In a table that lays out a page, a cell is a text; else a row is a line."""
_SPACE = re.compile(r"[^\S\n]+")


@dataclass(slots=True, eq=False)
class Block:
    """One run of text that no block-level element divides."""

    text: str
    """White space is one space; a line break of the page is a newline."""
    element: html.HtmlElement
    """The block-level element that it stands in."""
    linked: int = 0
    """How many of its code points are links."""


@dataclass(slots=True)
class _Run:
    """The text since the last border of a block."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0


def page_blocks(tree: html.HtmlElement) -> list[Block]:
    """Return the blocks of a page in their order, those of its menus and adverts among them.

    Two line breaks in a row end a block as the end of a paragraph does.
    """
    blocks: list[Block] = []
    rows: list[int] = []
    """How many blocks stood before each row that is open."""
    opened: list[html.HtmlElement] = []
    run = _Run()
    links = 0
    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if tag in _SILENT:
                walk.skip_subtree()
                continue
            if tag in BLOCKS:
                _end(run, opened, blocks)
                opened.append(element)
                if tag == "tr":
                    rows.append(len(blocks))
            elif tag == "br":
                _break(run, opened, blocks)
            links += _is_link(element)
            _add(run, element.text, links, keeps_lines=tag == "pre")
            continue
        if event == "end" and tag not in _SILENT:
            links -= _is_link(element)
            if tag in BLOCKS:
                _end(run, opened, blocks)
                opened.pop()
                if tag == "tr":
                    _join_cells(blocks, rows.pop(), element)
        _add(run, element.tail, links)
    _end(run, [tree], blocks)
    return blocks


def _is_link(element: html.HtmlElement) -> bool:
    """Tell whether it leads somewhere: an anchor that only names its place does not."""
    return element.tag == "a" and "href" in element.attrib


def _add(run: _Run, text: str | None, links: int, *, keeps_lines: bool = False) -> None:
    if text:
        run.parts.append(text if keeps_lines else text.replace("\n", " "))
        run.linked += len(text.strip()) if links else 0


def _break(run: _Run, opened: list[html.HtmlElement], blocks: list[Block]) -> None:
    if run.parts and run.parts[-1] == "\n":
        _end(run, opened, blocks)
    elif run.parts:
        run.parts.append("\n")


def _end(run: _Run, opened: list[html.HtmlElement], blocks: list[Block]) -> None:
    text = "\n".join(_lines("".join(run.parts)))
    if text and opened:
        blocks.append(Block(text, opened[-1], run.linked))
    run.parts, run.linked = [], 0


def _lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if clean := _SPACE.sub(" ", line).strip():
            yield clean


def _join_cells(blocks: list[Block], first: int, row: html.HtmlElement) -> None:
    """Make one block of a row of figures."""
    cells = blocks[first:]
    if len(cells) < 2 or any(len(one.text) > _LONGEST_CELL for one in cells):
        return
    if len(cells) > sum(1 for _ in row.iter("td", "th")):  # several paragraphs within a cell
        return
    text = " ".join(" ".join(one.text.split()) for one in cells)
    blocks[first:] = [Block(text, row, sum(one.linked for one in cells))]
