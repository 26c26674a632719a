"""Comparing two quotations: which of their words are the same, and what speaks for one utterance.

A quotation that quotes another inside it ("she says I ‘made sacrifices’") is compared as a whole
and by that part alone; what has most in common counts.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from index.article import Span
from index.language.utterances.alignment import Alignment, Block, align
from index.language.utterances.changes import (
    changed_words,
    has_other_names,
    has_other_numbers,
    unlike,
    words_added,
)
from index.language.utterances.kept import kept
from index.language.utterances.occasions import occasions_apart
from index.language.utterances.quotation import Quotation, Wording
from index.language.utterances.sequences import beside
from index.language.utterances.settings import NOWHERE, Settings
from index.language.utterances.speakers import other_speaker, same_speaker, surname
from index.language.utterances.surprise import surprise
from index.language.utterances.surroundings import MOST_OF_A_WORD, nats_around

_INNER_GAIN = 1.15
"""A part alone must have so much more in common than the whole: it has fewer words to match."""
FEW_NATS = 48.0
"""What two people say in so few nats may be a turn of phrase ("at the end of the day")."""
_MOST_NATS = 60.0
_WEEK = 7
_MANY_AROUND = 3.0
"""So many telling words in common near two quotations say as much as more of them."""
LITTLE_AROUND = 20.0
"""Nats of words near two quotations that tell no story."""
_MOST_CHANGED = 1
_SENTENCE = 4
"""Words more, at least."""
MOSTLY = 0.5
"""Who says so much of a run of words, counted in runs of three, uses the same phrase."""


@dataclass(frozen=True)
class Evidence:
    """What an archive knows of the words that two quotations have in common."""

    speakers: frozenset[str] = frozenset()
    """Surnames of the people who are quoted with the longest run of them."""
    users: frozenset[str] = frozenset()
    """Surnames of the people who are quoted with `MOSTLY` all of that run."""
    shared: int = 0
    """How many sequences of four words the two articles share."""
    settings: Settings = NOWHERE
    """Of the longest run of them."""


@dataclass(frozen=True)
class Comparison:
    """Two quotations side by side; `one` has the fewer words of what was laid side by side."""

    one: Quotation
    other: Quotation
    one_wording: Wording
    other_wording: Wording
    alignment: Alignment

    @kept
    def coverage(self) -> float:
        """The share of the shorter one's words that stand in runs in common, from 0 to 1."""
        return self.alignment.matched / max(1, len(self.alignment.one))

    @kept
    def nats(self) -> float:
        """How surprising the longest run in common is."""
        return surprise(self.alignment.longest)

    def features(self, evidence: Evidence) -> dict[str, float]:
        """Return what is weighed, by its name in `weights.json`."""
        few = min(1.0, FEW_NATS / max(1.0, self.nats)) ** 2  # nobody says many words by chance
        around = self.context / MOST_OF_A_WORD
        days = self.days()
        days = 0 if days and self.looks_back else days
        common = around + self.shared_beside(evidence.shared) / 2
        return {
            "agreement": self.alignment.agreement,
            "speakers": few * math.log1p(len(self.others(evidence.speakers))),
            "days, few words alone": few * math.log1p(days) / (1 + common),
            "whole sentence": self.whole_ends / 2,
            "strangers": few * self.are_strangers,
            "context": min(_MANY_AROUND, around),
        }

    @kept
    def context(self) -> float:
        """How much the words say, in nats, that stand near both but not in runs in common."""
        runs = (self.alignment.one[run.one : run.one + run.size] for run in self.alignment.runs)
        return nats_around(self.one, self.other, chain.from_iterable(runs))

    def shared_beside(self, shared: int) -> int:
        """Return how many of the sequences that the articles share stand beside the runs."""
        return beside(shared, (run.size for run in self.alignment.runs))

    @kept
    def looks_back(self) -> bool:
        """Tell whether the later article says that it was said when the earlier one came out."""
        return self.one.looks_back_at(self.other) or self.other.looks_back_at(self.one)

    @kept
    def added(self) -> frozenset[str]:
        """The words of the later one that the earlier one lacks, in the sentences in common."""
        runs = [
            (slice(run.one, run.one + run.size), slice(run.other, run.other + run.size))
            for run in self.alignment.runs
        ]
        if self.other.is_later(self.one):
            return frozenset(words_added(self.one_wording, self.other_wording, runs))
        if self.one.is_later(self.other):
            turned = [(theirs, mine) for mine, theirs in runs]
            return frozenset(words_added(self.other_wording, self.one_wording, turned))
        return frozenset()

    def goes_on(self) -> bool:
        """Tell whether the later one has a sentence more than the earlier one."""
        more = len(self.other_wording.keys) - len(self.one_wording.keys)
        return more >= _SENTENCE and self.other.is_later(self.one)

    @kept
    def longest(self) -> Block:
        """The longest run in common; empty if there is none."""
        return max(self.alignment.blocks, key=lambda each: each.size, default=Block(0, 0, 0))

    def others(self, names: frozenset[str]) -> frozenset[str]:
        """Return those of some surnames that are not the two speakers'."""
        return names - {surname(self.one.speaker), surname(self.other.speaker)}

    def is_by_the_same(self) -> bool:
        """Tell whether both are said by one person with a name."""
        return same_speaker(self.one.speaker, self.other.speaker)

    def embeds(self, quotation: Quotation) -> bool:
        """Tell whether one of them says the words in common only as a quotation of somebody."""
        block = self.longest
        if not block.size:
            return False
        start = block.one if quotation is self.one else block.other
        wording = self.one_wording if quotation is self.one else self.other_wording
        places = wording.places[start : start + block.size]
        stretch = Span(places[0][0], places[-1][1])
        return any(inner.contains(stretch) for inner in quotation.inner)

    @kept
    def _unlike(self) -> Sequence[tuple[slice, slice]]:
        return unlike(self.alignment, len(self.one_wording.keys), len(self.other_wording.keys))

    def has_other_numbers(self) -> bool:
        """Tell whether a number stands where the other one has another: not a slip of the pen."""
        return has_other_numbers(self.one_wording, self.other_wording, self._unlike)

    def has_other_words(self) -> bool:
        """Tell whether words that say something stand where the other one has others.

        A single one may be a slip of the pen, unless it was said on two occasions, or is a name in
        words of another week: what is said of Orle is said of Tarn.
        """
        changed = changed_words(self.one_wording, self.other_wording, self._unlike)
        if changed > _MOST_CHANGED or (changed > 0 and self.occasions_apart() > 0):
            return True
        one, other = self.one_wording, self.other_wording
        return has_other_names(one, other, self.alignment) and self.days() > _WEEK

    def occasions_apart(self) -> int:
        """Return by how many of day, month and place they are of two occasions, as told nearby."""
        return occasions_apart(*((each.text, each.span) for each in (self.one, self.other)))

    @kept
    def are_strangers(self) -> bool:
        """Tell whether two people are said to speak, and neither article names the other there."""
        one, other = self.one, self.other
        return self.are_two_people and not (
            other.is_about(surname(one.speaker)) or one.is_about(surname(other.speaker))
        )

    @property
    def are_two_people(self) -> bool:
        """Tell whether two people are said to speak."""
        one, other = self.one, self.other
        are_people = one.is_by_somebody and other.is_by_somebody
        return are_people and other_speaker(one.speaker, other.speaker)

    def days(self) -> int:
        """Return how many days lie between them, none if one is not known."""
        one, other = self.one.day_said, self.other.day_said
        return 0 if one is None or other is None else abs(one - other)

    @kept
    def whole_ends(self) -> int:
        """How many ends of the longest run are ends of a sentence in both, 0 to 2."""
        block = self.longest
        if not block.size:
            return 0
        one = self.one_wording.edges(block.one, block.one + block.size)
        other = self.other_wording.edges(block.other, block.other + block.size)
        return sum(mine and theirs for mine, theirs in zip(one, other, strict=True))


def compare(one: Quotation, other: Quotation) -> Comparison:
    """Lay two quotations, or what one quotes inside it, side by side where they share most.

    Whichever of the two is given first.
    """
    if _key(other) < _key(one):
        one, other = other, one
    best: Comparison | None = None
    for mine in one.versions:
        for theirs in other.versions:
            found = _compared(one, other, mine, theirs)
            if best is None or _common(found) > _INNER_GAIN * _common(best):
                best = found
    assert best is not None  # a quotation has itself as its first version
    return best


def _key(quotation: Quotation) -> tuple[Sequence[str], str, Span]:
    return quotation.keys, quotation.text, quotation.span


def _compared(one: Quotation, other: Quotation, mine: Wording, theirs: Wording) -> Comparison:
    if len(mine.keys) > len(theirs.keys):
        one, other, mine, theirs = other, one, theirs, mine
    alignment = align(mine.keys, theirs.keys)
    return Comparison(one, other, mine, theirs, alignment)


def _common(comparison: Comparison) -> float:
    return comparison.coverage * min(comparison.nats, _MOST_NATS)
