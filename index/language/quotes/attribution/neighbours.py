"""Quotations without an attribution of their own take their neighbours'.

In the order of trust: whose turn it is in a transcript, a series, the other paragraphs of one
statement, the same paragraph, and then what `floating` knows.
"""

from __future__ import annotations

from dataclasses import replace

from index.language.quotes.attribution import scores
from index.language.quotes.attribution.attribution import Candidate, Quotation
from index.language.quotes.attribution.floating import Choice, find_speaker, stands
from index.language.quotes.grammar.labels import turn_of
from index.language.quotes.grammar.reports import Reports
from index.language.quotes.text.page import Page, Range

_LONGEST_LINK = 4
_LINKS = frozenset([",", "and", "or", "a", "an", "the", "but", "as", "then", "who", "is", "was"])


def lend_speakers(
    page: Page, reports: Reports, quotations: list[Quotation], choices: list[Choice]
) -> list[Choice]:
    """Return the choices with those filled in that neighbours can tell."""
    lent = _from_turns(page, choices)
    lent = _from_series(page, lent)
    lent = _from_statement(page, lent)
    lent = _from_paragraph(page, quotations, lent)
    for number in range(len(quotations)):
        if not stands(lent[number]):
            lent[number] = find_speaker(page, reports, quotations, lent, number)
    return lent


def _from_turns(page: Page, choices: list[Choice]) -> list[Choice]:
    """Give a transcript's words to whose turn it is: "PENCE: Well, look, …"."""
    lent = list(choices)
    for number, stretch in enumerate(page.stretches):
        if not stands(lent[number]) and (speaker := turn_of(page, stretch.paragraph)):
            lent[number] = Candidate(scores.TURN, speaker, None, "turn")
    return lent


def _from_series(page: Page, choices: list[Choice]) -> list[Choice]:
    """Carry a choice along a series: called him a "liar," a "bully" and "unstable"."""
    lent = list(choices)
    for number in range(1, len(lent)):
        previous, own = lent[number - 1], lent[number]
        between = Range(page.stretch_words[number - 1].last, page.stretch_words[number].first)
        if previous is None or not stands(previous) or previous.rule == "said-after":
            continue
        if own is not None and own.score >= previous.score:
            continue
        if between.last - between.first <= _LONGEST_LINK and _links(page, between):
            lent[number] = replace(
                previous, score=previous.score - scores.SERIES_STEP, rule="series"
            )
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


def _from_statement(page: Page, choices: list[Choice]) -> list[Choice]:
    spoken: dict[int, Candidate] = {}
    for stretch, choice in zip(page.stretches, choices, strict=True):
        if choice is not None and stands(choice):
            spoken.setdefault(stretch.group, choice)
    return [
        replace(spoken[stretch.group], score=scores.STATEMENT, rule="statement")
        if not stands(choice) and stretch.group in spoken
        else choice
        for stretch, choice in zip(page.stretches, choices, strict=True)
    ]


def _from_paragraph(page: Page, quotations: list[Quotation], choices: list[Choice]) -> list[Choice]:
    lent = list(choices)
    previous: Choice = None
    for number, stretch in enumerate(page.stretches):
        if number and page.stretches[number - 1].paragraph != stretch.paragraph:
            previous = None
        if previous is not None and not stands(lent[number]) and not stretch.continues:
            lent[number] = replace(previous, score=scores.SAME_PARAGRAPH, rule="same-paragraph")
        if stands(lent[number]):
            previous = lent[number]
    following: Choice = None
    for number in range(len(lent) - 1, -1, -1):
        paragraph = page.stretches[number].paragraph
        if number + 1 < len(lent) and page.stretches[number + 1].paragraph != paragraph:
            following = None
        choice = lent[number]
        if stands(choice):
            following = choice
        elif (
            following is not None
            and quotations[number].length > 3
            and following.rule in ("said-after", "after", "statement", "same-paragraph")
        ):
            lent[number] = replace(
                following, score=scores.SAME_PARAGRAPH_NEXT, rule="same-paragraph-next"
            )
    return lent
