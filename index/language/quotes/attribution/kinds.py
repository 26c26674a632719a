"""Quote or not: speech in marks, or a title, a nickname, a word as a word, a so-called "expert"."""

from __future__ import annotations

import re

from index.article import QuoteKind
from index.language.quotes.attribution.rules.candidates import Candidate, Quotation
from index.language.quotes.attribution.speech import (
    is_called,
    is_followed,
    is_led,
    is_told_by_place,
)
from index.language.quotes.attribution.terms import (
    is_inscribed,
    is_led_by_colon,
    is_term_by_place,
)
from index.language.quotes.attribution.titles import (
    is_credited,
    is_dated,
    is_heading,
    is_headline,
    is_judged,
    is_listed_work,
    is_named_work,
    is_subtitled,
    looks_like_title,
    title_case,
)
from index.language.quotes.text.page import Page

SPOKEN = ("direct", "partial")
"""The kinds of marked words that somebody is quoted with."""
_SHORT = 3
_LIKELY = 0.58
"""How likely a stretch must be a quotation to count as one. At even odds more were made up than
missed in articles that the weights had not seen, for the same F."""
_CALLED = 0.1
"""How much less suffices where somebody calls something so."""
_LIKELY_ODD = 0.3
"""How likely beside a verb in the other marks: weights know those from headlines only."""
_LIKELY_SMALL, _LIKELY_SENTENCE = 0.2, 0.4
"""The same for four words and more that begin small, as no title does, or that have few capitals:
they are seldom anything else, and what is not taken for said is lost in silence."""
_LIKELY_MODIFIER = 0.7
"""The same for one word before a noun: the "smart" meters."""
_LONGEST_LABEL = 4
_FOR_ONE_WORD, _FOR_THREE_WORDS, _FOR_FIVE_WORDS = 6.8, 6.0, 3.0
"""The score of the speaker that a quotation of so few words needs to count as one."""
_TOUCHES = 9.4
"""The score that makes even a capitalised word a quotation: “Hopefully,” Falk said."""
_HALF = 0.5
"""The share of longer words with capitals that a sentence has at most."""
_NO_LETTERS = re.compile(r"[\d\W]+")
_HASHTAG = re.compile(r"#\w+\W*")


def kind_of(page: Page, quotation: Quotation, choice: Candidate | None) -> QuoteKind:
    """Tell what a stretch is, given the best candidate for its speaker."""
    if _NO_LETTERS.fullmatch(quotation.body):
        return "scare"
    if is_named_work(page, quotation) or (
        looks_like_title(page, quotation) and not is_spoken(page, quotation, choice)
    ):
        return "title"
    if is_modifier(page, quotation, choice) or is_aside(quotation):
        return "scare"
    if page.stretches[quotation.number].is_odd and not is_attributed(page, quotation, choice):
        return "title"
    alone = stands_alone(quotation)
    if not alone and (choice.score if choice else 0.0) < score_needed(quotation):
        return "scare"
    return "direct" if alone or is_sentence(page, quotation, choice) else "partial"


def spoken_kind(
    page: Page, quotation: Quotation, choice: Candidate | None, likely: float, by_rules: QuoteKind
) -> QuoteKind:
    """Tell what a stretch is, given how likely it is that somebody is quoted with it."""
    if _NO_LETTERS.fullmatch(quotation.body) or is_aside(quotation):
        return "scare"
    if is_inscribed(page, quotation, choice.speaker if choice else None):
        return "scare"
    if _HASHTAG.fullmatch(quotation.body) and not is_spoken(page, quotation, choice):
        return "scare"
    led = is_led(page, quotation)
    is_borne = not led and is_led_by_colon(page, quotation)
    if is_borne and not is_followed(page, quotation, choice):
        return "scare"
    if is_named_work(page, quotation) or (not led and _is_headed(page, quotation, choice)):
        return "title"
    is_term = not led and (
        is_term_by_place(page, quotation)
        or _is_antecedent(page, quotation, choice)
        or (is_modifier(page, quotation, choice) and not _is_said(page, quotation, likely))
    )
    is_term = is_term or (is_subtitled(page, quotation) and not is_spoken(page, quotation, choice))
    is_told = led or is_told_by_place(page, quotation, choice)
    enough = _enough(page, quotation, choice, by_rules)
    if is_term or (likely < enough and not is_told):
        return by_rules if by_rules in ("scare", "title") else "scare"
    is_direct = stands_alone(quotation) or is_sentence(page, quotation, choice)
    return "direct" if is_direct else "partial"


def _enough(
    page: Page, quotation: Quotation, choice: Candidate | None, by_rules: QuoteKind
) -> float:
    """Return how likely a stretch must be a quotation to count as one."""
    if by_rules not in SPOKEN:
        return _LIKELY
    is_odd = page.stretches[quotation.number].is_odd
    enough = _LIKELY if is_odd else _enough_for_length(page, quotation)
    if choice is None or choice.cue is None:
        return enough
    enough = _LIKELY_ODD if is_odd else enough
    return enough - (_CALLED if is_called(page, quotation, choice.cue) else 0)


def _enough_for_length(page: Page, quotation: Quotation) -> float:
    """Return how likely a stretch must be in a text's own marks, by its length and capitals."""
    before = page.lowers[max(0, quotation.words.first - 1)]
    if quotation.length <= _SHORT or page.lexicon.cues.get(before) == "label":
        return _LIKELY  # a road called “the long way home”
    if quotation.body[:1].islower():
        return _LIKELY_SMALL
    return _LIKELY_SENTENCE if title_case(quotation)["title_case"] <= _HALF else _LIKELY


def _is_headed(page: Page, quotation: Quotation, choice: Candidate | None) -> bool:
    """Tell whether it is a title by its place, or a headline that quotes in other marks."""
    if is_heading(page, quotation) or is_credited(page, quotation) or is_judged(page, quotation):
        return True
    if is_dated(page, quotation):
        return not is_attributed(page, quotation, choice)
    if is_listed_work(page, quotation):
        return choice is None or choice.rule.id != "after"
    return is_headline(page, quotation) and not is_spoken(page, quotation, choice)


def _is_antecedent(page: Page, quotation: Quotation, choice: Candidate | None) -> bool:
    """Tell whether what is thought to say it is the clause about it: the “experts” who promised."""
    if choice is None or quotation.length > _SHORT:
        return False
    return (
        choice.speaker.first == quotation.words.last and page.lowers[choice.speaker.first] == "who"
    )


def _is_said(page: Page, quotation: Quotation, likely: float) -> bool:
    """Tell whether one word before a noun is quoted for sure: not in 'said the "smart" meters'."""
    verb = page.lowers[max(0, quotation.words.first - 2)]
    return likely >= _LIKELY_MODIFIER and page.lexicon.cues.get(verb) != "say"


def score_needed(quotation: Quotation) -> float:
    """Return how sure a speaker must be: the fewer the words, the surer."""
    if quotation.length == 1 and not _is_exclamation(quotation):
        return _FOR_ONE_WORD
    if quotation.length <= _SHORT:
        return _FOR_THREE_WORDS
    return _FOR_FIVE_WORDS if quotation.length <= 5 else 0.0


def _is_exclamation(quotation: Quotation) -> bool:
    """Tell whether one word makes a sentence: “Yes?”."""
    return quotation.body[:1].isupper() and quotation.body[-1:] in "?!."


def is_modifier(page: Page, quotation: Quotation, choice: Candidate | None) -> bool:
    """Tell whether a marked word only modifies the next: the "smart" meters."""
    first, last = quotation.words
    if quotation.length > 1 or not first or last >= quotation.paragraph.last:
        return False
    is_label = (
        choice is not None
        and choice.cue is not None
        and page.lexicon.cues.get(page.lowers[choice.cue.first]) == "label"
    )
    following = page.lowers[last]
    is_noun = (
        following.isalpha()
        and following == page.words[last]
        and not (
            following in page.lexicon.prepositions | page.lexicon.conjunctions
            or following in page.lexicon.auxiliaries | page.lexicon.adverbs
            or following in page.lexicon.subject_pronouns
        )
    )
    return is_noun and not is_label and page.lowers[first - 1] in page.lexicon.determiners


def is_aside(quotation: Quotation) -> bool:
    """Tell whether a stretch only holds a stage direction: "(Laughter.)"."""
    return quotation.body.startswith("(") and quotation.body.endswith(")")


def is_attributed(page: Page, quotation: Quotation, choice: Candidate | None) -> bool:
    """Tell whether a reporting verb, or "Minister:", stands beside the quotation."""
    first = quotation.words.first
    if choice is None:
        return False
    if (
        first
        and page.words[first - 1] == ":"
        and first - quotation.paragraph.first <= _LONGEST_LABEL
    ):
        return True
    return choice.cue is not None and choice.rule.id in ("before", "after", "said-after", "series")


def stands_alone(quotation: Quotation) -> bool:
    """Tell whether a quotation is a sentence of its own at the begin of its paragraph."""
    return (
        quotation.words.first == quotation.paragraph.first
        and quotation.length >= _SHORT
        and quotation.body[:1].isupper()
        and quotation.body.rstrip("'’”")[-1:] in ".!?…"  # "…, and they say, ‘Come!’"
    )


def is_spoken(page: Page, quotation: Quotation, choice: Candidate | None) -> bool:
    """Tell whether an attribution so close that even "Hopefully" counts stands beside it."""
    if choice is None:
        return False
    if choice.rule.id == "said-after" or (choice.rule.id == "after" and choice.score >= _TOUCHES):
        return True
    if choice.rule.id not in ("before", "series", "noun") or choice.cue is None:
        return False
    before = page.lowers[quotation.words.first - 1]
    kind = page.lexicon.cues.get(page.lowers[choice.cue.first])
    if kind == "label" or choice.rule.id == "noun":
        return (
            choice.rule.id == "series" or before == "as" or is_called(page, quotation, choice.cue)
        )
    return kind == "say" and before in (",", ":")


def is_sentence(page: Page, quotation: Quotation, choice: Candidate | None) -> bool:
    """Tell whether the reporter lets the speaker talk, rather than borrow a few words."""
    first = quotation.words.first
    introduced = first == quotation.paragraph.first or page.words[first - 1][-1] in ",:.?!;"
    attributed_after = choice is not None and choice.rule.id in ("said-after", "after")
    begins = quotation.body[:1].isupper() or not quotation.body[:1].isalpha()
    return (begins and introduced) or (attributed_after and (introduced or begins))
