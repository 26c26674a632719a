"""A shared archive: read from a cluster that another machine publishes to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from index.archive.archive import Archive
from index.archive.shared_store import SharedStore
from index.archive.unshared import UnsharedCorrections, UnsharedEncodings, refuse
from index.article import SavedLink
from index.errors import ArchiveError
from index.paths import ANNOTATIONS_FILE, ArchivePaths, data_folder
from index.search.opensearch.address import Address, address_of, credentials
from index.search.opensearch.client import Cluster, nodes_of
from index.search.opensearch.found import REACH
from index.search.opensearch.searcher import OpenSearchIndex
from index.search.opensearch.translate import Marked
from index.store.annotations import Annotations
from index.views.articles import Reading
from index.views.files import FileRecord, Problem, Stats
from index.views.names import EntityRow
from index.views.searching import Results


class SharedArchive(Archive):
    """What a newsroom shares of its articles. The user's annotations are on this machine.

    Args:
        address: Where it is.
        data_dir: Where archives are kept, if not in the user's data folder.

    Raises:
        ArchiveError: It is not there, or cannot be read.
    """

    is_shared = True

    def __init__(self, address: Address, data_dir: Path | None = None) -> None:
        self.address = address
        paths = _paths(address, data_dir)
        cluster = Cluster(address, credentials())
        marks = Annotations(paths.annotations)
        index = OpenSearchIndex(cluster, Marked(marks.texts_with, marks.tags))
        self._marks, self._index = marks, index

        def open_index(
            directory: Path, annotated: Callable[[str], Collection[int]]
        ) -> OpenSearchIndex:
            return index

        self._shared = SharedStore(cluster, index)
        super().__init__(paths, store=self._shared, open_index=open_index)
        self.corrections = UnsharedCorrections()
        self.encodings = UnsharedEncodings(marks)

    @property
    def name(self) -> str:
        """Its address."""
        return str(self.address)

    def find(self, reference: str) -> int | None:
        """Return the article that is meant by its number, its path or its link."""
        if reference.isdecimal() and self._store.text_hash(int(reference)):
            return int(reference)
        return self._store.find(reference)

    def search(
        self,
        query: str,
        *,
        sort: str = "",
        as_you_type: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Results:
        """Return the articles that a query finds; with an empty query all, newest first.

        Where the cluster does not answer, `Results.trouble` says so.
        """
        try:
            if query.strip():
                found = super().search(
                    query, sort=sort, as_you_type=as_you_type, cancelled=cancelled
                )
            else:
                found = self._every(sort)
        except ArchiveError as error:
            trouble = f"{error.message} {error.hint}".strip()
            return Results(query=query, ids=(), total=0, partial=True, trouble=trouble)
        return found._replace(reach=min(found.total, REACH))

    def _every(self, sort: str) -> Results:
        """Return all articles, as far as the cluster has them now."""
        ids, trouble = self._index.every(sort)
        return Results(
            query="",
            ids=ids,
            total=len(ids),
            ranked=False,
            generation=self._generation,
            partial=bool(trouble),
            trouble=trouble,
        )

    def frequent_entities(self, query: str = "") -> list[EntityRow]:
        """Return the entities that most articles name, and so soon that one can choose of them."""
        ids = self.search(query).whole().ids
        return self._shared.frequent(ids)

    def newest_of(self, results: Results, after: int = 0) -> tuple[int, int]:
        """Return the highest id of the results, 0 without any, and how many are higher than one."""
        return self._index.newest(results.ids, after)

    def read(self, article_id: int, query: str = "", watch: Sequence[str] = ()) -> Reading:
        """Return an article with its quotes and entities, and the hits of a query in it."""
        return replace(super().read(article_id, query, watch), file=None)

    def refresh(self) -> bool:
        """Follow what has been published; tell whether anything is new."""
        with self._refreshing:
            changed = self._store.refresh()
            self._generation += changed
            return changed

    def stats(self) -> Stats:
        """Return the archive in figures; its size on disk is the cluster's matter."""
        return self._store.stats()

    def health(self) -> list[tuple[str, str, bool]]:
        """Return how the cluster, each of its nodes and the user's own marks are."""
        nodes = [
            (node.partition("//")[2], trouble or "answers", not trouble)
            for node, trouble in nodes_of(self.address, credentials())
        ]
        return [
            ("cluster", *self._store.health()),
            *nodes,
            ("marks", *self._noted.health()),
        ]

    def is_behind(self) -> bool:
        """Tell that there is nothing to index here."""
        return False

    def close(self) -> None:
        """Let go of the connections and of the user's annotations."""
        super().close()
        self._index.close()
        self._marks.close()

    # What only the machine that publishes can do.

    def files(self) -> Iterator[FileRecord]:
        """Refuse: the files are elsewhere."""
        refuse("What became of each file")

    def problems(self) -> list[Problem]:
        """Refuse: the files are elsewhere."""
        refuse("What could not be read")

    def links_without_article(self) -> list[SavedLink]:
        """Refuse: the lists are elsewhere."""
        refuse("Which saved links have no article")


def open_shared_archive(address: str, *, data_dir: Path | None = None) -> SharedArchive:
    """Open a shared archive.

    Args:
        address: `https://host[,host...]/NAME`.
        data_dir: Where archives are kept, if not in the user's data folder.

    Raises:
        ArchiveError: It is not there, or cannot be read.
    """
    return SharedArchive(address_of(address), data_dir)


def _paths(address: Address, data_dir: Path | None) -> ArchivePaths:
    """Return where this machine keeps what belongs to a shared archive."""
    data = data_folder(data_dir)
    named = hashlib.blake2b(str(address).encode(), digest_size=6).hexdigest()
    directory = data / "shared" / f"{address.name[:40]}-{named}"
    paths = ArchivePaths(directory / "elsewhere", directory, data / ANNOTATIONS_FILE)
    for each in (data, directory.parent, directory):
        each.mkdir(mode=0o700, parents=True, exist_ok=True)
    return paths
