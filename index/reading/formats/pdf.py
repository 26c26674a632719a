"""PDF, by pypdf; where text stands on the page decides in which order it is read."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from statistics import median

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError
from pypdf.generic import ContentStream, NameObject, NumberObject

from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.bylines import named_in
from index.reading.columns import Piece, ordered_lines, without_running_heads
from index.reading.dates import find_date, parse_date, split_at_date
from index.reading.draft import Draft, Item
from index.reading.exports import part_export
from index.reading.formats.text import warned
from index.reading.garbled import is_garbled
from index.reading.jumps import rejoined
from index.reading.pdf_widths import Widths
from index.reading.printed_paragraphs import paragraphs
from index.reading.prose import WEEKDAY, read_prose
from index.reading.source import SourceFile
from index.reading.torn_pdf import rebound

_FAILURES = (
    PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, OSError,
    RecursionError, NotImplementedError, ZeroDivisionError, OverflowError, AssertionError,
)  # fmt: skip
"""What pypdf raises on files that are not what they say."""
_LEFTOVER_TITLE = re.compile(
    r"^(?:microsoft word|\W*(?:untitled|anonymous|unspecified)|document\d*$|\S+\.\w{2,4}$)", re.I
)
_LEFTOVER_AUTHOR = re.compile(
    r"\W*(?:anonymous|unknown|none|user|owner|admin(?:istrator)?)\W*", re.I
)
_SAVE_AGAIN = "Download or save it again."
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_PAPER = re.compile(
    r"(?:times|post|gazette|courier|journal|herald|tribune"
    r"|echo|chronicle|observer|zeitung|anzeiger|bote|blatt|rundschau|kurier)\b",
    re.I,
)
"""What most names of papers have."""
_ARTICLE = re.compile(r"(?:the|der|die|das|le|la|el|il)\s+\w", re.I)
"""What others begin with, as many titles do: only beside a date is it a paper's name."""
_PRINTED = re.compile(
    r"\d:\d\d|://|print|gedruckt|imprim|stampat|download|herunter|abgeruf|accessed|saved|licen",
    re.I,
)
"""What browsers and databases write at the edges: when somebody printed it."""
_HEADS_LOOKED_AT, _LONGEST_PAPER = 20, 6
"""Lines; words."""
_HEADLINE_WITHIN = 30
"""Lines."""
_LONGEST_HEADLINE = 250
_SHARED = 0.5
"""Of the words of a title."""
_PIECES_A_PAGE = 50_000
_FAR, _GUTTER = 8, 0.5
"""Ems: to what may be another column, and between columns at least."""
_MOVES = (b"Td", b"TD", b"Tm", b"T*", b"BT")
_NOTHING_MOVED = [NumberObject(one) for one in (1, 0, 0, 1, 0, 0)]
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(source: SourceFile) -> Iterator[Item]:
    """Read a document that has a text layer; the export of a database becomes its articles.

    Raises:
        ReadError: It wants a password, is scanned, damaged, or swells beyond the limits.
    """
    data = source.data(source.limits.file)
    if b"%PDF-" not in data[:1024]:
        raise ReadError("damaged: not a PDF", _SAVE_AGAIN)
    draft = Draft()
    document = _open(data)
    if document is None:
        draft.warn("damaged: its end is missing")
        document = _open(rebound(data))
    if document is None:
        raise ReadError("damaged: it can't be opened as a PDF", _SAVE_AGAIN)
    pages, heights = _pages(document, source.limits.pages, draft)
    bodies = rejoined(without_running_heads(pages, heights))
    lines = [line for page in bodies for line in page]
    if not lines:
        if draft.warnings:
            raise ReadError("damaged: no page could be read", _SAVE_AGAIN)
        raise ReadError("no text layer (needs OCR)", "Run it through OCR first (ocrmypdf).")
    if is_garbled("".join(line.text for line in lines)):
        raise ReadError(
            "its letters can't be told (needs OCR)", "Run it through OCR with --force-ocr."
        )
    if (exported := part_export("\n\n".join(paragraphs(lines)))) is not None:
        yield from warned(exported, draft.warnings)
        return
    description = _description(document)
    _offer_description(draft, description)
    headline = _headline(lines)
    title = " ".join(line.text for line in headline)
    if title and not _is_told(draft.lines.get("title", ""), lines):
        draft.lines.pop("title", None)
    if draft.offer("title", title, "largest line") or title == draft.lines.get("title"):
        lines = [line for line in lines if line not in headline]
    read_prose(draft, "\n\n".join(paragraphs(lines)))
    kept = {one for page in bodies for one in page}
    _offer_heads(draft, [one for page in pages for one in page if one not in kept])
    author = clean_phrase(description.get("/Author", ""))
    if not _LEFTOVER_AUTHOR.fullmatch(author):  # who typed it, if no byline says who wrote it
        draft.offer_all("authors", named_in(author), "pdf")
    yield draft


def _open(data: bytes) -> PdfReader | None:
    """Return the document; nothing if it is damaged.

    Raises:
        ReadError: It wants a password, or swells beyond the limits.
    """
    try:
        document = PdfReader(io.BytesIO(data), strict=False)
        locked = document.is_encrypted and not document.decrypt("")
        if not locked:
            len(document.pages)  # raises if there is no way to them
    except LimitReachedError as error:
        raise ReadError("expands beyond the limit") from error
    except (DependencyError, NotImplementedError) as error:
        raise ReadError("password-protected", "Save it again without a password.") from error
    except _FAILURES:
        return None
    if locked:
        raise ReadError("password-protected", "Save it again without a password.")
    return document


def _pages(document: PdfReader, limit: int, draft: Draft) -> tuple[list[list[Piece]], list[float]]:
    """Return the lines of each page that can be read, and the pages' heights."""
    pages: list[list[Piece]] = []
    heights: list[float] = []
    number = 0
    try:
        for number, page in enumerate(document.pages, 1):
            if number > limit:
                draft.warn(f"only the first {limit:,} pages were read")
                break
            try:
                pieces = _pieces(page)
                height = float(page.mediabox.height)
            except _FAILURES as error:
                if isinstance(error, LimitReachedError):
                    raise ReadError("expands beyond the limit") from error
                draft.warn(f"page {number} could not be read")
                continue
            pages.append(ordered_lines(pieces))
            heights.append(height)
    except _FAILURES:
        draft.warn(f"damaged: nothing could be read after page {number}")
    return pages, heights


def _part_columns(page: PageObject, contents: ContentStream) -> None:
    """Have each text begin anew behind a wide gap: pypdf joins columns that are printed by rows."""
    contents.forced_encoding = "bytes"  # it is for the fonts to say which letters they are
    fonts = _fonts(page)
    font: Widths | None = None
    size = along = 0.0
    printed: float | None = 0.0  # ems since the last move; browsers move within words
    operations = []
    for operands, operator in contents.operations:
        move = 0.0
        if operator == b"Tf" and len(operands) > 1:
            font, size = fonts.get(operands[0]), _number(operands[1])
        elif operator in (b"Tj", b"TJ") and operands:
            more = font.ems(operands[0]) if font else None
            printed = None if printed is None or more is None else printed + more
        elif operator in (b"Td", b"TD") and operands:
            move = _number(operands[0])
        elif operator == b"Tm" and len(operands) > 5:
            scale, before, along = abs(_number(operands[0])), along, _number(operands[4])
            move = (along - before) / (scale or 1.0)
        goes_on = printed is not None and abs(move - printed * size) < _GUTTER * size
        if abs(move) > _FAR * size > 0 and not goes_on:
            operations.append((_NOTHING_MOVED, b"cm"))
        if operator in _MOVES:
            printed = 0.0
        operations.append((operands, operator))
    contents.operations = operations
    page[NameObject("/Contents")] = contents


def _fonts(page: PageObject) -> dict[str, Widths]:
    fonts = {}
    with suppress(*_FAILURES):
        for name, font in page["/Resources"]["/Font"].items():  # type: ignore[index]
            with suppress(*_FAILURES):
                fonts[name] = Widths(font.get_object())
    return fonts


def _number(operand: object) -> float:
    return float(operand) if isinstance(operand, (int, float)) else 0.0


def _pieces(page: PageObject) -> list[Piece]:
    pieces: list[Piece] = []
    contents = page.get_contents()
    if contents is not None:
        contents.get_data()  # raises what `extract_text` hides: that it unpacks to too much
        _part_columns(page, contents)

    def take(text: str, matrix: list[float], line: list[float], font: object, size: float) -> None:
        words = text.strip("\n").translate(_LIGATURES)
        if not words.strip() or len(pieces) >= _PIECES_A_PAGE:
            return
        x = line[4] * matrix[0] + line[5] * matrix[2] + matrix[4]
        y = line[4] * matrix[1] + line[5] * matrix[3] + matrix[5]
        scale = abs(line[3] * matrix[3]) or abs(line[1] * matrix[1]) or 1.0
        pieces.append(Piece(words, float(x), float(y), abs(float(size)) * float(scale)))

    page.extract_text(visitor_text=take)
    return pieces


def _description(document: PdfReader) -> dict[str, str]:
    try:
        return {str(name): str(value) for name, value in (document.metadata or {}).items()}
    except _FAILURES:
        return {}


def _offer_description(draft: Draft, description: Mapping[str, str]) -> None:
    title = clean_phrase(description.get("/Title", ""))
    if len(title) > 3 and not _LEFTOVER_TITLE.match(title):
        draft.offer("title", title, "pdf")
    if match := _PDF_DATE.match(description.get("/CreationDate", "")):
        draft.saved = parse_date("-".join(match.groups()))


def _is_told(title: str, lines: list[Piece]) -> bool:
    """Tell whether the document's own title is about its text: some name the paper or the page."""
    words = set(re.findall(r"\w+", title.casefold()))
    told = " ".join(line.text for line in lines[:_HEADLINE_WITHIN]).casefold()
    shared = words & set(re.findall(r"\w+", told))
    return len(shared) > _SHARED * len(words)


def _offer_heads(draft: Draft, heads: list[Piece]) -> None:
    """Offer the date and the paper that running heads tell: "The Courier, 7 March 2024"."""
    for head in heads[:_HEADS_LOOKED_AT]:
        if _PRINTED.search(head.text):
            continue
        if find_date(head.text):
            before, date, after = split_at_date(head.text)
            draft.offer("published", date, "running head")
        else:
            before, after = head.text, ""
        for text in (before, after):
            name = re.sub(r"\W*\b[A-Z]?\d+\W*$|^\W*[A-Z]?\d+\b\W*", "", WEEKDAY.sub("", text))
            name = name.strip(" ,|·-–—")
            is_named = _PAPER.search(name) or (text != head.text and _ARTICLE.match(name))
            if is_named and len(name.split()) <= _LONGEST_PAPER:
                draft.offer("source", name, "running head")


def _headline(lines: list[Piece]) -> list[Piece]:
    """Return the headline: the first lines that are clearly larger than the rest."""
    usual = median(line.size for line in lines)
    largest = max(line.size for line in lines[:_HEADLINE_WITHIN])
    found: list[Piece] = []
    for line in lines[:_HEADLINE_WITHIN]:
        if line.size > 0.95 * largest:
            found.append(line)
        elif found:
            break
    if largest < 1.2 * usual or sum(len(line.text) for line in found) > _LONGEST_HEADLINE:
        return []
    return found
