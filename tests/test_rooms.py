"""The house plan holds: no circle, no giant, and nothing heavy is imported before its time.

Which room may know which is held by the contracts in `pyproject.toml` (`lint-imports`).
"""

from __future__ import annotations

import functools
import graphlib
import importlib
import inspect
from collections.abc import Callable
from pathlib import Path

import grimp
import pytest

from tests.fresh import loaded_after
from tui.verbs import VERBS

ROOT = Path(__file__).parents[1]
HEAVY = ("sqlite3", "whoosh", "numpy", "spacy", "trafilatura", "lxml", "textual", "platformdirs")
MOST_ROOMS, MOST_ARROWS = 24, 100
MOST_METHODS, LONGEST_CHAIN = 60, 3

Arrows = dict[str, set[str]]


@functools.cache
def files() -> Arrows:
    """Return which file imports which, inside functions and for types only too."""
    graph = grimp.build_graph("index", "tui", cache_dir=None)
    return {name: graph.find_modules_directly_imported_by(name) for name in graph.modules}


def room_of(module: str) -> str:
    """Return the folder of `index` or `tui` that a file is in; a loose file is its own room."""
    return ".".join(module.split(".")[:2])


def rooms() -> Arrows:
    arrows: Arrows = {}
    for module, imported in files().items():
        room = arrows.setdefault(room_of(module), set())
        room.update(map(room_of, imported))
    return {room: known - {room} for room, known in arrows.items()}


@pytest.mark.parametrize("plan", [files, rooms], ids=["files", "rooms"])
def test_no_circle(plan: Callable[[], Arrows]) -> None:
    graphlib.TopologicalSorter(plan()).prepare()  # raises CycleError, which names the circle


def test_the_plan_can_be_drawn() -> None:
    assert len(rooms()) <= MOST_ROOMS, sorted(rooms())
    assert sum(map(len, rooms().values())) <= MOST_ARROWS


def is_ours(module: str) -> bool:
    return module.partition(".")[0] in ("index", "tui")


@functools.cache
def classes() -> list[type]:
    """Return every class of the project, but those that train the model: they need more data."""
    names = {one for one in files() if not one.startswith("index.language.training")}
    return [
        one
        for name in sorted(names)
        if not name.endswith("__main__")
        for one in vars(importlib.import_module(name)).values()
        if isinstance(one, type) and one.__module__ == name
    ]


def methods(one: type) -> set[str]:
    """Return the names of the methods and properties written in the project's classes."""
    found = set()
    for kind in one.__mro__:
        for name, value in vars(kind).items() if is_ours(kind.__module__) else ():
            function = getattr(value, "fget", None) or getattr(value, "func", None) or value
            function = inspect.unwrap(getattr(function, "__func__", function))
            code = getattr(function, "__code__", None)
            if code and Path(code.co_filename).is_relative_to(ROOT):
                found.add(name)
    return found


def chain(one: type) -> int:
    """Return how many classes of the project stand above each other, this one included."""
    if not is_ours(one.__module__):
        return 0
    return 1 + max(map(chain, one.__bases__))


def test_no_class_is_a_giant() -> None:
    sizes = {one.__qualname__: len(methods(one)) for one in classes()}
    assert len(sizes) > 100
    assert {name: size for name, size in sizes.items() if size > MOST_METHODS} == {}


def test_no_tower_of_classes() -> None:
    heights = {one.__qualname__: chain(one) for one in classes()}
    assert {name: high for name, high in heights.items() if high > LONGEST_CHAIN} == {}


def test_front_door_is_light() -> None:
    assert not loaded_after("import index").intersection(HEAVY)
    assert not loaded_after("import index.views, index.events").intersection(HEAVY)


def test_commands_start_without_what_they_do_not_need() -> None:
    heavy = {"textual", "spacy", "whoosh", "numpy", "trafilatura", "lxml"}
    help_of_each = "\n".join(
        [
            "import contextlib, io, tui.cli",
            f"for name in {sorted(VERBS)!r}:",
            "    with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):",
            "        tui.cli.main([name, '--help'])",
        ]
    )
    assert not loaded_after(help_of_each).intersection(heavy)


def test_explorer_starts_without_opening_anything() -> None:
    loaded = loaded_after("import tui.cli, tui.verbs.open")
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
