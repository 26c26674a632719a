"""People's names from many countries: hand-kept lists, and two packages of open name lists."""

from __future__ import annotations

import importlib
import random
import re
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import names
from faker.config import AVAILABLE_LOCALES

from index.language.lists.wordlists import LISTS, read_lines, word_list

WORLD = Path(__file__).parent / "data" / "names_of_the_world.txt"
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞŠŽĆČŁŚŻİŞĐ][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’-]+(?: [A-ZÀ-Þa-z][A-Za-zÀ-ž'’-]+)?")
FAMILY_FIRST = {"Chinese", "Korean"}
TOP_CENSUS = 6000
"""Family names of the US census to take, most frequent first."""


@dataclass(frozen=True)
class Origin:
    """The names of one country or region."""

    name: str
    given: tuple[str, ...]
    family: tuple[str, ...]

    def person(self, rng: random.Random) -> tuple[str, str]:
        """Return a full name, and the part that later mentions use."""
        given, family = rng.choice(self.given), rng.choice(self.family)
        if self.name in FAMILY_FIRST:
            return f"{family} {given}", family
        chance = rng.random()
        if chance < 0.06:
            given += f" {rng.choice('ABCDEFGHJKLMNPRSTW')}."
        elif chance < 0.14:
            given += f" {rng.choice(self.given)}"
        elif chance < 0.18:
            family = f"{family}-{rng.choice(self.family)}"
        return f"{given} {family}", family


def load_origins() -> list[Origin]:
    """Return the hand-kept origins, then those of the packages."""
    return [*_world(), _census(), *_locales()]


def write_given_names(origins: list[Origin], directory: Path = LISTS) -> None:
    """Write lists/given_names.txt: single words that are given names and not places."""
    others = word_list("countries") | word_list("cities") | word_list("common_words")
    given = {name for origin in origins for name in origin.given if " " not in name}
    lines = sorted(name for name in given if name not in others and name.lower() not in others)
    header = (
        "# Given names of many countries: US census, Faker (MIT), our own. Made by the training."
    )
    (directory / "given_names.txt").write_text(
        "\n".join([header, *lines]) + "\n", encoding="utf-8", newline="\n"
    )


def _world() -> list[Origin]:
    """Read the hand-kept list: a heading, a line of given names, a line of family names."""
    lines = read_lines(WORLD)
    return [
        Origin(
            lines[at].strip("[]"),
            tuple(word.replace("_", " ") for word in lines[at + 1].split()),
            tuple(word.replace("_", " ") for word in lines[at + 2].split()),
        )
        for at in range(0, len(lines), 3)
    ]


def _census() -> Origin:
    """Return the names of the United States' census."""
    folder = Path(names.__file__).parent
    given = [
        line.split()[0].title()
        for sex in ("male", "female")
        for line in (folder / f"dist.{sex}.first").read_text().splitlines()[:1200]
    ]
    family = [
        line.split()[0].title()
        for line in (folder / "dist.all.last").read_text().splitlines()[:TOP_CENSUS]
    ]
    family = [re.sub(r"^Mc([a-z])", lambda match: f"Mc{match[1].upper()}", name) for name in family]
    return Origin("Census", tuple(given), tuple(family))


def _locales() -> list[Origin]:
    """Return the origins of the package faker whose names are in Latin letters."""
    found = []
    for locale in sorted(AVAILABLE_LOCALES):
        try:
            module = importlib.import_module(f"faker.providers.person.{locale}")
        except ImportError:
            continue
        given = _field_names(module, "first_names", "first_names_male", "first_names_female")
        family = _field_names(module, "last_names", "last_names_male")
        if len(given) > 30 and len(family) > 30:
            found.append(Origin(locale, tuple(given), tuple(family)))
    return found


def _field_names(module: ModuleType, *fields: str) -> list[str]:
    """Return the names in Latin letters that a locale's provider keeps in these fields."""
    found: set[str] = set()
    for field in fields:
        entries = getattr(module.Provider, field, ())
        if isinstance(entries, (tuple, list, dict)):
            found.update(name for name in entries if LATIN.fullmatch(name))
    return sorted(found)
