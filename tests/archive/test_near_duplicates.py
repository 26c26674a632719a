"""Near copies: found whichever comes first, unlinked when one goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from index.article import Article
from index.store.reader import StoreReader
from index.store.records import FileState
from index.store.writer import StoreWriter
from index.sync.near_duplicates import link_near_duplicates

STORY = [
    f"On day {day} the council of ward {day * 7} met by the {day}th pier and argued for hours "
    f"about item {day * 13} of its long agenda, until somebody turned off light {day}."
    for day in range(12)
]
WIRE = Article(text="\n\n".join(STORY), title="Council meets", path="wire.txt")
PAPER = Article(text="\n\n".join(STORY[:8]), title="Lights out for council", path="paper.txt")
OTHER = Article(text="The river rose above the quay. " * 40, title="Flood", path="flood.txt")


def take_in(store: StoreWriter, *articles: Article) -> None:
    with store.transaction():
        for article in articles:
            store.files.put(article.path.encode(), FileState(1, 1), [article])
            for waiting in store.findings.texts(store.findings.text_ids([article.text_hash])):
                link_near_duplicates(store, waiting)


def text_of(reader: StoreReader, article_id: int) -> int:
    stored = reader.article(article_id)
    assert stored
    return stored.text_id


@pytest.mark.parametrize("order", [(WIRE, OTHER, PAPER), (PAPER, WIRE, OTHER)])
def test_near_copies_know_each_other(tmp_path: Path, order: tuple[Article, ...]) -> None:
    store = StoreWriter(tmp_path / "store.db")
    take_in(store, *order)
    reader = StoreReader(tmp_path / "store.db")
    ids = {article.title: reader.find(article.path) or 0 for article in order}
    wire = text_of(reader, ids["Council meets"])
    (near,) = reader.near(wire)
    assert (near.id, near.title) == (ids["Lights out for council"], "Lights out for council")
    assert 0.5 < near.likeness < 0.9
    (other,) = reader.near(text_of(reader, ids["Lights out for council"]))
    assert other.title == "Council meets"
    assert reader.near(text_of(reader, ids["Flood"])) == ()
    first, second, third = reader.ids()
    assert len(reader.without_copies([first, second, third])) == 2
    assert reader.without_copies([ids["Council meets"], ids["Lights out for council"]]) == [
        ids["Council meets"]
    ]
    assert reader.file_kinds(reader.ids()) == [("txt", 3)]
    assert reader.ids_in_files("txt") == sorted(reader.ids())
    assert reader.ids_in_files("pdf") == []
    with store.transaction():
        store.files.remove(b"paper.txt")
    assert reader.near(wire) == ()
    reader.close()
    store.close()


def test_the_same_text_of_two_sources_counts_once_without_copies(tmp_path: Path) -> None:
    store = StoreWriter(tmp_path / "store.db")
    take_in(store, WIRE, replace(WIRE, source="Another paper", path="another.txt"))
    reader = StoreReader(tmp_path / "store.db")
    first, second = reader.ids()
    assert reader.without_copies([first, second]) == [first]
    reader.close()
    store.close()
