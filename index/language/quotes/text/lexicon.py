"""What a language brings to the quotation room: its cues, function words and words for people.

The words stand in `data/<language>.toml`; a language is added by adding a file of that shape. The
few words that a rule of English syntax is about ("that", "to", "by") stand in the code of the rule.
"""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

CueClass = Literal["say", "report", "label"]
"""How much a verb says about a quotation next to it: `say` introduces one by itself, `report` has
other meanings too, `label` gives something a name ("called it")."""

Gender = Literal["m", "f"]
_AGED = "-year-old"
_NOT_YET = ("elect", "designate")
"""Of an office that somebody has won but not begun: "the mayor-elect"."""


_TABLES = ("say", "report", "label", "roles")
"""Sections whose keys are words."""
DATA = files("index.language.quotes") / "data"
"""The word lists, one file a language."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The words of one language, in lower case unless the name says otherwise."""

    cues: Mapping[str, CueClass]
    """Every form of every reporting verb."""
    ambiguous: frozenset[str]
    """Those forms that are nouns as often as verbs."""
    speech_nouns: frozenset[str]
    """Nouns for what somebody said: "Hale's claim that"."""
    title_hints: frozenset[str]
    """Words after which capitalised words in marks are a title."""
    works: frozenset[str]
    """Words after which a sentence in marks is a title: "her essay, ‘On mud’"."""
    triggers: frozenset[str]
    """Every word that a reporting clause can be found by."""
    phrasal: frozenset[tuple[str, str]]
    """Verbs that report speech only together with a second word: "put it"."""
    bare_verbs: frozenset[str]
    """Verbs that take a clause without "that": "Hale said the pump failed"."""
    opinions: frozenset[str]
    """Nouns that name a source after "in": "in her opinion"."""
    addressing: frozenset[str]
    """Verbs whose object is who hears it: "told the Assembly"."""
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    conjunctions: frozenset[str]
    prepositions: frozenset[str]
    openers: frozenset[str]
    """Words that open an adjunct before the subject: "In Paris, Hale said"."""
    determiners: frozenset[str]
    relatives: frozenset[str]
    irregular_pasts: frozenset[str]
    """Past tenses that no ending tells."""
    irregular_participles: frozenset[str]
    connectors: frozenset[str]
    """Words that join a verb to a subject further left: "called it … and said"."""
    subordinators: frozenset[str]
    """Conjunctions that begin a clause of its own."""
    sentence_starters: frozenset[str]
    not_names: frozenset[str]
    """Capitalised words that begin sentences, not names (as written)."""
    abbreviations: frozenset[str]
    """Words that end in a full stop inside a sentence (as written, without it)."""
    calendar: frozenset[str]
    """Months and days (as written)."""
    subject_pronouns: frozenset[str]
    addressees: frozenset[str]
    suffixes: frozenset[str]
    """What follows a family name: Jr, III."""
    short_titles: frozenset[str]
    titles: frozenset[str]
    """What stands before a name (as written, without a full stop)."""
    particles: frozenset[str]
    not_people: frozenset[str]
    """Words that make a name one of a body, a place or a work (as written)."""
    genders: Mapping[str, Gender]
    """Nouns and honorifics for one gender only."""
    name_endings: Mapping[str, tuple[str, ...]]
    """How names end: `family_m`, `family_f`, `given_m`, `given_f`."""
    person_endings: tuple[str, ...]
    """How nouns for people end: "-er", "-ist", "-year-old"."""
    not_persons: frozenset[str]
    """Nouns that end so and are none."""
    roles: Mapping[str, frozenset[str]]
    """A noun that a story uses instead of a name, and the nouns that it covers; `*ologist` covers
    every noun that ends so."""
    persons: frozenset[str]
    """All nouns in `roles` and `genders`, and those for people who have no role: "guest"."""
    sides: frozenset[str]
    """Parties in court: who is "for the defence" is a lawyer."""
    offices: frozenset[str]
    """Nouns for who holds an office: the text need not say who that is."""
    nationals: frozenset[str]
    """What a person of a nation is called, where the ending does not tell (as written)."""
    collectives: frozenset[str]
    """Nouns for bodies and groups that speak."""
    elisions: tuple[str, ...]
    """What an apostrophe ties to the next word: the "l" of "l'homme"."""
    enclitics: tuple[str, ...]
    """What a hyphen ties to a verb: the "il" of "dit-il"."""
    ordinals: bool
    """Whether a full stop after a figure makes it an ordinal: "am 3. Mai"."""
    glued_stops: bool
    """Whether a full stop ends a sentence without a blank after it."""
    dashes: bool
    """Whether a dash opens speech by itself: "—Dormir —contesta el panadero"."""
    address: tuple[str, ...]
    """What people say to each other, and a list says to nobody: "I", "you" (as written)."""

    def covers(self, noun: str, other: str) -> bool:
        """Tell whether a story may call somebody `noun` who is introduced as `other`."""
        covered = self.roles.get(noun, frozenset())
        return other in covered or any(
            other.endswith(ending[1:]) for ending in covered if ending[0] == "*"
        )

    @property
    def says(self) -> frozenset[str]:
        """The forms of the core verbs of saying."""
        return frozenset(form for form, kind in self.cues.items() if kind == "say")


def person_nouns(lexicon: Lexicon, written: Iterable[str]) -> frozenset[str]:
    """Return those words that are nouns for a person: "minister", "hydrologist"."""
    known, nationals, endings = lexicon.persons, lexicon.nationals, lexicon.person_endings
    return frozenset(
        [
            word
            for word in set(written)
            if (lower := word.lower()) in known
            or word in nationals
            or (lower.endswith(endings) and _looks_like_person(lexicon, word, lower))
        ]
    )


def _looks_like_person(lexicon: Lexicon, written: str, lower: str) -> bool:
    """Tell whether a noun with a person's ending is one: "hydrologist", but not "winter"."""
    if lower.endswith(_AGED):
        return True
    office, hyphen, suffix = lower.rpartition("-")
    if hyphen and suffix in _NOT_YET:
        return office in lexicon.persons
    is_thing = lower in lexicon.not_persons or lower in lexicon.collectives
    return written[0].islower() and len(lower) > 4 and not is_thing


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    phrases = (phrase.split() for phrase in text.split(",") if phrase)
    return frozenset((first, second) for first, second in phrases)


def _forms(cues: Mapping[str, Any]) -> dict[str, CueClass]:
    """Spread the table of verbs; a form in two classes keeps the stronger."""
    spread: dict[str, CueClass] = {}
    classes: tuple[CueClass, ...] = ("label", "report", "say")
    for kind in classes:
        for lemma, forms in cues.get(kind, {}).items():
            spread.update(dict.fromkeys((lemma, *forms.split()), kind))
    return spread


def _build(data: Mapping[str, Any]) -> Lexicon:
    cues, words, people = data["cues"], data["words"], data["people"]
    short = _words(people["short_titles"])
    genders: dict[str, Gender] = {}
    genders.update(dict.fromkeys(people["gender"]["m"].split(), "m"))
    genders.update(dict.fromkeys(people["gender"]["f"].split(), "f"))
    forms, phrasal = _forms(cues), _pairs(cues["phrasal"])
    triggers = {*forms, *cues["nouns"].split(), *(first for first, _ in phrasal)}
    return Lexicon(
        cues=forms,
        triggers=frozenset(triggers | {"in", "according"}),
        ambiguous=_words(cues["ambiguous"]),
        speech_nouns=_words(cues["nouns"]),
        title_hints=_words(words["title_hints"]),
        works=_words(words["works"]),
        phrasal=phrasal,
        bare_verbs=_words(cues["bare_verbs"]),
        opinions=_words(cues["opinions"]),
        addressing=_words(words["addressing"]),
        adverbs=_words(words["adverbs"]),
        auxiliaries=_words(words["auxiliaries"]),
        conjunctions=_words(words["conjunctions"]),
        prepositions=_words(words["prepositions"]),
        openers=_words(words["openers"]),
        determiners=_words(words["determiners"]),
        relatives=_words(words["relatives"]),
        irregular_pasts=_words(words["irregular_pasts"]),
        irregular_participles=_words(words["irregular_participles"]),
        connectors=_words(words["connectors"]),
        subordinators=_words(words["subordinators"]),
        sentence_starters=_words(words["sentence_starters"]),
        not_names=_words(words["capitalised"]),
        abbreviations=_words(words["abbreviations"]),
        calendar=_words(words["months_and_days"]),
        subject_pronouns=_words(people["subject_pronouns"]),
        addressees=_words(people["addressees"]),
        suffixes=_words(people["suffixes"]),
        short_titles=short,
        titles=_words(people["titles"]) | short,
        particles=_words(people["particles"]),
        not_people=_words(people["not_people"]),
        genders=genders,
        name_endings={
            kind: tuple(endings.split()) for kind, endings in people["gender_endings"].items()
        },
        person_endings=(*people["suffixes_of_persons"]["endings"].split(), _AGED, *_NOT_YET),
        not_persons=_words(people["suffixes_of_persons"]["exceptions"]),
        roles={noun: _words(covered) for noun, covered in people["roles"].items()},
        persons=_words(people["plain"]["nouns"]).union(
            genders, people["roles"], *(covered.split() for covered in people["roles"].values())
        ),
        sides=_words(people["sides"]),
        offices=_words(people["offices"]),
        nationals=_words(people["nationals"]),
        collectives=_words(people["collectives"]["nouns"]),
        elisions=tuple(words["elisions"].split()),
        enclitics=tuple(words["enclitics"].split()),
        ordinals=data["grammar"]["ordinals"],
        glued_stops=data["grammar"]["glued_stops"],
        dashes=data["grammar"]["dashes"],
        address=tuple(words["address"].split()),
    )


@cache
def has_rules(language: str) -> bool:
    """Tell whether quotations in a language have rules of their own to read them by."""
    return language.isalpha() and (DATA / f"{language}.toml").is_file() and len(language) == 2


@cache
def lexicon(language: str = "en") -> Lexicon:
    """Return the words of a language; English where nothing is known of it.

    Args:
        language: An ISO 639-1 code.
    """
    english = language_data("en")
    if language == "en" or not has_rules(language):
        return _build(english)
    return _build(_filled(language_data(language), english))


@cache
def language_data(language: str) -> dict[str, Any]:
    """Return what a language's file holds, section by section.

    Raises:
        FileNotFoundError: The language has none.
    """
    return tomllib.loads((DATA / f"{language}.toml").read_text("utf-8"))


def _filled(data: Mapping[str, Any], shape: Mapping[str, Any]) -> dict[str, Any]:
    """Return a language's data with all sections that English has: what is left out is empty."""
    filled = dict(data)
    for key, value in shape.items():
        if isinstance(value, dict):
            is_table = key in _TABLES
            filled[key] = data.get(key, {}) if is_table else _filled(data.get(key, {}), value)
        else:
            filled.setdefault(key, type(value)())
    return filled


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
