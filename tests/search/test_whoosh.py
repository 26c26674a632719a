"""The index is Whoosh's: its own parser and searchers read it, and find what the explorer finds."""

from __future__ import annotations

import contextlib
import io
import pickle
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh import index as whoosh_index
from whoosh.qparser import QueryParser
from whoosh.query import And, Every, Not, Or, Phrase, Prefix, Query, Term

import index
from index.article import Article
from index.errors import ArchiveError
from index.search.engine import codec
from index.search.engine.fields import READABLE_FORMATS, Kind
from index.search.engine.writer import SearchWriter
from index.search.query.terms import words
from index.search.run.index import SearchIndex
from tests.search.library import analysis, article, ask

ROOT = Path(index.__file__).parent.parent


def whoosh_ids(directory: Path, query: Query | str) -> list[int]:
    """Return the articles that Whoosh finds, best first."""
    opened = whoosh_index.open_dir(str(directory))
    if isinstance(query, str):
        query = QueryParser("body", opened.schema).parse(query)
    with opened.searcher() as searcher:
        hits = searcher.search(query, limit=None)
        return [hit["article"] for hit in hits if hit["kind"] == Kind.ARTICLE]


def test_whoosh_searches_the_index(tmp_path: Path) -> None:
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article("missile talks talks", source="Echo"))
        writer.put_article(2, article("Missile strike"))
        writer.commit()
        writer.put_article(3, article("budget talks", source="Echo"))
        writer.remove(2)
        writer.put_article(4, article("budget strike"))
        writer.commit()
    assert whoosh_index.open_dir(str(tmp_path)).doc_count() == 3
    assert whoosh_ids(tmp_path, Term("body", "talks")) == [1, 3]
    assert whoosh_ids(tmp_path, Term("body", "Missile")) == []
    assert whoosh_ids(tmp_path, Term("source", "Echo")) == [1, 3]
    assert whoosh_ids(tmp_path, And([Term("body", "budget"), Term("body", "talks")])) == [3]
    either = Or([Term("body", "missile"), Term("body", "strike")])
    assert sorted(whoosh_ids(tmp_path, either)) == [1, 4]
    assert whoosh_ids(tmp_path, And([Every(), Not(Term("body", "talks"))])) == [4]
    assert sorted(whoosh_ids(tmp_path, Prefix("body", "bud"))) == [3, 4]
    assert whoosh_ids(tmp_path, Phrase("body", ["budget", "talks"])) == [3]


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("town")
    texts = {
        1: article("Missiles fell on the US. José passed the budget.", "Strike", source="Echo"),
        2: article("The budget of us all is a long-term budget.", "Missile", source="North Echo"),
        3: article("It is 東京, not the northern town."),
    }
    with SearchWriter.open(directory) as writer:
        for number, one in texts.items():
            writer.put_article(number, one)
            writer.put_analysis(number, analysis(one.text), one.text)
        writer.commit()
    return directory


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("missile", {1}),
        ("title:missiles", {2}),
        ("us", {1, 2}),
        ("US", {1}),
        ("jose", {1}),
        ("mis*", {1}),
        ("Mis*", {1}),
        ("B*", set()),
        ("budg?t", {1, 2}),
        ('"the budget"', {1, 2}),
        ('"the budget of"', {2}),
        ('"budgets"', set()),
        ("long-term", {2}),
        ("東京", {3}),
        ("budget NOT missile", {2}),
        ("source:echo", {1, 2}),
        ('source:"north echo"', {2}),
        ("source:nor*", {2}),
        ("nowhere", set()),
    ],
)
def test_whooshs_parser_understands_words_as_the_explorer(
    town: Path, query: str, expected: set[int]
) -> None:
    assert set(whoosh_ids(town, query)) == expected
    mine = query if ":" in query else f"body:({query})"
    assert set(ask(SearchIndex.open(town), mine).ids) == expected


SPELLINGS = (
    ("US", "U.S."),
    ("PhD", "Ph.D."),
    ("e-mail", "email"),
    ("E-mails", "Emails"),
    ("COVID-19", "COVID19"),
    ("F-16", "F16"),
    ("1,000", "1000"),
    ("2%", "2 percent", "2 per cent", "2 pct"),
    ("percent", "pct", "per cent"),
    ("don't", "dont", "don’t"),
    ("co-operate", "cooperate"),
    ("O'Neill", "ONeill"),
)
"""What readers count as the same; the index has each in two sentences."""
ODD = ("2 %", "u.s.", "us", "f-16s", "company's", "Zelenskyy", "3.5%", "PCT", "G 7", "G-7")


@pytest.fixture(scope="module")
def spelt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("spelt")
    with SearchWriter.open(directory) as writer:
        written = [each for group in (*SPELLINGS, ODD) for each in group]
        for number, each in enumerate(written):
            writer.put_article(2 * number, article(f"The {each} here was seen."))
            writer.put_article(2 * number + 1, article(f"All rose, {each} of all.", language="de"))
        writer.commit()
    return directory


@pytest.mark.parametrize("word", [each for group in (*SPELLINGS, ODD) for each in group])
def test_whooshs_parser_knows_all_spellings(spelt: Path, word: str) -> None:
    explorer = SearchIndex.open(spelt)
    alone = () if " " in word else (word, f"NOT {word}", f"{word} here", f"seen OR {word}")
    for query in (*alone, f'"{word}"', f'"the {word} here"', f'"{word} of all"', f'"all {word}"'):
        theirs = whoosh_ids(spelt, query)
        assert len(theirs) == len(set(theirs))
        assert set(theirs) == set(ask(explorer, f"body:({query})").ids), query
    assert whoosh_ids(spelt, f'"{word}"')


def test_whooshs_parser_parts_words_at_each_space(spelt: Path) -> None:
    """Of `2 %` and `2 pct` without marks, it knows no more than two words of one text."""
    for query, others in (("2 %", "2 AND percent"), ("2 pct", "2 AND pct")):
        assert set(whoosh_ids(spelt, query)) == set(whoosh_ids(spelt, others)) != set()
    assert set(whoosh_ids(spelt, "per cent")) < set(whoosh_ids(spelt, '"per cent"'))


@pytest.mark.parametrize("term", ["≈", "a≈", "a≈x≈b", "a≈0≈", "≈" + 500 * "a-b "])
def test_a_term_that_no_analyser_gives_finds_nothing(spelt: Path, term: str) -> None:
    with whoosh_index.open_dir(str(spelt)).searcher() as searcher:
        assert len(searcher.search(Term("body", term))) == 0


def test_words_of_a_phrase_may_stand_apart_in_whoosh(spelt: Path) -> None:
    assert set(whoosh_ids(spelt, '"email was seen"~3')) >= set(whoosh_ids(spelt, '"email here"'))
    assert not whoosh_ids(spelt, '"seen email"~3')


def test_whoosh_reads_lengths_positions_and_words(town: Path) -> None:
    with whoosh_index.open_dir(str(town)).searcher() as searcher:
        reader = searcher.reader()
        assert reader.doc_field_length(0, "body") == 9
        assert reader.field_length("title") == 3
        assert reader.max_field_length("body") == 10
        assert b"missiles" in reader.lexicon("body")
        assert reader.frequency("body", "budget") == 3
        assert reader.doc_frequency("body", "budget") == 2
        postings = reader.postings("body", "budget")
        postings.next()
        assert postings.id() == 2 and postings.value_as("positions") == [1, 9]
        assert ("body", b"nowhere") not in reader
        assert {name for name, _ in reader.all_terms()} >= {"body", "title", "source"}
        assert all(info.doc_frequency() for _, info in reader.iter_from("body", "a"))


def test_whoosh_ranks_by_its_own_bm25f(tmp_path: Path) -> None:
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article("tax " + "filler " * 50))
        writer.put_article(2, article("tax tax cut"))
        writer.put_article(3, article("nothing of it"))
        writer.commit()
    with whoosh_index.open_dir(str(tmp_path)).searcher() as searcher:
        hits = searcher.search(Term("body", "~tax"))
        assert [hit["article"] for hit in hits] == [2, 1]
        assert hits[0].score > 1.5 * hits[1].score > 0


# The same ids as the explorer, over the sample articles.


def samples() -> Iterator[Article]:
    for path in sorted((ROOT / "sample_articles").rglob("*")):
        if path.suffix in {".html", ".txt", ".md"}:
            yield from index.read_file(path, root=ROOT)


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    directory = tmp_path_factory.mktemp("samples")
    texts = []
    with SearchWriter.open(directory) as writer:
        for number, one in enumerate(samples(), 1):
            texts.append(one.text)
            writer.put_article(number, one)
            writer.put_analysis(number, analysis(one.text), one.text)
            if number % 7 == 0:
                writer.commit()
            if number % 11 == 0:
                writer.remove(number - 3)
        writer.commit()
    assert len(texts) > 20
    return directory, texts


def random_query(draw: random.Random, texts: list[str], depth: int = 0) -> str:
    """Return a query that both languages write alike."""
    cut = [word for word in words(draw.choice(texts)) if word.lower() not in _OPERATORS]
    at = draw.randrange(len(cut))
    kind = draw.random()
    if depth < 3 and kind < 0.45:
        left, right = (random_query(draw, texts, depth + 1) for _ in range(2))
        joined = draw.choice(("{} {}", "{} AND {}", "{} OR {}", "{} NOT {}"))
        return f"({joined.format(left, right)})"
    if kind < 0.6:
        return f"{cut[at][: draw.randint(2, 5)]}*"
    if kind < 0.75:
        follow = words(draw.choice(texts))
        start = draw.randrange(len(follow))
        return '"{}"'.format(" ".join(follow[start : start + draw.randint(2, 4)]))
    return draw.choice((cut[at], cut[at].lower()))


_OPERATORS = {"and", "or", "not", "to"}


@pytest.mark.everywhere
@pytest.mark.no_cover
def test_whoosh_finds_what_the_explorer_finds(sampled: tuple[Path, list[str]]) -> None:
    directory, texts = sampled
    draw = random.Random(13)
    explorer = SearchIndex.open(directory)
    opened = whoosh_index.open_dir(str(directory))
    parser = QueryParser("body", opened.schema)
    found = 0
    with opened.searcher() as searcher:
        for _ in range(400):
            query = random_query(draw, texts)
            hits = searcher.search(parser.parse(query), limit=None)
            theirs = {hit["article"] for hit in hits if hit["kind"] == Kind.ARTICLE}
            assert theirs == set(ask(explorer, f"body:({query})").ids), query
            found += bool(theirs)
    assert found > 200


# An index of another format.


def test_whoosh_alone_opens_it_in_a_fresh_process(town: Path) -> None:
    code = (
        "import sys, whoosh.index; from whoosh.qparser import QueryParser\n"
        "ix = whoosh.index.open_dir(sys.argv[1])\n"
        "found = ix.searcher().search(QueryParser('body', ix.schema).parse('\"the budget of\"'))\n"
        "print([hit['article'] for hit in found])"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(town)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.strip() == "[2]"


def test_an_index_of_another_format_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codec, "FORMAT", max(READABLE_FORMATS) + 1)
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article("tax"))
        writer.commit()
    monkeypatch.undo()
    assert not SearchWriter.is_sound(tmp_path)
    with pytest.raises(ArchiveError):
        SearchIndex.open(tmp_path)


def test_an_index_of_moved_modules_is_noticed(tmp_path: Path) -> None:
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(1, article("tax"))
        writer.commit()
    (toc,) = tmp_path.glob("_MAIN_*.toc")
    here, gone = (pickle.dumps(f"index.search.{name}.codec", 2) for name in ("engine", "elsewh"))
    here, gone = (text[text.index(b"index") :][:25] for text in (here, gone))
    before = toc.read_bytes()
    toc.write_bytes(before.replace(here[:20], gone[:20]))
    assert toc.read_bytes() != before
    assert not SearchWriter.is_sound(tmp_path)


def test_the_readmes_example_runs(town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    (example,) = re.findall(r"```python\n((?:(?!```).)*open_dir.*?)```", text, re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(example.replace('"SEARCH"', repr(str(town))), {})
    assert printed.getvalue().startswith("2 ")
