"""Opening the archive, and looking after the indexing process."""

from __future__ import annotations

import asyncio
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from index import Archive
from index.errors import ArchiveError
from index.events import (
    Analysed,
    Committed,
    Event,
    Failed,
    Finished,
    ProblemFound,
    Progress,
    encode,
)
from tests.tui.driving import SIZES, Driver, running
from tests.tui.fake_parts import FakeAcross
from tests.tui.fakes import FakeArchive, NotingApp
from tests.tui.hands import key_event
from tests.tui.invented import analyse
from tests.tui.shown import lines_shown
from tui.app import PullquoteApp
from tui.session.memory import Memory
from tui.settings import Settings
from tui.widgets.no_results import NoResults
from tui.widgets.status import progress_text

_FINISHED = Finished(articles=4, quotes=6, people=3, problems=0, seconds=1.0)


def script(*events: Event, then: str = "") -> tuple[str, ...]:
    """Return the command line of a process that reports some events."""
    lines = map(_printing, events)
    return (sys.executable, "-S", "-c", "import sys, time\n" + "\n".join([*lines, then]))


def _printing(event: Event) -> str:
    return f"print({encode(event)!r}, flush=True)"


def test_no_time_is_left_when_all_is_done() -> None:
    done = Progress(stage="analyse", done=400, total=400, rate=35.0, seconds_left=1.0)
    assert progress_text(done) == "Analysing 400 of 400 …"


def test_of_a_long_article_it_is_told_how_much_is_done() -> None:
    one = Progress(stage="analyse", done=0, total=1, seconds_left=20.0, part=0.43)
    assert progress_text(one) == "Analysing 0 of 1 · 43 % · 20 s left"
    some = replace(one, done=120, total=400, rate=35.0)
    assert progress_text(some) == "Analysing 120 of 400 · 43 % of the next · 20 s left"


def test_of_a_long_file_it_is_told_how_many_articles_were_found() -> None:
    one = Progress(stage="read", done=0, total=1, found=12_400)
    assert progress_text(one) == "Reading 0 of 1 · 12,400 articles so far"
    some = replace(one, done=3, total=7, rate=3.0)
    assert progress_text(some) == "Reading 3 of 7 · 12,400 articles of the next"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_key_that_stops_the_indexing_is_shown(
    archive: FakeArchive, size: tuple[int, int]
) -> None:
    progress = Progress(stage="read", done=120, total=400, rate=35.0, seconds_left=8.0)
    script_ = script(progress, then="sys.stdin.readline()")
    async with running(archive, sync=script_, size=size) as driver:
        await driver.until(lambda: driver.screen.status.progress)
        assert "8 s left · X stops" in str(driver.screen.status.render())


async def test_progress_is_shown_and_goes_away(archive: FakeArchive) -> None:
    progress = Progress(stage="read", done=120, total=400, rate=35.0, seconds_left=8.0)
    wait = "sys.stdin.readline()"
    async with running(archive, sync=script(progress, then=wait)) as driver:
        await driver.until(lambda: driver.screen.status.progress)
        shown = str(driver.screen.status.render())
        assert "Reading 120 of 400 · 35/s · 8 s left" in shown
        driver.explorer.sync.process.ask_for(0)
        await driver.until(lambda: not driver.session.is_syncing)
        assert driver.screen.status.progress is None


async def test_escape_does_not_stop_the_process_but_its_key_does(archive: FakeArchive) -> None:
    sync = script(Progress(stage="scan", done=0, total=9), then="time.sleep(60)")
    async with running(archive, sync=sync) as driver:
        await driver.until(lambda: driver.screen.status.progress)
        process = driver.explorer.sync.process
        await driver.pilot.press("escape", "backspace")
        assert driver.session.is_syncing
        await driver.pilot.press("X")
        await driver.until(lambda: not driver.session.is_syncing)
        assert process.returncode == -15
        assert any("What was read so far is kept" in toast for toast in driver.toasts)


async def test_leaving_ends_the_process(archive: FakeArchive) -> None:
    sync = script(Progress(stage="scan", done=0, total=9), then="time.sleep(60)")
    async with running(archive, sync=sync) as driver:
        await driver.until(lambda: driver.screen.status.progress)
        process = driver.explorer.sync.process
    assert process.returncode == -15
    assert "close" in archive.calls


@pytest.mark.parametrize("touched", [True, False])
async def test_results_grow(archive: FakeArchive, touched: bool) -> None:
    """The cursor and the open article stay what they are, and what has come is counted."""
    late = {number: archive.readings.pop(number) for number in (1, 2)}
    wait = "sys.stdin.readline()\n" + script(Committed(2, 0, 0, 0))[-1]
    sync = script(Progress("scan", 0, 0), then=wait)
    async with running(archive, sync=sync) as driver:
        assert driver.title == "Harbour wall to be raised again"
        await driver.until(lambda: driver.screen.status.progress)
        if touched:
            await driver.press("j")
        archive.readings = {**late, **archive.readings}
        driver.explorer.sync.process.ask_for(0)
        await driver.until(lambda: driver.session.results and driver.session.results.total == 4)
        await driver.settle()
        assert driver.screen.results.cursor == (3 if touched else 2)
        assert driver.title == (
            "Council counts the cost" if touched else "Harbour wall to be raised again"
        )
        await driver.until(lambda: "2 new articles" in str(driver.screen.status.render()))


@pytest.mark.parametrize("touched", [True, False])
async def test_the_newest_of_a_new_archive_is_open_until_one_reads(
    archive: FakeArchive, touched: bool
) -> None:
    late = {number: archive.readings.pop(number) for number in (1, 2)}
    first, archive.readings = archive.readings, {}
    commit = script(Committed(2, 0, 0, 0))[-1]
    wait = f"sys.stdin.readline()\n{commit}\n" * 2
    sync = script(Progress("scan", 0, 0), then=wait)
    async with running(archive, sync=sync) as driver:
        await driver.until(lambda: driver.screen.status.progress)
        archive.readings = first
        driver.explorer.sync.process.ask_for(0)
        await driver.until(lambda: driver.title == "Harbour wall to be raised again")
        if touched:
            await driver.press("n")
        archive.readings = {**late, **first}
        driver.explorer.sync.process.ask_for(0)
        await driver.until(lambda: driver.session.total == 4)
        await driver.settle()
        if touched:
            assert driver.title == "Harbour wall to be raised again"
        else:
            await driver.until(lambda: driver.title == "Budget splits cabinet")
            assert driver.screen.results.cursor == driver.screen.status.arrived == 0


@pytest.mark.parametrize("first", [(3, 4), (4,)], ids=["two", "one"])
@pytest.mark.parametrize(
    ("keys", "at", "focus"), [("j", 1, "results"), ("jkj", 1, "results"), ("j3", 1, "quotes")]
)
async def test_a_move_before_the_first_article_is_made_in_the_list_that_comes(
    archive: FakeArchive, first: tuple[int, ...], keys: str, at: int, focus: str
) -> None:
    every, archive.readings = archive.readings, {}
    commit = script(Committed(2, 0, 0, 0))[-1]
    sync = script(Progress("scan", 0, 0), then=f"sys.stdin.readline()\n{commit}\n" * 2)
    async with running(archive, sync=sync) as driver:
        await driver.until(lambda: driver.screen.status.progress)
        await driver.press(*keys)
        assert not driver.title
        archive.readings = {number: every[number] for number in first}
        driver.explorer.sync.process.ask_for(0)
        await driver.until(lambda: driver.title)
        if len(first) == 1:  # there is nowhere to go yet, and the newest is yet to come
            archive.readings = every
            driver.explorer.sync.process.ask_for(0)
            await driver.until(lambda: driver.session.total == 4)
        await driver.until(lambda: driver.screen.results.cursor == at)
        wanted = driver.session.article_at(at)
        await driver.until(lambda: driver.session.reading and driver.session.reading.id == wanted)
        await driver.until(lambda: driver.focus == focus)


async def test_a_key_that_finds_nothing_to_do_at_the_first_article_says_so(
    archive: FakeArchive,
) -> None:
    every, archive.readings = archive.readings, {}
    commit = script(Committed(1, 0, 0, 0))[-1]
    sync = script(Progress("scan", 0, 0), then=f"sys.stdin.readline()\n{commit}\ntime.sleep(60)")
    async with running(archive, sync=sync) as driver:
        await driver.until(lambda: driver.screen.status.progress)
        driver.app.post_message(key_event(driver, "x"))  # it waits for the article
        await driver.pilot.pause(0.1)
        assert not driver.toasts
        archive.readings = {3: every[3]}
        driver.explorer.sync.process.ask_for(0)
        await driver.until(lambda: driver.toasts)
        assert "Nobody is quoted in this article" in driver.toasts[0]


async def test_the_open_article_is_analysed_first_and_shown(tmp_path: Path) -> None:
    archive = FakeArchive(directory=tmp_path, analysed=lambda number: number != 1)
    asked = tmp_path / "asked"
    take = f"open({str(asked)!r}, 'w').write(sys.stdin.readline())\n"
    take += "while '0' not in sys.stdin.readline():\n    pass\n"  # it may be asked for again
    tell = f"print({encode(Analysed((1,)))!r}, flush=True)"
    async with running(archive, sync=script(then=take + tell)) as driver:
        await driver.until(lambda: asked.exists() and asked.read_text())
        assert asked.read_text() == '{"first": 1}\n'
        assert driver.quotes.rows == ()
        reading = archive.readings[1]
        archive.readings[1] = replace(reading, analysis=analyse(reading.article.text))
        driver.explorer.sync.process.ask_for(0)
        await driver.until(lambda: len(driver.quotes.rows) == 3)
        await driver.until(lambda: not driver.session.is_syncing)
        await driver.press("n")
        assert driver.at == "“We cannot borrow to pay for tax cuts.”"


async def test_files_that_could_not_be_read_are_told(archive: FakeArchive) -> None:
    problem = ProblemFound("a.pdf", "It is encrypted.", "Save it without a password.", True)
    async with running(archive, sync=script(problem, _FINISHED)) as driver:
        await driver.until(lambda: driver.toasts)
        assert "1 file could not be read" in driver.toasts[0]


async def test_a_failure_is_told_and_the_explorer_goes_on(archive: FakeArchive) -> None:
    failed = Failed("Another Pullquote is reading this folder.", "Wait for it.", locked=True)
    async with running(archive, sync=script(failed)) as driver:
        await driver.until(lambda: driver.toasts)
        assert driver.toasts[0] == "Another Pullquote is reading this folder. Wait for it."
        await driver.press("n")
        assert driver.at


async def test_a_process_that_cannot_be_started(archive: FakeArchive) -> None:
    async with running(archive, sync=("/nonexistent/program",)) as driver:
        await driver.until(lambda: driver.toasts)
        assert driver.title
        assert driver.toasts[0].startswith("The folder cannot be looked through.")
        await driver.until(lambda: not driver.session.is_syncing)


async def test_an_article_says_when_it_will_be_analysed(tmp_path: Path) -> None:
    archive = FakeArchive(directory=tmp_path, analysed=lambda number: False)
    sync = script(then="for line in sys.stdin: pass")
    async with running(archive, size=(80, 24), sync=sync) as driver:
        await driver.until(lambda: driver.session.is_syncing)
        await driver.press("3")
        shown = "".join(lines_shown(driver.app))
        assert "Not analysed yet; this article is next." in shown


async def test_an_empty_archive_says_what_happens(tmp_path: Path) -> None:
    archive = FakeArchive((), directory=tmp_path)
    async with running(archive, sync=script(then="sys.stdin.readline()")) as driver:
        await driver.until(lambda: driver.session.results is not None)
        await driver.settle()
        assert "Reading the first articles" in str(driver.screen.query_one(NoResults).content)
        await driver.press("X")
        await driver.until(lambda: not driver.session.is_syncing)
        await driver.until(
            lambda: (
                "There are no articles yet in" in str(driver.screen.query_one(NoResults).content)
            )
        )
        said = str(driver.screen.query_one(NoResults).content)
        assert "L lists what else is there, and what became of it." in said


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_archive_that_cannot_be_opened(size: tuple[int, int]) -> None:
    where = "/home/ada/" + "data/" * 20 + "store.db"

    def fail(folder: Path) -> FakeArchive:
        raise ArchiveError(f"{where} is gone.", "Choose another one.")

    app = NotingApp(Path("/gone"), settings=Settings(), memory=Memory(), open_archive=fail)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.screen.status.notice)
        assert not driver.toasts, "a path can fill both lines that a message has"
        await asyncio.sleep(1)  # nothing happens that would have it drawn by the way
        assert not app._batch_count and not driver.screen._layout_required
        said = " ".join("".join(lines_shown(app)).replace("│", " ").split())
        assert "is gone. Choose another one." in said


async def test_changes_of_the_folder_are_followed(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = archive.readings.pop(1)
    news: list[bool] = []
    monkeypatch.setattr(archive, "is_behind", lambda: bool(news and news.pop()))
    sync = script(Committed(1, 0, 0, 0), _FINISHED)
    async with running(archive, sync=sync) as driver:
        await driver.until(lambda: not driver.session.is_syncing)
        assert driver.session.results and driver.session.results.total == 3
        archive.readings = {1: late, **archive.readings}
        news.append(True)
        await driver.until(lambda: driver.session.results and driver.session.results.total == 4)


async def test_what_another_explorer_writes_is_followed(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.explorer.watching.LOOK_EVERY", 0.01)
    late = archive.readings.pop(1)
    news: list[bool] = []
    monkeypatch.setattr(archive, "refresh", lambda: bool(news and news.pop()))
    sync = script(Failed("It is locked.", "Wait.", locked=True), then="sys.exit(3)")
    async with running(archive, sync=sync) as driver:
        await driver.until(lambda: driver.toasts and not driver.session.is_syncing)
        await driver.until(lambda: driver.session.results and driver.session.results.total == 3)
        archive.readings = {1: late, **archive.readings}
        news.append(True)
        await driver.until(lambda: driver.session.results and driver.session.results.total == 4)


async def test_what_another_explorer_commits_while_this_one_looks_is_followed(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process of this one found nothing to do: it tells of no commit."""
    news = [True]
    late = archive.readings.pop(1)

    def refresh() -> bool:
        if not news:
            return False
        archive.readings = {1: late, **archive.readings}
        return news.pop()

    async with running(archive) as driver:
        monkeypatch.setattr(archive, "refresh", refresh)
        driver.explorer.sync.sync_command = lambda _: list(script(_FINISHED))
        await driver.press("r")
        await driver.until(lambda: driver.session.results and driver.session.results.total == 4)


@pytest.mark.parametrize("is_gone", [True, False])
async def test_an_open_article_that_goes_from_what_a_query_finds_is_told_of(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch, is_gone: bool
) -> None:
    """One that only stands no more for the query is still there."""
    async with running(archive) as driver:
        await driver.press("slash")
        await driver.type("tax\r")
        await driver.until(lambda: driver.session.results and driver.session.results.query == "tax")
        await driver.settle()
        open_one = driver.session.reading
        assert open_one is not None
        results = archive.search("tax")
        left = tuple(one for one in results.ids if one != open_one.id)
        monkeypatch.setattr(
            archive, "search", lambda *_, **__: results._replace(ids=left, total=len(left))
        )
        if is_gone:
            del archive.readings[open_one.id]
        driver.explorer.follow.note(listing=True)
        await driver.until(lambda: driver.session.total == len(left))
        await driver.settle()
        said = "The article that was open is no longer in the folder."
        assert (said in [one.strip() for one in driver.toasts]) == is_gone


async def test_a_folder_is_left_alone_after_a_failure(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.explorer.watching.LOOK_EVERY", 0.01)
    looks: list[str] = []

    def is_behind() -> bool:
        looks.append("look")
        return False

    monkeypatch.setattr(archive, "is_behind", is_behind)
    sync = script(Failed("It is locked.", "Wait.", locked=True), then="sys.exit(3)")
    async with running(archive, sync=sync) as driver:
        await driver.until(lambda: driver.toasts)
        await driver.until(lambda: not driver.session.is_syncing)
        await driver.pilot.pause(0.3)
        assert looks == []


async def test_what_another_explorer_leaves_undone_is_taken_over(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.explorer.watching.LOOK_EVERY", 0.01)
    monkeypatch.setattr("tui.screens.explorer.syncing.TAKE_OVER_EVERY", 0.0)
    monkeypatch.setattr(archive, "is_behind", lambda: True)
    starts: list[str] = []
    locked = script(Failed("It is locked.", "Wait.", locked=True), then="sys.exit(3)")

    def start(_: Archive) -> list[str]:
        starts.append("again")
        return list(locked)

    async with running(archive) as driver:
        driver.explorer.sync.sync_command = start
        await driver.until(lambda: len(starts) > 2)
        assert len(driver.toasts) == 1, "it is said once"


async def test_a_failure_stands_in_the_status_line_until_it_is_tried_again(
    archive: FakeArchive,
) -> None:
    sync = script(Failed("The disk is full.", "Free some space."), then="sys.exit(1)")
    async with running(archive, sync=sync) as driver:
        await driver.until(lambda: "Indexing stopped · r goes on" in _status(driver))
        driver.explorer.sync.sync_command = lambda _: list(script(then="sys.stdin.readline()"))
        await driver.press("r")
        assert "Indexing stopped" not in _status(driver)


async def test_a_folder_that_goes_away_is_told(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.explorer.watching.LOOK_EVERY", 0.01)
    async with running(archive) as driver:
        driver.session.folder = Path("/nonexistent")
        await driver.until(lambda: "The folder is not there" in _status(driver))
        await driver.pilot.pause(0.1)
        assert len(driver.toasts) == 1
        driver.session.folder = archive.folder
        await driver.until(lambda: "The folder is not there" not in _status(driver))


async def test_a_deleted_article_gives_way_to_its_neighbour(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await driver.press("J", "J")
        del archive.readings[3]
        driver.explorer.follow.show_changes(frozenset(), listing=True)
        await driver.until(lambda: driver.title == "Council counts the cost")
        assert driver.screen.results.cursor == 2
        assert "The article that was open is no longer in the folder." in driver.toasts


async def test_an_archive_that_could_not_be_opened_is_tried_again(archive: FakeArchive) -> None:
    problems = [ArchiveError("It is locked.", "Unlock it.")]

    def open_archive(folder: Path) -> FakeArchive:
        if problems:
            raise problems.pop()
        return archive

    app = PullquoteApp(
        archive.folder,
        settings=Settings(),
        memory=Memory(),
        open_archive=open_archive,
        sync_command=lambda _: ["true"],
    )
    async with app.run_test(size=(120, 40)) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: "r tries again" in _status(driver))
        await driver.press("r")
        await driver.until(lambda: driver.session.reading is not None)


def _status(driver: Driver) -> str:
    return str(driver.screen.status.render())


async def test_an_older_answer_does_not_hide_that_articles_are_not_compared(
    archive: FakeArchive, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_analysed = threading.Event()

    def uncompared(_: FakeAcross) -> int:
        is_analysed.wait(20)
        return 0  # as it was when it was asked

    def refresh() -> bool:
        is_analysed.set()
        return False

    monkeypatch.setattr(FakeAcross, "uncompared", uncompared)
    monkeypatch.setattr(archive, "refresh", refresh)
    sync = script(Analysed((99,)), then="sys.stdin.readline()")
    async with running(archive, sync=sync) as driver:
        await driver.until(is_analysed.is_set)
        await driver.settle()
        assert not driver.session.is_compared


async def test_what_articles_share_is_shown_once_they_are_compared(archive: FakeArchive) -> None:
    comparing = Progress(stage="compare", done=0, total=1)
    sync = script(Analysed((99,)), comparing, then=f"sys.stdin.readline()\n{_printing(_FINISHED)}")
    async with running(archive, sync=sync) as driver:
        await driver.until(lambda: "Comparing" in _status(driver))
        await driver.press("n", "a")
        await driver.until(lambda: driver.toasts)
        assert "so far" in driver.toasts[-1]
        reading = driver.session.reading
        assert reading is not None
        (span, *_) = (quote.span for quote in reading.quotes)
        archive.readings[reading.id] = replace(reading, also_in={span: 1})
        driver.explorer.sync.process.ask_for(0)
        await driver.until(lambda: driver.session.is_quoted_elsewhere)
