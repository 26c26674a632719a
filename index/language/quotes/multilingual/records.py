"""What a rule is, what it finds, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.language.quotes.multilingual.cues import Cue
from index.language.quotes.multilingual.phrases import Phrase
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.page import Range


class Found(NamedTuple):
    """Somebody who may have said a quotation."""

    score: float
    speaker: Range | None
    """Nobody stands there where the verb has no subject: "añadió"."""
    cue: Range | None
    rule: Rule
    phrase: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation and what stands around it in its sentence."""

    sketch: Sketch
    number: int
    words: Range
    sentence: Range
    cues: Sequence[Cue]
    """Those of the sentence, outside quotations."""
    ends: bool
    """Whether it ends like a sentence."""

    @property
    def before(self) -> Range:
        """The words of the sentence before the quotation."""
        return Range(min(self.sentence.first, self.words.first), self.words.first)

    @property
    def after(self) -> Range:
        """The words of the sentence after it, up to the next quotation."""
        page, word = self.sketch.page, self.words.last
        last = max(self.sentence.last, self.words.last)
        while word < last and page.is_outside(word):
            word += 1
        return Range(self.words.last, word)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of finding who speaks."""

    id: str
    score: float
    """From 0 to 10: the highest wins. Set by hand, checked against annotated news."""
    reliability: float
    """How often what it finds is right, as a probability."""
    explanation: str
    """A sentence for the user, with `{speaker}` and `{clause}`, the speaker with the verb."""
    find: Callable[[Place, Rule], Iterator[Found]]


def found_by(place: Place, rule: Rule, phrase: Phrase, cue: int | None, less: float = 0.0) -> Found:
    """Return what a rule finds: less where the phrase is of no kind that speaks."""
    weak = 0.0 if phrase.speaks else 1.2
    words = Range(cue, cue + 1) if cue is not None else None
    return Found(rule.score - weak - less, phrase.words, words, rule, phrase)


def borrow(found: Found, rule: Rule) -> Found:
    """Return somebody's speaker for a neighbour; the phrase stays with who was told of it."""
    return Found(rule.score, found.speaker, None, rule, found.phrase)


def find_nothing(place: Place, rule: Rule) -> Iterator[Found]:
    """Find nobody: the rule lends a neighbour's speaker."""
    yield from ()


ZERO = Rule(
    "zero",
    7.0,
    0.8,
    "‘{clause}’ has no subject of its own: it goes on with who was last.",
    find_nothing,
)
