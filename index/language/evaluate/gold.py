"""Annotated texts, from spaCy's files or from JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.article import Span
from index.errors import PullquoteError


@dataclass(frozen=True, slots=True)
class LabelledSpan:
    """A stretch of text with its kind."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class GoldText:
    """A text with the names that a human has marked in it."""

    text: str
    names: tuple[LabelledSpan, ...]


def read_gold(path: Path) -> list[GoldText]:
    """Read annotated texts.

    Raises:
        PullquoteError: The file is neither a `.spacy` file nor JSON lines with entities.
    """
    try:
        return list(_read_docs(path) if path.suffix == ".spacy" else _read_json(path))
    except (OSError, ValueError, KeyError) as error:
        raise PullquoteError(f"{path} cannot be read as annotated text: {error}") from error


def _read_docs(path: Path) -> Iterator[GoldText]:
    """Read a `.spacy` file."""
    import spacy
    from spacy.tokens import DocBin

    for doc in DocBin().from_disk(path).get_docs(spacy.blank("en").vocab):
        names = (
            LabelledSpan(Span(span.start_char, span.end_char), span.label_) for span in doc.ents
        )
        yield GoldText(doc.text, tuple(names))


def _read_json(path: Path) -> Iterator[GoldText]:
    """Read lines `{"text": ..., "entities": [[start, end, kind], ...]}`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        names = (LabelledSpan(Span(start, end), kind) for start, end, kind in record["entities"])
        yield GoldText(record["text"], tuple(names))
