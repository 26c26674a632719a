"""Somebody or something that a text mentions: what it is and where it stands."""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass

from index.language.quotes.grammar.clauses import INDEFINITE
from index.language.quotes.grammar.phrases import head_noun, is_finite_verb
from index.language.quotes.grammar.reports import Report
from index.language.quotes.grammar.speakers import DOCUMENTS
from index.language.quotes.people.mentions import is_pronoun
from index.language.quotes.people.named import Named
from index.language.quotes.people.people import People, Person
from index.language.quotes.people.phrase_names import named_in
from index.language.quotes.people.salience import is_oblique
from index.language.quotes.text.page import OUTSIDE, Page, Range

_TOO_SHORT = 3
"""A word of so many letters may be said without a mention's being meant."""
_KINDS_OF_PRONOUN = {
    **dict.fromkeys(["he", "she"], "he_she"),
    **dict.fromkeys(["i", "we", "you"], "i_we"),
    **dict.fromkeys(["who", "which"], "who_which"),
    **dict.fromkeys(["his", "her", "him", "their", "its", "hers", "them"], "his_her"),
    "they": "they",
    "it": "it",
}
_POINTING = frozenset(["that", "this", "what", "there", "these", "those", "which"])


@dataclass(slots=True)
class Mention:
    """Somebody or something that a text mentions, with what does not depend on the quotation."""

    words: Range
    head: int
    kind: str
    """What it is: `name`, `he_she`, `description`, `body`, …"""
    person: Person | None
    paragraph: int
    reports: tuple[Report, ...]
    """The reporting clauses that it is the subject of."""
    called: str
    """The last word of the name, or the noun, in lower case; empty if it is too short to tell."""
    features: dict[str, float]
    """What it is and where it stands, whichever the quotation; what is not there is 0."""


def make_mention(
    page: Page, people: People, named: Named, words: Range, reports: tuple[Report, ...]
) -> Mention:
    """Gather what a text says of a mention, whichever the quotation."""
    head = head_noun(page, words)
    person = people.by_word.get(words.last - 1) or people.by_word.get(words.first)
    kind = _kind(page, people, named, words, head)
    called = person.parts[-1] if person else page.lowers[head]
    paragraph = page.paragraph_at(words.first)
    return Mention(
        words,
        head,
        kind,
        person,
        paragraph,
        reports,
        called if len(called) > _TOO_SHORT else "",
        _own_features(page, named, words, head, kind, person, paragraph),
    )


def _kind(page: Page, people: People, named: Named, words: Range, head: int) -> str:
    """Tell what a mention is."""
    lower, noun = page.lowers[words.first], page.lowers[head]
    if words.last - words.first == 1 and lower in INDEFINITE:
        return "description"
    if is_pronoun(page, words):
        return _KINDS_OF_PRONOUN.get(lower, "other_pronoun")
    if named_in(page, people, words):
        return "name"
    if page.is_person_noun(head) or is_compared(page, words):
        return "description"
    if noun in page.lexicon.collectives:
        return "body"
    if noun in DOCUMENTS and page.words[head][0].islower():
        return "document"
    if (entity := named.entities.get(head)) is not None:
        return f"entity_{entity.kind.lower()}"
    if page.words[head][0].isupper():
        return "capital"
    return "pointing" if lower in _POINTING else "other"


def is_compared(page: Page, words: Range) -> bool:
    """Tell whether a mention is one of two who are compared: "the taller one"."""
    lowers = page.lowers[slice(*words)]
    return len(lowers) == 3 and lowers[::2] == ["the", "one"] and lowers[1].endswith("er")


def _own_features(
    page: Page,
    named: Named,
    words: Range,
    head: int,
    kind: str,
    person: Person | None,
    paragraph: int,
) -> dict[str, float]:
    """Return what a mention is and where it stands, whichever the quotation."""
    lexicon, (first, last) = page.lexicon, words
    lower, noun = page.lowers[first], page.lowers[head]
    before = page.lowers[first - 1] if first else ""
    is_end = last == len(page.words)
    after = "" if is_end else page.lowers[last]
    found: dict[str, float] = {
        f"is_{kind}": 1.0,
        "length": min(last - first, 8) / 4,
        "has_entity": head in named.entities,
        "plural": noun.endswith("s") and page.words[head][0].islower(),
        "indefinite": lower in ("a", "an", "one", "another", "some"),
        "owns": not is_end and page.is_possessive(last),
        "oblique": not is_end and is_oblique(page, words),
        "opens_sentence": first == page.sentences[page.sentence[first]].first,
        "opens_paragraph": first == page.paragraph_words[paragraph].first,
        "after_preposition": before in lexicon.prepositions,
        "after_cue": before in lexicon.cues,
        "before_cue": after in lexicon.cues,
        "before_auxiliary": after in lexicon.auxiliaries,
        "before_verb": not is_end and is_finite_verb(page, last),
        "before_comma": after == ",",
        "after_subordinator": before in lexicon.subordinators or before in ("that", "who"),
        "inside_quote": page.inside[first] != OUTSIDE,
    }
    if person is not None and person.mentions:
        found["mentions_before"] = math.log1p(bisect_right(person.mentions, words))
        found["mentions"] = math.log1p(len(person.mentions))
        found["full_name"] = len(person.parts) > 1
        found["in_lead"] = person.mentions[0].first < page.paragraph_words[0].last
    return {name: value for name, value in found.items() if value}
