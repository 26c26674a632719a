"""What stands between an archive and its search index."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.archive.asked import AskedQueries
from index.archive.hits import ArticleHits
from index.archive.searching import Finding
from index.article import Article
from index.search.engine.writer import SearchWriter
from index.store.reader import StoreReader
from index.store.records import FileState
from index.store.writer import StoreWriter
from index.sync.near_duplicates import link_near_duplicates
from index.views.searching import Results
from tests.search.library import analysis

SAID = "“Not one lamp is lost,” said the clerk."
STORY = " ".join(f"On day {day} ward {day * 7} argued on item {day * 13}." for day in range(40))
ARTICLES = (
    Article(text=f"{STORY} {SAID}", title="Wire", source="Agency", path="wire.txt"),
    Article(text=f"{SAID} {STORY}", title="Paper", source="Echo", path="paper.txt"),
    Article(text=f"The river rose. {SAID}", title="Flood", source="Echo", path="flood.txt"),
)


@pytest.fixture
def asked() -> AskedQueries:
    return AskedQueries()


@pytest.fixture
def finding(tmp_path: Path, asked: AskedQueries) -> Iterator[Finding]:
    store = StoreWriter(tmp_path / "store.db")
    with store.transaction():
        for article in ARTICLES:
            store.files.put(article.path.encode(), FileState(1, 1), [article])
            for waiting in store.findings.texts(store.findings.text_ids([article.text_hash])):
                link_near_duplicates(store, waiting)
    store.close()
    reader = StoreReader(tmp_path / "store.db")
    with SearchWriter.open(tmp_path / "search") as writer:
        for article in ARTICLES:
            number = reader.find(article.path) or 0
            writer.put_article(number, article)
            given = analysis(article.text, {"“Not one lamp is lost,”": "Ada Holm"})
            if "The river rose" in article.text:
                (told,) = analysis(article.text, {"The river rose": "Bo Ray"}).quotes
                given = replace(given, quotes=(*given.quotes, replace(told, kind="indirect")))
            writer.put_analysis(number, given, article.text)
        writer.commit()
    yield Finding(tmp_path / "search", reader, asked)
    reader.close()


def search(finding: Finding, query: str, *, as_you_type: bool = False) -> Results:
    return finding.articles(
        query, "", as_you_type=as_you_type, cancelled=lambda: False, generation=1
    )


def test_a_query_that_is_read_otherwise_says_so(finding: Finding) -> None:
    assert search(finding, "river OR lamp").note == ""
    assert "as in capitals" in search(finding, "river or lamp").note
    assert "any case" in search(finding, "RIVER").note


def test_reported_speech_is_offered_where_it_finds_more(finding: Finding) -> None:
    none = search(finding, "speaker:ray")
    assert (none.total, none.suggestion) == (0, "speaker:ray reported:yes")
    assert search(finding, "speaker:ray reported:yes").total == 1
    assert search(finding, "speaker:ray said:river").suggestion
    assert search(finding, "speaker:roe said:lamp").suggestion is None
    some = search(finding, "(title:wire said:lamp) OR said:river")
    assert some.total == 1 and "reported:yes  finds 1 more" in some.note
    for query in ("said:lamp", "river", "said:river reported:yes", "speaker:holm reported:no"):
        assert not search(finding, query).note, query
    assert not search(finding, "(title:wire said:lamp) OR said:river", as_you_type=True).note


def test_near_copies_are_left_out_everywhere(finding: Finding) -> None:
    assert search(finding, "lamp").total == 3
    results = search(finding, "lamp duplicates:off")
    assert results.total == len(results.ids) == 2
    assert sum(count for _, count in finding.facets(results).sources) == 2
    quoting = {article for article, _ in finding.quotes("lamp duplicates:off", "")}
    assert quoting == set(results.ids)
    assert len(list(finding.quotes("lamp", ""))) == 3


def test_an_index_that_is_not_there_is_no_answer(tmp_path: Path) -> None:
    StoreWriter(tmp_path / "store.db").close()
    reader = StoreReader(tmp_path / "store.db")
    results = search(Finding(tmp_path / "search", reader, AskedQueries()), "lamp")
    assert results.partial and not results.understood and not results.problem
    assert search(Finding(tmp_path / "search", reader, AskedQueries()), "(lamp").problem
    reader.close()


def test_only_typing_has_a_time_limit(finding: Finding, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = itertools.count(1000)
    monkeypatch.setattr("index.search.run.found.time.monotonic", lambda: next(seconds))
    assert search(finding, "lamp", as_you_type=True).partial
    assert not search(finding, "lamp").partial


def test_hits_are_in_the_one_quote_that_is_asked_for(
    finding: Finding, asked: AskedQueries, tmp_path: Path
) -> None:
    query = "speaker:ray said:river reported:yes"
    assert search(finding, query).total == 1
    text = ARTICLES[2].text
    ((told,), (marked,)) = (
        analysis(text, {said: name}).quotes
        for said, name in (("The river rose", "Bo Ray"), ("“Not one lamp is lost,”", "Ada Holm"))
    )
    with closing(StoreReader(tmp_path / "store.db")) as reader:
        marked_in = ArticleHits(reader, asked).in_text
        for name, hits in (("Bo Ray", ["river"]), ("Ada Holm", [])):
            quotes = (replace(told, kind="indirect", name=name), marked)
            assert [hit.of(text) for hit in marked_in(query, text, quotes)] == hits


def test_hits_of_a_row_are_in_the_articles_language(tmp_path: Path, asked: AskedQueries) -> None:
    text = "Am Sonntag kommen die Wahlen."
    article = Article(text=text, title="Wahlen", path="w.txt", language="de")
    store = StoreWriter(tmp_path / "german.db")
    with store.transaction():
        store.files.put(b"w.txt", FileState(1, 1), [article])
    store.close()
    with closing(StoreReader(tmp_path / "german.db")) as reader:
        (summary,) = reader.summaries([reader.find("w.txt") or 0]).values()
        shown = ArticleHits(reader, asked).in_article("wahl")(summary)
        assert shown.number == 2
        assert [hit.of(shown.snippet) for hit in shown.spans] == ["Wahlen"]
        assert ArticleHits(reader, asked).in_title("wahl", "Wahlen", "de")
