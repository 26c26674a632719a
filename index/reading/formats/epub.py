"""E-books: each chapter, or each article of a magazine, is a part."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from index.errors import ReadError
from index.reading.draft import Draft
from index.reading.html.page import decode_page
from index.reading.plain_html import html_to_text
from index.reading.prose import names_in_byline, without_byline
from index.reading.safe_xml import markup_of, parse_html
from index.reading.source import SourceFile
from index.reading.zipped import open_zip, read_member

_SHORTEST = 40
"""Words of a part; less is a cover, an imprint or a table of contents."""
_NOT_READ = re.compile(r"\b(?:cover|toc|nav|titlepage|copyright|contents|colophon)\b", re.I)
_BYLINE_WITHIN = 4
"""Blocks from the top."""
_PROGRAMS = frozenset(("calibre", "unknown", "pocket", "instapaper", "readability"))
"""Authors of books that no person wrote."""
_ISSUE = re.compile(r"^(?P<name>.+?)\s*\[(?P<date>[^\[\]]*\d{4}[^\[\]]*)\]$")
"""How Calibre names an issue: "The Courier [Mon, 04 Mar 2024]"."""
_HEADING = re.compile(r"<h[1-3]\b[^>]*>(.*?)</h[1-3]>", re.I | re.S)
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.I | re.S)


def read_epub(source: SourceFile) -> Iterator[Draft]:
    """Read a book in the order of its spine."""
    with open_zip(source) as archive:
        try:
            drafts = _drafts(archive, source)
        except UnicodeDecodeError as error:  # lxml, on what its recovery made of broken XML
            raise ReadError("damaged: its description is broken") from error
    yield from drafts


def _drafts(archive: ZipFile, source: SourceFile) -> list[Draft]:
    package = _package_path(archive, source)
    tree = _xml(read_member(archive, package, source.limits.page))
    pages = _spine(tree, posixpath.dirname(package))
    drafts = [draft for page in pages if (draft := _read_part(archive, page, source))]
    for draft in drafts:
        if len(drafts) == 1:
            draft.part = ""
            draft.lines.pop("title", None)
        _offer_book(draft, tree, single=len(drafts) == 1)
    return drafts


def _package_path(archive: ZipFile, source: SourceFile) -> str:
    """Find the file that describes the book."""
    if "META-INF/encryption.xml" in archive.namelist() and _is_locked(archive, source):
        raise ReadError("password-protected")
    container = _xml(read_member(archive, "META-INF/container.xml", source.limits.page))
    for root in container.iter("{*}rootfile"):
        if path := root.get("full-path"):
            return path
    raise ReadError("damaged: the book has no contents")


def _is_locked(archive: ZipFile, source: SourceFile) -> bool:
    """Tell whether more is encrypted than the fonts."""
    tree = _xml(read_member(archive, "META-INF/encryption.xml", source.limits.page))
    names = (one.get("URI") or "" for one in tree.iter("{*}CipherReference"))
    return any(name.lower().endswith(("html", "htm")) for name in names)


def _xml(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    markup = re.sub(r"\A\s*<\?xml[^>]*\?>", "", decode_page(data)[0])
    try:
        tree = etree.fromstring(markup.encode("utf-8"), parser=parser)
    except etree.XMLSyntaxError as error:
        raise ReadError("damaged: its description is not XML") from error
    if tree is None:
        raise ReadError("damaged: its description is empty")
    return tree


def _spine(tree: etree._Element, folder: str) -> Iterator[str]:
    """Yield the paths of the book's pages in reading order."""
    items = {
        item.get("id"): item.get("href") or ""
        for item in tree.iter("{*}item")
        if "html" in (item.get("media-type") or "") and "nav" not in (item.get("properties") or "")
    }
    for reference in tree.iter("{*}itemref"):
        if href := items.get(reference.get("idref")):
            yield posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))


def _read_part(archive: ZipFile, path: str, source: SourceFile) -> Draft | None:
    if path not in archive.namelist():
        return None
    markup, warnings = decode_page(
        read_member(archive, path, source.limits.page), forced=source.encoding
    )
    markup, url = _without_calibre(markup)
    text = html_to_text(markup)
    words = len(text.split())
    if words < _SHORTEST or (_NOT_READ.search(posixpath.basename(path)) and words < 10 * _SHORTEST):
        return None
    draft = Draft(part=path, warnings=warnings)
    draft.offer("url", url, "calibre")
    for block in text.strip().split("\n\n")[:_BYLINE_WITHIN]:
        draft.offer_all("authors", names_in_byline(block.strip()), "byline")
    draft.text = without_byline(text) if "authors" in draft.lists else text
    for pattern, origin in ((_HEADING, "heading"), (_TITLE, "title")):
        for match in pattern.finditer(markup):
            draft.offer("title", html_to_text(match[1]), origin)
    return draft


def _without_calibre(markup: str) -> tuple[str, str]:
    """Return a page without the bars that Calibre puts into what it downloads, and its address."""
    if "calibre_navbar" not in markup:
        return markup, ""
    tree = parse_html(re.sub(r"\A\s*<\?xml[^>]*\?>", "", markup))
    url = ""
    for bar in [] if tree is None else list(tree.iter("div")):
        names = (bar.get("class") or "").split()
        if not any(name.startswith("calibre_navbar") for name in names):  # "calibre_navbar1", too
            continue
        links = (link.get("href") or "" for link in bar.iter("a"))
        url = next((link for link in links if link.startswith(("http:", "https:"))), url)
        bar.drop_tree()  # type: ignore[attr-defined]  # elements of HTML have it
    return ("" if tree is None else markup_of(tree)), url


def _offer_book(draft: Draft, tree: etree._Element, *, single: bool) -> None:
    """Offer what the book says about all its parts."""

    def said(name: str) -> list[str]:
        return [one.text or "" for one in tree.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}")]

    for title in said("title"):
        if not single and (match := _ISSUE.match(title)):
            draft.offer("source", match["name"], "epub")
            draft.offer("published", match["date"], "epub")
        draft.offer("title" if single else "source", title, "epub")
        draft.offer("title", title, "epub")
    for publisher in said("publisher"):
        if publisher.casefold() in _PROGRAMS:
            continue
        draft.offer("source", publisher, "epub")
    for date in said("date"):
        draft.offer("published", date, "epub")
    for language in said("language"):
        draft.offer("language", language, "epub")
    for address in (*said("source"), *said("identifier")):
        draft.offer("url", address, "epub")
    creators = [name for name in said("creator") if name.casefold() not in _PROGRAMS]
    draft.offer_all("authors", creators, "epub")
    draft.offer_all("tags", said("subject"), "epub")
