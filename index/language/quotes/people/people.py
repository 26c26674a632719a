"""People: the mentions of one person joined, with gender and what the story calls them.

News introduces a person by full name and goes on with the family name, with a title, or, among
relatives, with the first name. Gender comes from honorifics, nouns ("spokeswoman"), first names and
the pronoun that follows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.language.lists.wordlists import word_list
from index.language.quotes.grammar.ahead import phrase_beginning
from index.language.quotes.people.named import NameMention
from index.language.quotes.text.given_names import given_names, plain_name
from index.language.quotes.text.lexicon import Gender
from index.language.quotes.text.page import Page, Range

_FORGETTING = 0.9
"""How much of a name's familiarity is left after a sentence."""
_HONORIFIC, _FIRST_NAME, _PRONOUN = 100, 10, 1
"""What a clue to the gender counts; any number of weak ones should not outweigh a strong one."""
_FARTHEST_PRONOUN = 24
_MOST_NAMESAKES = 200
"""People of one family name whom another name is compared with."""
PERSONAL_PRONOUNS: dict[str, Gender] = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}


@dataclass(slots=True)
class Person:
    """Somebody whom the text names."""

    number: int
    name: str
    parts: tuple[str, ...]
    mentions: list[Range] = field(default_factory=list)
    gender: Gender | None = None
    leaning: Gender | None = None
    """What the name's ending suggests, where nothing tells the gender."""
    roles: dict[str, int] = field(default_factory=dict)
    """What the text calls them ("director"), and the word where it first does."""
    traits: set[str] = field(default_factory=set)
    """What else the text says of them: "former", "hydrology"."""
    shares_name: bool = False
    """Whether somebody else here has the same family name."""
    guessed: dict[str, set[str]] = field(default_factory=dict)
    """By nouns that the text does not call them, what else the descriptions said that were taken to
    mean them."""
    is_unnamed: bool = False
    """Whether `name` is only a description: "a second official"."""


@dataclass(slots=True)
class People:
    """Everybody whom a text names."""

    all: list[Person]
    by_word: dict[int, Person]
    """The person of each word of a name."""

    def starting(self) -> dict[int, tuple[Range, Person]]:
        """Return the mentions by their first word."""
        return {
            mention.first: (mention, person) for person in self.all for mention in person.mentions
        }


def gather_people(page: Page, mentions: Sequence[NameMention]) -> People:
    """Join mentions into people: full names first, then what single names refer to."""
    people: list[Person] = []
    by_family: dict[str, list[Person]] = defaultdict(list)
    owners: dict[Range, Person] = {}
    full = [mention for mention in mentions if len(mention.parts) > 1]
    for mention in sorted(full, key=lambda mention: (-len(mention.parts), mention.words)):
        family = by_family[mention.parts[-1]]
        known = (p for p in family[:_MOST_NAMESAKES] if _is_same(p.parts, mention.parts))
        owners[mention.words] = next(known, None) or _new(page, mention, people, family)
    for family in by_family.values():
        for person in family:
            person.shares_name = len(family) > 1
    votes: dict[int, Counter[Gender]] = defaultdict(Counter)
    for mention in full:
        _note_gender(page, mention, owners[mention.words], votes)
    for person in people:
        person.gender = _likelier(votes[person.number])
    by_given: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_given[person.parts[0]].append(person)
    for mention in mentions:
        owner = owners.get(mention.words)
        if owner is None:
            name = mention.parts[0]
            owner = _owner(page, mention, by_family.get(name) or by_given.get(name) or [])
            owner = owner or _new(page, mention, people, by_family[name])
            _note_gender(page, mention, owner, votes)
        owner.mentions.append(mention.words)
    for person in people:
        person.gender = _likelier(votes[person.number])
    by_word = {
        word: person for person in people for words in person.mentions for word in range(*words)
    }
    return People(people, by_word)


def _new(page: Page, mention: NameMention, people: list[Person], family: list[Person]) -> Person:
    written = " ".join(page.span(mention.words).of(page.text).split())
    is_same = mention.entity is not None and len(mention.entity.split()) == len(mention.parts)
    name = mention.entity if mention.entity and is_same else written
    person = Person(len(people), name, mention.parts)
    people.append(person)
    family.append(person)
    return person


def _is_same(fuller: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names with one family name can be one person's."""
    if set(other) <= set(fuller):
        return True
    shorter, longer = sorted((fuller[0], other[0]), key=len)
    return longer.startswith(shorter)


def _owner(page: Page, mention: NameMention, candidates: Sequence[Person]) -> Person | None:
    """Return whom a single name belongs to, if its title doesn't tell the other gender.

    Of the people with that name, those named before come first; then the title's gender counts,
    then how often and how recently each was named.
    """
    genders = page.lexicon.genders
    gender = next((genders[title] for title in mention.titles if title in genders), None)
    if gender is not None:
        candidates = [person for person in candidates if person.gender in (None, gender)]
    here = page.sentence[mention.words.first]

    def fitness(person: Person) -> tuple[bool, bool, float]:
        if not person.mentions:
            return False, gender is not None and person.gender == gender, 0.0
        passed = here - page.sentence[person.mentions[-1].first]
        familiarity = len(person.mentions) * _FORGETTING ** min(passed, 100)
        return gender in (None, person.gender), person.gender == gender, familiarity

    return max(candidates, key=fitness, default=None)


def _note_gender(
    page: Page, mention: NameMention, person: Person, all_votes: dict[int, Counter[Gender]]
) -> None:
    """Count what speaks for either gender at one mention: honorific, first name, pronoun."""
    votes = all_votes[person.number]
    for gender in _honorifics(page, mention):
        votes[gender] += _HONORIFIC
    known, is_sure = _gender_of_given(mention.parts)
    if is_sure and known and len(mention.parts) > 1:
        votes[known] += _FIRST_NAME
    elif person.parts == mention.parts and person.leaning is None:
        # "Clinton" is a first name too
        person.leaning = known or _gender_of_endings(page, mention.parts)
    if len(mention.parts) > 1 or not person.shares_name:
        votes.update(_pronoun_after(page, mention, person.leaning))


def _gender_of_given(parts: tuple[str, ...]) -> tuple[Gender | None, bool]:
    """Return who bears a person's given name, and whether that is sure.

    Of "Ana-Maria" the begin tells it too; "Park Ji-won" has it last.
    """
    given = parts[0]
    names, plain = given_names(), plain_name(given)
    if given.title() in word_list("family_names_first"):
        return names.get(plain_name(parts[-1])) or (None, False)
    return names.get(plain) or names.get(plain.partition("-")[0]) or (None, False)


def _honorifics(page: Page, mention: NameMention) -> Iterator[Gender]:
    """Yield the gender of "Mrs." or "spokeswoman" before a name."""
    genders, first = page.lexicon.genders, mention.words.first
    for word in range(max(0, first - 3), first):
        lower = page.lowers[word].rstrip(".")
        if lower in genders and page.sentence[word] == page.sentence[first]:
            adjoins = word == first - 1 or page.words[word + 1 : first] == [","]
            if adjoins or lower in mention.titles:
                yield genders[lower]


def _pronoun_after(
    page: Page, mention: NameMention, leaning: Gender | None = None
) -> dict[Gender, int]:
    """Return the gender of the pronoun that follows in the sentence, if nobody stands between.

    Not of "his" after a name that leans to the other: she "accepted his resignation".
    """
    first, last = mention.words
    limit = min(last + _FARTHEST_PRONOUN, page.sentences[page.sentence[first]].last)
    if PERSONAL_PRONOUNS.keys().isdisjoint(page.lowers[last:limit]):
        return {}
    word = next(at for at in range(last, limit) if page.lowers[at] in PERSONAL_PRONOUNS)
    apposed = _apposition(page, last, limit)
    if any(
        not page.is_outside(at)
        or page.is_name(at)
        or (page.is_person_noun(at) and at not in apposed)
        for at in range(last, word + 1)
    ):
        return {}
    if is_object(page, word):
        return {}  # "Haldal, who found her" is somebody else
    gender = PERSONAL_PRONOUNS[page.lowers[word]]
    is_others = leaning not in (None, gender) and page.lowers[word] in ("his", "her")
    return {} if is_others else {gender: _PRONOUN}


def _apposition(page: Page, comma: int, limit: int) -> range:
    """Return the words that say after a comma who a name is: "Dorje, a guide who …"."""
    follows = page.words[comma] == "," and page.lowers[comma + 1] in ("a", "an", "the")
    return range(*phrase_beginning(page, comma + 1, limit)) if follows else range(0)


def is_object(page: Page, word: int) -> bool:
    """Tell whether a pronoun is "him" or the "her" of "found her", not of "her house".

    Such a one is never the subject of its own clause (principle B of binding theory).
    """
    if page.lowers[word] != "her" or word + 1 == len(page.words):
        return page.lowers[word] in ("him", "her")
    after, lexicon = page.lowers[word + 1], page.lexicon
    closed = (lexicon.prepositions, lexicon.conjunctions, lexicon.determiners, lexicon.relatives)
    return not (after[0].isalnum() and page.is_outside(word + 1)) or any(
        after in words for words in closed
    )


def _gender_of_endings(page: Page, parts: tuple[str, ...]) -> Gender | None:
    """Guess from how a name ends: "Petrova", "Teodora", "Hugo"."""
    endings = page.lexicon.name_endings
    genders: tuple[Gender, ...] = ("f", "m")
    for kind, name in (("family", parts[-1]), ("given", parts[0])):
        if kind == "family" or len(parts) > 1:
            for gender in genders:
                if len(name) > 3 and name.endswith(endings[f"{kind}_{gender}"]):
                    return gender
    return None


def _likelier(votes: Counter[Gender]) -> Gender | None:
    """Return the gender that more speaks for, if there is one."""
    if not votes:
        return None
    (gender, most), *others = votes.most_common()
    return None if others and others[0][1] == most else gender
