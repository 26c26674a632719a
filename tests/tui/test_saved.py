"""Saved searches: what each finds that it did not find when it was opened last."""

from __future__ import annotations

from index import Results
from index.errors import QueryError
from tests.tui.driving import running
from tests.tui.fakes import FakeArchive
from tui.screens.palette import OfferList
from tui.session.memory import Memory
from tui.session.saved import mark_opened, saved_searches


class Growing(FakeArchive):
    """An archive in which every search finds the articles up to one."""

    def __init__(self, newest: int) -> None:
        super().__init__()
        self.newest = newest

    def search(self, query: str, **_: object) -> Results:
        ids = range(1, self.newest + 1)
        return Results(query=query, ids=ids, total=len(ids))


def new(memory: Memory, archive: FakeArchive) -> dict[str, int]:
    return {one.name: one.new for one in saved_searches(memory, archive)}


def test_what_came_since_is_new() -> None:
    memory = Memory(saved={"Taxes": "tax", "Ports": "port"})
    archive = Growing(2)
    assert new(memory, archive) == {"Taxes": 2, "Ports": 2}
    mark_opened(memory, "Taxes", archive, 2)
    assert new(memory, archive) == {"Ports": 2, "Taxes": 0}
    archive.newest = 5
    assert new(memory, archive) == {"Ports": 5, "Taxes": 3}
    memory.save()
    assert new(Memory.load(), archive) == {"Ports": 5, "Taxes": 3}
    assert list(new(memory, archive)) == ["Ports", "Taxes"], "those with most that is new first"


def test_in_an_archive_that_was_begun_anew_all_is_new() -> None:
    memory = Memory(saved={"Taxes": "tax"})
    mark_opened(memory, "Taxes", Growing(9), 9)
    assert new(memory, Growing(3)) == {"Taxes": 3}


def test_where_a_part_is_away_nothing_is_new() -> None:
    class Parted(Growing):
        trouble = "only 2 of 3 parts answered"

        def search(self, query: str, **_: object) -> Results:
            return super().search(query)._replace(partial=True, trouble=self.trouble)

    memory = Memory(saved={"Taxes": "tax"})
    mark_opened(memory, "Taxes", Growing(9), 9)
    (found,) = saved_searches(memory, Parted(3))
    assert not found.new and found.trouble == Parted.trouble
    assert found.newest == 9, "what has been seen stays seen"


def test_what_cannot_be_understood_any_more_says_so() -> None:
    class Strict(FakeArchive):
        def search(self, query: str, **_: object) -> Results:
            return Results(query=query, ids=(), total=0, problem=QueryError("Not closed."))

    (found,) = saved_searches(Memory(saved={"Taxes": '"tax'}), Strict())
    assert (found.articles, found.new, found.problem) == (0, 0, "Not closed.")


async def test_the_palette_tells_what_is_new(archive: FakeArchive) -> None:
    memory = Memory(saved={"Taxes": "tax"})
    async with running(archive, memory=memory) as driver:
        await driver.press("ctrl+p")

        def first() -> str:
            rows = driver.app.screen.query_one(OfferList).rows
            return f"{rows[0].label} {rows[0].about}" if rows else ""

        await driver.until(lambda: first().startswith("Search: Taxes"))
        assert first().endswith("new")
        await driver.press("enter")
        assert driver.screen.bar.text == "tax"
        assert memory.seen["Taxes"] and new(memory, archive) == {"Taxes": 0}
