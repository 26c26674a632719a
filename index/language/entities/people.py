"""Which mentions name the same person."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cache

from index.language.entities.mention import NamedSpan
from index.language.lists.wordlists import LISTS, read_lines, word_list
from index.language.quotes.text.given_names import first_names
from index.language.quotes.text.lexicon import Gender

_INITIAL = re.compile(r"[^\W\d_]\.?")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def group_people(mentions: Sequence[NamedSpan]) -> list[list[NamedSpan]]:
    """Return the mentions person by person, each person's in reading order.

    A full name joins the same name with more or fewer middle names, or with a given name that is
    short for it, "Pat" for "Patrick"; a family name, or else a given
    name, joins whoever bears it and was last called by it, or else was named last. Two full names
    that differ stay two people, and an honorific joins nobody of the other gender: "Mr Odongo" is
    never Mary Odongo.
    """
    people = _People()
    single: list[tuple[NamedSpan, str]] = []
    for mention in mentions:
        words = name_words(mention.text)
        if len(words) < 2:
            single.append((mention, words[0] if words else mention.text.casefold()))
        else:
            people.add_full(mention, words)
    for mention, word in _introduced_first(single, people.all):
        people.add_single(mention, word)
    return [sorted(person.mentions, key=_start) for person in people.all]


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


class _People:
    """Everybody named so far, found by what names of one person have in common."""

    def __init__(self) -> None:
        self.all: list[_Person] = []
        self._by_full: dict[Hashable, dict[_Person, None]] = defaultdict(dict)
        self._by_family: dict[str, dict[_Person, None]] = defaultdict(dict)
        self._by_given: dict[str, dict[_Person, None]] = defaultdict(dict)

    def add_full(self, mention: NamedSpan, words: tuple[str, ...]) -> None:
        """Add a mention by a full name."""
        candidates = {person for key in _full_keys(words) for person in self._by_full[key]}
        in_order = sorted(candidates, key=lambda person: (person.words != words, person.number))
        person = next((one for one in in_order if one.take_full(mention, words)), None)
        self._note(person or self._new(mention, words))

    def add_single(self, mention: NamedSpan, word: str) -> None:
        """Add a mention by one word."""
        if bearers := self._bearers(mention, word):
            _meant(bearers, mention, word).take(mention)
        else:
            self._note(self._new(mention, (word,)))

    def _bearers(self, mention: NamedSpan, word: str) -> list[_Person]:
        """Return whom a single name can mean: those of the honorific's gender first."""
        bearers = self._by_family[word] or [
            person for person in self._by_given[word] if person.words[0] == word
        ]
        in_order = sorted(bearers, key=lambda person: person.number)
        fitting = [person for person in in_order if person.can_be(mention.gender)]
        agreeing = [person for person in fitting if person.gender() == mention.gender]
        return agreeing if agreeing and mention.gender else fitting

    def _new(self, mention: NamedSpan, words: tuple[str, ...]) -> _Person:
        self.all.append(_Person(len(self.all), mention, words))
        return self.all[-1]

    def _note(self, person: _Person) -> None:
        for key in _full_keys(person.words):
            self._by_full[key][person] = None
        for name in person.family:
            self._by_family[name][person] = None
        self._by_given[person.words[0]][person] = None


def _full_keys(words: tuple[str, ...]) -> Iterator[Hashable]:
    """Yield what a full name has in common with every other form of it, by `_same_name`."""
    yield "begin", words[:2]
    yield "end", words[-2:]
    yield words[-1], words[0][:1]
    for name in _short_forms().get(words[0], ()):
        yield words[-1], name
    yield words[-1], words[0]


class _Person:
    """Somebody whom the article names."""

    def __init__(self, number: int, mention: NamedSpan, words: tuple[str, ...]) -> None:
        self.number = number
        self.words = words
        self.mentions: list[NamedSpan] = []
        self.family = _family_names(words)
        self._starts: list[int] = []
        self._starts_of_form: dict[Hashable, list[int]] = defaultdict(list)
        self.told = mention.gender
        """The gender that an honorific tells, surer than what a given name does."""
        self.take(mention)

    def take_full(self, mention: NamedSpan, words: tuple[str, ...]) -> bool:
        """Add the mention if its full name is this person's; tell whether it was."""
        if not _same_name(self.words, words) or self._is_relative_of(mention, words):
            return False
        if words[0] != self.words[0] and not self.can_be(mention.gender):
            return False  # "Mr M. Odongo" and "Mary Odongo"
        self.take(mention)
        if len(words) > len(self.words):
            self.words = words
            self.family |= _family_names(words)
        return True

    def _is_relative_of(self, mention: NamedSpan, words: tuple[str, ...]) -> bool:
        """Tell whether a namesake is a relative: "Robert Lang with his grandson Bobby Lang"."""
        since = mention.relative_since
        return since is not None and words[0] != self.words[0] and self._starts[-1] >= since

    def take(self, mention: NamedSpan) -> None:
        """Add a mention, with what it tells of the gender."""
        start = mention.span.start
        self.mentions.append(mention)
        self.told = self.told or mention.gender
        insort(self._starts, start)
        insort(self._starts_of_form[mention.text.casefold(), mention.gender], start)

    def last_before(self, start: int, word: str, gender: Gender | None) -> tuple[int, int]:
        """Return where the person was last called by just this word before a place, and by any."""
        alike = self._starts_of_form.get((word, gender), [])
        return _last_below(alike, start), _last_below(self._starts, start)

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
    """Tell whether given names agree, where one may be an initial or a short form."""
    if one == other or one in _short_forms().get(other, ()) or other in _short_forms().get(one, ()):
        return True
    initial = _INITIAL.fullmatch(one) or _INITIAL.fullmatch(other)
    return bool(initial) and one[0] == other[0]


def _meant(bearers: Sequence[_Person], mention: NamedSpan, word: str) -> _Person:
    """Return which bearer of a single name it means.

    That is who was last called just so before: whom the article calls "Holm" stays "Holm" although
    a namesake is named in full. Else it is who was named last, or else is named first after it.
    """
    start = mention.span.start
    return max(bearers, key=lambda person: person.last_before(start, word, mention.gender))


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """Return the short forms of given names, both in small letters."""
    lines = (line.casefold().split(" | ") for line in read_lines(LISTS / "short_names.txt"))
    return {name: frozenset(short) for name, *short in lines}


def _last_below(places: Sequence[int], limit: int) -> int:
    """Return the last of sorted places before `limit`, or -1."""
    below = bisect_left(places, limit)
    return places[below - 1] if below else -1


def _start(mention: NamedSpan) -> int:
    """Return where a mention begins."""
    return mention.span.start
