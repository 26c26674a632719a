"""What is sent of a word: found as `Pattern.matches` says, and counted once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.opensearch.patterns import Patterns
from index.search.opensearch.tokens import initials, stacked, weighed
from index.search.query.syntax import Pattern
from index.search.query.terms import words

LANGUAGES = ("de", "fr", "nl")
WORDS = st.text("aekuüéßnstrI", min_size=1, max_size=8).filter(
    lambda text: words(text) == [text] and text.lower() == text.lower().strip()
)


def sought(pattern: Pattern) -> set[str]:
    """Return the tokens that a word is looked for by."""
    (clause,) = Patterns(LANGUAGES).text("any", [pattern], None).values()
    return set(clause["any"].split("|"))


@given(WORDS, WORDS, st.sampled_from(("en", *LANGUAGES)))
def test_a_word_is_counted_once(typed: str, written: str, language: str) -> None:
    pattern = Pattern("word", Pattern("word", typed.lower()).folded)
    there = stacked(written, language).split("|")
    found = len(sought(pattern).intersection(there))
    stems = "" if language == "en" else language
    assert found == pattern.matches(written, stems)


@given(WORDS, st.sampled_from(("en", *LANGUAGES)))
def test_the_same_letters_are_always_found(word: str, language: str) -> None:
    pattern = Pattern("word", Pattern("word", word.lower()).folded)
    assert sought(pattern).intersection(stacked(word, language).split("|"))


def test_a_title_weighs_more_and_is_no_longer() -> None:
    once = stacked("Levy passed", "en")
    thrice = weighed(once, 3)
    assert len(thrice.split()) == 2
    assert thrice.split()[0].split("|") == 3 * once.split()[0].split("|")
    assert weighed("", 3) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ada spoke", {"a", "aU", "s"}), ("iPhone É", {"i", "e", "eU"}), ("", set())],
)
def test_initials(text: str, expected: set[str]) -> None:
    assert initials(stacked(text, "en")) == expected
