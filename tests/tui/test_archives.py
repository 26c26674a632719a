"""What the tests of the screen ask of an archive: the one in memory answers as a real one does.

One suite runs on both. The real one is made once, from files of the same articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Archive, open_archive, sync_command
from tests.indexing import index_here
from tests.tui.fakes import FakeArchive
from tests.tui.invented import ARTICLES
from tui.exporting.tables import json_line
from tui.screens.dividing import divide
from tui.session.filters import FilteredQuery, kind_of


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    base = tmp_path_factory.mktemp("real")
    (base / "articles").mkdir()
    with (base / "articles" / "all.jsonl").open("w", encoding="utf-8") as file:
        for one in ARTICLES:
            record = {
                "title": one.title,
                "text": one.text,
                "source": one.source,
                "authors": list(one.authors),
                "published": one.published,
                "url": one.url,
            }
            print(json_line(record), file=file)
    with open_archive(base / "articles", data_dir=base / "data") as archive:
        index_here(sync_command(archive))
        archive.refresh()
        yield archive


@pytest.fixture(params=["in memory", "real"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    if request.param == "in memory":
        return FakeArchive(directory=tmp_path)
    archive: Archive = request.getfixturevalue("real")
    return archive


def titles(archive: Archive, query: str) -> set[str]:
    """Return the titles of what a query finds; ids, rows and totals have to agree."""
    results = archive.search(query)
    rows = archive.rows(results, 0, results.total)
    assert [row.id for row in rows] == list(results.ids)
    assert len(results.ids) == results.total
    return {row.title for row in rows}


def id_of(archive: Archive, title: str) -> int:
    results = archive.search("")
    rows = archive.rows(results, 0, results.total)
    return next(row.id for row in rows if row.title == title)


def test_words_phrases_and_fields_are_found(either: Archive) -> None:
    everything = {one.title for one in ARTICLES}
    assert either.count() == len(ARTICLES)
    assert titles(either, "") == everything
    assert titles(either, "markets") == {"Holm rules out tax cut"}
    assert titles(either, '"to be raised"') == {"Harbour wall to be raised again"}
    assert titles(either, 'speaker:"Tomas Brandt"') == {"Holm rules out tax cut"}
    assert titles(either, "zebra") == set()


def test_a_mistake_is_reported(either: Archive) -> None:
    problem = either.search("tax (").problem
    assert problem is not None and problem.column == 4


def test_what_finds_nothing_has_counts(either: Archive) -> None:
    counts = either.search("markets zebra").term_counts
    assert sorted(counts.values()) == [0, 1]


def test_an_article_is_read_with_what_was_found_in_it(either: Archive) -> None:
    number = id_of(either, "Budget splits cabinet")
    reading = either.read(number, "tax", ("vote",))
    text = reading.article.text
    assert {span.of(text).casefold() for span in reading.hits} == {"tax"}
    assert [(span.of(text), word) for span, word in reading.watch_hits] == [("vote", "vote")]
    assert [(quote.name, quote.span.of(text)) for quote in reading.quotes] == [
        ("Ada Holm", "“We cannot borrow to pay for tax cuts.”"),
        ("Ruth Varga", "“This is a budget of a government that has given up.”"),
        ("Ada Holm", "“Families will see what it is worth.”"),
    ]
    names = {one.name for one in reading.analysis.entities} if reading.analysis else set()
    assert {"Ada Holm", "Ruth Varga", "Kelding Council"} <= names
    with pytest.raises(KeyError):
        either.read(10**6)


def test_quotes_and_facets_count_the_same(either: Archive) -> None:
    rows = either.quotes(speaker="Ada Holm")
    assert len(rows) == 3 and {row.speaker_shown for row in rows} == {"Ada Holm"}
    facets = either.facets(either.search(""))
    assert dict(facets.sources)["The Gazette"] == 2
    assert dict(facets.months) == {"2024-03": 4}
    assert dict(facets.speakers)["Ada Holm"] == 2


def test_the_last_word_is_completed(either: Archive) -> None:
    query = "tax budg"
    completions = either.complete(query, len(query))
    assert ("budget", 4, 8) in [(one.text, one.start, one.end) for one in completions]
    assert not either.complete("qqqq", 4)


def test_annotations_are_kept_and_found(either: Archive) -> None:
    number = id_of(either, "Council counts the cost")
    either.annotations.star(number, True)
    either.annotations.tag(number, ["harbour"])
    either.annotations.note(number, "Ask her.")
    either.annotations.remember_position(number, 40)
    reading = either.read(number)
    assert (reading.starred, reading.tags, reading.note) == (True, ("harbour",), "Ask her.")
    assert reading.position == 40
    assert titles(either, "has:mark") == {"Council counts the cost"}
    either.annotations.star(number, False)
    either.annotations.tag(number, [])
    either.annotations.note(number, "")
    assert titles(either, "has:mark") == set()


def test_corrections_are_kept_and_taken_back(either: Archive) -> None:
    number = id_of(either, "Council counts the cost")
    (quote,) = either.read(number).quotes
    either.corrections.set_speaker(number, quote.span, "Mara Quist")
    corrected = either.read(number)
    assert corrected.quotes[0].name == "Mara Quist"
    assert quote.span in corrected.corrected
    assert either.corrections.undo(number)
    assert either.read(number).quotes[0].name == "Ruth Varga"
    assert either.corrections.undo(number) == ""


def test_filters_of_a_kind_are_any_of_these(either: Archive) -> None:
    """What the dialog counts is what the search finds, whatever else is chosen."""
    sources = ('source:"The Courier"', 'source:"The Gazette"')
    query = FilteredQuery.of("")
    for word in (*sources, "date:2024", "date:2024-03", 'speaker:"Ruth Varga"'):
        query = query.toggled(word, excludes=False)
        divided = divide(either, query, either.search(""))
        assert divided.total == either.search(query.text).total > 0
        for entries in divided.groups.values():
            for entry in entries:
                alone = query.apart_from(kind_of(entry.word))
                assert query.excludes(entry.word) is not None or entry.count == (
                    either.search(alone.toggled(entry.word, excludes=False).text).total
                )
    assert titles(either, query.text) == {"Budget splits cabinet", "Council counts the cost"}
    counts = {one.word: one.count for one in divided.groups["Source"]}
    assert counts == dict.fromkeys(sources, 1)


def test_what_the_dialog_counts_is_found(tmp_path: Path) -> None:
    """A name is found in longer ones, and `said:` with a speaker means one quote that is both."""
    folder = tmp_path / "articles"
    folder.mkdir()
    with (folder / "all.jsonl").open("w", encoding="utf-8") as file:
        for number, source in enumerate(("Quill", "Quill Weekly", "Quill", "Weekly")):
            says = ("“The levy is a boat”, said Orla Tamm.", "“A levy,” said Piet Vosk.")
            more = "“We go fishing,” said Piet Vosk. " + says[number % 2]
            record = {"title": f"No {number}", "text": more, "source": source}
            print(json_line(record | {"authors": [], "published": "2024-03-07"}), file=file)
    with open_archive(folder, data_dir=tmp_path / "data") as archive:
        index_here(sync_command(archive))
        archive.refresh()
        for text, speakers in (("", [4, 2]), ("said:levy", [2, 2])):
            query = FilteredQuery.of(text)
            divided = divide(archive, query, archive.search(text))
            sources = [one.count for one in divided.groups["Source"]]
            assert sources == [3, 2, 1], "Quill Weekly is found under three names"
            assert [one.count for one in divided.groups["Speaker"]] == speakers
            for entries in divided.groups.values():
                for one in entries:
                    found = archive.search(query.toggled(one.word, excludes=False).text)
                    assert one.count == found.total
