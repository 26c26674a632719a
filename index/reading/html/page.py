"""A web page: bytes or text to a draft. Saved pages, archives, books and mail all come here."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence

from index.clean import clean_phrase
from index.reading.bylines import without_biography
from index.reading.decode import decode
from index.reading.draft import LITTLE_TEXT, Draft
from index.reading.limits import Limits
from index.reading.plain_html import html_to_text, without_bad_entities
from index.reading.prose import read_dateline, take_printed_head, without_byline
from index.reading.signed import signed_below
from index.reading.source import too_large

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=["']([\w.:-]+)""",
    re.I,
)
_DECLARED_WITHIN = 8192
_EMBEDDED = re.compile(r"data:[\w/+.-]{0,60}(?:;[\w=.+-]{1,60}){0,4},[^\s\"'<>)]{100,}")
_UNPARSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LITTLE = 200
_TIMES_LONGER = 1.5
_WORDS_TOLD, _LONGEST_TOLD = 8, 80
"""Of a paragraph that is left out; code points."""
_MUCH, _MANY_WORDS, _LETTERS_OF_A_WORD = 0.7, 100, 12
"""Pages count words otherwise than we do, some count letters."""
LONGEST_EXTRACTED = 5_000_000
"""Code points of a page; beyond it, telling article and page apart takes too long."""


def decode_page(data: bytes, *, declared: str = "", forced: str = "") -> tuple[str, list[str]]:
    """Return a page's markup and the warnings about its encoding.

    Args:
        data: The page.
        declared: The encoding that the transport names (mail, WARC); it outweighs the page's own.
        forced: The encoding that the user chose.
    """
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    own = (match[1] or match[2]).decode("ascii") if match else ""
    decoded = decode(data, declared=declared or own, forced=forced)
    return decoded.text, list(decoded.warnings)


def read_page(draft: Draft, markup: str, limits: Limits) -> None:
    """Fill a draft from a page: its fields, and its text without what surrounds the article.

    Args:
        draft: Where to; what it already has stays.
        markup: The page.
        limits: How long it may be without embedded pictures, and whether all of it is wanted.

    Raises:
        ReadError: It is longer.
    """
    markup, removed = _UNPARSABLE.subn("", _EMBEDDED.sub("data:,", markup))
    draft.removed += removed
    if len(markup) > limits.page:
        raise too_large(limits.page)
    markup = without_bad_entities(markup)
    # Here and not above: lxml and trafilatura take 0.3 s, which other formats should not pay.
    from index.reading.html.embedded import embedded_text
    from index.reading.html.linked_data import LinkedData
    from index.reading.html.page_fields import offer_page_fields
    from index.reading.html.page_text import all_text, article_text, parse_page

    tree = parse_page(markup)
    stated, below = LinkedData(), ""
    if tree is not None:
        stated = offer_page_fields(draft, tree, markup)
        if limits.whole_pages:
            draft.text = all_text(tree)
            return
        # On a page that is beyond it, trafilatura or lxml raises; the text is taken roughly then.
        with contextlib.suppress(ValueError, RecursionError):
            if len(markup) <= LONGEST_EXTRACTED:
                article = article_text(tree, stated.text)
                draft.text, below = article.text, article.below
                _tell_left_out(draft, article.missing)
    if len(draft.text) < len(stated.text) / 2:
        draft.text = stated.text
    if tree is not None and len(markup) <= LONGEST_EXTRACTED:
        is_shown = len(draft.text) >= _LITTLE
        title = draft.lines.get("title", "") if is_shown else ""
        _take_embedded(draft, embedded_text(tree, title))
    if len(draft.text) < _LITTLE:
        _fall_back(draft, markup)
    _tell_few_words(draft, stated.words)
    if tree is not None and next(tree.iter("h1", "h2", "h3"), None) is None:
        draft.text = take_printed_head(draft, draft.text)
    draft.text = without_byline(draft.text)
    read_dateline(draft, draft.text)
    draft.offer_all("authors", signed_below(draft.text) or signed_below(below), "signature")
    draft.text = without_biography(draft.text, draft.lists.get("authors", ()))


def _take_embedded(draft: Draft, text: str) -> None:
    """Take the text that a page holds for its scripts, where what it shows is far shorter."""
    if len(draft.text) * _TIMES_LONGER < len(text):
        draft.text = text
        draft.warn("the page shows no article; its text is from the data of its scripts")


def _tell_left_out(draft: Draft, missing: Sequence[str]) -> None:
    """Warn of paragraphs that may be the article's, with how the first of them begins."""
    if missing:
        count = f"{len(missing):,} paragraph{'' if len(missing) == 1 else 's'}"
        words = clean_phrase(missing[0]).split(maxsplit=_WORDS_TOLD)
        begins = " ".join(words[:_WORDS_TOLD])[:_LONGEST_TOLD]
        draft.warn(f"{count} left out that may be the article's: “{begins}…”")


def _tell_few_words(draft: Draft, stated: int) -> None:
    """Warn if far fewer words were found than the page says that its article has."""
    found = len(draft.text.split())
    are_words = len(draft.text) <= _LETTERS_OF_A_WORD * found  # some scripts have no spaces
    are_letters = _MUCH * len(draft.text) <= stated <= len(draft.text) / _MUCH
    is_far_less = found < _MUCH * stated and stated - found >= _MANY_WORDS
    if is_far_less and are_words and not are_letters:
        draft.warn(f"the page says that its article has {stated:,} words; {found:,} were found")


def _fall_back(draft: Draft, markup: str) -> None:
    """Take all text outside navigation, if the article can't be told from its page."""
    rough = html_to_text(markup, whole_page=True).strip()
    if len(rough) >= 2 * _LITTLE and len(rough) > 2 * len(draft.text):
        draft.text = rough
        draft.warn("no article was recognised on the page; this is all its text")
    else:
        draft.text = draft.text or rough
        draft.warn(LITTLE_TEXT)
