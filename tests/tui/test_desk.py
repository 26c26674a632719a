"""How far something in the background is, on the status line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from types import SimpleNamespace
from typing import cast

import pytest

from tui.screens.explorer import desk
from tui.screens.explorer.desk import Desk
from tui.screens.explorer.view import View
from tui.session.session import Session


class _View:
    """Takes what is shown on the status line."""

    def __init__(self) -> None:
        self.status = SimpleNamespace(doing="")
        self.shown: list[str] = []

    def post(self, callback: Callable[[], object]) -> None:
        callback()
        self.shown.append(self.status.doing)


@pytest.fixture
def view(monkeypatch: pytest.MonkeyPatch) -> _View:
    monkeypatch.setattr(desk, "TELL_EVERY", 0.0)
    return _View()


def desk_of(view: _View) -> Desk:
    return Desk(cast(Session, None), cast(View, view))


def test_what_is_taken_is_shown(view: _View) -> None:
    assert list(desk_of(view).telling("Writing", "ab", 2000)) == ["a", "b"]
    assert view.shown == ["Writing 0 of 2,000", "Writing 1 of 2,000", ""]


def test_nothing_stays_after_a_failure(view: _View) -> None:
    with pytest.raises(OSError), closing(desk_of(view).telling("Writing", "ab", 2)) as things:
        for _ in things:
            raise OSError
    assert view.shown == ["Writing 0 of 2", ""]
