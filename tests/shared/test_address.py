"""What names a shared archive, and who asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import ArchiveError
from index.search.opensearch.address import Credentials, address_of, credentials
from index.search.opensearch.client import Cluster


def test_an_address_names_nodes_and_an_archive() -> None:
    address = address_of("https://one.example.org,two.example.org:9201/news")
    assert address.nodes == ("https://one.example.org", "https://two.example.org:9201")
    assert address.name == "news"
    assert str(address) == "https://one.example.org,two.example.org:9201/news"


@pytest.mark.parametrize(
    "wrong",
    [
        *("https://host", "https://host/", "https://host/News", "https://host/a/b", "https:///a"),
        *("https://host/_all", "https://host/a*", "https://host/a?b", "https://host/a#b"),
        *("https://ho st/a", "https://host:x/a", "https://host/a,b", "https://host/../a"),
    ],
)
def test_what_is_no_address_is_refused(wrong: str) -> None:
    with pytest.raises(ArchiveError, match="not the address"):
        address_of(wrong)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(ArchiveError) as refused:
        address_of("https://ada:secret@host/news")
    assert "secret" not in f"{refused.value.message} {refused.value.hint}"


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not credentials()
    monkeypatch.setenv("PULLQUOTE_USER", "ada")
    monkeypatch.setenv("PULLQUOTE_PASSWORD", "secret")
    assert credentials() == Credentials("ada", "secret")
    assert "secret" not in repr(credentials())


def test_credentials_come_from_a_file_that_nobody_else_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "credentials.toml"
    file.write_text('token = "secret"\n')
    monkeypatch.setenv("PULLQUOTE_CREDENTIALS", str(file))
    file.chmod(0o640)
    with pytest.raises(ArchiveError, match="Others can read"):
        credentials()
    file.chmod(0o600)
    assert credentials() == Credentials(token="secret")
    file.write_text("secret")
    with pytest.raises(ArchiveError) as refused:
        credentials()
    assert "secret" not in f"{refused.value.message} {refused.value.hint}"


def test_a_password_is_not_sent_in_the_clear() -> None:
    with pytest.raises(ArchiveError, match="not sent over http"):
        Cluster(address_of("http://search.example.org/news"), Credentials("ada", "secret"))
    Cluster(address_of("http://127.0.0.1:9200/news"), Credentials("ada", "secret"))
