from __future__ import annotations

import pytest

from index.language.news.capitals import name_loud_people
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("[RUTH VARGA|ORG] 32%", "PERSON"),
        ("[RUTH VARGA|LOC] 32%", "PERSON"),
        ("[Ruth VARGA|LOC] 32%", "PERSON"),
        ("[Ruth TUC|ORG] 32%", "ORG"),
        ("[Ruth Varga|ORG] 32%", "ORG"),
        ("[RUTH|ORG] 32%", "ORG"),
        ("[HALDEN VARGA|ORG] 32%", "ORG"),
        ("[RUTH VARGA BANK|ORG] 32%", "ORG"),
        ("[VICTORIA LAKE|LOC] 32%", "LOC"),
        ("[SAN MARINO|LOC] 32%", "LOC"),
    ],
)
def test_a_given_name_gives_a_person_away(text: str, kind: str) -> None:
    assert [label for _, label in names_after(name_loud_people, text)] == [kind]
