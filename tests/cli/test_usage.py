"""Mistakes on the command line get a sentence and exit status 2; shells complete what there is."""

from __future__ import annotations

import pytest

from tui.cli import main


@pytest.mark.parametrize(("typed", "meant"), [("serch", "search"), ("quotse", "quotes")])
def test_a_mistyped_command(typed: str, meant: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([typed, "tax"]) == 2
    assert f"Did you mean {meant}?" in capsys.readouterr().err


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
