"""Exports of Europresse and Eureka: web pages with an element for each article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, takewhile

from lxml import etree

from index.reading.bylines import author_names, is_person
from index.reading.dates import date_in_name, find_date, split_at_date
from index.reading.draft import Draft, Item
from index.reading.labelled import count_differs, section_in
from index.reading.plain_html import html_to_text
from index.reading.safe_xml import markup_of, parse_html

MARKS = ("DocPublicationName", "itreArticleVisu", "rdp__")
"""One of them stands in every web page that is such an export, and in few others."""
_SAID = re.compile(
    r"(?:Nombre de documents?(?:\(s\))?|Number of documents?(?:\(s\))?)\s*:?\s*(\d+)", re.I
)
_ISSUE = re.compile(r"\s*,?\s*\b(?:no|n°|nº|vol|num)\b\.?\s.*$|\s*\([^()]*\)\s*$", re.I)
_MOST, _DEEPEST = 10_000, 200
"""Articles of a page, and elements that one may lie in."""
_TITLE = (
    "rdp__articletitle",
    "titreArticleVisu",
    "TitreArticleVisu",
    "titreArticle",
    "TitreArticle",
)
_BODY = ("docOcurrContainer", "DocText", "rdp__articletext")
_AUTHOR = ("docAuthors", "rdp__author", "sm-margin-bottomNews")
_FOOT = re.compile(
    r"©|\(c\) \d|(?:Numéro de document|Document number|Note\(s\)|Illustration\(s\))\s*:", re.I
)
"""How the lines below a text begin."""
_LONGEST_SIGNATURE = 150
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
    name = _first_line(_first(article, ("DocPublicationName",)))
    draft.offer("source", _ISSUE.sub("", name) or name, "europresse")
    header = " ".join(map(_text, _all(article, "DocHeader")))
    draft.offer("published", find_date(header), "europresse")
    number = _text(_first(article, ("publiC-lblNodoc",)))
    draft.offer("published", date_in_name(number), "europresse")
    section = _WEEKDAY.sub("", split_at_date(header)[0]).strip(" ,;·-")
    draft.offer_all("tags", [section_in(section)] if section else [], "europresse")
    draft.offer_all("authors", author_names(_signature(article)), "europresse")
    body = _first(article, _BODY)
    if body is not None:
        draft.text = html_to_text(markup_of(body)).strip()
    else:
        _take_plain(draft, article)
    return draft


def _signature(article: etree._Element) -> str:
    """Return who signs an article: a field of the head, or what stands right below the title."""
    head = article.find("header")
    named = _text(_first(article if head is None else head, _AUTHOR))
    title = _first(article, ("titreArticle",))
    below = None if named or head is None or title is None else title.getnext()
    return named if below is None or len(told := _text(below)) > _LONGEST_SIGNATURE else told


def _take_plain(draft: Draft, article: etree._Element) -> None:
    """Take the text of the older layout, where nothing but its place below the title marks it."""
    blocks = html_to_text(markup_of(article)).strip().split("\n\n")
    lines = [line for block in blocks for line in (*map(str.strip, block.split("\n")), "") if line]
    title = draft.lines.get("title", "")
    start = next((at + 1 for at, line in enumerate(lines) if " ".join(line.split()) == title), 0)
    if start < len(lines) and len(lines[start]) <= _LONGEST_SIGNATURE:
        names = author_names(lines[start])
        if names and all(map(is_person, names)):
            draft.offer_all("authors", names, "europresse")
            start += 1
    end = next((at for at in range(start, len(lines)) if _FOOT.match(lines[at])), len(lines))
    draft.text = "\n\n".join(lines[start:end])


def _all(element: etree._Element, name: str) -> list[etree._Element]:
    return [one for one in element.iter(etree.Element) if name in (one.get("class") or "").split()]


def _first(element: etree._Element, names: tuple[str, ...]) -> etree._Element | None:
    for name in names:
        for found in _all(element, name):
            if "".join(map(str, found.itertext())).strip():
                return found
    return None


def _first_line(element: etree._Element | None) -> str:
    """Return the first line of an element: a section of the outlet may stand on the second."""
    text = "" if element is None else html_to_text(markup_of(element)).strip()
    return " ".join(text.partition("\n")[0].split())


def _text(element: etree._Element | None) -> str:
    return "" if element is None else " ".join(html_to_text(markup_of(element)).split())
