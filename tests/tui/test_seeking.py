"""Going on into another article where there are more than can be looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index import Results
from index.article import Article
from tests.tui.fakes import FakeArchive
from tests.tui.invented import ARTICLES
from tests.tui.views import plain_explorer
from tui.screens.explorer.seeking import Wanted, seek


class Reaching(FakeArchive):
    """A shared archive, where only the first results can be looked at."""

    is_shared = True
    reach: int | None = 3

    def search(
        self,
        query: str,
        *,
        sort: str = "",
        as_you_type: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Results:
        found = super().search(query, sort=sort)
        return found._replace(reach=self.reach)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("quote.same_speaker.next", "quotes Ruth Varga"),
        ("mention.next", "names Ruth Varga"),
        ("quote.next", "has a quote"),
    ],
)
def test_it_is_said_how_far_was_looked(command: str, told: str) -> None:
    archive = Reaching()
    explorer, view = plain_explorer(archive)
    explorer.reader.go_to(explorer.session.places.at("quote", 1))
    if command == "mention.next":
        assert explorer.session.entity is not None
        mention = explorer.session.places.at_entity(explorer.session.entity)
        assert mention is not None
        explorer.reader.go_to(mention)
    for _ in range(9):
        explorer.run(command)
    assert view.told[-1] == (
        f"No article further on among the first 3 articles {told}; no others were looked at."
    )


def test_all_that_there_are_were_looked_at() -> None:
    archive = Reaching()
    archive.reach = None
    del archive.readings[4]
    explorer, view = plain_explorer(archive)
    explorer.reader.go_to(explorer.session.places.at("quote", 1))
    for _ in range(2):
        explorer.run("quote.same_speaker.next")
    assert view.told[-1] == "No article further on quotes Ruth Varga."


def test_no_more_is_looked_at_than_it_takes() -> None:
    """However many articles quote her, the nearest are asked for first, and no others."""
    archive = FakeArchive([*ARTICLES, *ARTICLES[:1] * 500])
    explorer, _ = plain_explorer(archive)
    explorer.reader.go_to(explorer.session.places.at("quote", 1))
    archive.calls.clear()
    for _ in range(2):
        explorer.run("quote.same_speaker.next")
    assert [call for call in archive.calls if call.startswith("having")] == ["having 50"]


@pytest.mark.parametrize("by", [1, -1])
def test_every_result_is_looked_at_once(by: int) -> None:
    archive = FakeArchive(ARTICLES[:1] * 400)
    results = archive.search("")
    start = 0 if by > 0 else results.total
    assert seek(archive, results, start, Wanted("quote", by, speaker="Nobody")).at is None
    looked_at = [int(call.split()[1]) for call in archive.calls if call.startswith("having")]
    assert sum(looked_at) == (results.total - 1 if by > 0 else results.total)
    assert len(looked_at) == 4


def test_what_is_not_analysed_yet_may_have_a_quote() -> None:
    silent = [Article(text="Nobody said anything.", title="Silence")] * 3
    archive = FakeArchive([ARTICLES[0], *silent], analysed=lambda number: number != 3)
    assert seek(archive, archive.search(""), 0, Wanted("quote", 1)).at == 2


@pytest.mark.parametrize(("by", "at"), [(1, 21), (-1, 19)])
def test_the_nearest_is_found(by: int, at: int) -> None:
    archive = FakeArchive(ARTICLES[:1] * 40)
    wanted = Wanted("quote", by, speaker="Ruth Varga")
    assert seek(archive, archive.search(""), 20, wanted).at == at
