"""Where the words around a stretch show that nobody who is named near it says it."""

from __future__ import annotations

from itertools import pairwise

from index.language.quotes.attribution.features import Place
from index.language.quotes.grammar.phrases import PUNCTUATION
from index.language.quotes.grammar.speakers import can_speak

_CRIES = [[noun] for noun in ("chants", "cries", "shouts", "calls", "yells", "screams", "cheers")]
_MEETING = frozenset(
    ["greeted", "met", "interrupted", "welcomed", "drowned", "heckled", "received"]
)
_LONGEST_MET = 6
"""Words from "was greeted" to a quotation: "was greeted with loud cries of “…”"."""
_NOBODY = frozenset(["nobody", "none", "neither"])
_LONGEST_DENIED = 14
"""Words from "Nobody" to a quotation: "None of the residents of the street could say “…”"."""


def is_nobodys(place: Place) -> bool:
    """Tell whether nobody near a quotation says it."""
    return _is_met_with(place) or _is_denied(place)


def _is_met_with(place: Place) -> bool:
    """Tell whether a crowd that is not named calls it at somebody: "was met with cries of “…”"."""
    page, first = place.page, place.quotation.words.first
    begin = max(place.quotation.paragraph.first, first - _LONGEST_MET)
    before = page.lowers[begin:first]
    if before[-1:] != ["of"] or before[-2:-1] not in _CRIES:
        return False
    return any(verb in _MEETING and by in ("by", "with") for verb, by in pairwise(before))


def _is_denied(place: Place) -> bool:
    """Tell whether a clause right before it says that nobody does: nobody could say “…”."""
    page, first = place.page, place.quotation.words.first
    begin = max(page.sentences[page.sentence[first]].first, first - _LONGEST_DENIED)
    before = page.lowers[begin:first]
    verb = before[-1:] if before[-1:] != ["it"] else before[-2:-1]  # would call it “…”
    if not verb or verb[0] not in page.lexicon.cues or not PUNCTUATION.isdisjoint(before):
        return False
    reports = place.pool.reports.between(first - 2, first)
    subjects = [report.subject for report in reports if report.subject]
    if any(
        can_speak(page, subject) and page.lowers[subject.first - 1] != "of" for subject in subjects
    ):
        return False  # nobody laughed when Falk said “…”
    is_none = any(pair in (("no", "one"), ("no", "-one")) for pair in pairwise(before))
    return is_none or not _NOBODY.isdisjoint(before)
