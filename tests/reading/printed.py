"""PDFs that the tests print: one column and two, with running heads and page numbers."""

from __future__ import annotations

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.reading.pages.story import Story

_FONT = "Helvetica"
_SIZE = 10.0
_LEADING = 12.0
_TOP, _FOOT = 730.0, 80.0


def wrapped(paragraph: str, width: float, *, hyphenate: bool = True) -> list[str]:
    """Break a paragraph to lines, long words at a hyphen where they do not fit."""
    lines: list[str] = []
    line = ""
    for word in paragraph.split():
        tried = f"{line} {word}".strip()
        if stringWidth(tried, _FONT, _SIZE) <= width:
            line = tried
            continue
        if hyphenate and word.isalpha() and len(word) > 8:
            head, tail = word[:5], word[5:]
            if stringWidth(f"{line} {head}-", _FONT, _SIZE) <= width:
                lines.append(f"{line} {head}-")
                line = tail
                continue
        lines.append(line)
        line = word
    return [*lines, line]


def pdf(
    story: Story, *, columns: int = 1, rowwise: bool = False, password: str | None = None,
    name: str = "",
) -> bytes:  # fmt: skip
    """Print an article.

    Args:
        story: What to print.
        columns: How many columns.
        rowwise: Print line beside line instead of column after column, as some programs do.
        password: That opens it.
        name: What the document calls itself.
    """
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=password)
    canvas.setTitle(name or None)
    width = (A4[0] - 120 - 20 * (columns - 1)) / columns
    lines = [
        (line, number == 0)
        for one in story.paragraphs
        for number, line in enumerate(wrapped(one, width - 12))
    ]
    per_column = int((_TOP - _FOOT) / _LEADING)
    per_page = per_column * columns
    pages = [lines[at : at + per_page] for at in range(0, len(lines), per_page)]
    for number, page in enumerate(pages, 1):
        canvas.setFont(_FONT, 8)
        canvas.drawString(60, 800, f"The Brenholm Courier      {story.worded}")
        canvas.drawCentredString(A4[0] / 2, 40, f"- {number} -")
        if number == 1:
            canvas.setFont("Helvetica-Bold", 16)
            for row, part in enumerate(_halves(story.title)):
                canvas.drawString(60, 770 - 18 * row, part)
        canvas.setFont(_FONT, _SIZE)
        placed = [
            (
                60 + (width + 20) * (at // per_column),
                _TOP - _LEADING * (at % per_column),
                line,
                first,
            )
            for at, (line, first) in enumerate(page)
        ]
        if rowwise:
            placed.sort(key=lambda one: (-one[1], one[0]))
        for x, y, line, first in placed:
            canvas.drawString(x + (10 if first else 0), y, line)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def picture_only() -> bytes:
    """Print a page that has lines and no text, like a scan."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4)
    canvas.line(10, 10, 300, 300)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _halves(title: str) -> list[str]:
    words = title.split()
    half = len(words) // 2
    return [" ".join(words[:half]), " ".join(words[half:])]
