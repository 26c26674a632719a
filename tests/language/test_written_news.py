"""The news written for training: every tag is whole and fits the tokens."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
import spacy

from index.language.training.written import LABELS, NEWS, SEPARATOR, read_tags, written_news

pytestmark = pytest.mark.no_cover  # nor are the lines of what made the model


@functools.cache
def tagged() -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Return each article of every file, with its names."""
    files = sorted(NEWS.glob("*.txt"))
    return [
        read_tags(article)
        for path in files
        for article in path.read_text(encoding="utf-8").strip().split(SEPARATOR)
    ]


def test_every_tag_of_every_file_fits_the_tokens() -> None:
    documents = written_news(spacy.blank("en"))
    assert len(documents) == len(tagged()) > 0
    for doc, (text, names) in zip(documents, tagged(), strict=True):
        assert doc.text == text
        assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == names


def test_every_article_has_names_and_no_separator_left() -> None:
    for text, names in tagged():
        assert names or "\n" not in text, text[:80]  # a sentence may have none
        assert "---" not in text
        assert {label for _, _, label in names} <= LABELS


def test_tags_are_taken_out_of_the_text() -> None:
    text, names = read_tags("[[ORG|Holm Group]] sued [[PERSON|Ada Holm]].")
    assert text == "Holm Group sued Ada Holm."
    assert [(text[start:end], label) for start, end, label in names] == [
        ("Holm Group", "ORG"),
        ("Ada Holm", "PERSON"),
    ]


@pytest.mark.parametrize(
    ("article", "problem"),
    [
        ("[[ORG|Holm Group sued.", "broken tag"),
        ("Holm Group]] sued.", "broken tag"),
        ("[[TOWN|Lagos]] is big.", "unknown label"),
        ("[[LOC| Lagos]] is big.", "space at the edge"),
    ],
)
def test_a_broken_tag_is_told_with_its_place(tmp_path: Path, article: str, problem: str) -> None:
    (tmp_path / "bad.txt").write_text(f"All is well.{SEPARATOR}{article}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=f"bad.txt, article 2: {problem}"):
        written_news(spacy.blank("en"), tmp_path)


def test_a_name_inside_a_token_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("A post-[[LOC|Lag]]os plan.", encoding="utf-8")
    with pytest.raises(ValueError, match="no whole token"):
        written_news(spacy.blank("en"), tmp_path)
