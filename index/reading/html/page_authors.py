"""Who wrote the article of a page, from the surest statement to the least sure one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import html

from index.reading.bylines import as_signed, author_names, is_person, without_shorter
from index.reading.draft import Draft
from index.reading.html.statements import Statements, is_beside, is_of_others, pieces, words

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
    "twitter:creator:name", "dcsext.author", "byline", "cxenseparse:author",
)  # fmt: skip
_BY = re.compile(
    r"(?:(?:written |posted |reported )?by|von|par|por|di|text:|autor:?|author:?)\s+\S", re.I
)
_BY_NAME = re.compile(r"(?:By|BY|Von|Par|Por|Text(?: von)?:?|Autor(?:in)?:)\s+[A-Z]")
_IN_SCRIPT = re.compile(
    r"""["'](?:articleAuthor|authorName|author_name|pageAuthor|content_author|page_author|author)"""
    r"""["']?\s*[:=]\s*["']([^"'<>{}\\]{5,60})["']"""
)
_BELOW_HEADLINE = 40
"""Elements."""
_LONGEST_BYLINE, _LONGEST_LOOSE = 180, 80
_MOST_ELEMENTS = 30
_MOST_NAMES = 4
_LONGEST_STATEMENT, _LONGEST_SIGNATURE = 200, 30
_GUESS = "guess"
_WRITTEN_BY = re.compile(
    r"(?:written by|verfasst von|écrit par|escrito por|scritto da|geschreven door|autor)", re.I
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
    statements = list(_statements(found, tree, markup, linked))
    sites = {draft.lines.get("source", "").casefold()}
    for name in _SITE_METAS:
        sites.update(value.casefold() for value in found.metas.get(name, []))
    for origin, texts in statements:
        people = [name for name in _names(origin, texts) if is_person(name)]
        if people := [name for name in people if name.casefold() not in sites]:
            draft.offer_all("authors", people, origin)
            return
    sure = [(origin, texts) for origin, texts in statements if origin != _GUESS]
    for origin, texts in sure:
        draft.offer_all("authors", _names(origin, texts)[:1], origin)
    for origin, texts in sure:
        draft.offer_all("authors", [one for one in map(as_signed, texts) if one][:1], origin)


def _statements(
    found: Statements, tree: html.HtmlElement, markup: str, linked: list[str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield the places that may name authors, the surest first, with what stands there."""
    yield "json-ld", linked
    for name in _SURE_METAS:
        yield name, found.metas.get(name, [])
    if any(map(_WRITTEN_BY.fullmatch, found.metas.get("twitter:label1", []))):
        yield "twitter:data1", found.metas.get("twitter:data1", [])
    by_property = [one for one in found.properties["author"] if not is_of_others(one)]
    within = (one for author in by_property for one in author.iter())
    yield "itemprop", _texts(one for one in within if one.get("itemprop") == "name")
    yield "rel", _texts(one for one in found.author_links if not is_beside(one))
    yield "itemprop", _texts(by_property)
    yield "byline", list(_lines_by(tree))
    bylines = found.bylines[:_MOST_ELEMENTS]
    yield "byline", _texts(one for one in bylines if not is_beside(one))
    yield _GUESS, _texts(one for one in found.author_pages[:8] if not is_beside(one))
    if len(set(found.data_authors)) == 1:
        yield "data-author", found.data_authors[:1]
    if match := _IN_SCRIPT.search(markup):
        yield _GUESS, [match[1]]
    for name in _OTHER_METAS:
        yield name, [one for one in found.metas.get(name, []) if "://" not in one]
    yield _GUESS, _texts(one for one in bylines if not is_of_others(one))


def _names(origin: str, statements: list[str]) -> list[str]:
    """Return the names in statements of one kind: in bylines, those of the first that has any."""
    each = [author_names(one) for one in statements]
    if origin == "byline":
        full = (names for names in each if any(map(is_person, names)))
        short = (author_names(one) for one in statements if len(one) <= _LONGEST_SIGNATURE)
        return next(full, next((names for names in short if names), []))
    names = list(dict.fromkeys(name for names in each for name in names))
    if origin in ("rel", "itemprop", _GUESS):
        return without_shorter(names)[:_MOST_NAMES]
    return names


def _texts(elements: Iterable[html.HtmlElement]) -> list[str]:
    texts = (one.get("content") or pieces(one) for one in elements)
    return [text for text in texts if 0 < len(text) < _LONGEST_STATEMENT]


def _lines_by(tree: html.HtmlElement) -> Iterator[str]:
    """Yield the first line like "By Ada Holm" below the headline, or else anywhere."""
    for element in tree.xpath(f"//h1[1]/following::*[position() <= {_BELOW_HEADLINE}]"):
        text = words(element)
        if len(text) < _LONGEST_BYLINE and _BY.match(text) and not is_beside(element):
            yield pieces(element)
            return
    for element in tree.iter("p", "div", "span", "h3", "h4", "li", "strong", "em", "td"):
        if not _BY_NAME.match((element.text_content()[:40] or "").lstrip()):
            continue
        text = words(element)
        if len(text) < _LONGEST_LOOSE and len(text.split()) < 9 and not is_beside(element):
            yield pieces(element)
            return
