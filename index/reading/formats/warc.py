"""Web archives, by warcio: WARC files, plain or packed, and WACZ, which holds them."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from index.errors import ReadError
from index.reading.dates import parse_date
from index.reading.draft import BadRecord, Draft, Item
from index.reading.page import decode_page, read_page
from index.reading.source import SourceFile
from index.reading.zipped import open_zip

_PAGES = ("text/html", "application/xhtml+xml")
_SHORTEST = 200
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
            with archive.open(name) as file:
                yield from _articles(file, source)


def _articles(file: IO[bytes], source: SourceFile) -> Iterator[Item]:
    others = number = 0
    try:
        for number, record in enumerate(ArchiveIterator(file)):
            if number > _MOST_RECORDS:
                yield BadRecord(f"only the first {_MOST_RECORDS:,} records were read")
                break
            draft = _article(record, source)
            if draft is not None:
                yield draft
            elif _is_page(record):
                others += 1
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError, zlib.error) as error:
        yield BadRecord(f"damaged after record {number}: {error}")
    if others:
        pages = "1 page holds" if others == 1 else f"{others:,} pages hold"
        yield BadRecord(f"{pages} no article")


def _article(record: ArcWarcRecord, source: SourceFile) -> Draft | None:
    if not _is_page(record):
        return None
    data = record.content_stream().read(source.limits.page + 1)
    if len(data) > source.limits.page:
        return None
    kind = _header(record, "Content-Type")
    _, _, charset = kind.partition("charset=")
    markup, warnings = decode_page(data, declared=charset.split(";")[0], forced=source.encoding)
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    date = record.rec_headers.get_header("WARC-Date") or ""
    draft = Draft(part=url, warnings=warnings, saved=parse_date(date))
    draft.offer("url", url.strip("<>"), "warc")
    read_page(draft, markup, source.limits.page)
    return draft if len(draft.text) >= _SHORTEST else None


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type not in ("response", "resource"):
        return False
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    return status == "200" and _header(record, "Content-Type").startswith(_PAGES)


def _header(record: ArcWarcRecord, name: str) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header(name) or "").lower()
