"""The hard cases: every invented text with all its spans and speakers right."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.language.evaluate.quotes import read_stories
from index.language.quotes import find_quotes
from index.language.scoring.quotes import GoldStory, score

DATA = Path(__file__).parent.parent / "data"
HARD = read_stories(DATA / "quotes_hard.jsonl", DATA / "names_hard.json")


@pytest.mark.parametrize("story", HARD, ids=[story.name for story in HARD])
def test_every_span_and_speaker_is_right(story: GoldStory) -> None:
    scores = score([story], [find_quotes(story.text)])

    assert scores.texts_right == 1


def test_wire_stories_keep_their_speaker() -> None:
    wire = read_stories(DATA / "quotes_wire_dev.jsonl", DATA / "names_wire_dev.json")

    scores = score(wire, [find_quotes(story.text) for story in wire])

    assert scores.spans.f > 0.98
    assert scores.joint.f > 0.94
    right, total = scores.names["pronoun"]
    assert right / total > 0.8
