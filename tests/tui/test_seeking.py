"""Going on into another article where there are more than can be looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from index import Results
from tests.tui.fakes import FakeArchive
from tests.tui.views import plain_explorer


class Reaching(FakeArchive):
    """A shared archive, where a search reaches one article with a name."""

    is_shared = True
    reach: int | None = 1

    def search(
        self,
        query: str,
        *,
        sort: str = "",
        as_you_type: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Results:
        found = super().search(query, sort=sort)
        return replace(found, reach=self.reach) if ":" in query else found


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("quote.same_speaker.next", "the first 1 article that quote Ruth Varga"),
        ("mention.next", "the first 1 article that name Ruth Varga"),
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
    assert view.told[-1] == f"None is further on among {told}; no others were looked at."


def test_all_that_there_are_were_looked_at() -> None:
    archive = Reaching()
    archive.reach = None
    del archive.readings[4]
    explorer, view = plain_explorer(archive)
    explorer.reader.go_to(explorer.session.places.at("quote", 1))
    for _ in range(2):
        explorer.run("quote.same_speaker.next")
    assert view.told[-1] == "No article further on quotes Ruth Varga."
