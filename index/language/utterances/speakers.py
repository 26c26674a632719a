"""Whether two speakers, as two articles name them, are one person."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.article import Span

_NEARBY = 300
"""Code points on both sides of a quotation. If the usual speaker is named there, it is likelier
that the attribution was misread than that somebody else took up the words, unless it is sure."""
_SURE = 0.9
_MOST_DESCRIBED = 120
"""Code points of what stands between commas behind a name."""
_COMBINING = re.compile(r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]+")
_DETERMINERS = frozenset(("The", "A", "An"))
_REVEREND = (["Rev."], ["Hon."], ["Reverend"])
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@lru_cache(4096)
def surname(name: str | None) -> str:
    """Return by what a speaker is compared; nothing for who has no proper name.

    "the spokesman", "officials" and "a witness" may be anybody.
    """
    words = [word for part in (name or "").split() if (word := part.strip(".,;:'’\"()"))]
    while len(words) > 1 and words[-1].lower() in _SUFFIXES:
        words.pop()
    if not words or words[0][:1].islower() or not words[-1][:1].isupper():
        return ""
    if words[0] in _DETERMINERS and (name or "").split()[1:2] not in _REVEREND:
        return ""  # "The vicar of Dorne", at the head of a sentence
    return folded(words[-1])


def is_somebody(name: str | None, is_person: bool) -> bool:
    """Tell whether a speaker is somebody else than others: a person, or of a name of two words.

    Args:
        name: The speaker's.
        is_person: The article has a person of this name.
    """
    return is_person or len((name or "").split()) > 1


def folded(text: str) -> str:
    """Return a text as surnames are compared: without case and accents."""
    if text.isascii():
        return text.casefold()
    return _COMBINING.sub("", unicodedata.normalize("NFKD", text.casefold()))


def sureness(name: str | None, mention: str, confidence: float) -> float:
    """Return how sure it is that somebody says a quotation, if the article says so by the name.

    For whom it only calls "she", it is not: pronouns are what is misread beside two names.

    Args:
        name: The speaker's.
        mention: How the article mentions him at the quotation.
        confidence: Of the attribution, from 0 to 1, which is what the user says.
    """
    is_told = bool(surname(name)) and is_named_in(surname(name), mention)
    return confidence if is_told or confidence == 1 else 0.0


def same_speaker(one: str | None, other: str | None) -> bool:
    """Tell whether both are named, and may be the same person."""
    return bool(surname(one)) and surname(one) == surname(other)


def other_speaker(one: str | None, other: str | None) -> bool:
    """Tell whether both are named, and cannot be the same person.

    A single name may be the first name of the other, even if it is a surname.
    """
    if not (surname(one) and surname(other)) or same_speaker(one, other):
        return False
    return not is_first_name(one, other)


def is_first_name(one: str | None, other: str | None) -> bool:
    """Tell whether one of two is only called by the first name of the other: "her son Paul"."""
    short, long = sorted(((one or "").split(), (other or "").split()), key=len)
    return len(long) > 1 and short == long[:1]


def is_person_written_otherwise(one: str, other: str) -> bool:
    """Tell whether two names that are alike are spelt, not shortened, in different ways."""
    mine, theirs = (folded(name).split() for name in (one, other))
    return len(mine) == len(theirs) and sum(a != b for a, b in zip(mine, theirs, strict=True)) <= 1


def is_named_in(name: str, text: str) -> bool:
    """Tell whether a surname is written in a text."""
    return name in folded(text)


def is_named_nearby(name: str, text: str, span: Span, speaker: str = "") -> bool:
    """Tell whether a surname is written near a stretch of a text, but not in it.

    Args:
        name: The surname.
        text: The text.
        span: The stretch.
        speaker: The surname of who says it: whom that one works for as the text describes him
            ("Ben Moe, who runs Holm's office, said") is not looked at.
    """
    return is_named_around(name, folded_around(text, span), speaker)


@lru_cache(256)
def folded_around(text: str, span: Span) -> str:
    """Return what stands near a stretch of a text, as surnames are compared."""
    before = text[max(0, span.start - _NEARBY) : span.start]
    return folded(f"{before} {text[span.end : span.end + _NEARBY]}")


def is_named_around(name: str, around: str, speaker: str = "") -> bool:
    """Tell the same of `folded_around`."""
    if speaker and name in around:
        served = re.compile(rf"{re.escape(name)}['’]s? ")
        described = rf"\b{re.escape(speaker)}, [^,;.“”\"\n]{{2,{_MOST_DESCRIBED}}},"
        around = re.sub(described, lambda found: served.sub("", found[0]), around)
    return name in around


@dataclass(frozen=True)
class Attribution:
    """Who an article gives a quotation to."""

    name: str | None
    text: str
    """Of the article."""
    span: Span
    """Of the quotation."""
    is_person: bool
    """The name is that of a person, not of a paper or a transcript."""
    is_embedded: bool = False
    """The words stand inside what the speaker says, as a quotation of somebody."""
    confidence: Callable[[], float] = float
    """Returns how sure it is (0 to 1), which is asked for only where it matters."""

    def names_nearby(self, name: str) -> bool:
        """Tell whether a surname is written near the quotation."""
        return is_named_nearby(name, self.text, self.span)

    def speaks_of(self, name: str) -> bool:
        """Tell whether a surname stands in the quotation itself."""
        return is_named_in(name, self.span.of(self.text))


def usual_speaker(attributions: Sequence[Attribution]) -> str | None:
    """Return the person that most give an utterance to.

    Of as many, it is one that is not quoted beside the name of another, who would be taken up
    there; of these the earliest.
    """
    named = [each for each in attributions if each.is_person and not each.is_embedded]
    own = [each for each in named if not _speaks_of_another(each, named)]
    names = [each.name for each in own or named]
    counts = Counter(filter(None, map(surname, names)))
    if not counts:
        return None
    usual = max(counts, key=lambda name: (counts[name], not _takes_up(name, counts, named)))
    return next(name for name in names if surname(name) == usual)


def _speaks_of_another(one: Attribution, all_: Sequence[Attribution]) -> bool:
    others = (surname(each.name) for each in all_ if other_speaker(one.name, each.name))
    return any(map(one.speaks_of, others))


def _takes_up(name: str, names: Collection[str], all_: Sequence[Attribution]) -> bool:
    others = [each for each in names if each != name]
    mine = [each for each in all_ if others and surname(each.name) == name]
    return any(each.names_nearby(other) for each in mine for other in others)


def is_given_to_another(one: Attribution, usual: str | None, all_: Sequence[Attribution]) -> bool:
    """Tell whether an article gives an utterance to another person than is usual.

    Args:
        one: Who it gives it to.
        usual: The usual speaker.
        all_: Who all articles give it to.
    """
    if not one.is_person or not other_speaker(one.name, usual):
        return False
    if one.is_embedded:
        return True
    may_be_misread = one.names_nearby(surname(usual)) or any(
        each.names_nearby(surname(one.name)) for each in all_ if same_speaker(each.name, usual)
    )
    return not may_be_misread or one.confidence() >= _SURE
