"""A cluster with TLS and users: who may what, and what is never sent or said."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.search.opensearch.address import Credentials, address_of
from index.search.opensearch.client import Cluster, Refused
from index.search.opensearch.document import Publication
from index.search.opensearch.searcher import OpenSearchIndex
from index.search.opensearch.writer import BulkSender, Change
from tests.search.library import ask
from tests.shared.articles import article
from tests.shared.conftest import start
from tests.shared.server.secured.node import PASSWORD, SecuredNode, token

pytestmark = pytest.mark.cluster


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecuredNode]:
    directory = tmp_path_factory.mktemp("secured")
    started = start(lambda: SecuredNode(directory))
    assert isinstance(started, SecuredNode)
    os.environ["SSL_CERT_FILE"] = str(started.authority)
    yield started
    del os.environ["SSL_CERT_FILE"]
    started.stop()


def cluster_of(
    node: SecuredNode, user: str, password: str = PASSWORD, name: str = "news"
) -> Cluster:
    return Cluster(address_of(node.address(name)), Credentials(user, password))


def test_who_may_what(node: SecuredNode, monkeypatch: pytest.MonkeyPatch) -> None:
    written, analysis = article(1)
    change = Change(1, 1, Publication(id=1, article=written, analysis=analysis))
    sender = BulkSender(cluster_of(node, "publisher"))
    sender.create("test", shards=1, replicas=0)
    sender.send([change])
    sender.refresh()

    reader = cluster_of(node, "desk")
    engine = OpenSearchIndex(reader)
    ids = ask(engine, "").ids
    assert list(ids) == [1]
    assert engine.facets(ids).sources or not written.source
    moment = reader.ask("POST", "_search/point_in_time", keep_alive="1m")
    assert moment["pit_id"]

    second = BulkSender(cluster_of(node, "desk", name="news-2"))
    for refused in (
        lambda: BulkSender(reader).send([change]),
        lambda: reader.ask("DELETE", ""),
        lambda: reader.ask("DELETE", "_doc/1"),
        lambda: second.create("x", shards=1, replicas=0),
        lambda: cluster_of(node, "desk", name="other").ask("POST", "_search", {}),
        lambda: cluster_of(node, "publisher", name="other").ask("PUT", "", {}),
    ):
        with pytest.raises(Refused, match="may not"):
            refused()
    assert list(ask(engine, "").ids) == [1]


@pytest.mark.parametrize("who", [("desk", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_password_is_refused(node: SecuredNode, who: tuple[str, str]) -> None:
    with pytest.raises(Refused, match="password") as refused:
        cluster_of(node, *who).ask("POST", "_search", {})
    assert "wrong" not in refused.value.message.replace("password or token is wrong", "")


def test_a_certificate_of_nobody_known_is_refused(
    node: SecuredNode, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    with pytest.raises(Refused, match="certificate"):
        cluster_of(node, "desk").ask("POST", "_search", {})


def test_a_certificate_of_another_host_is_refused(node: SecuredNode) -> None:
    other = address_of(f"https://localhost:{node.http[0]}/news")  # not what it is signed for
    with pytest.raises(Refused, match="certificate"):
        Cluster(other, Credentials("desk", PASSWORD)).ask("POST", "_search", {})


def test_a_token_says_who_asks(node: SecuredNode) -> None:
    def having(given: str, name: str = "news") -> Cluster:
        return Cluster(address_of(node.address(name)), Credentials(token=given))

    reader = having(token("newsroom"))
    assert OpenSearchIndex(reader).every("date") is not None
    written, analysis = article(1)
    change = Change(1, 2, Publication(id=1, article=written, analysis=analysis))
    with pytest.raises(Refused, match="may not"):
        BulkSender(reader).send([change])
    with pytest.raises(Refused, match="may not"):
        having(token("nobody")).ask("POST", "_search", {})
    forged = token("newsroom", key=bytes(64))
    with pytest.raises(Refused, match="token") as refused:
        having(forged).ask("POST", "_search", {})
    assert forged not in str(refused.value) + repr(refused.value.__dict__)
