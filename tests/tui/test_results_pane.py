from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset

from index import Row
from index.article import Span
from index.errors import ArchiveError
from tests.tui.articles import row_of
from tui.panes.results import LOOKS, ResultsPane
from tui.session.moves import Move
from tui.widgets.cells import cell_len
from tui.widgets.contrast import ENOUGH, contrast, legible
from tui.widgets.glyphs import ASCII, UNICODE, Glyphs
from tui.widgets.looks import look_of
from tui.widgets.result_line import Columns, line_of


class Source:
    """Gives rows, and remembers what was asked for."""

    def __init__(self, ids: Sequence[int], *, query: bool = False) -> None:
        self.ids = ids
        self.query = query
        self.asked: list[tuple[int, int]] = []

    def __call__(self, start: int, stop: int) -> list[Row]:
        self.asked.append((start, stop))
        return [row_of(number, query=self.query) for number in self.ids[start:stop]]


class PaneApp(App[None]):
    """Nothing but results."""

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.pane = ResultsPane(glyphs=glyphs)
        self.highlighted: list[int] = []
        self.opened: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.pane

    def on_results_pane_highlighted(self, message: ResultsPane.Highlighted) -> None:
        self.highlighted.append(message.row.id)

    def on_results_pane_opened(self, message: ResultsPane.Opened) -> None:
        self.opened.append(message.row.id)

    def show(self, count: int, *, query: bool = False) -> Source:
        source = Source(range(count), query=query)
        self.pane.show(count, source)
        return source


def screen(pane: ResultsPane) -> list[str]:
    """Return what is seen of the pane."""
    return [pane.render_line(y).text for y in range(pane.size.height)]


async def test_only_what_is_visible_is_fetched() -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 30)) as pilot:
        source = app.show(100_000)
        await pilot.pause()
        app.pane.move(Move.BOTTOM)
        await pilot.pause()
        assert sum(stop - start for start, stop in source.asked) < 500
        assert "Article number 99999" in screen(app.pane)[-1]


async def test_a_move_before_it_has_a_size_leaves_the_rows_above_in_view() -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.pane.display = False
        await pilot.pause()
        app.show(100)
        for _ in range(3):
            app.pane.move(Move.DOWN)
        app.pane.display = True
        await pilot.pause()
        assert "Article number 0" in screen(app.pane)[0]
        assert screen(app.pane)[3].startswith("▸")


async def test_a_row_has_its_fields() -> None:
    app = PaneApp()
    async with app.run_test(size=(120, 7)) as pilot:
        app.show(100, query=True)
        await pilot.pause()
        first, second = screen(app.pane)[:2]
        assert first.startswith("▸  2024-03-07 Article number 0 ")
        assert second.startswith(" ★~2024-03-06 Article number 1 ")
        assert "The Courier" in first
        assert "  12q   5h " in first
        assert "#budget" in first
        assert "…   5h" in second


async def test_with_a_query_a_second_line_shows_the_hits() -> None:
    app = PaneApp()
    async with app.run_test(size=(120, 24)) as pilot:
        app.show(100, query=True)
        await pilot.pause()
        snippet = app.pane.render_line(3)
        assert "cannot borrow to pay for tax cuts" in snippet.text
        (hit,) = [part for part in snippet if part.style and part.style.underline]
        assert hit.text == "tax"


async def test_a_narrow_pane_puts_date_and_source_under_the_title() -> None:
    app = PaneApp()
    async with app.run_test(size=(40, 24)) as pilot:
        app.show(100)
        await pilot.pause()
        title, below = screen(app.pane)[2:4]
        assert title.strip() == "★ Article number 1"
        assert below.split() == ["~2024-03-06", "·", "radio", "4", "…"]


@pytest.mark.parametrize("size", [(120, 7), (76, 24), (60, 24)])
async def test_a_star_hides_no_note(size: tuple[int, int]) -> None:
    app = PaneApp()
    async with app.run_test(size=size) as pilot:
        row = row_of(0)._replace(
            starred=True, has_note=True, title="A bridge, a levy and a wall " * 9
        )
        app.pane.show(2, lambda start, stop: [row, row._replace(starred=False)])
        await pilot.pause()
        lines = screen(app.pane)
        both, noted = (line for line in lines if "A bridge" in line)
        assert both.startswith("▸★") and "✎ A bridge" in both
        assert noted.startswith(" ✎") and noted.count("✎") == 1
        assert cell_len(both.rstrip()) == cell_len(noted.rstrip())


async def test_the_line_under_the_title_ends_with_the_tags_that_have_room() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 24)) as pilot:
        row = row_of(0)._replace(tags=("budget", "a long tag that has no room", "tax"))
        app.pane.show(1, lambda start, stop: [row])
        await pilot.pause()
        title, below = screen(app.pane)[:2]
        assert title.strip(" ▸") == "Article number 0"
        assert below.split() == ["2024-03-07", "·", "The", "Courier", "·", "#budget", "#tax", "12q"]


async def test_another_language_stands_beside_the_source() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 24)) as pilot:
        row = row_of(0)._replace(language="de", tags=())
        app.pane.show(1, lambda start, stop: [row])
        await pilot.pause()
        assert "The Courier · lang:de" in screen(app.pane)[1]


async def test_what_there_is_none_of_is_not_stressed() -> None:
    app = PaneApp()
    async with app.run_test(size=(120, 7)) as pilot:
        row = row_of(0)._replace(quotes=0, hits=0)
        app.pane.show(2, lambda start, stop: [row_of(1), row])
        await pilot.pause()
        muted = look_of(app.pane, LOOKS, "date").rich_style.color
        zero = [part for part in app.pane.render_line(1) if part.text.strip() in ("0q", "0h")]
        assert [part.style.color for part in zero if part.style] == [muted]


@pytest.mark.parametrize("width", range(20, 201, 5))
@pytest.mark.parametrize("height", [4, 20])
@pytest.mark.parametrize("has_query", [False, True])
def test_lines_fill_any_width_exactly(width: int, height: int, has_query: bool) -> None:
    columns = Columns.of(width, height, has_query=has_query)
    row = row_of(0, query=has_query)._replace(
        title="日本語の見出し 👩\u200d👩\u200d👧 with a long tail that goes on and on " * 4,
        source="新聞社の長い名前 that is long",
        snippet="日本語 " * 90 if has_query else "",
        snippet_hits=(Span(0, 2), Span(4, 6)) if has_query else (),
    )
    title, *below = (
        cell_len("".join(field.text for field in line_of(row, number, columns, UNICODE)))
        for number in range(columns.lines)
    )
    assert title == width - 2
    assert all(size <= width - 2 for size in below)


@pytest.mark.parametrize("width", [50, 80, 120])
def test_hits_in_a_title_are_marked(width: int) -> None:
    row = Row(
        id=1,
        title="A tax on harbours",
        source="The Courier",
        published="2024-03-07",
        date_shown="2024-03-07",
        title_hits=(Span(2, 5), Span(9, 17)),
    )
    columns = Columns.of(width, 20, has_query=True)
    marked = [text for text, style in line_of(row, 0, columns, UNICODE) if "hit" in style]
    assert marked[:2] == ["tax", "harbours"]


def test_a_hit_far_into_the_snippet_is_seen() -> None:
    columns = Columns.of(40, 20, has_query=True)
    before = "日本語 and more that goes on before it "
    row = row_of(0, query=True)._replace(
        snippet=before + "found here and on",
        snippet_hits=(Span(len(before), len(before) + 5),),
    )
    fields = line_of(row, 2, columns, UNICODE)
    assert "found" in [field.text for field in fields]
    assert fields[0].text.endswith("…")
    assert before.endswith(f" {fields[1].text}"), "it begins with a word"


async def test_moves_and_what_is_told() -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 10)) as pilot:
        app.show(100)
        await pilot.pause()
        for move, row in [
            (Move.DOWN, 1),
            (Move.UP, 0),
            (Move.UP, 0),
            (Move.BOTTOM, 99),
            (Move.DOWN, 99),
            (Move.TOP, 0),
            (Move.PAGE_DOWN, 9),
            (Move.HALF_PAGE_UP, 4),
        ]:
            app.pane.move(move)
            await pilot.pause()
            assert app.pane.cursor == row
            assert app.highlighted[-1] == row
            assert any(line.startswith("▸") for line in screen(app.pane))
        app.pane.choose()
        await pilot.pause()
        assert app.opened == [4]


async def test_a_click_goes_to_a_row_and_a_second_opens_it() -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 10)) as pilot:
        app.show(100)
        await pilot.pause()
        await pilot.click(ResultsPane, offset=Offset(20, 3))
        assert (app.pane.cursor, app.opened) == (3, [])
        await pilot.double_click(ResultsPane, offset=Offset(20, 5))
        assert app.opened == [5]


async def test_results_that_grow_move_nothing() -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 20)) as pilot:
        old = list(range(1000, 1100))
        app.pane.show(len(old), Source(old))
        app.pane.cursor = 50
        app.pane.scroll_to(y=40, animate=False)
        await pilot.pause()
        before, told = screen(app.pane), list(app.highlighted)
        grown = [*range(300), *old]
        app.pane.show(len(grown), Source(grown), cursor=None, index_of=grown.index)
        await pilot.pause()
        assert screen(app.pane) == before
        assert app.pane.cursor == 350
        assert app.highlighted == told


async def test_if_its_article_is_gone_the_cursor_stays_where_it_was() -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 20)) as pilot:
        app.show(10)
        app.pane.cursor = 9
        await pilot.pause()
        app.pane.show(3, Source([7, 8, 20]), cursor=None, index_of={7: 0, 8: 1, 20: 2}.get)
        await pilot.pause()
        assert app.pane.cursor == 2
        assert app.highlighted[-1] == 20


async def test_a_new_query_begins_at_the_top() -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 10)) as pilot:
        app.show(100)
        app.pane.move(Move.BOTTOM)
        app.show(50, query=True)
        await pilot.pause()
        assert app.pane.cursor == 0
        assert app.pane.scroll_offset.y == 0
        assert app.highlighted[-1] == 0


async def test_the_cursor_stays_on_the_screen_through_any_resize() -> None:
    app = PaneApp()
    async with app.run_test(size=(100, 40)) as pilot:
        app.show(500)
        app.pane.cursor = 200
        for size in [(100, 10), (40, 20), (20, 5), (200, 50)]:
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert any(line.startswith("▸") for line in screen(app.pane))


async def test_nothing_in_a_row_drives_the_terminal() -> None:
    app = PaneApp()
    evil = "\x1b]0;title\x07 \x9b2J \u202e"

    def fetch(start: int, stop: int) -> list[Row]:
        row = row_of(0, query=True)._replace(
            title=evil, source=evil, tags=(evil,), snippet=evil * 3
        )
        return [row] * (stop - start)

    async with app.run_test(size=(120, 20)) as pilot:
        app.pane.show(10, fetch)
        await pilot.pause()
        assert all(character.isprintable() for character in "".join(screen(app.pane)))
        app.pane.clear(evil)
        assert all(character.isprintable() for character in "".join(screen(app.pane)))


async def test_a_message_stands_where_there_is_nothing() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.show(5)
        app.pane.clear("No article has these words.\nTry fewer.")
        await pilot.pause()
        assert [line.strip() for line in screen(app.pane)[1:3]] == [
            "No article has these words.",
            "Try fewer.",
        ]
        app.pane.move(Move.DOWN)
        app.pane.choose()
        await pilot.pause()
        assert app.opened == []


async def test_rows_that_are_gone_leave_a_blank_line() -> None:
    app = PaneApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.pane.show(10, Source(range(4)))
        await pilot.pause()
        assert screen(app.pane)[5].strip() == ""


async def test_an_archive_that_fails_leaves_the_pane_alive() -> None:
    def fetch(start: int, stop: int) -> list[Row]:
        raise ArchiveError("The archive is gone.")

    app = PaneApp()
    async with app.run_test(size=(60, 10)) as pilot:
        app.pane.show(10, fetch)
        app.pane.move(Move.DOWN)
        app.pane.choose()
        await pilot.pause()
        assert app.opened == app.highlighted == []


async def test_in_ascii_mode_every_sign_is_ascii() -> None:
    app = PaneApp(ASCII)
    async with app.run_test(size=(90, 20)) as pilot:
        app.show(30)
        await pilot.pause()
        assert all(line.isascii() for line in screen(app.pane))


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "solarized-light", "nord"])
async def test_every_field_is_legible(theme: str) -> None:
    app = PaneApp()
    async with app.run_test() as pilot:
        app.theme = theme
        await pilot.pause()
        for name in LOOKS:
            for cursor in ((), ("cursor",), ("cursor-away",)):
                style = legible(look_of(app.pane, LOOKS, name, *cursor))
                assert style.foreground and style.background
                assert contrast(style.foreground, style.background) >= ENOUGH
