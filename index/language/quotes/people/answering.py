"""Who "he" is where the sentence before tells who speaks next: whom somebody asks, who goes on."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from index.language.lists.wordlists import word_set
from index.language.quotes.people.binding import PRONOUNS, QUESTIONS
from index.language.quotes.people.people import People, Person
from index.language.quotes.people.salience import Discourse, is_oblique, opens_sentence
from index.language.quotes.text.page import Page, Range

_ASKING = frozenset(["asked", "asks", "pressed"])
_CALLING = word_set("called phoned rang telephoned reached emailed e-mailed texted told")
"""What somebody does who then asks: "I called Falk and asked if"."""
_AND_ASKS = (["and", "asked"], ["to", "ask"])
_LEFT_OPEN = frozenset(["asked", "pressed", "questioned"])
"""What a sentence begins with that does not tell who is asked: "Asked about it, she said"."""
_LONGEST_APPOSITION = 14
_first = itemgetter(0)
_GOING_ON = frozenset(["continued", "continues", "added", "adds"])


def answering(page: Page, people: People, word: int) -> tuple[Person, Range] | None:
    """Return who answers as “…,” he said: whom the sentence before lets somebody ask.

    "Falk asked Holm whether the pumps would hold." The one who asks is not the one who answers.
    """
    if page.lowers[word] not in ("he", "she"):
        return None
    here = page.sentence[word]
    follows = page.lowers[word + 1 : word + 2]
    first = page.sentences[here].first
    if here and page.lowers[first] in _LEFT_OPEN and page.words[word - 1] == ",":
        return _subject(page, people, word)
    if not here or not follows or follows[0].startswith("ask"):
        return None
    if page.is_outside(first) and not (first == word and _comes_to_speak(page, word)):
        return None
    begin, end = page.sentences[here - 1]
    for verb in range(begin, end - 2):
        is_call = page.lowers[verb] in _CALLING
        if not (is_call or page.lowers[verb] in _ASKING) or not page.is_outside(verb):
            continue
        if page.lowers[verb - 1] in ("was", "is", "were") and not is_call:
            return _subject(page, people, word)  # "His wife, Anne, was asked by a woman"
        at = verb + 1
        while at < end and page.words[at].rstrip(".") in page.lexicon.titles:
            at += 1
        person = people.by_word.get(at)
        if person is None or person.gender not in (PRONOUNS[page.lowers[word]], None):
            continue
        mention = person.mentions[bisect_right(person.mentions, at, key=_first) - 1]
        after = _over_apposition(page, mention.last, end)
        follows = page.lowers[after : after + 2]
        if follows in _AND_ASKS if is_call else QUESTIONS.issuperset(follows[:1]):
            return person, mention
    return None


def _comes_to_speak(page: Page, word: int) -> bool:
    """Tell whether the next sentence is what a "he" says: He thought for a while. “No,” he said."""
    after = page.sentences[page.sentence[word]].last
    if after >= len(page.words) or page.is_outside(after):
        return False
    last = page.stretch_words[page.inside[after]].last
    return page.lowers[last : last + 1] == [page.lowers[word]]


def _over_apposition(page: Page, word: int, end: int) -> int:
    """Return where a sentence goes on after "Holm, a doctor in Vale,"."""
    if page.words[word] != "," or page.lowers[word + 1] not in page.lexicon.determiners:
        return word
    limit = min(end - 2, word + _LONGEST_APPOSITION)
    return next((at + 1 for at in range(word + 1, limit) if page.words[at] == ","), word)


def _subject(page: Page, people: People, word: int) -> tuple[Person, Range] | None:
    """Return the subject of the sentence before, in the same paragraph: who is asked next.

    "The manager, Ada Holm, declined to comment. Asked whether it would stop, she said": not the
    one who was quoted before.
    """
    begin, end = page.sentences[page.sentence[word] - 1]
    if page.paragraph_at(begin) != page.paragraph_at(word):
        return None
    for at in range(begin, end):
        person = people.by_word.get(at) if page.is_outside(at) else None
        if person is None:
            continue
        mention = person.mentions[bisect_right(person.mentions, at, key=_first) - 1]
        if opens_sentence(page, mention) and not is_oblique(page, mention):
            is_of_gender = person.gender in (PRONOUNS[page.lowers[word]], None)
            return (person, mention) if is_of_gender else None
    return None


def going_on(page: Page, people: People, discourse: Discourse, words: Range) -> Person | None:
    """Return the one who was quoted so far, where "He continued" opens the next paragraph.

    Though the first name is mostly the other gender's: "Senator Lindsey Falk said".
    """
    follows = page.lowers[words.last : words.last + 1]
    opens = words.first == page.paragraph_words[page.paragraph_at(words.first)].first
    if len(discourse.quoted) != 1 or not opens or not follows or follows[0] not in _GOING_ON:
        return None
    person = people.all[next(iter(discourse.quoted))]
    gender, said = PRONOUNS[page.lowers[words.first]], discourse.last_mention[person.number].first
    is_next = page.paragraph_at(said) >= page.paragraph_at(words.first) - 1
    if not is_next or person.gender in (gender, None):
        return None
    titles = (page.lowers[max(0, mention.first - 1)].rstrip(".") for mention in person.mentions)
    return person if page.lexicon.genders.keys().isdisjoint(titles) else None
