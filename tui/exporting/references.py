"""The quotes of a dossier for spreadsheets and reference managers: CSV, RIS and CSL JSON."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Sequence

from index import Cited, DossierEntry, Reading, clean_line
from index.article import Article
from tui.exporting.citations import write_csl as write_csl_of
from tui.exporting.citations import write_ris as write_ris_of
from tui.exporting.tables import csv_value
from tui.session.words import change_in_words, said_by

_COLUMNS = (
    "utterance",
    "quote",
    "speaker",
    "role",
    "confidence",
    "other_speaker",
    "relation",
    "differences",
    "source",
    "published",
    "date_guessed",
    "title",
    "authors",
    "url",
    "path",
    "part",
    "paragraph",
    "start",
    "end",
    "text_hash",
    "note",
)


def write_csv(entries: Sequence[DossierEntry]) -> bytes:
    """Return a line for each quote."""
    file = io.StringIO()
    writer = csv.DictWriter(file, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for number, entry in enumerate(entries, 1):
        for cited in entry.quotes:
            record = _record(number, cited)
            writer.writerow({key: csv_value(value) for key, value in record.items()})
    return file.getvalue().encode()


def _record(number: int, cited: Cited) -> dict[str, object]:
    wording = cited.wording
    row = wording.row
    return {
        "utterance": number,
        "quote": row.text,
        "speaker": row.speaker_shown,
        "role": cited.role,
        "confidence": row.quote.confidence,
        "other_speaker": wording.other_speaker,
        "relation": wording.relation,
        "differences": [change_in_words(change) for change in wording.changes],
        "source": row.source,
        "published": row.published,
        "date_guessed": row.is_date_guessed,
        "title": row.title,
        "authors": list(cited.authors),
        "url": wording.url,
        "path": clean_line(wording.path),
        "part": wording.part,
        "paragraph": row.quote.paragraph + 1,
        "start": row.quote.span.start,
        "end": row.quote.span.end,
        "text_hash": cited.text_hash,
        "note": cited.note,
    }


def write_ris(cited: Sequence[Cited]) -> bytes:
    """Return RIS: each article once, the quotes as its notes."""
    file = io.StringIO()
    readings, notes = _articles(cited)
    write_ris_of(readings, file, lambda reading: notes[reading.id])
    return file.getvalue().encode()


def write_csl(cited: Sequence[Cited]) -> bytes:
    """Return CSL JSON: each article once, the quotes as its note."""
    file = io.StringIO()
    readings, notes = _articles(cited)
    write_csl_of(readings, file, lambda reading: notes[reading.id])
    return file.getvalue().encode()


def _articles(cited: Sequence[Cited]) -> tuple[list[Reading], dict[int, list[str]]]:
    """Return the articles with what a citation tells of them, and the quotes of each."""
    readings: dict[int, Reading] = {}
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for each in cited:
        row = each.wording.row
        article = Article(
            text="",
            title=row.title,
            source=row.source,
            authors=each.authors,
            published=row.published,
            origins={"published": each.date_origin},
            url=each.wording.url,
            path=each.wording.path,
            language=each.language,
        )
        readings[row.article_id] = Reading(id=row.article_id, article=article, note=each.note)
        speaker = said_by(row.speaker_shown, row.quote)
        who = f"{speaker}: " if speaker else ""
        notes[row.article_id].append(f"{who}{row.text} (¶{row.quote.paragraph + 1})")
    return list(readings.values()), dict(notes)
