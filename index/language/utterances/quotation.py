"""A quotation where it stands, with what it quotes inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from index.article import Span
from index.language.utterances.alignment import stem
from index.language.utterances.occasions import day_said, in_its_paragraph, is_said_after
from index.language.utterances.recalled import Days, days_recalled
from index.language.utterances.speakers import folded, folded_around, is_named_around, surname
from index.language.utterances.surprise import TELLING, surprises
from index.language.utterances.words import Word, as_said, keys_of, places_of

_LEAST_WORDS = 4
"""An inner quotation of fewer words is not compared by itself."""
_MOST_LETTERS = 8000
"""Inner quotations are looked for in so many code points."""
_INNER = re.compile(r"(?<!\w)[‘“\"'](?=\w)([^‘“”\"]+?)(?:(?<=[\w.,!?])[”\"'’](?!\w)|$)")
_TIME_ZONES, _MONTH = 1, 30
"""Days by which an article may come out before the day on which something was said, as another
place has it, and after it."""
_EDGE = re.compile(r"[.!?…—;\[\]]")
_BESIDE = 40
"""Code points before a quotation in which the word before it is looked for."""
_LAST_WORD = re.compile(r"(\w)[\w'’-]*[ \t]*$")
_NEXT_WORD = re.compile(r"[ \t]*(\w)")
_SAYING = "said|says|told|adds|added|wrote|tweeted|posted|shouted|chanted|declared|announced"
_SAID_BEFORE = re.compile(rf"(?:\b(?:{_SAYING})\b[^.!?“”\"]*,|:)[ \t]*[“\"‘']?$")
_SAID_AFTER = re.compile(rf"[”\"’']?,?[ \t]*(?:[\w.’'-]+[ \t]+){{0,3}}?(?:{_SAYING})\b", re.I)
"""What makes words somebody's, however they are written: “We Stay,” Holm said."""
_DOUBLE = ("''", "``", "‘‘")
"""Marks that are two characters."""


@dataclass(frozen=True)
class Wording:
    """A stretch of a text whose words are compared."""

    text: str
    span: Span

    @cached_property
    def keys(self) -> list[str]:
        """Its words without their places, which is all that most comparisons ask for."""
        return keys_of(as_said(self.span.of(self.text)))

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where each word begins and ends in `text`."""
        before = self.span.start
        places = places_of(as_said(self.span.of(self.text)))
        return [(before + start, before + end) for start, end in places]

    def words(self, part: slice) -> list[Word]:
        """Return some of its words, by their places in `text`."""
        found = zip(self.keys[part], self.places[part], strict=True)
        return [Word(key, *place) for key, place in found]

    def edges(self, start: int, end: int) -> tuple[bool, bool]:
        """Tell whether words `[start, end)` begin and end where a sentence does."""
        is_last = end == len(self.keys)
        return start == 0 or self._is_edge(start), is_last or self._is_edge(end)

    def is_title(self, start: int, size: int) -> bool:
        """Tell whether so many words are written as a title is: "Act on Inland Waters"."""
        part = slice(start, start + size)
        told = zip(self.places[part], surprises(self.keys[part]), strict=True)
        telling = [at for (at, _), nats in told if nats >= TELLING]
        return len(telling) > 1 and all(self.text[at].isupper() for at in telling)

    def _is_edge(self, at: int) -> bool:
        """Tell whether a sentence ends between two words, or something was left out there."""
        (_, end), (start, _) = self.places[at - 1 : at + 1]
        return bool(_EDGE.search(self.text, end, start))


@dataclass(frozen=True)
class Quotation:
    """A quotation where it stands."""

    text: str
    """Of the article."""
    span: Span
    """With or without its marks."""
    speaker: str | None = None
    day: int | None = None
    """When the article was published, as `date.toordinal` counts; `None` if that is not known."""
    is_by_somebody: bool = True
    """The speaker's name is one, not a word that was taken for it ("Transcript")."""

    @property
    def keys(self) -> list[str]:
        """Its words."""
        return self.versions[0].keys

    @cached_property
    def day_said(self) -> int | None:
        """When it was said, as far as the article tells, or when that was published."""
        return None if self.day is None else day_said(self.text, self.span, self.day)

    @cached_property
    def recalled(self) -> Days | None:
        """On which days it was said, if the article looks back at it."""
        return None if self.day is None else days_recalled(self.text, self.span, self.day)

    def is_later(self, other: Quotation) -> bool:
        """Tell whether its article is the later one, if both have a day."""
        return self.day is not None and other.day is not None and self.day > other.day

    def looks_back_at(self, other: Quotation) -> bool:
        """Tell whether it is the later one and its article says that it was said at that time."""
        if not self.is_later(other) or other.day is None or self.recalled is None:
            return False
        return self.recalled.first - _TIME_ZONES <= other.day <= self.recalled.last + _MONTH

    def is_said_after(self, other: Quotation) -> bool:
        """Tell whether a day beside it says that it was said after the other's article."""
        if self.day is None or other.day is None:
            return False
        return is_said_after(self.text, self.span, self.day, other.day)

    @cached_property
    def versions(self) -> list[Wording]:
        """All of it, and each quotation inside it."""
        return [Wording(self.text, span) for span in (self.span, *self.inner)]

    @cached_property
    def is_title(self) -> bool:
        """All of it is written as a title is, what stands beside it is not, and nobody says it."""
        whole = self.versions[0]
        if not whole.is_title(0, len(whole.keys)) or self.span.of(self.text).isupper():
            return False
        before = self.text[max(0, self.span.start - _BESIDE) : self.span.start]
        after = self.text[self.span.end : self.span.end + _BESIDE]
        if _SAID_BEFORE.search(before) or (self._ends_said and _SAID_AFTER.match(after)):
            return False
        beside = _LAST_WORD.search(before), _NEXT_WORD.match(self.text, self.span.end)
        return any(word and word[1].islower() for word in beside)

    @property
    def _ends_said(self) -> bool:
        """Tell whether a comma or a stop parts it from who says it."""
        ending = self.text[self.span.start : self.span.end + 2].rstrip("”\"’' \t")
        return ending[-1:] in (",", "!", "?")

    @cached_property
    def inner(self) -> tuple[Span, ...]:
        """The quotations inside it that are worth comparing."""
        return tuple(self._inner())

    @cached_property
    def surroundings(self) -> dict[str, float]:
        """The stems of its telling words and of those near it in its paragraph, with their nats."""
        keys = *self.keys, *keys_of(in_its_paragraph(self.text, self.span))
        told = zip(keys, surprises(keys), strict=True)
        return {stem(key): nats for key, nats in told if nats >= TELLING}

    def is_about(self, name: str) -> bool:
        """Tell whether a surname is written in it or near it."""
        own, around = self._folded
        return name in own or is_named_around(name, around, surname(self.speaker))

    @cached_property
    def _folded(self) -> tuple[str, str]:
        return folded(self.span.of(self.text)), folded_around(self.text, self.span)

    def _inner(self) -> Iterator[Span]:
        marks = 2 if self.text[self.span.start : self.span.end][:2] in _DOUBLE else 1
        start = self.span.start + marks
        end = min(self.span.end - 1, self.span.start + _MOST_LETTERS)
        for found in _INNER.finditer(self.text, start, max(start, end)):
            if len(keys_of(found.group(1))) >= _LEAST_WORDS:
                yield Span(*found.span(1))
