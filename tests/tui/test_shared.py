"""The explorer on a shared archive: what its user sees when the cluster does not answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import Static

from index import Facets, Results
from index.errors import ArchiveError
from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tui.screens.dialog import Box


class SharedFake(FakeArchive):
    """A shared archive whose cluster may be in trouble."""

    is_shared = True
    trouble = ""
    reach: int | None = None
    missing = ""

    def search(
        self,
        query: str,
        *,
        sort: str = "",
        as_you_type: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Results:
        if self.trouble:
            return Results(query=query, ids=(), total=0, partial=True, trouble=self.trouble)
        return super().search(query, sort=sort)._replace(reach=self.reach)

    def facets(self, results: Results) -> Facets:
        return super().facets(results)._replace(trouble=self.missing)

    def refresh(self) -> bool:
        if self.trouble:
            raise ArchiveError(self.trouble)
        return False


def listed(driver: Driver) -> str | None:
    """Return the query whose results are listed."""
    return driver.session.results.query if driver.session.results else None


@pytest.fixture
def shared() -> SharedFake:
    return SharedFake()


async def test_the_last_results_stay(shared: SharedFake) -> None:
    async with running(shared) as driver:
        before, title = driver.session.total, driver.title
        assert before > 1 and not driver.session.is_syncing
        shared.trouble = "No node answers."
        await driver.press("slash")
        await driver.type("budget")
        await driver.press("enter")
        assert driver.session.total == before and driver.title == title
        assert listed(driver) == ""
        assert any("No node answers. r tries again." in said for said in driver.toasts)
        shared.trouble = ""
        await driver.press("r")
        assert listed(driver) == "budget"


async def test_trouble_stands_in_the_status_line_until_it_is_over(
    shared: SharedFake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.explorer.watching.CLUSTER_EVERY", 0.02)
    async with running(shared) as driver:
        shared.trouble = "No node answers."
        status = driver.explorer.view.status
        await driver.until(lambda: "No node answers." in status.notice)
        shared.trouble = ""
        await driver.until(lambda: not status.notice)


async def test_counts_that_are_not_whole_are_told(shared: SharedFake) -> None:
    async with running(shared) as driver:
        shared.missing = "only 2 of 3 parts answered"
        for key in ("F", "s"):
            await driver.press(key)
            box = driver.app.screen.query_one(Box)
            assert f" · {shared.missing}" in str(box.border_title)
            await driver.press("escape")


async def test_no_more_is_listed_than_can_be_reached(shared: SharedFake) -> None:
    shared.reach = 2
    async with running(shared) as driver:
        assert driver.session.total == 2
        assert driver.session.article_at(2) is None
        count = driver.screen.query_one("#count", Static).render()
        assert str(count) == f"2 listed of {len(shared.readings)}: narrow it"
        await driver.press("G")
        assert driver.screen.results.cursor == 1
