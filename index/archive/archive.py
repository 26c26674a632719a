"""One archive: what Pullquote knows about one folder of articles."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from index.archive.annotated import AnnotatedArticles
from index.archive.asked import AskedQueries
from index.archive.encodings import Encodings
from index.archive.hits import ArticleHits
from index.archive.reader import ArticleReader
from index.archive.searching import Finding, OpenIndex, open_index
from index.archive.utterances import Utterances
from index.article import Article, SavedLink
from index.errors import PipelineError
from index.paths import ArchivePaths
from index.store.annotations import Annotations
from index.store.protocol import Store
from index.store.reader import StoreReader
from index.sync.analyser import pipeline_version

if TYPE_CHECKING:
    from index.archive.across import Across
    from index.archive.annotations import ArticleAnnotations
    from index.archive.correcting import Corrections
    from index.views.articles import Reading, Row
    from index.views.files import FileRecord, Problem, Stats
    from index.views.names import EntityRow
    from index.views.quotes import QuoteRow
    from index.views.searching import Completion, Facets, Results

NO_PIPELINES: Mapping[str, str] = MappingProxyType({})


def _never() -> bool:
    return False


class Archive:
    """What Pullquote knows about one folder of articles.

    Safe to use from several threads. Only the user's annotations are written here; articles and
    what was found in them come from the indexing process (`sync_command`).

    Attributes:
        paths: Where it lives.
        pipelines: The spaCy pipelines that the user wants, by language.
        encodings: What the user has files decoded by.
    """

    is_repaired = False
    """Its database was damaged and has been begun anew: everything is to be read again."""
    is_shared = False
    """It is read from a cluster: its folder is on another machine, which publishes it."""

    def __init__(
        self,
        paths: ArchivePaths,
        pipelines: Mapping[str, str] = NO_PIPELINES,
        *,
        is_repaired: bool = False,
        store: Store | None = None,
        open_index: OpenIndex = open_index,
    ) -> None:
        self.paths = paths
        self.pipelines = pipelines
        self.is_repaired = is_repaired
        self._store: Store = store or StoreReader(paths.store)
        self._noted = Annotations(paths.annotations)
        self._annotated = AnnotatedArticles(paths.folder, self._store, self._noted)
        asked = AskedQueries()
        self._finding = Finding(paths.search, self._store, asked, self._texts_with, open_index)
        self._utterances = Utterances(self._store, self._annotated)
        self._reader = ArticleReader(
            paths.folder,
            self._store,
            self._annotated,
            self._finding,
            ArticleHits(self._store, asked),
            self._utterances,
        )
        self.encodings = Encodings(self._noted)
        self._refreshing = threading.Lock()
        self._generation = 0

    @cached_property
    def annotations(self) -> ArticleAnnotations:
        """What the user notes about its articles."""
        from index.archive.annotations import ArticleAnnotations  # not needed to open an archive

        return ArticleAnnotations(self._store, self._noted, self._annotated)

    @cached_property
    def across(self) -> Across:
        """What its articles say beside each other."""
        from index.archive.across import Across  # not needed to open an archive

        return Across(self._store, self._annotated, self._reader, self._utterances)

    @cached_property
    def corrections(self) -> Corrections:
        """What the user sets right, and where else it may hold."""
        from index.archive.correcting import Corrections  # not needed to open an archive

        return Corrections(self._store, self._annotated, self._reader, self._utterances)

    @property
    def folder(self) -> Path:
        """The folder of articles."""
        return self.paths.folder

    @property
    def name(self) -> str:
        """What the archive is called where there is room for a line."""
        return str(self.folder)

    @property
    def directory(self) -> Path:
        """Where the archive keeps its own files."""
        return self.paths.directory

    def count(self) -> int:
        """Return the number of articles."""
        return self._store.count()

    # Looking for articles.

    def search(
        self,
        query: str,
        *,
        sort: str = "",
        as_you_type: bool = False,
        cancelled: Callable[[], bool] = _never,
    ) -> Results:
        """Return the articles that a query finds; with an empty query all, newest first.

        Args:
            query: In the query language. A mistake in it is told in `Results.problem`.
            sort: `relevance`, `date` (newest first), `oldest`, `source`, `quotes`; empty for what
                the query itself asks for, or else relevance.
            as_you_type: The last word may be unfinished, and the answer must come quickly.
            cancelled: Asked now and then; a search that is no longer wanted ends early.
        """
        return self._finding.articles(
            query, sort, as_you_type=as_you_type, cancelled=cancelled, generation=self._generation
        )

    def rows(self, results: Results, start: int, stop: int) -> list[Row]:
        """Return the rows `[start, stop)` of the results; ask only for what is visible.

        A row may be missing where its article was removed after the search.
        """
        return self._reader.rows(results.ids[start:stop], results.query)

    def complete(self, query: str, cursor: int) -> list[Completion]:
        """Return what the word at the cursor could become, best first."""
        return self._finding.complete(query, cursor)

    def facets(self, results: Results) -> Facets:
        """Return how the results divide by source, month, speaker and so on."""
        return self._finding.facets(results)

    def newest_of(self, results: Results, after: int = 0) -> tuple[int, int]:
        """Return the highest id of the results, 0 without any, and how many are higher than one."""
        return max(results.ids, default=0), sum(each > after for each in results.ids)

    def file_kinds(self, results: Results) -> list[tuple[str, int]]:
        """Return how the results divide by the endings of their files' names."""
        return self._store.file_kinds(results.ids)

    def _texts_with(self, kind: str) -> Iterable[str]:
        """Return the hashes of texts that the user has annotated, or that others repeat."""
        if (found := self._utterances.texts_with(kind)) is not None:
            return found
        return self._noted.texts_with(kind)

    # Looking into them.

    def find(self, reference: str) -> int | None:
        """Return the article that is meant by its number, its path or its link."""
        if reference.isdecimal() and self._store.text_hash(int(reference)):
            return int(reference)
        inside = os.path.relpath(os.path.realpath(reference), self.folder)
        return self._store.find(reference) or self._store.find(inside)

    def article(self, article_id: int) -> Article:
        """Return an article alone.

        Raises:
            KeyError: There is no such article (any more).
        """
        return self._annotated.stored(article_id).article

    def read(self, article_id: int, query: str = "", watch: Sequence[str] = ()) -> Reading:
        """Return an article with its quotes and entities, and the hits of a query in it.

        Raises:
            KeyError: There is no such article (any more).
        """
        return self._reader.read(article_id, query, watch)

    def quotes(
        self, query: str = "", *, speaker: str = "", limit: int | None = None
    ) -> list[QuoteRow]:
        """Return the quotes of the archive that a query finds.

        Args:
            query: In the query language; empty for all quotes, newest first.
            speaker: The name, or a part of it, of who said it.
            limit: At most so many.

        Raises:
            QueryError: The query cannot be understood.
            ArchiveError: The index is not there, or only a part of it answers.
        """
        return list(islice(self.each_quote(query, speaker=speaker), limit))

    def each_quote(
        self, query: str = "", *, speaker: str = "", about: str = "", reported: bool = False
    ) -> Iterator[QuoteRow]:
        """Yield the same as `quotes`, those whose own words hold all of `about`.

        With `reported`, what is told without quotation marks is yielded instead.
        """
        return self._reader.each_quote(query, speaker, about, reported=reported)

    def having(self, ids: Sequence[int], *, speaker: str = "", name: str = "") -> set[int]:
        """Return which of some articles quote a speaker in marks, or else have an entity.

        Both are known by their whole name.
        """
        return self._store.people.having(ids, speaker or name, quoted=bool(speaker))

    def entities(self, query: str = "", *, kind: str = "") -> list[EntityRow]:
        """Return the entities in the articles that a query finds, most articles first.

        Raises:
            QueryError: The query cannot be understood.
            ArchiveError: The index is not there, or only a part of it answers.
        """
        if not query.strip():
            return self._store.entities(None, kind)
        return self._store.entities(self.search(query).whole().ids, kind)

    def frequent_entities(self, query: str = "") -> list[EntityRow]:
        """Return the same as `entities`, or where these are very many, some that most name."""
        return self.entities(query)

    # The archive as a whole.

    def problems(self) -> list[Problem]:
        """Return the files that could not be read, or not well."""
        return self._store.problems()

    def files(self) -> Iterator[FileRecord]:
        """Return every file under the folder once, and every import, with what became of it.

        The folder is walked through while they are asked for, about a second for 50,000 files.
        """
        from index.archive.ledger import ledger  # reading is not needed to open an archive

        return ledger(self.folder, self._store)

    def links_without_article(self) -> list[SavedLink]:
        """Return the links of reading lists whose articles are not here, latest first."""
        return self._store.links_without_article()

    def stats(self) -> Stats:
        """Return the archive in figures."""
        try:
            pipeline = pipeline_version(self.pipelines)
        except PipelineError:  # nothing can be analysed, so everything waits
            pipeline = ""
        size = sum(file.stat().st_size for file in self.directory.rglob("*") if file.is_file())
        return replace(self._store.stats(pipeline), bytes_on_disk=size)

    def unanalysed(self) -> int:
        """Return how many articles nothing has been looked for in yet."""
        return self._store.unanalysed()

    def without_speakers(self) -> dict[str, int]:
        """Return how many articles are in each language that no speakers are looked for in."""
        from index.language.quotes.text.language_data import has_rules  # to open an archive without

        found = sorted(self._store.languages().items())
        return {code: count for code, count in found if len(code) == 2 and not has_rules(code)}

    def health(self) -> list[tuple[str, str, bool]]:
        """Return how the archive's parts are: name, state in words, whether that is well."""
        return [
            ("store", *self._store.health()),
            ("marks", *self._noted.health()),
            ("search index", *self._finding.health()),
        ]

    def is_behind(self) -> bool:
        """Tell whether the folder, or what the user noted, has changed since the last run.

        Takes about 15 ms for a thousand files.
        """
        from index.sync.scan import is_changed  # reading is not needed to open an archive

        followed = self._store.annotations_followed()
        if self._noted.changed_since(followed)[0] > followed:
            return True
        chosen = self._noted.encodings.chosen()
        return is_changed(self.folder, self._store.files(), self._store.imports(), chosen)

    def refresh(self) -> bool:
        """Follow what the indexing process has committed; tell whether anything is new."""
        with self._refreshing:
            changed = self._store.refresh()
            changed = self._finding.refresh() or changed
            self._generation += changed
            return changed

    def close(self) -> None:
        """Let go of the archive's files."""
        self._finding.close()
        self._store.close()
        self._noted.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
