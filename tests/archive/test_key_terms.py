"""The telling words of a text, in the languages whose everyday words are listed."""

from __future__ import annotations

import pytest

from index.archive.key_terms import key_terms


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("en", "The bridge is theirs. The war over the bridge is a war.", ["bridge", "war"]),
        ("de", "Die Brücke war alt, und die Brücke war schön, aber nicht für die.", ["brücke"]),
        ("es", "Los puentes que los vecinos que las puentes que por los.", ["puentes"]),
        ("fr", "Les phares que les gens, avec les phares, avec les.", ["phares"]),
    ],
)
def test_everyday_words_are_no_terms(language: str, text: str, terms: list[str]) -> None:
    assert [term for term, _ in key_terms(text, language=language)] == terms
