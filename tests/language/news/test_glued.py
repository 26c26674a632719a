"""People glued to what stands before them."""

from __future__ import annotations

import pytest

from index.language.news.glued import part_glued_people
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "the envoy to [Norway Oda Brant|LOC] said",
            [("Norway", "LOC"), ("Oda Brant", "PERSON")],
        ),
        (
            "President of [Mongolia U. Brant|ORG] came",
            [("Mongolia", "LOC"), ("U. Brant", "PERSON")],
        ),
        (
            "a minister in the [Ministry of Housing Pelm Orvik|ORG] said",
            [("Ministry of Housing", "ORG"), ("Pelm Orvik", "PERSON")],
        ),
        (
            "a director at the [Department of Public Health Pelm Orvik|ORG] said",
            [("Department of Public Health", "ORG"), ("Pelm Orvik", "PERSON")],
        ),
        (
            "the envoy to [Quelmark Ruth Orvik|LOC] said",
            [("Quelmark", "LOC"), ("Ruth Orvik", "PERSON")],
        ),
        (
            "a minister at the [Ministry of Fisheries Ruth Orvik|ORG] said",
            [("Ministry of Fisheries", "ORG"), ("Ruth Orvik", "PERSON")],
        ),
    ],
)
def test_a_title_further_left_parts_them(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(part_glued_people, text) == names


@pytest.mark.parametrize(
    "name",
    [
        "the envoy to [Norway House|LOC] said",
        "the envoy to [New York|LOC] said",
        "a minister in the [Ministry of Women and Youth|ORG] said",
        "a director of the [Bank of Orlin|ORG] said",
        "a director at the [Department of Health New York|ORG] said",
        "they left the [Ministry of Housing Pelm Orvik|ORG] alone",  # no title: the model knows
        "the chairman of [Norway Water Board|ORG] said",
        "an aide to [Ruth Helen Orvik|PERSON] said",
        "the chairman of the [Friends of Ruth Orvik|ORG] said",
    ],
)
def test_what_is_one_name_stays_whole(name: str) -> None:
    whole = name[name.index("[") + 1 : name.index("|")]
    assert [found for found, _ in names_after(part_glued_people, name)] == [whole]


def test_a_body_stays_whole_where_its_head_is_named_behind_it() -> None:
    text = "the director of the [Edinburgh Orle Revels|ORG], [Ada Holm|PERSON], smiled"
    assert names_after(part_glued_people, text)[0] == ("Edinburgh Orle Revels", "ORG")
