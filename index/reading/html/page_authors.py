"""Who wrote the article of a page, from the surest statement to the least sure one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from lxml import html

from index.reading.byline_words import NOBODY, ORGANISATION
from index.reading.bylines import (
    as_signed,
    author_names,
    is_person,
    is_undivided,
    without_shorter,
)
from index.reading.draft import Draft
from index.reading.html.bylines_of_others import (
    is_teased,
    leads_off_site,
    own_host,
    pieces_of_names,
    says_no_name,
)
from index.reading.html.page_bylines import (
    BY,
    LONGEST_LOOSE,
    LONGEST_SIGNATURE,
    chinese_signatures,
    dated_parts,
    from_label,
    lines_by,
    named_above,
    named_beside,
    signatures,
    signed_beside,
)
from index.reading.html.statements import Statements, beginning, is_beside, is_of_others

_SURE_METAS = (
    "byl",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "dc.creator",
    "author",
)
_SITE_METAS = ("og:site_name", "publisher", "dc.publisher", "copyright")
_OTHER_METAS = (
    "article:author", "article:author_name", "og:author", "og:article:author", "dcterms.creator",
    "twitter:creator:name", "dcsext.author", "byline", "cxenseparse:author", "vr:author", "authors",
    "article.author", "dc.author", "creator", "writer", "author_name", "article_author", "bylines",
)  # fmt: skip
_IN_SCRIPT = re.compile(
    r"""["'](?:articleAuthor|authorName|author_name|pageAuthor|content_author|page_author|author)"""
    r"""["']?\s*[:=]\s*["']([^"'<>{}\\]{5,60})["']"""
)
_TEAM_ADDRESS = re.compile(r"/(?:teams?|equipe|firmas?|members?|membres?|profiles?|people)/")
"""Where pages of authors are, and pages of others that a text links to."""
_STAR_ADDRESS = re.compile(r"/(?:people|person)/")
_BYS = ("by", "By", "von", "Von", "par", "Par", "por", "Por")
_VOM = re.compile(r"vom\s+[A-ZÀ-Þ]")
"""What names a nickname in a byline, and may well begin a headline elsewhere."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DESK = re.compile(r"\b(?:desk|staff|team|redaktion|editors|rédaction|redacción|redazione)\b", re.I)
_AGENCY = re.compile(
    r"A[AFP]P|ANSA|APA|ATS|dpa|EFE|epd|KNA|Lusa|PA(?: Media)?|PAP|Reuters|sda|Tass|Xinhua"
    r"|Agence France-Presse|(?:The )?Associated Press|Europa Press|Press Association",
    re.I,
)
_MOST_ELEMENTS = 30
_MOST_NAMES = 4
_LONGEST_STATEMENT, _LONGEST_BIOGRAPHY = 200, 600
_GUESS = "guess"
_WRITTEN_BY = re.compile(
    r"(?:(?:written|posted) by|(?:verfasst|geschrieben) von|(?:écrit|rédigé|publié) par"
    r"|escrito por|scritto da|(?:geschreven )?door|author|autor(?:in)?|auteur|autore)",
    re.I,
)


def offer_authors(
    draft: Draft, found: Statements, tree: html.HtmlElement, markup: str, linked: list[str]
) -> None:
    """Offer the authors whom the surest place names in full; else whoever signs at all.

    Args:
        draft: Where to.
        found: What the page's elements state.
        tree: The page.
        markup: The page.
        linked: Whom the page's linked data name.
    """
    bylines = _bylines(found)
    sure = [*_stated(found, linked), ("byline", bylines)]
    tried: list[tuple[str, list[str]]] = []
    sites = {draft.lines.get("source", "").casefold()}
    for name in _SITE_METAS:
        sites.update(value.casefold() for value in found.metas.get(name, []))
    url = draft.lines.get("url", "")
    owners = " ".join(value.casefold() for value in found.metas.get("copyright", []))
    for origin, texts in chain(sure[:-1], _written(found, tree, markup, bylines, url)):
        if texts is bylines and texts and _AGENCY.fullmatch(texts[0]):
            draft.offer_all("authors", texts[:1], origin)  # those below it sign other articles
            return
        tried.append((origin, texts))
        people = [name for name in _names(origin, texts) if is_person(name)]
        people = [name for name in people if name.casefold() not in sites]
        if people := [name for name in people if name.casefold() not in owners]:
            if origin == _GUESS and (other := _desk_in(sure, sites) or _nickname(linked, sites)):
                people = [other]
            others = [*sure, (_GUESS, _in_script(markup))]
            draft.offer_all("authors", _with_others(people, others), origin)
            return
    surely = [(origin, texts) for origin, texts in tried if origin != _GUESS]
    for origin, texts in surely:
        whole = [one for one in map(as_signed, texts) if one]
        stated = whole if origin in ("json-ld", *_SURE_METAS) else []
        draft.offer_all("authors", (stated or _names(origin, texts))[:1], origin)
    for origin, texts in surely:
        draft.offer_all("authors", [one for one in map(as_signed, texts) if one][:1], origin)
    for origin, texts in tried:
        names = {one for one in _names(origin, texts) if one.casefold() not in sites}
        if (len(names) == 1 and names <= set(texts)) or any(map(is_undivided, names)):
            draft.offer_all("authors", sorted(names)[:1], origin)


def _desk_in(statements: list[tuple[str, list[str]]], sites: set[str]) -> str:
    """Return the desk that two sure places name; nobody if they name none."""
    signed = Counter(as_signed(text) for _, texts in statements for text in dict.fromkeys(texts))
    twice = (one for one, count in signed.items() if count > 1 and one.casefold() not in sites)
    return next((one for one in twice if _DESK.search(one)), "")


def _nickname(linked: list[str], sites: set[str]) -> str:
    """Return whom the linked data name by one word; nobody if they name a body, or several."""
    name = linked[0] if len(linked) == 1 else ""
    is_one = re.fullmatch(r"[A-ZÀ-Þ][a-zß-ÿ]{2,14}", name) and as_signed(name)
    is_body = ORGANISATION.search(name) or NOBODY.fullmatch(name)
    is_site = any(name.casefold() in one for one in sites)
    return name if is_one and not (is_body or is_site) else ""


def _with_others(people: list[str], statements: list[tuple[str, list[str]]]) -> list[str]:
    """Return who wrote it with those whom another place names beside all of them."""
    for origin, texts in statements:
        others = [name for name in _names(origin, texts) if is_person(name)]
        first = [name.casefold() for name in others[: len(people)]]
        if len(people) < len(others) <= _MOST_NAMES and first == list(map(str.casefold, people)):
            return others
    return people


def _stated(found: Statements, linked: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the places that are marked as naming authors, the surest first, with their words."""
    yield "json-ld", linked
    for name in _SURE_METAS:
        yield name, found.metas.get(name, [])
    if any(map(_WRITTEN_BY.fullmatch, found.metas.get("twitter:label1", []))):
        yield "twitter:data1", found.metas.get("twitter:data1", [])
    by_property = [one for one in found.properties["author"] if not _is_of_another(one, found)]
    within = (one for author in by_property for one in author.iter())
    yield "itemprop", _texts(one for one in within if one.get("itemprop") == "name")
    yield "rel", _texts(one for one in found.author_links if not is_beside(one))
    yield "itemprop", _texts(by_property)


def _written(
    found: Statements, tree: html.HtmlElement, markup: str, bylines: list[str], url: str
) -> Iterator[tuple[str, list[str]]]:
    """Yield the places that look like naming authors, the surest first: each takes time to find."""
    yield "byline", list(lines_by(tree, found))
    yield "byline", bylines
    dated = list(dated_parts(tree))
    yield "byline", list(signed_beside(dated))
    yield "byline", list(chinese_signatures(markup))
    yield _GUESS, [*named_beside(dated), *named_above(tree)]
    yield _GUESS, _texts(_author_pages(found, url))
    if len(set(found.data_authors)) == 1:
        yield "data-author", found.data_authors[:1]
    yield _GUESS, _in_script(markup)
    for name in _OTHER_METAS:
        yield name, [one for one in found.metas.get(name, []) if "://" not in one]
    named = found.bylines[:_MOST_ELEMENTS]
    yield _GUESS, _texts(one for one in named if not _is_of_another(one, found))
    yield "byline", list(_beside_icons(found.beside_icons[:_MOST_ELEMENTS]))
    yield _GUESS, list(_boxed(named))
    yield "signature", list(signatures(tree))


def _in_script(markup: str) -> list[str]:
    """Return whom a script names for what counts readers: "author": "Ada Holm|Bo Lind"."""
    match = _IN_SCRIPT.search(markup)
    return match[1].split("|") if match else []


def _beside_icons(elements: Iterable[html.HtmlElement]) -> Iterator[str]:
    """Yield who is named beside the picture of a person and a date."""
    for element in elements:
        text = beginning(element, LONGEST_SIGNATURE)
        above = islice(element.iterancestors(), 2)
        around = [beginning(one, _LONGEST_STATEMENT) for one in above]
        is_named = any(f"{by} {text}" in one for by in _BYS for one in around)
        is_signed = is_person(text) or is_named
        if is_signed and any(map(_YEAR.search, around)) and not is_beside(element):
            yield text


def _boxed(named: Iterable[html.HtmlElement]) -> Iterator[str]:
    """Yield the heading of a box about an author, or what stands out in it: "About Ada Holm"."""
    for box in named:
        if not is_of_others(box) and len(beginning(box, _LONGEST_STATEMENT)) > LONGEST_LOOSE:
            standing_out = box.iter("h2", "h3", "h4", "h5", "h6", "strong", "b")
            texts = (beginning(one, LONGEST_SIGNATURE + 20) for one in standing_out)
            names = (name for text in texts for name in author_names(text) if is_person(name))
            told = beginning(box, _LONGEST_BIOGRAPHY)
            yield from [name for name in names if told.count(name.split()[-1]) > 1][:1]


def _bylines(found: Statements) -> list[str]:
    """Return what stands in elements that are named for a byline."""
    return _texts(
        one for one in found.bylines[:_MOST_ELEMENTS]
        if not _is_of_another(one, found) and (not is_beside(one) or BY.match(beginning(one, 40)))
    )  # fmt: skip


def _is_of_another(element: html.HtmlElement, found: Statements) -> bool:
    """Tell whether a byline is another article's, or no name at all."""
    return is_of_others(element) or says_no_name(element) or is_teased(element, found)


def _author_pages(found: Statements, url: str) -> list[html.HtmlElement]:
    """Return the links to pages of people that may have written the article."""
    links = found.author_pages[:8]
    own = own_host(url, [one for one in found.elements if one.tag == "a"]) if links else ""
    return [
        one for one in links
        if not (is_beside(one) or _is_of_anybody(one) or leads_off_site(one, own))
        and not is_teased(one, found)
    ]  # fmt: skip


def _names(origin: str, statements: list[str]) -> list[str]:
    """Return the names in statements of one kind: in bylines, those of the first that has any."""
    if origin == "byline":
        statements = sorted(statements, key=lambda one: not (BY.match(one) or _VOM.match(one)))
    each = [author_names(one) for one in statements]
    if origin == "byline":
        full = (names for names in each if any(map(is_person, names)))
        short = (author_names(one) for one in statements if len(one) <= LONGEST_SIGNATURE)
        return next(full, next((names for names in short if names), []))
    names = list(dict.fromkeys(name for names in each for name in names))
    if origin in ("rel", "itemprop", _GUESS):
        return without_shorter(names)[:_MOST_NAMES]
    return names


def _texts(elements: Iterable[html.HtmlElement]) -> list[str]:
    texts = (one.get("content") or from_label(pieces_of_names(one)) for one in elements)
    return [text for text in texts if 0 < len(text) < _LONGEST_STATEMENT]


def _is_of_anybody(link: html.HtmlElement) -> bool:
    """Tell whether it is a star's page, or a paragraph links to who need not be its author."""
    if _STAR_ADDRESS.search(link.get("href", "")) and not is_person(beginning(link, LONGEST_LOOSE)):
        return True
    if not _TEAM_ADDRESS.search(link.get("href", "")):
        return False
    paragraph = next(link.iterancestors("p", "li"), None)
    return paragraph is not None and len(beginning(paragraph, LONGEST_LOOSE + 1)) > LONGEST_LOOSE
