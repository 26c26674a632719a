"""Every annotation in this folder points at what it says it points at."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypedDict, cast, get_args

import pytest

from index.article import EntityKind

FOLDER = Path(__file__).parent
QUOTE_FILES = sorted(FOLDER.glob("quotes_*.jsonl"))
ENTITY_FILES = sorted(FOLDER.glob("entities_*.jsonl"))
NAME_CLASSES = {"name", "pronoun", "description", "hard"}
OPENING_MARKS = "“‘\"'«„`"


class QuoteRecord(TypedDict):
    start: int
    end: int
    text: str
    type: str
    speaker_span: list[tuple[int, int]]
    cue_span: list[tuple[int, int]]


class QuotedArticle(TypedDict):
    id: str
    text: str
    quotes: list[QuoteRecord]


class TaggedParagraph(TypedDict):
    id: str
    text: str
    entities: list[tuple[int, int, str]]


def read_lines(path: Path) -> Iterator[object]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def quoted_articles(path: Path) -> list[QuotedArticle]:
    return [cast(QuotedArticle, record) for record in read_lines(path)]


def tagged_paragraphs(path: Path) -> list[TaggedParagraph]:
    return [cast(TaggedParagraph, record) for record in read_lines(path)]


def names_of(path: Path) -> dict[str, dict[str, str]]:
    names = path.with_name(path.name.replace("quotes_", "names_")).with_suffix(".json")
    return cast(dict[str, dict[str, str]], json.loads(names.read_text(encoding="utf-8")))


def is_tight(text: str, start: int, end: int) -> bool:
    """Tell whether the span is inside the text and has no white space at its edges."""
    return 0 <= start < end <= len(text) and text[start:end] == text[start:end].strip()


@pytest.mark.parametrize("path", QUOTE_FILES + ENTITY_FILES, ids=lambda path: path.stem)
def test_ids_are_unique(path: Path) -> None:
    ids = [cast(dict[str, str], record)["id"] for record in read_lines(path)]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", QUOTE_FILES, ids=lambda path: path.stem)
def test_quotes_are_what_the_text_has_between_their_offsets(path: Path) -> None:
    for article in quoted_articles(path):
        for quote in article["quotes"]:
            assert article["text"][quote["start"] : quote["end"]] == quote["text"], article["id"]
            assert quote["text"][0] in OPENING_MARKS, article["id"]
            assert quote["type"] in {"direct", "mixed"}, article["id"]
        for before, after in pairwise(article["quotes"]):
            assert before["end"] <= after["start"], article["id"]


@pytest.mark.parametrize("path", QUOTE_FILES, ids=lambda path: path.stem)
def test_speakers_and_cues_are_words_outside_the_quotes(path: Path) -> None:
    for article in quoted_articles(path):
        for quote in article["quotes"]:
            assert quote["speaker_span"], article["id"]
            for start, end in [*quote["speaker_span"], *quote["cue_span"]]:
                assert is_tight(article["text"], start, end), (article["id"], quote["text"])
                assert not any(
                    start < other["end"] and other["start"] < end for other in article["quotes"]
                ), (article["id"], quote["text"])


@pytest.mark.parametrize("path", QUOTE_FILES, ids=lambda path: path.stem)
def test_every_quote_has_a_resolved_name_and_no_name_lacks_its_quote(path: Path) -> None:
    names = names_of(path)
    keys = {
        f"{article['id']}:{quote['start']}"
        for article in quoted_articles(path)
        for quote in article["quotes"]
    }

    assert set(names) == keys
    assert {record["class"] for record in names.values()} <= NAME_CLASSES
    assert all(record["name"].strip() for record in names.values())


def test_no_speaker_of_the_unseen_articles_is_in_those_that_are_tuned_on() -> None:
    def full_names(path: Path) -> set[str]:
        names = {record["name"] for record in names_of(path).values()}
        return {name for name in names if name[0].isupper() and " " in name}

    tuned_on = full_names(FOLDER / "quotes_wire_dev.jsonl")
    unseen = full_names(FOLDER / "quotes_wire_unseen.jsonl")

    assert not tuned_on & unseen


@pytest.mark.parametrize("path", ENTITY_FILES, ids=lambda path: path.stem)
def test_entities_are_tight_spans_in_order_that_do_not_overlap(path: Path) -> None:
    for paragraph in tagged_paragraphs(path):
        for start, end, label in paragraph["entities"]:
            assert is_tight(paragraph["text"], start, end), paragraph["id"]
            assert label in get_args(EntityKind), paragraph["id"]
        for (_, end, _), (start, _, _) in pairwise(paragraph["entities"]):
            assert end <= start, paragraph["id"]


@pytest.mark.parametrize("path", ENTITY_FILES, ids=lambda path: path.stem)
def test_names_carry_neither_article_nor_possessive(path: Path) -> None:
    for paragraph in tagged_paragraphs(path):
        for start, end, label in paragraph["entities"]:
            name = paragraph["text"][start:end]
            if label in {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"}:
                assert not name.startswith(("the ", "The ")) or name == "The Gambia", name
                assert not name.endswith(("'s", "’s")), name
