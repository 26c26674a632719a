from __future__ import annotations

import pytest

from index.language.news.datelines import find_datelines
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MOSCOW, October 5. /TASS/. The ship", [("MOSCOW", "LOC"), ("TASS", "ORG")]),
        ("LISBON (Arco) — The ship", [("LISBON", "LOC"), ("Arco", "ORG")]),
        ("Lisbon (Arco) — The ship", [("Lisbon", "LOC"), ("Arco", "ORG")]),
        ("NAIROBI, Kenya — The ship", [("NAIROBI", "LOC"), ("Kenya", "LOC")]),
        ("Geneva, 3 May (AFP) - The ship", [("Geneva", "LOC"), ("AFP", "ORG")]),
        ("ST. PETERSBURG, Nov 3 (Reuters) - A", [("ST. PETERSBURG", "LOC"), ("Reuters", "ORG")]),
    ],
)
def test_place_and_agency(text: str, names: list[tuple[str, str]]) -> None:
    assert names_after(find_datelines, text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Kenya Airways (KQ) and South African Airways signed it.",
        "The World Health Organization (WHO) sent doses.",
        "BREAKING NEWS about the ship",
    ],
)
def test_other_beginnings(text: str) -> None:
    assert names_after(find_datelines, text) == []


def test_a_dateline_is_certain() -> None:
    assert names_after(find_datelines, "[AMMAN|PERSON] (Petra) — x")[0] == ("AMMAN", "LOC")
