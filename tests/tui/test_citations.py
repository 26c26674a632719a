"""What reference managers and programs get: quotes in a note, guessed dates marked as such."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from index import Reading
from tests.tui.fakes import FakeArchive
from tui.exporting.citation import citation
from tui.exporting.citations import write_csl, write_ris
from tui.exporting.data import as_record, write_csv
from tui.exporting.pages import write_html
from tui.session.settings import CitationStyle

FIRST = "Ada Holm: “We cannot borrow to pay for tax cuts.”"
SECOND = "Ruth Varga: “This is a budget of a government that has given up.”"


def test_ris_has_the_quotes_in_notes(archive: FakeArchive) -> None:
    file = io.StringIO()
    assert write_ris(archive.readings.values(), file) == len(archive.readings)
    first = file.getvalue().split("ER  - ")[0].splitlines()
    assert first[:2] == ["TY  - NEWS", "TI  - Budget splits cabinet"]
    assert [line for line in first if line.startswith("N1")][:2] == [
        f"N1  - {FIRST}",
        f"N1  - {SECOND}",
    ]


def test_csl_has_the_quotes_in_a_note(archive: FakeArchive) -> None:
    file = io.StringIO()
    write_csl(archive.readings.values(), file)
    first, *_ = json.loads(file.getvalue())
    assert first["note"].splitlines()[:2] == [FIRST, SECOND]


def _guessed(archive: FakeArchive, origin: str) -> Reading:
    """Return the first article as if nothing in it said when it was published."""
    reading = next(iter(archive.readings.values()))
    article = replace(reading.article, published="2024-03-07", origins={"published": origin})
    return replace(reading, article=article)


@pytest.mark.parametrize(
    ("origin", "whence"), [("file", "the saved file's own"), ("guess", "guessed")]
)
def test_ris_gives_no_guessed_date(archive: FakeArchive, origin: str, whence: str) -> None:
    file = io.StringIO()
    write_ris([_guessed(archive, origin)], file)
    lines = file.getvalue().splitlines()
    assert not [line for line in lines if line.startswith(("DA", "PY"))]
    assert f"N1  - Date not known, about 2024-03-07 ({whence})" in lines


def test_csl_marks_a_guessed_date(archive: FakeArchive) -> None:
    file = io.StringIO()
    write_csl([_guessed(archive, "file")], file)
    assert json.loads(file.getvalue())[0]["issued"] == {"date-parts": [[2024, 3, 7]], "circa": True}


@pytest.mark.parametrize(
    ("style", "has", "has_not"),
    [
        ("plain", "about 7 March 2024", "\x00"),
        ("markdown", "about 7 March 2024", "\x00"),
        ("apa", "(ca. 2024, March 7)", "(2024"),
        ("bibtex", "Date not known, about 2024-03-07", "year ="),
    ],
)
def test_a_copied_citation_marks_a_guessed_date(
    archive: FakeArchive, style: CitationStyle, has: str, has_not: str
) -> None:
    reading = _guessed(archive, "file")
    copied = citation(reading.quotes[0], reading, style)
    assert has in copied
    assert has_not not in copied


def test_data_marks_a_guessed_date(archive: FakeArchive) -> None:
    reading = _guessed(archive, "file")
    assert as_record(reading)["date_guessed"] is True
    file = io.StringIO()
    write_csv([reading], file)
    assert next(csv.DictReader(io.StringIO(file.getvalue())))["date_guessed"] == "True"
    page = io.StringIO()
    write_html([reading], page)
    assert "~2024-03-07" in page.getvalue()
