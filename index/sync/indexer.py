"""From the store into the search index, which only ever repeats what the store says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from index.language.utterances.roles import roles_of
from index.reading.languages import languages_in
from index.search.engine.files import drop_former, set_aside
from index.search.engine.writer import SearchWriter
from index.search.protocols import Writer
from index.store.annotations import NO_ANNOTATION, Annotations
from index.store.protocol import Store
from index.store.writer import StoreWriter
from index.sync.progress import ProgressMeter, Report

MANY = 500
"""So many articles take long enough to tell how far it is."""


class Indexer:
    """Tells the search index what has changed in the store and in the user's annotations.

    The store lists what the index has not been told (`pending`), in the same transaction as the
    change itself, and crosses it off only after the index has committed: a run that dies in
    between tells it once more.
    """

    def __init__(
        self,
        directory: Path,
        store: StoreWriter,
        reader: Store,
        annotations: Annotations,
        check: Callable[[], None],
        *,
        rebuild: bool,
    ) -> None:
        self._store = store
        self._reader = reader
        self._annotations = annotations
        self._check = check
        self._uncommitted: set[int] = set()
        """What the index has been told and has not committed."""
        self._directory = directory
        self._writer = self._open(directory, rebuild)

    def _open(self, directory: Path, rebuild: bool) -> Writer:
        """Open the index; if it is missing or damaged, begin a new one that knows nothing."""
        if rebuild or not SearchWriter.is_sound(directory):
            set_aside(directory)
            with self._store.transaction():
                self._store.queue.add_all()
        return SearchWriter.open(directory)

    def close(self) -> None:
        """Let go of the search index."""
        self._writer.close()

    def put(self, article_ids: Iterable[int]) -> None:
        """Tell the index of articles; it can be searched for them after the next `update`."""
        for article_id in article_ids:
            self._check()
            self._put(article_id)
            self._uncommitted.add(article_id)
            if self._writer.is_full:
                self.settle()

    def update(self, report: Report | None = None) -> None:
        """Bring the search index up to date.

        Args:
            report: Where to tell how far it is, if that takes long: when it is made anew.
        """
        self._follow_annotations()
        waiting = [each for each in self._store.queue.pending() if each not in self._uncommitted]
        if report and len(waiting) >= MANY:
            meter = ProgressMeter(report, "index", len(waiting), len(waiting))
            for each in waiting:
                self.put([each])
                meter.add(1)
        else:
            self.put(waiting)
        self.settle()
        drop_former(self._directory)

    def settle(self) -> None:
        """Make searchable what the index has been told of so far."""
        if not self._uncommitted:
            return
        self._writer.commit()
        with self._store.transaction():
            self._store.queue.remove(self._uncommitted)
        self._uncommitted.clear()

    def _put(self, article_id: int) -> None:
        stored = self._reader.article(article_id)
        if stored is None:
            self._writer.remove(article_id)
            return
        article = stored.article
        annotation = self._annotations.of([article.text_hash]).get(article.text_hash, NO_ANNOTATION)
        languages = languages_in(article.text, article.language)
        self._writer.put_article(article_id, article, tags=annotation.tags, languages=languages)
        if analysis := self._reader.analysis(article_id):
            corrected = self._annotations.corrected(analysis, article.text, article.text_hash)
            roles = roles_of(corrected, article.text, article.language)
            self._writer.put_analysis(
                article_id, corrected, article.text, article.language, roles=roles
            )

    def _follow_annotations(self) -> None:
        """Find the articles whose tags or corrections have changed since the last time."""
        before = self._reader.annotations_followed()
        revision, hashes = self._annotations.changed_since(before)
        if not hashes:
            return
        self.settle()  # what was told before the change would pass for told after it
        with self._store.transaction():
            for waiting in self._store.findings.texts(self._store.findings.text_ids(hashes)):
                self._store.queue.add_text(waiting.text_id)
                if analysis := self._store.findings.analysis(waiting.text_id):
                    corrected = self._annotations.corrected(analysis, waiting.text, waiting.hash)
                    self._store.findings.put_findings(waiting.text_id, corrected)
            self._store.follow_annotations(revision)
