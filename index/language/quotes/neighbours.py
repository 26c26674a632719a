"""Quotations without an attribution of their own take their neighbours'.

In the order of trust: the other paragraphs of one statement, the same paragraph, a colon at the
end of the paragraph before, the paragraph before.
"""

from __future__ import annotations

from dataclasses import replace

from index.language.quotes.attribution import ENOUGH, Candidate, Quotation
from index.language.quotes.main_clauses import subject_of_sentence
from index.language.quotes.page import Page, Range
from index.language.quotes.reports import Reports
from index.language.quotes.stretches import TURN

Choice = Candidate | None
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
    for number, quotation in enumerate(quotations):
        if not _stands(lent[number]):
            lent[number] = _from_further(page, reports, quotation, lent)
    return lent


def _stands(choice: Choice) -> bool:
    return choice is not None and choice.score >= ENOUGH


def _from_turns(page: Page, choices: list[Choice]) -> list[Choice]:
    """Give a transcript's words to whose turn it is: "PENCE: Well, look, …"."""
    turns: dict[int, Candidate] = {}
    for number, paragraph in enumerate(page.paragraphs):
        turn = TURN.match(page.text, *paragraph)
        if turn:
            words = Range(page.word_at(turn.start("name")), page.word_at(turn.end("name")))
            if not page.is_name(words.first):
                continue
            turns[number] = Candidate(8.0, words, None, "turn")
    return [
        turns[stretch.paragraph] if not _stands(choice) and stretch.paragraph in turns else choice
        for stretch, choice in zip(page.stretches, choices, strict=True)
    ]


def _from_series(page: Page, choices: list[Choice]) -> list[Choice]:
    """Carry a choice along a series: called him a "liar," a "bully" and "unstable"."""
    lent = list(choices)
    for number in range(1, len(lent)):
        previous, own = lent[number - 1], lent[number]
        between = Range(page.stretch_words[number - 1].last, page.stretch_words[number].first)
        if previous is None or not _stands(previous) or previous.rule == "said-after":
            continue
        if own is not None and own.score >= previous.score:
            continue
        if between.last - between.first <= _LONGEST_LINK and _links(page, between):
            lent[number] = replace(previous, score=previous.score - 0.2, rule="series")
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
        if choice is not None and _stands(choice):
            spoken.setdefault(stretch.group, choice)
    return [
        replace(spoken[stretch.group], score=8.0, rule="statement")
        if not _stands(choice) and stretch.group in spoken
        else choice
        for stretch, choice in zip(page.stretches, choices, strict=True)
    ]


def _from_paragraph(page: Page, quotations: list[Quotation], choices: list[Choice]) -> list[Choice]:
    lent = list(choices)
    previous: Choice = None
    for number, stretch in enumerate(page.stretches):
        if number and page.stretches[number - 1].paragraph != stretch.paragraph:
            previous = None
        if previous is not None and not _stands(lent[number]) and not stretch.continues:
            lent[number] = replace(previous, score=6.5, rule="same-paragraph")
        if _stands(lent[number]):
            previous = lent[number]
    following: Choice = None
    for number in range(len(lent) - 1, -1, -1):
        paragraph = page.stretches[number].paragraph
        if number + 1 < len(lent) and page.stretches[number + 1].paragraph != paragraph:
            following = None
        choice = lent[number]
        if _stands(choice):
            following = choice
        elif (
            following is not None
            and quotations[number].length > 3
            and following.rule in ("said-after", "after", "statement", "same-paragraph")
        ):
            lent[number] = replace(following, score=6.0, rule="same-paragraph-next")
    return lent


def _from_further(
    page: Page, reports: Reports, quotation: Quotation, choices: list[Choice]
) -> Choice:
    number = quotation.number
    own = choices[number]
    opens = quotation.words.first == quotation.paragraph.first
    previous = choices[number - 1] if number else None
    paragraph = page.stretches[number].paragraph
    if opens and paragraph:
        distance = paragraph - page.stretches[number - 1].paragraph if number else 9
        found = _from_paragraph_before(page, reports, paragraph - 1, previous, distance)
        if found:
            return found
    elif not opens and quotation.length >= 4:
        found = _from_last_report(
            page, reports, quotation.paragraph.first, quotation.words.first, 5.1
        )
        if found:
            return found
    is_near = number > 0 and paragraph - page.stretches[number - 1].paragraph <= 2
    if previous and is_near and quotation.length >= 6:
        return replace(previous, score=4.0, cue=None, rule="last-speaker")
    if own is None and quotation.length >= 4 and not opens:
        named = _first_name(page, Range(quotation.paragraph.first, quotation.words.first))
        if named:
            return Candidate(3.5, named, None, "name-in-sentence")
    return own or _from_next_sentence(page, quotation)


def _from_next_sentence(page: Page, quotation: Quotation) -> Choice:
    """Take the subject of what follows: "We are done." With that, Hale closed the meeting."""
    after = quotation.words.last
    if not quotation.ends_sentence or after >= quotation.paragraph.last:
        return None
    limit = page.sentences[page.sentence[after]].last
    subject = subject_of_sentence(page, after, limit)
    if subject is None or not page.is_name(subject.first):
        return None
    return Candidate(ENOUGH, subject, None, "next-sentence")


def _from_paragraph_before(
    page: Page, reports: Reports, number: int, previous: Choice, distance: int
) -> Choice:
    words = page.paragraph_words[number]
    if words.last > words.first and page.words[words.last - 1] == ":":
        found = _from_last_report(page, reports, words.first, words.last, 7.0)
        named = _first_name(page, words)
        if found:
            return replace(found, rule="colon")
        if named:
            return Candidate(7.0, named, None, "colon")
    if distance == 1 and previous is not None and _stands(previous):
        return replace(previous, score=5.5, cue=None, rule="paragraph-before")
    return _from_last_report(page, reports, words.first, words.last, 5.2)


def _from_last_report(page: Page, reports: Reports, first: int, last: int, score: float) -> Choice:
    for report in reversed(reports.between(first, last)):
        if report.subject:
            return Candidate(score, report.subject, report.cue, "report-before")
    return None


def _first_name(page: Page, words: Range) -> Range | None:
    """Return the first name or pronoun of a paragraph."""
    for first in range(words.first, min(words.last, words.first + 80)):
        if not page.is_outside(first):
            continue
        if page.lowers[first] in ("he", "she"):
            return Range(first, first + 1)
        if page.is_name(first):
            last = first + 1
            while last < words.last and page.is_name(last):
                last += 1
            return Range(first, last)
    return None
