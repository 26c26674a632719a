"""Every rule that finds a speaker has a reliability, and words for the user."""

from __future__ import annotations

from typing import get_args

from index.language.quotes.attribution import confidence, explanation
from index.language.quotes.attribution.rules import ReferenceRule, SpeakerRule


def test_every_rule_that_finds_a_speaker_is_explained() -> None:
    assert explanation._RULES.keys() == set(get_args(SpeakerRule))


def test_every_rule_has_a_reliability() -> None:
    """Indirect speech brings its own, and a pronoun's depends on who else could be meant."""
    assert confidence._RULES.keys() == set(get_args(SpeakerRule)) - {"indirect"}
    assert confidence._REFERENCES.keys() == set(get_args(ReferenceRule)) - {"pronoun"}
