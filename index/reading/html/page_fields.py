"""What a page says about its article: JSON-LD, meta elements, marked-up headings and bylines."""

from __future__ import annotations

import re

from lxml import html

from index.reading.dates import parse_date
from index.reading.draft import Draft, LineField
from index.reading.fields import host_of
from index.reading.html.linked_data import LinkedData, read_linked_data
from index.reading.html.page_authors import offer_authors
from index.reading.html.page_dates import offer_date
from index.reading.html.page_title import find_title
from index.reading.html.statements import Statements, gather

_METAS: tuple[tuple[LineField, tuple[str, ...]], ...] = (
    ("source", ("og:site_name", "application-name", "citation_journal_title", "dc.publisher")),
    ("url", ("og:url", "twitter:url", "parsely-link")),
    ("language", ("og:locale", "content-language", "dc.language", "language")),
)
_TAG_METAS = ("article:tag", "parsely-tags", "news_keywords", "keywords", "sailthru.tags")
_SINGLE_FILE = re.compile(r"url:\s*(https?://\S+)\s+saved date:\s*([^\n(]+)")
_ARCHIVE = re.compile(r"(?:web\.)?archive\.(?:org|today|ph|is|li|md|vn)|wayback machine", re.I)
_ARCHIVED = re.compile(rf"https?://(?:{_ARCHIVE.pattern})/(?:web/)?[\d.-]+\w*/(https?://.+)", re.I)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")


def offer_page_fields(draft: Draft, tree: html.HtmlElement, markup: str) -> LinkedData:
    """Offer all that a page states about its article, the surest places first.

    Returns:
        The page's linked data.
    """
    linked = read_linked_data(tree)
    found = gather(tree)
    _offer_stated(draft, linked, found)
    _offer_saved(draft, markup)
    draft.offer("url", found.canonical, "canonical")
    _take_archived(draft)
    draft.offer("language", tree.get("lang") or tree.get("{*}lang"), "lang")
    draft.offer("source", host_of(draft.lines.get("url", "")), "url")
    headline = next((title for title in linked.titles if title), "")
    site, url = draft.lines.get("source", ""), draft.lines.get("url", "")
    draft.offer("title", *find_title(found, headline, site, url))
    offer_authors(draft, found, tree, markup, linked.authors)
    offer_date(draft, found, tree, markup, linked.dates)
    return linked


def _offer_stated(draft: Draft, linked: LinkedData, found: Statements) -> None:
    """Offer what needs no weighing: outlet, address, language and labels."""
    draft.offer("source", linked.source, "json-ld")
    draft.offer("url", linked.url, "json-ld")
    draft.offer("language", linked.language, "json-ld")
    draft.offer_all("tags", linked.tags, "json-ld")
    for field, names in _METAS:
        for name in names:
            for value in found.metas.get(name, []):
                draft.offer(field, value, name)
    for name in _TAG_METAS:
        values = found.metas.get(name, [])
        draft.offer_all("tags", [one.strip() for value in values for one in value.split(",")], name)


def _take_archived(draft: Draft) -> None:
    """Put the page's own address in place of the one at which a web archive shows it."""
    if match := _ARCHIVED.match(draft.lines.get("url", "")):
        draft.lines["url"] = match[1]
        if _ARCHIVE.fullmatch(draft.lines.get("source", "")):
            del draft.lines["source"]


def _offer_saved(draft: Draft, markup: str) -> None:
    """Offer what the program that saved the page wrote at its top."""
    head = markup[:5_000]
    if match := _SINGLE_FILE.search(head):
        draft.offer("url", match[1], "SingleFile")
        draft.saved = parse_date(_script_date(match[2]))
    elif match := _SAVED_FROM.search(head):
        draft.offer("url", match[1], "saved from")


def _script_date(value: str) -> str:
    """Turn `Thu Mar 07 2024 10:00:00 GMT+0100` into `Mar 07 2024`."""
    words = value.split()
    return " ".join(words[1:4]) if len(words) > 3 else value
