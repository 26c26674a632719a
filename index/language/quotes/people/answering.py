"""Who "he" is where the sentence before tells who speaks next: whom somebody asks, who goes on."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from index.language.lists.wordlists import word_set
from index.language.quotes.people.binding import PRONOUNS
from index.language.quotes.people.people import People, Person
from index.language.quotes.people.salience import Discourse
from index.language.quotes.text.page import Page, Range

_ASKING = frozenset(["asked", "asks", "pressed"])
_QUESTIONS = word_set("whether if about how why what when where who which on")
"""What follows whom somebody asks, where an answer is expected."""
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
    if not here or page.is_outside(first) or not follows or follows[0].startswith("ask"):
        return None
    begin, end = page.sentences[here - 1]
    for verb in range(begin, end - 2):
        if page.lowers[verb] not in _ASKING or not page.is_outside(verb):
            continue
        at = verb + 1
        while at < end and page.words[at].rstrip(".") in page.lexicon.titles:
            at += 1
        person = people.by_word.get(at)
        if person is None or person.gender not in (PRONOUNS[page.lowers[word]], None):
            continue
        mention = person.mentions[bisect_right(person.mentions, at, key=_first) - 1]
        if page.lowers[mention.last] in _QUESTIONS:
            return person, mention
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
