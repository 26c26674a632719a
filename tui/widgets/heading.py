"""What stands above the text of an article: its title, and where it comes from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tui.widgets.cells import printable
from tui.widgets.layout import lay_out

if TYPE_CHECKING:
    from index import Reading
    from tui.widgets.glyphs import Glyphs


_DECODED = "decoded as "
"""How the one warning begins that explains wrong letters: the encoding of the file is a guess."""


class HeadingLine(NamedTuple):
    """A line above the text, with the component class that it is drawn in."""

    text: str
    component: str


def heading(reading: Reading, words: int, width: int, glyphs: Glyphs) -> list[HeadingLine]:
    """Return the lines above the text: title, facts, remarks and an empty line."""
    article = reading.article
    title = f"{glyphs.star} {article.title}" if reading.starred else article.title
    facts = [
        article.source,
        ", ".join(article.authors),
        date_shown(article.published, sure=not article.is_date_guessed),
        f"{words:,} words" if words != 1 else "1 word",
        " ".join(f"#{tag}" for tag in dict.fromkeys((*article.tags, *reading.tags))),
        article.path,
        *(warning for warning in article.warnings if warning.startswith(_DECODED)),
    ]
    about = f" {glyphs.separator} ".join(fact for fact in facts if fact)
    return [
        *(HeadingLine(line, "article--title") for line in _wrapped(title, width)),
        *(HeadingLine(line, "article--about") for line in _wrapped(about, width)),
        *(HeadingLine(line, "article--note") for line in _remarks(reading, width, glyphs)),
        HeadingLine("", "article--about"),
    ]


def _remarks(reading: Reading, width: int, glyphs: Glyphs) -> list[str]:
    """Return the lines of the user's own note, and of what is wrong with the file."""
    remarks = [f"{glyphs.note} {reading.note}"] if reading.note else []
    if reading.stale:
        remarks.append("The file can't be read any more; this is how it was.")
    return [line for remark in remarks for line in _wrapped(remark, width)]


def message(words: str, width: int) -> list[HeadingLine]:
    """Return the lines of a message that stands where there is no article."""
    return [
        HeadingLine(line, "article--message")
        for paragraph in ("", *words.split("\n"))
        for line in _wrapped(paragraph, width)
    ]


def date_shown(published: str, *, sure: bool = True) -> str:
    """Return an ISO date or date-time as `7 Mar 2024`, with a `~` if it is only likely."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{'' if sure else '~'}{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _wrapped(text: str, width: int) -> list[str]:
    layout = lay_out(" ".join(printable(text).split()), width)
    return [layout.shown(line) for line in range(len(layout))]
