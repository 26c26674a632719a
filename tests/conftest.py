"""Which tests are slow, told by where they are: `make quick` runs the others."""

from __future__ import annotations

import gc
import inspect
import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")  # no test asserts a time: the machine may be busy

_BY_NAME = {
    # They try everything once more, everywhere, at random or as it goes wrong: counting the lines
    # that they run takes half as long again as running them, and finds next to none that other
    # tests do not run. In a process of its own it takes twice as long.
    "no_cover": (
        *("bad_formats", "every_screen", "keys", "properties", "random"),
        *("ascii_lines", "disk", "slow_archive", "streams", "themes"),
        *("layers", "snapshots", "typeahead"),
    ),
    "crash": ("crash", "kill", "pool"),
    "pty": ("terminal", "serve"),
    "process": ("offline", "imports", "registers"),
}
"""A test file whose name holds one of these words bears the marker."""
_BY_FIXTURE = {
    "pilot": {"snap_compare"},
    "process": {"sync", "pullquote", "recurring", "either", "indexed", "server"},
}
"""A test that asks for one of these bears the marker."""

gc.disable()  # until all tests are collected: six thousand of them, of which none is garbage


def pytest_collection_finish() -> None:
    """Look for garbage from now on: not among what stays to the end, and as seldom as `tui.cli`."""
    gc.freeze()
    gc.set_threshold(50_000)
    gc.enable()


def pytest_sessionfinish() -> None:
    """Look through all that is left once: pytest does it five times as it ends."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def uncounted_apart(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count no lines either in the processes that a test starts whose own are not counted."""
    if request.node.get_closest_marker("no_cover"):
        for name in [name for name in os.environ if "COVERAGE" in name]:
            monkeypatch.delenv(name)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for marker, words in _BY_NAME.items():
            if any(word in item.path.stem for word in words):
                item.add_marker(marker)
        fixtures = set(getattr(item, "fixturenames", ()))
        for marker, names in _BY_FIXTURE.items():
            if fixtures & names:
                item.add_marker(marker)
        if isinstance(item, pytest.Function) and inspect.iscoroutinefunction(item.function):
            item.add_marker("pilot")  # Only the explorer, driven by its keys, is asynchronous.
