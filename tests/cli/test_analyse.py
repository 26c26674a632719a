"""`pullquote analyse`: spans count code points of the text exactly as it was given."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import BUDGET, Pullquote


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def quoted(record: dict[str, Any], text: str) -> list[str]:
    """Return what stands in quotation marks."""
    marked = (quote for quote in record["quotes"] if quote["kind"] != "indirect")
    return [text[quote["start"] : quote["end"]] for quote in marked]


def test_shape(pullquote: Pullquote) -> None:
    outcome = pullquote("analyse", "--jsonl", given=lines({"id": 7, "text": BUDGET}))
    assert outcome.status == 0
    (record,) = outcome.records
    assert record.keys() == {"id", "entities", "quotes", "language"}
    assert record["id"] == 7
    entities, quotes = record["entities"], record["quotes"]
    assert isinstance(entities, list) and isinstance(quotes, list)
    for entity in entities:
        assert entity.keys() == {"start", "end", "kind", "name"}
    first = quotes[0]
    assert first.keys() == {"start", "end", "kind", "speaker", "name", "cue", "confidence"}
    assert BUDGET[first["start"] : first["end"]] == "“We cannot borrow to pay for tax cuts,”"
    assert BUDGET[first["speaker"]["start"] : first["speaker"]["end"]] == "Ada Holm"
    assert BUDGET[slice(*first["cue"])] == "said"
    assert first["name"] == "Ada Holm"
    assert 0 <= first["confidence"] <= 1


@pytest.mark.parametrize(
    "text",
    [
        BUDGET.replace("\n", "\r\n"),
        BUDGET.replace("\n", "\r"),
        f"\ufeff{BUDGET}",
        BUDGET.replace("Ada Holm", "A\u0301da Ho\u0308lm"),
        f"\U0001f4f0 \U0001f468\u200d\U0001f469\u200d\U0001f467 {BUDGET}",
        f"\x1b[2J\x00\x07{BUDGET}",
        BUDGET.replace(" ", "\u00a0"),
    ],
    ids=["crlf", "cr", "bom", "decomposed", "emoji", "control", "no-break"],
)
def test_offsets_into_the_text_as_given(pullquote: Pullquote, text: str) -> None:
    (record,) = pullquote("analyse", "--jsonl", given=lines({"id": "x", "text": text})).records
    found = quoted(record, text)
    assert len(found) >= 2
    for quote in found:
        assert quote.startswith("“") and quote.endswith("”"), quote


def test_bad_lines_are_told_and_passed_over(pullquote: Pullquote) -> None:
    given = b"".join(
        (
            b'{"id": 1, "text": "Fine."}\n',
            b"not json\n",
            b'{"id": 3}\n',
            b"[1, 2]\n",
            b'{"id": 5, "text": "\xff\xfe"}\n',
            b"\n",
            b'{"id": 7, "text": ""}\n',
            b'{"id": 8, "text": "Lone \\ud800 half."}\n',
            b'{"id": 9, "text": 4}\n',
            b"[" * 100_000 + b"\n",
            b'{"text": "No id."}',
        )
    )
    outcome = pullquote("analyse", "--jsonl", given=given)
    assert outcome.status == 1
    assert [record["id"] for record in outcome.records] == [1, 7, 8, None]
    for number in (2, 3, 4, 5, 9, 10):
        assert f"line {number}:" in outcome.err
    assert len(outcome.err.splitlines()) == 6


def test_an_answer_does_not_wait_for_more(pullquote: Pullquote) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "analyse", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=pullquote.environment,
    )
    assert process.stdin and process.stdout
    for number in range(3):
        process.stdin.write(lines({"id": number, "text": "“No,” said Ada Holm."}))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == number
    process.stdin.close()
    process.stdout.close()
    assert process.wait(timeout=120) == 0


def test_files(pullquote: Pullquote, tmp_path: Path) -> None:
    plain, page = tmp_path / "one.txt", tmp_path / "two.html"
    plain.write_bytes(BUDGET.replace("\n", "\r\n").encode())
    paragraphs = "".join(f"<p>{part}</p>" for part in BUDGET.split("\n\n")[1:])
    page.write_text(f"<html><body><article><h1>Budget</h1>{paragraphs * 2}</article></body></html>")
    outcome = pullquote("analyse", plain, tmp_path / "missing.txt", page)
    assert outcome.status == 1
    assert "missing.txt" in outcome.err
    first, second = outcome.records
    assert first["text"] == BUDGET.replace("\n", "\r\n")
    assert quoted(first, str(first["text"]))[0] == "“We cannot borrow to pay for tax cuts,”"
    assert quoted(second, str(second["text"]))[0] == "“We cannot borrow to pay for tax cuts,”"


def test_plain_text_on_standard_input(pullquote: Pullquote) -> None:
    (record,) = pullquote("analyse", given=BUDGET).records
    assert record["id"] == "-"
    assert len(quoted(record, BUDGET)) >= 2


DUTCH = (
    "De regering van het land heeft een wet voorgesteld en dat is niet de eerste. "
    "“Dat is heel goed voor ons”, zei ze."
)
GERMAN = "Die Regierung von Deutschland hat ein Gesetz vorgelegt. „Das ist gut“, sagte sie."


def test_a_language_with_rules(pullquote: Pullquote) -> None:
    (record,) = pullquote("analyse", given=GERMAN).records
    assert quoted(record, GERMAN) == ["„Das ist gut“"]
    assert record["language"] == "de"
    assert "notes" not in record


def test_a_language_without_rules(pullquote: Pullquote) -> None:
    (record,) = pullquote("analyse", given=DUTCH).records
    assert record["entities"] == []
    assert quoted(record, DUTCH) == ["“Dat is heel goed voor ons”"]
    assert "language is nl" in str(record["notes"])


@pytest.mark.parametrize(
    ("text", "stated", "is_named"),
    [
        ("Ada Holm met Bo Lind.", "", True),
        ("Ada Holm met Bo Lind.", "en-GB", True),
        ("Ada Holm lachte luid.", "nl_BE", False),
        (DUTCH, "en", False),
        (BUDGET, "de", True),
    ],
)
def test_stated_language_counts_where_the_text_does_not_tell(
    pullquote: Pullquote, text: str, stated: str, is_named: bool
) -> None:
    given = lines({"id": 1, "text": text, "language": stated})
    (record,) = pullquote("analyse", "--jsonl", given=given).records
    assert bool(record["entities"]) is is_named
    assert ("notes" in record) is not is_named


def test_unknown_pipeline(pullquote: Pullquote) -> None:
    outcome = pullquote("analyse", "--pipeline", "no_such_pipeline", given=BUDGET)
    assert outcome.status == 1
    assert "no_such_pipeline" in outcome.err


def test_curly_marks_make_a_short_text_no_less_english(pullquote: Pullquote) -> None:
    text = "“The ice is thin,” said Lieutenant Marta Quill."
    (record,) = pullquote("analyse", "--jsonl", given=lines({"id": 1, "text": text})).records
    assert record["language"] == "en"
    entities = record["entities"]
    assert isinstance(entities, list)
    assert [entity["name"] for entity in entities] == ["Marta Quill"]
