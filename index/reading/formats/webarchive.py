"""Pages that Safari saved in one file: property lists with the page and its pieces."""

from __future__ import annotations

import plistlib
from collections.abc import Iterator, Mapping
from xml.parsers.expat import ExpatError

from index.errors import ReadError
from index.reading.draft import Draft
from index.reading.html.page import decode_page, read_page
from index.reading.source import SourceFile

_FAILURES = (
    plistlib.InvalidFileException, ExpatError, ValueError, TypeError, KeyError, IndexError,
    AttributeError, OverflowError, RecursionError, EOFError,
)  # fmt: skip
"""What the standard library raises on lists that are damaged, or that declare entities."""


def read_webarchive(source: SourceFile) -> Iterator[Draft]:
    """Read the page itself, without its frames and pictures.

    Raises:
        ReadError: It is damaged, or holds no page.
    """
    archive = property_list(source.data(source.limits.file), "a web archive")
    page = archive.get("WebMainResource")
    content = page.get("WebResourceData") if isinstance(page, Mapping) else None
    if not isinstance(page, Mapping) or not isinstance(content, bytes):
        raise ReadError("no page in this web archive")
    charset = page.get("WebResourceTextEncodingName")
    markup, warnings = decode_page(
        content, declared=charset if isinstance(charset, str) else "", forced=source.encoding
    )
    draft = Draft(warnings=warnings)
    draft.offer("url", page.get("WebResourceURL"), "webarchive")
    read_page(draft, markup, source.limits)
    yield draft


def property_list(data: bytes, what: str) -> Mapping[str, object]:
    """Return the names and values of a property list, binary or XML.

    Args:
        data: The file.
        what: What it should be, for the error.

    Raises:
        ReadError: It is damaged, or declares entities.
    """
    try:
        found = plistlib.loads(data)
    except _FAILURES as error:
        raise ReadError(f"damaged: not {what}", "Save the page again.") from error
    return found if isinstance(found, Mapping) else {}
