"""What is found in a text, in the text's own words: for tests of who is quoted in it."""

from __future__ import annotations

from index.article import Quote
from index.language.quotes import find_quotes
from index.language.quotes.reading import read


def quoted(text: str) -> list[Quote]:
    """Return the quotations in marks that are told from titles and ironic words."""
    return [quote for quote in find_quotes(text) if quote.kind in ("direct", "partial")]


def speakers(text: str) -> list[str]:
    """Return the words for who says each of them, empty for nobody."""
    return [quote.speaker.of(text) if quote.speaker else "" for quote in quoted(text)]


def subjects(text: str) -> list[str]:
    """Return the subjects of all that introduces speech, empty for none."""
    reading = read(text, (), "en")
    return [
        reading.page.span(report.subject).of(text) if report.subject else ""
        for report in reading.reports.all
    ]
