"""Why this speaker, in plain words: what the explorer shows beside a quotation."""

from __future__ import annotations

from index.language.quotes.attribution import Candidate
from index.language.quotes.page import Page, Range
from index.language.quotes.phrases import phrase_beginning
from index.language.quotes.references import Reference

_RULES = {
    "said-after": "‘{cue} {speaker}’ follows the quotation.",
    "after": "‘{speaker}’ is the subject of ‘{cue}’, which follows the quotation.",
    "before": "‘{speaker}’ is the subject of ‘{cue}’, which introduces the quotation.",
    "according-after": "The sentence gives ‘{speaker}’ as its source (‘{cue}’).",
    "according-before": "The sentence gives ‘{speaker}’ as its source (‘{cue}’).",
    "tail": "‘{speaker}’ is the subject of ‘{cue}’ at the end of the sentence.",
    "noun": "The sentence reports words of ‘{speaker}’ (‘{cue}’).",
    "signature": "‘{speaker}’ signs the quotation after a dash.",
    "turn": "It is the turn of ‘{speaker}’ in a transcript.",
    "series": "It stands in one series with other words of ‘{speaker}’.",
    "statement": "It continues a statement of ‘{speaker}’ over several paragraphs.",
    "same-paragraph": "It goes on after a quotation of ‘{speaker}’ in the same paragraph.",
    "same-paragraph-next": "The next quotation of the paragraph is by ‘{speaker}’.",
    "colon": "‘{speaker}’ stands before the colon that introduces it.",
    "alternation": "Two people speak in turn, and it is the turn of ‘{speaker}’.",
    "report-before": "Nothing attributes it; the last to say something before was ‘{speaker}’.",
    "paragraph-before": "Nothing attributes it; the paragraph before quotes ‘{speaker}’.",
    "next-sentence": "Nothing attributes it; the next sentence is about ‘{speaker}’.",
    "subject": "‘{speaker}’ is the subject of its sentence, which has no verb of saying.",
    "last-speaker": "Nothing attributes it; ‘{speaker}’ was quoted last.",
    "name-in-sentence": "Nothing attributes it; its sentence names ‘{speaker}’.",
    "indirect": "‘{speaker}’ is the subject of ‘{cue}’; there are no quotation marks.",
}
_LONGEST_SHOWN = 60


def explain(page: Page, choice: Candidate, reference: Reference | None) -> str:
    """Return one to three sentences: how the mention was found, and who it refers to."""
    speaker = _shown(page, choice.speaker)
    cue = _shown(page, choice.cue) if choice.cue else ""
    sentences = [_RULES[choice.rule].format(speaker=speaker, cue=cue)]
    if reference:
        sentences.append(_explain_reference(page, speaker, reference))
    return " ".join(sentence for sentence in sentences if sentence)


def _explain_reference(page: Page, speaker: str, reference: Reference) -> str:
    name, person = reference.name, reference.person
    if reference.rule == "body":
        return f"‘{speaker}’ is taken to be ‘{name}’, the last body that spoke."
    if person is None or person.is_unnamed or name == speaker:
        return ""
    where = f"paragraph {page.paragraph_at(person.mentions[0].first) + 1}"
    if reference.rule == "named":
        return f"‘{speaker}’ is {name}, introduced in {where}." if name not in speaker else ""
    if reference.rule == "relative":
        return f"‘{speaker}’ relates to {name}, named right before."
    if reference.rule == "description" and reference.called is not None:
        called = _shown(page, _described(page, reference.called))
        place = f"paragraph {page.paragraph_at(reference.called) + 1}"
        others = _no_other(reference, "nobody else is called so", "others are called so too")
        return f"‘{speaker}’ is {name}, called ‘{called}’ in {place}; {others}."
    if reference.rule == "only-person":
        others = _no_other(
            reference, "nobody else it could be is named there", "this person's is the story so far"
        )
        return f"The text calls nobody so; ‘{speaker}’ is taken to be {name}: {others}."
    near = f"paragraph {page.paragraph_at(reference.chain[0].first) + 1}"
    others = _no_other(
        reference, "nobody else it could be is named before", "others it could be are further off"
    )
    if reference.margin < 0.6:
        others = "but it could be somebody else"
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
