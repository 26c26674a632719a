"""Only what is new is written to the terminal, and that shows the same as if all were."""

from __future__ import annotations

import random

import pytest
import textual
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.driver import Driver
from textual.drivers.headless_driver import HeadlessDriver

from index.article import Article
from tests.tui.emulator import Emulator
from tests.tui.fakes import FakeArchive, explorer
from tests.tui.invented import ARTICLES
from tui.app import PullquoteApp
from tui.commands import COMMANDS, textual_key
from tui.session.memory import Memory
from tui.settings import Settings
from tui.widgets.thin_output import ThinOutput

_LETTERS = st.text(alphabet="ab   é“—│▐中👩\u0301", min_size=1, max_size=8)
_CODES = st.sampled_from(
    ["1", "4", "7", "2;3", "31", "91;44", "38;2;1;2;3", "48;2;9;9;9", "38;5;7;48;5;1", "1;35;106"]
)
_STRETCH = st.one_of(
    _LETTERS, st.tuples(_CODES, _LETTERS).map(lambda one: f"\x1b[{one[0]}m{one[1]}\x1b[0m")
)
_PLACED = st.tuples(st.integers(1, 6), st.integers(1, 12), st.lists(_STRETCH, max_size=5)).filter(
    lambda one: not "".join(one[2]).lstrip("\x1b[0123456789;m").startswith("\u0301")
)
"""Nothing is drawn from the middle of a letter, an accent without it."""
_FRAMES = st.lists(st.lists(_PLACED, min_size=1, max_size=6), max_size=8)


@given(_FRAMES)
def test_the_screen_is_the_same(frames: list[list[tuple[int, int, list[str]]]]) -> None:
    output, plain, thin = ThinOutput(), Emulator(), Emulator()
    for frame in frames:
        data = "".join(f"\x1b[{y};{x}H{''.join(text)}" for y, x, text in frame) + "\x1b[1;1H"
        plain.write(data)
        thin.write(output.thin(data))
        assert thin.shown() == plain.shown()


def test_what_stands_there_is_not_written_again() -> None:
    output = ThinOutput()
    first = output.thin("\x1b[2;3H\x1b[1;31mwords\x1b[0m here\x1b[1;1H")
    assert output.thin("\x1b[2;3H\x1b[1;31mwords\x1b[0m here\x1b[1;1H") == ""
    assert output.thin("\x1b[2;3H\x1b[1;31mwords\x1b[0m here\x1b[2;3H") == "\x1b[2;3H"
    assert output.thin("\x1b[2;3H\x1b[1;31mwords\x1b[0m hare\x1b[1;1H") == "\x1b[2;10Ha\x1b[1;1H"
    output.forget()
    assert output.thin("\x1b[2;3H\x1b[1;31mwords\x1b[0m here\x1b[1;1H") == first


def test_all_is_written_on_an_empty_screen() -> None:
    output = ThinOutput()
    frame = "\x1b[1;1Hwords\x1b[1;1H"
    output.thin(frame)
    assert output.thin("\x1b[?1049h") == "\x1b[?1049h"
    assert output.thin(frame) == frame


def test_nothing_is_put_between_the_signs_of_a_frame_that_is_none() -> None:
    output = ThinOutput()
    begin, end, frame = "\x1b[?2026h", "\x1b[?2026l", "\x1b[1;1Hwords\x1b[1;1H"
    assert [output.thin(one) for one in (begin, frame, end)] == ["", begin + frame, end]
    assert [output.thin(one) for one in (begin, frame, end)] == ["", "", ""]


@pytest.mark.parametrize("data", ["\x07", "\x1b]52;c;YQ==\x07", "\x1b[?2026l", "text", ""])
def test_what_is_no_frame_is_left_alone(data: str) -> None:
    assert ThinOutput().thin(data) == data


def test_it_is_known_how_this_textual_writes() -> None:
    """For another version: see that `tui/screens/terminal.py` fits it, then say so here."""
    assert textual.__version__.startswith("8.2.")


def test_what_follows_the_signs_of_india_keeps_its_column() -> None:
    frame = "\x1b[1;1H\x1b[37m│\x1b[0mका का  \x1b[31m1q\x1b[0m \x1b[37m│\x1b[0m\x1b[1;1H"
    thinned = ThinOutput().thin(frame)

    assert "  \x1b[7G\x1b[31m1q" in thinned
    assert "\x1b[10G\x1b[37m│" in thinned


class Recorder(HeadlessDriver):
    """Shows what is written on two screens: as it comes, and thinned."""

    plain, thin = Emulator(), Emulator()
    bytes_plain = bytes_thin = 0

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        assert isinstance(self._app, PullquoteApp)
        thinned = self._app.output.thin(data)
        Recorder.plain.write(data)
        Recorder.thin.write(thinned)
        Recorder.bytes_plain += len(data)
        Recorder.bytes_thin += len(thinned)


def _recorder(app: PullquoteApp) -> type[Driver]:
    return Recorder


def _wide_article() -> Article:
    text = "東京の記者 said: “東京の予算 is read.” 👩‍👩‍👧 The élan of Kelding.\n\n" * 12
    return Article(
        text=text, title="東京 counts 👩‍👩‍👧 the cost", source="新聞", published="2024-03-01"
    )


_LEAVING = {"q", "O", "o", "ctrl+e", "ctrl+l"}


@pytest.mark.parametrize("seed", range(2))
async def test_the_screen_is_that_of_textuals_own_writer(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(PullquoteApp, "get_driver_class", _recorder)
    Recorder.plain, Recorder.thin = Emulator(), Emulator()
    Recorder.bytes_plain = Recorder.bytes_thin = 0
    chance = random.Random(seed)
    keys = sorted({key for one in COMMANDS.values() for key in one.keys} - _LEAVING)
    archive = FakeArchive((*ARTICLES, _wide_article()))
    app = explorer(archive, settings=Settings(), memory=Memory(watch=["budget"]))
    async with app.run_test(headless=False, size=(120, 40)) as pilot:
        for step in range(48):
            if step % 16 == 15:
                await pilot.resize_terminal(chance.randint(60, 220), chance.randint(16, 60))
            elif step % 9 == 5:
                app.post_message(events.Paste(chance.choice(["tax", "中文 é", "👩‍👩‍👧"])))
            else:
                key = chance.choice([*keys, "enter", "escape", "escape", "down"])
                await pilot.press(textual_key(key))
            await pilot.pause()
            assert Recorder.thin.shown() == Recorder.plain.shown(), step
        app.redraw()
        await pilot.pause()
        assert Recorder.thin.shown() == Recorder.plain.shown()
    assert Recorder.bytes_thin < Recorder.bytes_plain / 2
