"""Which gender bears a given name, in many countries: `quotes/data/given_names.toml`.

`python -m index.language.training.genders` writes it, from the United States census of 1990 (public
domain), from the package faker (MIT) and from a list of our own. Every language has a vote.
"""

from __future__ import annotations

import importlib
import textwrap
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

from faker.config import AVAILABLE_LOCALES

from index.language.quotes.text.given_names import first_names, plain_name
from index.language.quotes.text.lexicon import Gender

HAND_KEPT = Path(__file__).parent / "data" / "genders_of_the_world.toml"
TARGET = Path(__file__).parents[1] / "quotes" / "data" / "given_names.toml"
FIELDS: Mapping[Gender, tuple[str, ...]] = {
    "m": ("first_names_male", "first_romanized_names_male"),
    "f": ("first_names_female", "first_romanized_names_female"),
}
SURE, LIKELY = 4 / 5, 2 / 3
"""The share of a name's languages that must agree."""
HEADER = """\
# Given names of many countries, in lower case and without accents, by the gender of their bearers.
# Made by index.language.training.genders from the census of the United States of 1990 (public
# domain), the package faker (MIT) and a list of our own.
# `m` and `f`: in four of five languages at least, and the census does not say otherwise;
# `rather_m` and `rather_f`: in two of three.
"""
CYRILLIC = {
    **dict(zip("абвгдезийклмнопрстуфыэіґј", "abvgdeziyklmnoprstufyeigj", strict=True)),
    **{"ё": "yo", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": ""},
    **{"ь": "", "ю": "yu", "я": "ya", "ї": "yi", "є": "ye", "љ": "lj", "њ": "nj", "ќ": "kj"},
    **{"ѓ": "gj", "џ": "dz", "ѕ": "dz"},
}


def write_genders(target: Path = TARGET) -> None:
    """Write the names of all sources, in four classes."""
    census = {plain_name(name): gender for name, gender in first_names().items()}
    classes: dict[str, list[str]] = {"m": [], "f": [], "rather_m": [], "rather_f": []}
    for name, genders in sorted(_votes().items()):
        (gender, most), *_ = genders.most_common()
        share = most / genders.total()
        is_sure = share >= SURE and census.get(name, gender) == gender
        if share >= LIKELY:
            classes[gender if is_sure else f"rather_{gender}"].append(name)
    body = [
        f"{title} = '''\n{textwrap.fill(' '.join(names), 100, break_on_hyphens=False)}'''\n"
        for title, names in classes.items()
    ]
    target.write_text(HEADER + "".join(body), encoding="utf-8", newline="\n")


def _votes() -> Mapping[str, Counter[Gender]]:
    """Return in how many languages men and women bear each name."""
    bearers: dict[str, set[tuple[str, Gender]]] = defaultdict(set)
    for language, gender, name in [*_census(), *_faker(), *_hand_kept()]:
        plain = plain_name(name)
        if len(plain) > 1 and plain.isascii() and plain.replace("-", "").isalpha():
            bearers[plain].add((language, gender))
    return {name: Counter(gender for _, gender in pairs) for name, pairs in bearers.items()}


def _census() -> Iterator[tuple[str, Gender, str]]:
    for name, gender in first_names().items():
        genders: tuple[Gender, ...] = (gender,) if gender else ("m", "f")
        yield from (("en", each, name) for each in genders)


def _faker() -> Iterator[tuple[str, Gender, str]]:
    """Yield faker's names; of English only those that the census lacks, which weighs bearers."""
    known = first_names()
    for locale in sorted(AVAILABLE_LOCALES):
        try:
            module = importlib.import_module(f"faker.providers.person.{locale}")
        except ImportError:
            continue
        language = locale.partition("_")[0]
        for gender, fields in FIELDS.items():
            for name in _names(module, fields):
                if language != "en" or name not in known:
                    yield language, gender, name


def _names(module: ModuleType, fields: tuple[str, ...]) -> Iterator[str]:
    """Yield the names that a provider has in its fields, in lower case and Latin letters."""
    for field in fields:
        for entry in getattr(module.Provider, field, ()):
            name = entry[-1] if isinstance(entry, tuple) else entry
            yield "".join(CYRILLIC.get(letter, letter) for letter in name.lower())


def _hand_kept() -> Iterator[tuple[str, Gender, str]]:
    genders: tuple[Gender, ...] = ("m", "f")
    for origin, lists in tomllib.loads(HAND_KEPT.read_text("utf-8")).items():
        for gender in genders:
            yield from ((origin, gender, name) for name in lists[gender].split())


if __name__ == "__main__":
    write_genders()
