"""What a page's elements state about its article, gathered in one walk through the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml import etree, html

from index.reading.html.page_names import ASIDE_TAGS, is_named_aside, names_in, names_of

_AUTHOR_ADDRESS = re.compile(
    r"/(?:authors?|by|profiles?|staff|people|journalists?|contributors?|autor(?:en|es|i|a)?|redakteur"
    r"|auteurs?|person(?:en)?|reporter|columnists?|writers?|byline|nutzer|verfasser|mitarbeiter"
    r"|redaktion|redaction|redactie|equipe|team|journalistes?|periodistas?|firmas?|columnistas?"
    r"|membres?|members?|giornalisti|colunistas?|auteur-?\w*)/[\w.@%-]+|[?&]author=\w+|(?:^|//[^/]+)/@[\w.-]+(?:$|[?#])",
    re.I,
)
_BYLINE_NAME = re.compile(
    r"(?:^|[\s_-])(?:writer|reporter|vcard|fn|contributor|journalist|redakteur(?:in)?|creator"
    r"|yazar|skribent|forfatter|författare|signature)(?:$|[\s_-])"
    r"|by-?line|reader-credits|author(?!i[tz])|(?<![a-z])autor(?:en|in)?(?:info|box|profil|name|zeile)|(?<![a-z])autor[ek]?a?(?:n|in|s)?(?![a-z])|auteur|verfasser"
    r"|(?:dc(?:terms)?|schema|sioc):(?:creator|author|has_creator)",
    re.I,
)
_PLACE_NAME = re.compile(
    r"(?:^|\s)(?:country-name|geography|infobox|locality|region|adr|geo|org)(?:$|\s)", re.I
)
"""A card (`vcard`, `fn`) of a place or a body, and of nobody."""
_BESIDE_ROLES = frozenset(("complementary", "navigation", "contentinfo", "search"))
_DATE_NAME = re.compile(
    r"publi|posted|dateline|timestamp|byline|date|(?:^|[\s_-])(?:datum|fecha|data|time|day)(?:$|[\s_-])",
    re.I,
)
_BORDER = re.compile(r"\s+[|–—»:-]\s+|\s*[|»]\s*")
_SHORTEST_TITLE = 12
"""Code points; a shorter part of a title may be anything."""
_MAY_BE_TITLE = frozenset((
    "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "b", "strong", "font", "big", "td", "center",
))  # fmt: skip
_MOST_HEADLINES = 20
"""Of a page, that something is looked for beside."""
_USER_ICON = re.compile(
    r"(?:^|[\s_-])(?:fa|icon|dashicons|bi|glyphicon)-(?:user|person|admin-users)(?:$|\s)"
)
_USER_NAME = re.compile(r"(?:^|\s)user-?name(?:$|\s)")
_NAMING = frozenset((
    "class", "id", "property", "data-testid", "data-component", "data-hook", "data-qa",
))  # fmt: skip
"""Attributes that tell what an element is: some programs make up the classes."""
_NOT_NAMED = frozenset(("html", "body", "head", "script", "style", "link", "meta"))
_TITLE_NAME = re.compile(r"(?:^|\s)entry-title(?:\s|$)|headline|article-title|post-title", re.I)
_BESIDE = re.compile(
    r"(?:^|[_-])(?:sidebar|footer|popular|nav|navigation|menu|most-?\w+|avatar|gallery|captions?"
    r"|carousel|more-\w+)(?:$|[_-])|sidebar|^comment",
    re.I,
)
_LAYOUT = re.compile(
    r"layout|columns|two-?col|(?:with|has|no|and-w)-?sidebar|sidebar-(?:wrap|included|pos)", re.I
)
"""Names of what holds the article and a margin."""
_OF_OTHERS = re.compile(
    r"comment|follow-?authors?|authors?-?follow|(?:^|[_-])(?:related\w*|recommend\w*|teasers?|promos?|popular|trending|most-?\w+"
    r"|carousel|more-\w+)(?:$|[_-])",
    re.I,
)


@dataclass(slots=True)
class Statements:
    """Elements that may tell title, authors or date, each kind in the page's order."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    """What meta elements say, by their names in small letters."""
    properties: dict[str, list[html.HtmlElement]] = field(default_factory=lambda: defaultdict(list))
    """Elements with an `itemprop`."""
    whole_title: str = ""
    """What the window's title bar shows: mostly the headline with the site's name."""
    headlines: list[str] = field(default_factory=list)
    """The texts of `h1`."""
    subheads: list[str] = field(default_factory=list)
    """The texts of `h2` and `h3`."""
    titled: list[str] = field(default_factory=list)
    """The texts of headings named for the article's title."""
    author_links: list[html.HtmlElement] = field(default_factory=list)
    """With `rel=author`."""
    author_pages: list[html.HtmlElement] = field(default_factory=list)
    """Links to the page of a person."""
    bylines: list[html.HtmlElement] = field(default_factory=list)
    beside_icons: list[html.HtmlElement] = field(default_factory=list)
    """What holds the picture of a person or is named for a user."""
    dated: list[html.HtmlElement] = field(default_factory=list)
    times: list[html.HtmlElement] = field(default_factory=list)
    data_authors: list[str] = field(default_factory=list)
    canonical: str = ""
    elements: list[html.HtmlElement] = field(default_factory=list)
    """All of the page's, in order: while they are held, no walk has to make them anew."""


def gather(tree: html.HtmlElement) -> Statements:
    """Return what the elements of a page state."""
    found = Statements(elements=list(tree.iter(etree.Element)))
    for element in found.elements:
        tag = str(element.tag)
        if tag == "meta":
            _gather_meta(found, element)
        elif tag == "title" and not found.whole_title:
            found.whole_title = words(element)
        elif tag == "link":
            if (element.get("rel") or "").lower() == "canonical":
                found.canonical = found.canonical or element.get("href") or ""
        elif tag == "time":
            found.times.append(element)
        elif tag in ("h1", "h2", "h3"):
            _gather_heading(found, element)
        elif tag == "a":
            _gather_link(found, element)
        if tag not in _NOT_NAMED:
            _gather_named(found, element)
    return found


def words(element: html.HtmlElement) -> str:
    """Return the text of an element on one line."""
    return " ".join(element.text_content().split())


def beginning(element: html.HtmlElement, length: int) -> str:
    """Return how the text of an element begins, on one line: as many code points, or a few more."""
    told = ""
    for piece in element.itertext():
        told += piece if told else piece.lstrip()
        if len(told) > length:
            told = " ".join(told.split())
            if len(told) > length:
                return told
    return " ".join(told.split())


def pieces(element: html.HtmlElement) -> str:
    """Return the text of an element, what stands in each of its elements on a line of its own."""
    lines = (" ".join(piece.split()) for piece in element.itertext())
    return "\n".join(line for line in lines if line)


def beside_headlines(tree: html.HtmlElement, above: int, below: int) -> Iterator[html.HtmlElement]:
    """Yield the elements above and below the first headlines, as many as asked for, in order.

    What a headline stands in is not above it, and what stands in it is not below it.
    """
    elements = list(tree.iter(etree.Element))
    near: set[int] = set()
    headlines = [at for at, one in enumerate(elements) if one.tag == "h1"]
    for at in (headlines or _titled(elements))[:_MOST_HEADLINES]:
        around = set(elements[at].iterancestors())
        before = (one for one in range(at - 1, -1, -1) if elements[one] not in around)
        within = sum(1 for _ in elements[at].iterdescendants(etree.Element))
        near.update(islice(before, above))
        near.update(range(at + 1 + within, min(at + 1 + within + below, len(elements))))
    yield from (elements[at] for at in sorted(near))


def _titled(elements: list[html.HtmlElement]) -> list[int]:
    """Return which element says no more than the page's title does, if one does."""
    stated = (
        words(one) if one.tag == "title" else one.get("content") or ""
        for one in elements
        if one.tag == "title" or one.get("property") == "og:title"
    )
    parts = {part.strip() for title in stated for part in (title, *_BORDER.split(title))}
    titles = {part for part in parts if len(part) >= _SHORTEST_TITLE}
    longest = max(map(len, titles), default=0)
    may_be = ((at, one) for at, one in enumerate(elements) if one.tag in _MAY_BE_TITLE)
    told = ((at, beginning(one, longest)) for at, one in may_be)
    found = [(len(text), at) for at, text in told if text in titles]
    fullest = max((length for length, _ in found), default=0)
    return [at for length, at in found if length == fullest][-1:]


def is_beside(element: etree._Element) -> bool:
    """Tell whether an element stands in something that is not the article it is found with."""
    return any(
        one.tag not in ("body", "html")
        and (
            one.get("role") in _BESIDE_ROLES
            or one.tag in ASIDE_TAGS
            or (_is_called_beside(one) and not _holds_headline(one))
        )
        for one in (element, *element.iterancestors())
    )


def _holds_headline(element: etree._Element) -> bool:
    """Tell whether it is most of a page, though its name tells of a margin: `with-sidebar`."""
    return element in _holders(element.getroottree().getroot())


@lru_cache(1)
def _holders(root: etree._Element) -> frozenset[etree._Element]:
    """Return what headlines of a page stand in: told once, since many elements ask for it."""
    held: set[etree._Element] = set()
    for headline in root.iter("h1", "main"):
        for one in (headline, *headline.iterancestors()):
            if one in held:
                break
            held.add(one)
    return frozenset(held)


def _is_called_beside(element: etree._Element) -> bool:
    names = (element.get("class", ""), element.get("id", ""))
    return is_named_aside(element) or _are_beside(*names)


@lru_cache(4096)
def _are_beside(classes: str, identifier: str) -> bool:
    names = (one for one in names_in(classes, identifier) if not _LAYOUT.search(one))
    return any(map(_BESIDE.search, names))


def is_of_others(element: etree._Element) -> bool:
    """Tell whether an element stands in a comment, or in what leads to other articles.

    A byline that is marked as one may well stand in a margin, or at the foot of its article.
    """
    return any(
        one.tag not in ("body", "html")
        and any(map(_OF_OTHERS.search, names_of(one)))
        and not _holds_headline(one)
        for one in (element, *element.iterancestors())
    )


def _gather_meta(found: Statements, element: html.HtmlElement) -> None:
    names = (element.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
    name = next((name for name in names if name), "").strip().lower()
    # Some programs that save pages write what a meta element says to `value`.
    content = (element.get("content") or element.get("value") or "").strip()
    if name and content:
        found.metas.setdefault(name, []).append(content)


def _heading(element: html.HtmlElement) -> str:
    """Return the text of a heading, a kicker in an element of its own apart from the title."""
    told = ""
    for piece in element.itertext():
        is_apart = told[-1:].islower() or told[-1:] in ".?!:"
        told += f" {piece}" if is_apart and piece[:1].isupper() else piece
    return " ".join(told.split()).rstrip("¶ ")


def _gather_heading(found: Statements, element: html.HtmlElement) -> None:
    text = _heading(element)
    if text:
        (found.headlines if element.tag == "h1" else found.subheads).append(text)
        if _TITLE_NAME.search(element.get("class", "")):
            found.titled.append(text)


def _gather_link(found: Statements, element: html.HtmlElement) -> None:
    if "author" in (element.get("rel") or "").lower().split():
        found.author_links.append(element)
    elif "reader-domain" in (element.get("class") or ""):  # of a browser's reading view
        found.canonical = found.canonical or element.get("href") or ""
    elif _AUTHOR_ADDRESS.search(element.get("href") or ""):
        found.author_pages.append(element)


def _gather_named(found: Statements, element: html.HtmlElement) -> None:
    if name := element.get("itemprop"):
        found.properties[name].append(element)
    if author := element.get("data-author") or element.get("data-author-name"):
        found.data_authors.append(author)
    named = " ".join(value for key, value in element.items() if key in _NAMING)
    if len(named) < 2:
        return
    is_byline, is_dated, is_user, is_icon = _named_for(named)
    if is_byline or element.get("data-hook") == "user-name":
        found.bylines.append(element)
    if is_user:
        found.beside_icons.append(element)
    if is_icon and (beside := element.getparent()) is not None:
        found.beside_icons.append(beside)
    if is_dated:
        found.dated.append(element)


@lru_cache(4096)
def _named_for(named: str) -> tuple[bool, bool, bool, bool]:
    """Tell if names call an element a byline, a date, a user, an icon; a page repeats its names."""
    by = _BYLINE_NAME.search(named.replace("__", "-").replace("--", "-"))
    others = (_DATE_NAME.search(named), _USER_NAME.search(named), _USER_ICON.search(named))
    is_dated, is_user, is_icon = (one is not None for one in others)
    is_byline = by is not None and not _PLACE_NAME.search(named)
    return is_byline, is_dated, is_user, is_icon
