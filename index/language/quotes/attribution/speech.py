"""What shows by its place that somebody says a stretch, however few its words are."""

from __future__ import annotations

from itertools import pairwise

from index.language.quotes.attribution.rules.candidates import Candidate, Quotation
from index.language.quotes.attribution.titles import (
    is_in_title_case,
    looks_like_title,
    title_case,
)
from index.language.quotes.grammar.speakers import VOICES
from index.language.quotes.text.page import Page, Range

_TELLING = ("turn", "signature")
"""Rules that find nothing but quotations."""
_PARTED = ("after", "said-after", "according-after")
"""Rules whose clause a comma parts from the quotation that it follows."""
_WARNING = ("warn", "caution")
"""How verbs begin whose object is what somebody says: warned of “…”."""
_FARTHEST_LABEL = 6
_LONGEST_LABEL = 4
_LONGEST_VOICE = 5
"""Words that "a woman's voice called" may take."""
_HEARD = [[who, be, "told"] for who in ("we", "they", "you") for be in ("are", "were")]
_FEW, _LONG = 3, 8
"""Words of what a label may head all the same, and of what is no title anywhere."""
_WORDS_OF = ["in", "the", "words", "of"]


def is_told_by_place(page: Page, quotation: Quotation, choice: Candidate | None) -> bool:
    """Tell whether a clause, a voice or a label beside a stretch says it."""
    return (
        _is_told(page, quotation, choice)
        or _is_voiced(page, quotation)
        or (_is_turn(page, quotation.number) and quotation.ends_sentence)
        or _runs_on(page, quotation)
        or _is_labelled(page, quotation)
    )


def is_led(page: Page, quotation: Quotation) -> bool:
    """Tell whether a verb of saying leads right to it: chanted, “…”; warned against a “…” plan."""
    first = quotation.words.first
    before = [""] * 3 + page.lowers[max(quotation.paragraph.first, first - 3) : first]
    if quotation.length > 1:
        verb = before[-2] if before[-1] in (",", ":") else before[-1]
        is_noun = verb == "saying" and before[-2] in page.lexicon.determiners
        if page.lexicon.cues.get(verb) == "say" and not is_noun:
            return not (verb in page.lexicon.addressing and is_in_title_case(quotation))
    if before[-1] in page.lexicon.determiners:
        before.pop()
    return before[-1] in ("of", "against", "about") and before[-2].startswith(_WARNING)


def _is_told(page: Page, quotation: Quotation, choice: Candidate | None) -> bool:
    """Tell whether a clause that nothing follows says it: “…”, the report found."""
    if choice is None or choice.cue is None:
        return choice is not None and choice.rule.id in _TELLING
    end = max(choice.cue.last, choice.speaker.last)
    is_parted = quotation.ending == "," and is_followed(page, quotation, choice)
    closes = end >= quotation.paragraph.last or page.words[end][0] in ".;"
    is_told = is_parted and closes and not looks_like_title(page, quotation)
    return is_told or choice.rule.id in _TELLING


def is_followed(page: Page, quotation: Quotation, choice: Candidate | None) -> bool:
    """Tell whether the clause that says it follows at once: he shook a flag: “Come,” he cried."""
    if choice is None or choice.cue is None or choice.rule.id not in _PARTED:
        return False
    last = quotation.words.last
    begins = last + (page.words[last : last + 1] == [","])
    is_next = min(choice.cue.first, choice.speaker.first) == begins
    return is_next and quotation.ending in (",", "!", "?")


def is_called(page: Page, quotation: Quotation, cue: Range) -> bool:
    """Tell whether a verb such as "called" gives the marked name to somebody."""
    return page.lowers[cue.first].startswith("call") and (
        1 <= quotation.words.first - cue.last <= _FARTHEST_LABEL
    )


def _is_voiced(page: Page, quotation: Quotation) -> bool:
    """Tell whether words right after show that it is said, whoever says it.

    “…,” a voice commanded; “…,” we are told; “…”, in the words of a sign.
    """
    last = quotation.words.last
    after = page.lowers[last : min(last + _LONGEST_VOICE, quotation.paragraph.last)]
    is_said = any(one in VOICES and other in page.lexicon.cues for one, other in pairwise(after))
    is_heard = after[:3] in _HEARD or after[after[:1] == [","] :][:4] == _WORDS_OF
    return (is_said or is_heard) and quotation.ending in ",!?"


def _runs_on(page: Page, quotation: Quotation) -> bool:
    """Tell whether it fills a paragraph, unclosed, and the next paragraph goes on with it."""
    number, stretch = quotation.number, page.stretches[quotation.number]
    if stretch.closed or quotation.words != quotation.paragraph or not quotation.ends_sentence:
        return False
    following = page.stretches[number + 1] if number + 1 < len(page.stretches) else stretch
    return following.group == stretch.group and following.paragraph == stretch.paragraph + 1


def _is_labelled(page: Page, quotation: Quotation) -> bool:
    """Tell whether somebody's name leads to a whole sentence: no surprise to Ada Holm: “…”."""
    name = quotation.words.first - 2
    if name < quotation.paragraph.first or page.words[name + 1] != ":":
        return False
    is_long = quotation.length > _LONG and quotation.ends_sentence
    is_long = is_long or (quotation.length > _FEW and _fills_label(page, quotation.number))
    is_set_apart = (
        page.stretches[quotation.number].is_odd or title_case(quotation)["title_case_all"]
    )
    is_somebody = page.is_name(name) or page.is_person_noun(name)
    return is_long and is_somebody and not is_set_apart and quotation.body[:1].isupper()


def _is_turn(page: Page, number: int) -> bool:
    """Tell whether a stretch is all that a label opens, as the one beside it: HOLM: “No.”."""
    beside = [other for other in (number - 1, number + 1) if 0 <= other < len(page.stretches)]
    return _fills_label(page, number) and any(_fills_label(page, other) for other in beside)


def _fills_label(page: Page, number: int) -> bool:
    """Tell whether a label and a stretch are all of a paragraph."""
    first, last = page.stretch_words[number]
    words = page.paragraph_words[page.stretches[number].paragraph]
    leads = 2 <= first - words.first <= _LONGEST_LABEL and page.words[first - 1] == ":"
    return leads and page.words[words.first][0].isupper() and last >= words.last
