"""From an archive's outbox to a shared archive: what the machine with the folder publishes.

Nothing is read or analysed here: articles are sent as the store has them. The store notes every
change for every shared archive (`index.store.outbox`) and crosses it off when the cluster has
acknowledged it. So it can end at any moment and goes on where it was.
"""

from __future__ import annotations

import hashlib
import secrets
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from index.article import Analysis
from index.errors import ArchiveError, ArchiveLocked
from index.language.utterances.fingerprints import fingerprints, word_fingerprints
from index.language.utterances.roles import roles_of
from index.language.utterances.words import as_said, keys_of
from index.paths import ArchivePaths
from index.reading.languages import languages_in
from index.search.opensearch.address import Address, address_of, credentials
from index.search.opensearch.client import Cluster
from index.search.opensearch.document import Compared, Publication
from index.search.opensearch.writer import USUAL_WORDS, BulkSender, Change, in_bulks
from index.store.annotations import Annotations
from index.store.outbox import Unsent
from index.store.reader import StoreReader
from index.store.writer import StoreWriter
from index.sync.lock import locked
from index.sync.progress import ProgressMeter, Report

_SENDERS = 2
_IN_FLIGHT = 3
_AT_ONCE = 2000
_LOOK_SECONDS = 1.0
_MANY = 5000


@dataclass(frozen=True, slots=True)
class Published:
    """What became of the articles that waited."""

    sent: int
    removed: int
    seconds: float


def publish(
    paths: ArchivePaths, to: str, report: Report, *, shards: int = 1, replicas: int = 1
) -> Iterator[Published]:
    """Send what waits to a shared archive, then wait for more whenever one goes on.

    The first time the shared archive is made, and everything is sent.

    Args:
        paths: The archive whose folder is here.
        to: The address of the shared one.
        report: Is told of the progress.
        shards: Into how many parts a new shared archive is divided.
        replicas: How many further copies of each a new one has.

    Yields:
        What was sent, each time that nothing waits any more.

    Raises:
        ArchiveError: It cannot be made or written; what it has acknowledged is safe, and the rest
            is sent the next time.
    """
    address = address_of(to)
    with ExitStack() as stack:
        stack.enter_context(_alone(paths, address))
        store = StoreWriter(paths.store)
        stack.callback(store.close)
        reader = StoreReader(paths.store)
        stack.callback(reader.close)
        annotations = Annotations(paths.annotations)
        stack.callback(annotations.close)
        cluster = Cluster(address, credentials())
        stack.callback(cluster.close)
        sender = BulkSender(cluster)
        publication = _begun(store, reader, sender, address, shards, replicas)
        drain = _Drain(store, reader, annotations, sender, publication, report)
        while True:
            yield drain.run()
            while not store.outbox.count(publication):
                time.sleep(_LOOK_SECONDS)


@contextmanager
def _alone(paths: ArchivePaths, address: Address) -> Iterator[None]:
    """Be the only one who publishes this archive there."""
    named = hashlib.blake2b(str(address).encode(), digest_size=6).hexdigest()
    try:
        with locked(paths.directory / f"publish-{named}.lock"):
            yield
    except ArchiveLocked as error:
        raise ArchiveLocked(
            "Another Pullquote is publishing this archive there.", "One is enough."
        ) from error


def _begun(
    store: StoreWriter,
    reader: StoreReader,
    sender: BulkSender,
    address: Address,
    shards: int,
    replicas: int,
) -> str:
    """Return which publication this goes on with, or begin a new one."""
    publication = sender.publication()
    if publication is None:
        publication = secrets.token_hex(16)
        with store.transaction():  # first: an index that nobody knows of would be in the way
            store.outbox.begin(publication, str(address))
        stats = reader.stats()
        words = stats.words // max(stats.articles, 1) or USUAL_WORDS
        sender.create(publication, shards=shards, replicas=replicas, words=words)
    elif not store.outbox.knows(publication):
        raise ArchiveError(
            f"{address} is published from another archive.",
            "Choose another name; or let the cluster's administrator delete that index first.",
        )
    return publication


class _Drain:
    """Sends what waits."""

    def __init__(
        self,
        store: StoreWriter,
        reader: StoreReader,
        annotations: Annotations,
        sender: BulkSender,
        publication: str,
        report: Report,
    ) -> None:
        self._store = store
        self._reader = reader
        self._annotations = annotations
        self._sender = sender
        self._publication = publication
        self._report = report

    def run(self) -> Published:
        """Send everything; return what that was."""
        began = time.monotonic()
        waiting = self._store.outbox.count(self._publication)
        sent = removed = 0
        meter = ProgressMeter(self._report, "publish", waiting, waiting)
        if waiting > _MANY:
            self._sender.expect(many=True)
        in_flight: deque[tuple[list[Change], Future[None]]] = deque()
        with ThreadPoolExecutor(_SENDERS) as senders:
            for bulk in in_bulks(self._changes()):
                in_flight.append((bulk, senders.submit(self._sender.send, bulk)))
                while len(in_flight) >= _IN_FLIGHT:
                    self._acknowledge(*in_flight.popleft(), meter)
                gone = sum(change.published is None for change in bulk)
                sent, removed = sent + len(bulk) - gone, removed + gone
            while in_flight:
                self._acknowledge(*in_flight.popleft(), meter)
        if waiting:  # whoever began, it may have been another run
            self._sender.expect(many=False)
            self._sender.refresh()
        return Published(sent, removed, time.monotonic() - began)

    def _changes(self) -> Iterator[Change]:
        after = 0
        while waiting := self._store.outbox.waiting(self._publication, after, _AT_ONCE):
            for unsent in waiting:
                published = self._published(unsent.article_id)
                yield Change(unsent.article_id, unsent.change, published)
            after = waiting[-1].article_id

    def _acknowledge(self, bulk: list[Change], done: Future[None], meter: ProgressMeter) -> None:
        done.result()
        with self._store.transaction():
            acknowledged = (Unsent(change.id, change.number) for change in bulk)
            self._store.outbox.acknowledge(self._publication, acknowledged)
        meter.add(len(bulk), len(bulk))

    def _published(self, article_id: int) -> Publication | None:
        """Return an article as it is now: at least as new as its change."""
        stored = self._reader.article(article_id)
        if stored is None:
            return None
        article = stored.article
        analysis = self._reader.analysis(article_id)
        roles: Mapping[str, Sequence[str]] = {}
        if analysis is not None:
            analysis = self._annotations.corrected(analysis, article.text, article.text_hash)
            roles = roles_of(analysis, article.text, article.language)
        return Publication(
            id=article_id,
            compared=self._compared(stored.text_id, article.text, analysis) if analysis else {},
            article=article,
            analysis=analysis,
            roles=roles,
            languages=languages_in(article.text, article.language),
            paths=stored.paths,
            near=self._reader.near(stored.text_id),
            stale=stored.stale,
        )

    def _compared(self, text_id: int, text: str, analysis: Analysis) -> dict[int, Compared]:
        """Return what is known of the quotes of a text beside others, by their places."""
        compared = {}
        for ordinal, known in self._reader.utterances.likenesses(text_id).items():
            if ordinal < len(analysis.quotes):
                keys = keys_of(as_said(analysis.quotes[ordinal].span.of(text)))
                compared[ordinal] = Compared(
                    fingerprints(keys) | word_fingerprints(keys),
                    known.saying,
                    known.alike,
                    known.again,
                    known.form,
                    known.articles,
                )
        return compared
