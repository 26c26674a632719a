"""Which tests are slow, told by where they are: `make quick` runs the others."""

from __future__ import annotations

import inspect

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")  # no test asserts a time: the machine may be busy

_BY_NAME = {
    # They try everything once more, everywhere or at random: counting the lines that they run
    # takes half as long again as running them, and finds none that other tests do not run.
    "no_cover": ("bad_formats", "every_screen", "keys", "properties", "random"),
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
