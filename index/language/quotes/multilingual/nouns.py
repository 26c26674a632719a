"""Nouns for people and bodies, given names and the gender that they tell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from index.language.quotes.multilingual.language import Language
from index.language.quotes.text.given_names import first_names, given_names, plain_name
from index.language.quotes.text.language_data import language_data
from index.language.quotes.text.lexicon import Gender

_REMEMBERED = 20_000
"""Words whose answers are kept: they come again and again in the news."""


@lru_cache(_REMEMBERED)
def is_person_noun(language: Language, word: str) -> bool:
    """Tell whether a word is a noun for a person: "alcaldesa", "Außenministerin", "técnicos"."""
    noun = word.rpartition("-")[2]
    lower, lexicon = noun.lower(), language.lexicon
    if not lower or lower in lexicon.not_persons or lower in lexicon.collectives:
        return False
    is_capital = word[0].isupper() or noun[0].isupper()
    if language.nouns_have_capitals and not is_capital:
        return False
    whole = word.lower()  # "porte-parole" is one, "Ex-Kanzler" is by its end
    if {lower, lower.rstrip("s"), whole, whole.rstrip("s")} & lexicon.persons:
        return True
    if is_capital and not language.nouns_have_capitals:
        return False  # "Sagrario" is a name
    plain = lower.rstrip("s")
    if language.nouns_have_capitals:
        weak = (plain.removesuffix("n"), plain.removesuffix("en"))  # "den Theologen"
        if plain.endswith(language.compound_persons) or lexicon.persons.intersection(weak):
            return True  # "Fraktionskollegin"
        if len(lower) > 5 and weak[0].endswith(lexicon.person_endings):
            return True
    return len(lower) > 4 and plain.endswith(lexicon.person_endings)


@lru_cache(_REMEMBERED)
def is_body_noun(language: Language, word: str) -> bool:
    """Tell whether a word is a noun for a body or a group: "policía", "Umweltministerium"."""
    lower = word.lower()
    if lower in language.lexicon.collectives:
        return True
    endings = language.collective_endings
    return bool(endings) and len(lower) > 4 and lower.removesuffix("s").endswith(endings)


def is_speaker_noun(language: Language, word: str) -> bool:
    """Tell whether a word is a noun for who can speak: a person, a body or a group."""
    return is_person_noun(language, word) or is_body_noun(language, word)


@cache
def _european_names() -> Mapping[str, Gender]:
    """Return the given names that the lists for English lack."""
    data = language_data("european_names")
    names: dict[str, Gender] = dict.fromkeys(data["m"].split(), "m")
    return {**names, **dict.fromkeys(data["f"].split(), "f")}


def gender_of_name(part: str) -> Gender | None:
    """Return the gender of who bears a given name, if the name tells."""
    name = plain_name(part)
    found = given_names().get(name)
    if found is None and "-" in name:
        halves = (given_names().get(half) for half in name.split("-"))
        found = next((half for half in halves if half), None)
    if found:
        return found[0]
    return _european_names().get(name) or first_names().get(name)


@lru_cache(_REMEMBERED)
def is_given_name(part: str) -> bool:
    """Tell whether a word is a given name somewhere."""
    name = plain_name(part)
    first = name.partition("-")[0]
    lists = (given_names(), first_names(), _european_names())
    return any(one in known for one in (name, first) for known in lists)
