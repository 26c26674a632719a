"""Why this speaker, in plain words: what the explorer shows beside a quotation."""

from __future__ import annotations

from index.language.quotes.attribution.rules.candidates import Candidate
from index.language.quotes.grammar.ahead import phrase_beginning
from index.language.quotes.people.references import Reference
from index.language.quotes.text.page import Page, Range

_LONGEST_SHOWN = 60
_DOUBTFUL = 0.6
"""How far the next best is behind at most, for a pronoun to be called doubtful."""
_WIDEST_GAP = 3
"""How many words may stand between a speaker and the verb for both to be shown as written."""


def explain(
    page: Page, choice: Candidate, reference: Reference | None, *, is_sure: bool = False
) -> str:
    """Return one to three sentences: how the mention was found, and who it refers to.

    Args:
        page: The text.
        choice: The mention that says it.
        reference: Whom that means.
        is_sure: Whether the confidence leaves no room for somebody else.
    """
    speaker = _shown(page, choice.speaker)
    clause = _clause(page, choice.speaker, choice.cue) if choice.cue else speaker
    sentences = [choice.rule.explanation.format(speaker=speaker, clause=clause)]
    if reference:
        sentences.append(_explain_reference(page, speaker, reference, is_sure=is_sure))
    return " ".join(sentence for sentence in sentences if sentence)


def _clause(page: Page, speaker: Range, cue: Range) -> str:
    """Return a speaker and the verb in the order of the text: "said Falk", "he … added"."""
    first, second = sorted((speaker, cue))
    if second.first - first.last <= _WIDEST_GAP:
        return _shown(page, Range(first.first, max(first.last, second.last)))
    return f"{_shown(page, first)} … {_shown(page, second)}"


def _explain_reference(page: Page, speaker: str, reference: Reference, *, is_sure: bool) -> str:
    name, person = reference.name, reference.person
    if name is None:
        return f"The article does not tell who ‘{speaker}’ is."
    if reference.rule == "body":
        return f"‘{speaker}’ is taken to be ‘{name}’, which spoke last."
    if person is None or person.is_unnamed or name == speaker:
        return ""
    where = f"paragraph {page.paragraph_at(person.mentions[0].first) + 1}"
    if reference.rule == "named":
        return f"‘{speaker}’ is {name}, introduced in {where}." if name not in speaker else ""
    if reference.rule == "relative":
        return f"‘{speaker}’ is {name}, named just before."
    if reference.rule == "description" and reference.called is not None:
        called = _shown(page, _described(page, reference.called))
        place = f"paragraph {page.paragraph_at(reference.called) + 1}"
        others = _no_other(reference, "nobody else is called so", "others are called so too")
        return f"‘{speaker}’ is {name}, called ‘{called}’ in {place}; {others}."
    if reference.rule == "later" and reference.called is not None:
        place = f"paragraph {page.paragraph_at(reference.called) + 1}"
        return f"‘{speaker}’ is taken to be {name}, the only one called so, in {place}."
    if reference.rule == "only-person":
        others = _no_other(
            reference, "nobody else who could be meant is named", "others are less likely"
        )
        return f"‘{speaker}’ is taken to be {name}, though the article calls nobody so: {others}."
    near = f"paragraph {page.paragraph_at(reference.chain[0].first) + 1}"
    others = _no_other(
        reference,
        "nobody else who could be meant is named before",
        "others who could be meant are further away",
    )
    if reference.margin < _DOUBTFUL and not is_sure:
        others = "but somebody else could be meant"
    return f"‘{speaker}’ is {name}, last mentioned in {near}; {others}."


def _no_other(reference: Reference, alone: str, among_others: str) -> str:
    return among_others if reference.rivals else alone


def _described(page: Page, word: int) -> Range:
    """Return the words around a noun that tell what somebody is."""
    first = word
    sentence = page.sentences[page.sentence[word]]
    while first > max(sentence.first, word - 4) and page.lowers[first - 1] not in (",", "(", "—"):
        first -= 1
        if page.lowers[first] in page.lexicon.determiners:
            break
    phrase = phrase_beginning(page, word, sentence.last)
    return Range(first, max(phrase.last, word + 1))


def _shown(page: Page, words: Range) -> str:
    text = " ".join(page.span(words).of(page.text).split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1].rstrip() + "…"
