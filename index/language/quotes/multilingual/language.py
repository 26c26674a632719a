"""What a language brings beside its lexicon: cues with their second words, sources, pronouns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from index.language.quotes.text.language_data import language_data
from index.language.quotes.text.lexicon import Gender, Lexicon, lexicon

Phrase = tuple[str, ...]
_LONG_NOUN = 5
"""Letters of a noun that is no other noun's end by chance."""
GENDERS: tuple[Gender, Gender] = ("m", "f")
_WORD_SETS = {
    "cues": (
        "participles", "ambiguous_sources", "according_open", "according_after", "opinions",
        "frames", "leads",
    ),
    "words": ("about", "oblique", "occasions", "sites", "times"),
    "grammar": (
        "reported",
        "that", "thus", "dummies", "passive", "perfect", "reflexive", "clitics", "objects",
        "masculine", "feminine", "ranks", "cites",
        "indefinite", "demonstratives", "without", "contrast", "plural_determiners", "genitives",
        "one_of", "binding", "agents", "asked", "following", "light",
        "valued", "as_words", "last_words", "inner_particles", "outer_particles", "doubtful_given",
        "not_given",
    ),
}  # fmt: skip
"""Sets of words that are named in a section as they are here."""
_ENDINGS = ("plural_verbs", "feminine_things", "gerunds", "infinitives", "pasts")
"""Ends of words in the section on grammar."""


@dataclass(frozen=True, eq=False)
class Language:
    """The words of one language that has rules here, in lower case."""

    code: str
    lexicon: Lexicon
    participles: frozenset[str]
    """Forms of verbs of saying that need an auxiliary."""
    separable: Mapping[str, frozenset[str]]
    """Verbs that report speech only with one of these words at the clause's end."""
    according: Mapping[str, tuple[Phrase, ...]]
    """What stands before a source, by its first word, the longest first: "nach Angaben"."""
    ambiguous_sources: frozenset[str]
    """Those that mean other things right after a quotation: "«importante» para el barrio"."""
    according_open: frozenset[str]
    """The same, but only before a person's name, where a sentence opens: "Für Holm ist das"."""
    echoes: tuple[Phrase, ...]
    """What begins a sentence that says who said the quotation before it: "Lo ha detto Holm"."""
    according_after: frozenset[str]
    """What stands after a source: "zufolge"."""
    opinions: frozenset[str]
    """Nouns that name a source with a possessive: "seiner Ansicht nach"."""
    frames: frozenset[str]
    """What opens a clause that names the source: "wie Holm erklärte"."""
    leads: frozenset[str]
    """What leads straight to who said it: "so Holm"."""
    impersonal: frozenset[str]
    """Verbs whose source is where it stands: "heißt es im Bericht"."""
    quoting: frozenset[str]
    """Participles whose subject is quoted even in the passive: "wird Holm zitiert"."""
    zero_subject: bool
    """Whether a verb needs no subject: "añadió"."""
    reported: frozenset[str]
    """Verbs in the mood of what somebody else said: "sei"."""
    plural_verbs: tuple[str, ...]
    """How verbs with more than one subject end."""
    oblique: frozenset[str]
    """Determiners of what is no subject: "dem"."""
    times: frozenset[str]
    """Nouns that tell a time, and never speak."""
    places: frozenset[str]
    """Names of countries (as written)."""
    departments: frozenset[str]
    """What ministers are for (as written): "ministro degli Esteri Bo Lind"."""
    occasions: frozenset[str]
    """Nouns for where and when something is said: "l'attrice dal palco"."""
    sites: frozenset[str]
    """What has the name of somebody after it: "parque Eduardo VII"."""
    about: frozenset[str]
    """What stands between who speaks and of whom in a headline: "Holm su Lind:"."""
    demonyms: tuple[str, ...]
    """How nouns for people from a place end: "la Lyonnaise"."""
    collective_endings: tuple[str, ...]
    """How nouns for bodies end."""
    pronouns: Mapping[str, Gender | None]
    """Pronouns that may be a subject, with their gender; the plural has none."""
    plurals: frozenset[str]
    owners: Mapping[str, Gender | None]
    """Possessives, with the gender of who has it where they tell."""

    nouns_have_capitals: bool
    """Whether a capital says nothing: German."""
    names_take_articles: bool
    """Whether an article may stand before somebody's name: "la Meloni", "o Neymar"."""
    that: frozenset[str]
    """What begins what somebody says: "dass"."""
    thus: frozenset[str]
    """What stands after a verb that says who spoke before: "commenta così"."""
    dummies: frozenset[str]
    """Subjects that are nobody: "es"."""
    passive: frozenset[str]
    """Auxiliaries whose subject says nothing: "fue acusado"."""
    perfect: frozenset[str]
    """Auxiliaries of whom it does, wherever in the sentence: "hat … erklärt"."""
    reflexive: frozenset[str]
    clitics: frozenset[str]
    """Determiners that are objects, too: "Holm les juge"."""
    objects: frozenset[str]
    """Pronouns that are no subject right before a verb: "lui a répondu Holm"."""
    masculine: frozenset[str]
    """Determiners of the masculine singular, and of the feminine."""
    feminine: frozenset[str]
    ranks: frozenset[str]
    """What makes another office of the noun after it: "le premier ministre"."""
    cites: frozenset[str]
    """Verbs that may lead to somebody else's words: "cite"."""
    indefinite: frozenset[str]
    demonstratives: frozenset[str]
    plural_determiners: frozenset[str]
    genitives: frozenset[str]
    """Determiners that make a complement of a noun: "des"."""
    one_of: frozenset[str]
    """What stands for one of several: "einer der Feuerwehrleute"."""
    binding: frozenset[str]
    """What ties a noun to a body of its own: "el entrenador del Villanorte"."""
    asked: frozenset[str]
    """What begins a clause about a question, and not its answer: "Interrogé par Holm, il dit"."""
    agents: frozenset[str]
    """What stands before who did something: "lanciato da Holm"."""
    following: frozenset[str]
    """Adjectives that are no noun after an article: "le seguenti dichiarazioni"."""
    latter: Mapping[str, Gender]
    """What stands after a determiner for who was named last: "ce dernier"."""
    light: frozenset[str]
    """What may stand between a verb and its subject: "äußerte sich Holm"."""
    valued: frozenset[str]
    """What stands before words that somebody judges by: "sieht einen „Angriff“"."""
    as_words: frozenset[str]
    """Those of them that need no more: "als"."""
    without: frozenset[str]
    """Prepositions that add nothing to a noun before them: "la vieille sans le regarder"."""
    contrast: frozenset[str]
    """What opens a clause about somebody else: "tandis que"."""
    gerunds: tuple[str, ...]
    """How gerunds end, infinitives, and past tenses that no adjective ends like."""
    infinitives: tuple[str, ...]
    pasts: tuple[str, ...]
    last_words: frozenset[str]
    """What follows a time: "pasado"."""
    inner_particles: frozenset[str]
    """Particles that stand only after another: the "der" of "von der Leyen"."""
    outer_particles: frozenset[str]
    doubtful_given: frozenset[str]
    """Given names that are other words more often."""
    not_given: frozenset[str]
    """Nouns that end in a vowel as foreign given names do, where nouns have capitals: "Auto"."""
    feminine_things: tuple[str, ...]
    """How nouns of feminine gender end where the article alone tells no case: "Zeitung"."""
    feminine_nouns: tuple[str, ...]
    """How nouns for women end, for men, and for several."""
    masculine_nouns: tuple[str, ...]
    plural_nouns: tuple[str, ...]

    def source_at(self, lowers: Sequence[str], word: int) -> Phrase | None:
        """Return what stands before a source at a word: "a parere di", "a parere del"."""
        for phrase in self.according.get(lowers[word], ()):
            *begin, last = phrase
            end = word + len(phrase)
            there = lowers[end - 1] if end <= len(lowers) else ""
            known = self.lexicon.prepositions
            contracted = (
                len(phrase) > 1 and last in known and there in known and there[0] == last[0]
            )
            if (there == last or contracted) and list(lowers[word : end - 1]) == begin:
                return phrase
        return None

    @cached_property
    def compound_persons(self) -> tuple[str, ...]:
        """Return the nouns for people that are long enough to be the end of others."""
        return tuple(noun for noun in self.lexicon.persons if len(noun) > _LONG_NOUN)

    def is_gerund(self, lower: str) -> bool:
        """Tell whether a verb of saying has no subject of its own: "ajoutant", "añadiendo"."""
        return bool(self.gerunds) and lower.endswith(self.gerunds)

    def gender_of(self, noun: str) -> Gender | None:
        """Return the gender that a noun's ending tells, in lower case."""
        if noun.endswith(self.masculine_nouns):
            return "m"
        return "f" if noun.endswith(self.feminine_nouns) else None


def _by_gender(
    pronouns: Mapping[str, str], plain: str, prefix: str = ""
) -> dict[str, Gender | None]:
    """Return pronouns with their gender; none for those that stand under `plain`."""
    found: dict[str, Gender | None] = dict.fromkeys(pronouns.get(plain, "").split())
    for one in GENDERS:
        found.update(dict.fromkeys(pronouns.get(f"{prefix}{one}", "").split(), one))
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> dict[str, tuple[Phrase, ...]]:
    """Group phrases that semicolons part by their first words."""
    phrases = sorted((tuple(one.split()) for one in text.split(";")), key=len, reverse=True)
    grouped: dict[str, tuple[Phrase, ...]] = {}
    for phrase in phrases:
        if phrase:
            grouped[phrase[0]] = (*grouped.get(phrase[0], ()), phrase)
    return grouped


@cache
def language_of(code: str) -> Language:
    """Return the words of a language that has a file.

    Args:
        code: An ISO 639-1 code.

    Raises:
        FileNotFoundError: It has none.
    """
    data = language_data(code)
    cues, grammar, words, people, pronouns = (
        _section(data, name) for name in ("cues", "grammar", "words", "people", "pronouns")
    )
    gender = _section(people, "gender")
    return Language(
        code=code,
        lexicon=lexicon(code),
        separable={verb: _words(seconds) for verb, seconds in _section(cues, "separable").items()},
        according=_phrases(cues["according"]),
        echoes=tuple(one for group in _phrases(cues["echoes"]).values() for one in group),
        impersonal=_words(cues["impersonal"]),
        quoting=_words(cues["quoting"]),
        zero_subject=bool(grammar["zero_subject"]),
        places=frozenset(place.strip() for place in words["places"].replace("\n", " ").split(";")),
        departments=frozenset(words["departments"].split()),
        demonyms=tuple(words["demonyms"].split()),
        collective_endings=tuple(_section(people, "collectives")["endings"].split()),
        pronouns=_by_gender(pronouns, "plural"),
        plurals=_words(pronouns["plural"]),
        owners=_by_gender(pronouns, "own", "own_"),
        nouns_have_capitals=bool(grammar["nouns_have_capitals"]),
        names_take_articles=bool(grammar["names_take_articles"]),
        latter={noun: one for one in GENDERS for noun in pronouns[f"latter_{one}"].split()},
        feminine_nouns=tuple(gender["feminine"].split()),
        masculine_nouns=tuple(gender["masculine"].split()),
        plural_nouns=tuple(gender["plural"].split()),
        **_lists(data),
    )


def _section(data: Mapping[str, Any], name: str) -> defaultdict[str, Any]:
    """Return a section of a language's file: what is left out there is empty."""
    return defaultdict(str, data.get(name, {}))


def _lists(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is kept as it is listed."""
    grammar = _section(data, "grammar")
    found: dict[str, Any] = {name: tuple(grammar[name].split()) for name in _ENDINGS}
    for section, names in _WORD_SETS.items():
        listed = _section(data, section)
        found |= {name: _words(listed[name]) for name in names}
    return found
