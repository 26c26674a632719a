"""Tables: CSV and TSV, with one article or one link a row."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator

from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.draft import BadRecord, Draft, Item
from index.reading.fields import TEXT_NAMES, URL_NAMES, folded
from index.reading.formats.readwise import Highlights
from index.reading.records import read_record
from index.reading.source import SourceFile

_LONGEST_FIELD = 200_000
"""Code points. A longer one is mostly a quotation mark that was never closed."""
_DELIMITERS = ",\t;|"
_COLUMNS_SHOWN = 12
_ROWS_LOOKED_AT, _WORDS_OF_TEXT = 20, 100
"""Rows; words a row, from which on a column of any name holds texts."""


def read_table(source: SourceFile) -> Iterator[Item]:
    """Read a table whose first row names the columns; a bad row is skipped with its line."""
    decoded = source.decoded(source.limits.text)
    text = decoded.text.replace("\x00", "")
    yield from read_table_text(text, source.limits.record, list(decoded.warnings))


def read_table_text(text: str, limit: int, warnings: list[str]) -> Iterator[Item]:
    """Read a table that has been decoded.

    Args:
        text: The table.
        limit: Code points of one row.
        warnings: What is to be said about the file.

    Raises:
        ReadError: It has no column that could hold a text or a link.
    """
    lines = text.splitlines(keepends=True)
    delimiter = max(_DELIMITERS, key=lines[0].count) if lines else ","
    rows = _rows(lines, delimiter)
    first = list(itertools.islice(rows, _ROWS_LOOKED_AT))
    rows = itertools.chain(first, rows)
    names: list[str] = []
    marked = Highlights()
    for line, row in rows:
        if isinstance(row, str):
            yield BadRecord(f"line {line}: {row}")
        elif not any(cell.strip() for cell in row):
            continue
        elif not names and len(row) == 1 and row[0].startswith(("http://", "https://")):
            names = ["url"]  # a list of addresses without a header, as Mastodon writes it
            yield read_record({"url": row[0]}, str(line), f"line {line}")
        elif not names:
            names = _with_text_named(row, first)
            if not marked.recognises(names):
                _check_header(names)
        elif len(row) > len(names):
            yield BadRecord(f"line {line}: {len(row)} columns instead of {len(names)}")
        elif sum(map(len, row)) > limit:
            yield BadRecord(f"line {line}: too long")
        elif not marked.take(record := dict(zip(names, row, strict=False))):
            item = read_record(record, str(line), f"line {line}")
            if isinstance(item, Draft):
                item.warnings.extend(warnings)
            yield item
    yield from marked.items()


def _rows(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Yield each row with the number of its first line, or with what is wrong with it."""
    csv.field_size_limit(_LONGEST_FIELD)
    start = 0
    while start < len(lines):
        reader = csv.reader(map(lines.__getitem__, range(start, len(lines))), delimiter=delimiter)
        done = 0
        try:
            for row in reader:
                yield start + done + 1, row
                done = reader.line_num
            return
        except csv.Error as error:
            # Go on after the row's first line: what it swallowed may be sound rows.
            yield start + done + 1, str(error)
            start += done + 1


def _with_text_named(names: list[str], rows: list[tuple[int, list[str] | str]]) -> list[str]:
    """Return the names of the columns; one that holds long texts is named so if none is."""
    known = folded(dict.fromkeys(names, ""))
    if any(name in known for name in TEXT_NAMES):
        return names
    cells = [row for _, row in rows[1:] if isinstance(row, list) and len(row) == len(names)]
    words = [sum(len(row[at].split()) for row in cells) for at in range(len(names))]
    longest = max(range(len(names)), key=words.__getitem__)
    if not cells or words[longest] < _WORDS_OF_TEXT * len(cells):
        return names
    return [*names[:longest], "text", *names[longest + 1 :]]


def _check_header(names: list[str]) -> None:
    known = folded(dict.fromkeys(names, ""))
    links = (name for name in URL_NAMES if name != "source")  # mostly the outlet
    if not any(name in known for name in (*TEXT_NAMES, *links)):
        shown = ", ".join(clean_phrase(name)[:40] for name in names[:_COLUMNS_SHOWN])
        raise ReadError(
            f"no column of texts or links (columns found: {shown})",
            "Name the columns in the first line: title, text, date, source, author, url.",
        )
