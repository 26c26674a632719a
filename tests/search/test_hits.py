from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Span
from index.search.query.compounds import compounds
from index.search.query.parser import parse
from index.search.query.syntax import Words
from index.search.query.terms import tokens
from index.search.run.hits import find_hits, looks_for_words
from index.search.run.snippets import snippet
from tests.search.library import analysis

TEXT = "The missile fell. “Missiles are evil,” said José. US aid helps us; O’Brien’s aid too."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("missile", ["missile", "Missiles"]),
        ("missile -evil", ["missile", "Missiles"]),
        ("NOT missile", []),
        ("missile OR jose", ["missile", "Missiles", "José"]),
        ("US", ["US"]),
        ("us", ["US", "us"]),
        ('"aid helps"', ["aid helps"]),
        ('"us aid"~1 aid', ["US aid", "aid"]),
        ("o'brien", ["O’Brien"]),
        ("ai*", ["aid", "aid"]),
        ("title:missile", []),
        ("body:missile source:star date:2024", ["missile", "Missiles"]),
        ("quote:missile", ["Missiles"]),
        ("said:(jose missile)", ["Missiles"]),
        ("said:(ada missile)", []),
        ("said:(missile -evil)", []),
        ("speaker:jose", []),
        ("", []),
    ],
)
def test_hits(query: str, expected: list[str]) -> None:
    quotes = analysis(TEXT, {"“Missiles are evil,”": "José"}).quotes
    found = find_hits(parse(query), TEXT, quotes=quotes)
    assert [span.of(TEXT) for span in found] == expected


def test_hits_in_a_title() -> None:
    assert find_hits(parse("title:tax body:cut"), "Tax cut", part="title") == [Span(0, 3)]


@given(
    st.text(alphabet="aábcß東́ .,-’\n", max_size=40),
    st.sampled_from(("a", "ab", "=a", "a*", "b?a", "ab~1", "東", "ss", "s*", "*a")),
)
def test_hits_are_the_words_that_match(text: str, query: str) -> None:
    parsed = parse(query)
    assert isinstance(parsed.root, Words)
    [pattern] = parsed.root.patterns
    expected = [Span(t.start, t.end) for t in tokens(text) if pattern.matches(t.word)]
    for compound in compounds(text):
        inside = any(compound.start <= span.start < compound.end for span in expected)
        if pattern.matches(compound.word) and not inside:
            expected.append(Span(compound.start, compound.end))
    assert find_hits(parsed, text) == sorted(expected)


@given(
    st.text(max_size=300),
    st.lists(st.tuples(st.integers(0, 290), st.integers(1, 9))),
    st.integers(1, 80),
)
def test_snippet_shows_hits_as_they_are(
    text: str, places: list[tuple[int, int]], width: int
) -> None:
    hits: list[Span] = []
    for start, length in sorted(places):
        end = start + length
        is_word = end <= len(text) and text[start:end].strip() == text[start:end]
        if is_word and (not hits or hits[-1].end <= start):  # a hit neither begins nor ends blank
            hits.append(Span(start, end))
    shown = snippet(text, hits, width)
    assert len(shown.text) <= width + 30 and "\n" not in shown.text
    assert all(0 <= span.start < span.end <= len(shown.text) for span in shown.spans)
    originals = {" ".join(hit.of(text).split()) for hit in hits}
    assert all(" ".join(span.of(shown.text).split()) in originals for span in shown.spans)


def test_snippet_is_where_the_hits_are() -> None:
    text = "one two " * 60 + "here the missile and the missile\n\nfell " + "three four " * 60
    shown = snippet(text, find_hits(parse("missile"), text), 80)
    assert [span.of(shown.text) for span in shown.spans] == ["missile", "missile"]
    assert shown.text.startswith("… ") and shown.text.endswith(" …")
    assert snippet("Short text", []).text == "Short text"


@pytest.mark.parametrize(
    ("query", "counted"),
    [
        ("tax", True),
        ("after:2024 OR tax", True),
        ("body:tax", True),
        ("said:(holm tax)", True),
        ("after:2024 has:quotes", False),
        ("speaker:holm", False),
        ("said:speaker:holm", False),
        ("title:tax", False),
        ("-tax", False),
    ],
)
def test_hits_are_counted_where_words_of_the_text_are_looked_for(query: str, counted: bool) -> None:
    assert looks_for_words(parse(query)) is counted
