"""First names that are words too."""

from __future__ import annotations

import pytest

from index.language.news.first_names import name_first_names
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("said April Orvik, who left", ["April Orvik"]),
        ("announced May [Orvik|PERSON] at noon", ["May Orvik"]),
        ("Will Orvik sells boats. Will said no.", ["Will Orvik", "Will"]),
        ("so said Will [Orvik|PERSON].", ["Will Orvik"]),
        ("[Will Orvik|PERSON] mends clocks. Will said no.", ["Will Orvik", "Will"]),
        ("[June Orvik|PERSON] wed. “Rain,” said June.", ["June Orvik", "June"]),
        ("[June Orvik|PERSON] wed. June said so.", ["June Orvik", "June"]),
        ("[June Orvik|PERSON] said June was wet, in June.", ["June Orvik"]),
        ("[Ada Orvik|PERSON] wed. It rains, she said June.", ["Ada Orvik"]),
        ("Then Ruth Will and [Helen|PERSON] May met.", ["Ruth Will", "Helen May"]),
    ],
)
def test_before_another_name_they_are_names(text: str, names: list[str]) -> None:
    assert [name for name, _ in names_after(name_first_names, text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "In April Orvik left.",
        "Last June Orvik left.",
        "On 3 May Orvik left.",
        "They met in May. Orvik left.",
        "Will Orvik sell boats? Will they?",
        "Will Parliament sit? It will.",
        "May Parliament sit in June?",
        "The May Council elections",
        "April showers",
        "Ruth Will Sell Her Boats",
        "Ruth May 3",
    ],
)
def test_a_month_and_a_verb_stay_so(text: str) -> None:
    assert names_after(name_first_names, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("said Prince [Orvik|PERSON], the striker", ["Prince Orvik"]),
        ("said Bishop [Orvik|PERSON], a young guitarist", ["Bishop Orvik"]),
        ("said Princess [Orvik|PERSON], the sprinter", ["Princess Orvik"]),
        ("said Prince [Orvik|PERSON], the heir", ["Orvik"]),
        ("said Bishop [Orvik|PERSON], a critic of war", ["Orvik"]),
        ("said Minister [Orvik|PERSON], a farmer", ["Orvik"]),
        ("said Prince [Orvik|PERSON] on Friday", ["Orvik"]),
    ],
)
def test_a_job_makes_a_title_a_first_name(text: str, names: list[str]) -> None:
    assert [name for name, _ in names_after(name_first_names, text)] == names
