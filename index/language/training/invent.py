"""Invented news: sentences with slots, filled with names from everywhere, annotated as they go.

Everything about one article is consistent: the same slot is the same person or body throughout,
family names follow full names, acronyms follow their definitions.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.tokens import Doc

from index.language.lists.wordlists import read_lines, word_list
from index.language.tokenizer import adapt_tokenizer
from index.language.training.gazetteer import Places
from index.language.training.names import Origin

DATA = Path(__file__).parent / "data"
SLOT = re.compile(r"\{([A-Z]+)(\d?)\}")
SMALL = {"of", "the", "and", "for", "on", "&", "to", "in", "e"}


def _sections(path: Path) -> dict[str, list[str]]:
    """Read a file of `[section]` headings and lines."""
    found: dict[str, list[str]] = {}
    for line in read_lines(path):
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        else:
            current.append(line)
    return found


def _entries(path: Path) -> dict[str, list[str]]:
    """Read a file of sections whose lines hold entries between bars."""
    return {
        name: [entry.strip() for line in lines for entry in line.split("|")]
        for name, lines in _sections(path).items()
    }


PARTS = _entries(DATA / "companies_and_bodies.txt")
WORDS = _entries(DATA / "words.txt")
TEMPLATES = _sections(DATA / "templates.txt")


@dataclass
class Inventor:
    """Makes annotated articles, the same ones for the same seed."""

    places: Places
    origins: list[Origin]
    rng: random.Random
    nlp: spacy.language.Language = field(default_factory=lambda: adapt_tokenizer(spacy.blank("en")))

    def __post_init__(self) -> None:
        """Prepare the lists that are drawn from."""
        self.world = [
            origin for origin in self.origins if " " in origin.name or "_" not in origin.name
        ]
        self.countries = sorted(self.places.countries)
        self.common = WORDS["common country"]
        self.cities = sorted(self.places.cities)
        self.regions = sorted(word_list("regions"))
        peoples = word_list("nationalities")
        self.adjectives = sorted(
            name for name in peoples if f"{name}s" in peoples or name.endswith(("ese", "ish"))
        )
        self.plurals = sorted(
            name for name in peoples if name.endswith("s") and name[:-1] in peoples
        )
        self.known = sorted(name for name in word_list("organisations") if len(name) > 2)

    def article(self) -> Doc:
        """Return one article: perhaps a headline, perhaps a dateline, a lead, more sentences."""
        rng = self.rng
        facts: dict[str, str] = {}
        lines = []
        if rng.random() < 0.25:
            lines.append(rng.choice(TEMPLATES["headline"]) + "\n\n")
        lead = rng.choice(TEMPLATES["lead"] + TEMPLATES["body"])
        if rng.random() < 0.45:
            lead = f"{rng.choice(TEMPLATES['dateline'])} {lead}"
        lines.append(lead)
        for _ in range(rng.choice((1, 2, 2, 3, 4, 5, 6))):
            gap = "\n\n" if rng.random() < 0.3 else " "
            lines.append(gap + rng.choice(TEMPLATES["body"]))
        text, spans = "", []
        for line in lines:
            piece, found = self._fill(line, facts)
            spans += [(start + len(text), end + len(text), label) for start, end, label in found]
            text += piece
        return self._annotate(text, spans)

    def _fill(self, template: str, facts: dict[str, str]) -> tuple[str, list[tuple[int, int, str]]]:
        """Fill one sentence's slots and say where the names are."""
        headline = template.upper() == template and "{" in template and len(template) > 25
        text, spans, at = "", [], 0
        for slot in SLOT.finditer(template):
            text += template[at : slot.start()]
            at = slot.end()
            value = self._value(slot[1], slot[2], facts)
            label = LABELS.get(slot[1])
            if headline:
                value = value.upper()
            if label:
                article = len("The ") if value.startswith("The ") else 0
                spans.append((len(text) + article, len(text) + len(value), label))
            text += value
        text += template[at:]
        if self.rng.random() < 0.5:
            text = text.replace("“", '"').replace("”", '"').replace("’", "'")
        return text, spans

    def _value(self, slot: str, number: str, facts: dict[str, str]) -> str:
        """Return what a slot stands for in this article."""
        key = slot + number
        if key not in facts or not number:
            if slot in ("P", "S"):
                facts[f"P{number}"], facts[f"S{number}"] = self.person()
            elif slot in ("B", "A"):
                facts[f"B{number}"], facts[f"A{number}"] = self._body()
            elif slot in ("L", "LU"):
                town = self._town()
                facts[f"L{number}"], facts[f"LU{number}"] = town, town.upper()
            else:
                facts[key] = self._draw(slot)
        return facts[key]

    def _draw(self, slot: str) -> str:
        """Draw a value for a slot that stands alone."""
        rng = self.rng
        match slot:
            case "C":
                return self.company()
            case "M":
                return self._ministry()
            case "Y":
                return self._party()
            case "V":
                return rng.choice(WORDS["agency"] if rng.random() < 0.55 else WORDS["medium"])
            case "G":
                return self._club()
            case "F":
                return self._facility()
            case "K":
                return rng.choice(self.common if rng.random() < 0.5 else self.countries)
            case "R":
                return rng.choice(self.regions)
            case "N":
                return rng.choice(self.adjectives)
            case "U":
                return rng.choice(self.plurals)
            case "T":
                return rng.choice(WORDS["title"])
            case "J":
                return rng.choice(WORDS["occupation"])
            case "W":
                return rng.choice(WORDS["weekday"])
            case "D":
                return f"{rng.choice(WORDS['month'])} {rng.randint(1, 30)}"
            case "Z":
                return rng.choice("–—-")
        raise ValueError(f"unknown slot {slot}")

    def person(self) -> tuple[str, str]:
        """Draw a person: more often from the hand-kept, non-Western origins."""
        origins = self.world if self.rng.random() < 0.65 else self.origins
        return self.rng.choice(origins).person(self.rng)

    def place(self) -> str:
        """Draw a place of any kind."""
        return self._draw("K") if self.rng.random() < 0.5 else self._town()

    def organisation(self) -> str:
        """Draw an organisation of any kind."""
        draws = (self.company, self._ministry, self._party, lambda: self._body()[0])
        return self.rng.choice(draws)()

    def _family(self) -> str:
        """Draw a family name."""
        return self.rng.choice(self.rng.choice(self.origins).family)

    def _town(self) -> str:
        """Draw a town: mostly a known one."""
        return self.rng.choice(self.cities if self.rng.random() < 0.5 else self.places.small_cities)

    def company(self) -> str:
        """Draw a company's name."""
        rng, chance = self.rng, self.rng.random()
        coined = rng.choice(PARTS["coined"])
        suffix = rng.choice(PARTS["business suffix"])
        if chance < 0.30:
            return coined
        if chance < 0.45:
            return f"{coined} {suffix}"
        if chance < 0.62:
            return f"{self._family()} {suffix}"
        if chance < 0.68:
            return f"{self._family()} & {self._family()}"
        if chance < 0.78:
            return f"{self._town()} {suffix}"
        if chance < 0.86:
            return f"{rng.choice(self.common)} {suffix}"
        if chance < 0.93:
            return rng.choice(self.known)
        return "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(rng.choice((2, 3, 3, 4))))

    def _ministry(self) -> str:
        """Draw a ministry."""
        rng = self.rng
        if rng.random() < 0.5:
            return f"{rng.choice(PARTS['ministry adjective'])} Ministry"
        head = rng.choice(("Ministry", "Ministry", "Department"))
        return f"{head} of {rng.choice(PARTS['ministry'])}"

    def _party(self) -> str:
        """Draw a party."""
        if self.rng.random() < 0.2:
            return "".join(self.rng.choice("ABCDFKLMNPRSU") for _ in range(3))
        return self.rng.choice(PARTS["party"])

    def _club(self) -> str:
        """Draw a sports club; some are called like their town."""
        chance = self.rng.random()
        if chance < 0.35:
            return self._town()
        name = self.rng.choice(WORDS["club"])
        return f"{self._town()} {name}" if chance < 0.8 else f"{name} {self._town()}"

    def _facility(self) -> str:
        """Draw a building or work, called after a person, a town or a thing."""
        draws = (
            self._town,
            self._family,
            lambda: self.person()[0],
            lambda: self.rng.choice(WORDS["patron"]),
        )
        return f"{self.rng.choice(draws)()} {self.rng.choice(WORDS['facility'])}"

    def _body(self) -> tuple[str, str]:
        """Draw a body and its acronym."""
        rng, chance = self.rng, self.rng.random()
        head, topic = rng.choice(PARTS["body head"]), rng.choice(PARTS["topic"])
        if chance < 0.22:
            name = f"{head} {rng.choice(('of', 'for'))} {topic}"
        elif chance < 0.36:
            name = f"{rng.choice(PARTS['scope'])} {head} {rng.choice(('of', 'for'))} {topic}"
        elif chance < 0.56:
            name = f"{rng.choice(PARTS['scope'])} {rng.choice(PARTS['scoped body'])}"
        elif chance < 0.68:
            name = f"{rng.choice(self.adjectives)} {rng.choice(PARTS['scoped body'])}"
        elif chance < 0.84:
            name = f"{self._town()} {rng.choice(PARTS['place body'])}"
        elif chance < 0.91:
            name = rng.choice(PARTS["charity"])
        else:
            name = rng.choice(self.known)
        initials = "".join(word[0] for word in name.split() if word.lower() not in SMALL)
        return name, initials.upper() if len(initials) > 1 else name

    def _annotate(self, text: str, spans: list[tuple[int, int, str]]) -> Doc:
        """Return the tokenised text with its names; what no token border fits is left out."""
        doc = self.nlp.make_doc(text)
        found = (doc.char_span(start, end, label=label) for start, end, label in spans)
        doc.ents = [span for span in found if span is not None]
        return doc


LABELS = {
    "P": "PERSON",
    "S": "PERSON",
    "B": "ORG",
    "A": "ORG",
    "C": "ORG",
    "M": "ORG",
    "Y": "ORG",
    "V": "ORG",
    "G": "ORG",
    "K": "LOC",
    "L": "LOC",
    "LU": "LOC",
    "R": "LOC",
    "F": "LOC",
    "N": "NORP",
    "U": "NORP",
}
