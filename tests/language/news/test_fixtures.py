from __future__ import annotations

from index.language.news.fixtures import name_fixtures
from tests.language.news.drafts import names_after


def test_who_meets_whom_are_clubs() -> None:
    text = "[Orle|LOC] v [Tarn|ORG]; [Ada Skov|PERSON] v [Holm|LOC]"
    assert [label for _, label in names_after(name_fixtures, text)] == ["ORG"] * 4


def test_people_and_lands_stay_what_they_are() -> None:
    text = "[Varga|PERSON] v [Holm|PERSON]; [Kenya|LOC] v [Texas|LOC]; [Orle|LOC] v Tarn"
    labels = [label for _, label in names_after(name_fixtures, text)]
    assert labels == ["PERSON", "PERSON", "LOC", "LOC", "LOC"]
