"""Whom a pronoun cannot refer to, or must, by where it stands and by what the quotation says.

Binding theory (Chomsky 1981) on surface cues, as in Lappin and Leass (1994): an object pronoun is
not its clause's subject (principle B), and a name is not whom a pronoun before it refers to if the
pronoun commands it (principle C).
"""

from __future__ import annotations

from collections.abc import Set
from itertools import islice, takewhile

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import POSSESSIVES
from index.language.quotes.people.people import PERSONAL_PRONOUNS, People, Person, is_object
from index.language.quotes.people.salience import Discourse
from index.language.quotes.text.lexicon import Gender
from index.language.quotes.text.page import OUTSIDE, Page, Range

PRONOUNS: dict[str, Gender] = {**PERSONAL_PRONOUNS, "himself": "m", "hers": "f", "herself": "f"}

_PARTNERS = frozenset(["with", "to", "by", "alongside", "against"])
_ASKED = frozenset(["asked", "asks", "pressed"])
QUESTIONS = word_set("whether if about how why what when where who which on")
"""What follows whom somebody asks, where an answer is expected."""
_FARTHEST_QUESTION = 40
_MOST_ASKING = 6
_VOUCHING = frozenset(["according", "thanks"])
_OWN = frozenset(["his", "her", "himself", "herself"])
_OF_ANYBODY = word_set(
    """
    that said says saying added because if when where as while whether
    saw heard watched helped let examined treated praised criticised criticized welcomed attacked
    mocked condemned hailed rejected dismissed denied approved accepted upheld overturned questioned
    """
)
"""After these "her" may be anybody's: "The coroner said his death was", "rejected her appeal"."""
_LONGEST_RELATIVE = 6
"""Words from "who" to "her"."""
_SHORTEST_ADJUNCT = 3
"""Words, the comma included, of "With Falk,"."""


def other_before(page: Page, discourse: Discourse, word: int) -> int | None:
    """Return who was named last in a pronoun's sentence, if the syntax forbids that it is he.

    That is the subject before the "him" of one clause, and the "Hale" of "Hale, he said, is".
    """
    latest = next(discourse.latest(), None)
    if latest is None or discourse.sentence[latest] != page.sentence[word]:
        return None
    named = discourse.last_mention[latest]
    begin = page.sentences[page.sentence[word]].first
    is_topic = page.lowers[begin : begin + 2] == ["as", "for"]  # "As for Hale, he said"
    is_inserted = (
        not is_topic
        and page.lowers[word] in ("he", "she")
        and named.last == word - 1
        and page.words[word - 1] == ","
    )
    return latest if is_inserted or is_object(page, word) else None


def named_after(page: Page, people: People, word: int, speaking: Set[int]) -> set[int]:
    """Return who is named after a "he" in its sentence, and so is somebody else.

    The "he" of "When he left, Hale said" commands nothing, nor does it what somebody else says.

    Args:
        page: The text.
        people: Whom it names.
        word: The pronoun.
        speaking: The words of those who say something.
    """
    if page.lowers[word] not in ("he", "she") or _is_fronted(page, word):
        return set()
    return {
        people.by_word[at].number
        for at in range(word + 1, page.sentences[page.sentence[word]].last)
        if at in people.by_word and page.is_outside(at) and at not in speaking
    }


def talked_with(page: Page, people: People, word: int) -> set[int]:
    """Return with whom, or to whom, a sentence begins whose subject stands at a word.

    "In an interview with Hale and Falk, the senator said": the senator is neither.
    """
    first = page.sentences[page.sentence[word]].first
    if word - first < _SHORTEST_ADJUNCT or page.words[word - 1] != ",":
        return set()
    opens = page.lowers[first]
    if not (opens in page.lexicon.prepositions or opens.endswith(("ing", "ed"))):
        return set()
    if opens in _VOUCHING:
        return set()
    bound = (at for at in range(first, word) if page.lowers[at] in _PARTNERS)
    begin = next(bound, word)
    return {
        person.number
        for at in range(begin, word)
        if page.is_outside(at) and (person := people.by_word.get(at)) is not None
    }


def asking(page: Page, discourse: Discourse, word: int) -> set[int]:
    """Return who asks a "he" what he answers: "When Falk asked him why, he said"."""
    lower, here = page.lowers[word], page.sentence[word]
    if lower not in ("he", "she"):
        return set()
    begin, objects = page.sentences[max(0, here - 1)].first, ("him",) if lower == "he" else ("her",)
    asked = (
        at - 1
        for at in range(max(begin + 1, word - _FARTHEST_QUESTION), word)
        if page.lowers[at] in objects and page.lowers[at - 1] in _ASKED and page.is_outside(at)
    )
    if (verb := max(asked, default=None)) is None or page.lowers[verb + 2] not in QUESTIONS:
        return set()
    return {
        number
        for number in islice(discourse.latest(), _MOST_ASKING)
        if 0 <= verb - discourse.last_mention[number].last <= 1
    }


def related_before(
    page: Page, people: People, discourse: Discourse, word: int
) -> tuple[Person, Range] | None:
    """Return whom the "who" before a "her" takes up: "The clerk, who rarely raises her voice"."""
    if page.lowers[word] not in ("his", "her"):
        return None
    latest = next(discourse.latest(), None)
    if latest is None or not page.is_outside(word):
        return None
    person, named = people.all[latest], discourse.last_mention[latest]
    relative = named.last + (page.words[named.last : named.last + 1] == [","])
    is_near = 1 < word - relative <= _LONGEST_RELATIVE
    if not is_near or page.lowers[relative] != "who" or page.is_name(relative + 1):
        return None
    return (person, named) if person.gender in (PRONOUNS[page.lowers[word]], None) else None


def subject_ahead(page: Page, people: People, word: int) -> tuple[Person, Range] | None:
    """Return whom "When she left, Hale said" names only after the pronoun: the main subject."""
    if not _is_fronted(page, word):
        return None
    last = page.sentences[page.sentence[word]].last
    outside = (at for at in range(word + 1, last) if page.is_outside(at))
    comma = next((at for at in outside if page.words[at] == ","), last)
    titles = takewhile(
        lambda at: page.words[at].rstrip(".") in page.lexicon.titles, range(comma + 1, last)
    )
    begin = max(titles, default=comma) + 1
    person = people.by_word.get(begin)
    if person is None or person.gender not in (PRONOUNS[page.lowers[word]], None):
        return None
    mention = next(mention for mention in person.mentions if begin in range(*mention))
    follows = page.lowers[mention.last] if mention.last < last else ""
    return None if follows in POSSESSIVES else (person, mention)


def _is_fronted(page: Page, word: int) -> bool:
    """Tell whether a pronoun stands in a clause before the main one: "When he left, "."""
    first = page.sentences[page.sentence[word]].first
    is_subordinate = page.lowers[first] in page.lexicon.subordinators
    return is_subordinate and "," not in page.words[first:word]


def names_inside(page: Page, sentence: int) -> set[str]:
    """Return what a sentence's quotations call people: "Hale", "the judge"; a speaker says "I"."""
    quoted = [
        word
        for word in range(*page.sentences[sentence])
        if page.inside[word] != OUTSIDE and page.words[word][0].isalpha()
    ]
    return {
        page.lowers[word]
        for word in quoted
        if (page.is_name(word) and page.words[word] not in page.lexicon.nationals)
        or (page.is_person_noun(word) and page.lowers[word - 1] == "the")
    }


def pronoun_inside(page: Page, sentence: int) -> Gender | None:
    """Return the gender of the first "he" or "she" in a sentence's quotations, before any name.

    That is somebody just mentioned, and not who speaks.
    """
    for word in range(*page.sentences[sentence]):
        if page.inside[word] == OUTSIDE:
            continue
        if page.is_name(word):
            return None
        lower = page.lowers[word]
        if lower in PRONOUNS and lower not in ("his", "hers"):
            return PRONOUNS[lower]
    return None


def own_gender(page: Page, people: People, words: Range) -> Gender | None:
    """Return the gender of a subject by its own pronoun: "The leader repeated her promise".

    That is a reflexive or possessive in its clause, or in a participle's clause before it
    ("Raising her hand, the leader"), with nobody between them whom it could mean instead.

    Args:
        page: The text.
        people: Whom it names.
        words: The subject.
    """
    first, last = page.sentences[page.sentence[words.first]]
    before = page.lowers[words.first - 1] if words.first > first else ""
    if before in page.lexicon.prepositions - page.lexicon.subordinators:
        return None
    gender = _first_own(page, people, range(words.last, last))
    if gender is None and page.lowers[first].endswith("ing") and before == ",":
        gender = _first_own(page, people, range(first, words.first))
    return gender


def _first_own(page: Page, people: People, span: range) -> Gender | None:
    """Return the gender of the first pronoun, if it is one of a clause's subject."""
    for word in span:
        if not page.is_outside(word):
            continue
        if page.lowers[word] in PRONOUNS:
            is_own = page.lowers[word] in _OWN and not (
                is_object(page, word) or page.lowers[word - 1] in _OF_ANYBODY
            )
            return PRONOUNS[page.lowers[word]] if is_own else None
        is_one = page.is_person_noun(word) and not page.words[word].endswith("s")
        if word in people.by_word or is_one:
            return None
    return None
