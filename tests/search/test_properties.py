"""The engine against a naive scan of the texts, over random queries and random articles."""

from __future__ import annotations

import datetime
import itertools
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import Article, Quote
from index.search.engine.writer import SearchWriter
from index.search.query.operators.dates import Dates
from index.search.query.operators.has import Has
from index.search.query.parser import parse
from index.search.query.stemming import language_of_stems
from index.search.query.syntax import And, Filter, Label, Node, Not, Or, Said, Words, within
from index.search.run.hits import find_hits
from index.search.run.index import SearchIndex
from tests.search.library import analysis, ask, cut_words

_WORDS = """
    missile missiles Missile MISSILE strike strikes striking struck José Jose jose us US may May
    to be or not the The said says naïve naive Straße strasse 2024 3.5 re-elected don’t O’Brien
    Häuser Haus haus élections élection Elections electeur
    東京 東 京都 tokyo run running runner dying die skies sky budget budgets Budget a ﬁne fine
"""
WORDS = _WORDS.split()
NAMES = ("Ada Holm", "Adam Ray", "José Holm", "Northern Echo", "Echo", "The Stars")
DAYS = ("", "2023-12-31", "2024-01-01", "2024-03-07", "2024-03-31T23:59:00Z", "2025-02-28")

texts = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
sayings = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@dataclass(frozen=True)
class Known:
    """An article with what was found in it."""

    article: Article
    quotes: tuple[Quote, ...]


@st.composite
def known_articles(draw: st.DrawFn) -> Known:
    said = draw(st.dictionaries(sayings.map("“{}”".format), st.sampled_from(NAMES), max_size=2))
    text = " ".join((draw(texts), *said, draw(texts)))
    article = Article(
        text=text,
        title=draw(texts),
        source=draw(st.sampled_from(("", *NAMES))),
        authors=tuple(draw(st.lists(st.sampled_from(NAMES), max_size=2))),
        published=draw(st.sampled_from(DAYS)),
        language=draw(st.sampled_from(("en", "en", "de", "fr-CA", "und"))),
    )
    return Known(article, analysis(text, said).quotes)


plain = st.sampled_from(WORDS)
letters = st.sampled_from([word for word in WORDS if word.isalpha() and len(word) > 2])
open_word = st.one_of(
    plain,
    plain,
    letters.map(lambda word: f"{word[:2]}*"),
    letters.map(lambda word: f"{word[0]}?{word[2:]}"),
)
one_word = st.one_of(
    open_word,
    plain.map("={}".format),
    letters.map("{}~1".format),
    letters.map(lambda word: f"{word[1:]}~2"),
)
phrases = st.builds(
    "{}{} {}{}{}".format,
    st.sampled_from('"“'),
    open_word,
    st.lists(open_word | st.just("*"), max_size=3).map(" ".join),
    st.just('"'),
    st.sampled_from(("", "", "~0", "~2", "~5")),
)
fields = st.one_of(
    st.builds(
        "{}:{}".format, st.sampled_from(("title", "body", "quote", "said")), one_word | phrases
    ),
    st.builds(
        "{}:{}".format,
        st.sampled_from(("source", "author", "speaker")),
        st.sampled_from(("holm", "echo", '"ada holm"', '"northern e*"', "JOSE", "hulm~1", "a*")),
    ),
    st.builds(
        "{}:{}".format,
        st.sampled_from(("date", "after", "before")),
        st.sampled_from(("2024", "2024-03", "2024-03-07", "2023-12..2024-02")),
    ),
    st.sampled_from(("has:quotes", "has:date", "has:author", 'said:(holm OR "the")')),
)
queries = st.recursive(
    st.one_of(one_word, one_word, phrases, fields),
    lambda inner: st.one_of(
        st.builds("{} {}".format, inner, inner),
        st.builds("({} OR {})".format, inner, inner),
        st.builds("NOT ({})".format, inner),
    ),
    max_leaves=4,
)


def scan(node: Node, known: Known) -> bool:
    """Tell by reading whether an article fulfils a query."""
    article = known.article
    stems = language_of_stems(article.language)
    match node:
        case Words(field="quote"):
            return any(stands(node, quote.span.of(article.text), stems) for quote in known.quotes)
        case Words(field="title"):
            return stands(node, article.title, stems)
        case Words(field="body"):
            return stands(node, article.text, stems)
        case Words():
            names = node.as_name("source")
            return (
                stands(node, article.title, stems)
                or stands(node, article.text, stems)
                or any(map(names.matches, (article.source, *article.authors)))
            )
        case Label(field="speaker"):
            return any(node.matches(quote.name or "") for quote in known.quotes)
        case Label(field="source"):
            return node.matches(article.source)
        case Label():
            return any(map(node.matches, article.authors))
        case Dates(first, last):
            day = article.published[:10]
            after = first is None or day >= first.isoformat()
            return bool(day) and after and (last is None or day <= last.isoformat())
        case Has("quotes"):
            return bool(known.quotes)
        case Has("date"):
            return bool(article.published)
        case Has():
            return bool(article.authors)
        case Filter():
            raise NotImplementedError
        case Said(inner):
            return any(scan_quote(inner, quote, article.text, stems) for quote in known.quotes)
        case And(parts):
            return all(scan(part, known) for part in parts)
        case Or(parts):
            return any(scan(part, known) for part in parts)
        case Not(inner):
            return not scan(inner, known)


def scan_quote(node: Node, quote: Quote, text: str, stems: str) -> bool:
    match node:
        case Words():
            named = node.field == "any" and node.as_name("speaker").matches(quote.name or "")
            return named or stands(node, quote.span.of(text), stems)
        case And(parts):
            return all(scan_quote(part, quote, text, stems) for part in parts)
        case Or(parts):
            return any(scan_quote(part, quote, text, stems) for part in parts)
        case _:
            raise NotImplementedError


def stands(node: Words, text: str, language: str) -> bool:
    """Tell by trying every place whether the words stand in a text as they should."""
    plain, compounds = cut_words(text)
    cut = [*enumerate(plain), *compounds]
    places = [[i for i, word in cut if p.matches(word, language)] for p in node.patterns]
    for chosen in itertools.product(*places):
        if node.slop is None:
            if all(b == a + 1 for a, b in itertools.pairwise(chosen)):
                return True
        elif max(chosen) - min(chosen) + 1 <= len(chosen) + node.slop:
            return True
    return False


steps = st.lists(
    st.one_of(
        st.tuples(st.integers(1, 6), known_articles()),
        st.tuples(st.integers(1, 6), st.none()),
        st.just("commit"),
        st.just("compact"),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60)
@given(steps, st.lists(queries, min_size=5, max_size=20))
def test_engine_finds_what_a_scan_finds(
    changes: list[tuple[int, Known | None] | str], asked: list[str]
) -> None:
    expected: dict[int, Known] = {}
    with tempfile.TemporaryDirectory() as name, SearchWriter.open(Path(name)) as writer:
        for change in changes:
            if isinstance(change, str):
                writer.commit(compact=change == "compact")
                continue
            number, known = change
            if known is None:
                expected.pop(number, None)
                writer.remove(number)
            else:
                expected[number] = known
                writer.put_article(number, known.article)
                found_in = analysis(known.article.text)
                writer.put_analysis(number, found_in, known.article.text)
                quotes = type(found_in)(pipeline="test", quotes=known.quotes)
                writer.put_analysis(number, quotes, known.article.text, known.article.language)
        writer.commit()
        index = SearchIndex.open(Path(name))
        for query in asked:
            check(index, query, expected)


def check(index: SearchIndex, query: str, expected: dict[int, Known]) -> None:
    root = parse(query).root
    matches = ask(index, query)
    meant = [number for number in sorted(expected) if scan(root, expected[number])]
    if matches.query.root != root:  # it would find nothing, and was read otherwise
        assert matches.query.note
        assert not meant
        root = matches.query.root
        meant = [number for number in sorted(expected) if scan(root, expected[number])]
    assert sorted(matches.ids) == meant, query
    assert matches.total == len(matches.ids)
    assert set(ask(index, query, deadline=-1).ids) <= set(matches.ids), query
    typed = ask(index, query, typing=True)
    assert "NOT" in query or matches.query.note or set(typed.ids) >= set(matches.ids), query
    if isinstance(root, Words) and root.field in ("body", "quote"):
        for number, known in expected.items():
            hits = find_hits(
                matches.query,
                known.article.text,
                quotes=known.quotes,
                language=known.article.language,
            )
            assert bool(hits) == (number in matches.ids), query


@given(st.text("abcé", max_size=6), st.text("abcé", max_size=6), st.integers(0, 2))
def test_edit_distance_is_that_of_the_textbook(left: str, right: str, distance: int) -> None:
    assert within(left, right, distance) == (edits(left, right) <= distance)


def edits(left: str, right: str) -> int:
    if not left or not right:
        return len(left) + len(right)
    best = min(
        edits(left[1:], right) + 1,
        edits(left, right[1:]) + 1,
        edits(left[1:], right[1:]) + (left[0] != right[0]),
    )
    if left[:2] == right[1::-1] and len(left) > 1 < len(right):
        best = min(best, edits(left[2:], right[2:]) + 1)
    return best


def test_days_of_the_strategies_are_days() -> None:
    assert all(not day or datetime.date.fromisoformat(day[:10]) for day in DAYS)
