"""Who can speak at all: a person, a body, a document; never a time, a place phrase, an adverb."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import head_noun, is_time
from index.language.quotes.text.page import Page, Range

_TIMES = word_set(
    """
    time times day days night nights week weeks weekend month months year years hour hours minute
    minutes moment moments morning afternoon evening today yesterday tomorrow tonight decade decades
    century season spring summer autumn fall winter second seconds ago midnight noon date dates
    """
)
_NEVER = word_set(
    """
    there here already also however moreover furthermore still meanwhile instead indeed perhaps then
    thus so yet now again once twice later earlier soon therefore nevertheless nonetheless otherwise
    likewise besides afterward afterwards eventually finally recently maybe together ahead away back
    """
)
_VOICES = word_set("voice voices tone face breath whisper laugh smile grin sigh look eyes mouth")
"""What words come with or out of, which is not who says them."""


def can_speak(page: Page, words: Range) -> bool:
    """Tell whether a phrase may be who, or what, says something."""
    if words.first >= words.last:
        return False
    lexicon = page.lexicon
    first, head = page.lowers[words.first], head_noun(page, words)
    noun, written = page.lowers[head], page.words[head]
    if first in _NEVER and words.last - words.first == 1:
        return False
    if is_time(page, words.first) or not any(word[0].isalpha() for word in page.words[slice(*words)]):
        return False
    if written[0].islower() and (noun in _TIMES or noun in _VOICES):
        return False
    if words.last - words.first == 1:
        is_adverb = noun.endswith("ly") or noun in lexicon.adverbs or noun in lexicon.prepositions
        if written in lexicon.calendar or (is_adverb and written not in page.person_nouns):
            return False
        return noun not in lexicon.auxiliaries and noun not in lexicon.conjunctions
    return True
