"""Printing records: as a table for reading, as JSON lines or CSV for programs."""

from __future__ import annotations

import csv
import json
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

Format = Literal["table", "jsonl", "csv"]
Record = Mapping[str, object]

_ROWS_MEASURED = 200
"""The widths of columns come from so many rows; the others follow while they are found."""
_NARROWEST = 8


def print_records(
    records: Iterable[Record], form: Format, *, columns: Sequence[str], stretch: str
) -> int:
    """Print records as they come and return how many there were.

    Args:
        records: With the same keys each.
        form: How.
        columns: What a table shows, in this order; the other formats show everything.
        stretch: The column that gives way where the terminal is too narrow.
    """
    if form == "jsonl":
        return _print_json_lines(records)
    if form == "csv":
        return _print_csv(records)
    return _print_table(records, columns, stretch)


def json_line(record: Record) -> str:
    """Return a record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False, default=str)


def _print_json_lines(records: Iterable[Record]) -> int:
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007 - the number is the result
        print(json_line(record))
    return count


def _print_csv(records: Iterable[Record]) -> int:
    writer: csv.DictWriter[str] | None = None
    count = 0
    for count, record in enumerate(records, 1):  # noqa: B007
        if writer is None:
            writer = csv.DictWriter(sys.stdout, list(record), lineterminator="\n")
            writer.writeheader()
        writer.writerow({key: csv_value(value) for key, value in record.items()})
    return count


def csv_value(value: object) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(str(each) for each in value)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in "=+-@\t\r" and text else text


def _print_table(records: Iterable[Record], columns: Sequence[str], stretch: str) -> int:
    rows = ([_cell(record[column]) for column in columns] for record in records)
    first = [row for row, _ in zip(rows, range(_ROWS_MEASURED), strict=False)]
    if not first:
        return 0
    widths = _widths(columns, first, stretch)
    _print_row([column.upper() for column in columns], widths)
    count = 0
    for batch in (first, rows):
        for row in batch:
            _print_row(row, widths)
            count += 1
    return count


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]], stretch: str) -> list[int]:
    widths = [max(map(cells, column)) for column in zip(columns, *rows, strict=True)]
    if sys.stdout.isatty():
        room = shutil.get_terminal_size().columns - 2 * (len(columns) - 1)
        at = columns.index(stretch)
        others = sum(widths) - widths[at]
        widths[at] = min(widths[at], max(_NARROWEST, room - others))
    return widths


def _print_row(row: Sequence[str], widths: Sequence[int]) -> None:
    print("  ".join(map(_fitted, row, widths)).rstrip())


def _fitted(text: str, width: int) -> str:
    if sys.stdout.isatty():
        text = shortened(text, width)
    return text + " " * (width - cells(text))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    return " ".join(str(value).split())


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(character) for character in text)


def _cells_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shortened(text: str, width: int) -> str:
    """Return a text that takes at most `width` cells, with an ellipsis where it was cut."""
    if cells(text) <= width:
        return text
    taken = 0
    for at, character in enumerate(text):
        taken += _cells_of(character)
        if taken >= width:
            return text[:at].rstrip() + "…"
    return text
