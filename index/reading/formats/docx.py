"""Word documents, by python-docx."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from index.errors import ReadError
from index.reading.bylines import named_in
from index.reading.draft import Draft, Item
from index.reading.exports import part_export
from index.reading.prose import read_prose
from index.reading.source import SourceFile
from index.reading.zipped import open_zip

_FAILURES = (
    OpcError,
    BadZipFile,
    zlib.error,
    etree.LxmlError,
    EOFError,
    OSError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
)
"""What python-docx raises on documents that are damaged."""


def read_docx(source: SourceFile) -> Iterator[Item]:
    """Read the paragraphs and tables of a document.

    Raises:
        ReadError: It is damaged, protected, or would unpack to too much.
    """
    if source.data(source.limits.file).startswith(b"\xd0\xcf\x11\xe0"):
        raise ReadError("password-protected, or an old .doc file", "Save it as .docx.")
    with open_zip(source):
        pass
    try:
        document = Document(io.BytesIO(source.data(source.limits.file)))
        draft = Draft()
        _offer_properties(draft, document)
        text = "\n\n".join(_blocks(document, draft))
    except _FAILURES as error:
        raise ReadError("damaged: it can't be opened as a Word document") from error
    if (exported := part_export(text)) is not None:
        yield from exported
        return
    read_prose(draft, text)
    _offer_author(draft, document)
    yield draft


def _offer_properties(draft: Draft, document: WordDocument) -> None:
    properties = document.core_properties
    draft.offer("title", properties.title, "docx")
    draft.offer("language", properties.language, "docx")
    draft.offer_all("tags", properties.keywords.split(","), "docx")
    # The document that python-docx and others begin with was made in 2013 by nobody.
    if properties.created and "python-docx" not in (properties.comments or ""):
        draft.saved = properties.created.date().isoformat()


def _offer_author(draft: Draft, document: WordDocument) -> None:
    """Offer who typed it, if no byline says who wrote it."""
    author = document.core_properties.author
    if author and author != "python-docx":
        draft.offer_all("authors", named_in(author), "docx")


def _blocks(document: WordDocument, draft: Draft) -> Iterator[str]:
    # A paragraph's own `style` looks through all styles, which takes 3 ms.
    of_titles = {one.style_id for one in document.styles if one.name in ("Title", "Heading 1")}
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " ".join(cell.text for cell in row.cells)
            continue
        if block._p.style in of_titles:
            draft.offer("title", block.text, "heading")
        if block.text.strip():
            yield block.text
