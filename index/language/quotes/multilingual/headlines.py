"""Who stands right before a colon without a verb, as in headlines: "Holm su Lind: «…»"."""

from __future__ import annotations

from index.language.quotes.multilingual.nouns import is_speaker_noun
from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.records import Place
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.subjects import every_phrase
from index.language.quotes.multilingual.tags import Tag
from index.language.quotes.text.page import Range

_FARTHEST_AGENT = 8
"""Words from "dal" to the name of who did something, its office between."""


def right_before(place: Place, first: int, colon: int) -> Phrase | None:
    """Return who is named right before a colon: "Replica di Orlandini:", "Fähre, Orlowski:"."""
    sketch = place.sketch
    noun = sketch.page.lowers[colon - 1]
    owned = colon - 2 >= first and sketch.page.lowers[colon - 2] in sketch.language.owners
    if owned and noun in sketch.language.lexicon.speech_nouns:  # "Seine Begründung:"
        return Phrase(Range(colon - 2, colon - 1), colon, colon - 2, "pronoun", True)
    tag = sketch.tags.by_word.get(colon - 1)
    if tag is not None and (other := _headed(sketch, first, tag)) is not None:
        return other
    if tag is not None and is_topic(sketch, first, tag):
        return None
    if tag is not None and _is_governed(sketch, tag):
        return None  # "Holm su Fb:"
    if tag is not None and tag.kind in ("PERSON", "MISC") and tag.words.last == colon:
        near = colon - first <= 8 or tag.words.first == first or _is_agent(sketch, tag)
        return Phrase(tag.words, colon, tag.words.first, "name", True) if near else None
    for phrase in every_phrase(sketch, max(first, colon - 4), colon):
        if phrase.last == colon and phrase.speaks and colon - first <= 6:
            return phrase
    return None


def _is_governed(sketch: Sketch, tag: Tag) -> bool:
    """Tell whether a preposition stands before a name that is neither whose nor by whom."""
    language, before = sketch.language, sketch.page.lowers[max(0, tag.words.first - 1)]
    owns = before in language.binding or before in language.agents
    return before in language.lexicon.prepositions and not owns and not language.nouns_have_capitals


def _is_agent(sketch: Sketch, tag: Tag) -> bool:
    """Tell whether a name is whose something is: "le regole annunciate dal ministro Holm:"."""
    before = range(tag.words.first - 1, max(0, tag.words.first - _FARTHEST_AGENT), -1)
    agents = (at for at in before if sketch.page.lowers[at] in sketch.language.agents)
    phrases = (phrase_at(sketch, at + 1, tag.words.last, governed=True) for at in agents)
    return any(phrase is not None and phrase.words == tag.words for phrase in phrases)


def _headed(sketch: Sketch, first: int, tag: Tag) -> Phrase | None:
    """Return who speaks of somebody in a headline: "Holm su Lind:", "Holm contre Lind:"."""
    page, at = sketch.page, tag.words.first - 1
    opened = sketch.tags.starting_at(first)
    if opened is None or opened is tag or opened.words.last != at:
        return None
    about = page.lowers[at] in sketch.language.about
    return Phrase(opened.words, at, opened.words.first, "name", True) if about else None


def is_topic(sketch: Sketch, first: int, tag: Tag) -> bool:
    """Tell whether a headline is about what a name stands for: "Il caso Ada Holm: «…»"."""
    at = tag.words.first - 1
    if sketch.language.nouns_have_capitals or at != first + 1 or tag.roles:
        return False
    word = sketch.page.words[at]
    noun = not is_speaker_noun(sketch.language, word)
    return noun and sketch.page.lowers[first] in sketch.language.lexicon.determiners
