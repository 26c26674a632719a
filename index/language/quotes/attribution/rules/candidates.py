"""What a rule of attribution is, what it finds, and what it looks at.

A rule is one record: its id, how much it says, how often it is right, and its words for the user.
It stands in one file of this folder together with the function that finds, and in one line of the
registry of the package.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from index.language.quotes.grammar.reports import Reports
from index.language.quotes.text.page import TERMINAL, Page, Range

ENOUGH: Final = 5.0
"""The score from which a candidate stands by itself, and lends its speaker to neighbours."""
SURE: Final = 6.0
"""The score from which no place further away is looked at."""
FARTHEST: Final = 120
"""How many words away from a quotation its attribution is looked for."""
_MARKS = "“”\"'’‘`«»„‟‹›‚「」『』 "


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of finding who speaks."""

    id: str
    """What `Quote.how` carries."""
    score: float
    """How much it says about who speaks, from 0 to 11, at its best place. Set by hand and checked
    against annotated news; what counts is the order: the highest score wins."""
    reliability: float
    """How often what it finds is right, as a probability."""
    explanation: str
    """A sentence for the user, with `{speaker}` and `{clause}`, the speaker with the verb."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have said a quotation."""

    score: float
    speaker: Range
    cue: Range | None
    rule: Rule


Choice = Candidate | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch as the rules look at it."""

    number: int
    words: Range
    body: str
    """What stands between the marks."""
    length: int
    """How many words it has."""
    paragraph: Range
    ending: str
    """The last sign before the closing mark, or a comma right after it."""

    @property
    def ends_sentence(self) -> bool:
        """Tell whether it ends like a sentence."""
        return self.ending in TERMINAL


@dataclass(frozen=True, slots=True)
class Floating:
    """A quotation that neither its sentence nor its paragraph attributes, in its surroundings."""

    page: Page
    reports: Reports
    quotations: Sequence[Quotation]
    choices: Sequence[Choice]
    """The speakers so far; those before the quotation are final."""
    number: int

    @property
    def quotation(self) -> Quotation:
        """The quotation itself."""
        return self.quotations[self.number]

    @property
    def previous(self) -> Choice:
        """The speaker of the quotation before."""
        return self.choices[self.number - 1] if self.number else None

    @property
    def paragraph(self) -> int:
        """The number of its paragraph, from 0."""
        return self.page.stretches[self.number].paragraph

    @property
    def distance(self) -> int:
        """How many paragraphs the quotation before is away."""
        before = self.page.stretches[self.number - 1].paragraph if self.number else -1
        return self.paragraph - before

    @property
    def opens(self) -> bool:
        """Whether it stands at the begin of its paragraph."""
        return self.quotation.words.first == self.quotation.paragraph.first

    @property
    def words_before(self) -> Range | None:
        """The words of the paragraph before, if it opens a paragraph that has one."""
        if not self.opens or not self.paragraph:
            return None
        return self.page.paragraph_words[self.paragraph - 1]


@dataclass(frozen=True, slots=True)
class SentenceRule(Rule):
    """A rule that looks at the sentence around one quotation."""

    find: Callable[[Page, Reports, Quotation], Iterable[Candidate]]
    only_below: float = math.inf
    """The rule is asked only where the best score so far is less."""


@dataclass(frozen=True, slots=True)
class NeighbourRule(Rule):
    """A rule that lends the speakers of some quotations to others, all over the text."""

    lend: Callable[[Page, Sequence[Quotation], Sequence[Choice]], list[Choice]]


@dataclass(frozen=True, slots=True)
class FloatingRule(Rule):
    """A rule for a quotation that nothing else attributes."""

    find: Callable[[Floating], Choice]


def stands(choice: Choice) -> bool:
    """Tell whether a choice is good enough to lend."""
    return choice is not None and choice.score >= ENOUGH


def look_at(page: Page, number: int) -> Quotation:
    """Gather what the rules need to know about a stretch."""
    stretch = page.stretches[number]
    words = page.stretch_words[number]
    body = stretch.span.of(page.text).strip(_MARKS)
    paragraph = page.paragraph_words[stretch.paragraph]
    ending = body[-1:]
    if words.last < paragraph.last and page.words[words.last] == ",":
        ending = ","
    return Quotation(number, words, body, len(body.split()), paragraph, ending)
