"""The README tells the truth: its keys, its example, its files and its commands."""

from __future__ import annotations

import contextlib
import io
import re

from tests.readme import README, with_key_table
from tui.verbs import VERBS

TEXT = README.read_text("utf-8")


def test_the_table_of_keys_is_the_registry() -> None:
    assert with_key_table(TEXT) == TEXT, "run `python -m tests.readme`"


def test_the_spacy_example_runs() -> None:
    example, *_ = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert len(list(filter(None, example.splitlines()))) == 5
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(example, {})
    assert (
        printed.getvalue() == "[('“We knew,”', 'Ines Falk'), ('“Nobody listened.”', 'Ines Falk')]\n"
    )


def test_what_it_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", TEXT)
    assert links
    assert [link for link in links if not (README.parent / link).exists()] == []


def test_the_commands_it_names_exist() -> None:
    named = set(re.findall(r"^pullquote ([a-z]+)\b", TEXT, re.MULTILINE)) | set(
        re.findall(r"`pullquote ([a-z]+)\b", TEXT)
    )
    assert named <= set(VERBS)
