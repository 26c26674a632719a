"""Why this speaker, in plain words: what the explorer shows beside a quotation."""

from __future__ import annotations

from collections.abc import Mapping

from index.language.quotes.attribution.attribution import Candidate
from index.language.quotes.attribution.rules import SpeakerRule
from index.language.quotes.grammar.phrases import phrase_beginning
from index.language.quotes.people.references import Reference
from index.language.quotes.text.page import Page, Range

_RULES: Mapping[SpeakerRule, str] = {
    "said-after": "‘{clause}’ comes right after it.",
    "after": "‘{clause}’ comes after it.",
    "before": "‘{clause}’ leads to it.",
    "according-after": "The sentence names its source: ‘{clause}’.",
    "according-before": "The sentence names its source: ‘{clause}’.",
    "tail": "The sentence that holds it ends with ‘{clause}’.",
    "noun": "The sentence speaks of what somebody said: ‘{clause}’.",
    "signature": "‘{speaker}’ signs it after a dash.",
    "turn": "This is a transcript, and it is the turn of ‘{speaker}’.",
    "series": "It stands in a row with other words that ‘{clause}’ goes with.",
    "statement": "It goes on with a statement that ‘{speaker}’ began in a paragraph before.",
    "same-paragraph": "It goes on from the words before it in this paragraph: ‘{clause}’.",
    "same-paragraph-next": "It leads to the next words quoted in this paragraph: ‘{clause}’.",
    "label": "‘{speaker}’ and a colon stand before it.",
    "colon": "The paragraph before it is about ‘{speaker}’ and ends with a colon.",
    "alternation": "Two people answer each other here, and it is the turn of ‘{speaker}’.",
    "report-before": "Nobody is named beside it. The last to say something is ‘{speaker}’.",
    "paragraph-before": "Nobody is named beside it. The paragraph before quotes ‘{speaker}’.",
    "next-sentence": "Nobody is named before it. The sentence after it is about ‘{speaker}’.",
    "subject": "No verb says who spoke. The sentence around it is about ‘{speaker}’.",
    "last-speaker": "Nobody is named beside it. ‘{speaker}’ was quoted last.",
    "name-in-sentence": "No verb says who spoke. The sentence before it mentions ‘{speaker}’.",
    "indirect": "‘{clause}’ reports it, without quotation marks.",
}
_LONGEST_SHOWN = 60
_WIDEST_GAP = 3
"""How many words may stand between a speaker and the verb for both to be shown as written."""


def explain(page: Page, choice: Candidate, reference: Reference | None) -> str:
    """Return one to three sentences: how the mention was found, and who it refers to."""
    speaker = _shown(page, choice.speaker)
    clause = _clause(page, choice.speaker, choice.cue) if choice.cue else speaker
    sentences = [_RULES[choice.rule].format(speaker=speaker, clause=clause)]
    if reference:
        sentences.append(_explain_reference(page, speaker, reference))
    return " ".join(sentence for sentence in sentences if sentence)


def _clause(page: Page, speaker: Range, cue: Range) -> str:
    """Return a speaker and the verb in the order of the text: "said Falk", "he … added"."""
    first, second = sorted((speaker, cue))
    if second.first - first.last <= _WIDEST_GAP:
        return _shown(page, Range(first.first, max(first.last, second.last)))
    return f"{_shown(page, first)} … {_shown(page, second)}"


def _explain_reference(page: Page, speaker: str, reference: Reference) -> str:
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
            reference, "nobody else who could be meant is named", "most of the story is about them"
        )
        return f"‘{speaker}’ is taken to be {name}, though the article calls nobody so: {others}."
    near = f"paragraph {page.paragraph_at(reference.chain[0].first) + 1}"
    others = _no_other(
        reference,
        "nobody else who could be meant is named before",
        "others who could be meant are further away",
    )
    if reference.margin < 0.6:
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
