"""What a query means: a small tree, and the one rule for which words a pattern matches."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, Protocol

from index.search.query.stemming import ENGLISH, stem
from index.search.query.terms import fold, has_capitals, plain, words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Mask = npt.NDArray[np.bool_]

PatternKind = Literal["word", "exact", "prefix", "wildcard", "fuzzy", "typing"]
"""`typing` is a word that may not be finished: its forms, and the likeliest that begin so."""
Sort = Literal["relevance", "date", "oldest", "source", "quotes"]
Reported = Literal["no", "yes", "only"]
"""Whether quotes without quotation marks (indirect speech) are looked through."""


@dataclass(frozen=True)
class Pattern:
    """One word of a query and how freely it matches."""

    kind: PatternKind
    text: str
    """As typed, without its operator; a wildcard keeps its `*` and `?`."""
    distance: int = 0
    """How many letters may be wrong, missing, too many or swapped (`fuzzy` only)."""

    @cached_property
    def folded(self) -> str:
        """The text without case and accents."""
        return fold(self.text)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression that a folded word matches as a whole (`wildcard` only)."""
        parts = {"*": ".*", "?": "."}
        return re.compile("".join(parts.get(letter) or re.escape(letter) for letter in self.folded))

    @cached_property
    def literal(self) -> str:
        """The folded letters that every match begins with."""
        if self.kind == "wildcard":
            return re.split(r"[*?]", self.folded, maxsplit=1)[0]
        return self.folded if self.kind in ("exact", "prefix") else ""

    def opening(self, language: str = ENGLISH) -> str:
        """Up to four folded letters that every match surely begins with."""
        if self.kind not in ("word", "typing"):
            return self.literal[:4]
        if language != ENGLISH:  # prefixes go in Dutch
            return "" if language == "nl" else self.folded[:1]
        root = stem(self.text)
        if root in ("die", "lie", "tie", "vie"):  # of "dying", "lying", "tying" and "vying"
            return root[:1]
        # The forms of all other English words differ at the end of their stem at the earliest.
        return (root[:-1] or root)[:4]

    @cached_property
    def any_case(self) -> bool:
        """Whether the pattern has no capitals, so that it matches words of any case."""
        return plain(self.text) == plain(self.text).lower()

    @property
    def in_name(self) -> Pattern:
        """The same in a name: names are not stemmed, and their case does not count."""
        kinds: dict[PatternKind, PatternKind] = {"word": "exact", "typing": "prefix"}
        return Pattern(kinds.get(self.kind, self.kind), self.text.lower(), self.distance)

    def matches(self, word: str, language: str = ENGLISH) -> bool:
        """Tell whether a word of a text is a hit: THE definition that everything else follows.

        Args:
            word: As written.
            language: By whose rules words of the text are stemmed.
        """
        fits = self.matches_folded(fold(word)) or self.is_related(word, language)
        return fits and (self.any_case or has_capitals(self.text, word))

    def is_related(self, word: str, language: str) -> bool:
        """Tell whether a word is another form of the one looked for."""
        looked_for = self.kind in ("word", "typing")
        return looked_for and stem(word, language) == stem(self.text, language)

    def matches_folded(self, folded: str) -> bool:
        """Tell whether a folded word is a hit, leaving case and forms aside."""
        match self.kind:
            case "word" | "exact":
                return folded == self.folded
            case "prefix" | "typing":
                return folded.startswith(self.folded)
            case "wildcard":
                return self.regex.fullmatch(folded) is not None
            case "fuzzy":
                return within(self.folded, folded, self.distance)


ANY_WORD = Pattern("wildcard", "*")
"""Stands between the words of a phrase for any one."""


def within(left: str, right: str, distance: int) -> bool:
    """Tell whether `distance` edits (insert, delete, replace, swap neighbours) join two words."""
    if abs(len(left) - len(right)) > distance:
        return False
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            cost = min(row[-1] + 1, before[j] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > distance and min(before) > distance:
            return False
    return row[-1] <= distance


TextField = Literal["any", "title", "body", "quote"]
LabelField = Literal[
    "author",
    "source",
    "url",
    "tag",
    "lang",
    "path",
    "speaker",
    "role",
    "entity",
    "person",
    "org",
    "place",
]


@dataclass(frozen=True)
class Words:
    """Words in a text: one, or several as a phrase, or several near each other."""

    field: TextField
    patterns: tuple[Pattern, ...]
    slop: int | None = None
    """None: the words follow each other. Else: how many other words may stand between them."""

    def as_name(self, field: LabelField) -> Label:
        """Return the same words as a part of a name."""
        return Label(field, tuple(pattern.in_name for pattern in self.patterns))


@dataclass(frozen=True)
class Label:
    """Words in a name, such as a source's or a speaker's, in their order."""

    field: LabelField
    patterns: tuple[Pattern, ...]

    def matches(self, name: str) -> bool:
        """Tell whether the patterns match words of the name that follow each other."""
        names = [fold(word) for word in words(name)]
        width = len(self.patterns)
        return any(
            all(map(Pattern.matches_folded, self.patterns, names[at : at + width]))
            for at in range(len(names) - width + 1)
        )


class Columns(Protocol):
    """What a filter may ask of the articles: one value for each, in the order of the rows.

    Of `n` articles, every array has shape `(n,)`.
    """

    @property
    def days(self) -> npt.NDArray[np.int32]:
        """The day of publication, counted from 1970; far below zero where there is none."""

    @property
    def is_dated(self) -> Mask:
        """Which articles say when they were published; a file's own date is only a guess."""

    @property
    def lengths(self) -> npt.NDArray[np.int32]:
        """The words of each text."""

    @property
    def quotes_per_article(self) -> npt.NDArray[np.int64]:
        """How many direct and partial quotes each article has."""

    def named(self, field: LabelField) -> Mask:
        """Return which articles have any name of a field."""

    def annotated(self, kind: str) -> Mask:
        """Return which articles the user has annotated in one way, such as `star`."""


class Filter(ABC):
    """What an article has or has not, whatever its words; an operator brings its own."""

    @abstractmethod
    def passes(self, columns: Columns) -> Mask:
        """Return which articles fulfil it, as an array of shape `(n,)`."""

    @abstractmethod
    def describe(self) -> str:
        """Say what it asks of an article, to stand after "articles": `with quotes`."""


@dataclass(frozen=True)
class Said:
    """Articles with one quote that fulfils all of a query by itself."""

    node: Node


@dataclass(frozen=True)
class And:
    """Everything at once; without parts, every article."""

    parts: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Or:
    """At least one of the parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Variants(Or):
    """One thing spelled in several ways, as it was typed first: `e-mail`, `email`."""


@dataclass(frozen=True)
class Not:
    """The opposite."""

    node: Node


Node = Words | Label | Filter | Said | And | Or | Not


@dataclass(frozen=True)
class Query:
    """A query, understood."""

    text: str
    root: Node = field(default_factory=And)
    sort: Sort | None = None
    """The order that the query asks for, if it does."""
    show_duplicates: bool = True
    reported: Reported = "no"
    typing: bool = False
    """Whether it may not be finished."""
    note: str = ""
    """How it was read otherwise than typed, because it would have found nothing; or what to write
    if something else was meant."""

    @property
    def is_empty(self) -> bool:
        """Whether every article fulfils it."""
        return self.root == And() and self.show_duplicates


def asks_for_quotes(node: Node) -> bool:
    """Tell whether a query looks at what is quoted, or at who is."""
    match node:
        case Words(field=name):
            return name == "quote"
        case Label(field=name):
            return name in ("speaker", "role")
        case And(parts) | Or(parts):
            return any(map(asks_for_quotes, parts))
        case Not(inner):
            return asks_for_quotes(inner)
        case _:
            return isinstance(node, Said)
