"""What stands above the text of an article: its title, and where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import index
from index.article import Span
from tui.widgets.cells import printable
from tui.widgets.layout import lay_out
from tui.widgets.paragraphs import Paragraph
from tui.widgets.result_line import languages_shown

if TYPE_CHECKING:
    from index import NearCopy, Reading
    from tui.widgets.glyphs import Glyphs


_DECODED = "decoded as "
"""How the one warning begins that explains wrong letters: the encoding of the file is a guess."""


_COPIES_NAMED = 3
"""Other copies of an article that are named, of any number."""


class HeadingLine(NamedTuple):
    """A line above the text, with the part that it is drawn in."""

    text: str
    component: str
    hits: tuple[Span, ...] = ()
    """Where hits of the query lie in it."""


def heading(reading: Reading, words: int, width: int, glyphs: Glyphs) -> list[HeadingLine]:
    """Return the lines above the text: title, facts, remarks and an empty line."""
    article = reading.article
    title = f"{glyphs.star} {article.title}" if reading.starred else article.title
    facts = [
        article.source,
        ", ".join(article.authors),
        article.date_shown,
        f"{words:,} words" if words != 1 else "1 word",
        languages_shown(index.languages_in(article.text, article.language)),
        " ".join(f"#{tag}" for tag in dict.fromkeys((*article.tags, *reading.tags))),
        article.path,
        *(warning for warning in article.warnings if warning.startswith(_DECODED)),
    ]
    about = f" {glyphs.separator} ".join(fact for fact in facts if fact)
    return [
        *_title_lines(title, [hit.of(article.title) for hit in reading.title_hits], width),
        *(HeadingLine(line, "about") for line in _wrapped(about, width)),
        *(HeadingLine(line, "note") for line in _remarks(reading, width, glyphs)),
        HeadingLine("", "about"),
    ]


def _title_lines(title: str, hits: Sequence[str], width: int) -> list[HeadingLine]:
    """Return the lines of a title with the hits in it, which are looked for in their order."""
    lines, rest = [], list(hits)
    for line in _wrapped(title, width):
        spans, at = [], 0
        while rest and (begin := line.find(rest[0], at)) >= 0:
            at = begin + len(rest.pop(0))
            spans.append(Span(begin, at))
        lines.append(HeadingLine(line, "title", tuple(spans)))
    return lines


def _remarks(reading: Reading, width: int, glyphs: Glyphs) -> list[str]:
    """Return the lines of notes, of other copies, and of what is wrong with the file."""
    remarks = [f"{glyphs.note} {reading.note}"] if reading.note else []
    remarks += [f"Noted: {note}" for note in reading.noted]
    if reading.duplicates:
        remarks.append(f"The same text: {_some(reading.duplicates)}")
    if reading.near:
        remarks.append(f"Nearly the same text: {_some([_called(copy) for copy in reading.near])}")
    if reading.stale:
        remarks.append("The file can't be read any more; this is how it was.")
    return [line for remark in remarks for line in _wrapped(remark, width)]


def _called(copy: NearCopy) -> str:
    return f"{copy.title} ({copy.source})" if copy.source else copy.title


def _some(names: Sequence[str]) -> str:
    """Return the first few names, and how many more there are."""
    shown = "; ".join(names[:_COPIES_NAMED])
    more = len(names) - _COPIES_NAMED
    return f"{shown}; {more:,} more" if more > 0 else shown


def message(words: str, width: int) -> list[HeadingLine]:
    """Return the lines of a message that stands where there is no article."""
    return [
        HeadingLine(line, "message")
        for paragraph in ("", *words.split("\n"))
        for line in _wrapped(paragraph, width)
    ]


def _wrapped(text: str, width: int) -> list[str]:
    line = " ".join(printable(text).split())
    layout = lay_out(line, width, [Paragraph(0, len(line))])
    return [layout.shown(line) for line in range(len(layout))]
