"""The settings: what they may hold, and what is said about the rest."""

from __future__ import annotations

import tomllib

import pytest

from tui.commands import COMMANDS, problems_of
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
        (b"\xff\xfe", "The file is not UTF-8 text, so the defaults hold."),
    ],
)
def test_a_broken_file_is_told(content: bytes, problem: str) -> None:
    settings_path().write_bytes(content)
    settings, problems = load_settings()
    assert settings == Settings()
    assert len(problems) == 1 and problems[0].startswith(problem)


def test_every_default_key_is_written_like_one() -> None:
    assert problems_of({command.id: command.keys for command in COMMANDS.values()}) == []


def test_the_template_is_valid_and_changes_nothing() -> None:
    assert settings_from(tomllib.loads(TEMPLATE)) == (Settings(), [])
