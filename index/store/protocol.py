"""What an archive asks of its store: whatever answers this can stand in the default one's place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.article import Analysis, Article, SavedLink
from index.store.records import FileState
from index.store.utterances.form import Form

if TYPE_CHECKING:
    from index.views.articles import NearCopy
    from index.views.files import Problem, Stats
    from index.views.names import EntityRow


class Summary(NamedTuple):
    """What a row of results shows of an article."""

    id: int
    text_hash: str
    title: str
    source: str
    published: str
    language: str
    is_date_guessed: bool
    quotes: int | None
    tags: tuple[str, ...]


class Stored(NamedTuple):
    """An article as the store has it."""

    article: Article
    text_id: int
    paths: tuple[bytes, ...]
    stale: bool
    noted: tuple[str, ...] = ()
    """What lists of links note about it."""


class Holdings(NamedTuple):
    """How much the store has of a file."""

    articles: int = 0
    copies: int = 0
    """How many of these are the same as one of an earlier path or part."""
    links: int = 0


class Place(NamedTuple):
    """A quote of an article."""

    article_id: int
    ordinal: int
    """In the article's analysis."""


class Naming(NamedTuple):
    """An article that names or quotes somebody."""

    article_id: int
    published: str
    """Nothing where the date is only guessed."""
    source: str


class Saying(NamedTuple):
    """A quote of somebody, and when and where it appeared."""

    place: Place
    published: str
    """Nothing where the date is only guessed."""
    source: str


class UtteranceStore(Protocol):
    """Which quotes are alike, directly or through others. Safe to use from several threads."""

    def also_in(self, text_id: int) -> Mapping[int, int]:
        """Return how many other articles have a quote of a text, by its place in the analysis.

        It is 0 for what is only said again, on another occasion; what is neither is left out.
        """

    def utterance(self, text_id: int, ordinal: int) -> tuple[int, list[Place], list[Place]]:
        """Return the utterance that a quote belongs to.

        Returns:
            Its number; the quotes that are this utterance, the asked one among them; and those
            that say it again.
        """

    def of_place(self, place: Place) -> tuple[int, list[Place], list[Place]]:
        """Return the utterance that a quote of an article belongs to, as `utterance` does."""

    def numbers(self, places: Iterable[Place]) -> Mapping[Place, int]:
        """Return the numbers of the utterances that quotes belong to, where there are others."""

    def utterances(self) -> Iterator[tuple[int, list[Place], list[Place]]]:
        """Yield every utterance of two quotes or more, as `utterance` returns it."""

    def texts_repeated(self, least: int) -> list[str]:
        """Return the hashes of texts with an utterance that stands in at least so many articles."""

    def texts_with(self, form: Form) -> list[str]:
        """Return the hashes of texts with a quote of some form."""

    def sharing(self, fingerprints: Iterable[int], most: int) -> list[Place]:
        """Return the quotes that share fingerprints with given words, most of them first."""

    def said_by(self, name: str, most: int) -> list[Place]:
        """Return quotes by a speaker, the latest first."""

    def uncompared(self) -> int:
        """Return of how many analysed texts quotes are still to be compared with the others."""


class PeopleStore(Protocol):
    """Who is named and quoted where. Safe to use from several threads."""

    def names_like(self, typed: str, most: int) -> list[str]:
        """Return the names that may be meant: those equal to it, then those that hold it."""

    def kind(self, name: str) -> str:
        """Return what most articles take a name for; nothing if it is no entity of any."""

    def having(self, ids: Sequence[int], name: str, *, quoted: bool) -> set[int]:
        """Return which of some articles quote somebody in marks, or have an entity of this name."""

    def articles(self, name: str) -> list[Naming]:
        """Return the articles that name or quote somebody, the earliest first."""

    def quotes(self, name: str) -> list[Saying]:
        """Return the quotes of somebody, in marks, the earliest first."""

    def company(self, name: str, most: int) -> list[tuple[str, int]]:
        """Return whom and which bodies the same articles name, each with how many of them do."""


class Store(Protocol):
    """What was read and found, to be looked up. Safe to use from several threads."""

    @property
    def utterances(self) -> UtteranceStore:
        """Which quotes are one utterance."""

    @property
    def people(self) -> PeopleStore:
        """Who is named and quoted where."""

    def close(self) -> None:
        """Let go of it."""

    def refresh(self) -> bool:
        """Tell whether another process has written since the last time this was asked."""

    # Articles. Ids are positive, and never given twice.

    def count(self) -> int:
        """Return the number of articles."""

    def ids(self, sort: str = "") -> Sequence[int]:
        """Return all articles in one of the orders that `Archive.search` names."""

    def ids_of_texts(self, hashes: Iterable[str]) -> list[int]:
        """Return the articles that have one of these texts."""

    def ids_in_files(self, ending: str) -> list[int]:
        """Return the articles of files whose names end so, such as `pdf`."""

    def file_kinds(self, ids: Sequence[int]) -> list[tuple[str, int]]:
        """Return the endings of the files of articles, in small letters, most articles first."""

    def summaries(self, ids: Sequence[int]) -> Mapping[int, Summary]:
        """Return what rows show of articles, as far as these are still there."""

    def text(self, article_id: int) -> str | None:
        """Return the text of an article, if it is still there."""

    def expect(self, ids: Sequence[int]) -> None:
        """Note that these articles will be looked at one after another."""

    def text_hash(self, article_id: int) -> str | None:
        """Return the key of an article's text, if the article is still there."""

    def article(self, article_id: int) -> Stored | None:
        """Return an article, if it is still there."""

    def find(self, reference: str) -> int | None:
        """Return an article by its path or its link, if there is one."""

    def near(self, text_id: int) -> tuple[NearCopy, ...]:
        """Return the articles whose text is much like this one, most alike first."""

    def without_copies(self, ids: Sequence[int]) -> list[int]:
        """Return the articles without those that are much like one before them."""

    # What was found in them.

    def analysis(self, article_id: int) -> Analysis | None:
        """Return what the pipeline found in an article, uncorrected."""

    def articles_quoting(self, speaker: str) -> Iterator[int]:
        """Return the articles with a quote by somebody whose name holds `speaker`."""

    def entities(self, ids: Sequence[int] | None, kind: str) -> list[EntityRow]:
        """Return the entities of these articles, or of all, most articles first."""

    def others_naming(self, names: Sequence[str], text_id: int) -> Mapping[str, int]:
        """Return for each name how many other texts have an entity of this name."""

    # The archive as a whole.

    def health(self) -> tuple[str, bool]:
        """Return how it is in words, and whether that is well."""

    def files(self) -> Mapping[bytes, FileState]:
        """Return every file that was seen the last time."""

    def holdings(self) -> Mapping[bytes, Holdings]:
        """Return how much there is of each file that gave anything."""

    def imports(self) -> list[bytes]:
        """Return the absolute paths of files that the user added from outside the folder."""

    def annotations_followed(self) -> int:
        """Return up to which revision the search index knows the user's annotations."""

    def problems(self) -> list[Problem]:
        """Return what is wrong with files, by path, those that gave nothing first."""

    def links_without_article(self) -> list[SavedLink]:
        """Return what lists of links name and no article has the address of, latest first."""

    def languages(self) -> Mapping[str, int]:
        """Return how many articles there are in each language, by its code."""

    def unanalysed(self) -> int:
        """Return how many articles have not been analysed at all."""

    def stats(self, pipeline: str = "") -> Stats:
        """Return the archive in figures; what `pipeline` has not analysed waits."""
