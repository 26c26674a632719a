"""The dialogs: pickers, explanation, problems, help, hints, palette, welcome."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Static

from index import Change, FileRecord, Problem, Utterance, Wording
from index.article import Span
from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.shown import lines_shown
from tui.app import PullquoteApp
from tui.panes.quotes import QuoteEntry
from tui.screens.files import FileListPane
from tui.screens.help import HelpEntry, HelpList
from tui.screens.hints import HintsScreen
from tui.screens.naming import NamingScreen
from tui.screens.picker import ChoiceList, PickerScreen
from tui.screens.problems import ProblemList
from tui.session.memory import Memory
from tui.settings import Settings


def choices(driver: Driver) -> list[str]:
    screen = driver.app.screen
    assert isinstance(screen, PickerScreen | NamingScreen)
    listed = screen.query_one(ChoiceList)
    return [listed.choices[row].label for row in listed.rows]


class TestSpeakers:
    async def test_go_to_a_speaker_of_the_article(self, archive: FakeArchive) -> None:
        async with running(archive) as driver:
            await driver.press("s")
            assert choices(driver) == ["Ada Holm", "Ruth Varga", "Tomas Brandt"]
            await driver.type("rut")
            assert choices(driver) == ["Ruth Varga"]
            await driver.press("enter")
            assert driver.at == "“This is a budget of a government that has given up.”"
            assert driver.focus == "article"

    async def test_see_only_a_speakers_articles(self, archive: FakeArchive) -> None:
        async with running(archive) as driver:
            await driver.press("s")
            await driver.type("brandt")
            await driver.press("tab")
            assert driver.screen.bar.text == 'speaker:"Tomas Brandt"'
            assert driver.title == "Holm rules out tax cut"

    async def test_escape_changes_nothing(self, archive: FakeArchive) -> None:
        async with running(archive) as driver:
            await driver.press("s", "down", "escape")
            assert driver.session.query == ""
            assert driver.at == ""

    async def test_letters_of_nobody(self, archive: FakeArchive) -> None:
        async with running(archive) as driver:
            await driver.press("s")
            await driver.type("zzz")
            await driver.press("enter")
            assert driver.top == "PickerScreen"


async def test_names(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("i")
        await driver.type("kelding c")
        await driver.press("enter")
        assert driver.session.places.followed
        assert driver.session.places.followed.name == "Kelding Council"
        assert driver.at.lower() in ("kelding council", "the council")


async def test_names_exclude(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("i")
        await driver.type("ruth")
        await driver.press("ctrl+x")
        assert driver.screen.bar.text == '-entity:"Ruth Varga"'


async def test_filter_by_source(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("F")
        await driver.type("gazette")
        await driver.press("enter")
        assert driver.screen.bar.text == 'source:"The Gazette"'


async def test_every_wording_of_a_quote(archive: FakeArchive) -> None:
    first, other = (archive.quotes(speaker="Ada Holm")[at] for at in (0, -1))
    reading = archive.readings[first.article_id]
    archive.readings[first.article_id] = replace(reading, also_in={first.quote.span: 1})
    cut = Change(kind="cut", was=Span(1, 6), now=Span(1, 1), was_words="There", now_words="")
    wordings = tuple(
        Wording(
            row=row,
            url="",
            path="",
            part="",
            relation="variant" if changes else "same",
            changes=changes,
            other_speaker=bool(changes),
        )
        for row, changes in ((first, ()), (other, (cut,)))
    )
    found = Utterance(number=1, wordings=wordings, fullest=0, again=(other,))
    archive.across.utterance = lambda article_id, quote: found  # type: ignore[method-assign]
    async with running(archive) as driver:
        await driver.press("n")
        assert driver.at == first.text
        assert "also in 1" in driver.quotes.draw(driver.quotes.rows[0], 0, 60)[0].plain
        await driver.press("a")
        assert choices(driver) == [
            "Ada Holm",
            "another speaker · Ada Holm",
            "said again · Ada Holm",
        ]
        listed = driver.app.screen.query_one(ChoiceList).draw(1, 1, 40)
        shown = [line.plain.strip() for line in listed]
        assert shown[1].startswith(other.text[:20])  # the words first: they are never cut away
        assert shown[-1] == "differs: cut “There”"
        await driver.press("j", "j", "k", "enter")  # moves: no letters are typed among three
        assert driver.at == other.text


async def test_what_is_only_said_again(archive: FakeArchive) -> None:
    first, other = (archive.quotes(speaker="Ada Holm")[at] for at in (0, -1))
    reading = archive.readings[first.article_id]
    archive.readings[first.article_id] = replace(reading, also_in={first.quote.span: 0})
    wording = Wording(
        row=first, url="", path="", part="", relation="same", changes=(), other_speaker=False
    )
    found = Utterance(number=1, wordings=(wording,), fullest=0, again=(other,))
    archive.across.utterance = lambda article_id, quote: found  # type: ignore[method-assign]
    async with running(archive) as driver:
        await driver.press("n")
        drawn = driver.quotes.draw(driver.quotes.rows[0], 0, 60)[0].plain
        assert "said again" in drawn and "also in" not in drawn
        await driver.press("a")
        assert choices(driver) == ["Ada Holm", "said again · Ada Holm"]
        assert "Said again on another occasion" in "\n".join(lines_shown(driver.app))
        await driver.press("down", "enter")
        assert driver.at == other.text


@pytest.mark.parametrize("width", range(28, 64))
async def test_a_name_that_is_cut_keeps_its_doubt(archive: FakeArchive, width: int) -> None:
    async with running(archive) as driver:
        row = driver.quotes.rows[0]
        assert isinstance(row, QuoteEntry)
        long = row._replace(
            speaker="Annabel Farquharson-Hartington", also_in=12, cue="said", doubt="?"
        )
        drawn = driver.quotes.draw(long, 0, width)[0]
        assert drawn.cell_length <= width
        assert "?" in drawn.plain and "also in 12" in drawn.plain


async def test_no_other_wording(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("n", "a")
        assert driver.top == "ExplorerScreen"


async def test_explain_correct_and_undo(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("n", "x")
        assert driver.top == "ExplainScreen"
        await driver.press("c")
        await driver.press("ctrl+u")
        await driver.type("Mara Quist")
        await driver.press("enter")
        await driver.until(lambda: driver.session.speaker == "Mara Quist")
        await driver.until(lambda: "Mara Quist" in str(driver.screen.status.render()))
        await driver.press("x", "u")
        await driver.until(lambda: driver.session.speaker == "Ada Holm")


async def test_problems(archive: FakeArchive) -> None:
    archive.unread = [Problem(path="a\x1b[2Jb.pdf", reason="It is encrypted.", hint="Decrypt it.")]
    async with running(archive) as driver:
        await driver.press("exclamation_mark")
        rows = driver.app.screen.query_one(ProblemList).rows
        assert [row.reason for row in rows] == ["It is encrypted."]
        await driver.press("j", "q")
        assert driver.top == "ExplorerScreen"


async def test_files(archive: FakeArchive) -> None:
    archive.file_records = [
        FileRecord(path="levy.txt", became="articles", articles=1),
        FileRecord(path="a.png", became="not-an-article", kind="png", reason="a picture"),
        FileRecord(path="b.png", became="not-an-article", kind="png", reason="a picture"),
        FileRecord(path="a\x1b[2Jb.pdf", became="problem", reason="empty", hint="Look at it."),
    ]
    async with running(archive) as driver:
        await driver.press("L")
        files = driver.app.screen.query_one(FileListPane)
        drawn = [line.plain for row in files.rows for line in files.draw(row, 0, 40)]
        assert [line.split() for line in drawn] == [
            ["a\\x1b[2Jb.pdf", "not", "read"],
            ["empty"],
            ["Look", "at", "it."],
            ["levy.txt", "1", "article"],
            ["2", "png", "not", "an", "article"],
            ["a", "picture"],
        ]
        assert "4 files: 1 with articles" in str(driver.app.screen.query_one(Static).render())
        await driver.press("j", "G", "q")
        assert driver.top == "ExplorerScreen"


async def test_a_file_leads_to_its_article(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.file_records = [
        FileRecord(path="a.pdf", became="problem", reason="empty"),
        FileRecord(path="12", became="articles", articles=1),
        FileRecord(path="two.mbox", became="articles", articles=2),
    ]
    found = {str(archive.folder / "12"): 3}
    monkeypatch.setattr(archive, "find", found.get, raising=False)
    async with running(archive) as driver:
        await driver.press("L")
        box = driver.app.screen.query_one(".box")
        assert box.border_subtitle == "q close"
        await driver.press("enter")
        assert driver.top == "FilesScreen", "it has no article"
        await driver.press("G")
        assert box.border_subtitle == "↵ goes to its first article · q close"
        await driver.press("k")
        assert box.border_subtitle == "↵ goes to its article · q close"
        await driver.press("enter")
        await driver.until(lambda: driver.session.reading and driver.session.reading.id == 3)
        assert driver.focus == "article"


async def test_no_files(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("L")
        assert driver.app.screen.query_one(FileListPane).rows == ()


class TestHelp:
    async def test_it_begins_with_the_keys_of_the_pane(self, archive: FakeArchive) -> None:
        async with running(archive) as driver:
            await driver.press("3", "question_mark")
            rows = driver.app.screen.query_one(HelpList).rows
            assert rows[0] == "Here, in the quotes"
            assert len([row for row in rows if isinstance(row, HelpEntry)]) > 50

    async def test_it_is_searchable_and_does_what_is_chosen(self, archive: FakeArchive) -> None:
        async with running(archive) as driver:
            await driver.press("question_mark")
            await driver.type("next quote")
            await driver.press("enter")
            assert driver.top == "ExplorerScreen"
            assert driver.at == "“We cannot borrow to pay for tax cuts.”"

    async def test_it_shows_the_users_own_keys(self, archive: FakeArchive) -> None:
        settings = Settings(keys={"quote.next": ("m",)})
        async with running(archive, settings=settings) as driver:
            await driver.press("f1")
            rows = driver.app.screen.query_one(HelpList).rows
            assert {"m"} == {
                row.keys
                for row in rows
                if isinstance(row, HelpEntry) and row.command.id == "quote.next"
            }


async def test_hints_and_dialogs_by_mouse(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("f")
        screen = driver.app.screen
        assert isinstance(screen, HintsScreen)
        target = screen.targets["a"]
        await driver.pilot.click(offset=(target.x, target.y))
        await driver.settle()
        assert driver.top == "ExplorerScreen" and driver.at
        for key in ("f", "question_mark", "number_sign"):
            await driver.press(key)
            assert driver.top != "ExplorerScreen"
            await driver.pilot.click(offset=(1, 1))
            await driver.settle()
            assert driver.top == "ExplorerScreen", key


async def test_palette_finds_commands_and_names(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("colon")
        await driver.type("ruth varga")
        await driver.press("enter")
        assert driver.screen.bar.text in ('speaker:"Ruth Varga"', 'person:"Ruth Varga"')


async def test_palette_does_what_is_chosen(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("colon")
        await driver.type("star")
        await driver.press("enter")
        assert driver.top == "ExplorerScreen"
        assert driver.session.reading is not None and driver.session.reading.starred


class TestThemes:
    async def test_each_is_shown_as_one_goes_through_them(self, archive: FakeArchive) -> None:
        async with running(archive) as driver:
            await driver.press("T")
            assert driver.app.theme == "pullquote-dark"
            await driver.press("down")
            assert driver.app.theme == "pullquote-light"
            await driver.press("escape")
            assert driver.app.theme == "pullquote-dark"
            assert driver.app.memory.theme == ""

    async def test_one_is_kept(self, archive: FakeArchive) -> None:
        async with running(archive) as driver:
            await driver.press("T")
            await driver.type("gruv")
            await driver.press("enter")
            assert driver.app.theme == driver.app.memory.theme == "gruvbox"
            await driver.press("T")
            choices = driver.app.screen.query_one(ChoiceList)
            assert choices.cursor is not None
            assert choices.choices[choices.rows[choices.cursor]].label == "gruvbox"


class TestWelcome:
    @pytest.fixture
    def opened(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
        monkeypatch.setattr("tui.screens.welcome.recent_archives", lambda: [tmp_path])
        return []

    def app(self, archive: FakeArchive, opened: list[Path]) -> PullquoteApp:
        def remember(folder: Path) -> FakeArchive:
            opened.append(folder)
            return archive

        return PullquoteApp(
            None,
            settings=Settings(),
            memory=Memory(),
            open_archive=remember,
            sync_command=lambda _: ["true"],
        )

    async def test_enter_opens_the_last_folder(
        self, archive: FakeArchive, opened: list[Path], tmp_path: Path
    ) -> None:
        app = self.app(archive, opened)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("enter")
            driver = Driver(app, pilot)
            await driver.until(lambda: driver.title)
        assert opened == [tmp_path]

    @pytest.mark.parametrize("is_pasted", [True, False])
    async def test_a_path_that_is_typed_at_once(
        self, archive: FakeArchive, opened: list[Path], tmp_path: Path, is_pasted: bool
    ) -> None:
        folder = tmp_path / "jkq"
        folder.mkdir()
        app = self.app(archive, opened)
        async with app.run_test(size=(80, 24)) as pilot:
            driver = Driver(app, pilot)
            await pilot.pause()
            if is_pasted:
                app.post_message(events.Paste(str(folder)))
                await pilot.pause()
            else:
                await driver.type(str(folder))
            await pilot.press("enter")
            await driver.until(lambda: driver.title)
        assert opened == [folder]

    @pytest.mark.parametrize("path", ["/nowhere", "~nobody-here/saved", "/" + "x" * 5000, " "])
    async def test_a_path_that_is_not_there(
        self, archive: FakeArchive, opened: list[Path], path: str
    ) -> None:
        app = self.app(archive, opened)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("tab")
            await Driver(app, pilot).paste(path)
            await pilot.press("enter")
            assert type(app.screen).__name__ == "WelcomeScreen"
            await pilot.press("escape")
        assert opened == []
        assert app.return_code == 0


def said(driver: Driver) -> str:
    return "\n".join(lines_shown(driver.app))


async def test_a_list_that_is_cut_says_so(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.explorer.picking.NAMES_LISTED", 2)
    monkeypatch.setattr("tui.screens.explorer.offering.MOST_NAMES", 2)
    monkeypatch.setattr("index.MOST_VALUES", 3)
    async with running(archive) as driver:
        await driver.press("i")
        assert "Names here, and the 2 most frequent" in said(driver)
        await driver.type("zzz")
        await driver.settle()
        assert "None of the 2 most frequent has these letters." in said(driver)
        await driver.press("escape", "s")
        await driver.type("zzz")
        await driver.settle()
        assert "None of the 3 most frequent has these letters." in said(driver)
        await driver.press("escape", "F")
        await driver.type("zzz")
        await driver.settle()
        assert "Source: none of the 3 most frequent." in said(driver)
        await driver.press("escape", "ctrl+p")
        await driver.type("zzz")
        await driver.until(lambda: "Of names, only the 2 most frequent" in said(driver))


async def test_a_whole_list_says_nothing_of_more(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        for key, noun in (("i", "name"), ("s", "speaker"), ("F", "filter")):
            await driver.press(key)
            await driver.type("zzz")
            await driver.settle()
            assert f"No {noun} has these letters." in said(driver)
            assert "most frequent" not in said(driver)
            await driver.press("escape")
