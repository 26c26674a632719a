from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from index.search.query.stemming import stem
from index.search.query.syntax import Pattern
from index.search.query.terms import (
    MAX_LENGTH,
    PERCENT,
    fold,
    has_capitals,
    has_plain_words,
    plain,
    query_words,
    tokens,
    words,
    words_opening,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don’t re-elect O'Brien's U.S. envoy", "Don t re elect O Brien s U S envoy"),
        ("3.5% of 1,000 km²", "3 5 percent of 1 000 km²"),
        ("東京都 in Tōkyō", "東 京 都 in Tōkyō"),
        ("ภาษา", "ภ า ษ า"),
        ("नमस्ते दुनिया", "नमस्ते दुनिया"),
        ("שָׁלוֹם עולם", "שָׁלוֹם עולם"),
        ("한국어 ёлка", "한국어 ёлка"),
        ("snake_case x—y…z", "snake case x y z"),
        ("", ""),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        *(("José", "jose"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("Ærø", "aero")),
        *(("İstanbul", "istanbul"), ("ﬁne", "fine"), ("Łódź", "lodz"), ("Ёлка", "елка")),
        *(("한국어", "한국어"), ("नमस्ते", "नमस्ते"), ("ΟΔΟΣ", "οδοσ"), ("οδός", "οδοσ")),
    ],
)
def test_fold(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text(max_size=40))
def test_words_are_the_tokens_and_stand_where_these_say(text: str) -> None:
    cut = list(tokens(text))
    assert [token.word for token in cut] == words(text)
    for token in cut:
        written = text[token.start : token.end]
        assert token.word == (PERCENT if written == "%" else written[:MAX_LENGTH])
    assert all(a.end <= b.start for a, b in pairwise(cut))


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(text: str) -> None:
    for word in words(text):
        assert fold(fold(word)) == fold(word)
        assert plain(plain(word)) == plain(word)


@given(
    st.text(alphabet="abßéÆﬁ東’ .-", max_size=30),
    st.text(alphabet="aebsfi", min_size=1, max_size=4),
)
@example("Straße straſſe", "stra")
@example("éssße", "ess")
def test_no_word_is_missed_by_its_first_letters(text: str, letters: str) -> None:
    assume(has_plain_words(text))
    likely = set(tokens(text, words_opening(letters)))
    assert likely <= set(tokens(text))
    for token in tokens(text):
        assert not fold(token.word).startswith(letters) or token in likely


@pytest.mark.parametrize(
    ("query", "word", "expected"),
    [
        *(("us", "US", True), ("US", "us", False), ("US", "US", True), ("Iran", "IRAN", True)),
        *(("iran", "Iran", True), ("Jose", "José", True), ("Jose", "josé", False)),
        *(("Missiles", "Missile", True), ("2024", "2024", True), ("É", "e", False)),
    ],
)
def test_smart_case(query: str, word: str, expected: bool) -> None:
    assert has_capitals(query, word) is expected


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        (Pattern("word", "missile"), "missile missiles Missiles MISSILE", "missive miss"),
        (Pattern("word", "dying"), "die died dying", "dye"),
        (Pattern("word", "Jose"), "Jose José", "jose josé"),
        (Pattern("exact", "run"), "run Run", "runs running"),
        (Pattern("prefix", "tax"), "tax taxes Taxation", "ta syntax"),
        (Pattern("wildcard", "m?n"), "man men MAN", "mean moon"),
        (Pattern("wildcard", "*tion"), "nation tion", "national"),
        (Pattern("fuzzy", "budget", 1), "budget buget budgte bidget budgets", "bugte gadget"),
        (Pattern("typing", "bud"), "bud budget Budapest", "bad"),
    ],
)
def test_patterns(pattern: Pattern, yes: str, no: str) -> None:
    assert [word for word in yes.split() if not pattern.matches(word)] == []
    assert [word for word in no.split() if pattern.matches(word)] == []


@given(
    st.text(alphabet="abcdefgilmnorsty", min_size=1, max_size=12),
    st.text(alphabet="abcdegilnrstuy", min_size=1, max_size=6),
)
def test_words_of_one_stem_share_their_opening(word: str, ending: str) -> None:
    for other in (word + ending, word + "ing", word + "s", word + "ied"):
        pattern = Pattern("word", word)
        if pattern.matches(other):
            assert other.startswith(pattern.opening()), (word, other, pattern.opening())


def test_wildcards_are_parts_of_words_in_queries() -> None:
    assert query_words("wom?n’s ta*") == ["wom?n", "s", "ta*"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("organ", "organization"),
        ("university", "universal"),
        ("universe", "university"),
        ("intern", "international"),
    ],
)
def test_words_that_only_begin_alike_are_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)
    assert one == "university" or stem(f"{one}s") == stem(one)
