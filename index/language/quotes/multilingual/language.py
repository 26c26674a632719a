"""What a language brings beside its lexicon: cues with their second words, sources, pronouns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from index.language.quotes.text.lexicon import Gender, Lexicon, language_data, lexicon

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
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
    collective_endings: tuple[str, ...]
    """How nouns for bodies end."""
    pronouns: Mapping[str, Gender | None]
    """Pronouns that may be a subject, with their gender; the plural has none."""
    plurals: frozenset[str]
    owners: Mapping[str, Gender | None]
    """Possessives, with the gender of who has it where they tell."""

    @property
    def nouns_have_capitals(self) -> bool:
        """Whether a capital says nothing: German."""
        return self.code == "de"


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
    cues, words, people = data["cues"], data["words"], data["people"]
    grammar, pronouns = data["grammar"], data["pronouns"]
    genders: dict[str, Gender | None] = dict.fromkeys(pronouns["plural"].split())
    owners: dict[str, Gender | None] = dict.fromkeys(pronouns.get("own", "").split())
    one: Gender
    for one in ("m", "f"):
        genders.update(dict.fromkeys(pronouns[one].split(), one))
        owners.update(dict.fromkeys(pronouns.get(f"own_{one}", "").split(), one))
    return Language(
        code=code,
        lexicon=lexicon(code),
        participles=_words(cues["participles"]),
        separable={verb: _words(seconds) for verb, seconds in cues.get("separable", {}).items()},
        according=_phrases(cues["according"]),
        according_after=_words(cues["according_after"]),
        opinions=_words(cues["opinions"]),
        frames=_words(cues["frames"]),
        leads=_words(cues["leads"]),
        impersonal=_words(cues.get("impersonal", "")),
        quoting=_words(cues.get("quoting", "")),
        zero_subject=grammar["zero_subject"],
        reported=_words(grammar["reported"]),
        plural_verbs=tuple(grammar["plural_verbs"].split()),
        oblique=_words(words["oblique"]),
        times=_words(words["times"]),
        collective_endings=tuple(people["collectives"].get("endings", "").split()),
        pronouns=genders,
        plurals=_words(pronouns["plural"]),
        owners=owners,
    )
