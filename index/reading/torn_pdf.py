"""Binds the pages of a PDF that lost its end: a download that broke off, a disk that filled up."""

from __future__ import annotations

import re

_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,9}) ([0-9]{1,5}) obj\b(.{0,2000}?)endobj", re.S)
_PAGE = re.compile(rb"/Type\s*/Page\b")
_FREE = 999_999_000
"""The number of an object that no PDF has."""


def rebound(data: bytes) -> bytes:
    """Return the whole objects of a document with a new root, which names all pages in sight.

    Pages that are packed into streams are not in sight; the new document may be empty.
    """
    whole = data[: data.rfind(b"endobj") + len(b"endobj")] if b"endobj" in data else b"%PDF-1.4\n"
    pages = b" ".join(
        b"%b %b R" % (number, generation)
        for number, generation, content in _OBJECT.findall(whole)
        if _PAGE.search(content)
    )
    return b"".join(
        (
            whole,
            b"\n%d 0 obj\n<</Type /Catalog /Pages %d 0 R>>\nendobj\n" % (_FREE, _FREE + 1),
            b"%d 0 obj\n<</Type /Pages /Kids [%b]>>\nendobj\n" % (_FREE + 1, pages),
            b"trailer\n<</Root %d 0 R>>\nstartxref\n0\n%%%%EOF\n" % _FREE,
        )
    )
