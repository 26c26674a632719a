"""JSON-LD: the articles that pages describe for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape

from lxml import html

from index.reading.bylines import is_person
from index.reading.plain_html import html_to_text

_ARTICLES = re.compile(r"Article$|^BlogPosting$|^LiveBlogPosting$|^Report$|^Review$|^OpinionNews")
_PAGES = re.compile(r"WebPage$|^VideoObject$|^Recipe$|^HowTo$")
_GUIDES = re.compile(r"^HowTo$")
_WRAPPING = re.compile(r"^(?://\s*)?<!\[CDATA\[|^<!--|(?://\s*)?\]\]>$|-->$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_STRING = r'\s*:\s*"((?:[^"\\]|\\.)*)"'
_BROKEN = {
    "headline": re.compile(rf'"headline"{_STRING}'),
    "datePublished": re.compile(rf'"datePublished"{_STRING}'),
    "author": re.compile(rf'"author"\s*:\s*[\[{{][^\]}}]*?"name"{_STRING}'),
}
_DEEPEST = 8
_DIGITS = 7
"""A number with so many counts no words of an article."""
_NOT_OF_IT = frozenset((
    "author", "publisher", "image", "comment", "hasPart", "itemListElement", "isPartOf", "video",
    "comments", "review", "reviews",
))  # fmt: skip
"""What a description holds that describes something else."""


@dataclass(slots=True)
class LinkedData:
    """What a page's linked data say of its article; lists begin with the surest."""

    titles: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    source: str = ""
    url: str = ""
    language: str = ""
    tags: list[str] = field(default_factory=list)
    text: str = ""
    words: int = 0
    """How many words the text has, by their count."""


def read_linked_data(tree: html.HtmlElement) -> LinkedData:
    """Return what the page's linked data say: of an article first, then of the page itself."""
    blocks = list(_blocks(tree))
    things = (one for block in blocks for one in _things(block))
    named = {str(one["@id"]): one for one in things if _is_referred_to(one)}
    own = (one for block in blocks for one in _things(block, without=_NOT_OF_IT))
    found = [one for one in own if _is(_ARTICLES, one) or _is(_PAGES, one)]
    found.sort(key=lambda one: not _is(_ARTICLES, one))
    data = LinkedData()
    for article in found:
        data.titles += [_plain(one) for one in _first(article, "headline", "name")]
        data.dates += [str(one) for one in _first(article, "datePublished")]
        if not data.authors:
            data.authors = _authors(article, named)
        data.source = data.source or next(_names(article.get("publisher"), named), "")
        data.url = data.url or _address(article)
        data.language = data.language or _text(article.get("inLanguage"))
        data.tags = data.tags or _tags(article.get("keywords"))
        data.text = data.text or _body(article.get("articleBody")) or _steps(article)
        data.words = data.words or _count(article.get("wordCount"))
    return data


def _blocks(tree: html.HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = re.sub(r"[\x00-\x1f]", " ", script.text or "").strip()
        text = _WRAPPING.sub("", text).strip().rstrip(" ;")
        try:
            yield json.loads(text)
        except RecursionError:
            continue
        except ValueError:
            yield _mended(text)


def _mended(text: str) -> object:
    """Return what can be told of linked data that are no JSON: nobody but machines reads them."""
    try:
        return json.loads(_TRAILING_COMMA.sub(r"\1", text))
    except (ValueError, RecursionError):
        found = {name: match[1] for name, one in _BROKEN.items() if (match := one.search(text))}
        return {"@type": "Article", **found} if found else None


def _is_referred_to(thing: Mapping[str, object]) -> bool:
    """Tell whether others can name it by its identifier alone."""
    return isinstance(thing.get("@id"), str) and bool(thing.get("name"))


def _things(
    data: object, depth: int = 0, *, without: Collection[str] = ()
) -> Iterator[Mapping[str, object]]:
    """Yield everything that is described, the outer before the inner, but what some names hold."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data:
            yield from _things(one, depth + 1, without=without)
    elif isinstance(data, Mapping):
        yield data
        for name, value in data.items():
            if name not in without:
                yield from _things(value, depth + 1, without=without)


def _is(kinds: re.Pattern[str], data: Mapping[str, object]) -> bool:
    types = data.get("@type")
    return any(
        isinstance(one, str) and kinds.search(one)
        for one in (types if isinstance(types, list) else [types])
    )


def _first(data: Mapping[str, object], *names: str) -> list[str | int]:
    """Return the value of the first of these names that has one; at most one."""
    for name in names:
        value = data.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str | int) and value and not isinstance(value, bool):
            return [value]
    return []


def _names(value: object, named: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _names(one, named)
    elif isinstance(value, Mapping):
        if not value.get("name"):
            value = named.get(str(value.get("@id")), value)
        name = value.get("name") or _whole_name(value)
        yield from _names(name, named) if not isinstance(name, Mapping) else ()
    elif isinstance(value, str) and "://" not in value:
        yield _plain(value)


def _authors(article: Mapping[str, object], named: Mapping[str, Mapping[str, object]]) -> list[str]:
    """Return who wrote an article: its creators, if only a body is called its author."""
    authors, creators = ([*_names(article.get(one), named)] for one in ("author", "creator"))
    is_body = not any(map(is_person, authors)) and any(map(is_person, creators))
    return creators if is_body else authors or creators


def _whole_name(person: Mapping[str, object]) -> str:
    parts = (_text(person.get(one)) for one in ("givenName", "familyName"))
    return " ".join(part for part in parts if part)


def _tags(value: object) -> list[str]:
    if isinstance(value, str):
        return [one.strip() for one in _plain(value).split(",")]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(value: object) -> str:
    """Undo references that do not belong in JSON, and are often there, even twice."""
    return unescape(unescape(str(value))).strip()


def _body(value: object) -> str:
    text = _text(value)
    return html_to_text(text) if "</" in text else text


def _count(value: object) -> int:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < _DIGITS else 0


def _steps(article: Mapping[str, object]) -> str:
    """Return the text of a guide: what it is about, then its steps."""
    if not _is(_GUIDES, article):
        return ""
    told = [_body(article.get("description"))]
    for one in _things(article.get("step")):
        told += [_body(one.get("name")), _body(one.get("text"))]
    return "\n\n".join(dict.fromkeys(text for text in told if text))


def _address(article: Mapping[str, object]) -> str:
    page = article.get("mainEntityOfPage")
    if isinstance(page, Mapping):
        page = page.get("@id")
    return _text(article.get("url")) or _text(page)
