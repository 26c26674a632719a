"""Session, commands and controllers without a screen."""

from __future__ import annotations

import errno
import webbrowser
from dataclasses import replace
from pathlib import Path

import pytest

from index.article import Span
from tests.tui.fakes import FakeArchive
from tests.tui.views import PlainView, plain_explorer
from tui.commands import COMMANDS
from tui.screens.explorer.explorer import Explorer
from tui.session.arrangement import Arrangement
from tui.session.memory import Memory
from tui.session.moves import Move
from tui.session.panes import PANES


@pytest.fixture
def opened(archive: FakeArchive) -> tuple[Explorer, PlainView]:
    return plain_explorer(archive)


Opened = tuple[Explorer, PlainView]


def title(explorer: Explorer) -> str:
    reading = explorer.session.reading
    return reading.article.title if reading else ""


def at(explorer: Explorer) -> str:
    reading, span = explorer.session.reading, explorer.session.places.span
    return span.of(reading.article.text) if reading and span else ""


def test_the_first_article_is_opened(opened: Opened) -> None:
    explorer, view = opened
    assert title(explorer) == "Budget splits cabinet"
    assert view.bar.count == "4 articles"
    assert len(view.results.rows) == 4
    assert not explorer.session.is_syncing


def test_results_of_a_query_that_is_only_typed_are_sorted_too(opened: Opened) -> None:
    explorer, _ = opened
    explorer.search.search("tax")
    while explorer.session.sort != "date":
        explorer.run("search.sort")
    explorer.search.search("date:2024", kept=False)
    explorer.run("search.sort")
    assert explorer.session.sort == "oldest", "the newest are first already"


def test_another_search_keeps_the_article_that_it_wants_while_the_first_ones_come(
    opened: Opened,
) -> None:
    explorer, _ = opened
    explorer.search.search("zebra")
    explorer.search.refresh()
    assert not explorer.session.total and not explorer.session.has_begun
    explorer.search.list_all(2)
    assert title(explorer) == "Holm rules out tax cut"


def test_quotes_are_gone_through_into_the_next_article(opened: Opened) -> None:
    explorer, view = opened
    for _ in range(3):
        explorer.run("quote.next")
    assert at(explorer) == "“Families will see what it is worth.”"
    explorer.run("quote.next")
    assert view.told == ["This is the last quote. Once more goes on to the next article."]
    explorer.run("quote.next")
    assert (title(explorer), at(explorer)) == (
        "Holm rules out tax cut",
        "“There will be no cut this year.”",
    )
    assert view.results.cursor == 1
    explorer.run("quote.previous")
    explorer.run("quote.previous")
    assert at(explorer) == "“Families will see what it is worth.”"


def test_the_next_article_by_a_speaker_is_found_either_way(opened: Opened) -> None:
    explorer, _ = opened
    explorer.reader.go_to(explorer.session.places.at("quote", 1))
    for _ in range(2):
        explorer.run("quote.same_speaker.next")
    assert title(explorer) == "Council counts the cost"
    for _ in range(2):
        explorer.run("quote.same_speaker.previous")
    assert title(explorer) == "Budget splits cabinet"


def test_a_row_that_is_gone_is_let_be(opened: Opened) -> None:
    """A click may be on its way while another article is opened."""
    explorer, view = opened
    before = explorer.session.places
    explorer.reader.go_to_row(view.side[0], Span(7, 9))
    assert explorer.session.places is before
    row = view.results.rows[1]
    explorer.search.search('"to be raised"')
    assert explorer.session.total == 1
    explorer.reader.follow_cursor(row)  # type: ignore[arg-type]
    assert title(explorer) == "Harbour wall to be raised again"


def test_only_the_last_search_counts(opened: Opened) -> None:
    explorer, view = opened
    view.waits = True
    explorer.search.search("markets")
    explorer.search.search('"to be raised"')
    view.catch_up()
    assert explorer.session.results and explorer.session.results.query == '"to be raised"'
    assert title(explorer) == "Harbour wall to be raised again"


def test_a_query_with_a_mistake_leaves_the_results(opened: Opened) -> None:
    explorer, view = opened
    explorer.search.search_typed("tax (")
    assert view.bar.problem is not None and view.has_stale_results
    assert explorer.session.total == 4
    explorer.search.abandon()
    assert view.bar.problem is None and not view.has_stale_results
    assert view.bar.text == ""


def test_what_finds_nothing_is_explained_and_relaxed(opened: Opened) -> None:
    explorer, view = opened
    explorer.search.search_for("budget zebra")
    assert view.explained is not None and explorer.session.found_nothing
    assert explorer.session.reading is None
    explorer.run("search.relax")
    assert view.bar.text == "budget" and view.explained is None
    assert explorer.session.total


def test_back_closes_what_is_on_top(opened: Opened) -> None:
    explorer, view = opened
    session = explorer.session
    explorer.search.search_for("tax")
    explorer.run("view.zen")
    assert (session.top_layer, session.arrangement.focused) == ("zen", "article")
    explorer.run("back")
    assert (session.top_layer, session.query) == ("search", "tax")
    explorer.run("back")
    assert (session.top_layer, session.query) == (None, "")
    explorer.run("quit")
    assert view.has_quit


def test_history_goes_back_to_the_search_and_the_place(opened: Opened) -> None:
    explorer, view = opened
    explorer.run("quote.next")
    explorer.search.search_for('"to be raised"')
    explorer.article.note_visit()
    explorer.run("history.back")
    assert (title(explorer), view.bar.text) == ("Budget splits cabinet", "")
    assert at(explorer) == "“We cannot borrow to pay for tax cuts.”"


def test_annotations_are_written_and_shown(opened: Opened, archive: FakeArchive) -> None:
    explorer, view = opened
    view.answers = ["#budget later", "Ask her.", "strike"]
    for command in ("mark.star", "mark.tag", "mark.note", "watch"):
        explorer.run(command)
    reading = explorer.session.reading
    assert reading and (reading.starred, reading.tags, reading.note) == (
        True,
        ("budget", "later"),
        "Ask her.",
    )
    assert explorer.session.watch_words == ("strike",)
    explorer.run("mark.show")
    assert explorer.session.total == 1
    assert archive.readings[1].starred


def test_a_watched_word_that_cannot_be_saved_is_told_as_such(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(memory: Memory) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Memory, "save", fail)
    explorer, view = opened
    view.answers = ["strike"]
    explorer.run("watch")
    assert explorer.session.watch_words == ("strike",)
    assert view.told == [
        "This cannot be saved It is remembered until you leave: No space left on device."
    ]


def test_a_browser_of_the_terminal_gets_the_terminal(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    explorer, view = opened
    seen: list[tuple[str, bool]] = []
    browser = webbrowser.GenericBrowser(["/nonexistent/browser"])
    monkeypatch.setattr(browser, "open", lambda url: seen.append((url, view.is_suspended)))
    monkeypatch.setattr("webbrowser.get", lambda: browser)
    explorer.run("source.open")
    assert seen == [("https://news.example/1", True)]


def test_a_correction_can_be_taken_back(opened: Opened) -> None:
    explorer, view = opened
    explorer.run("quote.next")
    view.answers = ["Mara Quist"]
    explorer.correct.ask_speaker()
    assert explorer.session.speaker == "Mara Quist"
    explorer.run("mark.undo")
    assert explorer.session.speaker == "Ada Holm"
    explorer.run("mark.undo")
    assert "You have corrected nothing here." in view.told


def test_a_quote_is_copied_with_its_source(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.exporting.clipboard.copy_with_tool", lambda text: True)
    explorer, view = opened
    explorer.run("quote.next")
    explorer.run("copy.citation")
    assert view.copied.startswith("“We cannot borrow to pay for tax cuts.” — Ada Holm")


def test_the_nearest_quote_is_meant_where_the_reader_is_at_none(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader is taken to it, and what is told names it."""
    monkeypatch.setattr("tui.exporting.clipboard.copy_with_tool", lambda text: True)
    explorer, view = opened
    explorer.run("copy.quote")
    assert view.copied == "“We cannot borrow to pay for tax cuts.”"
    assert explorer.session.is_at_quote
    explorer.search.search_for("given")
    explorer.run("hit.next")
    explorer.run("mark.keep")
    assert "Kept: “This is a budget of a government that has …”" in view.told[-1]
    assert explorer.session.speaker == "Ruth Varga"
    explorer.reader.go_to_article(3)
    explorer.run("copy.quote")
    assert view.told[-1] == "Nobody is quoted in this article: n n goes on to the next one."


def test_a_quote_that_is_not_repeated_is_named(opened: Opened) -> None:
    explorer, view = opened
    explorer.run("quote.also_in")
    nearest = "The nearest quote, “We cannot borrow to pay for tax cuts.”,"
    assert view.told[-1].startswith(f"{nearest} is in no other article")
    explorer.run("quote.next")
    explorer.run("quote.also_in")
    assert view.told[-1].startswith("This quote is in no other article")


def test_results_are_exported(opened: Opened, tmp_path: Path) -> None:
    explorer, view = opened
    file = tmp_path / "all.jsonl"
    view.answers = [str(file)]
    explorer.run("export")
    assert len(file.read_text("utf-8").splitlines()) == 4
    assert view.told == [f"4 articles written {file}"]


def test_a_process_that_cannot_be_started_is_told(archive: FakeArchive) -> None:
    explorer, view = plain_explorer(archive, sync=["/nonexistent/program"])
    assert view.told[0].startswith("The folder cannot be looked through.")
    assert not explorer.session.is_syncing
    assert view.status.notice == "Indexing stopped · r goes on"


def test_new_articles_are_listed_when_the_archive_has_them(
    opened: Opened, archive: FakeArchive
) -> None:
    explorer, _ = opened
    explorer.run("article.next")
    archive.readings[9] = replace(archive.readings[1], id=9)
    explorer.follow.show_changes(frozenset(), listing=True)
    assert explorer.session.total == 5
    assert title(explorer) == "Holm rules out tax cut", "the reader stays"


def test_every_command_says_what_it_can_do_before_anything_is_open(archive: FakeArchive) -> None:
    explorer, _ = plain_explorer(archive)
    session = explorer.session
    session.archive = session.results = session.reading = None
    for command in COMMANDS.values():
        assert command.label_now(session)
        assert command.available(session) in (True, False)
        assert isinstance(command.why_not(session), str)


class TestArrangement:
    def test_side_panes_are_drawers_where_it_is_narrow(self) -> None:
        panes = Arrangement(width=80, focused="results")
        assert [panes.can_be_seen(name) for name in ("results", "article", "quotes")] == [
            True,
            True,
            False,
        ]
        panes.bring("quotes")
        assert panes.drawer == "quotes" and not panes.can_be_seen("results")
        panes.bring("results")
        assert panes.drawer is None

    def test_one_goes_round_those_that_can_be_seen(self) -> None:
        panes = Arrangement(width=120, focused=PANES[-1].id)
        assert panes.neighbour(+1) == "results"
        panes.no_side = True
        panes.focused = "article"
        assert panes.neighbour(+1) == "results"

    def test_zen_is_left_for_another_pane(self) -> None:
        panes = Arrangement(width=120, zen=True)
        panes.bring("article")
        assert panes.zen
        panes.bring("hits")
        assert not panes.zen


def test_opening_a_list_without_a_cursor_goes_to_its_first_row(opened: Opened) -> None:
    explorer, view = opened
    explorer.run("pane.quotes")
    view.side[0].cursor = None
    explorer.run("open")
    assert view.side[0].moves == [Move.DOWN]
    assert explorer.session.arrangement.focused == "article"
