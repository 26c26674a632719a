"""Whether all is known that articles have in common, as the reader is told it."""

from __future__ import annotations

from pathlib import Path

from tests.tui.fakes import FakeArchive
from tests.tui.views import PlainView, plain_explorer
from tui.screens.explorer.explorer import Explorer


def told(explorer: Explorer, view: PlainView) -> str:
    """Return what the reader is told who asks where else a quote stands, after a while."""
    look(view)
    explorer.reader.go_to(explorer.session.places.at("quote", 1))
    explorer.run("quote.also_in")
    return view.told[-1]


def look(view: PlainView) -> None:
    """Let the explorer do what it does in a while."""
    later, view.later = view.later, []
    for one in later:
        one()


def test_all_are_compared(archive: FakeArchive) -> None:
    assert told(*plain_explorer(archive)) == "This quote is in no other article."


def test_what_a_run_that_broke_off_has_left_is_known_on_opening(archive: FakeArchive) -> None:
    archive.across.waiting = 2
    assert "so far" in told(*plain_explorer(archive))


def test_articles_without_an_analysis_are_not_compared() -> None:
    archive = FakeArchive(analysed=lambda article_id: article_id != 4)
    assert "so far" in told(*plain_explorer(archive))


class Written(FakeArchive):
    """Somebody else writes to it all the time."""

    def refresh(self) -> bool:
        return True


def test_what_another_explorer_compares_is_followed(tmp_path: Path) -> None:
    archive = Written(directory=tmp_path)
    archive.across.waiting = 1
    explorer, view = plain_explorer(archive)
    explorer.session.only_follows = True
    look(view)  # this explorer's own process has ended
    assert "so far" in told(explorer, view)
    archive.across.waiting = 0
    assert told(explorer, view) == "This quote is in no other article."


def test_a_shared_archive_is_asked_when_something_was_published() -> None:
    class Shared(Written):
        is_shared = True

    shared = Shared()
    shared.across.waiting = 1
    explorer, view = plain_explorer(shared)
    assert "so far" in told(explorer, view)
    shared.across.waiting = 0
    look(view)
    assert told(explorer, view) == "This quote is in no other article."
