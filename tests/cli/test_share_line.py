"""How much of a long text is done, on one line of a terminal."""

from __future__ import annotations

import io
import sys

import pytest

from tui.verbs import indexing
from tui.verbs.indexing import ShareLine


class Terminal(io.StringIO):
    """Standard error that is shown."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "LONG_SECONDS", 0.0)
    monkeypatch.setattr(indexing, "SECONDS_BETWEEN", 0.0)


@pytest.mark.usefixtures("impatient")
def test_what_is_done_is_shown_and_wiped_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with ShareLine("Analysing", 400) as line:
        line.advance(100)
        line.advance(72)
    assert terminal.getvalue() == (
        "\r\x1b[KAnalysing: 25% of it\r\x1b[KAnalysing: 43% of it\r\x1b[K"
    )


@pytest.mark.usefixtures("impatient")
def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    with ShareLine("Analysing", 400) as line:
        line.advance(100)
    assert file.getvalue() == ""


def test_what_is_soon_done_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with ShareLine("Analysing", 400) as line:
        line.advance(400)
    assert terminal.getvalue() == ""
