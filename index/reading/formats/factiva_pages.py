"""Exports of Factiva that were saved as web pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from index.reading.bylines import author_names
from index.reading.draft import Draft, Item
from index.reading.formats.factiva_records import (
    END,
    LENGTH,
    coded_draft,
    numbered,
    one_line,
    plain_draft,
)
from index.reading.plain_html import html_to_text
from index.reading.safe_xml import markup_of, parse_html

_ARTICLE = re.compile(r"\w\w(?:-?\w\w)?Article")
"""The class of an article, after its language: "enArticle"."""


def part_page(markup: str) -> Iterator[Item]:
    """Yield the articles of an export that was saved as a web page."""
    tree = parse_html(markup)
    if tree is None:
        return
    drafts = [_of_element(one) for one in tree.iter("div", "article", "table") if _is_article(one)]
    yield from numbered([draft for draft in drafts if draft.text])


def _is_article(element: etree._Element) -> bool:
    """Tell an element that holds one article, with a head like Factiva's: others are so named."""
    if not _is_named(element) or any(map(_is_named, element.iterdescendants("div", "article"))):
        return False
    rows = (_told(cell).strip() for cell in element.iter("b"))
    lines = [one_line(_told(piece)) for piece in _pieces(element)]
    return "HD" in rows or (
        any(map(LENGTH.match, lines))
        and (any(map(END.match, lines)) or "eadline" in markup_of(element)[:5_000])
    )


def _is_named(element: etree._Element) -> bool:
    classes = (element.get("class") or "").split()
    return "article" in classes or any(map(_ARTICLE.fullmatch, classes))


def _of_element(element: etree._Element) -> Draft:
    rows = [cells for row in element.iter("tr") if len(cells := list(row.iter("td"))) >= 2]
    codes = {one_line(_told(cells[0])) for cells in rows}
    if "HD" in codes and codes & {"LP", "TD"}:
        return coded_draft((one_line(_told(cells[0])), _text_of(cells[1])) for cells in rows)
    lines: list[str] = []
    title = author = ""
    body: list[str] = []
    for piece in _pieces(element):
        names = (piece.get("class") or "").split()
        text = one_line(_text_of(piece).replace("\n", " "))
        if any("headline" in name.lower() for name in names) or piece.get("id") == "hd":
            title = title or text
            lines.append(text)
        elif END.match(text):
            break
        elif body or any("articleparagraph" in name.lower() for name in names):
            body.append(text)
        elif "author" in names:
            author = author or text
        elif text:
            lines.append(text)
    draft = Draft()
    draft.offer("title", title, "factiva")
    draft.offer_all("authors", author_names(author), "factiva")
    plain = plain_draft(lines)
    for name, value in plain.lines.items():
        draft.offer(name, value, "factiva")
    for listed, values in plain.lists.items():
        draft.offer_all(listed, values, "factiva")
    draft.text = "\n\n".join(text for text in [*plain.text.split("\n\n"), *body] if text)
    return draft


def _pieces(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the blocks of an article: elements that hold no further blocks."""
    for child in element.iterdescendants("div", "p", "h1", "h2", "h3", "h4"):
        if not any(True for _ in child.iterdescendants("div", "p", "h1", "h2", "h3", "h4")):
            yield child


def _told(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _text_of(element: etree._Element) -> str:
    return html_to_text(markup_of(element)).strip()
