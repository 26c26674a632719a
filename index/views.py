"""What the archive shows: plain values, ready for a screen or a printer, with no way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from index.article import Analysis, Article, EntityKind, Quote, Span, shown_date
from index.errors import ArchiveError, NotIndexed, QueryError

COUNTED: frozenset[EntityKind] = frozenset(
    ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL")
)
"""Kinds of entities that are dates and numbers rather than names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The articles that a query found, by id only; `Archive.rows` gives what is visible of them."""

    query: str
    """As the user wrote it."""
    ids: Sequence[int]
    """In the order asked for. They may be worked out as they are looked at, and be many: ask for
    slices of them, never for all."""
    total: int
    reach: int | None = None
    """So many of them can be looked at in any order, the others one after another only; all, if
    nothing is said."""
    problem: QueryError | None = None
    """Why the query could not be understood; `ids` is empty then."""
    suggestion: str | None = None
    """A query that differs in spelling and does find something."""
    term_counts: Mapping[str, int] = field(default_factory=dict)
    """How many articles each term finds alone; filled when nothing was found."""
    understood: str = ""
    """The query in plain words; nothing while there is no index to search."""
    note: str = ""
    """How the query was read otherwise than typed, or may have been meant otherwise."""
    partial: bool = False
    """There may be more: the search was stopped by its time limit, or the index is being built."""
    trouble: str = ""
    """What is missing of the answer and why, in words, if it is not the time limit alone."""
    loose: bool = False
    """No one quote is both by the speaker and about the words asked for, `speaker:x said:y`; these
    articles have a quote of each."""
    generation: int = 0
    """The state of the archive that was searched; a later state has a higher number."""

    @property
    def listed(self) -> int:
        """How many a list can show: see `reach`."""
        return self.total if self.reach is None else self.reach

    def whole(self) -> Results:
        """Return these results, where nothing may be missing of them.

        Raises:
            QueryError: The query cannot be understood.
            ArchiveError: There is no index to ask, a part of it does not answer, or time was up.
        """
        if self.problem:
            raise self.problem
        if self.trouble:
            raise ArchiveError(f"This would not be all. {self.trouble.rstrip('.')}.", "Try again.")
        if self.partial:
            raise ArchiveError("The search was broken off.") if self.understood else NotIndexed
        return self


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the list of results."""

    id: int
    title: str
    source: str
    published: str
    """ISO 8601, or nothing."""
    date_shown: str
    """`2024-03-07`, or `~2024-06-04` where only the file's own date is known."""
    language: str = ""
    """An ISO 639-1 code, or `und`."""
    quotes: int | None = None
    """Quotes with a speaker to look for (direct and partial); `None` before the analysis."""
    hits: int | None = None
    """Hits of the query in title and text; `None` without a query."""
    starred: bool = False
    tags: tuple[str, ...] = ()
    """The file's own and the user's."""
    has_note: bool = False
    snippet: str = ""
    """A stretch of the text round the best hits; empty without a query."""
    snippet_hits: tuple[Span, ...] = ()
    """Where the hits lie in `snippet`."""
    title_hits: tuple[Span, ...] = ()
    """Where hits lie in `title`."""
    duplicates: tuple[str, ...] = ()
    """Other paths of the same text, then the titles of near copies as `≈ title`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article, with all that is shown around it."""

    id: int
    article: Article
    analysis: Analysis | None = None
    """What was found in it, corrected by the user; `None` before the analysis."""
    hits: tuple[Span, ...] = ()
    """Hits of the query, in reading order."""
    title_hits: tuple[Span, ...] = ()
    """Hits of the query in the title."""
    watch_hits: tuple[tuple[Span, str], ...] = ()
    """Hits of the user's watch words, each with its word, in reading order."""
    key_terms: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    """What the article is about, best first: a term and where it stands. Filled when there is
    neither a query nor a hit of a watch word."""
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    """Name of an entity that is not a date or number -> how many other articles name it."""
    position: int = 0
    """The offset where the user left off."""
    starred: bool = False
    tags: tuple[str, ...] = ()
    """The user's own; the file's are `article.tags`."""
    note: str = ""
    noted: tuple[str, ...] = ()
    """What lists of links note about it: highlights, descriptions."""
    file: Path | None = None
    """The file itself, to open it with another program."""
    duplicates: tuple[str, ...] = ()
    """Other paths of the same text."""
    near: tuple[NearCopy, ...] = ()
    """Other versions of this text, most alike first."""
    also_in: Mapping[Span, int] = field(default_factory=dict)
    """Span of a quote -> how many other articles quote the same utterance; none is left out."""
    trouble: str = ""
    """Why `elsewhere` and `also_in` are not known, in words: a part of the archive is away."""
    corrected: frozenset[Span] = frozenset()
    """Spans of the quotes whose speaker the user has set."""
    kept: frozenset[Span] = frozenset()
    """Spans of the quotes that the user keeps for a dossier."""
    stale: bool = False
    """The file can't be read any more; this is how it was."""

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes that are listed by default: direct and partial, in reading order."""
        return listed_quotes(self.analysis)


def listed_quotes(analysis: Analysis | None) -> tuple[Quote, ...]:
    """Return the quotes of an analysis that are listed by default: direct and partial ones."""
    quotes = analysis.quotes if analysis else ()
    return tuple(quote for quote in quotes if quote.kind in ("direct", "partial"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NearCopy:
    """Another article with much the same text."""

    id: int
    title: str
    source: str
    likeness: float
    """The share of three-word sequences in common, from 0 to 1."""


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
class Usage:
    """A name or a role as it is written, and when."""

    text: str
    first: str
    """The earliest date of an article that writes it, or nothing."""
    last: str
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody, or some body, across the archive."""

    name: str
    kind: str
    """What most articles take it for; nothing if it is only quoted."""
    articles: int
    """How many name or quote them."""
    first: str
    """The earliest date of those, or nothing."""
    last: str
    names: tuple[Usage, ...]
    """How they are written, in most articles first."""
    roles: tuple[Usage, ...]
    """What stands at the name, in most articles first."""
    months: tuple[tuple[str, int], ...]
    """Month (`2024-03`) -> how many quotes, oldest first; months without any are left out."""
    topics: tuple[tuple[str, int], ...]
    """Key terms of what they say, best first, and how often."""
    sources: tuple[tuple[str, int], ...]
    """Who quotes them, and how often."""
    company: tuple[tuple[str, int], ...]
    """Who is named in the same articles, and in how many of them; only the most frequent ones."""
    quoted: int
    """How many quotes there are of them: `months` and `sources` count them all."""
    quotes: tuple[QuoteRow, ...]
    """The earliest first; only the last of them where they are very many."""
    looked_into: int
    """In so many of the articles, spread over time, names and roles were looked for."""

    @property
    def undated(self) -> int:
        """How many of the quotes stand in no month, since their article's date is not known."""
        return self.quoted - sum(count for _, count in self.months)

    @property
    def left_out(self) -> str:
        """What of all that this page leaves out, in words; nothing if it is whole."""
        parts = []
        if self.quoted > len(self.quotes):
            parts.append(f"quotes and topics: the last {len(self.quotes):,} of {self.quoted:,}")
        if self.articles > self.looked_into:
            parts.append(f"names and roles: {self.looked_into:,} of {self.articles:,} articles")
        return "; ".join(parts)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """One entity across the archive."""

    kind: EntityKind
    name: str
    articles: int
    mentions: int
    is_least: bool = False
    """Both may be more: see `Archive.frequent_entities`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A file that could not be read, or not well."""

    path: str
    """Relative to the archive's folder; clean it before showing it."""
    reason: str
    hint: str = ""
    skipped: bool = True
    """Nothing of the file is in the archive; otherwise it is there, and this is a warning."""


Became = Literal[
    "articles",
    "links",
    "helper",
    "hidden",
    "alias",
    "not-an-article",
    "problem",
    "refused",
    "waiting",
]
"""What became of a file: it gave articles, or a list of links; it is a part of a saved page;
it is hidden, or lies in a hidden folder; it is a link to another file of the folder; it is of a
kind that holds no articles; it could not be read; it was not even opened; it has not been read yet.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """A file under the archive's folder, or imported into it, and what became of it."""

    path: str
    """Relative to the archive's folder, absolute for imports; clean it before showing it. A folder
    that cannot be listed stands for all that it holds."""
    became: Became
    articles: int = 0
    """How many the archive has of it."""
    copies: int = 0
    """How many of these are exactly like one before, and are folded into that."""
    links: int = 0
    kind: str = ""
    """Its ending in small letters, without a dot; empty where it has none that names a kind."""
    reason: str = ""
    """Why it was not read, or not well."""
    hint: str = ""


CompletionKind = Literal["word", "field", "speaker", "entity", "source", "tag", "value"]


@dataclass(frozen=True, slots=True)
class Completion:
    """What a word of the query could become."""

    text: str
    """What replaces `[start, end)` of the query."""
    start: int
    end: int
    kind: CompletionKind = "word"
    count: int = 0
    """Articles it would find, where that is known."""


MOST_VALUES = 50
"""So many values of a heading are counted, the most frequent ones; of months, all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """How results divide: for each heading the values and how many articles have them.

    At most `MOST_VALUES` of a heading: where there are so many, there may be more.
    """

    trouble: str = ""
    """What of the archive was not counted and why, in words: then all of these are too few."""
    sources: tuple[tuple[str, int], ...] = ()
    months: tuple[tuple[str, int], ...] = ()
    """As `2024-03`, newest first; the other headings have the most frequent first."""
    speakers: tuple[tuple[str, int], ...] = ()
    people: tuple[tuple[str, int], ...] = ()
    organisations: tuple[tuple[str, int], ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    tags: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """The archive in figures."""

    files: int
    articles: int
    words: int
    quotes: int
    speakers: int
    people: int
    organisations: int
    places: int
    sources: int
    first: str
    """The earliest known date of an article, or nothing."""
    last: str
    problems: int
    waiting: int
    """Articles that have not been analysed yet."""
    bytes_on_disk: int
