"""How quotations are scored against annotation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.article import Quote, Span
from index.errors import PullquoteError
from index.language.evaluate.__main__ import main
from index.language.evaluate.quotes import read_stories, take_half
from index.language.scoring.quotes import GoldQuote, GoldStory, is_named, score

TEXT = "“We knew,” said Ines Falk."
GOLD = GoldQuote(Span(0, 10), (Span(16, 25),), ("Ines Falk",), "name")


def quote(span: Span, *, speaker: Span | None = None, name: str | None = None) -> Quote:
    return Quote(span=span, kind="direct", speaker=speaker, name=name)


def test_a_found_quotation_with_its_speaker_counts_in_every_way() -> None:
    found = quote(Span(0, 10), speaker=Span(21, 25), name="Falk")
    scores = score([GoldStory("a", TEXT, (GOLD,))], [[found]])

    assert scores.spans.f == scores.joint.f == 1.0
    assert scores.names == {"name": (1, 1)}
    assert scores.texts_right == 1


def test_a_wrong_speaker_costs_precision_and_recall() -> None:
    found = quote(Span(0, 10), speaker=Span(11, 15))
    scores = score([GoldStory("a", TEXT, (GOLD,))], [[found]])

    assert scores.spans.f == 1.0
    assert scores.joint.f == 0.0


def test_half_a_quotation_is_none() -> None:
    scores = score([GoldStory("a", TEXT, (GOLD,))], [[quote(Span(0, 4))]])

    assert (scores.spans.made_up, scores.spans.missed) == (1, 1)


def test_short_quotations_can_be_left_out() -> None:
    scores = score([GoldStory("a", TEXT, (GOLD,))], [[]], minimum=4)

    assert scores.spans.missed == 0

    scores = score([GoldStory("a", TEXT, ())], [[quote(Span(0, 10))]], minimum=4)

    assert scores.spans.made_up == 0


@pytest.mark.parametrize(
    ("name", "same"),
    [("Falk", True), ("Ines Falk", True), ("Mr Falk", True), ("Otto Falk", False), ("", False)],
)
def test_names_agree_where_what_both_give_agrees(name: str, same: bool) -> None:
    assert is_named(quote(Span(0, 10), name=name), TEXT, GOLD) is same


def test_the_command_prints_the_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold.jsonl"
    marked = {"start": 0, "end": 10, "speaker_span": [[16, 25]]}
    gold.write_text(json.dumps({"id": "a", "text": TEXT, "quotes": [marked]}), "utf-8")
    names = tmp_path / "names.json"
    names.write_text(json.dumps({"a:0": {"name": "Ines Falk", "class": "name"}}), "utf-8")

    assert main(["quotes", str(gold), "--names", str(names), "--no-entities"]) == 0
    printed = capsys.readouterr().out
    assert "1 texts, 1 quotations" in printed
    assert "exceptions 0" in printed


def test_a_file_that_is_no_annotation_is_reported(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("{}", "utf-8")

    with pytest.raises(PullquoteError):
        read_stories(tmp_path / "gold.jsonl", None)


def test_what_was_opened_is_seen_and_what_is_scored_is_neither() -> None:
    stories = [GoldStory(f"story {number}", TEXT, ()) for number in range(200)]
    seen, opened, scored = (
        {story.name for story in take_half(stories, half)} for half in ("seen", "opened", "scored")
    )

    assert opened < seen
    assert not seen & scored
    assert seen | scored == {story.name for story in stories}
    assert 0 < len(scored) < len(opened) < len(seen)
