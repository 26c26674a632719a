"""What strangers read first tells the truth: keys, example, files, rooms and commands."""

from __future__ import annotations

import contextlib
import io
import re

import pytest

from tests.readme import README, with_format_table, with_key_table
from tui.verbs import VERBS

ROOT = README.parent
TEXT = README.read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_table_of_keys_is_the_registry() -> None:
    assert with_key_table(TEXT) == TEXT, "run `python -m tests.readme`"


def test_the_table_of_formats_is_the_registry() -> None:
    assert with_format_table(TEXT) == TEXT, "run `python -m tests.readme`"


def test_the_spacy_example_runs() -> None:
    example, *_ = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert len(list(filter(None, example.splitlines()))) == 5
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(example, {})
    assert (
        printed.getvalue() == "[('“We knew,”', 'Ines Falk'), ('“Nobody listened.”', 'Ines Falk')]\n"
    )


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_what_it_links_to_is_there(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_places_of_new_things_are_there() -> None:
    named = set(re.findall(r"`((?:index|tui|tests)/[\w/.]*)`", CONTRIBUTING))
    places = {name for name in named if "CODE" not in name}
    assert len(places) > 15
    assert sorted(name for name in places if not (ROOT / name).exists()) == []


def test_every_room_is_in_the_plan() -> None:
    plan = CONTRIBUTING.partition("```")[2].partition("```")[0]
    drawn = set(re.findall(r"[\w.]+(?=/|\.py)", plan))
    rooms = {file.parent.name for top in ("index", "tui") for file in ROOT.glob(f"{top}/*/*.py")}
    loose = {file.stem for file in ROOT.glob("index/*.py")} - {"__init__"}
    assert (rooms | loose) - drawn == set()


def test_the_targets_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z]+)\b", TEXT + CONTRIBUTING, re.MULTILINE))
    assert named <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_the_commands_it_names_exist() -> None:
    named = set(re.findall(r"^pullquote ([a-z]+)\b", TEXT, re.MULTILINE)) | set(
        re.findall(r"`pullquote ([a-z]+)\b", TEXT)
    )
    assert named <= set(VERBS)
