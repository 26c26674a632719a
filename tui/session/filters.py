"""The filters of a query: several of one kind mean any of these, different kinds mean all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from tui.session.query_edit import grouped, has_alternatives, pieces_of

_FILTER = re.compile(r"(-?)((?:source|speaker|tag|entity|person|org|place|file):)([^\s(].*)")
_DATES = re.compile(r"(-?)(date:)([<>=.]*\d{4}[\w./|-]*)")
"""A date in figures; of one in words, `date:march 2024`, the next piece is a part."""
_ON = frozenset({"to", "until", "till", "through", "-", "–", "—", ".."})
"""What shows that a date goes on: `date:2023 to 2024`."""
_VALUE = re.compile(r'(?:[^|"“]|["“][^"”]*["”]?)+')


@dataclass(frozen=True, slots=True)
class Filter:
    """One piece of a query, such as `source:"The Gazette"|Post`: any of these, or none of them."""

    words: tuple[str, ...]
    """Each as it would be written alone."""
    excludes: bool = False

    @property
    def kind(self) -> str:
        """What it is about: its field, or `year` or `month`, if its dates are only such."""
        kinds = {kind_of(word) for word in self.words}
        return kinds.pop() if len(kinds) == 1 else "date"

    @property
    def text(self) -> str:
        """How it is written."""
        field = self.words[0].partition(":")[0]
        values = "|".join(word.partition(":")[2] for word in self.words)
        return f"{'-' if self.excludes else ''}{field}:{values}"


def kind_of(word: str) -> str:
    """Return what a filter of one value is about: its field, or `year` or `month`."""
    field, _, value = word.partition(":")
    if field == "date" and (figures := re.fullmatch(r"\d{4}(-\d\d)?", value)):
        return "month" if figures[1] else "year"
    return field


@dataclass(frozen=True, slots=True)
class FilteredQuery:
    """A query in pieces, some of which are filters.

    Two filters of one kind that somebody has typed, `tag:port tag:fish`, ask for both, as they do
    everywhere; what is chosen joins the first one, with `|`.
    """

    parts: tuple[str | Filter, ...]

    @classmethod
    def of(cls, query: str) -> Self:
        """Return a query in pieces."""
        if has_alternatives(query):  # a filter in one of them is none of the whole
            return cls((grouped(query),))
        return cls(tuple(_parts(pieces_of(query))))

    @property
    def text(self) -> str:
        """The whole query."""
        return " ".join(part if isinstance(part, str) else part.text for part in self.parts)

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The pieces that are filters."""
        return tuple(part for part in self.parts if isinstance(part, Filter))

    @property
    def words(self) -> tuple[str, ...]:
        """All that they ask for or leave out, each as it would be written alone."""
        return tuple(word for one in self.filters for word in one.words)

    def excludes(self, word: str) -> bool | None:
        """Tell whether a filter leaves something out, or asks for it; `None` if none does."""
        return next((one.excludes for one in self.filters if word in one.words), None)

    def toggled(self, word: str, *, excludes: bool) -> Self:
        """Return the query that also asks for something, or leaves it out; or does no longer."""
        without = self._without(word)
        if self.excludes(word) == excludes:
            return without
        joined = None if excludes else without._first(kind_of(word))
        if joined is None:
            return type(self)((*without.parts, Filter((word,), excludes)))
        return without._with(joined, Filter((*joined.words, word)))

    def cleared(self) -> Self:
        """Return the query without filters."""
        return type(self)(tuple(part for part in self.parts if isinstance(part, str)))

    def apart_from(self, kind: str) -> Self:
        """Return the query without what was chosen of a kind: among what it finds one chooses."""
        chosen = self._first(kind)
        return self if chosen is None else self._with(chosen, None)

    def _first(self, kind: str) -> Filter | None:
        """Return the filter that what is chosen of a kind joins."""
        return next((one for one in self.filters if one.kind == kind and not one.excludes), None)

    def _without(self, word: str) -> Self:
        query = self
        for one in self.filters:
            if word in one.words:
                left = tuple(each for each in one.words if each != word)
                query = query._with(one, Filter(left, one.excludes) if left else None)
        return query

    def _with(self, old: Filter, new: Filter | None) -> Self:
        """Return the query with another filter in the place of one, or with none there."""
        at = self.parts.index(old)
        return type(self)((*self.parts[:at], *((new,) if new else ()), *self.parts[at + 1 :]))


def _parts(pieces: list[str]) -> Iterator[str | Filter]:
    """Yield the pieces of a query without alternatives, and its filters as such."""
    depth = 0
    for at, piece in enumerate(pieces):
        bare = re.sub(r'["“][^"”]*["”]?', "", piece)
        if piece == "AND" and not depth:
            continue  # it says nothing, and would be left over where a filter is taken away
        before, after = pieces[at - 1 : at], pieces[at + 1 : at + 2]
        whole = _FILTER.fullmatch(piece)
        if whole is None and not _ON.intersection(after):
            whole = _DATES.fullmatch(piece)
        if whole and not depth and "(" not in bare and before != ["NOT"]:
            words = tuple(f"{whole[2]}{value}" for value in _VALUE.findall(whole[3]))
            yield Filter(words, bool(whole[1]))
        else:
            yield piece
        depth += bare.count("(") - bare.count(")")
