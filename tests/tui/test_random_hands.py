"""Whatever is pressed, pasted, clicked or resized, in whatever order: the explorer goes on."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from textual import events

from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.invented import ARTICLES
from tui.commands import COMMANDS, textual_key
from tui.session.memory import Memory

_LEAVES = {"q", "O", "o", "ctrl+e"}
"""Keys that end it, or hand over to other programs."""
_KEYS = sorted({key for command in COMMANDS.values() for key in command.keys} - _LEAVES)
_MORE = ("enter", "escape", "up", "down", "pageup", "pagedown", "ctrl+x", "delete", "a", "t", "(")

Step = tuple[str, object]
keys = st.sampled_from([*_KEYS, *_MORE]).map(lambda key: ("key", key))
pastes = st.sampled_from(["tax", "a\nb", "\x07\x00", "é 👩‍👩‍👧 ﷺ"]).map(
    lambda text: ("paste", text)
)
clicks = st.tuples(st.integers(0, 130), st.integers(0, 40)).map(lambda at: ("click", at))
sizes = st.one_of(
    st.tuples(st.integers(1, 30), st.integers(1, 8)),
    st.tuples(st.integers(1, 220), st.integers(1, 60)),
).map(lambda size: ("size", size))
changes = st.sampled_from(["analysed anew", "quotes gone", "article gone"]).map(
    lambda what: ("change", what)
)
steps = st.lists(st.one_of(keys, keys, keys, keys, pastes, clicks, sizes, changes), max_size=24)


async def _take(driver: Driver, archive: FakeArchive, step: Step) -> None:
    kind, what = step
    if kind == "key":
        await driver.pilot.press(textual_key(str(what)))
    elif kind == "paste":
        driver.app.post_message(events.Paste(str(what)))
    elif kind == "size":
        assert isinstance(what, tuple)
        await driver.pilot.resize_terminal(*what)
    elif kind == "click":
        assert isinstance(what, tuple)
        x, y = what
        for event in (events.MouseDown, events.MouseUp):
            driver.app.post_message(event(None, x, y, 0, 0, 1, False, False, False, x, y))
    else:
        _change(driver, archive, str(what))


def _change(driver: Driver, archive: FakeArchive, what: str) -> None:
    """Let the archive be another one, as the indexing process does."""
    reading = driver.session.reading
    if what == "article gone" and len(archive.readings) > 1 and reading is not None:
        archive.readings.pop(reading.id, None)
    elif reading is not None and reading.id in archive.readings:
        analysis = reading.analysis
        if analysis is not None and what == "quotes gone":
            analysis = replace(analysis, quotes=analysis.quotes[1:], entities=())
        archive.readings[reading.id] = replace(archive.readings[reading.id], analysis=analysis)
    driver.explorer.follow.show_changes(frozenset(archive.readings), listing=True)


async def _drive(taken: Sequence[Step], place: Path) -> None:
    archive = FakeArchive(ARTICLES, directory=place)
    async with running(archive, memory=Memory(watch=["budget"])) as driver:
        for step in taken:
            await _take(driver, archive, step)
        await driver.settle()
        await driver.pilot.resize_terminal(120, 40)
        await driver.press("escape", "escape", "escape")
        session = driver.session
        assert driver.app.is_running
        assert 0 <= driver.screen.results.cursor < max(1, session.total)
        if session.reading is not None:
            span = session.places.span
            assert span is None or span.end <= len(session.reading.article.text)


@pytest.mark.pilot
@settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps)
@example([("size", (2, 47)), ("size", (1, 5)), ("size", (1, 5)), ("click", (97, 0))])
def test_it_goes_on(taken: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as place:
        asyncio.run(_drive(taken, Path(place)))
