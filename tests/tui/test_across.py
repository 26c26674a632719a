"""What other articles have to say: who said what, people, dossiers, checking a draft."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, Static

from index import QuoteRow, Usage
from index.article import Quote, Span
from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.shown import lines_shown
from tui.screens.check import Checked, CheckedList, CheckedRow
from tui.screens.person import Neighbour, Outlet, PersonList
from tui.screens.picker import ChoiceList
from tui.screens.said import SaidList
from tui.session.said import ORDERS, Said, SideBySide, ordered


def said(driver: Driver) -> SaidList:
    return driver.app.screen.query_one(SaidList)


def rows_of(archive: FakeArchive) -> list[Said]:
    return [Said(row) for row in sorted(archive.quotes(), key=lambda row: row.published)]


async def test_who_said_what(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("n", "w")
        rows = said(driver).rows
        assert [one.speaker for one in rows if isinstance(one, Said)] == ["Ada Holm"] * 3
        await driver.press("down", "down", "enter")
        assert driver.title == "Holm rules out tax cut"
        assert driver.at == "“There will be no cut this year.”"
        assert driver.screen.results.cursor == 1


async def test_who_said_what_in_every_order(archive: FakeArchive) -> None:
    async with running(archive, size=(140, 40)) as driver:
        await driver.press("w")
        for order in ORDERS:
            title = str(driver.app.screen.query_one(".box").border_title)
            assert title.count(f" · {order} · ")
            rows = said(driver).rows
            count = sum(isinstance(row, Said) for row in rows)
            count += sum(sum(map(bool, row.columns)) for row in rows if isinstance(row, SideBySide))
            assert count == len(archive.quotes())
            await driver.press("tab")
        await driver.press("shift+tab")
        await driver.press("ctrl+right", "enter")
        assert driver.at


async def test_quotes_are_counted_alike_above_a_list_and_in_it(archive: FakeArchive) -> None:
    first, second, *_ = (row for row in archive.quotes() if row.speaker_shown == "Ada Holm")
    heading, *rest = ordered([Said(first, (second,)), Said(second)], "by speaker", 70)
    assert isinstance(heading, str) and len(rest) == 2
    assert heading.startswith("Ada Holm · 3 quotes, 1 of them repeated")


async def test_a_doubtful_speaker_is_one_where_the_name_is_cut_too(archive: FakeArchive) -> None:
    doubtful = replace(archive.quotes()[0].quote, confidence=0.4)
    row = replace(
        archive.quotes()[0],
        quote=doubtful,
        speaker_shown="Maximiliane Underhill-Sorensen of the harbour office in Kelding",
        source="The Kelding and Upper Harbour Evening Courier",
    )
    async with running(archive, size=(80, 24)) as driver:
        await driver.press("w")
        listed = said(driver)
        for each, width in ((Said(row), 60), (Said(row), 24), (SideBySide("", (Said(row),)), 40)):
            first = listed.draw(each, 0, width)[0]
            assert "…?" in first.plain and first.cell_length <= width


async def test_who_said_what_tells_that_more_is_reported(archive: FakeArchive) -> None:
    reading = archive.readings[1]
    assert reading.analysis is not None
    told = Quote(span=Span(0, 4), kind="indirect", name="Ada Holm")
    analysis = replace(reading.analysis, quotes=(told, *reading.analysis.quotes))
    archive.readings[1] = replace(reading, analysis=analysis)
    async with running(archive, size=(80, 24)) as driver:
        await driver.press("w")
        title = str(driver.app.screen.query_one(".box").border_title)
        assert title == "Who said what · newest first · 6 quotes"
        note = driver.app.screen.query_one(".note", Static)
        more = "More is told without marks: "
        assert str(note.visual) == f"{more}add reported:yes to the search."
        assert note.size.height == 1
        await driver.press("escape", "n", "w")
        title = str(driver.app.screen.query_one(".box").border_title)
        assert title.startswith("What Ada Holm says · newest first · 3 quotes")
        note = driver.app.screen.query_one(".note", Static)
        asked = 'w after a search for  speaker:"Ada Holm" reported:yes'
        assert str(note.visual) == more + asked


async def test_who_said_what_where_all_is_reported(archive: FakeArchive) -> None:
    for number, reading in archive.readings.items():
        told = Quote(span=Span(0, 4), kind="indirect", name="Ruth Varga")
        assert reading.analysis is not None
        archive.readings[number] = replace(
            reading, analysis=replace(reading.analysis, quotes=(told,))
        )
    async with running(archive) as driver:
        await driver.press("w")
        assert "Some is told without marks: add reported:yes to the search." in "".join(
            driver.toasts
        )


async def test_few_quotes_need_little_room(archive: FakeArchive) -> None:
    async with running(archive, size=(120, 40)) as driver:
        await driver.press("/")
        await driver.type("speaker:brandt")
        await driver.press("enter", "w")
        assert len(said(driver).rows) < 3
        assert driver.app.screen.query_one(".box").size.height < 20


async def test_who_said_what_by_letters(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("w")
        await driver.type("markets")
        await driver.settle()
        assert [one.speaker for one in said(driver).rows if isinstance(one, Said)] == [
            "Tomas Brandt"
        ]
        await driver.type("zzz")
        await driver.settle()
        assert said(driver).rows == ()
        await driver.press("enter")
        assert driver.top == "SaidScreen"


def test_orders_keep_every_quote(archive: FakeArchive) -> None:
    everything = rows_of(archive)
    for width in (20, 60, 130):
        for order in ORDERS[:3]:
            listed = [row for row in ordered(everything, order, width) if isinstance(row, Said)]
            assert sorted(map(id, listed)) == sorted(map(id, everything))
    newest = ordered(everything, "newest first", 80)
    dates = [row.row.published for row in newest if isinstance(row, Said)]
    assert dates == sorted(dates, reverse=True)
    ordinals = [
        (row.row.article_id, row.row.quote.span.start) for row in newest if isinstance(row, Said)
    ]
    by_article: dict[int, list[int]] = {}
    for article_id, start in ordinals:
        by_article.setdefault(article_id, []).append(start)
    assert all(starts == sorted(starts) for starts in by_article.values()), "as one reads them"
    names, *rows = ordered(everything, "side by side", 70)
    assert names == "Ada Holm\tRuth Varga"
    assert all(isinstance(row, SideBySide) and len(row.columns) == 2 for row in rows)


async def test_page_about_a_person(archive: FakeArchive) -> None:
    async with running(archive, size=(120, 40)) as driver:
        await driver.press("n", "A")
        people = driver.app.screen.query_one(PersonList)
        listed = [row.published for row in people.rows if isinstance(row, QuoteRow)]
        assert listed == sorted(row.published for row in archive.quotes(speaker="Ada Holm"))
        people.select(next(n for n, row in enumerate(people.rows) if isinstance(row, Neighbour)))
        await driver.press("enter")
        assert "Ruth Varga" in str(driver.app.screen.query_one(".box").border_title)
        await driver.press("right", "left", "enter")
        assert driver.top == "ExplorerScreen"
        assert driver.session.speaker == "Ruth Varga"
        await driver.press("A", "G")
        people = driver.app.screen.query_one(PersonList)
        assert isinstance(people.rows[people.cursor or 0], Outlet)
        await driver.press("enter")
        assert driver.screen.bar.text.startswith('speaker:"Ruth Varga" source:')


@pytest.mark.parametrize("months", [1, 2])
async def test_months_are_offered_where_there_are_some(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch, months: int
) -> None:
    person = archive.across.person("Ada Holm")
    assert person is not None
    quoted = tuple((f"2024-0{month + 1}", 1) for month in range(months))
    known = replace(person, months=quoted)
    monkeypatch.setattr(archive.across, "person", lambda name: known)
    async with running(archive) as driver:
        await driver.press("n", "A")
        told = str(driver.app.screen.query_one(".box").border_subtitle)
        assert ("by month" in told) == (months > 1)


async def test_somebody_unknown_has_no_page(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("A")
        assert any("Go to a quote or a name first" in toast for toast in driver.toasts)
        driver.explorer.across.show_person("Nobody")
        await driver.settle()
        assert any("does not know Nobody" in toast for toast in driver.toasts)


async def test_quotes_are_kept_for_a_dossier(archive: FakeArchive, tmp_path: Path) -> None:
    file = tmp_path / "kept.md"
    async with running(archive) as driver:
        await driver.press("n", "Q")
        assert "kept · " in driver.quotes.draw(driver.quotes.rows[0], 0, 60)[0].plain
        await driver.press("H", "enter", "ctrl+u")
        await driver.paste(str(file))
        await driver.press("enter")
        assert any("1 quote written" in toast for toast in driver.toasts)
        assert "We cannot borrow" in file.read_text("utf-8")
        stored = json.loads(file.with_name("kept.md.manifest.json").read_bytes())
        assert len(stored["quotes"]) == 1
        await driver.press("Q")
        assert "kept · " not in driver.quotes.draw(driver.quotes.rows[0], 0, 60)[0].plain


async def test_kept_quotes_that_are_lost_are_told(archive: FakeArchive) -> None:
    archive.annotations.keep(1, Span(0, 7), True)
    archive.annotations.keep(1, Span(9, 12), True)
    async with running(archive) as driver:
        await driver.press("H")
        choice = driver.app.screen.query_one(ChoiceList).choices[0]
        assert choice.count == "0 quotes · 2 not found now"


async def test_that_a_page_shows_not_all_names_and_roles_is_told(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = archive.across.person("Ada Holm")
    assert person is not None
    roles = tuple(Usage(text=f"role {at}", first="", last="", articles=1) for at in range(5))
    known = replace(person, roles=roles, names=roles[:3])
    monkeypatch.setattr(archive.across, "person", lambda name: known)
    async with running(archive) as driver:
        await driver.press("n", "A")
        shown = " ".join(lines_shown(driver.app))
        assert "role 0 · 1; role 1 · 1; role 2 · 1; 2 more" in shown
        assert shown.count(" more") == 1


async def test_a_dossier_of_a_person_and_of_the_search(
    archive: FakeArchive, tmp_path: Path
) -> None:
    async with running(archive) as driver:
        for number, keys in enumerate((("n", "H", "enter"), ("H", "j", "enter"), ("A", "H"))):
            file = tmp_path / f"{number}.html"
            await driver.press(*keys)
            await driver.press("ctrl+u")
            await driver.paste(str(file))
            await driver.press("enter")
            assert "We cannot borrow" in file.read_text("utf-8")
        await driver.press("H", "enter", "ctrl+u")
        await driver.paste(str(tmp_path / "no.way"))
        await driver.press("enter")
        assert driver.top == "PromptScreen" and typed(driver) == str(tmp_path / "no.way")
        assert "no.way ends in “.way”, which is no format." in asked(driver)
        await driver.press("ctrl+u")
        await driver.paste(str(tmp_path / "noway"))
        await driver.press("enter")
        assert "noway has no ending." in asked(driver)
        await driver.press("ctrl+u")
        await driver.paste(str(tmp_path / "3.html"))
        await driver.press("enter")
        await driver.until((tmp_path / "3.html").exists)


def typed(driver: Driver) -> str:
    """Return what stands in the dialog's line."""
    return driver.app.screen.query_one(Input).value


def asked(driver: Driver) -> str:
    """Return what the dialog says."""
    return " ".join(str(one.content) for one in driver.app.screen.query(Static))


SURE = {"confidence": 0.95, "how": "after"}
UNSURE = {"confidence": 0.6, "how": "after+archive"}
MATCH = {
    "article": 2,
    "path": "holm.txt",
    "part": "",
    "start": 0,
    "end": 1,
    "speaker": "Ada Holm",
    "text": "",
    **SURE,
}


@pytest.mark.usefixtures("draft")
async def test_checking_a_draft(archive: FakeArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    span = archive.readings[2].quotes[0].span
    known = {"title": "No cut", "source": "", "date": "~2024-03-07"}
    match = {**MATCH, "start": span.start, "end": span.end, **known}
    changes = [
        {"kind": "changed", "was": "no cut", "now": "a cut"},
        {"kind": "cut", "was": "this year", "now": ""},
    ]
    records: list[dict[str, Any]] = [
        {
            "status": "exact",
            "text": "“So.”",
            "speaker": "Ada Holm",
            "match": {**match, "changes": []},
            **SURE,
        },
        {"status": "not-found", "text": "“Never.”", "speaker": None, "match": None, **SURE},
        {
            "status": "changed",
            "text": "“Cut.”",
            "speaker": "",
            "match": {**match, "changes": changes},
            **SURE,
        },
        {
            "status": "other-speaker",
            "text": "“No.”",
            "speaker": "Ruth Varga",
            "match": {**match, "changes": [], **UNSURE},
            **UNSURE,
        },
    ]
    checked = Checked([CheckedRow.of(record) for record in records], "4 quotations, 3 to look at.")
    monkeypatch.setattr("tui.screens.checking.Check.run", lambda check: checked)
    async with running(archive) as driver:
        await driver.press("c")
        await driver.type("draft.txt")
        await driver.press("enter")
        listed = driver.app.screen.query_one(CheckedList)
        assert [row.status for row in listed.rows] == [
            "not-found",
            "changed",
            "other-speaker",
            "exact",
        ]
        assert listed.rows[1].differences == "“no cut” → “a cut”; cut “this year”"
        assert listed.rows[2].differences == "said by ~Ada Holm?"
        assert listed.rows[1].source == "Ada Holm · No cut · ~2024-03-07"
        assert [row.speaker for row in listed.rows] == ["", "", "~Ruth Varga?", "Ada Holm"]
        await driver.press("enter")
        assert driver.top == "CheckScreen"  # it is nowhere to go to
        box = driver.app.screen.query_one(".box")
        assert "no article has it" in str(box.border_subtitle)
        await driver.press("down")
        assert "goes to the article" in str(box.border_subtitle)
        await driver.press("enter")
        assert driver.session.reading and driver.session.reading.id == 2
        assert driver.at == "“There will be no cut this year.”"
        await driver.press("c")
        assert typed(driver) == "draft.txt"  # the next of its quotations is looked at


def test_who_says_it_in_the_archive_is_told_of_what_is_exact_but_for_that() -> None:
    match = {**MATCH, "changes": [], "speaker": "a pilot", **UNSURE}
    record = {"status": "exact", "text": "“So.”", "speaker": "Ada Holm", **SURE}
    agreed = {**record, "match": match, "paragraph": 3, "speaker_agrees": True}
    assert CheckedRow.of(agreed).differences == ""
    assert CheckedRow.of({**agreed, "speaker_agrees": False}).differences == "said by ~a pilot?"
    assert CheckedRow.of(agreed).paragraph == 3


async def test_where_a_quotation_stands_in_the_draft_is_told(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        listed = CheckedList()
        await driver.app.screen.mount(listed)
        for place, shown in ((11, "exact · ¶12 "), (None, "exact ")):
            row = CheckedRow("exact", "“So.”", "Ada Holm", paragraph=place)
            assert listed.draw(row, 0, 40)[0].plain.endswith(shown)


async def test_where_the_archive_has_it_is_told_in_a_narrow_list(archive: FakeArchive) -> None:
    path = f"{'very-' * 20}long.txt"
    row = CheckedRow("exact", "“So.”", "Ada Holm", source=f"Ada Holm · {path}")
    async with running(archive) as driver:
        listed = CheckedList()
        await driver.app.screen.mount(listed)
        last = listed.draw(row, 0, 40)[-1].plain
        assert last.startswith("   Ada Holm · very-very") and len(last) == 40


@pytest.mark.usefixtures("draft")
async def test_a_draft_without_quotations(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.checking.Check.run", lambda check: Checked((), "Nothing."))
    async with running(archive) as driver:
        await driver.press("c")
        await driver.type("draft.txt")
        await driver.press("enter", "down", "enter")
        assert driver.top == "CheckScreen"
