"""Quote or not: speech in marks, or a title, a nickname, a word as a word, a so-called "expert"."""

from __future__ import annotations

import re

from index.article import QuoteKind
from index.language.quotes.attribution import Candidate, Quotation
from index.language.quotes.page import Page

_TITLE_WORDS = frozenset(
    ["the", "of", "and", "a", "an", "in", "on", "to", "for", "with", "at", "is", "vs", "from", "by"]
)
_LONGEST_TITLE = 8
_SHORT = 3
_NO_LETTERS = re.compile(r"[\d\W]+")


def kind_of(page: Page, quotation: Quotation, choice: Candidate | None) -> QuoteKind:
    """Tell what a stretch is, given the best candidate for its speaker."""
    if _looks_like_title(quotation) and not _is_spoken(page, quotation, choice):
        return "title"
    score = choice.score if choice else 0.0
    if _NO_LETTERS.fullmatch(quotation.body):
        return "scare"
    if quotation.length == 1 and score < 7:
        return "scare"
    if quotation.length <= _SHORT and score < 6:
        return "scare"
    if quotation.length <= 5 and score < 3:
        return "scare"
    return "direct" if _is_sentence(page, quotation, choice) else "partial"


def _looks_like_title(quotation: Quotation) -> bool:
    words = [word for word in quotation.body.split() if word[0].isalpha()]
    return (
        bool(words)
        and quotation.length <= _LONGEST_TITLE
        and quotation.body[-1] not in "!?."
        and all(word[0].isupper() or word.lower() in _TITLE_WORDS for word in words)
    )


def _is_spoken(page: Page, quotation: Quotation, choice: Candidate | None) -> bool:
    """Tell whether an attribution so close that even "Hopefully" counts stands beside it."""
    if choice is None:
        return False
    if choice.rule == "said-after" or (choice.rule == "after" and choice.score >= 9.4):
        return True
    return (
        choice.rule == "before"
        and choice.cue is not None
        and page.words[quotation.words.first - 1] in (",", ":")
        and page.lexicon.cues.get(page.lowers[choice.cue.first]) == "say"
    )


def _is_sentence(page: Page, quotation: Quotation, choice: Candidate | None) -> bool:
    """Tell whether the reporter lets the speaker talk, rather than borrow a few words."""
    first = quotation.words.first
    introduced = first == quotation.paragraph.first or page.words[first - 1][-1] in ",:.?!;"
    attributed_after = choice is not None and choice.rule in ("said-after", "after")
    begins = quotation.body[:1].isupper() or not quotation.body[:1].isalpha()
    return (begins and introduced) or (attributed_after and (introduced or begins))
