"""From texts to what was found in them: a batch at a time, what the user looks at first."""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TextIO

from index.article import Analysis
from index.errors import PipelineError
from index.events import Analysed
from index.store.annotations import Annotations
from index.store.findings import Waiting
from index.store.writer import StoreWriter
from index.sync.analyser import Advance, BatchAnalyser, Pending
from index.sync.cancellation import Cancellation, Cancelled
from index.sync.indexer import Indexer
from index.sync.near_duplicates import link_near_duplicates
from index.sync.progress import ProgressMeter, Report

_BATCH_TEXTS = 16
_BATCH_WORDS = 10_000
"""A batch takes about a second; then the next wish is heard."""
_MOST_DEATHS = 3
"""A text over which the process died so often is given up."""
_INDEX_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class _Begun:
    """A batch that is being analysed."""

    texts: list[Waiting]
    spare: dict[int, Analysis | None]
    """By the text's id, what is known from before."""
    fresh: list[Waiting]
    """Those of which nothing is known."""
    pending: Pending
    """Waits for what is found in these."""
    analyser: BatchAnalyser

    def singly(self) -> Iterator[_Begun]:
        """Yield each of the fresh texts as a batch of its own."""
        for waiting in self.fresh:
            pending = self.analyser.begin([(waiting.text, waiting.language)])
            yield _Begun([waiting], {}, [waiting], pending, self.analyser)


class Priorities:
    """Articles that the user is waiting for: lines `{"first": article_id}`, the last one first."""

    def __init__(self) -> None:
        self._wanted: deque[int] = deque()

    def listen(self, lines: TextIO) -> None:
        """Read wishes in the background until there are no more lines."""
        threading.Thread(target=self._listen, args=(lines,), daemon=True).start()

    def _listen(self, lines: TextIO) -> None:
        for line in lines:
            with suppress(ValueError, TypeError, KeyError):  # not a wish
                self._wanted.append(int(json.loads(line)["first"]))

    def take(self) -> list[int]:
        """Return the wishes since the last time, the latest first."""
        taken = []
        while self._wanted:
            taken.append(self._wanted.pop())
        return taken


class BatchAnalysis:
    """Analyses what has not been analysed, round by round.

    Args:
        store: Where texts come from and findings go.
        annotations: The user's corrections, which every analysis obeys.
        pipeline: Name and version of the pipeline.
        load: Loads the pipeline; called once, and only if there is something to analyse.
        indexer: Brings the search index up to date with the store.
        report: Takes events.
        cancellation: Whether to go on.
        priorities: What to analyse first.
    """

    def __init__(
        self,
        store: StoreWriter,
        annotations: Annotations,
        pipeline: str,
        load: Callable[[], BatchAnalyser],
        indexer: Indexer,
        report: Report,
        cancellation: Cancellation,
        priorities: Priorities,
    ) -> None:
        self._store = store
        self._annotations = annotations
        self._pipeline = pipeline
        self._load = load
        self._indexer = indexer
        self._report = report
        self._cancellation = cancellation
        self._priorities = priorities
        self._analyser: BatchAnalyser | None = None
        self._meter: ProgressMeter | None = None
        self._suspects: Mapping[int, int] = {}
        self._indexed = time.monotonic()
        self._is_helpless = False
        self._postponed: list[int] = []

    def attend(self) -> None:
        """Analyse the article that the user waits for, if there is one, while files are read.

        What takes long waits for `run`, as the reading would wait for it; so does what an earlier
        run may have died of. That nothing can analyse is told there.
        """
        if self._is_helpless:
            return
        for text_id in self._wished():
            if self._store.findings.is_waiting(text_id, self._pipeline):
                (waiting,) = self._store.findings.texts([text_id])
                is_suspect = text_id in self._store.findings.suspects()
                if waiting.words > _BATCH_WORDS or is_suspect:
                    self._postponed = [text_id]
                else:
                    self._analyse_at_once(waiting)
                return

    def _analyse_at_once(self, waiting: Waiting) -> None:
        try:
            self._finish(self._begin([waiting], self._loaded()), lambda share: None)
        except PipelineError:
            self._is_helpless = True

    def run(self, is_time_up: Callable[[], bool]) -> bool:
        """Analyse what waits, until time is up; tell whether there was anything.

        What is done is safe even when this is broken off.
        """
        queue = dict.fromkeys(self._store.findings.waiting(self._pipeline))
        if not queue:
            self._meter = None
            return False
        analyser = self._loaded()
        self._put_suspects_last(queue)
        meter = self._expect(len(queue), self._store.findings.waiting_words(self._pipeline))
        begun: deque[_Begun] = deque()
        while (queue or begun) and not is_time_up():
            self._cancellation.check()
            while queue and len(begun) < analyser.batches_ahead:
                begun.append(self._begin(self._next(queue), analyser))
            batch = begun.popleft()
            words = sum(waiting.words for waiting in batch.texts)
            meter.begin(words)
            self._finish(batch, meter.advance)
            meter.add(words, len(batch.texts))
            if time.monotonic() - self._indexed >= _INDEX_SECONDS or not (queue or begun):
                self._indexer.update()
                self._indexed = time.monotonic()
        return True

    def _loaded(self) -> BatchAnalyser:
        if self._analyser is None:
            with self._cancellation.interruptible():
                self._analyser = self._load()
        return self._analyser

    def _wished(self) -> Iterator[int]:
        """Take the texts that the user waits for, the latest first."""
        for article_id in self._priorities.take():
            text_id = self._store.findings.text_id_of_article(article_id)
            if text_id is not None:
                yield text_id

    def _expect(self, texts: int, words: int) -> ProgressMeter:
        """Return the meter, which goes on where the last round was interrupted."""
        if self._meter is None:
            self._meter = ProgressMeter(self._report, "analyse", texts, words)
        else:
            self._meter.expect(texts, words)
        return self._meter

    def _next(self, queue: dict[int, None]) -> list[Waiting]:
        """Take the next batch from the queue; what is wished for makes a batch of its own."""
        wished = (*self._wished(), *self._postponed)
        ids = [text_id for text_id in wished if text_id in queue][:1]
        batch: list[Waiting] = []
        words = 0
        for text_id in ids or list(islice(queue, _BATCH_TEXTS)):
            if text_id in self._suspects and batch:
                break  # what may have ended the process is tried alone
            del queue[text_id]
            for waiting in self._store.findings.texts([text_id]):
                batch.append(waiting)
                words += waiting.words
            if words >= _BATCH_WORDS or text_id in self._suspects:
                break
        return batch

    def _put_suspects_last(self, queue: dict[int, None]) -> None:
        """Keep the texts over which an earlier run died from stopping all others again."""
        self._suspects = self._store.findings.suspects()
        for text_id in self._suspects:
            if text_id in queue:
                del queue[text_id]
                queue[text_id] = None

    def _begin(self, batch: list[Waiting], analyser: BatchAnalyser) -> _Begun:
        """Let a batch be analysed, as far as that is not known already."""
        spare = {
            w.text_id: self._store.findings.spare_analysis(w.hash, self._pipeline) for w in batch
        }
        fresh = [waiting for waiting in batch if spare[waiting.text_id] is None]
        pending = analyser.begin([(waiting.text, waiting.language) for waiting in fresh])
        return _Begun(batch, spare, fresh, pending, analyser)

    def _finish(self, begun: _Begun, advance: Advance) -> None:
        """Store what was found in a batch."""
        found = self._found_safely(begun, advance)
        analyses = begun.spare | {w.text_id: a for w, a in zip(begun.fresh, found, strict=True)}
        articles: list[int] = []
        with self._store.transaction():
            self._store.findings.clear_suspects(waiting.text_id for waiting in begun.fresh)
            for waiting in begun.texts:
                link_near_duplicates(self._store, waiting)
                if analysis := analyses[waiting.text_id]:
                    self._store.findings.put_analysis(waiting.text_id, analysis)
                    articles += self._put_findings(waiting, analysis)
        self._report(Analysed(tuple(articles)))
        self._indexer.put(articles)

    def _found_safely(self, begun: _Begun, advance: Advance) -> list[Analysis]:
        """Analyse texts; what the store notes before shows the next run what this one died of."""
        batch = begun.fresh
        if any(self._suspects.get(waiting.text_id, 0) >= _MOST_DEATHS for waiting in batch):
            return [self._failure("crashed")]
        with self._store.transaction():
            self._store.findings.suspect(waiting.text_id for waiting in batch)
        try:
            with self._cancellation.interruptible():
                return self._found_in(begun, advance)
        except Cancelled:
            with self._store.transaction():
                self._store.findings.clear_suspects(waiting.text_id for waiting in batch)
            raise

    def _found_in(self, begun: _Begun, advance: Advance) -> list[Analysis]:
        """Analyse texts; if one of them breaks the pipeline, the others do not suffer."""
        try:
            return list(begun.pending(advance))
        except PipelineError:
            raise
        except Exception as error:  # whatever a pipeline that somebody installed may raise
            if len(begun.fresh) > 1:
                return [each for one in begun.singly() for each in self._found_in(one, advance)]
            return [self._failure(f"failed ({type(error).__name__})")]

    def _failure(self, how: str) -> Analysis:
        return Analysis(
            pipeline=self._pipeline, notes=(f"The language pipeline {how} on this text.",)
        )

    def _put_findings(self, waiting: Waiting, analysis: Analysis) -> list[int]:
        """Store the findings of an analysis as the user has corrected it; return the articles."""
        corrected = self._annotations.corrected(analysis, waiting.text, waiting.hash)
        return self._store.findings.put_findings(waiting.text_id, corrected)
