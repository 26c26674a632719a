"""When the article of a page was published, from the surest statement to a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import html

from index.reading.dates import date_in_name, find_date
from index.reading.draft import Draft
from index.reading.html.statements import Statements, beginning, beside_headlines, is_beside, words
from index.reading.html.wording import is_change
from index.reading.prose import LATER

_METAS = (
    "article:published_time", "og:published_time", "og:article:published_time",
)  # fmt: skip
_OTHER_METAS = (
    "datepublished", "parsely-pub-date", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "publication-date", "article:published", "article.published",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date",
    "dc.date.created", "citation_publication_date", "citation_date", "originalpublicationdate",
    "displaydate", "ptime", "pdate", "date", "dcterms.issued", "article_date_original",
    "cxenseparse:recs:publishtime",
)  # fmt: skip
_IN_SCRIPT = re.compile(
    r"""["'](?:datePublished|publishedDate|publishDate|publish_date|pubDate|published_at|publishedAt"""
    r"""|published_time|article_date_original|firstPublished|datePublish)["']?\s*[:=]\s*"""
    r"""["'](\d{4}-\d\d-\d\d[^"']{0,20}|\d{8}|\d{10,13})["']"""
)
_UPDATED = re.compile(r"updat|modif", re.I)
_PUBLISHED = re.compile(r"publi|entry-date|posted|date", re.I)
_DAY_FIRST = re.compile(r"(?!en\b)[a-z]{2,3}\b|en[-_](?:gb|au|nz|ie|in|za)\b", re.I)
"""Languages of pages that write the day before the month, in figures, too."""
_NO_ENGLISH = re.compile(
    r"publié|mis à jour|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd"
    r"|\b\d\d?h\d\d\b|\bà \d|\bàs \d|\balle \d|\bUhr\b",
    re.I,
)
_PARTS = re.compile(r"[|•·]|(?=\b(?:publi|posted|veröffentlicht|erstellt)\w*)", re.I)
_LONGEST_BYLINE, _LONGEST_DATE, _LONGEST_CHANGE = 150, 90, 60
_ABOVE_HEADLINE, _BELOW_HEADLINE = 12, 30
"""Elements."""


def offer_date(
    draft: Draft, found: Statements, tree: html.HtmlElement, markup: str, linked: list[str]
) -> None:
    """Offer the date of publication from the surest place that states one.

    What is only likely to be it has the origin "guess".

    Args:
        draft: Where to.
        found: What the page's elements state.
        tree: The page.
        markup: The page.
        linked: What the page's linked data state.
    """
    url = draft.lines.get("url", "")
    day_first = _DAY_FIRST.match(draft.lines.get("language", "")) is not None
    for origin, value in _statements(found, tree, markup, linked, url):
        if draft.offer("published", value, origin):
            return
        if day_first and draft.offer("published", find_date(value, day_first=True), origin):
            return


def _statements(
    found: Statements, tree: html.HtmlElement, markup: str, linked: list[str], url: str
) -> Iterator[tuple[str, str]]:
    for value in linked:
        yield "json-ld", value
    for name in _METAS:
        for value in found.metas.get(name, []):
            yield name, value
    for element in found.properties["datePublished"]:
        yield "itemprop", element.get("content") or element.get("datetime") or words(element)
    for name in _OTHER_METAS:
        for value in found.metas.get(name, []):
            yield name, value
    if match := _IN_SCRIPT.search(markup):
        yield "script", match[1]
    times = [(one, _kind(one)) for one in found.times]
    for element, kind in times:
        if kind == "published":
            yield "time", element.get("datetime") or words(element)
    yield "url", date_in_name(url)
    for element, kind in times:
        if kind == "unnamed":
            yield "time", element.get("datetime") or words(element)
    day_first = _DAY_FIRST.match(tree.getroottree().getroot().get("lang", "")) is not None
    yield from (("byline", value) for value in _near_headline(tree, day_first))
    yield from (("byline", value) for value in _worded(found.dated, _LONGEST_BYLINE, day_first))
    yield from _guesses(found, tree, markup, times)


def _guesses(
    found: Statements,
    tree: html.HtmlElement,
    markup: str,
    times: list[tuple[html.HtmlElement, str]],
) -> Iterator[tuple[str, str]]:
    for element, kind in times:
        if kind == "updated":
            yield "guess", element.get("datetime") or words(element)
    for element in beside_headlines(tree, 0, _BELOW_HEADLINE):
        text = beginning(element, _LONGEST_DATE)
        if 5 < len(text) < _LONGEST_DATE and _UPDATED.search(text) and not is_beside(element):
            yield "guess", find_date(text)
    yield "guess", _changed(tree)
    # Imported here: it takes long to load, and few pages come so far.
    from htmldate import find_date as guess_date

    try:
        # Its extensive search hangs on some pages.
        yield "guess", guess_date(markup, original_date=True, extensive_search=False) or ""
    except (ValueError, TypeError, RecursionError):
        return


def _changed(tree: html.HtmlElement) -> str:
    """Return the date of the only line that says when the page was changed: "Updated 7 March"."""
    day_first = _DAY_FIRST.match(tree.getroottree().getroot().get("lang", "")) is not None
    told = (beginning(one, _LONGEST_CHANGE) for one in tree.iter("p", "div", "span", "td", "li"))
    lines = {line for line in told if is_change(line)}
    return find_date(lines.pop(), day_first=day_first) if len(lines) == 1 else ""


def _kind(time: html.HtmlElement) -> str:
    if is_beside(time):
        return "beside"
    parent = time.getparent()
    names = time.get("class") or ""
    around = names + (parent.get("class") or "" if parent is not None else "")
    if _UPDATED.search(around):
        return "updated"
    if time.get("pubdate") is not None or _PUBLISHED.search(names):
        return "published"
    return "unnamed"


def _is_quoted(element: html.HtmlElement) -> bool:
    """Tell whether it stands in a post of elsewhere, which has a date of its own."""
    return any(one.tag == "blockquote" for one in (element, *element.iterancestors()))


def _near_headline(tree: html.HtmlElement, day_first: bool) -> Iterator[str]:
    near = beside_headlines(tree, _ABOVE_HEADLINE, _BELOW_HEADLINE)
    yield from _worded(near, _LONGEST_DATE, day_first)


def _worded(elements: Iterable[html.HtmlElement], longest: int, day_first: bool) -> Iterator[str]:
    """Yield the dates in words of short elements, but those of an update."""
    for element in elements:
        text = beginning(element, longest)
        if not 5 < len(text) < longest or is_beside(element) or _is_quoted(element):
            continue
        day_goes_first = day_first or _NO_ENGLISH.search(text) is not None
        for part in _PARTS.split(text):
            if date := find_date(LATER.split(part, maxsplit=1)[0], day_first=day_goes_first):
                yield date
