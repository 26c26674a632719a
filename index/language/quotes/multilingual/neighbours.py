"""Quotations without an attribution of their own take the speakers of their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.quotes.multilingual.headings import answers, captioned, interviewee, repeated
from index.language.quotes.multilingual.headlines import is_topic
from index.language.quotes.multilingual.records import ZERO, Found, Place, Rule, borrow
from index.language.quotes.multilingual.rules import (
    CONTINUED,
    LAST_SPEAKER,
    LED,
    REPORTED,
    SAME_PARAGRAPH,
    SAME_PARAGRAPH_NEXT,
    SENTENCE_BEFORE,
    SERIES,
)
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.subjectless import LENDS, quoted_in, without_subject
from index.language.quotes.multilingual.subjects import subjects_before
from index.language.quotes.multilingual.topics import (
    find_cues_in,
    is_person,
    may_be_person,
    subject_of,
)
from index.language.quotes.multilingual.turns import alternating, asks, turn_of

_ENOUGH = 5.9
"""The score from which a speaker is lent to others, and none is borrowed."""
_FARTHEST_BACK = 4
"""Sentences that a mood reports on, or a quotation goes back."""


def lend(
    sketch: Sketch, places: Sequence[Place], own: Sequence[Found | None]
) -> list[Found | None]:
    """Return who said what, neighbours' speakers included."""
    found = list(own)
    asked = interviewee(sketch, places)
    for number in range(len(places)):
        one = found[number] = turn_of(sketch, places[number]) or found[number]
        if one is not None and one.rule is ZERO and one.phrase is None:
            one = found[number] = without_subject(sketch, places, found, number, one)
        if _stands(one):
            continue
        choice = (
            _continued(places, found, number)
            or repeated(places, own, number)
            or captioned(sketch, places[number])
            or (asked if answers(sketch, places[number]) else None)
            or alternating(sketch, places, found, number)
            or _series(places, found, own, number)
            or _led(sketch, places, number)
            or _paragraph(sketch, places, found, number)
            or _next(sketch, places, own, number)
            or _reported(sketch, places, found, number)
            or _before(sketch, places, found, number)
        )
        if choice is not None and (one is None or choice.score > one.score):
            found[number] = choice
    return found


def _stands(found: Found | None) -> bool:
    return found is not None and found.score >= _ENOUGH


def _continued(places: Sequence[Place], found: Sequence[Found | None], number: int) -> Found | None:
    stretches = places[number].sketch.page.stretches
    if not number or not stretches[number].continues:
        return None
    before = found[number - 1]
    return borrow(before, CONTINUED) if before is not None and before.score >= LENDS else None


def _series(
    places: Sequence[Place],
    found: Sequence[Found | None],
    own: Sequence[Found | None],
    number: int,
) -> Found | None:
    """Take the speaker of another quotation of the same sentence."""
    place = places[number]
    for other in (number - 1, number + 1):
        if not 0 <= other < len(places) or places[other].sentence != place.sentence:
            continue
        one = found[other] if other < number else own[other]
        if _stands(one) and one is not None:
            return borrow(one, SERIES)
    return None


def _led(sketch: Sketch, places: Sequence[Place], number: int) -> Found | None:
    """Take who the sentence right before is about, by name or pronoun: "Er winkte ab. „…“"."""
    page, place = sketch.page, places[number]
    sentence = page.sentence[min(place.words.first, len(page.words) - 1)]
    if not sentence or not _is_whole(sketch, place):
        return None
    words = page.sentences[sentence - 1]
    here = page.stretches[place.number].paragraph
    if page.paragraph_at(words.first) != here or not page.is_unquoted(words):
        return None
    phrase = subject_of(sketch, words)
    if phrase is None or phrase.kind == "noun" or not phrase.speaks:
        return None
    if phrase.kind == "pronoun" and sketch.language.pronouns.get(page.lowers[phrase.head]) is None:
        return None
    if phrase.kind == "name" and not may_be_person(sketch, phrase):
        return None
    return Found(LED.score, phrase.words, None, LED, phrase)


def _paragraph(
    sketch: Sketch, places: Sequence[Place], found: Sequence[Found | None], number: int
) -> Found | None:
    """Take the speaker of the quotation before in this paragraph."""
    stretches = sketch.page.stretches
    before = found[number - 1] if number else None
    if before is None or before.score < LENDS:
        return None
    if stretches[number - 1].paragraph != stretches[number].paragraph:
        return None
    if not _is_whole(sketch, places[number]):
        return None
    between = range(places[number - 1].sentence.last, places[number].words.first)
    if _somebody_new(sketch, between, before):
        return None
    return borrow(before, SAME_PARAGRAPH)


def _is_whole(sketch: Sketch, place: Place) -> bool:
    """Tell whether a quotation stands by itself, not inside somebody's sentence."""
    page = sketch.page
    outside = [
        word
        for word in range(min(place.sentence.first, place.words.first), place.sentence.last)
        if page.is_outside(word) and page.words[word][0].isalnum()
    ]
    return len(outside) <= 2


def _somebody_new(sketch: Sketch, between: range, before: Found) -> bool:
    """Tell whether a sentence between two quotations is about somebody else by name."""
    if not between:
        return False
    for one in subjects_before(sketch, between.start, between.stop)[:1]:
        tag = sketch.tags.by_word.get(one.words.first)
        if one.kind == "name" and tag is not None and tag.kind == "PERSON":
            old = sketch.tags.by_word.get(before.speaker.first) if before.speaker else None
            return old is None or old.parts[-1] != tag.parts[-1]
    return False


def _next(
    sketch: Sketch, places: Sequence[Place], own: Sequence[Found | None], number: int
) -> Found | None:
    """Take the speaker of the quotation after it in this paragraph."""
    stretches = sketch.page.stretches
    if number + 1 >= len(places) or not _is_whole(sketch, places[number]):
        return None
    after = own[number + 1]
    if after is None or not _stands(after) or (after.rule is ZERO and after.phrase is None):
        return None  # "«Basta». Poi ha aggiunto: «Nasco uomo»"
    if stretches[number + 1].paragraph != stretches[number].paragraph:
        return None
    if places[number + 1].words.first - places[number].words.last > 12:
        return None
    return borrow(after, SAME_PARAGRAPH_NEXT)


def _reported(
    sketch: Sketch, places: Sequence[Place], found: Sequence[Found | None], number: int
) -> Found | None:
    """Take whom the sentences before report on, if this one is in the mood of reports: "sei"."""
    page, language = sketch.page, sketch.language
    place = places[number]
    first = min(place.sentence.first, place.words.first)
    verbs = {
        page.lowers[word] for word in range(first, place.sentence.last) if page.is_outside(word)
    }
    if language.reported.isdisjoint(verbs):
        return None
    return _speaker_before(sketch, places, found, number, REPORTED)


def _before(
    sketch: Sketch, places: Sequence[Place], found: Sequence[Found | None], number: int
) -> Found | None:
    """Take whom the sentence before is about, or who spoke last."""
    colon = places[number].words.first - 1  # "Puis, se tournant vers la salle :"
    leads = colon > 0 and sketch.page.words[colon] == ":"
    if not (_is_whole(sketch, places[number]) or leads):
        return None
    tag = sketch.tags.by_word.get(colon - 1) if leads else None
    if tag is not None and is_topic(sketch, places[number].before.first, tag):
        return None  # the heading "Il caso Ada Holm: «…»"
    return _speaker_before(sketch, places, found, number, SENTENCE_BEFORE)


def _speaker_before(
    sketch: Sketch,
    places: Sequence[Place],
    found: Sequence[Found | None],
    number: int,
    rule: Rule,
) -> Found | None:
    page = sketch.page
    place = places[number]
    sentence = page.sentence[min(place.words.first, len(page.words) - 1)]
    for back in range(1, _FARTHEST_BACK + 1):
        if sentence - back < 0:
            break
        words = page.sentences[sentence - back]
        if asks(sketch, words.first, place):
            continue
        one = quoted_in(places, found, number, words)
        if one is not None and one.score >= LENDS:
            return borrow(one, LAST_SPEAKER if rule is SENTENCE_BEFORE else rule)
        if rule is REPORTED:
            if not find_cues_in(sketch, words):
                continue
            phrase = subject_of(sketch, words)
            if phrase is None or (phrase.kind == "noun" and not is_person(sketch, phrase)):
                break
            return Found(rule.score, phrase.words, None, rule, phrase)
        phrase = subject_of(sketch, words)
        if phrase is not None and page.is_outside(phrase.words.first):
            return Found(rule.score, phrase.words, None, rule, phrase)
        if back == 2:
            break
    earlier = range(number - 1, -1, -1)
    last = next((one for one in earlier if not asks(sketch, places[one].words.first, place)), None)
    before = found[last] if last is not None else None
    if before is not None and rule is SENTENCE_BEFORE:
        return borrow(before, LAST_SPEAKER)
    if rule is REPORTED and sentence:  # "Holm hielt sich bedeckt. Sie wolle „…“"
        phrase = subject_of(sketch, page.sentences[sentence - 1])
        if phrase is not None and (phrase.kind != "noun" or is_person(sketch, phrase)):
            return Found(rule.score, phrase.words, None, rule, phrase)
    return None
