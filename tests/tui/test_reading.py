"""Going from place to place: what is current is the same in body, pane and status line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from index import Reading
from index.article import BY_AGREEMENT, Span
from tests.tui.driving import SIZES, Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.shown import lines_shown


def agrees(driver: Driver) -> bool:
    """Tell whether body, side panes and status line show the same current thing."""
    screen, places = driver.screen, driver.session.places
    assert screen.article.current == places.span
    quote, hit = places.index("quote"), places.index("hit")
    if places.kind != "reported":
        assert driver.quotes.cursor == quote
    if places.hits_are_terms:  # a row is a term with all its places
        assert (driver.hits.cursor is not None) == (places.kind == "hit")
    else:
        assert driver.hits.cursor == hit
    if places.kind in ("hit", "mention"):
        assert driver.at in str(screen.status.render())
    if places.quotes:
        count = len(places.quotes)
        where = f"{count}" if quote is None else f"{quote + 1}/{count}"
        noun = f"{where} quote" if quote is None else f"quote {where}"
        assert noun in screen.status.where
        assert driver.quotes.border_subtitle == where
    return True


@pytest.mark.parametrize("size", SIZES)
async def test_n_goes_through_the_quotes_and_on_into_the_next_article(
    archive: FakeArchive, size: tuple[int, int]
) -> None:
    async with running(archive, size=size) as driver:
        seen = []
        for _ in range(3):
            await driver.press("n")
            seen.append(driver.at)
            assert agrees(driver)
        assert seen == [
            "“We cannot borrow to pay for tax cuts.”",
            "“This is a budget of a government that has given up.”",
            "“Families will see what it is worth.”",
        ]
        await driver.press("n")
        assert driver.title == "Budget splits cabinet"
        assert any("last quote" in toast for toast in driver.toasts)
        await driver.press("n")
        assert driver.title == "Holm rules out tax cut"
        assert driver.at == "“There will be no cut this year.”"
        assert driver.screen.results.cursor == 1
        assert agrees(driver)


async def test_n_passes_over_articles_without_quotes(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("J", "n", "n", "n", "n")
        assert driver.title == "Council counts the cost"
        await driver.press("p", "p")
        assert driver.title == "Holm rules out tax cut"
        assert driver.at == "“The markets have heard worse.”"


async def test_the_last_article_has_no_next_quote(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("G", "n", "n", "n")
        assert driver.title == "Council counts the cost"
        assert driver.toasts[-1].startswith("No article further on")


async def test_same_speaker(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("n", "N")
        assert driver.at == "“Families will see what it is worth.”"
        await driver.press("P")
        assert driver.at == "“We cannot borrow to pay for tax cuts.”"
        await driver.press("N", "N", "N")
        assert driver.title == "Holm rules out tax cut"
        assert driver.at == "“There will be no cut this year.”"
        assert agrees(driver)


async def test_hits_of_the_query(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("slash")
        await driver.type("tax")
        await driver.press("enter")
        await driver.press("full_stop")
        assert driver.at == "tax"
        assert "hit 1/3" in driver.screen.status.where
        await driver.press("full_stop", "full_stop")
        assert "hit 3/3" in driver.screen.status.where
        assert agrees(driver)
        await driver.press("comma")
        assert "hit 2/3" in driver.screen.status.where
        await driver.press("full_stop", "full_stop", "full_stop")
        assert driver.title == "Holm rules out tax cut"
        assert "hit 1/2" in driver.screen.status.where


async def test_mentions_of_an_entity(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("4", "j", "k")
        assert driver.session.places.followed is not None
        name = driver.session.places.followed.name
        before = driver.session.places.position
        await driver.press("e")
        assert driver.session.places.position > before
        assert name.split()[-1] in driver.at
        assert "mention 2/" in driver.screen.status.where
        await driver.press("E")
        assert driver.session.places.position == before
        assert agrees(driver)


async def test_e_takes_the_next_name_when_none_is_followed(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("e")
        assert driver.at
        assert driver.entities.cursor is not None


async def test_moving_in_a_side_pane_moves_the_article(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("3", "j", "j")
        assert driver.at == "“This is a budget of a government that has given up.”"
        assert agrees(driver)
        await driver.press("enter")
        assert driver.focus == "article"
        assert driver.at == "“This is a budget of a government that has given up.”"


async def test_after_scrolling_n_goes_on_from_what_is_visible(archive: FakeArchive) -> None:
    async with running(archive, size=(80, 24)) as driver:
        await driver.press("n", "2", "G")
        assert driver.session.places.kind is None
        assert driver.screen.article.current is None
        assert agrees(driver)
        await driver.press("p")
        assert driver.session.places.position < driver.screen.article.top_offset + 2000
        assert agrees(driver)


async def test_article_steps_keep_to_the_results(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("2", "J")
        assert driver.title == "Holm rules out tax cut"
        await driver.press("K")
        assert driver.title == "Budget splits cabinet"
        await driver.press("K")
        assert driver.toasts[-1] == "That is the first article."


async def test_history_goes_back_to_the_very_quote(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("n", "n", "J", "n")
        assert driver.title == "Holm rules out tax cut"
        await driver.press("ctrl+o")
        assert driver.title == "Budget splits cabinet"
        assert driver.at == "“This is a budget of a government that has given up.”"
        assert agrees(driver)
        await driver.press("minus")
        assert driver.title == "Holm rules out tax cut"
        assert driver.at == "“There will be no cut this year.”"


async def test_history_over_a_search(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("n", "n", "slash")
        await driver.type("harbour")
        await driver.press("enter", "full_stop", "ctrl+o")
        assert driver.session.query == ""
        assert driver.at == "“This is a budget of a government that has given up.”"
        assert agrees(driver)


async def test_back_to_where_a_dialog_was_left_from(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("slash")
        await driver.type("budget")
        await driver.press("enter", "n", "backspace")
        title, at = driver.title, driver.at
        assert driver.session.query == ""
        await driver.press("w", "down", "down", "enter")
        assert driver.at != at
        await driver.press("ctrl+o")
        assert (driver.title, driver.at, driver.session.query) == (title, at, "")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_back_from_an_article_that_one_only_came_by(
    archive: FakeArchive, size: tuple[int, int]
) -> None:
    async with running(archive, size=size) as driver:
        await driver.press("n", "n")
        title, at = driver.title, driver.at
        await driver.press("J", "J")
        third = driver.title
        await driver.press("ctrl+o")
        assert (driver.title, driver.at) == (title, at), "the last place, not the one before it"
        await driver.press("minus")
        assert driver.title == third != title
        await driver.press("ctrl+o", "ctrl+o")
        assert driver.title == title and "far back" in driver.toasts[-1]


async def test_what_was_said_at_the_edge_goes_when_it_is_behind(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("n", "n", "n", "n")
        assert len(driver.toasts) == 1
        await driver.press("p")
        assert driver.toasts == []
        await driver.press("n", "n", "n")
        assert driver.title == "Holm rules out tax cut"
        assert driver.toasts == []


async def test_how_far_is_told_anew_in_another_size(archive: FakeArchive) -> None:
    async with running(archive, size=(80, 24)) as driver:
        await driver.press("n")
        assert "100 %" not in driver.screen.status.where
        await driver.pilot.resize_terminal(200, 60)
        await driver.settle()
        assert "100 %" in driver.screen.status.where, "all of it is on the screen"


async def test_resizing_keeps_the_place(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("n", "n")
        for width, height in ((60, 20), (200, 50), (80, 24)):
            await driver.pilot.resize_terminal(width, height)
            await driver.settle()
            assert driver.at == "“This is a budget of a government that has given up.”"
            span = driver.session.places.span
            assert span in [one.span for one in driver.screen.article.spans_visible()]


async def test_a_click_on_a_quote_makes_it_current(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        target = driver.screen.article.spans_visible()
        quote = next(one for one in target if one.span in driver.session.places.spans("quote"))
        await driver.pilot.click("#article", offset=(quote.x + 4, quote.y + 1))
        await driver.settle()
        assert driver.session.places.kind == "quote"
        assert agrees(driver)


class OtherLanguage(FakeArchive):
    """An archive whose articles are in a language without rules."""

    def read(self, article_id: int, query: str = "", watch: Sequence[str] = ()) -> Reading:
        reading = super().read(article_id, query, watch)
        assert reading.analysis is not None
        note = "Names and speakers were not looked for: the language is nl."
        return replace(reading, analysis=replace(reading.analysis, notes=(note,)))


@pytest.mark.parametrize("size", SIZES)
async def test_one_line_says_that_nobody_was_looked_for(size: tuple[int, int]) -> None:
    async with running(OtherLanguage(), size=size) as driver:
        if size[0] == 80:
            await driver.press("3")
        shown = "\n".join(lines_shown(driver.app))
        assert shown.count("Names and speakers were not looked for") == 1


async def test_an_article_in_an_unknown_language_may_quote_somebody() -> None:
    archive = OtherLanguage()
    async with running(archive) as driver:
        assert driver.quotes.why_empty(archive.read(1), "").startswith("No quotes were found here.")
        reading = FakeArchive().read(1)
        assert driver.quotes.why_empty(reading, "") == "Nobody is quoted in this article."


async def test_what_in_marks_is_not_listed_is_counted(archive: FakeArchive) -> None:
    reading = archive.readings[1]
    assert reading.analysis is not None
    first, second, third = reading.analysis.quotes
    short = replace(third, span=Span(third.span.start, third.span.start + 9))  # “Families
    over = (replace(first, kind="scare"), replace(second, kind="title"))
    quotes = (*over, replace(short, kind="scare"), third)
    archive.readings[1] = replace(reading, analysis=replace(reading.analysis, quotes=quotes))
    async with running(archive, size=(200, 50)) as driver:
        assert "In marks, no quotation · 2" in "\n".join(lines_shown(driver.app))
        await driver.press("3", "B")
        assert "In marks, no quotation · 2" in "\n".join(lines_shown(driver.app))
        nobody = replace(reading, analysis=replace(reading.analysis, quotes=over))
        told = driver.quotes.why_empty(nobody, "")
        assert told.startswith("Nobody is quoted in this article. 2 longer stretches in marks")


async def test_a_name_that_other_articles_gave_has_a_sign(archive: FakeArchive) -> None:
    reading = archive.readings[1]
    assert reading.analysis is not None
    first, *rest = reading.analysis.quotes
    agreed = replace(first, how=f"{first.how}{BY_AGREEMENT}")
    analysis = replace(reading.analysis, quotes=(agreed, *rest))
    archive.readings[1] = replace(reading, analysis=analysis)
    async with running(archive, size=(200, 50)) as driver:
        shown = "\n".join(lines_shown(driver.app))
        assert "~Ada Holm said" in shown and shown.count("~Ada") == 1
        await driver.press("3", "B")
        assert driver.quotes.by_speaker
        shown = "\n".join(lines_shown(driver.app))
        assert "1 ~ said" in shown
        await driver.press("question_mark")
        shown = "\n".join(lines_shown(driver.app))
        assert "Holm?: not sure · ~Ada Holm: full name from other articles" in shown


@pytest.mark.parametrize(("confidence", "sign"), [(0.9, ""), (0.89, "?")])
async def test_a_speaker_who_is_not_sure_has_a_sign(
    archive: FakeArchive, confidence: float, sign: str
) -> None:
    reading = archive.readings[1]
    assert reading.analysis is not None
    first, *rest = reading.analysis.quotes
    analysis = replace(reading.analysis, quotes=(replace(first, confidence=confidence), *rest))
    archive.readings[1] = replace(reading, analysis=analysis)
    async with running(archive, size=(200, 50)) as driver:
        await driver.press("n")
        shown = "\n".join(lines_shown(driver.app))
        assert f" Ada Holm{sign} said" in shown
        assert f" Ada Holm{sign} (said" in shown
