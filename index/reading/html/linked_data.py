"""JSON-LD: the articles that pages describe for machines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from lxml import html

from index.reading.draft import Draft
from index.reading.plain_html import html_to_text

_ARTICLES = re.compile(r"Article$|^BlogPosting$|^LiveBlogPosting$|^Report$|^Review$|^WebPage$")
_WRAPPING = re.compile(r"^(?://\s*)?<!\[CDATA\[|^<!--|(?://\s*)?\]\]>$|-->$")
_DEEPEST = 8
_ORIGIN = "json-ld"


def offer_linked_data(draft: Draft, tree: html.HtmlElement) -> str:
    """Offer what the page's linked data say of its article; return the text they give for it."""
    found = [one for block in _blocks(tree) for one in _articles(block, 0)]
    found.sort(key=lambda one: "WebPage" in _types(one))  # an article says more than its page
    for article in found[:3]:
        draft.offer("title", _plain(article.get("headline") or article.get("name")), _ORIGIN)
        draft.offer("published", article.get("datePublished"), _ORIGIN)
        draft.offer("source", _name(article.get("publisher")), _ORIGIN)
        draft.offer("url", _address(article), _ORIGIN)
        draft.offer("language", article.get("inLanguage"), _ORIGIN)
        draft.offer_all("authors", list(_names(article.get("author"))), _ORIGIN)
        keywords = article.get("keywords")
        if isinstance(keywords, str):
            keywords = [one.strip() for one in keywords.split(",")]
        draft.offer_all("tags", keywords if isinstance(keywords, list) else [], _ORIGIN)
        body = article.get("articleBody")
        if isinstance(body, str):
            return html_to_text(body) if "</" in body else body
    return ""


def _blocks(tree: html.HtmlElement) -> Iterator[object]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = re.sub(r"[\x00-\x1f]", " ", script.text or "").strip()
        try:
            yield json.loads(_WRAPPING.sub("", text).rstrip(" ;"))
        except (ValueError, RecursionError):
            continue


def _articles(data: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for one in data:
            yield from _articles(one, depth + 1)
    elif isinstance(data, Mapping):
        if any(map(_ARTICLES.search, _types(data))):
            yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(data.get(name), depth + 1)


def _types(data: Mapping[str, object]) -> list[str]:
    types = data.get("@type")
    found = types if isinstance(types, list) else [types]
    return [one for one in found if isinstance(one, str)]


def _name(value: object) -> object:
    if isinstance(value, list) and value:
        value = value[0]
    return value.get("name") if isinstance(value, Mapping) else value


def _names(value: object) -> Iterator[object]:
    for one in value if isinstance(value, list) else [value]:
        name = _name(one)
        if isinstance(name, str) and "://" not in name:
            yield _plain(name)


def _plain(value: object) -> object:
    """Undo references that do not belong in JSON, and are often there."""
    return unescape(value) if isinstance(value, str) else value


def _address(article: Mapping[str, object]) -> object:
    page = article.get("mainEntityOfPage")
    if isinstance(page, Mapping):
        page = page.get("@id")
    return article.get("url") or page
