"""Words that are written as one or parted by signs, and what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search.query.compounds import compounds
from index.search.query.terms import words
from index.search.run.hits import find_hits
from tests.search.library import article, ask, cut_words, found, index_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. and the E.U.", "US EU"),
        ("e-mail, co\u2011operate", "email cooperate"),
        ("don't, can’t", "dont cant"),
        ("we're, he'll, it's, Iran's", ""),
        ("O’Brien d'Estaing", "OBrien dEstaing"),
        ("MiG-29s COVID-19", "MiG29s COVID19"),
        ("1,000 and 12,345,678", "1000 12345678"),
        ("1,000-strong, 3.5-fold, 1,000,00-x", "1000"),
        ("1-0 3.5 10,5 2024-03-07 end.Start", ""),
        ("state-of-the-art", ""),
        ("up-to-date", "uptodate"),
    ],
)
def test_compounds(text: str, expected: str) -> None:
    assert [compound.word for compound in compounds(text)] == expected.split()


@given(st.text("aB1é東́ .,-’'_%\n", max_size=40))
def test_places_are_those_of_the_words(text: str) -> None:
    cut, placed = cut_words(text)
    assert cut == words(text)
    assert [word for _, word in placed] == [compound.word for compound in compounds(text)]
    assert all(0 <= place < len(cut) for place, _ in placed)
    assert [place for place, _ in placed] == sorted(place for place, _ in placed)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("email", "An e-mail came."),
        ("e-mail", "An email came."),
        ('"e-mail address"', "The email address is known."),
        ("emails", "An e-mail came."),
        ("US", "The U.S. army"),
        ("PhD", "A Ph.D. in law"),
        ("Ph.D.", "A PhD in law"),
        ('"a PhD in law"', "A Ph.D. in law"),
        ("U.S.", "The US army"),
        ("dont", "They don’t."),
        ("don't", "They dont."),
        ("F16", "An F-16 fell."),
        ("F-16", "An F16 fell."),
        ("covid19", "COVID-19 spread."),
        ("F-16", "Ten F-16s fell."),
        ("F16", "Ten F-16s fell."),
        ("F-16", "Ten F16s fell."),
        ("F16s", "An F-16 fell."),
        ("F16", "The F-16's pilot"),
        ("F-16's", "An F16 fell."),
        ("e-mail's", "An email came."),
        ("OBrien", "O’Brien’s pub"),
        ("F16", "An F 16 fell."),
        ('"covid 19"', "Covid19 spread."),
        ("1000", "1,000 men"),
        ("1000", "A 1,000-strong crowd"),
        ("$1000-a-day", "A $1,000-a-day man"),
        ("US-led", "A U.S.-led force"),
        ("U.S.-led", "A US-led force"),
        ('"US-led force"', "A U.S.-led force"),
        ("1,000", "1000 men"),
        ("2%", "by 2 percent"),
        ("2%", "by 2 per cent"),
        ('"2 percent"', "by 2%"),
        ("2 percent", "by 2 %"),
        ("2 pct", "by 2%"),
        ("2 per cent", "by 2 percent"),
        ("percent", "by 2 per cent"),
        ('"by 2 per cent"', "by 2 pct"),
        ('"US army"', "The U.S. army"),
        ('"the US army"', "The U.S. army"),
        ('"email address"', "The e-mail address is known."),
        ('"1000 men"', "1,000 men"),
        ('"F16 fell"', "An F-16 fell."),
        ('"dont know"', "They don’t know."),
        ('"reelected mayor"', "The re-elected mayor"),
        ("e-mails", "An email came."),
        ("E-mail", "An e-mail came."),
        ("u.s.", "The US army"),
        ("Mira's", "The garden of Mira"),
    ],
)
def test_both_spellings_are_found_and_marked(tmp_path: Path, query: str, text: str) -> None:
    index = index_of(tmp_path, {1: article(text), 2: article("We'll see a 2 or a 10.")})
    matches = ask(index, query)
    assert set(matches.ids) == {1}
    assert find_hits(matches.query, text)


def test_what_only_looks_so_is_not_found(tmp_path: Path) -> None:
    texts = ("We're here.", "We'll see.", "It ended 1-0.", "It fell by 3.5.", "us and them")
    index = index_of(tmp_path, {n: article(text) for n, text in enumerate(texts, 1)})
    for query in ("were", "well", "10", "35", "2%"):
        assert not found(index, f"body:{query}"), query
    for query in ("US.", "u.s.", '"US and"'):  # said to be in any case
        assert found(index, f"body:{query}") == {5}
        assert ask(index, f"body:{query}").query.note
