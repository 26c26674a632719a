"""Lists of links: they tell more about articles that are here, and list those that are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index import Archive
from index.article import Article
from index.store.articles import ArticlesWriter, Changes
from index.store.database import open_database
from index.store.index_queue import IndexQueue
from index.store.links import LinksWriter, page_of
from index.store.schema import MIGRATIONS
from tests.archive.conftest import Syncer, write

LEVY = "https://www.courier.example/levy/"
LIST = (
    "title,url,time_added,tags,status\n"
    "Levy,http://courier.example/levy?utm_source=pocket#top,1709793000,harbour|levy,unread\n"
    "Seal,https://a.example/seal,1709793001,,archive\n"
)


@pytest.fixture
def listed(sync: Syncer, folder: Path) -> Syncer:
    """An archive with an article and a list that names it, which came later."""
    write(folder / "levy.txt", "Levy put off", f"{LEVY}\n\n" + "The board put it off again. " * 9)
    sync()
    (folder / "pocket.csv").write_text(LIST)
    sync()
    return sync


def tags_and_date(archive: Archive) -> tuple[tuple[str, ...], str]:
    (row,) = archive.rows(archive.search("title:levy"), 0, 9)
    return row.tags, row.date_shown


def test_an_article_gets_the_tags_and_the_day_it_was_saved(listed: Syncer) -> None:
    with listed.open() as archive:
        assert tags_and_date(archive) == (("harbour", "levy"), "~2024-03-07")
        assert archive.search("tag:harbour").total == 1
        assert archive.search("").ids[-1] == archive.search("title:levy").ids[0]


def test_an_article_that_comes_after_its_list(listed: Syncer, folder: Path) -> None:
    write(folder / "seal.txt", "Seal", "https://a.example/seal\n\n" + "The seal is back. " * 9)
    (folder / "levy.txt").rename(folder / "moved.txt")
    listed()
    with listed.open() as archive:
        assert archive.links_without_article() == []
        (row,) = archive.rows(archive.search("title:seal"), 0, 9)
        assert row.date_shown == "~2024-03-07"
        assert tags_and_date(archive) == (("harbour", "levy"), "~2024-03-07")


def test_links_without_an_article_are_listed(listed: Syncer) -> None:
    with listed.open() as archive:
        (link,) = archive.links_without_article()
    assert (link.url, link.title, link.tags) == ("https://a.example/seal", "Seal", ())
    assert link.saved.startswith("2024-03-07")


def test_what_a_list_told_goes_with_the_list(listed: Syncer, folder: Path) -> None:
    os.utime(folder / "levy.txt", (1_600_000_000, 1_600_000_000))
    (folder / "pocket.csv").rename(folder / "reading list.csv")
    listed("--rebuild")
    with listed.open() as archive:
        assert tags_and_date(archive) == (("harbour", "levy"), "~2024-03-07")
    (folder / "reading list.csv").unlink()
    listed()
    with listed.open() as archive:
        assert tags_and_date(archive) == ((), "~2020-09-13")
        assert archive.search("tag:harbour").total == 0
        assert archive.links_without_article() == []


def test_a_large_list(listed: Syncer, folder: Path) -> None:
    lines = (
        f"Page {n},https://b.example/{'x' * 1_500}/{n},1709793000,,unread" for n in range(3_000)
    )
    (folder / "pocket.csv").write_text("\n".join((LIST.strip(), *lines)))
    assert (folder / "pocket.csv").stat().st_size > 4_000_000
    listed()
    with listed.open() as archive:
        assert len(archive.links_without_article()) == 3_001
        assert tags_and_date(archive) == (("harbour", "levy"), "~2024-03-07")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (LEVY, "http://courier.example/levy", True),
        ("https://a.example/?p=1&utm_medium=x", "https://A.example?p=1", True),
        ("https://a.example/?p=1", "https://a.example/?p=2", False),
        ("https://a.example/x", "https://b.example/x", False),
    ],
)
def test_links_to_one_page(one: str, other: str, same: bool) -> None:
    assert (page_of(one) == page_of(other)) is same


@pytest.mark.parametrize("url", ["", "levy", "https://[", "mailto:a@b.example"])
def test_links_to_no_page(url: str) -> None:
    assert page_of(url) == ""


def test_an_article_costs_no_more_where_there_are_many(tmp_path: Path) -> None:
    """Those with the same address are looked up, not searched for: counted in SQLite's steps."""
    database = open_database(tmp_path / "store.db", MIGRATIONS)
    queue = IndexQueue(database)
    articles = ArticlesWriter(database, LinksWriter(database, queue), queue)
    costs: list[int] = []

    def step() -> int:
        costs[-1] += 1
        return 0

    database.set_progress_handler(step, 10)
    for number in range(600):
        costs.append(0)
        article = Article(
            text=f"Story {number}", title="Levy", url=f"https://courier.example/{number}"
        )
        articles.put(b"many.jsonl", article, None, Changes())
    database.close()
    assert sum(costs[-50:]) < 2 * sum(costs[50:100])


def test_what_lists_note_about_an_article(listed: Syncer, folder: Path) -> None:
    """By its address; by its title, if the list knows no address. It goes with the list."""
    (folder / "pins.json").write_text(
        f'[{{"href": "{LEVY}", "description": "Levy", "extended": "Ask Holm.", "tags": "a"}}]'
    )
    (folder / "marked.csv").write_text(
        "Highlight,Book Title,Book Author,Highlighted at\n"
        '"The board put it off",Levy put off,Karla Venn,2024-03-05\n"Other",Seal,,\n'
    )
    listed()
    with listed.open() as archive:
        [levy] = archive.search("title:levy path:levy.txt").ids
        assert set(archive.read(levy).noted) == {"Ask Holm.", "The board put it off"}
        [marked] = archive.search("title:levy path:marked.csv").ids
        assert archive.read(marked).noted == ()
        assert [link.url for link in archive.links_without_article()] == ["https://a.example/seal"]
    (folder / "pins.json").unlink()
    (folder / "marked.csv").unlink()
    listed()
    with listed.open() as archive:
        [levy] = archive.search("title:levy").ids
        assert archive.read(levy).noted == ()
