"""What other articles know of a name: nothing is joined silently."""

from __future__ import annotations

import pytest

from index.article import Analysis, Entity, EntityKind, Quote, Span
from index.language.agreement import (
    Bearer,
    Naming,
    bearer_of,
    full_name_of,
    kind_of,
    people_in,
)

LONE = Bearer(name="Solberg", family="solberg", given="")


def naming(name: str, *roles: str, times: int = 1, is_near: bool = True) -> list[Naming]:
    given, _, family = name.lower().partition(" ")
    bearer = Bearer(name=name, family=family, given=given, roles=frozenset(roles))
    return [Naming(bearer, is_near)] * times


def told(lone: Bearer, *namings: list[Naming]) -> str | None:
    found = full_name_of(lone, [each for some in namings for each in some])
    return found[0] if found else None


def test_the_only_one_of_the_name() -> None:
    assert told(LONE, naming("Mira Solberg", times=3)) == "Mira Solberg"
    assert told(LONE, naming("Mira Solberg", times=2)) is None
    assert told(LONE, naming("Mira Solberg", times=9, is_near=False)) is None
    assert told(LONE) is None


def test_two_of_a_name_stay_two() -> None:
    both = naming("Mira Solberg", times=12), naming("Karl Solberg", times=4)
    assert told(LONE, *both) is None
    many = naming("Mira Solberg", times=99), naming("Karl Solberg", times=1)
    assert told(LONE, *many) == "Mira Solberg"


def test_roles_tell_and_forbid() -> None:
    mayor = Bearer(name="Solberg", family="solberg", given="", roles=frozenset({"mayor"}))
    mira, karl = naming("Mira Solberg", "mayor", times=8), naming("Karl Solberg", "coach", times=2)
    assert told(mayor, mira, karl) == "Mira Solberg"
    assert told(mayor, karl * 5) is None
    assert told(mayor, mira, naming("Karl Solberg", "mayor")) is None
    assert told(mayor, naming("Mira Solberg", "mayor", times=2), karl * 9) is None


def test_an_honorific_of_the_other_gender_forbids() -> None:
    mister = Bearer(name="Solberg", family="solberg", given="", gender="m")
    assert told(mister, naming("Mary Solberg", times=9)) is None
    assert told(mister, naming("Peter Solberg", times=9)) == "Peter Solberg"


def test_why_is_told() -> None:
    namings = naming("Mira Solberg", times=39) + naming("Karl Solberg")
    found = full_name_of(LONE, namings)
    assert found
    assert found[1] == (
        "39 other articles give the full name Mira Solberg, 39 of them near in time or source"
        " (1 name somebody else so)."
    )


def test_a_speaker_with_a_role_is_a_person_though_no_entity() -> None:
    text = "“Nobody pays twice,” Finance Minister Solberg said. “Yes,” Critics said."
    spans = Span(text.index("Finance"), text.index(" said")), Span(text.index("Critics"), 67)
    quotes = tuple(
        Quote(span=Span(0, 5), kind="direct", speaker=span, name=name)
        for span, name in zip(spans, ("Solberg", "Critics"), strict=True)
    )
    analysis = Analysis(pipeline="toy", quotes=quotes)
    (entity,) = people_in(analysis, text)
    assert [mention.of(text) for mention in entity.mentions] == ["Solberg"]


def test_how_an_article_names_a_person() -> None:
    text = "Mayor Solberg spoke. Mr Solberg, the mayor of Tarn, left."
    spans = (Span(6, 13), Span(24, 31))
    entity = Entity(kind="PERSON", name="Solberg", mentions=spans)
    found = bearer_of(entity, text)
    assert found == Bearer("Solberg", "solberg", "", frozenset({"mayor"}), "m")
    full = bearer_of(Entity(kind="PERSON", name="Mira Solberg", mentions=spans), text)
    assert full and (full.family, full.given) == ("solberg", "mira")
    assert bearer_of(Entity(kind="ORG", name="Solberg", mentions=spans), text) is None
    assert bearer_of(Entity(kind="PERSON", name="So", mentions=spans), text) is None


@pytest.mark.parametrize(
    ("name", "kind", "others", "told"),
    [
        ("Mira Solberg", "ORG", {"PERSON": 30}, "PERSON"),
        ("Mira Solberg", "PERSON", {"PERSON": 30}, None),
        ("Quill Solberg", "ORG", {"PERSON": 30}, "PERSON"),
        ("Quill Solberg", "ORG", {"PERSON": 9}, None),
        ("Quill Solberg", "ORG", {"PERSON": 30, "GPE": 5}, None),
        ("Mira Solberg", "ORG", {"PERSON": 5, "ORG": 1}, "PERSON"),  # “Mira” is a given name
        ("Mira Solberg", "ORG", {"PERSON": 4}, None),
        ("Mira Solberg", "ORG", {"PERSON": 30, "GPE": 8}, None),
        ("Mira Solberg", "PERSON", {"ORG": 9}, None),
        ("Solberg", "ORG", {"PERSON": 30}, None),
        ("Mira Solberg", "WORK_OF_ART", {"PERSON": 30}, None),
    ],
)
def test_kinds(
    name: str, kind: EntityKind, others: dict[EntityKind, int], told: EntityKind | None
) -> None:
    found = kind_of(name, kind, others)
    assert (found[0] if found else None) == told
