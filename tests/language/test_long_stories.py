"""Who speaks in long stories of rivals: offices, asides, and who was just brought in."""

from __future__ import annotations

import pytest

from index.article import Quote
from index.language.quotes import find_quotes


def spoken(text: str) -> list[Quote]:
    return [quote for quote in find_quotes(text) if quote.kind in ("direct", "partial")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sen. Otto Brandt spoke. Gov. Ada Holm was silent. The senator called it “a poor day”.",
         "Otto Brandt"),
        ("Rep. Otto Brandt spoke. Ada Holm was silent. The lawmaker called it “a poor day”.",
         "Otto Brandt"),
        ("Lina Orr met Gov. Otto Brandt. Sen. Ada Holm left. The governor called it “a poor day”.",
         "Otto Brandt"),
        # Who meets a senator is not where the senator is from.
        ("Hedda Clay never met Sen. Otto Brandt. “No,” Brandt said.\n\nThe senator from Vale said "
         "that the system was “rotten”.", "Otto Brandt"),
        ("Vale Sen. Otto Brandt left. “No,” he said.\n\nThe senator from Norland said that the "
         "system was “rotten”.", "The senator from Norland"),
    ],
)  # fmt: skip
def test_shortened_title_is_an_office(text: str, name: str) -> None:
    assert spoken(text)[-1].name == name
