"""The text of the article on a page, by trafilatura, with its paragraphs kept apart."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from lxml import etree, html
from trafilatura.core import bare_extraction
from trafilatura.settings import Document

from index.reading.html.page_names import names_of

_NOT_TEXT = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "button"))
_ASIDE = re.compile(
    r"""(?:^|[_-])(?:
    cookies? | consent | gdpr | newsletter | subscri\w* | signup | sign-up | related\w* | disqus
    | recommended | read-?(?:more|next) | more-from | most-(?:read|popular) | trending | comments?
    | paywall | popup | modal | promo | advert\w* | sponsor\w* | breadcrumbs? | author-bio
    | outbrain | taboola | skip-link
    )(?:$|[_-])""",
    re.I | re.X,
)
"""Names of what stands round an article, whatever its size."""
_GADGET = re.compile(
    r"(?:^|[_-])(?:share|sharing|social|ads?|popular|overlay|banner|tags?|topics?)(?:$|[_-])", re.I
)
"""Names of what stands round an article if it is small: an article may be called so, too."""
_LARGEST_GADGET = 600
_NEVER_PRUNED = frozenset(("html", "body", "article", "main"))
_MOST_OF_PAGE = 0.4
_LONGEST_CELL = 300
_DEEPEST = 300
"""Elements within each other."""
_BLOCKS = frozenset(("p", "head", "item", "quote", "code", "row", "fw", "ab"))
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def parse_page(markup: str) -> html.HtmlElement | None:
    """Return the tree of a page, or nothing if there is none."""
    parser = html.HTMLParser(huge_tree=True, remove_comments=False, no_network=True)
    # lxml refuses text that declares an encoding, which has done its work by now.
    markup = re.sub(r"\A\s*<\?xml[^>]*\?>", "", markup)
    try:
        return html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def article_text(tree: html.HtmlElement) -> str:
    """Return the text of the article on a page; nothing if there seems to be none.

    The tree is changed: what is not the article is taken out of it.
    """
    if tree.xpath(f"boolean(//*[count(ancestor::*) > {_DEEPEST}])"):
        return ""  # no page is so deep, and every step up and down it takes trafilatura long
    _prune(tree)
    document = bare_extraction(tree, include_comments=False, with_metadata=False)
    if not isinstance(document, Document) or document.body is None:
        return ""
    return "\n\n".join(_blocks(document.body))


def _prune(tree: html.HtmlElement) -> None:
    """Take out what its name says is not the article, unless it holds much of the page."""
    whole = len(tree.text_content())
    for element in list(tree.iter(etree.Element)):
        if element.getparent() is None or element.tag in _NEVER_PRUNED:
            continue
        if element.tag in _NOT_TEXT or _is_round_article(element, whole):
            element.drop_tree()


def _is_round_article(element: html.HtmlElement, whole: int) -> bool:
    """Tell by its name and size whether an element is not the article, on a page of some size."""
    names = names_of(element)
    if any(map(_ASIDE.search, names)):
        return len(element.text_content()) < _MOST_OF_PAGE * whole and not _has_headline(element)
    return any(map(_GADGET.search, names)) and len(element.text_content()) < _LARGEST_GADGET


def _has_headline(element: html.HtmlElement) -> bool:
    return next(element.iter("h1"), None) is not None


def _blocks(body: etree._Element) -> Iterator[str]:
    """Yield the paragraphs of trafilatura's own tree."""
    for element in body.iter():
        if element.tag not in _BLOCKS or _is_inside_block(element):
            continue
        text = _row(element) if element.tag == "row" else _text(element)
        text = re.sub(r"[^\S\n]*\n[^\S\n]*", "\n", text).strip()
        if text:
            yield f"- {text}" if element.tag == "item" else text


def _row(row: etree._Element) -> str:
    """Return a row of figures as one line; in a table that lays out a page, a cell is a text."""
    cells = [_text(cell) for cell in row]
    if any(len(cell) > _LONGEST_CELL for cell in cells):
        return "\n\n".join(cells)
    return " ".join(" ".join(cell.split()) for cell in cells)


def _text(element: etree._Element) -> str:
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    yield _line(element.text)
    for child in element:
        if child.tag == "lb":
            yield "\n"
        elif child.tag in _BLOCKS:
            yield "\n\n"
        yield from _pieces(child)
        if child.tag in _BLOCKS:
            yield "\n\n"
        yield _line(child.tail)


def _line(text: str | None) -> str:
    return re.sub(r"\s+", " ", text) if text else ""


def _is_inside_block(element: etree._Element) -> bool:
    return any(parent.tag in _BLOCKS for parent in element.iterancestors())
