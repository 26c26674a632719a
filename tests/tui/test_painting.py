from __future__ import annotations

import time
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.style import Style

from tests.tui.articles import TEXT, quotes_of, reading_of
from tests.tui.test_layout import texts, unhurried
from tui.panes.article import ArticlePane
from tui.widgets.cells import cell_len, printable
from tui.widgets.glyphs import UNICODE
from tui.widgets.layout import lay_out
from tui.widgets.painting import RAIL, Painter
from tui.widgets.spans import Kind, Mark, Marks, marks_of, runs

marks = st.lists(
    st.builds(
        lambda start, length, kind: Mark(start, start + length, kind),
        st.integers(0, 300),
        st.integers(1, 60),
        st.sampled_from(list(Kind)),
    ),
    max_size=12,
)


@unhurried
@given(texts, marks, st.integers(20, 100))
def test_however_a_line_is_marked_it_is_as_wide_as_the_column(
    text: str, found: list[Mark], width: int
) -> None:
    painter = Painter(lambda *components: Style(), UNICODE)
    layout = lay_out(text, width)
    index = Marks(found)
    for number in range(len(layout)):
        segments = painter.line(layout, number, index.on(*layout.span(number)))
        assert sum(cell_len(segment.text) for segment in segments) == RAIL + width
        seen = "".join(segment.text for segment in segments)
        assert seen[RAIL:].startswith(layout.shown(number))


@unhurried
@given(texts.map(printable), marks)
def test_runs_say_of_each_character_what_it_is(text: str, found: list[Mark]) -> None:
    parts = list(runs(text, 0, found))
    assert "".join(part for part, _ in parts) == text
    at = 0
    for part, kinds in parts:
        for offset in range(at, at + len(part)):
            for mark in found:
                if mark.start <= offset < mark.end:
                    assert kinds & mark.kind
        at += len(part)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, len(TEXT)), st.integers(1, 400))
def test_nothing_marked_is_missed(start: int, length: int) -> None:
    everything = list(marks_of(reading_of()))
    expected = {mark for mark in everything if mark.start < start + length and mark.end > start}
    assert set(Marks(everything).on(start, start + length)) == expected


class PaneApp(App[None]):
    def compose(self) -> ComposeResult:
        yield ArticlePane()


async def time_of_jumps(copies: int) -> float:
    """Return how long a jump takes in a text so many times as long, drawing included."""
    text = "\n\n".join([TEXT] * copies)
    app = PaneApp()
    async with app.run_test(size=(120, 40)) as pilot:
        pane = app.query_one(ArticlePane)
        pane.show(reading_of(text))
        await pilot.pause()
        times = []
        for quote in quotes_of(text)[-30:]:
            begin = time.process_time()
            pane.jump(quote.span)
            for y in range(40):
                pane.render_line(y)
            times.append(time.process_time() - begin)
        return median(times)


async def test_a_jump_costs_no_more_in_a_long_text() -> None:
    short, long = await time_of_jumps(1), await time_of_jumps(20)
    assert long < 5 * short + 0.005
