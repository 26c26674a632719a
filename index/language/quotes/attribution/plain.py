"""Attributions that the syntax leaves no doubt of, so that nothing is weighed."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.quotes.attribution.rules.before import NOUN, OWNED, PROMISING
from index.language.quotes.attribution.rules.candidates import Candidate
from index.language.quotes.grammar.phrases import OWNERS
from index.language.quotes.text.page import Page, Range

TOUCHING = 7.0
"""The score of a verb of saying that leads to a quotation without much in between."""
_LEADING = [[","], [":"], ["that"], ["of"], ["against"], ["about"]]
"""What may stand between a verb of saying and the words that it says."""
_WARNED = [["of"], ["against"]]
_RELATIVES = frozenset(["that", "which", "what"])
"""What a clause in which somebody calls something so begins with: which the rebels called “…”."""
_ADDRESSED = frozenset(["him", "her", "them", "me", "us"])
_JOINTS = word_set(", ; and but or while which who when because though although if before after")
_LONGEST_NESTED = 14
"""Words from a verb to the quotation: "warned the mayor in writing that the fee would be"."""
_LONGEST_ADDRESSED = 3
"""Words of whom somebody tells it: "had told her firm: “…”"."""
_AS = [["as"], ["as", "having"], ["as", "being"], ["as", "a"], ["as", "an"], ["as", "the"]]
"""What may stand between somebody who describes something and the words: described it as a “…”."""
_POINTING = frozenset(["this", "that", "it", "them", "him", "her"])
_PERFECT = frozenset(["had", "has", "have", "’d", "'d", "’ve", "'ve", "also", "then", "later", ","])
"""What may stand between who speaks and the verb: he had said. Not "will say"."""
_DENYING = frozenset(["not", "never", "rather", "instead"])
_LONGEST_NAMED = 4
"""Words of what somebody calls so: called the new tax “…”."""


def is_plain(page: Page, own: Candidate, quotation: Range) -> bool:
    """Tell whether the syntax leaves no doubt: Falk said, “…”; who had called him “…”.

    And of "a claim that Falk called “…”", of Falk's “…” remark, of "branded “…” by Falk".
    """
    here = quotation.first
    if own.cue is None:
        return own.rule is NOUN and page.lowers[own.speaker.first] not in OWNERS
    leads = page.lowers[own.cue.last : here]
    if own.rule is NOUN:
        return own.score >= OWNED  # Falk's reply, she said, was “…”
    if own.rule.id != "before":
        return False
    if _touches(page, own) and _is_nested(page, own, leads):
        return True
    is_agent = page.lowers[own.cue.last : own.speaker.first] == ["by"]
    if is_agent and page.lowers[own.speaker.last : own.speaker.last + 1] == ["that"]:
        return True  # had been assured by Falk that there would be “…”
    if own.score < TOUCHING:
        return False
    if page.lowers[quotation.last : own.speaker.first] == ["by"] and len(leads) <= _LONGEST_NAMED:
        return (page.lexicon.prepositions - {"as"}).isdisjoint(leads)
    is_saying = page.lexicon.cues.get(page.lowers[own.cue.first]) == "say" or leads in _WARNED
    is_saying = is_saying or _is_introduced(page, own, leads, quotation)
    touches = _touches(page, own)
    if is_saying and touches and (not leads or leads in _LEADING):
        return True
    joins = page.lowers[own.cue.first - 1] == "and"  # rose and accused him of “…”
    if (touches or joins) and is_addressed(page, own.cue, here):
        return True  # had promised him “…”
    if touches and is_saying and _is_of_speaker(page, leads):
        return True  # told officers he was “…”
    is_relative = page.lowers[own.speaker.first] in ("who", "which")
    is_called = page.lowers[own.speaker.first - 1] in _RELATIVES and not leads and touches
    is_called = is_called or (touches and _calls(page, own.cue, here))
    return is_relative or is_called or page.lowers[own.cue.first - 1] == "as"


def is_addressed(page: Page, cue: Range, here: int) -> bool:
    """Tell whether only whom it tells parts a verb from what it tells: told her: “…”.

    Args:
        page: The text.
        cue: The verb.
        here: The quotation's first word.
    """
    leads = page.lowers[cue.last : here]
    if leads in [[one] for one in _ADDRESSED]:
        return True
    told = page.lexicon.addressing | PROMISING
    if not (leads and leads[-1] in (":", ",", "that", "of") and page.lowers[cue.first] in told):
        return False
    whom = leads[:-1]
    if not 0 < len(whom) <= _LONGEST_ADDRESSED or not all(word[0].isalpha() for word in whom):
        return False
    lexicon = page.lexicon
    closed = lexicon.auxiliaries | lexicon.conjunctions | lexicon.prepositions
    return closed.isdisjoint(whom)


def _is_nested(page: Page, own: Candidate, leads: list[str]) -> bool:
    """Tell whether another only passes on what somebody said: Holm said Falk warned it is “…”."""
    cue, lexicon = own.cue, page.lexicon
    if (
        cue is None
        or len(leads) > _LONGEST_NESTED
        or page.lowers[own.speaker.first] in lexicon.subject_pronouns
    ):
        return False
    verb = page.lowers[cue.first]
    is_said = lexicon.cues.get(verb) == "say" or verb in PROMISING
    is_said = is_said and leads.count("that") <= 1
    if not (is_said or leads[-1:] == ["as"]) or not _JOINTS.isdisjoint(leads):
        return False
    begin = page.sentences[page.sentence[cue.first]].first
    for word in range(
        own.speaker.first - 1, max(begin, own.speaker.first - _LONGEST_NAMED - 2), -1
    ):
        if page.lowers[word] in lexicon.says | lexicon.addressing and page.words[word].islower():
            return page.lowers[word + 1 : own.speaker.first] != ["what"]
        if not page.words[word].isalpha() or page.lowers[word] in _JOINTS:
            return False
    return False


def _is_introduced(page: Page, own: Candidate, leads: list[str], quotation: Range) -> bool:
    """Tell whether somebody named does what a whole sentence follows: had answered, “Go.”."""
    first = page.words[min(quotation.first + 1, quotation.last - 1)]
    is_named = page.is_name(own.speaker.last - 1)
    return is_named and leads in ([","], [":"]) and first[0].isupper()


def _is_of_speaker(page: Page, leads: list[str]) -> bool:
    """Tell whether what is told goes on about who tells it: told officers he was “…”."""
    if len(leads) not in range(3, _LONGEST_NAMED + 1):
        return False
    whom, pronoun, verb = leads[:-2], leads[-2], leads[-1]
    is_whom = whom[0].isalpha() and whom[0] not in page.lexicon.conjunctions
    return is_whom and pronoun in ("he", "she", "they") and verb in page.lexicon.auxiliaries


def _calls(page: Page, cue: Range, here: int) -> bool:
    """Tell whether a verb names what stands before a quotation: Falk called the tax “…”."""
    between = range(cue.last, here)
    lexicon = page.lexicon
    leads = page.lowers[cue.last : here]
    if leads in _AS or (leads[:1] and leads[0] in _POINTING and leads[1:] in _AS):
        return True  # described this as the “…”
    return (
        lexicon.cues.get(page.lowers[cue.first]) == "label"
        and (page.is_name(cue.first - 1) or not page.lowers[cue.first].endswith("ing"))
        and 0 < len(between) <= _LONGEST_NAMED
        and all(page.words[word].isalpha() for word in between)
        and lexicon.conjunctions.isdisjoint(page.lowers[cue.last : here])
        and lexicon.auxiliaries.isdisjoint(page.lowers[cue.last : here])
    )


def _touches(page: Page, own: Candidate) -> bool:
    """Tell whether who speaks and the verb are parted by nothing but the tense: he had said."""
    if own.cue is None:
        return False
    between = page.lowers[own.speaker.last : own.cue.first]
    if len(between) > 2 and between[1].isdigit():
        between = [*between[:1], *between[2:]]  # "Ines Falk, 30, said"
    if between[-1:] == [","] and between.count(",") == 2:
        between = between[: between.index(",")]  # "had, at a dinner last year, said"
    adverbs = page.lexicon.adverbs - _DENYING
    is_told = all(word in _PERFECT or word in adverbs for word in between)
    return own.speaker.last <= own.cue.first and is_told
