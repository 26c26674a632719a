"""The writing side of the store: used by the indexing process only, which is the only writer."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from index.store import meta
from index.store.agreements import AgreementsWriter
from index.store.articles import ArticlesWriter
from index.store.database import open_database, transaction
from index.store.files import FilesWriter
from index.store.findings import FindingsWriter
from index.store.index_queue import IndexQueue
from index.store.links import LinksWriter
from index.store.outbox import Outbox
from index.store.problems import ProblemsWriter
from index.store.schema import MIGRATIONS
from index.store.utterances.writer import UtterancesWriter


class StoreWriter:
    """The store, open for writing. Every method of its parts is one step of a `transaction`.

    Attributes:
        files: Which files there are, and what they hold.
        articles: The articles in them.
        problems: What is wrong with files.
        findings: What was found in texts.
        queue: What the search index must still be told.
        outbox: What shared archives must still be told.
        utterances: Which quotes are one utterance.
        agreements: What articles know of each other's names.
    """

    def __init__(self, path: Path) -> None:
        self._db = open_database(path, MIGRATIONS)
        self.queue = IndexQueue(self._db)
        self.outbox = Outbox(self._db)
        self.problems = ProblemsWriter(self._db)
        links = LinksWriter(self._db, self.queue)
        self.articles = ArticlesWriter(self._db, links, self.queue)
        self.files = FilesWriter(self._db, self.articles, links, self.problems, self.queue)
        self.findings = FindingsWriter(self._db, self.queue)
        self.utterances = UtterancesWriter(self._db)
        self.agreements = AgreementsWriter(self._db)

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Return a block of which all or nothing is stored."""
        return transaction(self._db)

    def follow_annotations(self, revision: int) -> None:
        """Note up to which revision the search index knows the user's annotations."""
        meta.put(self._db, meta.ANNOTATIONS_FOLLOWED, str(revision))
