"""What a language brings to the quotation room: its cues, function words and words for people.

The words stand in `data/<language>.toml`; a language is added by adding a file of that shape. The
few words that a rule of English syntax is about ("that", "to", "by") stand in the code of the rule.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from index.language.lists.wordlists import word_list

CueClass = Literal["say", "report", "label"]
"""How much a verb says about a quotation next to it: `say` introduces one by itself, `report` has
other meanings too, `label` gives something a name ("called it")."""

Gender = Literal["m", "f"]
_PARENTS = frozenset(["father", "mother", "dad", "mum", "mom", "grandfather", "grandmother"])
"""Whom "mother-of-three" and the like are made of."""
_PEOPLE_TOO = frozenset(["cleaner", "elder", "stranger"])
"""Comparatives that are nouns for people."""
_AGED = "-year-old"
_NOT_YET = ("elect", "designate")
"""Of an office that somebody has won but not begun: "the mayor-elect"."""
_TABLES = ("say", "report", "label", "roles", "shortened")
"""Sections whose keys are words."""
_WORD_SETS = {
    "cues": (
        "ambiguous",
        "bare_verbs",
        "opinions",
    ),
    "words": (
        "title_hints",
        "works",
        "addressing",
        "adverbs",
        "auxiliaries",
        "conjunctions",
        "prepositions",
        "openers",
        "determiners",
        "relatives",
        "irregular_pasts",
        "irregular_participles",
        "connectors",
        "subordinators",
        "sentence_starters",
        "abbreviations",
    ),
    "people": (
        "subject_pronouns",
        "addressees",
        "suffixes",
        "particles",
        "not_people",
        "sides",
        "offices",
        "nationals",
    ),
}
"""Sets of words that are named in a section as they are here."""
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
    shortened: Mapping[str, str]
    """The office that a shortened title is, without its full stop: "sen" is a senator."""
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
            or lower.partition("-of-")[0] in _PARENTS
            or (lower.endswith(endings) and _looks_like_person(lexicon, word, lower))
        ]
    )


def _looks_like_person(lexicon: Lexicon, written: str, lower: str) -> bool:
    """Tell whether a noun with a person's ending is one: "hydrologist", but not "winter"."""
    if lower.endswith(_AGED):
        return True
    if lower.endswith("er") and lower not in _PEOPLE_TOO and _is_comparative(lower):
        return False
    office, hyphen, suffix = lower.rpartition("-")
    if hyphen and suffix in _NOT_YET:
        return office in lexicon.persons
    is_thing = (
        lower in lexicon.not_persons
        or lower in lexicon.collectives
        or lower in lexicon.prepositions
        or lower in lexicon.adverbs
        or lower in lexicon.conjunctions
    )
    return written[0].islower() and len(lower) > 4 and not is_thing


@cache
def _is_comparative(lower: str) -> bool:
    """Tell whether a word in "-er" says how much: "blunter", as there are "bluntest", "bluntly"."""
    common, stems = word_list("common_words"), [lower[:-2], lower[:-1].removesuffix("e")]
    if lower.endswith("ier"):
        stems = [lower[:-3] + "i"]
    if lower.endswith("ler") and lower[-4] not in "aeioul":
        stems = [lower[:-3]]  # "gently"
    return any({f"{stem}est", f"{stem}ly"} & common for stem in stems)


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
        speech_nouns=_words(cues["nouns"]),
        phrasal=phrasal,
        not_names=_words(words["capitalised"]),
        calendar=_words(words["months_and_days"]),
        short_titles=short,
        titles=_words(people["titles"]) | short,
        genders=genders,
        name_endings={
            kind: tuple(endings.split()) for kind, endings in people["gender_endings"].items()
        },
        person_endings=(*people["suffixes_of_persons"]["endings"].split(), _AGED, *_NOT_YET),
        not_persons=_words(people["suffixes_of_persons"]["exceptions"]),
        roles={noun: _words(covered) for noun, covered in people["roles"].items()},
        shortened=people["shortened"],
        persons=_words(people["plain"]["nouns"]).union(
            genders, people["roles"], *(covered.split() for covered in people["roles"].values())
        ),
        collectives=_words(people["collectives"]["nouns"]),
        elisions=tuple(words["elisions"].split()),
        enclitics=tuple(words["enclitics"].split()),
        ordinals=data["grammar"]["ordinals"],
        glued_stops=data["grammar"]["glued_stops"],
        dashes=data["grammar"]["dashes"],
        address=tuple(words["address"].split()),
        **{
            name: _words(data[section][name])
            for section, names in _WORD_SETS.items()
            for name in names
        },
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
