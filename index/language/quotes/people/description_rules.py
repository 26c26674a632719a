"""Whom "the senator" means by rules: somebody whom the text calls so, or else its speaker.

What they say is one reason among those that `description_choice` weighs.
"""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import head_noun
from index.language.quotes.people.description_fit import BLAND, OFFICES, Ranked
from index.language.quotes.people.mentions import modifiers
from index.language.quotes.people.people import Person
from index.language.quotes.people.references import Reference
from index.language.quotes.people.referents import Referents
from index.language.quotes.text.page import Range

_LEVEL = 0.8
"""How salient the second of two must be beside the first, so that either may be meant."""
_FARTHEST_INTRODUCED = 3
"""How many sentences back somebody may have been named whom a description goes on with."""
_salience = itemgetter(0)
ATTENDANTS = word_set(
    """
    spokesman spokeswoman spokesperson aide adviser advisor staffer lawyer attorney counsel source
    reporter moderator interviewer official officer witness neighbour neighbor relative friend
    colleague voter supporter protester heckler fan resident judge audience crowd man woman boy girl
    child person student caller listener reader viewer user author wife husband son daughter mother
    father brother sister
    """
)
"""Nouns for those who stand beside somebody named rather than being them."""


def of_description(
    referents: Referents, words: Range, ranked: Ranked, *, guess: bool
) -> Reference | None:
    """Return whom "the senator" describes: who is called so, or the story's speaker.

    Args:
        referents: Everybody mentioned so far.
        words: The description.
        ranked: Whom it may mean, as `Referents.described` returns them.
        guess: Whether it may be somebody whom the text does not call so.
    """
    page = referents.page
    head = head_noun(page, words)
    called = _called(referents, words, head, ranked)
    is_attendant = page.lowers[head].startswith("spokes")
    if called or not guess or is_attendant or not page.is_person_noun(head):
        return called
    if referents.is_introduced(page.lowers[head], words.first):
        return None
    return (
        of_later_name(referents, words)
        or (
            _speaker_of_story(referents, words, head, ranked)
            if _is_general(referents, words, head)
            else None
        )
        or _just_named(referents, words, head, ranked)
        or _alone(referents, words, ranked)
    )


def of_later_name(referents: Referents, words: Range) -> Reference | None:
    """Return the one person whom the text calls so only further on: "Judge Thorne"."""
    page = referents.page
    noun = page.lowers[head_noun(page, words)]
    others = modifiers(page, words, noun)
    named = [
        person for person in referents.people.all if not person.is_unnamed and noun in person.roles
    ]
    if len(named) != 1 or not others <= named[0].traits | named[0].roles.keys():
        return None
    called = named[0].roles[noun]
    if called < words.last:
        return None
    return Reference(named[0].name, named[0], "later", (named[0].mentions[0],), called=called)


def _called(referents: Referents, words: Range, head: int, ranked: Ranked) -> Reference | None:
    """Return who is called by the description's noun, or by one that it covers."""
    page, weights = referents.page, referents.weights
    noun = page.lowers[head]
    others = modifiers(page, words, noun)
    called: Ranked = []
    where: dict[int, int] = {}
    for salience, person in ranked:
        if person.is_unnamed and person.traits != others:
            continue  # "the union leader" is not "the leader of the opposition"
        known = [role for role, at in person.roles.items() if at < words.first]
        shared = others & (person.traits | person.roles.keys())
        kind_of = [role for role in known if page.lexicon.covers(noun, role)]
        is_full = shared == others or referents.is_beside(person, words)
        if noun in known or (kind_of and is_full):
            fit = weights.called_so if noun in known else weights.kind_of
            fit += referents.prominence(person) + 0.5 * len(shared)
            where[person.number] = person.roles[noun if noun in known else kind_of[0]]
            called.append((salience + fit, person))
    if not called:
        return None
    called.sort(key=_salience, reverse=True)
    reference = referents.reference(called, "description")
    return replace(reference, called=where[called[0][1].number])


def _speaker_of_story(
    referents: Referents, words: Range, head: int, ranked: Ranked
) -> Reference | None:
    """Return the most prominent person: who else could "the expert" be?"""
    page = referents.page
    noun, sentence = page.lowers[head], page.sentence[words.first]
    is_near = page.words[head] in page.lexicon.nationals  # "the Dane" is who was just named
    guessed = [
        (
            salience
            + (0 if is_near else referents.prominence(person))
            + _could_be(referents, person, noun),
            person,
        )
        for salience, person in ranked
        if not person.is_unnamed and referents.discourse.sentence[person.number] != sentence
    ]  # of somebody in the same sentence the text would say "he"
    guessed.sort(key=_salience, reverse=True)
    is_open = not guessed or is_either(referents, words, guessed)
    return None if is_open else referents.reference(guessed, "only-person")


def is_either(referents: Referents, words: Range, ranked: Ranked) -> bool:
    """Tell whether two whom the sentence before names together may both be meant."""
    if len(ranked) < 2 or ranked[1][0] < _LEVEL * ranked[0][0]:
        return False
    last, page = referents.discourse.last_mention, referents.page
    first, second = sorted(last[person.number] for _, person in ranked[:2])
    is_pair = page.lowers[first.last : second.first] == ["and"]
    return is_pair and page.sentence[words.first] - page.sentence[first.first] <= 1


def _could_be(referents: Referents, person: Person, noun: str) -> float:
    """Return more for somebody called by a more general noun: an expert for "the economist"."""
    general = any(
        referents.page.lexicon.covers(role, noun) for role in person.roles if role != noun
    )
    return referents.weights.kind_of if general else 0.0


def _just_named(referents: Referents, words: Range, head: int, ranked: Ranked) -> Reference | None:
    """Return the subject just introduced, whom the story goes on to describe: "the mogul".

    Not somebody who attends another ("the spokeswoman"), nor one of another office.
    """
    page, noun = referents.page, referents.page.lowers[head]
    if noun in ATTENDANTS | OFFICES or (noun.endswith("s") and not noun.endswith("ss")):
        return None
    here, paragraph = page.sentence[words.first], page.paragraph_at(words.first)
    near = []
    for salience, person in ranked:
        mention = referents.discourse.last_mention[person.number]
        passed = here - page.sentence[mention.first]
        is_close = paragraph - page.paragraph_at(mention.first) <= 1
        if person.is_unnamed or not 1 <= passed <= _FARTHEST_INTRODUCED or not is_close:
            continue
        offices = page.lexicon.offices & person.roles.keys()
        if noun in page.lexicon.offices and offices and noun not in offices:
            continue
        near.append((salience, person))
    is_open = not near or is_either(referents, words, near)
    return None if is_open else referents.reference(near, "only-person")


def _alone(referents: Referents, words: Range, ranked: Ranked) -> Reference | None:
    """Return the one person of the paragraph, or of the story: "Ada Holm smiled. “No,” …"."""
    page = referents.page
    begin = page.paragraph_words[page.paragraph_at(words.first)].first
    sentence = page.sentence[words.first]  # of somebody in it the text would say "he"
    named = [
        (salience, person)
        for salience, person in ranked
        if not person.is_unnamed and referents.discourse.sentence[person.number] != sentence
    ]
    here = [
        (salience, person)
        for salience, person in named
        if referents.discourse.last_mention[person.number].first >= begin
    ]
    alone = named if len(named) == 1 else here
    return referents.reference(alone, "only-person") if len(alone) == 1 else None


def _is_general(referents: Referents, words: Range, head: int) -> bool:
    """Tell whether a story may call its speaker so without saying why: "the expert".

    Not an office ("the prime minister"): that is somebody whom the reader is to know.
    """
    page = referents.page
    said_more = (
        word
        for word in range(words.first + 1, head)
        if page.lowers[word] not in BLAND
        and not page.is_person_noun(word)  # "51-year-old"
        and not page.words[word][0].isupper()  # "Chinese"
    )
    return (
        head + 1 == words.last
        and not any(said_more)
        and page.lowers[head] not in page.lexicon.offices
    )
