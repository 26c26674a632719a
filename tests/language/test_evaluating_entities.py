from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from index.article import Analysis, Entity, Span
from index.errors import PullquoteError
from index.language.evaluate.entities import table
from index.language.evaluate.gold import GoldText, LabelledSpan, read_gold

TEXT = "Ada Holm left Kenya."


def test_scores_are_strict_and_fold_states_into_places() -> None:
    gold = [
        GoldText(
            TEXT,
            (LabelledSpan(Span(0, 8), "PERSON"), LabelledSpan(Span(14, 19), "LOC")),
        )
    ]
    found = Analysis(
        pipeline="x",
        entities=(
            Entity(kind="PERSON", name="Ada", mentions=(Span(0, 3),)),
            Entity(kind="GPE", name="Kenya", mentions=(Span(14, 19),)),
            Entity(kind="DATE", name="left", mentions=(Span(9, 13),)),
        ),
    )
    lines = {
        line.split()[0]: line.split()[1:7:2] + line.split()[2:7:2] for line in table(gold, [found])
    }
    assert lines["names"] == ["P", "R", "F", "0.500", "0.500", "0.500"]
    assert lines["LOC"][-1] == "1.000"
    assert lines["PERSON"][-1] == "0.000"
    assert "DATE" not in lines


def test_both_kinds_of_files_are_read(tmp_path: Path) -> None:
    doc = spacy.blank("en")(TEXT)
    doc.ents = [doc.char_span(0, 8, label="PERSON")]  # type: ignore[list-item]
    DocBin(docs=[doc]).to_disk(tmp_path / "gold.spacy")
    line = json.dumps({"id": "1", "text": TEXT, "entities": [[0, 8, "PERSON"]]})
    (tmp_path / "gold.jsonl").write_text(line + "\n")
    assert read_gold(tmp_path / "gold.spacy") == read_gold(tmp_path / "gold.jsonl")


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text("{}\n")
    with pytest.raises(PullquoteError, match="annotated text"):
        read_gold(tmp_path / "gold.jsonl")
