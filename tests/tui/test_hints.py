"""Letters on everything visible: marks in the article and rows of the panes, at every size."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article
from tests.tui.driving import SIZES, Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.shown import lines_shown
from tests.tui.test_keys import PANES
from tests.tui.test_mouse import shown
from tui.panes.entities import EntitiesPane
from tui.panes.hits import HitsPane
from tui.panes.quotes import QuotesPane
from tui.panes.results import ResultsPane
from tui.screens.hints import HintsScreen, Target, labels
from tui.session.memory import Memory
from tui.session.panes import PaneName
from tui.settings import Settings
from tui.widgets.list_pane import ListPane

_KEY_OF = {name: f"{number}" for number, name in enumerate(PANES, 1)}
_LISTS: tuple[PaneName, ...] = ("results", "quotes", "entities", "hits")
Rows = ResultsPane | QuotesPane | EntitiesPane | HitsPane
every_size = pytest.mark.parametrize("size", SIZES)


def targets(driver: Driver) -> dict[str, Target]:
    """Return the letters on the screen, and what they stand for."""
    assert isinstance(driver.app.screen, HintsScreen)
    return driver.app.screen.targets


def letters(driver: Driver, pane: PaneName) -> dict[int, str]:
    """Return the letters on the rows of a pane, by the line they stand on."""
    widget = driver.pane(pane)
    return {
        target.y - widget.content_region.y: label
        for label, target in targets(driver).items()
        if target.x == widget.region.x and widget.region.contains(target.x, target.y)
    }


def rows_of(driver: Driver, pane: PaneName) -> Rows:
    widget = driver.pane(pane)
    assert isinstance(widget, Rows)
    return widget


def line_of_cursor(rows: Rows) -> int:
    """Return the line that the row of the cursor begins on, in a pane that is not scrolled."""
    assert rows.cursor is not None
    return rows.line_of(rows.cursor)


async def put_letters(driver: Driver) -> None:
    await driver.press("f")
    assert driver.top == "HintsScreen"


@pytest.fixture
def long(tmp_path: Path) -> FakeArchive:
    """Thirty articles of forty quotes each, one of them starred: all lists but one are scrolled."""
    said = (f"Ada Holm said: “It is the budget of year {year}, all of it.”" for year in range(40))
    text = "\n\n".join(said)
    articles = [Article(text=text, title=f"Report {number}") for number in range(30)]
    archive = FakeArchive(articles, directory=tmp_path)
    archive.annotations.star(2, on=True)
    return archive


class TestLabels:
    @pytest.mark.parametrize("count", [0, 1, 25, 26, 60, 200, 700])
    def test_none_begins_another(self, count: int) -> None:
        made = labels(count)
        assert len(set(made)) == count
        assert not any(b.startswith(a) for a in made for b in made if a != b)

    def test_the_first_stay_single_and_under_the_fingers(self) -> None:
        assert labels(25) == [*"asdfghjklqwertuiopzxcvbnm"]
        assert labels(52)[-4:] == ["N", "Ma", "Ms", "Md"]


class TestMarks:
    async def test_a_letter_goes_there(self, archive: FakeArchive) -> None:
        async with running(archive) as driver:
            await driver.press("f", "s")
            assert driver.at == "“We cannot borrow to pay for tax cuts.”"
            assert (driver.top, driver.focus) == ("ExplorerScreen", "article")

    async def test_another_key_closes_them(self, archive: FakeArchive) -> None:
        async with running(archive) as driver:
            before = shown(driver)
            for key in ("escape", "space", "4"):
                await driver.press("f", key)
                assert driver.top == "ExplorerScreen"
                assert shown(driver) == before

    async def test_where_several_begin_there_is_one_letter(self, archive: FakeArchive) -> None:
        async with running(archive, settings=Settings(watch=("Ada",))) as driver:
            await put_letters(driver)
            places = [(target.x, target.y) for target in targets(driver).values()]
            assert len(set(places)) == len(places)


class TestRows:
    @every_size
    async def test_a_letter_typed_or_clicked_goes_where_enter_goes(
        self, archive: FakeArchive, size: tuple[int, int]
    ) -> None:
        async with running(archive, size=size, memory=Memory(watch=["the"])) as driver:
            for pane in _LISTS:
                await driver.press("1", "g")  # the first article has rows for every list
                await driver.press(_KEY_OF[pane], "g", "j", "j", "enter")
                by_keys = (*shown(driver), driver.focus, driver.session.arrangement.drawer)
                line = line_of_cursor(rows_of(driver, pane))
                for by_mouse in (False, True):
                    await driver.press(_KEY_OF[pane], "g")
                    assert shown(driver) != by_keys[:-2], pane
                    await put_letters(driver)
                    label = letters(driver, pane)[line]
                    if by_mouse:
                        target = targets(driver)[label]
                        await driver.pilot.click(offset=(target.x + len(label) - 1, target.y))
                        await driver.settle()
                    else:
                        await driver.press(*label)
                    now = (*shown(driver), driver.focus, driver.session.arrangement.drawer)
                    assert now == by_keys, pane

    @every_size
    async def test_headings_get_none(self, archive: FakeArchive, size: tuple[int, int]) -> None:
        async with running(archive, size=size) as driver:
            await driver.press("4")
            rows = driver.entities.rows
            await put_letters(driver)
            found = letters(driver, "entities")
            assert [line for line, row in enumerate(rows) if not isinstance(row, str)] == [*found]

    @every_size
    async def test_in_a_scrolled_pane(self, long: FakeArchive, size: tuple[int, int]) -> None:
        """Every row in sight has its letter, one cut off by the frame as well, and no other."""
        async with running(long, size=size) as driver:
            for pane in _LISTS:
                await driver.press(_KEY_OF[pane], "G", "g" if pane == "entities" else "k")
                rows = rows_of(driver, pane)
                rows.scroll_relative(y=-4, animate=False, immediate=True)
                await driver.settle()
                in_sight = [row for _, row in rows.rows_visible()]
                await put_letters(driver)
                found = letters(driver, pane)
                height = rows.content_region.height
                assert len(found) == len(in_sight), pane
                assert all(0 <= line < height for line in found)
                first = min(found)
                await driver.press(*found[first])
                assert rows.cursor is not None
                chosen = rows.rows[rows.cursor] if isinstance(rows, ListPane) else rows.row
                assert chosen == in_sight[0], pane
                assert driver.focus == "article"

    @pytest.mark.parametrize(("size", "ascii_only"), zip(SIZES, (True, False, True), strict=True))
    async def test_they_hide_nothing_that_tells_rows_apart(
        self, long: FakeArchive, size: tuple[int, int], ascii_only: bool
    ) -> None:
        async with running(long, size=size, settings=Settings(ascii=ascii_only)) as driver:
            for pane in _LISTS:
                await driver.press(_KEY_OF[pane])
                before = lines_shown(driver.app)
                await put_letters(driver)
                widget = driver.pane(pane)
                found = letters(driver, pane)
                assert found
                after = lines_shown(driver.app)
                left, right = widget.region.x, widget.region.right
                for line, label in found.items():
                    y = widget.content_region.y + line
                    was, now = before[y][left:right], after[y][left:right]
                    assert now == label + was[len(label) :], pane
                    assert was[1 : len(label)].strip(" ▸>") == "", "no more than the cursor"
                await driver.press("escape")

    async def test_first_the_article_then_the_pane_that_has_the_focus(
        self, archive: FakeArchive
    ) -> None:
        async with running(archive) as driver:
            for pane in _LISTS:
                await driver.press(_KEY_OF[pane])
                marks = len(driver.screen.article.spans_visible())
                await put_letters(driver)
                made = [*targets(driver)]
                here = [*letters(driver, pane).values()]
                assert made == labels(len(made))
                assert made[marks : marks + len(here)] == here
                await driver.press("escape")

    async def test_an_article_is_found_again_in_a_list_that_has_grown(
        self, archive: FakeArchive
    ) -> None:
        late = archive.readings.pop(1)
        async with running(archive) as driver:
            await put_letters(driver)
            label = letters(driver, "results")[1]
            archive.readings = {1: late, **archive.readings}
            driver.explorer.search.refresh()
            await driver.until(lambda: driver.screen.results.total == 4)
            await driver.press(*label)
            assert driver.title == "Harbour wall to be raised again"

    async def test_an_article_gone_to_can_be_come_back_to(self, archive: FakeArchive) -> None:
        async with running(archive) as driver:
            for line in (1, 3):
                await put_letters(driver)
                await driver.press(*letters(driver, "results")[line])
            assert driver.title == "Council counts the cost"
            await driver.press("ctrl+o")
            assert driver.title == "Holm rules out tax cut"

    @every_size
    async def test_panes_that_are_hidden_have_none(
        self, archive: FakeArchive, size: tuple[int, int]
    ) -> None:
        async with running(archive, size=size) as driver:
            await driver.press("z")
            marks = len(driver.screen.article.spans_visible())
            await put_letters(driver)
            assert len(targets(driver)) == marks
