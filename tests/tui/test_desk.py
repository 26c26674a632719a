"""How far something in the background is, on the status line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from index.errors import ArchiveError
from tui.screens.explorer import desk
from tui.screens.explorer.desk import Desk
from tui.screens.explorer.view import View
from tui.session.memory import Memory
from tui.session.session import Session
from tui.settings import Settings


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
    return Desk(Session(Path(), Settings(), Memory()), cast(View, view))


def test_what_is_taken_is_shown(view: _View) -> None:
    assert list(desk_of(view).telling("Writing", "ab", 2000)) == ["a", "b"]
    assert view.shown == ["Writing 0 of 2,000", "Writing 1 of 2,000", ""]


def test_what_is_given_up_is_not_taken_for_whole(view: _View) -> None:
    given_up = desk_of(view)
    things = given_up.telling("Writing", "ab", 2)
    assert next(things) == "a"
    given_up.session.is_over = True
    with pytest.raises(ArchiveError):
        next(things)
    assert view.shown[-1] == ""


def test_nothing_stays_after_a_failure(view: _View) -> None:
    with pytest.raises(OSError), closing(desk_of(view).telling("Writing", "ab", 2)) as things:
        for _ in things:
            raise OSError
    assert view.shown == ["Writing 0 of 2", ""]
