"""What speaks for a mention near a quotation: named features of the place between the two."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.language.quotes.attribution.pool import Mention, Pool
from index.language.quotes.attribution.rules.candidates import Candidate, Choice, Quotation
from index.language.quotes.grammar.phrases import is_finite_verb
from index.language.quotes.grammar.reports import Report
from index.language.quotes.text.page import Page, Range

_BEFORE = ("before", "distance_before", "same_sentence_before")
_AFTER = ("after", "distance_after", "same_sentence_after")
_PLAIN = 10.0
_PARAGRAPHS = {0: "same_paragraph", -1: "paragraph_-1", -2: "paragraph_-2", 1: "paragraph_+1"}
Features = dict[str, float]
"""Values by name; what is not there is 0."""


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


def candidates(place: Place) -> list[tuple[Mention, Features]]:
    """Return who may have said a quotation, and what speaks for each."""
    page, pool, quotation = place.page, place.pool, place.quotation
    stretch = page.stretches[place.number]
    found = pool.near(*quotation.words, stretch.paragraph, is_plain=_is_plain(place))
    known = {mention.words for mention in found}
    for choice in (place.choices[place.number], place.own[place.number]):
        if choice and choice.speaker not in known and choice.speaker in pool.by_words:
            found.append(pool.by_words[choice.speaker])
            known.add(choice.speaker)
    found.sort(key=_by_words)
    said = set(page.lowers[quotation.words.first : quotation.words.last])
    before = [mention for mention in found if mention.words.first < quotation.words.first]
    sides = (list(reversed(before)), found[len(before) :])
    rows = []
    for side in sides:
        reporting = 0
        for rank, mention in enumerate(side):
            features = dict(mention.features)
            features.update(_features(place, mention, said, side is sides[0]))
            features["rank"] = math.log1p(rank)
            if mention.reports:
                features["rank_reporting"] = math.log1p(reporting)
                reporting += 1
            rows.append((mention, features))
    return rows


def _is_plain(place: Place) -> bool:
    """Tell whether "said Falk" right after leaves nobody but those of the paragraph."""
    own = place.own[place.number]
    return own is not None and own.rule.id == "said-after" and own.score >= _PLAIN


def _by_words(mention: Mention) -> Range:
    return mention.words


def _features(
    place: Place, mention: Mention, said: set[str], is_before: bool
) -> Iterator[tuple[str, float]]:
    page, quotation = place.page, place.quotation
    first, last = quotation.words
    gap = Range(mention.words.last, first) if is_before else Range(last, mention.words.first)
    yield from _distance(place, mention, gap, is_before)
    if page.sentence[mention.words.first] == page.sentence[first if is_before else last - 1]:
        yield from _between(place, gap)
    yield from _rules(place, mention)
    if mention.reports:
        yield from _report(place, mention, is_before)
    else:
        between = place.pool.reports.between(gap.first, max(gap))
        if between and (saying := sum(report.subject is not None for report in between)):
            yield "reports_between", float(min(3, saying))
    names = mention.person.parts if mention.person else (page.lowers[mention.head],)
    if names[-1] in said and len(names[-1]) > 3:
        yield "named_in_quote", 1.0


def _distance(
    place: Place, mention: Mention, gap: Range, is_before: bool
) -> Iterator[tuple[str, float]]:
    """Yield how far a mention is away, in words, sentences, paragraphs and quotations."""
    page, pool, quotation = place.page, place.pool, place.quotation
    here = page.sentence[quotation.words.first if is_before else quotation.words.last - 1]
    sentences = page.sentence[mention.words.first] - here
    paragraphs = mention.paragraph - page.stretches[place.number].paragraph
    wide = gap.first < gap.last
    side, distance, same = _BEFORE if is_before else _AFTER
    yield side, 1.0
    if wide:
        yield distance, math.log1p(pool.outside[gap.last] - pool.outside[gap.first])
        yield "distance", math.log1p(gap.last - gap.first)
        between = bisect_left(pool.stretch_starts, gap.last) - bisect_left(
            pool.stretch_starts, gap.first
        )
        if between:
            yield "quotes_between", float(min(3, between))
    if sentences == 0:
        yield same, 1.0
    elif sentences == -1:
        yield "sentence_before", 1.0
    elif sentences == 1:
        yield "sentence_after", 1.0
    if sentences:
        yield "sentences", math.log1p(abs(sentences))
    if wide and not is_before:
        opens = page.lowers[gap.first + (page.words[gap.first] == ",") : gap.last][:1]
        if opens and opens[0] in page.lexicon.prepositions:
            yield "after_adjunct", 1.0
        if "," in page.words[gap.first + 1 : min(gap.last, gap.first + 13)]:
            yield "comma_between", 1.0
    yield _PARAGRAPHS.get(paragraphs, "paragraph_other"), 1.0


def _between(place: Place, gap: Range) -> Iterator[tuple[str, float]]:
    """Yield what stands between a mention and the quotation in one sentence: other clauses?"""
    page, lexicon = place.page, place.page.lexicon
    counts: dict[str, int] = {}
    for word in range(*gap):
        if page.is_outside(word):
            lower = page.lowers[word]
            if lower == ",":
                kind = "comma"
            elif lower == "that":
                kind = "that"
            elif lower in lexicon.relatives:
                kind = "relative"
            elif lower in lexicon.subordinators:
                kind = "subordinator"
            elif lower in ("and", "or"):
                kind = "and"
            elif lower in lexicon.conjunctions or lower == ";":
                kind = "but"
            elif lower in lexicon.cues and page.words[word] == lower:
                kind = "cue"
            elif lower in lexicon.auxiliaries:
                kind = "auxiliary"
            elif is_finite_verb(page, word):
                kind = "verb"
            else:
                continue
            counts[kind] = counts.get(kind, 0) + 1
    for kind, count in counts.items():
        yield f"between_{kind}", float(min(count, 3))


def _rules(place: Place, mention: Mention) -> Iterator[tuple[str, float]]:
    """Yield what the rules say, of this quotation and of its neighbours."""
    choice, own = place.choices[place.number], place.own[place.number]
    if choice is not None and choice.speaker == mention.words:
        yield "rules_choice", 1.0
        yield f"rule_{choice.rule.id}", 1.0
        yield "rules_score", choice.score / 10
    if own is not None and own.speaker == mention.words:
        yield "rules_own", 1.0
        yield "rules_own_score", own.score / 10
    for candidate in place.found[place.number]:
        if candidate.speaker == mention.words:
            yield f"found_{candidate.rule.id}", candidate.score / 10
    stretches = place.page.stretches
    stretch = stretches[place.number]
    for step, name in ((-1, "previous"), (1, "next")):
        neighbour = place.neighbour(step)
        if neighbour is None:
            continue
        other = stretches[place.number + step]
        answers = place.page.touches_next(min(place.number, place.number + step))
        same_paragraph = other.paragraph == stretch.paragraph and not answers
        if neighbour.speaker == mention.words:
            yield f"{name}_speaker", 1.0
            yield f"{name}_speaker_same_paragraph", float(same_paragraph)
            yield f"{name}_speaker_same_statement", float(other.group == stretch.group)
        elif mention.person is not None:
            mentioned = place.pool.by_words.get(neighbour.speaker)
            if mentioned is not None and mentioned.person is mention.person:
                yield f"{name}_person", 1.0
                yield f"{name}_person_same_paragraph", float(same_paragraph)


def _report(place: Place, mention: Mention, is_before: bool) -> Iterator[tuple[str, float]]:
    """Yield how the nearest clause in which the mention says something stands to the quotation."""
    page, (first, last) = place.page, place.quotation.words
    report = nearest_report(mention, place.quotation)
    cue = report.cue
    leads = cue.last <= first
    gap = Range(cue.last, first) if leads else Range(last, cue.first)
    distance = place.pool.words_between(gap.first, max(gap))
    here = page.sentence[first if leads else last - 1]
    after = page.lowers[cue.last] if cue.last < len(page.words) else ""
    verb = page.lowers[cue.first]
    yield "reports", 1.0
    yield f"cue_{report.kind}", 1.0
    yield f"cue_order_{report.order}", 1.0
    yield "cue_participle", float(report.is_participle)
    yield "cue_infinitive", float(report.is_infinitive)
    yield "cue_distance", math.log1p(distance)
    yield "cue_touches", float(distance <= 2)
    yield "cue_leads", float(leads)
    yield "cue_same_sentence", float(page.sentence[cue.first] == here)
    yield "cue_said", float(verb in ("said", "says"))
    yield "cue_told", float(verb in ("told", "tells"))
    yield "cue_before_comma", float(after in (",", ":"))
    yield "cue_before_that", float(after == "that")
    between = place.pool.reports.between(gap.first, max(gap))
    others = (other for other in between if other.subject and other.subject != mention.words)
    yield "reports_between", float(min(3, sum(1 for _ in others)))


def nearest_report(mention: Mention, quotation: Quotation) -> Report:
    """Return the clause of those that a mention is the subject of which is nearest."""
    first, last = quotation.words
    return min(
        mention.reports,
        key=lambda report: min(abs(report.cue.first - first), abs(report.cue.first - last)),
    )


def linear(weights: Mapping[str, float], features: Features) -> float:
    """Return the weighted sum of features; those without a weight count nothing."""
    return sum([weights[name] * value for name, value in features.items() if name in weights])
