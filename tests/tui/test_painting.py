from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from textual.style import Style

from tests.tui.articles import TEXT, reading_of
from tests.tui.test_layout import texts
from tui.widgets.cells import cell_len, printable
from tui.widgets.glyphs import UNICODE
from tui.widgets.layout import lay_out
from tui.widgets.painting import RAIL, Painter
from tui.widgets.spans import Highlight, Highlights, Kind, highlights_of, runs

highlights = st.lists(
    st.builds(
        lambda start, length, kind: Highlight(start, start + length, kind),
        st.integers(0, 300),
        st.integers(1, 60),
        st.sampled_from(list(Kind)),
    ),
    max_size=12,
)


@given(texts, highlights, st.integers(20, 100))
def test_however_a_line_is_marked_it_is_as_wide_as_the_column(
    text: str, found: list[Highlight], width: int
) -> None:
    painter = Painter(lambda *components: Style(), UNICODE)
    layout = lay_out(text, width)
    index = Highlights(found)
    for number in range(len(layout)):
        segments = painter.line(layout, number, index.on(*layout.span(number)))
        assert sum(cell_len(segment.text) for segment in segments) == RAIL + width
        seen = "".join(segment.text for segment in segments)
        assert seen[RAIL:].startswith(layout.shown(number))


@given(texts.map(printable), highlights)
def test_runs_say_of_each_character_what_it_is(text: str, found: list[Highlight]) -> None:
    parts = list(runs(text, 0, found))
    assert "".join(part for part, _ in parts) == text
    at = 0
    for part, kinds in parts:
        for offset in range(at, at + len(part)):
            for each in found:
                if each.start <= offset < each.end:
                    assert kinds & each.kind
        at += len(part)


@settings(max_examples=20)
@given(st.integers(0, len(TEXT)), st.integers(1, 400))
def test_nothing_marked_is_missed(start: int, length: int) -> None:
    everything = list(highlights_of(reading_of()))
    expected = {each for each in everything if each.start < start + length and each.end > start}
    assert set(Highlights(everything).on(start, start + length)) == expected
