from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.widgets.list_pane import ListPane


class Numbers(ListPane[int]):
    """Rows that are numbers."""

    def draw(self, row: int, number: int, width: int) -> list[Content]:
        return [Content(str(row))]


class Neighbour(Static):
    """Counts how often it is drawn."""

    drawn = 0

    def render(self) -> str:
        self.drawn += 1
        return "beside"


class ViewApp(App[None]):
    """A list with something beside it."""

    CSS = "Numbers { height: 10; } Neighbour { height: 3; }"

    def compose(self) -> ComposeResult:
        yield Numbers()
        yield Neighbour()


async def test_the_scrollbar_comes_and_goes_with_the_rows_and_shows_how_many_there_are() -> None:
    app = ViewApp()
    async with app.run_test(size=(40, 20)) as pilot:
        view = app.query_one(Numbers)
        assert not view.show_vertical_scrollbar
        width = view.scrollable_content_region.width
        for count in (100, 300):
            view.show_rows(range(count))
            await pilot.pause()
            assert view.show_vertical_scrollbar
            assert view.vertical_scrollbar.window_virtual_size == count
            assert view.max_scroll_y == count - 10
            assert view.scrollable_content_region.width == width - 1
        view.show_rows(range(3))
        await pilot.pause()
        assert not view.show_vertical_scrollbar
        assert view.max_scroll_y == 0


async def test_other_rows_draw_the_list_alone() -> None:
    app = ViewApp()
    async with app.run_test(size=(40, 20)) as pilot:
        view, beside = app.query_one(Numbers), app.query_one(Neighbour)
        await pilot.pause()
        layouts: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(app, layouts.append)
        drawn = beside.drawn
        for count in (4, 9, 2):
            view.show_rows(range(count))
            await pilot.pause()
            assert "".join(segment.text for segment in view.render_line(1)).strip() == "1"
        assert not layouts
        assert beside.drawn == drawn
