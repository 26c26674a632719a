"""Marked words that only name something: the so-called “elite”, Cora “Coco” Lunt."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.quotes.attribution.rules.candidates import Quotation
from index.language.quotes.grammar.phrases import OWNERS, POSSESSIVES
from index.language.quotes.text.page import Page

_STANCES = word_set(
    """
    stance policy approach slogan mantra movement label image brand mentality list tour act bill
    rule tax doctrine strategy agenda scheme narrative clause category
    pledge promise vow pitch motto
    """
)
_EDITS = ("remov", "replac", "delet", "struck", "strik", "insert", "omit", "cross")
_NAMED = [["something", "called"], ["anything", "called"]]
_TERMS = frozenset(["word", "words", "term", "terms", "phrase", "phrases"])
_CARRIED = frozenset(["placard", "placards", "sign", "signs", "banner", "banners", "posters"])
_FARTHEST_EDIT = 12
_LONGEST_TERM = 4
_LONGEST_NICKNAME = 3


def is_term_by_place(page: Page, quotation: Quotation) -> bool:
    """Tell whether the words around a stretch show that nobody says it."""
    return (
        _is_attributive(page, quotation)
        or _is_so_called(page, quotation)
        or _is_edited(page, quotation)
        or _is_inscribed(page, quotation)
        or _is_nickname(page, quotation)
    )


def _is_attributive(page: Page, quotation: Quotation) -> bool:
    """Tell whether a few words only name a stance or a law: his "hard on crime" stance."""
    first, last = quotation.words
    if not first or quotation.length > _LONGEST_TERM or last >= quotation.paragraph.last:
        return False
    before = page.lowers[first - 1]
    is_owned = before in page.lexicon.determiners or before in POSSESSIVES or before in OWNERS
    return is_owned and page.words[last] in _STANCES


def _is_so_called(page: Page, quotation: Quotation) -> bool:
    """Tell whether "so-called", three tokens, or "something called a" stands right before it."""
    first = quotation.words.first
    begin = max(quotation.paragraph.first, first - 3)
    before = page.lowers[begin:first]
    if "".join(before).endswith("so-called"):
        return True
    if before[-1:] and before[-1] in ("a", "an", "the"):
        before.pop()
    return before[-2:] in _NAMED


def _is_nickname(page: Page, quotation: Quotation) -> bool:
    """Tell whether a name stands on both sides: Cora "Coco" Lunt."""
    first, last = quotation.words
    return (
        quotation.length <= _LONGEST_NICKNAME
        and quotation.paragraph.first < first
        and last < quotation.paragraph.last
        and page.is_name(first - 1)
        and page.is_name(last)
        and quotation.body[:1].isupper()
        and quotation.body[-1].isalpha()
    )


def _is_edited(page: Page, quotation: Quotation) -> bool:
    """Tell whether words are spoken of that somebody takes out: removed the words "…"."""
    first = quotation.words.first
    begin = max(page.sentences[page.sentence[first]].first, first - _FARTHEST_EDIT)
    before = [page.lowers[word] for word in range(begin, first) if page.is_outside(word)]
    return not _TERMS.isdisjoint(before) and any(word.startswith(_EDITS) for word in before)


def _is_inscribed(page: Page, quotation: Quotation) -> bool:
    """Tell whether words stand on something that people carry: placards reading “…”."""
    first = quotation.words.first
    begin = max(page.sentences[page.sentence[first]].first, first - _FARTHEST_EDIT)
    before = [page.lowers[word] for word in range(begin, first) if page.is_outside(word)]
    return "reading" in before and not _CARRIED.isdisjoint(before)
