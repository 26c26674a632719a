"""What a page says about its article: JSON-LD, OpenGraph, meta elements, marked-up bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from index.reading.dates import find_date, parse_date
from index.reading.draft import Draft, LineField
from index.reading.fields import host_of
from index.reading.html.linked_data import offer_linked_data
from index.reading.html.page_names import names_of
from index.reading.prose import LATER, split_names

_METAS: tuple[tuple[LineField, tuple[str, ...]], ...] = (
    ("title", ("og:title", "twitter:title", "headline", "dc.title", "citation_title")),
    ("source", ("og:site_name", "application-name", "citation_journal_title", "dc.publisher")),
    ("url", ("og:url", "twitter:url", "parsely-link")),
    ("language", ("og:locale", "content-language", "dc.language", "language")),
    (
        "published",
        (
            "article:published_time", "og:published_time", "og:article:published_time",
            "datepublished", "date", "pubdate", "publishdate", "publish-date", "publish_date",
            "publication_date", "publication-date", "article:published", "article.published",
            "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date",
            "dcterms.date", "citation_publication_date", "citation_date", "originalpublicationdate",
            "cxenseparse:recs:publishtime", "displaydate", "ptime", "pdate",
        ),
    ),
)  # fmt: skip
_AUTHOR_METAS = (
    "author", "article:author", "parsely-author", "dc.creator", "byl", "byline", "sailthru.author",
    "citation_author", "twitter:creator:name", "article:author_name",
)  # fmt: skip
_TAG_METAS = ("article:tag", "parsely-tags", "news_keywords", "keywords", "sailthru.tags")
_SINGLE_FILE = re.compile(r"url:\s*(https?://\S+)\s+saved date:\s*([^\n(]+)")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_SEPARATOR = re.compile(r"\s+[|\-–—·•»:]\s+|\s*\|\s*")
_DATE_CLASS = re.compile(
    r"publi|posted|dateline|entry-date|post-date|article-?date|timestamp|byline"
    r"|(?:^|[\s_-])date(?:$|[\s_-])",
    re.I,
)
_ASIDE = re.compile(
    r"related|comment|sidebar|footer|recommend|teaser|promo|popular|trending|update|modif|copyright",
    re.I,
)
_LONGEST_BYLINE = 150
_LONGEST_DATE = 60
_BELOW_HEADLINE = 8
"""Elements."""
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|author|authors|author-name|writer)(?:$|[\s_-])", re.I
)
_NAME = re.compile(r"(?![a-zß-ÿ])[^\W\d_][\w.'’ -]*(?<=[ -])(?![a-zß-ÿ])[^\W\d_][\w.'’]+")
_BYLINE = re.compile(r"^\s*(?:by|von|par|por|di)\s+(.{2,120})$", re.I)


def offer_page_fields(draft: Draft, tree: html.HtmlElement, markup: str) -> str:
    """Offer all that a page states about its article, the surest places first.

    Returns:
        The text that the page's linked data give for the article; mostly nothing.
    """
    metas = _metas(tree)
    stated_body = offer_linked_data(draft, tree)
    for field, names in _METAS:
        for name in names:
            for value in metas.get(name, []):
                draft.offer(field, value, name)
    for name in _AUTHOR_METAS:
        values = [value for value in metas.get(name, []) if "://" not in value]
        draft.offer_all("authors", [one for value in values for one in split_names(value)], name)
    for name in _TAG_METAS:
        values = metas.get(name, [])
        draft.offer_all("tags", [one.strip() for value in values for one in value.split(",")], name)
    _offer_saved(draft, markup)
    _offer_elements(draft, tree)
    draft.offer("source", host_of(draft.lines.get("url", "")), "url")
    return stated_body


def _metas(tree: html.HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        name = name or element.get("http-equiv") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


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


def _offer_elements(draft: Draft, tree: html.HtmlElement) -> None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            draft.offer("url", link.get("href"), "canonical")
    draft.offer("language", tree.get("lang") or tree.get("{*}lang"), "lang")
    _mend_title(draft, [_words(one) for one in tree.iter("h1", "h2", "h3")], _whole_title(tree))
    draft.offer("published", next(_dates(tree), ""), "time")
    draft.offer("published", next(_worded_dates(tree), ""), "byline")
    draft.offer_all("authors", next(_bylines(tree), []), "byline")


def _mend_title(draft: Draft, headings: list[str], whole: str) -> None:
    """Take the title from the page's headings if need be, and the site's name off its end.

    Args:
        draft: Where to.
        headings: Those of the page.
        whole: What stands in the window's title: mostly the heading with the site's name.
    """
    if "title" not in draft.lines:
        # A heading that is only a small part of it is the site's name.
        enough = 0.4 * len(whole)
        within = [one for one in headings if one.casefold() in whole.casefold()]
        within = [one for one in within if len(one) >= enough]
        draft.offer("title", max(within, key=len, default=""), "heading")
        draft.offer("title", whole, "title")
        draft.offer("title", next(iter(headings), ""), "heading")
    title = draft.lines.get("title", "")
    parts = _SEPARATOR.split(title)
    if len(parts) < 2:
        return
    site = draft.lines.get("source", "").casefold()
    shorter = title[: title.rfind(parts[-1])].rstrip(" |-–—·•»:")
    folded = {heading.casefold() for heading in headings}
    known = parts[-1].casefold() in {site, *folded} or shorter.casefold() in folded
    if known and shorter:
        draft.lines["title"] = shorter


def _whole_title(tree: html.HtmlElement) -> str:
    return next((_words(one) for one in tree.iter("title")), "")


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _dates(tree: html.HtmlElement) -> Iterator[str]:
    """Yield the machine-readable dates of elements that say when the article appeared."""
    times = [
        one for one in tree.xpath("//time[@datetime] | //*[@itemprop='datePublished']")
        if not _is_aside(one)
    ]  # fmt: skip
    for sure in (True, False):
        for element in times:
            marks = f"{element.get('class', '')} {element.get('itemprop', '')}"
            named = element.get("pubdate") is not None or _DATE_CLASS.search(marks)
            if sure and not named:
                continue
            value = element.get("datetime") or element.get("content") or element.text_content()
            if found := parse_date(value):
                yield found


def _worded_dates(tree: html.HtmlElement) -> Iterator[str]:
    """Yield the dates in words of elements that are named for it, then those below the headline."""
    named = (
        one for one in tree.xpath("//time | //*[@class or @id]")
        if one.tag == "time" or any(map(_DATE_CLASS.search, names_of(one)))
    )  # fmt: skip
    below = tree.xpath(f"//h1/following::*[position() <= {_BELOW_HEADLINE}]")
    for longest, elements in ((_LONGEST_BYLINE, named), (_LONGEST_DATE, below)):
        for element in elements:
            text = _words(element)
            if len(text) > longest or _is_aside(element):
                continue
            if found := find_date(LATER.split(text, maxsplit=1)[0]):
                yield found


def _bylines(tree: html.HtmlElement) -> Iterator[list[str]]:
    for element in tree.xpath("//*[@rel='author' or @itemprop='author' or @class]"):
        sure = element.get("rel") == "author" or element.get("itemprop") == "author"
        if not sure and not _BYLINE_CLASS.search(element.get("class") or ""):
            continue
        text = _words(element)
        if not text or len(text) > _LONGEST_BYLINE or _is_aside(element):
            continue
        match = _BYLINE.match(text)
        names = match[1] if match else text
        names = re.split(r"\s*[|•·–—]\s*|,?\s+\d", names)[0]
        if match or sure or _NAME.fullmatch(names):
            yield split_names(names)


def _is_aside(element: etree._Element) -> bool:
    for one in (element, *element.iterancestors()):
        if one.tag in ("aside", "footer", "nav"):
            return True
        if one.tag not in ("body", "html") and any(map(_ASIDE.search, names_of(one))):
            return True
    return False
