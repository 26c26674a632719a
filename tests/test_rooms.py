"""The house plan holds: arrows only point down, and nothing heavy is imported before its time."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.verbs import VERBS

ROOT = Path(__file__).parents[1]
WORKSHOPS = ("reading", "language", "search", "store")
FOR_ALL = ("index.article", "index.clean", "index.errors", "index.paths")
ALSO_FOR = {"store": ("index.views",), "search": ("index.views",)}
FRONT_DOOR = ("index", "index.article", "index.errors", "index.events")
HEAVY = ("sqlite3", "whoosh", "numpy", "spacy", "trafilatura", "lxml", "textual", "platformdirs")


def modules(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imports(file: Path) -> Iterator[str]:
    """Yield every module that a file imports, also inside functions and for types only."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports relatively"
            assert node.module
            yield node.module


def is_in(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


@pytest.mark.parametrize("file", modules("index"), ids=lambda file: str(file.relative_to(ROOT)))
def test_index_never_looks_up(file: Path) -> None:
    for module in imports(file):
        assert not is_in(module, "tui") and not is_in(module, "textual"), module


@pytest.mark.parametrize("file", modules("tui"), ids=lambda file: str(file.relative_to(ROOT)))
def test_screen_knows_only_the_front_door(file: Path) -> None:
    for module in imports(file):
        assert not is_in(module, "spacy") and not is_in(module, "whoosh"), module
        if is_in(module, "index"):
            assert module in FRONT_DOOR, module


@pytest.mark.parametrize("room", WORKSHOPS)
def test_workshops_do_not_know_each_other(room: str) -> None:
    own = f"index.{room}"
    allowed = (*FOR_ALL, *ALSO_FOR.get(room, ()))
    for file in modules(f"index/{room}"):
        for module in imports(file):
            if is_in(module, "index") and not is_in(module, own):
                assert module in allowed, f"{file.relative_to(ROOT)} imports {module}"


def loaded_after(code: str) -> set[str]:
    """Return the top-level packages that a fresh interpreter has loaded after running code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return {name.partition(".")[0] for name in done.stdout.split()}


def test_front_door_is_light() -> None:
    assert not loaded_after("import index").intersection(HEAVY)
    assert not loaded_after("import index.views, index.events").intersection(HEAVY)


def test_commands_start_without_what_they_do_not_need() -> None:
    heavy = {"textual", "spacy", "whoosh", "numpy", "trafilatura", "lxml"}
    for name in VERBS:
        assert not loaded_after(f"import tui.cli; tui.cli._parser({name!r})").intersection(heavy)


def test_explorer_starts_without_opening_anything() -> None:
    loaded = loaded_after("import tui.cli; tui.cli._parser('open')")
    assert not loaded.intersection(HEAVY)


def test_search_room_is_light_until_opened() -> None:
    assert "whoosh" not in loaded_after("import index.search")


def test_explorer_never_imports_the_language_pipeline() -> None:
    """An archive that is open and asked everything needs no spaCy."""
    code = """
import tempfile, pathlib, index, tui.app
folder = pathlib.Path(tempfile.mkdtemp())
with index.open_archive(folder, data_dir=folder / "data") as archive:
    archive.rows(archive.search(""), 0, 10)
    archive.search("word")
    archive.complete("wo", 2)
    archive.quotes()
    archive.entities()
    archive.stats()
    index.sync_command(archive)
"""
    loaded = loaded_after(code)
    assert "textual" in loaded
    assert not loaded.intersection({"spacy", "thinc", "trafilatura"})
