"""Words letter by letter, against the textbook's rules tried on each word."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.engine import phrases
from index.search.engine.codec import text_key
from index.search.engine.files import read_snapshot
from index.search.engine.letters import Letters
from index.search.engine.phrases import near
from index.search.engine.proximity import windows
from index.search.engine.vocabulary import Vocabulary, pack
from index.search.query.syntax import Pattern, within
from tests.search.library import article, index_of

ALPHABET = "abé𝒳\U00010061"
"""The last of them has the low bits of `a`."""


def packed(keys: Iterable[str]) -> Vocabulary:
    return Vocabulary(*pack(sorted(key.encode() for key in keys)))


vocabularies = st.sets(st.text(ALPHABET, min_size=1, max_size=6), max_size=30).map(sorted)


@given(vocabularies, st.text(ALPHABET, min_size=1, max_size=6), st.integers(1, 2))
def test_near_words_are_those_within_so_many_edits(
    words: list[str], wanted: str, distance: int
) -> None:
    expected = [word for word in words if within(wanted, word, distance)]
    for letters in (Letters.of_words(words), Letters.of_vocabulary(packed(words))):
        assert sorted(word for word, _, _ in letters.near(wanted, distance)) == expected


@given(vocabularies, st.text("ab?*é", min_size=1, max_size=6))
def test_wildcards_fit_as_their_expression_does(words: list[str], wildcard: str) -> None:
    pattern = Pattern("wildcard", wildcard)
    expected = {word for word in words if pattern.regex.fullmatch(word)}
    for letters in (Letters.of_words(words), Letters.of_vocabulary(packed(words))):
        found = {word for word, _, _ in letters.matching(pattern.folded)}
        assert {word for word in found if pattern.regex.fullmatch(word)} == expected


@given(st.sets(st.text("aAbBéÉ𝒳", min_size=1, max_size=5), max_size=40))
def test_words_are_laid_out_with_the_range_of_their_forms(forms: set[str]) -> None:
    keys = sorted(text_key(form).decode() for form in forms)
    laid_out = Letters.of_vocabulary(packed(keys))
    folded = [key.partition("\0")[0] for key in keys]
    for word in {*folded}:
        expected = (word, folded.index(word), folded.index(word) + folded.count(word))
        assert expected in list(laid_out.near(word, 1))


def test_forms_of_a_word_are_one() -> None:
    letters = Letters.of_vocabulary(packed(["a", "tax\0TAX", "tax\0Tax", "taxi"]))
    assert list(letters.near("tax", 1)) == [("tax", 1, 3), ("taxi", 3, 4)]


@pytest.mark.parametrize("at_once", [1, 6, phrases.AT_ONCE])
def test_nearness_is_counted_as_it_is_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(phrases, "AT_ONCE", at_once)
    texts = {
        1: "tax x cut tax cut x x x x x x x cut",
        2: "cut cut tax",
        3: "tax x x x x x x x cut",
        4: "tax",
        5: "tax cut tax cut tax",
    }
    index_of(tmp_path, {number: article(text) for number, text in texts.items()})
    ((_, body),) = read_snapshot(tmp_path, None).fields("body")
    for slop in range(6):
        documents, counts = near(body, [[body.words.forms(w)] for w in ("tax", "cut")], slop)
        expected = {
            number - 1: len(
                windows(
                    [
                        [i for i, w in enumerate(text.split()) if w == word]
                        for word in ("tax", "cut")
                    ],
                    slop,
                )
            )
            for number, text in texts.items()
        }
        assert dict(zip(documents.tolist(), counts.tolist(), strict=True)) == {
            document: count for document, count in expected.items() if count
        }


def test_looking_for_words_near_each_other_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrases, "AT_ONCE", 1)
    index_of(tmp_path, {number: article("tax cut") for number in range(9)})
    ((_, body),) = read_snapshot(tmp_path, None).fields("body")
    words = [[body.words.forms(word)] for word in ("tax", "cut")]
    asked = iter([*[False] * 6, True])
    documents, _ = near(body, words, 3, lambda: next(asked))
    assert 0 < len(documents) < len(near(body, words, 3)[0]) == 9
