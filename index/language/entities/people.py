"""Which mentions name the same person."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.language.entities.mention import NamedSpan
from index.language.lists.wordlists import word_list
from index.language.quotes.text.lexicon import Gender, first_names

_INITIAL = re.compile(r"[^\W\d_]\.?")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def group_people(mentions: Sequence[NamedSpan]) -> list[list[NamedSpan]]:
    """Return the mentions person by person, each person's in reading order.

    A full name joins the same name with more or fewer middle names; a family name, or else a given
    name, joins whoever bears it and was last called by it, or else was named last. Two full names
    that differ stay two people, and an honorific joins nobody of the other gender: "Mr Odongo" is
    never Mary Odongo.
    """
    people: list[_Person] = []
    single: list[tuple[NamedSpan, str]] = []
    for mention in mentions:
        words = name_words(mention.text)
        if len(words) < 2:
            single.append((mention, words[0] if words else mention.text.casefold()))
        elif not any(person.take_full(mention, words) for person in people):
            people.append(_Person(mention, words))
    for mention, word in _introduced_first(single, people):
        if bearers := _bearers(people, mention, word):
            _meant(bearers, mention, word).take(mention)
        else:
            people.append(_Person(mention, (word,)))
    return [sorted(person.mentions, key=_start) for person in people]


def name_words(name: str) -> tuple[str, ...]:
    """Return a name's words for comparing, without titles before it and suffixes after it."""
    words = [word.strip(".,'’\"").casefold() for word in name.split()]
    while len(words) > 1 and (
        words[0] in word_list("titles") or f"{words[0]}." in word_list("titles")
    ):
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    return tuple(word for word in words if word)


class _Person:
    """Somebody whom the article names."""

    def __init__(self, mention: NamedSpan, words: tuple[str, ...]) -> None:
        self.words = words
        self.mentions = [mention]
        self.family = _family_names(words)
        self.told = mention.gender
        """The gender that an honorific tells, surer than what a given name does."""

    def take_full(self, mention: NamedSpan, words: tuple[str, ...]) -> bool:
        """Add the mention if its full name is this person's; tell whether it was."""
        if not _same_name(self.words, words):
            return False
        if words[0] != self.words[0] and not self.can_be(mention.gender):
            return False  # "Mr M. Odongo" and "Mary Odongo"
        self.take(mention)
        if len(words) > len(self.words):
            self.words = words
            self.family |= _family_names(words)
        return True

    def take(self, mention: NamedSpan) -> None:
        """Add a mention, with what it tells of the gender."""
        self.mentions.append(mention)
        self.told = self.told or mention.gender

    def can_be(self, gender: Gender | None) -> bool:
        """Tell whether nothing speaks against this gender."""
        own = self.gender()
        return None in (gender, own) or gender == own

    def gender(self) -> Gender | None:
        """Return the gender that an honorific tells, or else the given name."""
        if self.told is None and self.words[0] not in self.family:
            return first_names().get(self.words[0].partition("-")[0])
        return self.told


def _introduced_first(
    single: Sequence[tuple[NamedSpan, str]], people: Sequence[_Person]
) -> list[tuple[NamedSpan, str]]:
    """Return single names in reading order, but those that stand before any bearer's name last.

    By then the others have told more of the bearers.
    """
    first: dict[str, int] = {}
    for person in people:
        for word in (person.words[0], *person.family):
            first.setdefault(word, _start(person.mentions[0]))
    return sorted(single, key=lambda one: _start(one[0]) < first.get(one[1], 0))


def _bearers(people: Sequence[_Person], mention: NamedSpan, word: str) -> list[_Person]:
    """Return whom a single name can mean: those of the honorific's gender, if any are surely so."""
    bearers = [person for person in people if word in person.family] or [
        person for person in people if word == person.words[0]
    ]
    fitting = [person for person in bearers if person.can_be(mention.gender)]
    agreeing = [person for person in fitting if person.gender() == mention.gender]
    return agreeing if agreeing and mention.gender else fitting


def _family_names(words: tuple[str, ...]) -> set[str]:
    """Return the words that may stand for the person alone."""
    names = {words[-1]}
    if len(words[0]) <= 5 and "-" in words[-1]:
        names.add(words[0])  # "Kim Jong-un": the family name stands first
    if len(words) == 2 and words[0].title() in word_list("family_names_first"):
        names.add(words[0])
    if "-" in words[-1]:
        names.add(words[-1].split("-")[-1])
    if words[-1].startswith(("al-", "el-")):
        names.add(words[-1][3:])
    return names


def _same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two full names can be one person's; middle names may be missing."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if shorter[-1] != longer[-1]:
        return len(shorter) < len(longer) and longer[: len(shorter)] == shorter and len(shorter) > 1
    return _same_given(shorter[0], longer[0]) or (
        len(longer) > len(shorter) and longer[-len(shorter) :] == shorter
    )


def _same_given(one: str, other: str) -> bool:
    """Tell whether given names agree, where one may be an initial."""
    if one == other:
        return True
    initial = _INITIAL.fullmatch(one) or _INITIAL.fullmatch(other)
    return bool(initial) and one[0] == other[0]


def _meant(bearers: Sequence[_Person], mention: NamedSpan, word: str) -> _Person:
    """Return which bearer of a single name it means.

    That is who was last called just so before: whom the article calls "Holm" stays "Holm" although
    a namesake is named in full. Else it is who was named last, or else is named first after it.
    """
    if len(bearers) == 1:
        return bearers[0]

    def last(person: _Person) -> tuple[int, int]:
        before = [one for one in person.mentions if _start(one) < _start(mention)]
        alike = [
            one for one in before if one.text.casefold() == word and one.gender == mention.gender
        ]
        return max(map(_start, alike), default=-1), max(map(_start, before), default=-1)

    return max(bearers, key=last)


def _start(mention: NamedSpan) -> int:
    """Return where a mention begins."""
    return mention.span.start
