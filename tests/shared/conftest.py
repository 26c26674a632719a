"""A real server for the tests of shared archives: one that runs, or a node started for them."""

from __future__ import annotations

import fcntl
import itertools
import os
from collections.abc import Callable, Iterator
from typing import Protocol

import pytest

from index.search.opensearch.address import Address, Credentials, address_of
from index.search.opensearch.client import Cluster
from index.search.opensearch.writer import USUAL_WORDS, BulkSender
from tests.shared.server.nodes import Cluster as Nodes
from tests.shared.server.nodes import NoServer

SERVER_VARIABLE = "PULLQUOTE_OPENSEARCH"
"""Names the nodes of a server to use instead: `http://127.0.0.1:9200`."""
REQUIRE_VARIABLE = "PULLQUOTE_REQUIRE"
"""With `opensearch` in it, tests without a server fail instead of being skipped."""


class MakeArchive(Protocol):
    """Makes an empty archive."""

    def __call__(self, *, words: int = ..., shards: int = ...) -> Address:
        """Make one for articles of so many words, in so many parts."""


def start(nodes: Callable[[], Nodes]) -> Nodes:
    """Start nodes; skip the test where that is not possible, or fail it if it is required."""
    try:
        started = nodes()
        started.start()
    except NoServer as error:
        said = f"No OpenSearch can be started: {error}."
        if "opensearch" in os.environ.get(REQUIRE_VARIABLE, ""):
            pytest.fail(said)
        pytest.skip(said)
    return started


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> str:
    """Give the address of a server without the archive's name: one for all workers of a run.

    Whoever asks first starts it for the process that leads the run, with which it ends: a worker
    may end before the others, and any may be killed.
    """
    if given := os.environ.get(SERVER_VARIABLE):
        return given.rstrip("/")
    own = tmp_path_factory.getbasetemp()
    run, leader = (own, os.getpid()) if worker_id == "master" else (own.parent, os.getppid())
    address = run / "opensearch.address"
    with (run / "opensearch.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not address.exists():
            nodes = start(lambda: Nodes(run / "opensearch", owner=leader))
            address.write_text(f"http://{nodes.hosts}", "utf-8")
    return address.read_text("utf-8")


@pytest.fixture(scope="session")
def make_archive(server: str) -> Iterator[MakeArchive]:
    """Give what makes an empty archive, and delete them all at the end."""
    made: list[Address] = []
    numbers = itertools.count()

    def make(*, words: int = USUAL_WORDS, shards: int = 1) -> Address:
        address = address_of(f"{server}/test-{os.getpid()}-{next(numbers)}")
        made.append(address)
        BulkSender(Cluster(address, Credentials())).create(
            "test", shards=shards, replicas=0, words=words
        )
        return address

    yield make
    for address in made:
        Cluster(address, Credentials()).ask("DELETE", "")
