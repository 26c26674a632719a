"""Capitals that make no name."""

from __future__ import annotations

import pytest

from index.language.news.emphasis import drop_loud_words
from tests.language.news.drafts import names_after


@pytest.mark.parametrize(
    "text",
    [
        "there [IS|ORG] a bench",
        "the [CIA|ORG] triad of security",
        "cases of [Omicron|ORG] and of [Delta|LOC] rise; a new variant",
        "first [Beta B.1.351|ORG], then [Delta|ORG] AY.4",
        "You must ask [WHO|ORG] pays and WHY, the leaflet said",
        "It is NOT for [US|LOC] to decide",
        "the [NATO|ORG] rule (never assume, test others)",
        "the [FBI|ORG] test, which stands for fit, bright and involved",
        "the [WHO|ORG] drill (weight, hips, offload); [WHO|ORG] is old",
    ],
)
def test_what_is_only_said_aloud_is_dropped(text: str) -> None:
    assert names_after(drop_loud_words, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("claimed that [IS|ORG] was behind it", ["IS"]),
        ("the [CIA|ORG] director of security", ["CIA"]),
        ("the [US|LOC] a week later", ["US"]),
        ("[Delta|ORG] flies", ["Delta"]),
        ("a variant; [Delta Air Lines|ORG] flies", ["Delta Air Lines"]),
        ("Ada Orvik, [D-Orl.|LOC], voted", ["Orl."]),
        ("the [D-Day|LOC] beach", ["D-Day"]),
        ("the [WHO|ORG] did NOT pay", ["WHO"]),
        ("[WHO|ORG] says it is NOT over", ["WHO"]),
        ("It is NOT over, [WHO|ORG] experts warn", ["WHO"]),
        ("it is NOT in [US|LOC] waters", ["US"]),
        ("ASK [WHO|ORG] PAYS NOW", ["WHO"]),
        ("the [FBI|ORG] (fraud, arms, drugs) unit", ["FBI"]),
    ],
)
def test_names_stay(text: str, names: list[str]) -> None:
    assert [name for name, _ in names_after(drop_loud_words, text)] == names
