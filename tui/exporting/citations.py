"""Articles for reference managers: RIS, and CSL JSON (Zotero, pandoc)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from tui.exporting.citation import date_note
from tui.session.words import one_line, said_by, speaker_of

if TYPE_CHECKING:
    from index import Reading

    QuotesOf = Callable[[Reading], list[str]]

_ISO_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?=T|\s|$)")


def write_ris(readings: Iterable[Reading], file: TextIO, quotes_of: QuotesOf | None = None) -> int:
    """Write RIS, a newspaper article each; by default with all its quotes."""
    quotes_of = quotes_of or _quotes
    count = 0
    for count, reading in enumerate(readings, 1):  # noqa: B007 - the number is the result
        article = reading.article
        guessed = article.is_date_guessed
        published = "" if guessed else "-".join(_date_parts(article.published))
        as_written = "" if guessed or published else article.published
        fields = [
            ("TY", "NEWS"),
            ("TI", article.title),
            *(("AU", _family_first(author)) for author in article.authors),
            ("T2", article.source),
            ("DA", published.replace("-", "/")),
            ("PY", published[:4]),
            ("UR", article.url),
            ("LA", article.language),
            *(("KW", tag) for tag in (*article.tags, *reading.tags)),
            ("N1", date_note(article) if guessed else ""),
            ("N1", f"Date: {as_written}" if as_written else ""),
            ("N1", reading.note),
            *(("N1", quote) for quote in quotes_of(reading)),
        ]
        lines = (f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields if value)
        file.write("".join(lines) + "ER  - \r\n\r\n")
    return count


def write_csl(readings: Iterable[Reading], file: TextIO, quotes_of: QuotesOf | None = None) -> int:
    """Write CSL JSON, a newspaper article each; by default with all its quotes."""
    quotes_of = quotes_of or _quotes
    items = [_csl(reading, quotes_of(reading)) for reading in readings]
    json.dump(items, file, ensure_ascii=False, indent=2)
    file.write("\n")
    return len(items)


def _csl(reading: Reading, quotes: list[str]) -> dict[str, object]:
    article = reading.article
    item: dict[str, object] = {
        "id": f"pullquote-{reading.id}",
        "type": "article-newspaper",
        "title": article.title,
        "container-title": article.source,
        "author": [_csl_name(author) for author in article.authors],
        "URL": article.url,
        "language": article.language,
        "keyword": ", ".join((*article.tags, *reading.tags)),
        "note": "\n".join(note for note in (reading.note, *quotes) if note),
    }
    if article.published:
        parts = [int(part) for part in _date_parts(article.published)]
        issued = {"date-parts": [parts]} if parts else {"literal": one_line(article.published)}
        item["issued"] = issued | ({"circa": True} if article.is_date_guessed else {})
    return {key: value for key, value in item.items() if value}


def _date_parts(published: str) -> list[str]:
    """Return year, month and day of a date, as many as there are; nothing if it is not ISO 8601."""
    found = _ISO_DATE.match(published)
    return found[0].split("-") if found else []


def _quotes(reading: Reading) -> list[str]:
    """Return the quotes of an article, each with who said it."""
    text = reading.article.text
    notes = []
    for quote in reading.quotes:
        speaker = said_by(speaker_of(quote, text), quote)
        words = one_line(quote.span.of(text))
        notes.append(f"{speaker}: {words}" if speaker else words)
    return notes


def _csl_name(author: str) -> dict[str, str]:
    given, _, family = author.strip().rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": author}


def _family_first(author: str) -> str:
    given, _, family = author.strip().rpartition(" ")
    return f"{family}, {given}" if given else author
