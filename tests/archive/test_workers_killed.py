"""Analysing on the workers of a cluster: the same findings, whoever dies."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from index.article import Analysis
from index.events import Event, ProblemFound
from index.language.quotes.text.progress import untold
from index.sync.analyser import load_analyser, pipeline_version
from index.sync.workers import AnalyserElsewhere

distributed: Any = pytest.importorskip("distributed", reason="the extra cluster is not installed")

SAID = "“The levy is {0} crowns,” said Ada Holm, the mayor of Northby. She spoke on day {0}."
BATCHES = [[(SAID.format(10 * at + each), "en") for each in range(3)] for at in range(8)]


@pytest.fixture(scope="module")
def workers() -> Iterator[Any]:
    """Two workers, each a process of its own, on this machine."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def expected() -> list[list[Analysis]]:
    analyser = load_analyser({})
    return [list(analyser.analyse(batch, untold)) for batch in BATCHES]


class Run:
    """One use of the workers."""

    def __init__(self, address: str, version: str = "") -> None:
        self.told: list[Event] = []
        self.loads = 0
        self.analyser = AnalyserElsewhere(
            address, {}, version or pipeline_version({}), self._load, self.told.append
        )

    def _load(self) -> Any:
        self.loads += 1
        return load_analyser({})

    @property
    def said(self) -> str:
        return " ".join(event.reason for event in self.told if isinstance(event, ProblemFound))


def test_a_worker_killed_costs_nothing(workers: Any, expected: list[list[Analysis]]) -> None:
    run = Run(workers.scheduler_address)
    assert 2 <= run.analyser.batches_ahead <= 64
    pending = [run.analyser.begin(batch) for batch in BATCHES]
    found = [list(pending[0](untold))]
    with distributed.Client(workers.scheduler_address, set_as_default=False) as client:
        first = next(iter(client.run(os.getpid).values()))
    os.kill(first, signal.SIGKILL)
    found += [list(each(untold)) for each in pending[1:]]
    assert found == expected
    assert not run.said and not run.loads
    assert any(quote.name == "Ada Holm" for one in found for each in one for quote in each.quotes)


def test_workers_of_another_version_are_not_asked(
    workers: Any, expected: list[list[Analysis]]
) -> None:
    run = Run(workers.scheduler_address, version="pullquote_en 0.0.0")
    assert list(run.analyser.begin(BATCHES[0])(untold)) == expected[0]
    assert "A worker has another pipeline" in run.said and run.loads == 1
    assert run.analyser.batches_ahead == 1


def test_a_scheduler_that_is_not_there(expected: list[list[Analysis]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.sync.workers.CONNECT_SECONDS", 1)
        run = Run("tcp://127.0.0.1:9")
    assert list(run.analyser.begin(BATCHES[1])(untold)) == expected[1]
    assert "No scheduler answers" in run.said and run.loads == 1


def test_a_scheduler_that_goes_away(expected: list[list[Analysis]]) -> None:
    cluster = distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, host="127.0.0.1", dashboard_address=None
    )
    run = Run(cluster.scheduler_address)
    pending = [run.analyser.begin(batch) for batch in BATCHES]
    cluster.close()
    assert [list(each(untold)) for each in pending] == expected
    assert "scheduler is gone" in run.said and run.loads == 1
