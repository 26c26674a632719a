"""Exports of Factiva, parted into their articles: each ends with its document's number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.reading.dates import find_date
from index.reading.draft import Item
from index.reading.formats.factiva_pages import part_page
from index.reading.formats.factiva_records import (
    COUNTED,
    END,
    FACTIVA,
    LENGTH,
    draft_of,
    is_coded,
    numbered,
)
from index.reading.labelled import count_differs

__all__ = ["MARKS", "part", "part_page", "recognises"]

MARKS = ("Factiva", "articleParagraph", "enArticle", "<b>HD</b>")
"""One of them stands in every web page that is such an export, and in few others."""


def recognises(text: str) -> bool:
    """Tell whether a text is such an export."""
    lines = [line.strip() for line in text[:2_000_000].split("\n") if line.strip()]
    ends = any(END.match(line) for line in lines)
    return ends and (any(map(LENGTH.match, lines)) or is_coded(lines))


def part(text: str) -> Iterator[Item]:
    """Yield the articles of an export that was saved as text, RTF or the like.

    Args:
        text: All of it.
    """
    records: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").split("\n"):
        line = re.sub(r"[ \u00a0]+", " ", line).strip(" ")
        records[-1].append(line)
        if END.match(line.strip()):
            records.append([])
    said = [int(match[1]) for lines in records for match in map(COUNTED.match, lines) if match]
    drafts = [
        draft_of(lines) for record in records for lines in _heads_apart(record) if _is_record(lines)
    ]
    yield from numbered(drafts)
    yield from count_differs(max(said, default=0), len(drafts))


def _heads_apart(lines: list[str]) -> Iterator[list[str]]:
    """Yield a record; in pieces if it has several heads, since an article's end is missing."""
    start = 0
    lengths = [at for at, line in enumerate(lines) if LENGTH.match(line)]
    for at in lengths[1:]:
        if not any(len(line) < 60 and find_date(line) for line in lines[at + 1 : at + 4]):
            continue
        head = at
        while head > start and lines[head - 1]:
            head -= 1
        yield lines[start:head]
        start = head
    yield lines[start:]


def _is_record(lines: Sequence[str]) -> bool:
    """Tell an article from what stands around the articles."""
    told = [line for line in lines if line and not FACTIVA.search(line)]
    has_head = any(LENGTH.match(line) for line in told) or is_coded(told)
    return has_head or sum(len(line.split()) for line in told) > 60
