"""Exports of Europresse and Eureka: web pages with an element for each article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, takewhile

from lxml import etree

from index.reading.bylines import author_names
from index.reading.dates import date_in_name, find_date, split_at_date
from index.reading.draft import Draft, Item
from index.reading.labelled import count_differs, section_in
from index.reading.plain_html import html_to_text
from index.reading.safe_xml import markup_of, parse_html

MARKS = ("DocPublicationName", "titreArticleVisu", "rdp__")
"""One of them stands in every web page that is such an export, and in few others."""
_SAID = re.compile(
    r"(?:Nombre de documents?(?:\(s\))?|Number of documents?(?:\(s\))?)\s*:?\s*(\d+)", re.I
)
_ISSUE = re.compile(r"\s*,?\s*\b(?:no|n°|nº|vol|num)\b\.?\s.*$|\s*\([^()]*\)\s*$", re.I)
_MOST, _DEEPEST = 10_000, 200
"""Articles of a page, and elements that one may lie in."""
_TITLE = ("rdp__articletitle", "titreArticleVisu", "titreArticle")
_BODY = ("docOcurrContainer", "DocText", "rdp__articletext")
_AUTHOR = ("docAuthors", "rdp__author", "sm-margin-bottomNews")
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi"
    r"|dimanche|\w+tag|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b",
    re.I,
)


def recognises(text: str) -> bool:
    """Tell whether a text is such an export: only web pages are."""
    return False


def part(text: str) -> Iterator[Item]:
    """Yield nothing: only web pages are such exports."""
    yield from ()


def part_page(markup: str) -> Iterator[Item]:
    """Yield the articles of an export, and whether there are others than it says."""
    tree = parse_html(markup)
    if tree is None:
        return
    drafts = [_draft(one) for one in _articles(tree)]
    found = [draft for draft in drafts if draft.text or "title" in draft.lines]
    for number, draft in enumerate(found, 1):
        draft.part = str(number) if len(found) > 1 else ""
        yield draft
    said = _SAID.search(html_to_text(markup)[:20_000])
    yield from count_differs(int(said[1]) if said else 0, len(found))


def _articles(tree: etree._Element) -> list[etree._Element]:
    """Return the element of each article: the smallest that holds one source and one title."""
    names = ("DocPublicationName", *_TITLE)
    marked = [one for one in tree.iter("article") if _first(one, names) is not None]
    marked = [one for one in marked if not any(True for _ in one.iterdescendants("article"))]
    if marked:
        return marked
    named = _all(tree, "DocPublicationName")[:_MOST]
    held = Counter(above for name in named for above in islice(name.iterancestors(), _DEEPEST))
    found: list[etree._Element] = []
    for name in named:
        alone = takewhile(lambda above: held[above] == 1, name.iterancestors())
        found.append(next(iter(reversed(list(alone))), name))
    return found


def _draft(article: etree._Element) -> Draft:
    draft = Draft()
    draft.offer("title", _text(_first(article, _TITLE)), "europresse")
    name = _text(_first(article, ("DocPublicationName",)))
    draft.offer("source", _ISSUE.sub("", name) or name, "europresse")
    header = _text(_first(article, ("DocHeader",)))
    draft.offer("published", find_date(header), "europresse")
    number = _text(_first(article, ("publiC-lblNodoc",)))
    draft.offer("published", date_in_name(number), "europresse")
    section = _WEEKDAY.sub("", split_at_date(header)[0]).strip(" ,;·-")
    draft.offer_all("tags", [section_in(section)] if section else [], "europresse")
    draft.offer_all("authors", author_names(_text(_first(article, _AUTHOR))), "europresse")
    body = _first(article, _BODY)
    if body is not None:
        draft.text = html_to_text(markup_of(body)).strip()
    return draft


def _all(element: etree._Element, name: str) -> list[etree._Element]:
    return [one for one in element.iter(etree.Element) if name in (one.get("class") or "").split()]


def _first(element: etree._Element, names: tuple[str, ...]) -> etree._Element | None:
    for name in names:
        for found in _all(element, name):
            if "".join(map(str, found.itertext())).strip():
                return found
    return None


def _text(element: etree._Element | None) -> str:
    return "" if element is None else " ".join(html_to_text(markup_of(element)).split())
