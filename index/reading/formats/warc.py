"""Web archives, by warcio: WARC files, plain or packed, and WACZ, which holds them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import IO
from zipfile import BadZipFile

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.dates import parse_date
from index.reading.draft import BadRecord, Draft, Item
from index.reading.html.page import decode_page, read_page
from index.reading.source import SourceFile
from index.reading.zipped import open_zip

_PAGES = ("text/html", "application/xhtml+xml")
_SHORTEST = 200
_FAILURES = (
    ArchiveLoadFailed, BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, TypeError,
    AttributeError,
)  # fmt: skip
"""What warcio raises on crawls that are damaged."""
_MOST_RECORDS = 200_000


def read_warc(source: SourceFile) -> Iterator[Item]:
    """Read each page of a crawl that holds an article."""
    with source.open() as file:
        yield from _articles(file, source)


def read_wacz(source: SourceFile) -> Iterator[Item]:
    """Read the crawls in a WACZ package."""
    with open_zip(source) as archive:
        names = [name for name in archive.namelist() if name.endswith((".warc", ".warc.gz"))]
        if not names:
            raise ReadError("no crawl in this WACZ package")
        for name in names:
            try:
                file = archive.open(name)
            except (BadZipFile, OSError, NotImplementedError):
                yield BadRecord(f"{clean_phrase(name)}: damaged")
                continue
            with file:
                yield from _articles(file, source)


def _articles(file: IO[bytes], source: SourceFile) -> Iterator[Item]:
    others = number = 0
    pages = _pages(file, source.limits.page)
    while True:
        number += 1
        try:
            page = next(pages, None)
        except _FAILURES:
            yield BadRecord(f"damaged after page {number - 1}")
            break
        if page is None:
            break
        draft = Draft(part=page.url, saved=page.saved)
        draft.offer("url", page.url, "warc")
        markup, warnings = decode_page(page.data, declared=page.charset, forced=source.encoding)
        draft.warnings.extend(warnings)
        read_page(draft, markup, source.limits)
        if len(draft.text) >= _SHORTEST:
            yield draft
        else:
            others += 1
    if others:
        yield BadRecord(f"{'1 page holds' if others == 1 else f'{others:,} pages hold'} no article")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it was fetched."""

    url: str
    saved: str
    charset: str
    data: bytes


def _pages(file: IO[bytes], limit: int) -> Iterator[_Page]:
    """Yield the pages of a crawl, unless they are longer than the limit."""
    for record in islice(ArchiveIterator(file), _MOST_RECORDS):
        if not _is_page(record):
            continue
        data = record.content_stream().read(limit + 1)
        if len(data) <= limit:
            yield _Page(
                url=(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>"),
                saved=parse_date(record.rec_headers.get_header("WARC-Date")),
                charset=_header(record, "Content-Type").partition("charset=")[2].split(";")[0],
                data=data,
            )


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type not in ("response", "resource"):
        return False
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    return status == "200" and _header(record, "Content-Type").startswith(_PAGES)


def _header(record: ArcWarcRecord, name: str) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header(name) or "").lower()
