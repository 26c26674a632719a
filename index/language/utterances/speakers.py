"""Whether two speakers, as two articles name them, are one person."""

from __future__ import annotations

import unicodedata

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def surname(name: str | None) -> str:
    """Return by what a speaker is compared; nothing for who has no proper name.

    "the spokesman", "officials" and "a witness" may be anybody.
    """
    words = [word for part in (name or "").split() if (word := part.strip(".,;:'’\"()"))]
    while len(words) > 1 and words[-1].lower() in _SUFFIXES:
        words.pop()
    if not words or words[0][:1].islower() or not words[-1][:1].isupper():
        return ""
    parts = unicodedata.normalize("NFKD", words[-1].casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def same_speaker(one: str | None, other: str | None) -> bool:
    """Tell whether both are named, and may be the same person."""
    return bool(surname(one)) and surname(one) == surname(other)


def other_speaker(one: str | None, other: str | None) -> bool:
    """Tell whether both are named, and cannot be the same person."""
    return bool(surname(one) and surname(other)) and not same_speaker(one, other)
