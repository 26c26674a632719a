"""Speakers lent by neighbours: a series, one statement over paragraphs, the same paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.language.quotes.attribution.rules.candidates import (
    Candidate,
    Choice,
    NeighbourRule,
    Quotation,
    stands,
)
from index.language.quotes.text.page import Page, Range

_SERIES_STEP = 0.2
"""Less than the part of the series before."""
_LONGEST_LINK = 4
_LINKS = frozenset([",", "and", "or", "a", "an", "the", "but", "as", "then", "who", "is", "was"])


def _series(page: Page, quotations: Sequence[Quotation], choices: Sequence[Choice]) -> list[Choice]:
    """Carry a choice along a series: called him a "liar," a "bully" and "unstable"."""
    lent = list(choices)
    for number in range(1, len(lent)):
        previous, own = lent[number - 1], lent[number]
        between = Range(page.stretch_words[number - 1].last, page.stretch_words[number].first)
        if previous is None or not stands(previous) or previous.rule.id == "said-after":
            continue
        if own is not None and own.score >= previous.score:
            continue
        if between.last - between.first <= _LONGEST_LINK and _links(page, between):
            lent[number] = replace(previous, score=previous.score - _SERIES_STEP, rule=SERIES)
    return lent


def _links(page: Page, between: Range) -> bool:
    """Tell whether words only join two quoted parts of a series."""
    joins = [page.words[word] for word in range(*between)]
    sentence = page.sentence[between.first - 1] == page.sentence[between.last]
    return (
        sentence
        and any(word in (",", "and", "or") for word in joins)
        and all(word in _LINKS for word in joins)
    )


def _statement(
    page: Page, quotations: Sequence[Quotation], choices: Sequence[Choice]
) -> list[Choice]:
    """Give a statement that runs over paragraphs one speaker."""
    spoken: dict[int, Candidate] = {}
    for stretch, choice in zip(page.stretches, choices, strict=True):
        if choice is not None and stands(choice):
            spoken.setdefault(stretch.group, choice)
    return [
        replace(spoken[stretch.group], score=STATEMENT.score, rule=STATEMENT)
        if not stands(choice) and stretch.group in spoken
        else choice
        for stretch, choice in zip(page.stretches, choices, strict=True)
    ]


def _same_paragraph(
    page: Page, quotations: Sequence[Quotation], choices: Sequence[Choice]
) -> list[Choice]:
    """Let a paragraph's speaker go on."""
    lent = list(choices)
    previous: Choice = None
    for number, stretch in enumerate(page.stretches):
        is_new = number and page.stretches[number - 1].paragraph != stretch.paragraph
        if is_new or page.touches_next(number - 1):
            previous = None
        if previous is not None and not stands(lent[number]) and not stretch.continues:
            lent[number] = replace(previous, score=SAME_PARAGRAPH.score, rule=SAME_PARAGRAPH)
        if stands(lent[number]):
            previous = lent[number]
    return lent


def _same_paragraph_next(
    page: Page, quotations: Sequence[Quotation], choices: Sequence[Choice]
) -> list[Choice]:
    """Let whom a paragraph names after its later words have said the earlier ones too."""
    lent = list(choices)
    following: Choice = None
    for number in range(len(lent) - 1, -1, -1):
        paragraph = page.stretches[number].paragraph
        is_last = number + 1 < len(lent) and page.stretches[number + 1].paragraph != paragraph
        if is_last or page.touches_next(number):
            following = None
        choice = lent[number]
        if stands(choice):
            following = choice
        elif (
            following is not None
            and quotations[number].length > 3
            and following.rule.id in ("said-after", "after", "statement", "same-paragraph")
        ):
            lent[number] = replace(
                following, score=SAME_PARAGRAPH_NEXT.score, rule=SAME_PARAGRAPH_NEXT
            )
    return lent


SERIES = NeighbourRule(
    id="series",
    score=9.0,
    reliability=0.9,
    explanation="It stands in a row with other words that ‘{clause}’ goes with.",
    lend=_series,
)
STATEMENT = NeighbourRule(
    id="statement",
    score=8.0,
    reliability=0.88,
    explanation="It goes on with a statement that ‘{speaker}’ began in a paragraph before.",
    lend=_statement,
)
SAME_PARAGRAPH = NeighbourRule(
    id="same-paragraph",
    score=6.5,
    reliability=0.98,
    explanation="It goes on from the words before it in this paragraph: ‘{clause}’.",
    lend=_same_paragraph,
)
SAME_PARAGRAPH_NEXT = NeighbourRule(
    id="same-paragraph-next",
    score=6.0,
    reliability=0.75,
    explanation="It leads to the next words quoted in this paragraph: ‘{clause}’.",
    lend=_same_paragraph_next,
)
