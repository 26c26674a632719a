"""What happens when a cluster of three nodes loses some, is busy, slow, or not to be trusted."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from index import open_shared_archive
from index.errors import ArchiveError
from index.search.opensearch.address import Address, Credentials, address_of
from index.search.opensearch.client import Cluster, Refused, Unavailable
from index.search.opensearch.document import Publication
from index.search.opensearch.searcher import OpenSearchIndex
from index.search.opensearch.writer import BulkSender, Change
from tests.search.library import ask
from tests.shared.articles import article
from tests.shared.conftest import start
from tests.shared.server.nodes import Cluster as Nodes
from tui.cli import main
from tui.session.memory import Memory
from tui.session.saved import saved_searches

BULKS, EACH = 12, 100


@pytest.fixture
def three(tmp_path: Path) -> Iterator[Nodes]:
    nodes = start(lambda: Nodes(tmp_path / "nodes", size=3, heap="384m"))
    yield nodes
    nodes.stop()


def changes(first: int, count: int, number: int = 1) -> list[Change]:
    found = []
    for each in range(first, first + count):
        written, analysis = article(each)
        found.append(Change(each, number, Publication(id=each, article=written, analysis=analysis)))
    return found


def archive_of(nodes: Nodes, name: str, *, replicas: int) -> tuple[Cluster, BulkSender]:
    cluster = Cluster(address_of(nodes.address(name)), Credentials())
    sender = BulkSender(cluster)
    sender.create("test", shards=3, replicas=replicas)
    return cluster, sender


@pytest.mark.cluster
def test_nodes_go_one_by_one(three: Nodes, capsys: pytest.CaptureFixture[str]) -> None:
    cluster, sender = archive_of(three, "whole", replicas=1)
    bare, bare_sender = archive_of(three, "bare", replicas=0)
    bare_sender.send(changes(1, 100))
    bare_sender.refresh()
    three.wait(nodes=3, status="green")  # each part has its copy
    acknowledged: set[int] = set()

    def load() -> None:
        for bulk in range(BULKS):
            sent = changes(bulk * EACH + 1, EACH)
            sender.send(sent)
            acknowledged.update(change.id for change in sent)

    loading = threading.Thread(target=load)
    loading.start()
    while len(acknowledged) < 2 * EACH:  # bulks are on their way
        loading.join(0.05)
    three.kill(2)
    engine = OpenSearchIndex(cluster)
    assert not ask(engine, "bador*").partial, "a copy of every part is left"
    loading.join(240)
    assert len(acknowledged) == BULKS * EACH
    sender.refresh()
    matches = ask(engine, "sort:oldest")
    assert set(matches.ids) == acknowledged and not matches.partial

    # One that has no copies lacks a part, and says so.
    parted = OpenSearchIndex(bare)
    matches = ask(parted, "sort:date")
    assert matches.partial and "parts of the archive answered" in matches.trouble
    what_is_said_of_a_missing_part(bare.address, capsys)

    three.kill(1)  # the last one has no manager
    quick = BulkSender(Cluster(cluster.address, Credentials()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.search.opensearch.writer.PATIENCE_SECONDS", 5.0)
        patch.setattr("index.search.opensearch.writer.BULK_SECONDS", 15.0)
        with pytest.raises(Unavailable):
            quick.send(changes(5000, 3))
    ask(engine, "bador*")  # what it has can still be searched

    for number in (1, 2):  # both come back, with what they had
        three.start_node(number)
    three.wait(nodes=3, status="red")
    cluster.ask("POST", "/_cluster/reroute", seconds=120, retry_failed="true")
    three.wait(nodes=3)
    sender.send(changes(5000, 3))
    sender.refresh()
    matches = ask(engine, "sort:oldest")
    assert not matches.partial, matches.trouble
    assert set(matches.ids) == acknowledged | {5000, 5001, 5002}
    assert parted.refresh() in (True, False)
    matches = ask(parted, "sort:date")
    assert not matches.partial and len(matches.ids) == 100


def what_is_said_of_a_missing_part(address: Address, capsys: pytest.CaptureFixture[str]) -> None:
    with open_shared_archive(str(address)) as archive:
        results = archive.search("")
        assert 0 < results.total < 100 and results.partial and "of 3 parts" in results.trouble
        assert "of 3 parts" in archive.facets(results).trouble
        assert archive.rows(results, 0, 9)
        reading = archive.read(results.ids[0])
        assert "of 3 parts" in reading.trouble and not reading.elsewhere
        offered = archive.complete("speaker:ho", 10)
        assert offered and not any(one.count for one in offered)
        for asked in (
            lambda: archive.newest_of(results),
            archive.entities,
            archive.frequent_entities,
            archive.stats,
            archive.refresh,
            lambda: list(archive.across.repeats()),
            lambda: archive.across.person("Ada Holm"),
        ):
            with pytest.raises(ArchiveError, match="of 3 parts"):
                asked()
        memory = Memory.load()
        memory.saved = {"Ships": "bador*"}
        memory.save()
        (saved,) = saved_searches(memory, archive)
        assert not saved.new and "of 3 parts" in saved.trouble
    # Commands print what there is, or nothing; either way the status tells.
    capsys.readouterr()
    for verb, status in (("search bador*", 1), ("searches", 1), ("entities", 3), ("quotes", 3)):
        assert main([*verb.split(), "--archive", str(address)]) == status, verb
        assert "of 3 parts" in capsys.readouterr().err, verb


def test_a_slow_node_is_given_up_in_time() -> None:
    """A node that takes the question and never answers, as a paused one."""
    with answering(lambda path: None) as silent:
        cluster = Cluster(address_of(f"{silent}/news"), Credentials())
        with pytest.raises(Unavailable, match="in time"):
            cluster.ask("POST", "_search", {}, seconds=0.5)


def test_a_node_that_was_silent_is_asked_last_for_a_while() -> None:
    asked: list[str] = []
    with (
        answering(asked.append) as silent,
        answering(lambda path: (200, {"done": True})) as other,
    ):
        hosts = ",".join(each.partition("//")[2] for each in (silent, other))
        cluster = Cluster(address_of(f"http://{hosts}/news"), Credentials())
        for _ in range(4):
            assert cluster.ask("POST", "_search", {}, seconds=4.0) == {"done": True}
    assert len(asked) == 1


def test_a_busy_node_is_asked_again() -> None:
    told = iter([(429, {"error": {"type": "circuit_breaking_exception"}}), (200, {"done": True})])
    with answering(lambda path: next(told)) as busy:
        cluster = Cluster(address_of(f"{busy}/news"), Credentials())
        assert cluster.ask("POST", "_search", {}) == {"done": True}


def test_a_node_that_stays_busy_is_told() -> None:
    with answering(lambda path: (429, {})) as busy:
        cluster = Cluster(address_of(f"{busy}/news"), Credentials())
        with pytest.raises(Unavailable, match="too busy"):
            cluster.ask("POST", "_search", {}, seconds=1.0)


def test_items_that_are_refused_for_now_are_sent_again() -> None:
    asked: list[bytes] = []

    def answer(path: str) -> tuple[int, object]:
        asked.append(path.encode())
        busy = {"index": {"_id": "2", "status": 429, "error": {"type": "rejected"}}}
        taken = [{"index": {"_id": "1", "status": 201}}, {"index": {"_id": "3", "status": 409}}]
        if len(asked) == 1:
            return 200, {"errors": True, "items": [*taken, busy]}
        return 200, {"errors": False, "items": []}

    with answering(answer) as node:
        BulkSender(Cluster(address_of(f"{node}/news"), Credentials()), 40).send(changes(1, 3))
    assert len(asked) == 2


def test_an_article_that_is_never_taken_is_told() -> None:
    wrong = {"index": {"_id": "1", "status": 400, "error": {"reason": "mapper"}}}
    with answering(lambda path: (200, {"errors": True, "items": [wrong]})) as node:
        sender = BulkSender(Cluster(address_of(f"{node}/news"), Credentials()), 40)
        with pytest.raises(ArchiveError, match="does not take article 1"):
            sender.send(changes(1, 1))


def test_a_wrong_password_is_never_tried_again() -> None:
    asked: list[str] = []

    def refuse(path: str) -> tuple[int, object]:
        asked.append(path)
        return 401, {}

    with answering(refuse) as one, answering(refuse) as other:
        hosts = ",".join(each.partition("//")[2] for each in (one, other))
        cluster = Cluster(address_of(f"http://{hosts}/news"), Credentials("ada", "wrong"))
        with pytest.raises(Refused, match="password"):
            cluster.ask("POST", "_search", {})
    assert len(asked) == 1


class answering:
    """A node that answers as it is told to; `None` is no answer."""

    def __init__(self, answer: Callable[[str], tuple[int, object] | None]) -> None:
        done = self._done = threading.Event()

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                said = answer(self.path)
                if said is None:
                    done.wait(10)
                    return
                body = json.dumps(said[1]).encode()
                self.send_response(said[0])
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self) -> str:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self._server.server_port}"

    def __exit__(self, *error: object) -> None:
        self._done.set()
        self._server.shutdown()
        self._server.server_close()
