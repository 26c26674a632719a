"""Mistakes on the command line get a sentence and exit status 2; shells complete what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Pullquote
from tui.cli import main


@pytest.mark.parametrize(("typed", "meant"), [("serch", "search"), ("quotse", "quotes")])
def test_a_mistyped_command(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([typed, "tax"]) == 2
    assert f"Did you mean {meant}?" in capsys.readouterr().err


def test_what_is_neither_a_command_nor_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["xylophone", "tax"]) == 2
    shown = capsys.readouterr().err
    assert "there is no command and no folder “xylophone”" in shown
    assert "unrecognized" not in shown


def test_an_archive_may_be_called_as_a_command_is(
    indexed: Pullquote, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "ferry.txt").write_text("The ferry\n\nIt left on time.\n", "utf-8")
    assert indexed("index", "links").status == 0
    assert "articles          1\n" in indexed("--archive", "links", "stats").out
    assert "articles          1\n" in indexed("--archive=links", "stats").out


@pytest.mark.parametrize("limit", ["0", "-3", "many"])
@pytest.mark.parametrize("command", ["search", "quotes", "entities", "repeats"])
def test_a_limit_under_one(command: str, limit: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, f"--limit={limit}"]) == 2
    assert "is not a number from 1 on" in capsys.readouterr().err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(word in script for word in ("pullquote", "search", "limit", "problems"))


@pytest.mark.parametrize(
    "typed",
    [["export", "harbour", "-o", "a.\x1b[2Jx"], ["search", "--foo\x1b[2J"], ["serch\x1b[2J"]],
)
def test_what_was_typed_never_drives_the_terminal(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(typed)
    shown = capsys.readouterr().err
    assert status != 0 and shown
    assert "\x1b" not in shown
