"""The settings: what they may hold, and what is said about the rest."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path

import pytest

from tui.commands import COMMANDS, problems_of
from tui.session.memory import Memory
from tui.settings import TEMPLATE, Settings, load_settings, settings_from, settings_path


def test_none_is_fine() -> None:
    assert load_settings() == (Settings(), [])


def test_a_whole_file() -> None:
    settings_path().write_text(
        'theme = "pullquote-light"\nascii = true\nwatch = ["levy"]\ncitation = "apa"\n'
        '[pipelines]\nde = "de_core_news_sm"\n'
        '[keys]\n"quote.next" = "m"\n"hit.next" = [",", "ctrl+n"]\n"hit.previous" = []\n'
    )
    settings, problems = load_settings()
    assert problems == []
    assert settings == Settings(
        theme="pullquote-light",
        ascii=True,
        watch=("levy",),
        citation="apa",
        pipelines={"de": "de_core_news_sm"},
        keys={"quote.next": ("m",), "hit.next": (",", "ctrl+n"), "hit.previous": ()},
    )


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("asci = true", "There is no setting “asci”; did you mean “ascii”?"),
        ("ascii = 3", "ascii: write true or false."),
        ("watch = [3]", "watch: write a list of words in quotation marks."),
        ('citation = "mla"', "citation: choose one of plain, markdown, apa, bibtex."),
        (
            "pipelines = ['de_core_news_sm']",
            "pipelines: write a table of language codes and names of spaCy pipelines.",
        ),
        ("theme = 3", "theme: write a name in quotation marks."),
        (
            '[keys]\n"quote.nxt" = "m"',
            "There is no command “quote.nxt”; did you mean “quote.next”?",
        ),
        ('[keys]\n"quote.next" = "j"', "j is the key of both move.down and quote.next."),
        (
            '[keys]\n"quote.next" = "nn"',
            "quote.next: “nn” is no key; write one like n, ctrl+n or f2.",
        ),
        ('[keys]\n"quote.next" = "ctrl+i"', "quote.next: ctrl+i cannot be told from tab."),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_holds(content: str, problem: str) -> None:
    settings, problems = settings_from(tomllib.loads(f"motion = true\n{content}"))
    assert problems[0] == problem
    assert problems[1:] in ([], ["Until this is put right, all commands have their own keys."])
    assert settings == Settings(motion=True)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"theme = ", "The file is not valid TOML, so the defaults hold: "),
        (b'theme = "\x1b[31m"', "The file is not valid TOML, so the defaults hold: "),
        (
            b"\xff\xfe",
            "The settings cannot be read, so the defaults hold: it is not UTF-8 text.",
        ),
        (b"theme = " + b"[" * 20_000, "The file is nested too deeply, so the defaults hold."),
        (
            b"#" * 2**21,
            "The settings cannot be read, so the defaults hold: it is too large.",
        ),
        (b'"\\u001b[31m" = 1', r"There is no setting “\x1b[31m”"),
    ],
)
def test_a_broken_file_is_told(content: bytes, problem: str) -> None:
    settings_path().write_bytes(content)
    settings, problems = load_settings()
    assert settings == Settings()
    assert len(problems) == 1 and problems[0].startswith(problem)


def test_what_is_no_file_is_not_waited_for() -> None:
    os.mkfifo(settings_path())
    settings, problems = load_settings()
    assert settings == Settings()
    assert problems == [
        "The settings cannot be read, so the defaults hold: it is not an ordinary file."
    ]


def test_the_memory_comes_back() -> None:
    memory = Memory(["tax"], {"levy": "tax levy"}, ["wall"], "pullquote-light", {"wide": 40})
    memory.save()
    assert Memory.load() == memory
    assert "note" not in json.loads(Memory.path().read_text())


@pytest.mark.parametrize(
    ("damaged", "left_out"),
    [
        ('"side": {"wide": Infinity}', "side"),
        ('"side": {"wide": 1e400}', "side"),
        ('"side": {"wide": -3}', "side"),
        ('"side": NaN', "side"),
        ('"watch": {"a": 1}', "watch"),
        ('"watch": [[[]]]', "watch"),
        ('"theme": 3', "theme"),
    ],
)
def test_what_is_damaged_in_the_memory_is_left_out_with_a_note(damaged: str, left_out: str) -> None:
    Memory.path().write_text(f'{{"queries": ["tax"], "unknown": 1, {damaged}}}')
    memory = Memory.load()
    assert memory.queries == ["tax"]
    assert memory.note == f"Damaged in what was remembered, and left out: {left_out}."


@pytest.mark.parametrize("content", [b"{", b"[" * 100_000, b"\xff", b"[1]", b"Infinity"])
def test_a_memory_that_is_none_is_kept_aside(content: bytes) -> None:
    Memory.path().write_bytes(content)
    memory = Memory.load()
    assert memory.note
    memory.save()
    aside = Memory.path().with_name("memory.json.damaged")
    assert aside.read_bytes() == content


def test_a_memory_that_is_no_file_is_not_waited_for() -> None:
    os.mkfifo(Memory.path())
    assert Memory.load().note == "The remembered searches are left out: it is not an ordinary file."


def test_a_link_to_the_memory_stays(tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    Memory.path().symlink_to(kept)
    Memory(["tax"]).save()
    assert Memory.path().is_symlink() and Memory.load().queries == ["tax"]
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.write_bytes(b"{")
    assert Memory.load().note
    Memory(["levy"]).save()
    assert Memory.path().is_symlink() and kept.with_name("kept.json.damaged").read_bytes() == b"{"


def test_a_memory_that_is_no_file_is_not_written_for_ever() -> None:
    os.mkfifo(Memory.path())
    with pytest.raises(OSError, match="No such device"):
        Memory(["tax"]).save()
    assert Memory.path().is_fifo()


def test_no_escape_comes_out_of_the_memory() -> None:
    Memory.path().write_text(r'{"queries": ["a\u001b[31mb"], "saved": {"\u001b]0;x": "\u0007"}}')
    memory = Memory.load()
    assert memory.queries == [r"a\x1b[31mb"]
    assert memory.saved == {r"\x1b]0;x": r"\x07"}


def test_every_default_key_is_written_like_one() -> None:
    assert problems_of({command.id: command.keys for command in COMMANDS.values()}) == []


def test_the_template_is_valid_and_changes_nothing() -> None:
    assert settings_from(tomllib.loads(TEMPLATE)) == (Settings(), [])
