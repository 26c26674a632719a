"""Given names of many countries, and who bears them."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache

from index.language.quotes.text.language_data import DATA
from index.language.quotes.text.lexicon import Gender


@cache
def first_names() -> Mapping[str, Gender | None]:
    """Return first names in lower case with the gender of their bearers, none if both bear it.

    From the United States census of 1990; a name counts as a man's or a woman's if four bearers
    in five are.
    """
    data = tomllib.loads((DATA / "first_names.toml").read_text("utf-8"))
    names: dict[str, Gender | None] = dict.fromkeys(data["either"].split())
    names.update(dict.fromkeys(data["m"].split(), "m"))
    names.update(dict.fromkeys(data["f"].split(), "f"))
    return names


_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d"}
)


def plain_name(name: str) -> str:
    """Return a name in lower case and without accents: "pal" for "Pål"."""
    lower = name.lower()
    if lower.isascii():
        return lower
    letters = unicodedata.normalize("NFKD", lower.translate(_UNDECOMPOSED))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def given_names() -> Mapping[str, tuple[Gender, bool]]:
    """Return the given names of many countries, plain, with their gender and whether it is sure.

    For the gender only: many are words too. Who is named by one is told by `first_names`.
    """
    data = tomllib.loads((DATA / "given_names.toml").read_text("utf-8"))
    genders: tuple[Gender, ...] = ("m", "f")
    names: dict[str, tuple[Gender, bool]] = {}
    for gender in genders:
        names.update(dict.fromkeys(data[f"rather_{gender}"].split(), (gender, False)))
        names.update(dict.fromkeys(data[gender].split(), (gender, True)))
    return names
