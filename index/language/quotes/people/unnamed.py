"""Speakers without a name: "a second official", and whom a lead describes before it names them."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain, islice

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.ahead import phrase_beginning
from index.language.quotes.grammar.phrases import ARTICLES, DASHES, OWNERS, head_noun
from index.language.quotes.people.mentions import modifiers, written
from index.language.quotes.people.named import Named
from index.language.quotes.people.people import People, Person
from index.language.quotes.people.references import Reference
from index.language.quotes.people.salience import Discourse
from index.language.quotes.people.told_names import told_name
from index.language.quotes.text.lexicon import person_nouns
from index.language.quotes.text.page import Page, Range

_LAST_IDENTIFYING = 3
"""In which paragraph at the latest, from 1, somebody is named whom the lead only describes."""
_OFFICIALS = word_set(
    """
    inspector inspectors auditor auditors examiner examiners investigator investigators officials
    spokesman spokeswoman spokesperson spokespeople lawyers experts researchers analysts scientists
    """
)
"""Those who speak for a body rather than for themselves."""
_REFUSING = word_set("not n't declined asked requested refused")
_NAMED = word_set("named identified")
_ANONYMOUS = word_set("anonymous anonymously anonymity")
_ANSWERING = word_set(
    """
    rejected rejects denied denies disputed disputes dismissed dismisses disagreed disagrees
    contradicted contradicts countered counters replied replies responded responds
    """
)
"""What somebody does about the words of another."""
_OF_ANY_OFFICE = word_set("politician lawmaker legislator official democrat republican candidate")
COUNTED = frozenset(["one", "another"])
_ORDINALS = frozenset(["second", "third", "fourth", "fifth"])
_LONGEST_APPOSITION = 6
_LONGEST_OFFICE = 6
"""Words in capitals before a name that opens a paragraph."""
_MOST_TITLES = 3
_MOST_HEADINGS = 3
"""Paragraphs before the lead: headline, standfirst, byline."""
_SHORTEST_LEAD = 18
"""Words of a paragraph that is no heading."""


def body_behind(page: Page, named: Named, words: Range) -> str | None:
    """Return whom an official without a name speaks for: "the Harbour Office's inspector"."""
    head = head_noun(page, words)
    owners = (word for word in range(words.first + 1, head) if page.is_possessive(word))
    owner = next(owners, None)
    if owner is None or page.lowers[head] not in _OFFICIALS:
        return None
    entity = named.entities.get(owner - 1)
    is_body = entity is not None and entity.kind == "ORG"
    return named.body_at(page, Range(words.first, owner)) if is_body else None


def body_beside(page: Page, named: Named, words: Range) -> str | None:
    """Return the body in apposition to a description: "the owner, the fund Oakline, said"."""
    if page.words[words.last : words.last + 1] != [","] or not page.is_person_noun(words.last - 1):
        return None
    first = words.last + 1
    limit = min(len(page.words), first + _LONGEST_APPOSITION)
    while first < limit and page.words[first].islower():
        first += 1
    entity, last = named.entities.get(first), first
    while entity is not None and named.entities.get(last) is entity:
        last += 1
    is_body = entity is not None and entity.kind == "ORG"
    closes = page.words[last : last + 1] == [","]
    return entity.name if entity and is_body and closes else None


def anonymous_at(
    page: Page, people: People, discourse: Discourse, words: Range
) -> Reference | None:
    """Return who spoke last without a name, whom "the source" or "the official" goes on with."""
    if page.lowers[words.first] != "the" or words.last - words.first != 2:
        return None
    noun = page.lowers[words.first + 1]
    heard = (people.all[number] for number in discourse.latest() if number in discourse.heard)
    person = next((one for one in heard if one.is_unnamed or noun != "source"), None)
    if person is None or not person.is_unnamed:
        return None
    if noun != "source" and noun not in person.roles:
        return None
    last = discourse.last_mention[person.number]
    is_near = page.paragraph_at(words.first) - page.paragraph_at(last.first) <= 1
    return Reference(person.name, person, "description", (last,)) if is_near else None


def is_elided(page: Page, words: Range) -> bool:
    """Tell whether a mention leaves the noun out: "one", "another", "a third"."""
    lowers = page.lowers[slice(*words)]
    return (len(lowers) == 1 and lowers[0] in COUNTED) or (
        len(lowers) == 2 and lowers[0] in ("a", "the") and lowers[1] in _ORDINALS
    )


def is_met(page: Page, words: Range) -> bool:
    """Tell whether a mention brings somebody in: "another resident", "a third", "her neighbour"."""
    first = page.lowers[words.first]
    is_relative = first in OWNERS and words.last - words.first > 1
    return is_relative or first in COUNTED or is_elided(page, words)


def counted_at(page: Page, word: int) -> Range | None:
    """Return the next of several people, if a sentence opens with them: "A third, who knew both".

    With a noun ("One passenger") or, where the text has just spoken of people, without.
    """
    if word != page.sentences[page.sentence[word]].first:
        return None
    last = word + 1 + (page.lowers[word] not in COUNTED)
    if last >= len(page.words) or not is_elided(page, Range(word, last)):
        return None
    if page.is_person_noun(last) and page.words[last][0].islower():
        return Range(word, last + 1)
    lower, lexicon = page.lowers[last], page.lexicon
    leads = lower in (",", "who") or lower in lexicon.auxiliaries or lower in lexicon.cues
    return Range(word, last) if leads and _are_people(page, word) else None


def _are_people(page: Page, word: int) -> bool:
    """Tell whether the paragraph before a word, or the one before it, speaks of several people."""
    paragraph = page.paragraph_at(word)
    begin = page.paragraph_words[max(0, paragraph - 1)].first
    nouns = {page.words[at] for at in range(begin, word) if page.is_outside(at)}
    plurals = [noun[:-1] for noun in nouns if noun.endswith("s") and noun[0].islower()]
    return "people" in nouns or bool(person_nouns(page.lexicon, plurals))


def apposed_nouns(page: Page, words: Range) -> dict[str, int]:
    """Return by what nouns "another, a retired bus driver," is called, and where."""
    if page.words[words.last : words.last + 1] != [","]:
        return {}
    if page.lowers[words.last + 1 : words.last + 2] not in (["a"], ["an"]):
        return {}
    found: dict[str, int] = {}
    limit = min(len(page.words), words.last + 1 + _LONGEST_APPOSITION)
    for word in range(words.last + 2, limit):
        if not page.words[word][0].isalpha():
            break
        if page.is_person_noun(word):
            found[page.lowers[word]] = word
    return found


def introduce(page: Page, people: People, words: Range, head: int) -> Person:
    """Make a person of somebody whom the text never names: "the master"."""
    noun, last = page.lowers[head], words.last
    while last > head + 1 and page.lowers[last - 1] in page.lexicon.prepositions:
        last -= 1  # "a boy of", about ten
    words = Range(words.first, last)
    person = Person(len(people.all), written(page, words), (noun,), [words])
    person.gender = page.lexicon.genders.get(noun)
    person.roles = {noun: head, **apposed_nouns(page, words)}
    person.traits = modifiers(page, words, noun)
    person.is_unnamed = True
    people.all.append(person)
    return person


def add_unnamed(page: Page, people: People, speaking: Collection[Range]) -> None:
    """Add the speakers without a name: "a second official", "one of the rescuers"."""
    lexicon = page.lexicon
    _identify_lead(page, people, speaking)
    for words in sorted(speaking):
        indefinite = page.lowers[words.first] in ("a", "an", "one", "another")
        if not indefinite or any(word in people.by_word for word in range(*words)):
            continue
        nouns = [word for word in range(words.first + 1, words.last) if _is_one(page, words, word)]
        is_named = people.by_word.get(words.last + 1) or told_name(page, people, words.last)
        if not nouns or is_named:
            continue  # "a researcher, Nariko Endo" has a name
        name = " ".join(page.span(words).of(page.text).split())
        person = Person(len(people.all), name, (page.lowers[nouns[0]],), [words])
        person.gender = lexicon.genders.get(page.lowers[nouns[0]])
        person.roles = {page.lowers[word]: word for word in nouns}
        person.is_unnamed = True
        people.all.append(person)
        people.by_word.update(dict.fromkeys(range(*words), person))


def _is_one(page: Page, words: Range, word: int) -> bool:
    """Tell whether a word is a person's noun: "official", or "rescuers" after "one of the"."""
    if page.lowers[words.first] == "one" and page.words[word].endswith("s"):
        return bool(person_nouns(page.lexicon, [page.words[word], page.words[word][:-1]]))
    return page.is_person_noun(word)


def _identify_lead(page: Page, people: People, speaking: Collection[Range]) -> None:
    """Let the "a diver" of the lead be whom a paragraph soon after it opens with.

    Delayed identification: a lead says what somebody is, a following paragraph who. Headline and
    byline stand before it.
    """
    first = _lead(page)
    lead = page.paragraph_words[first] if page.paragraph_words else Range(0, 0)
    begins = [
        _after_titles(page, people, words)
        for words in page.paragraph_words[first + 1 : first + _LAST_IDENTIFYING]
    ]
    opening = (people.by_word.get(at) or people.by_word.get(at + 1) for at in begins)
    person = next(filter(None, opening), None)
    phrase = _described_in(page, people, lead, speaking)
    if phrase is None or person is None or len(person.parts) == 1:
        return
    noun = page.lowers[head_noun(page, phrase)]
    gender = page.lexicon.genders.get(noun)
    begin, last = person.mentions[0]
    is_first = any(at <= begin <= at + 1 for at in begins)
    is_described = page.lowers[last : last + 2] in ([",", "a"], [",", "an"], [",", "the"])
    if page.lowers[phrase.first] not in ("a", "an") and is_described:
        return  # "The mayor said no. Ada Holm, a voter, …"
    if _stays_unnamed(page, phrase) or _is_another(page, noun, person.mentions[0]):
        return
    if is_first and (gender is None or person.gender in (None, gender)):
        person.mentions.insert(0, phrase)
        person.roles[noun] = head_noun(page, phrase)
        person.gender = person.gender or gender
        people.by_word.update(dict.fromkeys(range(*phrase), person))


def _lead(page: Page) -> int:
    """Return the first paragraph, from 0, that is no headline or byline."""
    opening = page.paragraph_words[: _MOST_HEADINGS + 1]
    return next((at for at, words in enumerate(opening) if not is_heading(page, words)), 0)


def is_heading(page: Page, words: Range) -> bool:
    """Tell whether a paragraph is short and ends in no full stop."""
    first, last = words
    ends = last > first and page.words[last - 1][-1] in '.!?”"’'
    return last - first < _SHORTEST_LEAD and not ends


def _stays_unnamed(page: Page, phrase: Range) -> bool:
    """Tell whether a sentence says that its source is not named: "who did not want to be named"."""
    after = page.lowers[phrase.last : page.sentences[page.sentence[phrase.first]].last]
    is_refused = not _REFUSING.isdisjoint(after) and not _NAMED.isdisjoint(after)
    return is_refused or not _ANONYMOUS.isdisjoint(after)


def _is_another(page: Page, noun: str, name: Range) -> bool:
    """Tell whether a name is somebody else than the "clerk" before: "Mayor Lund rejected that"."""
    paragraph = page.paragraph_words[page.paragraph_at(name.first)]
    offices = page.lexicon.offices.intersection(page.lowers[paragraph.first : name.first])
    answers = not _ANSWERING.isdisjoint(page.lowers[name.last : name.last + 1])
    return answers or bool(offices and noun not in offices and noun not in _OF_ANY_OFFICE)


def _after_titles(page: Page, people: People, paragraph: Range) -> int:
    """Return where a paragraph goes on after "District Judge"."""
    opening = range(paragraph.first, min(paragraph.last, paragraph.first + _LONGEST_OFFICE))
    named = next((word for word in opening if word in people.by_word), paragraph.first)
    if all(page.is_name(word) for word in range(paragraph.first, named)):
        return named  # "Vale County Recorder Ada Holm"
    for word in range(paragraph.first, min(paragraph.last, paragraph.first + _MOST_TITLES)):
        if word in people.by_word or not page.words[word][0].isupper():
            break
        if page.words[word].rstrip(".") in page.lexicon.titles:
            return word
    return paragraph.first


def _described_in(
    page: Page, people: People, lead: Range, speaking: Collection[Range]
) -> Range | None:
    """Return who the lead is about without naming them: its subject, or else who speaks in it."""
    opening = (word for word in range(*lead) if _opens(page, word))
    spoken = (words for words in sorted(speaking) if words.last <= lead.last)
    subjects = (phrase_beginning(page, word, lead.last) for word in islice(opening, 1))
    for phrase in chain(subjects, spoken):
        is_named = any(word in people.by_word for word in range(phrase.first, phrase.last + 2))
        is_described = page.lowers[phrase.first] in ARTICLES
        if is_described and not is_named and page.is_person_noun(head_noun(page, phrase)):
            return phrase
    return None


def _opens(page: Page, word: int) -> bool:
    """Tell whether a word is the "a" that a sentence begins with, if after a dateline's dash."""
    begins = word == page.sentences[page.sentence[word]].first or page.words[word - 1] in DASHES
    return begins and page.lowers[word] in ARTICLES and page.is_outside(word)
