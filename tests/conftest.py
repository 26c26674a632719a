"""Which tests are slow, told by where they are: `make quick` runs the others."""

from __future__ import annotations

import inspect

import pytest

_BY_NAME = {
    "crash": ("crash", "kill", "pool"),
    "pty": ("terminal", "serve"),
}
"""A test file whose name holds one of these words bears the marker."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for marker, words in _BY_NAME.items():
            if any(word in item.path.stem for word in words):
                item.add_marker(marker)
        # Only the explorer, driven by its keys, is asynchronous; a picture drives it too.
        if isinstance(item, pytest.Function) and (
            inspect.iscoroutinefunction(item.function) or "snap_compare" in item.fixturenames
        ):
            item.add_marker("pilot")
