"""The text of the article on a page: trafilatura points at it, and whole blocks are taken."""

from __future__ import annotations

import logging
import re

from lxml import etree, html
from trafilatura.core import bare_extraction
from trafilatura.settings import Document

from index.reading.html.blocks import Block, page_blocks
from index.reading.html.coverage import Coverage
from index.reading.html.selection import select_blocks

_DEEPEST = 300
"""Elements within each other."""
_HARDLY_ANY = 600
"""Code points of an article: with less, the slower extractors are asked, too."""
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def parse_page(markup: str) -> html.HtmlElement | None:
    """Return the tree of a page, or nothing if there is none."""
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    # lxml refuses text that declares an encoding, which has done its work by now.
    markup = re.sub(r"\A\s*<\?xml[^>]*\?>", "", markup)
    try:
        return html.document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def article_text(tree: html.HtmlElement) -> tuple[str, int]:
    """Return the text of the article on a page, and how many paragraphs in it are left out.

    Each paragraph of the text is one block of the page with all its words: none is cut. There is
    no text if there seems to be no article.
    """
    if tree.xpath(f"boolean(//*[count(ancestor::*) > {_DEEPEST}])"):
        return "", 0  # no page is so deep, and every step up and down it takes trafilatura long
    blocks = page_blocks(tree)
    page = Coverage([block.text for block in blocks])
    strict_text, plain_text = _extract(tree, precise=True), _extract(tree)
    if len(strict_text) < _HARDLY_ANY:
        strict_text = _extract(tree, precise=True, fast=False)
        plain_text = _extract(tree, fast=False)
    strict, plain = page.kept_blocks(strict_text), page.kept_blocks(plain_text)
    kept, missing = select_blocks(blocks, strict, plain)
    return "\n\n".join(_paragraph(blocks[number]) for number in kept), missing


def _extract(tree: html.HtmlElement, *, precise: bool = False, fast: bool = True) -> str:
    """Return what trafilatura takes for the article.

    Args:
        tree: The page; it stays as it is.
        precise: Rather miss something than take what is not the article.
        fast: Without the other extractors that it compares itself with.
    """
    document = bare_extraction(
        tree, include_comments=False, with_metadata=False, favor_precision=precise, fast=fast
    )
    return document.text or "" if isinstance(document, Document) else ""


def _paragraph(block: Block) -> str:
    return f"- {block.text}" if block.element.tag == "li" else block.text
