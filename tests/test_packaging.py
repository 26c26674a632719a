"""What is declared is what is imported, and what is installed is what it runs on."""

from __future__ import annotations

import re
import shlex
import sys
import tomllib
from collections.abc import Iterable
from importlib import util
from importlib.metadata import packages_distributions
from pathlib import Path

import grimp
import pytest

from index.errors import install_command

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
GROUPS = {"all", "dev", "train"}
BY_OTHERS = {"lxml-html-clean"}
"""Asked for by another library, and imported by that."""


def normal(name: str) -> str:
    """Return the name of a distribution as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def declared(*extras: str) -> set[str]:
    """Return the distributions that the project asks for."""
    wanted = [*PROJECT["dependencies"]]
    for extra in extras:
        wanted += PROJECT["optional-dependencies"][extra]
    return _names(wanted) - {PROJECT["name"]}


def _names(wanted: Iterable[str]) -> set[str]:
    return {normal(re.split(r"[\[<>=~!; ]", one)[0]) for one in wanted}


def imported(package: str) -> set[str]:
    """Return the distributions that a package of ours imports, inside functions too."""
    graph = grimp.build_graph(
        "index", "tui", "tests", include_external_packages=True, cache_dir=None
    )
    owners = packages_distributions()
    found = set()
    for module in graph.find_descendants(package):
        for name in graph.find_modules_directly_imported_by(module):
            if not graph.is_module_squashed(name) or name in sys.stdlib_module_names:
                continue
            found.add(normal(min(owners.get(name, [name]))))
    return found


def test_what_is_imported_is_declared() -> None:
    extras = set(PROJECT["optional-dependencies"]) - {"all", "dev"}
    ours = imported("index") | imported("tui")
    assert ours <= declared(*extras)
    assert declared(*(extras - {"train"})) <= ours | BY_OTHERS


def test_all_extras_are_in_all() -> None:
    extras = set(PROJECT["optional-dependencies"]) - {"all", "dev", "train"}
    [everything] = PROJECT["optional-dependencies"]["all"]
    assert set(re.split(r"[\[\],]", everything)[1:-1]) == extras


def test_what_the_tests_import_is_declared() -> None:
    assert imported("tests") <= declared(
        "dev", "pdf", "docx", "warc", "references", "watch", "web", "train"
    )


@pytest.mark.parametrize("extra", sorted({*PROJECT["optional-dependencies"]} - GROUPS))
def test_an_extra_is_installed_by_the_packages_it_needs(extra: str) -> None:
    """A hint names this Python, whoever made its environment, and nothing that is not ours."""
    command = shlex.split(install_command(extra))
    assert command[:4] == [sys.executable, "-m", "pip", "install"]
    assert _names(command[4:]) == _names(PROJECT["optional-dependencies"][extra])


def test_where_there_is_no_pip_uv_installs_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(util, "find_spec", lambda name: None)
    command = shlex.split(install_command("pdf"))
    assert command[:5] == ["uv", "pip", "install", "--python", sys.executable]
    assert _names(command[5:]) == {"pypdf"}
