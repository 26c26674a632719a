"""The data model: what an article is, and what was found in it; and how both are written down.

Every offset here and everywhere in Pullquote counts Unicode code points of `Article.text`. The
store, the reader's worker and the exports all write by `to_json` and read by `from_json`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Self

EntityKind = Literal[
    "PERSON",
    "ORG",
    "GPE",
    "LOC",
    "NORP",
    "FAC",
    "EVENT",
    "PRODUCT",
    "WORK_OF_ART",
    "LAW",
    "LANGUAGE",
    "DATE",
    "TIME",
    "MONEY",
    "PERCENT",
    "QUANTITY",
    "ORDINAL",
    "CARDINAL",
]
"""What an entity is, in OntoNotes' names."""

QuoteKind = Literal["direct", "partial", "indirect", "scare", "title"]
"""`direct` is a statement in quotation marks, `partial` a few quoted words inside the reporter's
sentence, `indirect` a statement without marks; `scare` and `title` are marked words that nobody
is quoted with (so-called "experts"; the title of a work)."""


class Span(NamedTuple):
    """A half-open range `[start, end)` of code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return what the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def shown_date(published: str, *, is_guessed: bool) -> str:
    """Return the day of an ISO 8601 date, with a `~` before it if it is guessed; or nothing."""
    return ("~" if is_guessed and published else "") + published[:10]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text with what is known about where it comes from.

    `text` is clean (see `index.clean`) and fixed at reading. It does not repeat the title.
    """

    text: str
    title: str
    source: str = ""
    """The outlet: a newspaper's, agency's or site's name."""
    authors: tuple[str, ...] = ()
    published: str = ""
    """An ISO 8601 date or date-time, or nothing. See `origins["published"]` for how sure it is."""
    url: str = ""
    path: str = ""
    """Where the file lies, relative to the archive's folder, `/` between its parts. Bytes that are
    not UTF-8 stand in it as surrogate escapes (`os.fsdecode`), so clean it before showing it."""
    part: str = ""
    """Which article of a file that holds many; empty where the file is the article."""
    language: str = "en"
    """An ISO 639-1 code, or `und` where the text is too short to tell."""
    tags: tuple[str, ...] = ()
    """Labels that the file itself carries; the user's own are annotations."""
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where each field was found: `{"published": "json-ld", "title": "og:title"}`. A `published`
    from `guess` is only likely, and one from `file` the file's own date: show both with a `~`."""
    warnings: tuple[str, ...] = ()
    """What was odd about the file, in words for the user."""

    @property
    def is_date_guessed(self) -> bool:
        """Whether `published` is only likely, or the file's own date."""
        return self.origins.get("published") in ("file", "guess")

    @property
    def date_shown(self) -> str:
        """The day of `published`, with a `~` before it if it is guessed; or nothing."""
        return shown_date(self.published, is_guessed=self.is_date_guessed)

    @property
    def text_hash(self) -> str:
        """The key that analyses of this text are cached by (32 hexadecimal digits)."""
        import hashlib  # what only draws articles needs none

        return hashlib.blake2b(self.text.encode("utf-8"), digest_size=16).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """Return its fields by name as plain values, `from_json`'s counterpart."""
        # Not `asdict`, which copies deeply: a text can have a million letters.
        fields = {name: getattr(self, name) for name in self.__slots__}
        return {**fields, "origins": dict(self.origins)}

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Self:
        """Build an article from what `to_json` returned.

        Raises:
            KeyError, TypeError: The fields are others.
        """
        lists = {name: tuple(fields[name]) for name in ("authors", "tags", "warnings")}
        return cls(**{**fields, **lists})


class SavedLink(NamedTuple):
    """One entry of a list of links: it tells more about the article with the same address."""

    url: str
    title: str = ""
    saved: str = ""
    """When the user saved it, in ISO 8601."""
    tags: tuple[str, ...] = ()
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return its fields by name as plain values, `from_json`'s counterpart."""
        return self._asdict()

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Self:
        """Build a link from what `to_json` returned.

        Raises:
            KeyError, TypeError: The fields are others.
        """
        return cls(**{**fields, "tags": tuple(fields["tags"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing that the article names, with every place where it does."""

    kind: EntityKind
    name: str
    """The fullest form of the name."""
    aliases: tuple[str, ...] = ()
    """The other forms, as written, most frequent first."""
    mentions: tuple[Span, ...]
    """In reading order, never overlapping one another."""

    @property
    def count(self) -> int:
        """How often the article names it."""
        return len(self.mentions)

    def to_json(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, `from_json`'s counterpart."""
        return {
            "kind": self.kind,
            "name": self.name,
            "aliases": list(self.aliases),
            "mentions": [list(mention) for mention in self.mentions],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Build an entity from what `to_json` returned.

        Raises:
            KeyError, TypeError: The data has another shape.
        """
        return cls(
            kind=data["kind"],
            name=data["name"],
            aliases=tuple(data["aliases"]),
            mentions=tuple(Span(*mention) for mention in data["mentions"]),
        )


def aliases_of(name: str, forms: Iterable[str]) -> tuple[str, ...]:
    """Return the forms that an entity is called by beside its name, in their order.

    Of forms that differ only in their capitals one stands for all, preferably a quiet one.
    """
    aliases: dict[str, str] = {}
    for form in forms:
        alike = form.casefold()
        if alike != name.casefold() and (alike not in aliases or aliases[alike].isupper()):
            aliases[alike] = form
    return tuple(aliases.values())


BY_AGREEMENT = "+archive"
"""What is added to `Quote.how` where other articles gave the full name, which is less sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Something that somebody said, and how we know who."""

    span: Span
    """From the opening mark to the closing mark, both included."""
    kind: QuoteKind
    speaker: Span | None = None
    """The mention of the speaker as written at the quote: "he", "the senator", "Ada Holm"."""
    name: str | None = None
    """Who that is: the name of an `Entity`, or the source as written if it is not named."""
    cue: Span | None = None
    """The word that says that something is said: "said", "according to"."""
    confidence: float = 0.0
    """The probability, calibrated, that span and speaker are right."""
    how: str = ""
    """The rule that found the speaker, by its id."""
    chain: tuple[Span, ...] = ()
    """Mentions that lead from `speaker` to where the person is named, nearest first."""
    explanation: str = ""
    """Why this speaker, in plain words."""
    group: int = 0
    """Quotes that make one statement, split or over paragraphs, carry the same number."""
    paragraph: int = 0
    """The paragraph that the quote begins in, counted from 0."""

    def to_json(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, `from_json`'s counterpart."""
        return {
            "span": list(self.span),
            "kind": self.kind,
            "speaker": list(self.speaker) if self.speaker else None,
            "name": self.name,
            "cue": list(self.cue) if self.cue else None,
            "confidence": self.confidence,
            "how": self.how,
            "chain": [list(mention) for mention in self.chain],
            "explanation": self.explanation,
            "group": self.group,
            "paragraph": self.paragraph,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Build a quote from what `to_json` returned.

        Raises:
            KeyError, TypeError: The data has another shape.
        """
        return cls(
            span=Span(*data["span"]),
            kind=data["kind"],
            speaker=_span(data["speaker"]),
            name=data["name"],
            cue=_span(data["cue"]),
            confidence=data["confidence"],
            how=data["how"],
            chain=tuple(Span(*mention) for mention in data["chain"]),
            explanation=data["explanation"],
            group=data["group"],
            paragraph=data["paragraph"],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What was found in one text."""

    pipeline: str
    """Name and version of what made it: `pullquote_en 1.0.0`."""
    entities: tuple[Entity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    """In reading order, all kinds."""
    notes: tuple[str, ...] = ()
    """What was not looked for and why, in words for the user."""

    def to_json(self) -> dict[str, Any]:
        """Return plain lists and dictionaries, `from_json`'s counterpart."""
        return {
            "pipeline": self.pipeline,
            "entities": [entity.to_json() for entity in self.entities],
            "quotes": [quote.to_json() for quote in self.quotes],
            "notes": list(self.notes),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Build an analysis from what `to_json` returned.

        Raises:
            KeyError, TypeError: The data has another shape.
        """
        return cls(
            pipeline=data["pipeline"],
            entities=tuple(map(Entity.from_json, data["entities"])),
            quotes=tuple(map(Quote.from_json, data["quotes"])),
            notes=tuple(data["notes"]),
        )


def _span(bounds: Sequence[int] | None) -> Span | None:
    return Span(*bounds) if bounds else None
