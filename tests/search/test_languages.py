"""Texts are stemmed by the rules of their own language, beside each other in one index."""

from __future__ import annotations

from pathlib import Path

import pytest
from whoosh import index as whoosh_index
from whoosh.qparser import QueryParser

from index.reading.languages import languages_in
from index.search.engine.writer import SearchWriter
from index.search.query.parser import parse
from index.search.run.hits import find_hits
from index.search.run.index import SearchIndex
from tests.search.library import analysis, article, found, index_of

ARTICLES = {
    1: article("Die Wahlen in den Häusern der Stadt", language="de"),
    2: article("Les élections nationales", language="fr"),
    3: article("Las elecciones y una canción", language="es"),
    4: article("Новые выборы и книги", language="ru"),
    5: article("The master chose one", language="en"),
    6: article("Der Master am Mast", language="de"),
    7: article("Wahlen", language="xx"),
}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("wahl", {1}),
        ("Wahlen", {1, 7}),
        ("haus", {1}),
        ("élection", {2}),
        ("elecciones", {3}),
        ("canciones", {3}),
        ("книга", {4}),
        ("mast", {6}),
    ],
)
def test_forms_are_found_and_marked(tmp_path: Path, query: str, expected: set[int]) -> None:
    assert found(index_of(tmp_path, ARTICLES), f"body:{query}") == expected
    for number in expected:
        text = ARTICLES[number].text
        assert find_hits(parse(query), text, language=ARTICLES[number].language), number


def test_a_mixed_page_is_found_under_both_its_languages(tmp_path: Path) -> None:
    english = "The minister said that the bridge would open in the spring and that he was happy."
    french = "Le ministre a dit que le pont serait ouvert au printemps et qu'il en était content."
    text = f"{french}\n\n{english}"
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article(text, language="fr"), languages=languages_in(text, "fr"))
        writer.commit(compact=True)
    index = SearchIndex.open(tmp_path)
    assert found(index, "lang:fr") == found(index, "lang:english") == {1}
    assert found(index, "lang:de") == set()


def test_quotes_are_of_the_articles_language(tmp_path: Path) -> None:
    text = "„Die Wahlen kommen“, sagte Holm."
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article(text, language="de"))
        writer.put_analysis(1, analysis(text, {"„Die Wahlen kommen“": "Holm"}), text, "de")
        writer.put_article(2, article("Nothing."))
        writer.commit(compact=True)
    index = SearchIndex.open(tmp_path)
    assert found(index, "said:wahl") == found(index, "quote:wahl") == {1}


def test_whoosh_reads_all_languages_as_one_field(tmp_path: Path) -> None:
    index_of(tmp_path, ARTICLES)
    opened = whoosh_index.open_dir(str(tmp_path))
    parser = QueryParser("body", opened.schema)
    with opened.searcher() as searcher:
        for query, expected in {
            "wahl": {1},
            "Wahlen": {1, 7},
            "mast*": {5, 6},
            '"am mast"': {6},
        }.items():
            hits = searcher.search(parser.parse(query))
            assert {hit["article"] for hit in hits} == expected, query
        words = list(searcher.reader().lexicon("body"))
        assert words == sorted(set(words)) and b"mast" in words
