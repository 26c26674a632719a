"""The text of the article on a page: trafilatura points at it, and whole blocks are taken."""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import NamedTuple

from lxml import etree, html
from trafilatura.core import bare_extraction
from trafilatura.settings import Document

from index.reading.html.blocks import Block, page_blocks
from index.reading.html.coverage import Coverage
from index.reading.html.discussions import name_discussions
from index.reading.html.mended import name_paragraphs, unname_body
from index.reading.html.missing import stated_but_left
from index.reading.html.selection import select_blocks

_DEEPEST = 300
"""Elements within each other."""
_HARDLY_ANY = 600
"""Code points of an article."""
_MOST_OF_IT = 0.5
"""Share of a page's sentences; where less is found, slower extractors are asked, too."""
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


class ArticleText(NamedTuple):
    """The text of the article on a page; there is none if there seems to be no article."""

    text: str
    """Each paragraph is one block of the page with all its words: none is cut."""
    missing: tuple[str, ...] = ()
    """The paragraphs that may be its own, and are left out."""
    below: str = ""
    """The paragraph that follows the last one: it may tell who signs."""


def article_text(tree: html.HtmlElement, stated: str = "") -> ArticleText:
    """Return the text of the article on a page.

    Args:
        tree: The page.
        stated: What the page's own description for machines says is the text, if it says that.
    """
    if tree.xpath(f"boolean(//*[count(ancestor::*) > {_DEEPEST}])"):
        return ArticleText(
            ""
        )  # no page is so deep, and every step up and down it takes trafilatura long
    blocks = page_blocks(tree)
    page = Coverage([block.text for block in blocks])
    name_discussions(blocks)
    name_paragraphs(blocks)
    sentences = unname_body(blocks)
    strict_text = _extract(tree, precise=True)
    if len(strict_text) < _HARDLY_ANY:
        strict_text = _extract(tree, precise=True, fast=False)
    strict = page.kept_blocks(strict_text)

    @cache
    def find_plain() -> set[int]:
        plain_text = _extract(tree)
        if len(plain_text) < _MOST_OF_IT * sentences:
            plain_text = _extract(tree, fast=False)
        return page.kept_blocks(plain_text)

    kept, missing = select_blocks(blocks, strict, find_plain)
    text = "\n\n".join(_paragraph(blocks[number]) for number in kept)
    missing |= stated_but_left(blocks, kept, stated)
    left = tuple(blocks[number].text for number in sorted(missing))
    return ArticleText(text, left, _below(blocks, kept[-1]) if kept else "")


def _below(blocks: list[Block], last: int) -> str:
    """Return the text of the block below the last one, if it is of the same kind."""
    if last + 1 == len(blocks):
        return ""
    end, following = blocks[last], blocks[last + 1]
    is_alike = end.element.tag == following.element.tag and not following.linked
    beside = end.element.getparent() is following.element.getparent()
    return following.text if is_alike and beside else ""


def all_text(tree: html.HtmlElement) -> str:
    """Return all the text of a page, each of its blocks a paragraph."""
    return "\n\n".join(map(_paragraph, page_blocks(tree)))


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
