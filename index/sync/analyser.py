"""What an archive asks of whatever finds quotes and entities, and the default that answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from index.article import Analysis

Advance = Callable[[float], None]
"""Is told now and then how much was done since."""


class Analyser(Protocol):
    """Finds quotes and entities. One process uses it, from one thread."""

    def analyse(self, texts: Iterable[tuple[str, str]], advance: Advance) -> Iterator[Analysis]:
        """Yield what is found in each (text, language), in their order.

        Args:
            texts: Each with its language, an ISO 639-1 code or `und`.
            advance: Is told how many code points, about, were done.
        """


Pending = Callable[[Advance], Iterable[Analysis]]
"""Waits for the findings of a batch and tells what share of it was done; it may raise anything."""


class BatchAnalyser(Protocol):
    """Analyses batches, perhaps several at once. One process uses it, from one thread."""

    @property
    def batches_ahead(self) -> int:
        """How many batches to begin before the first of them is waited for."""

    def begin(self, texts: Sequence[tuple[str, str]]) -> Pending:
        """Begin a batch; return what waits for its findings."""


class AnalyserHere:
    """Analyses one batch after another in this process, when it is waited for.

    Args:
        analyser: What does it.
    """

    batches_ahead = 1

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser

    def begin(self, texts: Sequence[tuple[str, str]]) -> Pending:
        """Return what analyses the batch."""
        size = max(1, sum(len(text) for text, _ in texts))
        return lambda advance: self._analyser.analyse(texts, lambda done: advance(done / size))


def pipeline_version(pipelines: Mapping[str, str]) -> str:
    """Return name and version of the analyser: what another one made is made anew.

    Args:
        pipelines: The spaCy pipelines that the user wants: `{"de": "de_core_news_sm"}`.

    Raises:
        PipelineError: One of them is missing.
    """
    from index.language import pipeline_version as version  # an archive is opened without

    return version(pipelines.get("en"), languages=pipelines)


def load_analyser(pipelines: Mapping[str, str]) -> Analyser:
    """Load the analyser, which takes a second or two.

    Raises:
        PipelineError: A pipeline is missing or cannot be loaded.
    """
    from index.language import load_analyser as load

    return load(pipelines.get("en"), languages=pipelines)
