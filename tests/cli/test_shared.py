"""The command line on shared archives, as far as it needs no cluster."""

from __future__ import annotations

import pytest

from tui.cli import main

NOBODY = "http://127.0.0.1:9/news"


def said(capsys: pytest.CaptureFixture[str]) -> str:
    out, err = capsys.readouterr()
    assert not out
    return err


@pytest.mark.parametrize("verb", ["problems", "links", "files", "index"])
def test_what_needs_the_folder_is_refused(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([verb, "--archive", NOBODY]) == 3
    assert "cannot be done with a shared archive" in said(capsys)


@pytest.mark.parametrize("verb", ["search levy", "repeats", "person holm", "stats", "serve"])
def test_a_cluster_that_does_not_answer(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*verb.split(), "--archive", NOBODY]) == 3
    assert "No node of http://127.0.0.1:9/news answers" in said(capsys)


def test_a_password_is_never_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "levy", "--archive", "https://ada:secret@example.org/news"]) == 3
    told = said(capsys)
    assert "PULLQUOTE_PASSWORD" in told and "secret" not in told


def test_there_is_no_explorer_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--archive", NOBODY]) == 3
    assert "no terminal" in said(capsys)


def test_doctor_tells_who_asks_and_no_secret(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULLQUOTE_TOKEN", "a secret token")
    assert main(["doctor", "--archive", NOBODY]) == 1
    told = capsys.readouterr().out
    assert "shared archive      http://127.0.0.1:9/news" in told
    assert "PULLQUOTE_TOKEN" in told and "secret" not in told
    assert "No node of http://127.0.0.1:9/news answers" in told
