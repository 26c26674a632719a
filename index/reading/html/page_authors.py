"""Who wrote the article of a page, from the surest statement to the least sure one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from lxml import etree, html

from index.reading.bylines import as_signed, author_names, is_person, is_undivided, without_shorter
from index.reading.dates import find_date
from index.reading.draft import Draft
from index.reading.html.statements import (
    Statements,
    beginning,
    beside_headlines,
    is_beside,
    is_of_others,
    pieces,
)

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
    r"(?:(?:(?:written|posted|reported|published|created|submitted) )?by"
    r"|(?:(?:erstellt|geschrieben|verfasst|veröffentlicht|gepostet|eingestellt) )?von"
    r"|(?:(?:publié|écrit|rédigé|posté|proposé) )?par|(?:(?:publicado|escrito) )?por"
    r"|(?:(?:geschreven|geplaatst) )?door|di|text:|autor(?:in)?:?|author:?)\s+\S",
    re.I,
)
_BY_NAME = re.compile(
    r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|(?:(?:Written|Posted|Words|Story|Report) )[Bb]y"
    r"|(?:(?:Ein )?(?:Gast)?[Bb]eitrag|Verfasst|Geschrieben|Erstellt|Veröffentlicht|Text|Bericht"
    r"|Interview|Kommentar|Analyse|Reportage) von:?|(?:Propos recueillis|Publié|Écrit|Rédigé) par"
    r"|(?:Text|Words|Autor(?:in|e|a)?|Author|Auteure?|Verfasser(?:in)?|Herausgeber|Bericht|Texte?|Texto|Testo"
    r"|Interview|Protokoll|Redaktion|Rédaction) ?:)\s+[A-ZÀ-Þ]"
)
_CHINESE = re.compile(
    r"(?:作者|记者|記者|撰文|责任编辑|責任編輯|编辑)\s*[:：]\s*([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])"
)
_IN_SCRIPT = re.compile(
    r"""["'](?:articleAuthor|authorName|author_name|pageAuthor|content_author|page_author|author)"""
    r"""["']?\s*[:=]\s*["']([^"'<>{}\\]{5,60})["']"""
)
_COLUMN = re.compile(r"(?:Texte?|Texto|Testo|Words|Bericht|Interview|Protokoll)\s?:", re.I)
"""What may name who wrote it, and may as well begin a headline: "Interview: …"."""
_TEAM_ADDRESS = re.compile(r"/(?:teams?|equipe|firmas?|members?|membres?|profiles?|people)/")
"""Where pages of authors are, and pages of others that a text links to."""
_AT_RIGHT = re.compile(
    r"^right\b|text-align:\s*right|(?:^|[\s_-])(?:text-right|align-right|signature)(?:$|\s)", re.I
)
_DESK = re.compile(r"\b(?:desk|staff|team|redaktion|editors|rédaction|redacción|redazione)\b", re.I)
_BETWEEN_PARTS = re.compile(r"\s+[|·•/–—-]\s+")
_BELOW_HEADLINE = 40
_DATED_BESIDE = 4, 6
"""Elements above and below a headline."""
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
    bylines = _bylines(found)
    sure = [*_stated(found, linked), ("byline", bylines)]
    tried: list[tuple[str, list[str]]] = []
    sites = {draft.lines.get("source", "").casefold()}
    for name in _SITE_METAS:
        sites.update(value.casefold() for value in found.metas.get(name, []))
    owners = " ".join(value.casefold() for value in found.metas.get("copyright", []))
    for origin, texts in chain(sure[:-1], _written(found, tree, markup, bylines)):
        tried.append((origin, texts))
        people = [name for name in _names(origin, texts) if is_person(name)]
        people = [name for name in people if name.casefold() not in sites]
        if people := [name for name in people if name.casefold() not in owners]:
            if origin == _GUESS and (desk := _desk_in(sure, sites)):
                people = [desk]
            draft.offer_all("authors", _with_others(people, sure), origin)
            return
    surely = [(origin, texts) for origin, texts in tried if origin != _GUESS]
    for origin, texts in surely:
        draft.offer_all("authors", _names(origin, texts)[:1], origin)
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
    by_property = [one for one in found.properties["author"] if not is_of_others(one)]
    within = (one for author in by_property for one in author.iter())
    yield "itemprop", _texts(one for one in within if one.get("itemprop") == "name")
    yield "rel", _texts(one for one in found.author_links if not is_beside(one))
    yield "itemprop", _texts(by_property)


def _written(
    found: Statements, tree: html.HtmlElement, markup: str, bylines: list[str]
) -> Iterator[tuple[str, list[str]]]:
    """Yield the places that look like naming authors, the surest first: each takes time to find."""
    yield "byline", list(_lines_by(tree))
    yield "byline", bylines
    yield _GUESS, list(_dated_lines(tree))
    pages = (one for one in found.author_pages[:8] if not (is_beside(one) or _is_in_prose(one)))
    yield _GUESS, _texts(pages)
    if len(set(found.data_authors)) == 1:
        yield "data-author", found.data_authors[:1]
    if match := _IN_SCRIPT.search(markup):
        yield _GUESS, [match[1]]
    for name in _OTHER_METAS:
        yield name, [one for one in found.metas.get(name, []) if "://" not in one]
    named = found.bylines[:_MOST_ELEMENTS]
    yield _GUESS, _texts(one for one in named if not is_of_others(one))
    yield "signature", list(_signatures(tree))


def _bylines(found: Statements) -> list[str]:
    """Return what stands in elements that are named for a byline."""
    return _texts(
        one for one in found.bylines[:_MOST_ELEMENTS]
        if not is_beside(one) or (_BY.match(beginning(one, 40)) and not is_of_others(one))
    )  # fmt: skip


def _names(origin: str, statements: list[str]) -> list[str]:
    """Return the names in statements of one kind: in bylines, those of the first that has any."""
    if origin == "byline":
        statements = sorted(statements, key=lambda one: _BY.match(one) is None)
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
    for element in beside_headlines(tree, 0, _BELOW_HEADLINE):
        text = beginning(element, _LONGEST_BYLINE)
        is_short = len(text) < _LONGEST_BYLINE and _names_somebody(text)
        if is_short and _BY.match(text) and not is_beside(element):
            yield pieces(element)
            return
    for element in tree.iter("p", "div", "span", "h3", "h4", "li", "strong", "em", "td"):
        begins = beginning(element, 40)
        if (chinese := _CHINESE.match(begins)) and not is_beside(element):
            yield chinese[1]
            return
        if not (_BY_NAME.match(begins) and _names_somebody(begins)):
            continue
        lines = _to_first_break(element)
        text = " ".join(lines)
        if len(text) < _LONGEST_LOOSE and len(text.split()) < 9 and not is_beside(element):
            yield "\n".join(lines)
            return


def _names_somebody(text: str) -> bool:
    """Tell whether a line is no headline: "Interview: Ada Holm", but not "Interview: Who pays?"."""
    return not _COLUMN.match(text) or any(map(is_person, author_names(text)))


def _is_in_prose(link: html.HtmlElement) -> bool:
    """Tell whether a paragraph links to somebody who need not be its author."""
    if not _TEAM_ADDRESS.search(link.get("href", "")):
        return False
    paragraph = next(link.iterancestors("p", "li"), None)
    return paragraph is not None and len(beginning(paragraph, _LONGEST_LOOSE + 1)) > _LONGEST_LOOSE


def _signatures(tree: html.HtmlElement) -> Iterator[str]:
    """Yield whose name stands alone at the right edge of a page, as below a letter."""
    for element in tree.iter("p", "div"):
        looks = f"{element.get('align', '')} {element.get('style', '')} {element.get('class', '')}"
        if _AT_RIGHT.search(looks) and _is_below_prose(element):
            text = beginning(element, _LONGEST_SIGNATURE)
            if len(text) <= _LONGEST_SIGNATURE and is_person(text) and not is_beside(element):
                yield text


def _is_below_prose(element: html.HtmlElement) -> bool:
    above = element.getprevious()
    is_linked = next(element.iter("a"), None) is not None
    return (
        not is_linked
        and above is not None
        and len(beginning(above, _LONGEST_LOOSE)) > _LONGEST_LOOSE
    )


def _to_first_break(element: html.HtmlElement) -> list[str]:
    """Return the text of an element, as `pieces` has it, up to its first line break."""
    lines: list[str] = []
    for event, one in etree.iterwalk(element, events=("start", "end")):
        if event == "start" and one.tag == "br":
            break
        text = one.text if event == "start" else one.tail if one is not element else ""
        lines += [" ".join(text.split())] if text and text.strip() else []
    return lines


def _dated_lines(tree: html.HtmlElement) -> Iterator[str]:
    """Yield names that stand with the date beside the headline: "4 May | Ada Holm"."""
    for element in beside_headlines(tree, *_DATED_BESIDE):
        text = beginning(element, _LONGEST_LOOSE)
        if len(text) < _LONGEST_LOOSE and find_date(text) and not is_beside(element):
            parts = (part.strip() for part in _BETWEEN_PARTS.split(text))
            yield from (part for part in parts if not find_date(part) and is_person(part))
