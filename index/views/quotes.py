"""Quotes, the utterances that they are wordings of, and what a dossier proves of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.article import Quote, Span, shown_date


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """One quote with the article that carries it."""

    article_id: int
    ordinal: int
    """Which of all the quotes of its analysis, counted from 0."""
    quote: Quote
    text: str
    """The quoted words with their marks, on one line."""
    speaker_shown: str
    """Who said it: the name, or the mention as written, or nothing."""
    title: str
    source: str
    published: str
    is_date_guessed: bool

    @property
    def date_shown(self) -> str:
        """The article's day, with a `~` before it if it is guessed; or nothing."""
        return shown_date(self.published, is_guessed=self.is_date_guessed)

    @property
    def by_date(self) -> tuple[bool, str, int, int]:
        """What quotes are sorted by: the earliest first, those of no known day last."""
        return not self.published, self.published, self.article_id, self.ordinal


ChangeKind = Literal["cut", "changed", "added"]


Relation = Literal["same", "part", "variant"]
"""What a wording is to the fullest one: the same words, an unbroken part of them, or others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Where one wording of a quotation differs from a fuller one."""

    kind: ChangeKind
    was: Span
    """In the fuller wording; empty where words were added."""
    now: Span
    """In the other one; empty where words were cut."""
    was_words: str
    now_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One place where an utterance is quoted."""

    row: QuoteRow
    url: str
    path: str
    """Relative to the archive's folder; clean it before showing it."""
    part: str
    relation: Relation
    changes: tuple[Change, ...]
    """From the fullest wording, in code points of `row.text` of both."""
    other_speaker: bool
    """The words are given to somebody else than by most others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing that somebody said, wherever it is quoted."""

    number: int
    wordings: tuple[Wording, ...]
    """The earliest first."""
    fullest: int
    """Which of them has the most words."""
    again: tuple[QuoteRow, ...]
    """Quotes in which the same speaker says much the same on another occasion, earliest first."""

    @property
    def articles(self) -> int:
        """In how many articles it stands."""
        return len({wording.row.article_id for wording in self.wordings})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A wording with all that a dossier tells of it."""

    wording: Wording
    role: str
    """Of the speaker, as the article writes it nearest to the quote; or nothing."""
    authors: tuple[str, ...]
    date_origin: str
    """Where the article's date was found, see `Article.origins`; or nothing."""
    language: str
    text_hash: str
    """Of the article's text, see `Article.text_hash`."""
    note: str
    """The user's, about the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierEntry:
    """One utterance in a dossier."""

    quotes: tuple[Cited, ...]
    """Every wording of it in the archive, the earliest first."""
    fullest: int
    """Which of them has the most words."""


CheckStatus = Literal["exact", "cut", "changed", "other-speaker", "not-found"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedQuote:
    """A quotation of a manuscript, and what the archive says to it."""

    quote: Quote
    text: str
    """Its words with their marks, on one line."""
    status: CheckStatus
    match: Wording | None = None
    """The quote of the archive that is most like it; its `changes` lead to the manuscript's
    wording."""
    given_to: str = ""
    """Whom most other articles give it to, if the archive has it so in few; else nothing."""
    speaker_agrees: bool = True
    """Whoever the manuscript gives it to says it there too; or the manuscript names nobody."""
    is_proven: bool = True
    """Of a dossier's quote: an article has the very text, or this quote in the same file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a dossier says of a quote, to be checked later."""

    text: str
    """Its words with their marks, on one line."""
    speaker: str
    text_hash: str
    """Of the article's text, see `Article.text_hash`."""
    span: Span
    """Where the quote stands in that text."""
    path: str = ""
    """Where the article was when the dossier was written; nothing if that is not known."""
    part: str = ""
