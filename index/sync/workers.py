"""Analysing on the workers of a dask cluster, and here again when that is gone.

Only texts and findings travel: a worker runs a function of this package and loads the pipeline by
itself, once, in its own process.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import CancelledError
from functools import lru_cache
from typing import Any, Protocol

from index.article import Analysis
from index.errors import PipelineError, install_command
from index.events import ProblemFound
from index.sync.analyser import (
    Advance,
    Analyser,
    AnalyserHere,
    Pending,
    load_analyser,
    pipeline_version,
)
from index.sync.progress import Report

CONNECT_SECONDS = 10
"""For so long the workers' scheduler may take to answer."""
_PER_WORKER = 2
"""Batches in flight for each thread of a worker: one that it works on, and one that waits."""
_MOST_IN_FLIGHT = 64
_RETRIES = 2

Texts = Sequence[tuple[str, str]]
Findings = list[dict[str, Any]]


class WrongPipeline(Exception):
    """A worker has another pipeline than the one that asks."""


@lru_cache(maxsize=1)
def _analyser(pipelines: tuple[tuple[str, str], ...]) -> tuple[str, Analyser]:
    named = dict(pipelines)
    return pipeline_version(named), load_analyser(named)


def analyse_batch(texts: Texts, pipelines: Mapping[str, str], version: str) -> Findings:
    """Analyse texts: what a worker does.

    Args:
        texts: Each with its language.
        pipelines: The spaCy pipelines that the user wants, by language.
        version: Of the pipeline whose findings are wanted.

    Raises:
        WrongPipeline: Here is another one.
    """
    try:
        own, analyser = _analyser(tuple(sorted(pipelines.items())))
    except PipelineError as error:
        raise WrongPipeline(error.message) from None
    if own != version:
        raise WrongPipeline(f"It has {own}, this machine {version}.")
    return [analysis.to_json() for analysis in analyser.analyse(texts, lambda done: None)]


class _Future(Protocol):
    def result(self) -> Findings: ...


class AnalyserElsewhere:
    """Analyses batches on a cluster's workers, several at once.

    A worker that dies costs nothing: dask gives its batches to others. Once the scheduler is gone,
    or the workers are of another version, the rest is analysed here, and that is said.

    Args:
        address: The scheduler's: `tcp://host:8786`.
        pipelines: The spaCy pipelines that the user wants.
        version: Name and version of what they are.
        load: Loads the analyser of this machine, if it comes to that.
        report: Is told.
    """

    def __init__(
        self,
        address: str,
        pipelines: Mapping[str, str],
        version: str,
        load: Callable[[], Analyser],
        report: Report,
    ) -> None:
        self._pipelines = dict(pipelines)
        self._version = version
        self._load = load
        self._report = report
        self._here: Analyser | None = None
        self._client: Any = None  # dask is not typed
        self._numbers = itertools.count()
        try:
            import distributed
        except ImportError:
            self._give_up(f'It needs the extra "cluster":  {install_command("cluster")}')
            return
        try:
            connect: Any = distributed.Client
            self._client = connect(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            self._give_up(f"No scheduler answers at {address} ({type(error).__name__})")

    def _give_up(self, why: str) -> None:
        """Analyse here from now on, and say so once."""
        if self._here is None:
            self._report(
                ProblemFound("", f"{why}; the analysis goes on on this machine.", "", skipped=False)
            )
            self._here = self._load()
        client, self._client = self._client, None
        if client is not None:
            client.close(timeout=1)

    @property
    def batches_ahead(self) -> int:
        """How many batches to begin before the first of them is waited for."""
        if self._client is None:
            return 1
        threads: int = sum(self._client.nthreads().values())
        return min(max(_PER_WORKER * threads, 1), _MOST_IN_FLIGHT)

    def begin(self, texts: Texts) -> Pending:
        """Send a batch, and return what waits for its findings."""
        if not texts:
            return lambda advance: ()
        future: _Future | None = None
        if self._client is not None:
            future = self._client.submit(
                analyse_batch,
                list(texts),
                self._pipelines,
                self._version,
                key=f"pullquote-{self._version}-{next(self._numbers)}-{id(self)}",
                retries=_RETRIES,
                pure=False,
            )
        return lambda advance: self._found(texts, future, advance)

    def _found(self, texts: Texts, future: _Future | None, advance: Advance) -> Iterable[Analysis]:
        if future is not None and self._client is not None:
            try:
                found = [Analysis.from_json(each) for each in future.result()]
            except WrongPipeline as error:
                self._give_up(f"A worker has another pipeline. {error}")
            except (CancelledError, OSError, TimeoutError) as error:
                self._give_up(f"The scheduler is gone ({type(error).__name__})")
            else:
                if not any("failed" in note for one in found for note in one.notes):
                    return found
        if self._here is None:  # what failed there is tried here
            self._here = self._load()
        return AnalyserHere(self._here).begin(texts)(advance)
