"""What the user knows better: names joined and split off, speakers set right, all taken back."""

from __future__ import annotations

import sys
from pathlib import Path

from index import EntityRow
from index.article import Entity, Quote, Span
from tests.tui.driving import Driver, running
from tests.tui.fakes import FakeArchive
from tests.tui.test_dialogs import choices
from tui.current import Places
from tui.panes.entities import EntityEntry
from tui.panes.quotes import QuoteEntry
from tui.same_names import fuller_last, names_like


def listed(driver: Driver) -> dict[str, str]:
    """Return the names in the pane of entities, each with its aliases."""
    rows = driver.screen.entities_pane.rows
    return {row.name: row.aliases for row in rows if isinstance(row, EntityEntry)}


def speakers(driver: Driver) -> list[str]:
    rows = driver.screen.quotes_pane.rows
    return [row.speaker for row in rows if isinstance(row, QuoteEntry)]


async def go_to(driver: Driver, name: str) -> None:
    """Put the cursor of the pane of entities on a name."""
    await driver.press("4", "g")
    while driver.screen.current_name != name:
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
        assert driver.screen.current_name == "Ada Holm", "the reader stays at the mention"
        assert driver.toasts == ["“Ruth Varga” is Ada Holm in this article. u takes it back."]
        assert "Ada Holm: " in str(driver.screen.status_line.render())
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
        assert driver.screen.current_speaker == "Ada Holm"
        assert driver.screen.current_quote
        explanation = driver.screen.current_quote.explanation
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
        assert archive.corrections[1] == []


async def test_escape_corrects_nothing(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        await go_to(driver, "Ruth Varga")
        await driver.press("equals_sign", "escape")
        assert driver.top == "ExplorerScreen"
        assert archive.corrections[1] == []


async def test_without_a_name_they_say_where_to_go(archive: FakeArchive) -> None:
    async with running(archive) as driver:
        for key in ("equals_sign", "d"):
            await driver.press(key)
            assert driver.toasts == ["Go to a name first: e goes to the next one."]


async def test_the_search_follows(archive: FakeArchive, tmp_path: Path) -> None:
    """The indexing process runs after a correction, and once more if it was running already."""
    runs = tmp_path / "runs"
    script = "import sys, time; open(sys.argv[1], 'a').write('.'); time.sleep(0.5)"
    sync = (sys.executable, "-c", script, str(runs))
    async with running(archive, sync=sync) as driver:
        await driver.until(lambda: not driver.screen.is_syncing)
        before = len(runs.read_text())
        for _ in range(2):
            await go_to(driver, "Ruth Varga")
            await driver.press("equals_sign")
            await driver.press("enter")
            await driver.press("u")
        assert driver.screen.is_syncing
        await driver.until(lambda: not driver.screen.is_syncing and len(runs.read_text()) > before)
        await driver.until(lambda: len(runs.read_text()) >= before + 2)


def test_the_likeliest_names_come_first() -> None:
    def person(name: str, at: int) -> Entity:
        return Entity(kind="PERSON", name=name, mentions=(Span(at, at + 1),))

    places = Places(
        entities=(
            person("Bridie", 0),
            person("Ada Holm", 2),
            Entity(kind="ORG", name="Kelding Council", mentions=(Span(4, 5),)),
            Entity(kind="DATE", name="Monday", mentions=(Span(6, 7),)),
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
