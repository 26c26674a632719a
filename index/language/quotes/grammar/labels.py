"""Who stands before a colon: in a label ("The fire chief, on the phone: “…”") or a transcript."""

from __future__ import annotations

import re

from index.language.quotes.grammar.ahead import phrase_beginning
from index.language.quotes.grammar.clauses import apposed_name
from index.language.quotes.grammar.phrases import DASHES, takes_object
from index.language.quotes.grammar.verbs import is_verb
from index.language.quotes.text.given_names import first_names
from index.language.quotes.text.page import Page, Range
from index.language.quotes.text.turns import TURN

_LONGEST = 25
_FULL_NAME = range(2, 5)
"""Words."""
_LONGEST_HEADLINE = 20
_POINTER = re.compile(
    r"(?:SEE|READ|WATCH|LISTEN|RELATED|MORE|ALSO|See also|Read more|Watch)\b[^:\n]{0,30}:"
)
"""How a line begins that only points to another article."""


def leads_elsewhere(page: Page, paragraph: int) -> bool:
    """Tell whether a paragraph only points to another article, or is a headline in capitals."""
    text = page.text[slice(*page.paragraphs[paragraph])]
    first, last = page.paragraph_words[paragraph]
    is_headline = text.isupper() and ":" not in text and 1 < last - first <= _LONGEST_HEADLINE
    return is_headline or _POINTER.match(text) is not None


def label_before(page: Page, here: int) -> Range | None:
    """Return whom the verbless words before a colon name, if a quotation at `here` follows it."""
    colon = here - 1
    if colon < 1 or page.words[colon] != ":" or not page.is_outside(colon):
        return None
    turn = turn_of(page, page.paragraph_at(colon))
    if turn is not None and turn.last == colon and page.words[here][0].isalnum():
        return turn  # a transcript without marks
    first = page.sentences[page.sentence[colon]].first
    while first < colon and page.words[first][0].isdigit():
        first += 1  # a live blog's time
    dashes = (word for word in range(colon - 1, first, -1) if page.words[word] in DASHES)
    dash = next(dashes, first - 1)  # "Pollsters agree - Ada Holm: “…”", but "Ada Holm - Mayor: “…”"
    if not _is_person(page, first, dash) or _is_person(page, dash + 1, colon):
        first = dash + 1
    if colon - first > _LONGEST or any(_is_verb(page, word) for word in range(first, colon)):
        return None
    is_described = page.lowers[first] in page.lexicon.determiners
    if not is_described and not page.is_name(first):
        return None
    phrase = apposed_name(page, phrase_beginning(page, first, colon), colon)
    head = phrase.last - 1
    is_full_name = phrase.last - phrase.first > 1 and page.is_name(head)
    return phrase if is_full_name or page.is_person_noun(head) else None


def turn_of(page: Page, paragraph: int) -> Range | None:
    """Return whose turn it is in a paragraph of a transcript: "PENCE: Well, look, …"."""
    turn = TURN.match(page.text, *page.paragraphs[paragraph])
    if turn is None:
        return None
    words = Range(page.word_at(turn.start("name")), page.word_at(turn.end("name")))
    return words if page.is_name(words.first) else None


def _is_person(page: Page, first: int, last: int) -> bool:
    """Tell whether words are a full name with a known first name."""
    is_known = last - first in _FULL_NAME and page.lowers[first] in first_names()
    return is_known and all(map(page.is_name, range(first, last)))


def _is_verb(page: Page, word: int) -> bool:
    """Tell whether a word makes a clause of the label, so that it is none."""
    lexicon, lower = page.lexicon, page.lowers[word]
    return (
        not page.is_outside(word)
        or (lower in lexicon.auxiliaries and not page.is_possessive(word))
        or (lower in lexicon.cues and is_verb(page, word))
        or (lower in lexicon.subject_pronouns and lower != "who")
        or takes_object(page, word)
    )
