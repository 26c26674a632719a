"""The search bar: as one types, kept with Enter, left with Esc, and what is said when it fails."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from index import Completion, Results
from index.errors import QueryError
from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tui.screens.explorer.screen_view import BEFORE
from tui.session.memory import Memory
from tui.widgets import search_bar
from tui.widgets.no_results import NoResults
from tui.widgets.query_input import QueryCompleter


async def search(driver: Driver, query: str) -> None:
    """Type a query and wait for what it finds."""
    if not driver.screen.bar.is_typing:
        await driver.press("slash")
    driver.screen.bar.query_input.value = ""
    await driver.type(query)
    await driver.pilot.pause(search_bar.PAUSE + 0.1)
    await driver.settle()


def shown(driver: Driver, selector: str) -> str:
    return str(driver.screen.query_one(selector, Static).content)


async def test_results_follow_the_typing(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_bar, "PAUSE", 1.0)
    async with running(archive) as driver:
        archive.calls.clear()
        await search(driver, '"wall to"')
        assert driver.title == "Harbour wall to be raised again"
        assert shown(driver, "#count") == "1 of 4 articles"
        searches = [call for call in archive.calls if call.startswith("search")]
        assert len(searches) < len('"wall to"'), "searching waits for a pause"


async def test_enter_keeps_and_escape_goes_back(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await search(driver, "markets")
        await driver.press("enter")
        assert driver.focus == "results"
        assert driver.session.query == "markets"
        await search(driver, '"wall to"')
        assert driver.title == "Harbour wall to be raised again"
        await driver.press("escape")
        assert driver.screen.bar.text == "markets"
        assert driver.title == "Holm rules out tax cut"
        await driver.press("backspace")
        assert driver.session.query == ""
        assert driver.session.results and driver.session.results.total == 4
        assert driver.title == "Holm rules out tax cut", "the open article stays open"


async def test_escape_goes_back_to_the_article_and_the_quote(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("J", "n", "slash")
        await driver.type("office")
        await driver.settle()
        await driver.until(lambda: driver.title == "Council counts the cost")
        await driver.press("escape")
        await driver.until(lambda: driver.title == "Holm rules out tax cut")
        await driver.settle()
        assert driver.at == "“There will be no cut this year.”"
        assert driver.screen.results.cursor == 1


def _by_whole_words(archive: FakeArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the archive find a beginning of a word while one types, or with a `*`, only."""
    found, missed = archive.search('"wall to"'), archive.search("nowhere")

    def search(query: str, *, as_you_type: bool = False, **how: object) -> Results:
        if query == "wal" and not as_you_type:
            return missed._replace(query=query, suggestion="wal*")
        if query in ("wal", "wal*"):
            return found._replace(query=query)
        return missed._replace(query=query, suggestion="wall" if query == "walk" else None)

    monkeypatch.setattr(archive, "search", search)


@pytest.mark.parametrize("key", ["enter", "tab"])
async def test_what_stood_there_for_a_beginning_of_a_word_is_kept(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    async with running(archive) as driver:
        _by_whole_words(archive, monkeypatch)
        await search(driver, "wal")
        assert shown(driver, "#count") == "1 of 4 articles"
        await driver.press(key)
        await driver.until(lambda: driver.session.query == "wal*")
        await driver.settle()
        assert driver.screen.bar.text == "wal*" and shown(driver, "#count") == "1 of 4 articles"
        assert driver.toasts[-1].strip() == "wal* finds what begins so: nothing has wal itself."
        await driver.press("slash", "up")
        assert driver.screen.bar.text == "wal*"


async def test_another_spelling_is_only_offered(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(archive) as driver:
        _by_whole_words(archive, monkeypatch)
        await search(driver, "walk")
        await driver.press("enter")
        assert driver.session.query == "walk" and driver.session.offer == "wall"


async def test_all_lines_of_what_is_pasted_are_searched(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("slash")
        await driver.paste('"There will be\r\n  no cut\n\nthis year"\n')
        assert driver.screen.bar.text == '"There will be no cut this year"'
        await driver.press("enter")
        await driver.until(lambda: driver.title == "Holm rules out tax cut")


async def test_up_and_down_walk_through_earlier_searches(archive: FakeArchive) -> None:
    async with running(archive, memory=Memory(queries=["wall"])) as driver:
        await search(driver, "tax")
        await driver.press("enter")
        await driver.press("slash", "up")
        assert driver.screen.bar.text == "tax"
        await driver.press("up")
        assert driver.screen.bar.text == "wall"
        await driver.press("down", "down")
        assert driver.screen.bar.text == "tax"


async def test_the_last_word_is_completed(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await search(driver, "tax bud")
        await driver.press("right")
        assert driver.screen.bar.text == "tax budget"


@pytest.mark.parametrize(
    ("typed", "completed"),
    [("speaker:ad", "speaker:ada-Holm"), ('speaker:"ad', 'speaker:"ada Holm"')],
)
async def test_a_name_is_completed_as_it_was_begun(typed: str, completed: str) -> None:
    def complete(query: str, cursor: int) -> list[Completion]:
        return [Completion(text='"Ada Holm"', start=len("speaker:"), end=cursor)]

    assert await QueryCompleter(complete).get_suggestion(typed) == completed


def is_waiting(driver: Driver) -> bool:
    """Tell whether the results are those of the search before."""
    return BEFORE in str(driver.screen.results.border_title)


@pytest.mark.parametrize("kept", ["", "wall"])
async def test_escape_leaves_a_mistake_that_was_to_be_kept(archive: FakeArchive, kept: str) -> None:
    async with running(archive) as driver:
        await driver.press("slash")
        await driver.type(f"{kept}\r")
        await driver.press("slash", "ctrl+u")
        await driver.type("tax (holm\r")
        await driver.until(lambda: is_waiting(driver))
        assert driver.focus == "query"
        await driver.press("escape")
        await driver.until(lambda: not is_waiting(driver))
        assert driver.focus == "results"
        assert driver.screen.bar.text == driver.session.query == kept


async def test_a_mistake_is_explained_where_it_is(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await search(driver, "tax")
        await driver.type(" (holm")  # gone on with: on a busy machine each pause is searched
        await driver.until(lambda: is_waiting(driver))
        problem = shown(driver, "#problem")
        assert problem.index("^") == len("tax ")
        assert "The bracket is never closed. Add a “)”." in problem
        assert is_waiting(driver)
        assert driver.session.results and driver.session.results.query.strip() == "tax"
        await driver.press("escape")
        assert not is_waiting(driver)
        assert not driver.screen.bar.has_class("-problem")


async def test_a_query_that_is_read_otherwise_says_so(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await search(driver, "TAX")
        assert "in any case" in shown(driver, "#problem")
        assert driver.screen.bar.has_class("-problem", "-note")
        await search(driver, "tax")
        assert not driver.screen.bar.has_class("-problem")


async def test_nothing_found(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await search(driver, "tax zebra")
        await driver.press("enter")
        said = str(driver.screen.query_one(NoResults).content)
        assert "Looked for “tax” and “zebra”." in said
        assert "zebra  nowhere" in said
        assert "tax    4 articles" in said
        await driver.press("R")
        assert driver.screen.bar.text == "tax"
        assert driver.session.results and driver.session.results.total == 4


async def test_did_you_mean(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await search(driver, "budgte")
        await driver.press("enter", "S")
        assert driver.screen.bar.text == "budget"
        assert driver.title


async def test_an_old_answer_is_dropped(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        driver.explorer.search.search("markets")
        driver.explorer.search.search('"wall to"')
        await driver.settle()
        await driver.until(lambda: driver.title == "Harbour wall to be raised again")
        assert driver.session.results and driver.session.results.query == '"wall to"'


async def test_pasted_control_characters_stay_out(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("slash")
        driver.screen.bar.query_input.value = "tax\x1b]52;c;eA==\x07\u202e plan"
        assert driver.screen.bar.text == "tax]52;c;eA== plan"


async def test_sorting(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        frame = driver.screen.results
        assert str(frame.border_title).endswith("newest first")
        await driver.press("t")
        assert driver.session.sort == "oldest", "the newest are first already"
        await search(driver, "budget")
        await driver.press("enter")
        assert driver.session.sort == "" and str(frame.border_title).endswith("best first")
        title = driver.title
        await driver.press("t")
        assert driver.session.sort == "date" and str(frame.border_title).endswith("newest first")
        assert driver.session.results and driver.session.results.ids[0] == 4
        assert driver.title == title, "the open article stays open"
        await driver.press("slash", "escape")
        assert driver.session.sort == "date", "it is the same search"


async def test_what_is_only_filtered_has_no_best_one(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        frame = driver.screen.results
        await search(driver, "date:2024")
        await driver.press("enter")
        assert str(frame.border_title).endswith("newest first")
        await driver.press("t")
        assert driver.session.sort == "oldest", "the newest are first already"


async def test_a_known_speaker_is_offered_while_one_types(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def complete(query: str, cursor: int) -> list[Completion]:
        return [Completion('"Ada Holm"', 8, cursor, "speaker", 2)] if "holm" in query else []

    monkeypatch.setattr(archive, "complete", complete)
    async with running(archive) as driver:
        await search(driver, "holm")
        await driver.until(lambda: driver.session.known_speaker == "Ada Holm")
        await driver.press("ctrl+t")
        assert driver.screen.bar.text == 'speaker:"Ada Holm"'
        await driver.type(" q")
        assert driver.screen.bar.text == 'speaker:"Ada Holm" q', "typing goes on"
        await driver.press("escape")
        assert driver.session.query == driver.screen.bar.text == "" and driver.focus == "results"


async def test_what_a_mistake_offers_can_be_taken_while_one_types(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = archive.search

    def search_for(query: str, **how: bool) -> Results:
        if not query.startswith("until:"):
            return found(query)
        mistake = QueryError("There is no such field.", "Did you mean before: ?", end=6)
        mistake.instead = "before:"
        return Results(query=query, ids=(), total=0, problem=mistake)

    monkeypatch.setattr(archive, "search", search_for)
    async with running(archive) as driver:
        await search(driver, "until:tax")
        await driver.until(lambda: driver.session.offer)
        assert any(hint.label == "Did you mean" for hint in driver.screen.key_bar.hints)
        await driver.press("ctrl+t")
        assert driver.screen.bar.text == "before:tax" and not driver.session.offer
        await search(driver, "until:tax")
        await driver.until(lambda: driver.session.offer)
        await driver.press("escape")
        assert not driver.session.offer


async def test_a_word_is_dropped_while_one_types(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await search(driver, "zebra tax")
        await driver.until(lambda: driver.session.found_nothing)
        await driver.press("ctrl+r")
        assert driver.screen.bar.text == "tax" and driver.session.total
        await driver.type("es")
        assert driver.screen.bar.text == "taxes", "typing goes on"


async def test_an_offer_that_is_taken_in_the_results_leaves_one_there(
    archive: FakeArchive,
) -> None:
    async with running(archive) as driver:
        await search(driver, "zebra tax")
        await driver.press("enter", "R")
        assert driver.screen.bar.text == "tax" and driver.focus == "results"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ((), "x"),
        (("end",), "wallx"),
        (("right",), "wallx"),
        (("left",), "xwall"),
        (("backspace",), "x"),
    ],
    ids=str,
)
async def test_another_search_replaces_the_one_before_unless_one_edits_it(
    archive: FakeArchive, keys: tuple[str, ...], text: str
) -> None:
    async with running(archive) as driver:
        await search(driver, "wall")
        await driver.press("enter", "slash", *keys)
        await driver.type("x")
        assert driver.screen.bar.text == text
        await driver.press("escape")
        assert driver.session.query == driver.screen.bar.text == "wall"


async def test_escape_takes_a_message_away_before_the_search(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await search(driver, "wall")
        await driver.press("enter")
        await driver.until(lambda: not driver.session.is_syncing)
        await driver.press("X")
        assert driver.toasts == ["Nothing is being indexed."]
        await driver.press("escape")
        assert driver.session.query == "wall" and not driver.toasts
        await driver.press("escape")
        assert driver.session.query == ""


async def test_no_message_lies_over_the_keys_of_a_query(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.until(lambda: not driver.session.is_syncing)
        await driver.press("X", "slash")
        assert not driver.toasts


async def test_a_query_with_a_mistake_is_gone_on_with(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await search(driver, "tax (wall")
        await driver.press("enter")
        await driver.until(lambda: driver.screen.bar.is_typing)
        await driver.type("y")
        assert driver.screen.bar.text == "tax (wally"


async def test_saved_search(archive: FakeArchive) -> None:
    memory = Memory()
    async with running(archive, memory=memory) as driver:
        await search(driver, "tax")
        await driver.press("enter", "ctrl+s")
        await driver.press("ctrl+u")
        await driver.type("Taxes")
        await driver.press("enter")
        assert memory.saved == {"Taxes": "tax"}
        assert Memory.load().saved == {"Taxes": "tax"}


async def test_a_query_that_finds_nothing_on_its_way_takes_nobody_from_their_place(
    archive: FakeArchive,
) -> None:
    async with running(archive) as driver:
        await driver.press("n", "n", "slash")
        for letter in "tqx":
            await driver.type(letter)
            await driver.until(lambda: not driver.screen.bar.is_pausing)
            await driver.settle()
        assert driver.session.reading is None
        await driver.press("backspace", "backspace")
        await driver.type("ax")
        await driver.press("enter")
        assert driver.title == "Budget splits cabinet"
        assert "given up" in driver.at
