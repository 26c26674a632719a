"""News written for training, with its names marked inline as `[[ORG|Holm Group]]`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

NEWS = Path(__file__).parent / "data" / "news"
LABELS = frozenset({"PERSON", "ORG", "LOC", "NORP"})
SEPARATOR = "\n\n---\n\n"
TAG = re.compile(r"\[\[(?P<label>[A-Z]+)\|(?P<name>[^\[\]|]+)\]\]")
Name = tuple[int, int, str]


def written_news(nlp: Language, folder: Path = NEWS) -> list[Doc]:
    """Return every written article as a document with its names.

    Raises:
        ValueError: A tag is broken, or its name contains no whole token.
    """
    return [
        _annotated(nlp, article, where)
        for path in sorted(folder.glob("*.txt"))
        for article, where in _articles(path)
    ]


def read_tags(article: str) -> tuple[str, list[Name]]:
    """Return the text without its tags, and where each name is in it.

    Raises:
        ValueError: A tag is not closed, empty, or has an unknown label.
    """
    text, names, at = "", [], 0
    for tag in TAG.finditer(article):
        text += article[at : tag.start()]
        at = tag.end()
        if tag["label"] not in LABELS:
            raise ValueError(f"unknown label in {tag[0]}")
        if tag["name"] != tag["name"].strip():
            raise ValueError(f"space at the edge of {tag[0]}")
        names.append((len(text), len(text) + len(tag["name"]), tag["label"]))
        text += tag["name"]
    text += article[at:]
    if left := re.search(r".{0,20}(\[\[|\]\]).{0,20}", text):
        raise ValueError(f"broken tag near {left[0]!r}")
    return text, names


def _articles(path: Path) -> Iterator[tuple[str, str]]:
    """Yield a file's articles, each with how to name it in a message."""
    articles = path.read_text(encoding="utf-8").strip().split(SEPARATOR)
    for number, article in enumerate(articles, 1):
        yield article, f"{path.name}, article {number}"


def _annotated(nlp: Language, article: str, where: str) -> Doc:
    """Return an article's document."""
    try:
        text, names = read_tags(article)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from error
    doc = nlp.make_doc(text)
    spans = []
    for start, end, label in names:
        span = doc.char_span(start, end, label=label, alignment_mode="contract")
        if span is None:
            raise ValueError(f"{where}: no whole token in {text[start:end]!r}")
        spans.append(span)
    doc.ents = spans
    return doc
