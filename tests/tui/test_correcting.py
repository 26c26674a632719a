"""What the user knows better: names joined and split off, speakers set right, all taken back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Archive, EntityRow, open_archive, sync_command
from index.article import Entity, Quote, Span
from index.store.writer import StoreWriter
from tests.indexing import index_here
from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.invented import analyse
from tests.tui.test_dialogs import choices
from tui.app import PullquoteApp
from tui.panes.entities import EntityEntry
from tui.panes.quotes import QuoteEntry
from tui.screens.picker import ChoiceList
from tui.session.memory import Memory
from tui.session.places import Places
from tui.session.same_names import fuller_last, names_like
from tui.settings import Settings


def listed(driver: Driver) -> dict[str, str]:
    """Return the names in the pane of entities, each with its aliases."""
    rows = driver.entities.rows
    return {row.name: row.aliases for row in rows if isinstance(row, EntityEntry)}


def speakers(driver: Driver) -> list[str]:
    rows = driver.quotes.rows
    return [row.speaker for row in rows if isinstance(row, QuoteEntry)]


async def go_to(driver: Driver, name: str) -> None:
    """Put the cursor of the pane of entities on a name."""
    await driver.press("4", "g")
    while driver.session.name != name:
        await driver.press("j")


async def test_join_and_take_it_back(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await go_to(driver, "Ruth Varga")
        await driver.press("equals_sign")
        assert choices(driver)[0] == "Ada Holm", "of the same kind, and in the article"
        await driver.type("holm")
        await driver.press("enter")
        assert listed(driver)["Ada Holm"] == "Ruth Varga"
        assert speakers(driver) == ["Ada Holm"] * 3
        assert driver.session.name == "Ada Holm", "the reader stays at the mention"
        assert driver.toasts == ["“Ruth Varga” is Ada Holm in this article. u takes it back."]
        assert "Ada Holm: " in str(driver.screen.status.render())
        await driver.press("u")
        assert "Ruth Varga" in listed(driver)
        assert speakers(driver) == ["Ada Holm", "Ruth Varga", "Ada Holm"]
        assert driver.toasts == ["Taken back: Ruth Varga is Ada Holm."]
        await driver.press("u")
        assert driver.toasts == ["You have corrected nothing here."]


async def test_join_with_somebody_of_another_article(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await go_to(driver, "Ruth Varga")
        await driver.press("equals_sign")
        await driver.type("brandt")
        await driver.press("enter")
        assert listed(driver)["Tomas Brandt"] == "Ruth Varga"
        assert speakers(driver) == ["Ada Holm", "Tomas Brandt", "Ada Holm"]


async def test_join_the_speaker_of_the_quote(archive: FakeArchive) -> None:
    """And `x` tells of it."""
    async with running(archive) as driver:
        await driver.press("n", "n", "equals_sign")
        await driver.type("ada")
        await driver.press("enter")
        assert driver.session.speaker == "Ada Holm"
        assert driver.session.quote
        explanation = driver.session.quote.explanation
        assert explanation.endswith("You said that Ruth Varga is Ada Holm.")


async def test_split_off(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await go_to(driver, "Ruth Varga")
        await driver.press("d")
        assert driver.toasts == ["Ruth Varga has no other name here."]
        await driver.press("equals_sign", "enter", "d")
        assert choices(driver) == ["Ruth Varga"]
        await driver.press("enter")
        assert driver.toasts == ["“Ruth Varga” is not Ada Holm in this article. u takes it back."]
        assert listed(driver).keys() == {"Ada Holm", "Ruth Varga", "Kelding Council"}
        assert speakers(driver) == ["Ada Holm", "Ruth Varga", "Ada Holm"]
        await driver.press("u", "u")
        assert archive.corrected[1] == []


async def test_escape_corrects_nothing(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await go_to(driver, "Ruth Varga")
        await driver.press("equals_sign", "escape")
        assert driver.top == "ExplorerScreen"
        assert archive.corrected[1] == []


async def test_without_a_name_they_say_where_to_go(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        for key in ("equals_sign", "d"):
            await driver.press(key)
            assert driver.toasts == ["Go to a name first: e goes to the next one."]


_HELD = """
import sys, time
from pathlib import Path
from index.sync.__main__ import main

done, go_on = map(Path, sys.argv[1:3])
status = main(sys.argv[3:])
done.touch()
while not go_on.exists():
    time.sleep(0.05)
sys.exit(status)
"""
"""An indexing process that has nothing more to do, and does not end before it may."""


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Archive]:
    """A real archive of one article, in which one quote was found."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "wall.txt").write_text("The wall\n\nAda Holm said: “We pay.”\n", "utf-8")
    with open_archive(folder, data_dir=tmp_path / "data") as archive:
        index_here(sync_command(archive, text_only=True))
        store = StoreWriter(archive.paths.store)
        with store.transaction():
            (text,) = store.findings.texts([1])
            store.findings.put_analysis(1, analyse(text.text))
            store.findings.put_findings(1, analyse(text.text))
            store.queue.add_text(1)
        store.close()
        index_here(sync_command(archive, text_only=True))
        archive.refresh()
        yield archive


@pytest.mark.parametrize("is_late", [False, True], ids=["after the run", "during the run"])
async def test_the_search_follows(real: Archive, tmp_path: Path, is_late: bool) -> None:
    """Also if the indexing process that is running has looked at the corrections before."""
    done, go_on = tmp_path / "done", tmp_path / "go on"

    def command(archive: Archive) -> list[str]:
        command = sync_command(archive, text_only=True)
        options = command[command.index("index.sync") + 1 :]
        return [sys.executable, "-c", _HELD, str(done), str(go_on), *options]

    if not is_late:
        go_on.touch()
    app = PullquoteApp(
        real.folder,
        settings=Settings(),
        memory=Memory(),
        open_archive=lambda folder: real,
        sync_command=command,
    )
    async with app.run_test(size=(120, 40)) as pilot:
        driver = Driver(app, pilot)
        await driver.until(lambda: driver.quotes.rows)
        await driver.until(done.exists if is_late else lambda: not driver.session.is_syncing)
        await driver.press("n", "x", "c", "ctrl+u")
        await driver.type("Mara Quist")
        await driver.press("enter")
        await driver.until(lambda: driver.session.speaker == "Mara Quist")
        if is_late:
            assert driver.session.is_syncing
            assert real.search('speaker:"Mara Quist"').total == 0
            go_on.touch()
        await driver.until(lambda: real.search('speaker:"Mara Quist"').total == 1)
        await driver.until(lambda: not driver.session.is_syncing and not real.is_behind())


def test_the_likeliest_names_come_first() -> None:
    def person(name: str, at: int) -> Entity:
        return Entity(kind="PERSON", name=name, mentions=(Span(at, at + 1),))

    places = Places(
        entities=(
            person("Bridie", 0),
            person("Ada Holm", 2),
            Entity(kind="ORG", name="Kelding Council", mentions=(Span(4, 5),)),
            Entity(kind="DATE", name="Monday", mentions=(Span(6, 7),)),
            Entity(kind="ORG", name="Bridie & Sons", mentions=(Span(10, 11),)),
        ),
        quotes=(Quote(span=Span(8, 9), kind="direct", name="a neighbour"),),
    )
    rows = [
        EntityRow(kind="ORG", name="Bridie Fund", articles=1, mentions=1),
        EntityRow(kind="PERSON", name="Tomas Brandt", articles=9, mentions=9),
        EntityRow(kind="PERSON", name="Bridie Okafor", articles=2, mentions=4),
        EntityRow(kind="PERSON", name="Ada Holm", articles=3, mentions=3),
    ]
    found = names_like("Bridie", places, rows)
    assert [(one.name, one.about) for one in found] == [
        ("Bridie Okafor", "person · in 2 other articles"),
        ("Bridie & Sons", "organisation · 1 here"),
        ("Bridie Fund", "organisation · in 1 other article"),
        ("Ada Holm", "person · 1 here"),
        ("Kelding Council", "organisation · 1 here"),
        ("a neighbour", "quoted here"),
        ("Tomas Brandt", "person · in 9 other articles"),
    ]


def test_the_fuller_name_stays() -> None:
    assert fuller_last("Bridie", "Bridie Okafor")[1] == "Bridie Okafor"
    assert fuller_last("Bridie Okafor", "Bridie")[1] == "Bridie Okafor"
    assert fuller_last("Bob Lind", "Robert Lind")[1] == "Robert Lind"
    assert fuller_last("Holm", "the finance minister")[1] == "Holm"


async def test_a_correction_everywhere(archive: FakeArchive) -> None:
    archive.elsewhere = {"Ruth Varga": (4,)}
    async with running(archive) as driver:
        await go_to(driver, "Ruth Varga")
        await driver.press("equals_sign")
        await driver.type("holm")
        await driver.press("enter")
        assert choices(driver) == [
            "In this article only",
            "Everywhere: in all 2 articles",
            "  Council counts the cost",
        ]
        await driver.press("down", "down", "enter")
        assert driver.toasts == ["“Ruth Varga” is Ada Holm in 2 articles. u takes it back."]
        assert [quote.name for quote in archive.readings[4].quotes] == ["Ada Holm"]


async def test_a_correction_here_only(archive: FakeArchive) -> None:
    archive.elsewhere = {"quote": (4,)}
    async with running(archive) as driver:
        await driver.press("n", "x", "c", "ctrl+u")
        await driver.type("Ruth Varga")
        await driver.press("enter")
        assert choices(driver)[0] == "In this article only"
        await driver.press("enter")
        assert driver.session.speaker == "Ruth Varga"
        assert not archive.corrected[4]


async def test_the_articles_are_listed_and_cannot_be_chosen(archive: FakeArchive) -> None:
    archive.elsewhere = {"Ruth Varga": (4,) * 30}
    async with running(archive, size=(80, 24)) as driver:
        await go_to(driver, "Ruth Varga")
        await driver.press("equals_sign")
        await driver.type("holm")
        await driver.press("enter")
        assert "2 choices" in str(driver.app.screen.query_one(".box").border_title)
        listed = driver.app.screen.query_one(ChoiceList)
        await driver.press("j", "j", "space")
        assert listed.cursor == 1 and listed.scroll_offset.y > 2, "all of them can be read"
        await driver.press("G")
        assert listed.cursor == 1 and listed.scroll_offset.y == listed.max_scroll_y
        await driver.press("k")
        assert listed.cursor == 0 and listed.scroll_offset.y == 0
        await driver.press("enter")
        assert archive.corrected[1] and not archive.corrected[4]


async def test_everywhere_is_what_is_known_so_far(archive: FakeArchive) -> None:
    archive.elsewhere = {"quote": (4,)}
    archive.across.waiting = 1
    async with running(archive) as driver:
        await driver.press("n", "x", "c", "ctrl+u")
        await driver.type("Ruth Varga")
        await driver.press("enter")
        assert choices(driver)[1] == "Everywhere known so far: in all 2 articles"
        title = str(driver.app.screen.query_one(".box").border_title)
        assert "not all articles are compared yet" in title


async def test_none_elsewhere_is_known_so_far(archive: FakeArchive) -> None:
    archive.across.waiting = 1
    async with running(archive) as driver:
        await driver.press("n", "x", "c", "ctrl+u")
        await driver.type("Ruth Varga")
        await driver.press("enter")
        assert "in this article, the only one known so far." in driver.toasts[-1]
