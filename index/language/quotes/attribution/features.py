"""What speaks for a mention near a quotation: named features of the place between the two."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.article import QuoteKind
from index.language.quotes.attribution.mention import Mention
from index.language.quotes.attribution.pool import Pool
from index.language.quotes.attribution.rules.candidates import Candidate, Choice, Quotation
from index.language.quotes.grammar.reports import Report
from index.language.quotes.people.people import Person
from index.language.quotes.text.page import Page, Range
from index.language.quotes.text.weighing import Features

_BEFORE = ("before", "distance_before", "same_sentence_before")
_AFTER = ("after", "distance_after", "same_sentence_after")
_PLAIN = 10.0
_FARTHEST_COMMA = 12
"""How many words after the first one a comma behind a quotation is looked for in."""
_PARAGRAPHS = {0: "same_paragraph", -1: "paragraph_-1", -2: "paragraph_-2", 1: "paragraph_+1"}


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation among its neighbours, with what the rules make of it."""

    pool: Pool
    quotations: Sequence[Quotation]
    own: Sequence[Choice]
    """What the rules find in each quotation's own sentence."""
    choices: Sequence[Choice]
    """What they choose in the end."""
    found: Sequence[Sequence[Candidate]]
    """All that they find in each quotation's own sentence."""
    number: int
    bodies: Mapping[str, int]
    """How many quotations have the same words."""
    in_paragraph: Mapping[int, int]
    """How many stretches each paragraph has."""
    kinds: Sequence[QuoteKind]
    """What the rules take each quotation for."""

    @property
    def page(self) -> Page:
        """The text."""
        return self.pool.page

    @property
    def quotation(self) -> Quotation:
        """The quotation itself."""
        return self.quotations[self.number]

    def neighbour(self, step: int) -> Choice:
        """Return the choice for a quotation before or after this one."""
        number = self.number + step
        return self.choices[number] if 0 <= number < len(self.choices) else None


class _View(NamedTuple):
    """A quotation seen from one side: what is the same for every mention there."""

    pool: Pool
    is_before: bool
    """Whether the mentions stand before the quotation."""
    sentence: int
    """The number of the sentence that the quotation begins or ends in."""
    paragraph: int
    stretches: int
    """How many stretches begin before the quotation, or before its end."""
    adjunct: int
    """Where a preposition opens what follows the quotation, or a number beyond the text."""
    comma: int
    """Where the next comma after that stands, or a number beyond the text."""


def candidates(place: Place) -> list[tuple[Mention, Features]]:
    """Return who may have said a quotation, and what speaks for each at this place.

    What a mention says for itself, whichever the quotation, stands in its own features.
    """
    pool, (first, last) = place.pool, place.quotation.words
    found = _near(place)
    middle = bisect_left(found, first, key=_first_word)
    said = frozenset(place.page.lowers[first:last])
    by_rules, neighbours = _by_rules(place), list(_neighbours(place))
    rows: list[tuple[Mention, Features]] = []
    for is_before, side in ((True, found[:middle][::-1]), (False, found[middle:])):
        if not side:
            continue
        view = _look(place, is_before=is_before)
        reporting = 0
        for rank, mention in enumerate(side):
            words, person = mention.words, mention.person
            begin, end = (words.last, first) if is_before else (last, words.first)
            features = _distance(view, mention, begin, end)
            if words in by_rules:
                features.update(by_rules[words])
            for neighbour in neighbours:
                if neighbour.speaker == words:
                    features.update(neighbour.of_speaker)
                elif person is not None and neighbour.person is person:
                    features.update(neighbour.of_person)
            if mention.reports:
                _add_report(features, place, mention)
            elif between := pool.reports_between(begin, end):
                features["reports_between"] = float(min(3, between))
            if mention.called in said:
                features["named_in_quote"] = 1.0
            if is_before and words.last == first - 1 and place.page.words[words.last] == ":":
                features["leads_by_colon"] = 1.0
            features["rank"] = math.log1p(rank)
            if mention.reports:
                features["rank_reporting"] = math.log1p(reporting)
                reporting += 1
            rows.append((mention, features))
    return rows


def _near(place: Place) -> list[Mention]:
    """Return who may have said a quotation, in reading order."""
    pool, stretch = place.pool, place.page.stretches[place.number]
    found = pool.near(*place.quotation.words, stretch.paragraph, is_plain=_is_plain(place))
    known = {mention.words for mention in found}
    for choice in (place.choices[place.number], place.own[place.number]):
        if choice and choice.speaker not in known and choice.speaker in pool.by_words:
            found.append(pool.by_words[choice.speaker])
            known.add(choice.speaker)
    return sorted(found, key=_by_words)


def _is_plain(place: Place) -> bool:
    """Tell whether "said Falk" right after leaves nobody but those of the paragraph."""
    own = place.own[place.number]
    return own is not None and own.rule.id == "said-after" and own.score >= _PLAIN


def _by_words(mention: Mention) -> Range:
    return mention.words


def _first_word(mention: Mention) -> int:
    return mention.words.first


def _look(place: Place, *, is_before: bool) -> _View:
    page, pool, (first, last) = place.page, place.pool, place.quotation.words
    end = len(page.words)
    adjunct = comma = end
    if not is_before and last < end:
        opens = last + (page.words[last] == ",")
        if opens < end and page.lowers[opens] in page.lexicon.prepositions:
            adjunct = opens
        commas = range(last + 1, min(end, last + _FARTHEST_COMMA + 1))
        comma = next((word for word in commas if page.words[word] == ","), end)
    return _View(
        pool,
        is_before,
        page.sentence[first if is_before else last - 1],
        page.stretches[place.number].paragraph,
        bisect_left(pool.stretch_starts, first if is_before else last),
        adjunct,
        comma,
    )


def _distance(view: _View, mention: Mention, begin: int, end: int) -> Features:
    """Return how far a mention is away, in words, sentences, paragraphs and quotations.

    The gap between the two is the words from `begin` to `end`; where they overlap, there is none.
    """
    pool = view.pool
    sentences = pool.page.sentence[mention.words.first] - view.sentence
    side, distance, same = _BEFORE if view.is_before else _AFTER
    found = {side: 1.0}
    if begin < end:
        found[distance] = math.log1p(pool.outside[end] - pool.outside[begin])
        found["distance"] = math.log1p(end - begin)
        other = bisect_left(pool.stretch_starts, begin if view.is_before else end)
        if other != view.stretches:
            found["quotes_between"] = float(min(3, abs(view.stretches - other)))
    if sentences == 0:
        found[same] = 1.0
    else:
        if sentences == -1:
            found["sentence_before"] = 1.0
        elif sentences == 1:
            found["sentence_after"] = 1.0
        found["sentences"] = math.log1p(abs(sentences))
    if not view.is_before:
        if view.adjunct < end:
            found["after_adjunct"] = 1.0
        if view.comma < end:
            found["comma_between"] = 1.0
    found[_PARAGRAPHS.get(mention.paragraph - view.paragraph, "paragraph_other")] = 1.0
    if sentences == 0:
        for word, name in pool.joints_of(view.sentence):
            if begin <= word < end:
                found[name] = min(found.get(name, 0.0) + 1.0, 3.0)
    return found


def _by_rules(place: Place) -> Mapping[Range, Features]:
    """Return what the rules say of whom they find for this quotation."""
    choice, own = place.choices[place.number], place.own[place.number]
    found: dict[Range, Features] = {}
    if choice is not None:
        found[choice.speaker] = {
            "rules_choice": 1.0,
            f"rule_{choice.rule.id}": 1.0,
            "rules_score": choice.score / 10,
        }
    if own is not None:
        of_own = found.setdefault(own.speaker, {})
        of_own.update(rules_own=1.0, rules_own_score=own.score / 10)
    for candidate in place.found[place.number]:
        of_speaker = found.setdefault(candidate.speaker, {})
        of_speaker[f"found_{candidate.rule.id}"] = candidate.score / 10
    return found


class _Neighbour(NamedTuple):
    """Who says the quotation before or after."""

    speaker: Range
    person: Person | None
    of_speaker: Features
    """What speaks for the same mention."""
    of_person: Features
    """What speaks for another mention of the same person."""


def _neighbours(place: Place) -> Iterator[_Neighbour]:
    """Yield whom the rules choose for the quotations before and after."""
    page, number = place.page, place.number
    stretch = page.stretches[number]
    for step, name in ((-1, "previous"), (1, "next")):
        choice = place.neighbour(step)
        if choice is None:
            continue
        other = page.stretches[number + step]
        answers = page.touches_next(min(number, number + step))
        same_paragraph = float(other.paragraph == stretch.paragraph and not answers)
        mention = place.pool.by_words.get(choice.speaker)
        of_speaker = {
            f"{name}_speaker": 1.0,
            f"{name}_speaker_same_paragraph": same_paragraph,
            f"{name}_speaker_same_statement": float(other.group == stretch.group),
        }
        of_person = {f"{name}_person": 1.0, f"{name}_person_same_paragraph": same_paragraph}
        person = mention.person if mention else None
        yield _Neighbour(choice.speaker, person, of_speaker, of_person)


def _add_report(found: Features, place: Place, mention: Mention) -> None:
    """Add how the nearest clause in which the mention says something stands to the quotation."""
    page, pool, (first, last) = place.page, place.pool, place.quotation.words
    report = nearest_report(mention, place.quotation)
    cue = report.cue
    leads = cue.last <= first
    begin, end = (cue.last, first) if leads else (last, cue.first)
    distance = pool.words_between(begin, end)
    here = page.sentence[first if leads else last - 1]
    after = page.lowers[cue.last] if cue.last < len(page.words) else ""
    verb = page.lowers[cue.first]
    own = sum(begin <= other.cue.first < end for other in mention.reports)
    found["reports"] = 1.0
    found[f"cue_{report.kind}"] = 1.0
    found[f"cue_order_{report.order}"] = 1.0
    found["cue_participle"] = float(report.is_participle)
    between_two = page.lowers[mention.words.last : cue.first]
    touches = not between_two or (len(between_two) == 1 and between_two[0].endswith("ly"))
    found["cue_participle_touches"] = float(
        report.is_participle and touches and mention.words.last <= cue.first
    )
    found["cue_infinitive"] = float(report.is_infinitive)
    found["cue_distance"] = math.log1p(distance)
    found["cue_touches"] = float(distance <= 2)
    found["cue_leads"] = float(leads)
    found["cue_same_sentence"] = float(page.sentence[cue.first] == here)
    found["cue_said"] = float(verb in ("said", "says"))
    found["cue_told"] = float(verb in ("told", "tells"))
    found["cue_before_comma"] = float(after in (",", ":"))
    found["cue_before_that"] = float(after == "that")
    found["reports_between"] = between = float(min(3, pool.reports_between(begin, end) - own))
    if between and report.order == "according":
        found["according_to_told"] = 1.0  # Falk said, according to Norr News


def nearest_report(mention: Mention, quotation: Quotation) -> Report:
    """Return the clause of those that a mention is the subject of which is nearest."""
    if len(mention.reports) == 1:
        return mention.reports[0]
    first, last = quotation.words
    return min(
        mention.reports,
        key=lambda report: min(abs(report.cue.first - first), abs(report.cue.first - last)),
    )
