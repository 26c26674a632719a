"""Articles for programs and spreadsheets: JSON lines, and CSV with a line for each quote."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from index import Reading, clean_line
from tui.exporting.tables import csv_value, json_line

_COLUMNS = (
    "speaker",
    "quote",
    "kind",
    "confidence",
    "start",
    "end",
    "title",
    "source",
    "published",
    "date_guessed",
    "authors",
    "url",
    "path",
    "article",
)


def write_jsonl(readings: Iterable[Reading], file: TextIO) -> int:
    """Write one article a line, with its text and all that was found in it."""
    count = 0
    for count, reading in enumerate(readings, 1):  # noqa: B007 - the number is the result
        file.write(json_line(as_record(reading)) + "\n")
    return count


def as_record(reading: Reading) -> dict[str, object]:
    """Return an article with all that was found in it."""
    article, analysis = reading.article, reading.analysis
    return {
        "id": reading.id,
        "title": article.title,
        "source": article.source,
        "authors": list(article.authors),
        "published": article.published,
        "date_guessed": article.is_date_guessed,
        "url": article.url,
        "path": clean_line(article.path),
        "language": article.language,
        "tags": [*article.tags, *reading.tags],
        "starred": reading.starred,
        "note": reading.note,
        "noted": list(reading.noted),
        "text": article.text,
        "analysis": analysis.to_json() if analysis else None,
    }


def write_csv(readings: Iterable[Reading], file: TextIO) -> int:
    """Write one quote a line; an article without quotes has one line with its own fields."""
    writer = csv.DictWriter(file, _COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    count = 0
    for count, reading in enumerate(readings, 1):  # noqa: B007
        for record in _quotes(reading) or [{}]:
            record |= _article(reading)
            writer.writerow({key: csv_value(value) for key, value in record.items()})
    return count


def _article(reading: Reading) -> dict[str, object]:
    article = reading.article
    return {
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "date_guessed": article.is_date_guessed,
        "authors": list(article.authors),
        "url": article.url,
        "path": clean_line(article.path),
        "article": reading.id,
    }


def _quotes(reading: Reading) -> list[dict[str, object]]:
    return [
        {
            "speaker": quote.name or "",
            "quote": " ".join(quote.span.of(reading.article.text).split()),
            "kind": quote.kind,
            "confidence": quote.confidence,
            "start": quote.span.start,
            "end": quote.span.end,
        }
        for quote in reading.quotes
    ]
