"""JSON: one article a line, or a list of them, and the exports of services that keep articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from index.errors import ReadError
from index.reading.decode import decode
from index.reading.draft import BadRecord, Draft, Item
from index.reading.formats.omnivore import is_omnivore_list, read_unpacked
from index.reading.records import read_record
from index.reading.source import SourceFile

_LISTS = ("articles", "entries", "items", "results", "data", "docs", "documents", "list", "posts")


def read_json_lines(source: SourceFile) -> Iterator[Item]:
    """Read a file with one JSON object a line; a line that is none is skipped with its number."""
    limit = source.limits.record
    for number, line in enumerate(source.lines(), 1):
        if not line.strip():
            continue
        if len(line) > limit:
            yield BadRecord(f"line {number}: too long (limit {limit // 1_000_000} MB)")
            continue
        try:
            decoded = decode(line, forced=source.encoding)
            if not decoded.text.strip():
                continue
            record = json.loads(decoded.text)
        except ReadError as error:
            yield BadRecord(f"line {number}: {error.message}")
        except (ValueError, RecursionError):
            yield BadRecord(f"line {number}: not JSON")
        else:
            yield _item(record, f"line {number}", str(number), decoded.warnings)


def read_json(source: SourceFile) -> Iterator[Item]:
    """Read one article, a list of them, or an object with such a list in it."""
    if is_omnivore_list(source):
        yield from read_unpacked(source)
        return
    decoded = source.decoded(source.limits.text)
    try:
        found = json.loads(decoded.text)
    except RecursionError as error:
        raise ReadError("nested too deeply to read") from error
    except ValueError as error:
        raise ReadError(f"not JSON (line {getattr(error, 'lineno', 1)})") from error
    records = _records(found)
    if not records:
        raise ReadError("no articles in this JSON", "It takes objects with a text and a title.")
    single = len(records) == 1
    for number, record in enumerate(records, 1):
        part = "" if single else str(number)
        yield _item(record, f"record {number}", part, decoded.warnings if number == 1 else ())


def _records(found: object) -> list[object]:
    if isinstance(found, list):
        return found
    if not isinstance(found, Mapping):
        return []
    for name in _LISTS:
        inner = found.get(name)
        if isinstance(inner, list) and inner and isinstance(inner[0], Mapping):
            return inner
        if isinstance(inner, Mapping) and name == "list":  # Pocket's API: by identifier
            return list(inner.values())
    return [found]


def _item(record: object, where: str, part: str, warnings: tuple[str, ...]) -> Item:
    if not isinstance(record, Mapping):
        return BadRecord(f"{where}: not an object")
    item = read_record({str(name): value for name, value in record.items()}, part, where)
    if isinstance(item, Draft):
        item.warnings.extend(warnings)
    return item
