"""What reference managers and programs get: quotes in a note, guessed dates marked as such."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from index import Reading
from index.store.annotations.corrections import Correction, correct
from tests.tui.fakes import FakeArchive
from tui.exporting.citation import citation
from tui.exporting.citations import write_csl, write_ris
from tui.exporting.data import as_record, write_csv
from tui.exporting.dossier import FORMATS, Dossier
from tui.exporting.pages import write_html, write_markdown
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


@pytest.mark.parametrize(
    ("origin", "whence"), [("file", "the saved file's own"), ("guess", "guessed")]
)
def test_ris_of_a_dossier_tells_whence_a_date_is(
    archive: FakeArchive, origin: str, whence: str
) -> None:
    archive.readings = {1: _guessed(archive, origin)}
    dossier = Dossier("All", date(2024, 3, 7), list(archive.across.dossier(archive.quotes())))
    assert f"about 2024-03-07 ({whence})" in FORMATS["ris"](dossier).decode()


def test_csl_marks_a_guessed_date(archive: FakeArchive) -> None:
    file = io.StringIO()
    write_csl([_guessed(archive, "file")], file)
    assert json.loads(file.getvalue())[0]["issued"] == {"date-parts": [[2024, 3, 7]], "circa": True}


@pytest.mark.parametrize(
    ("published", "issued", "ris"),
    [
        (
            "2024-03-07T10:00:00Z",
            {"date-parts": [[2024, 3, 7]]},
            ["DA  - 2024/03/07", "PY  - 2024"],
        ),
        ("2024-03", {"date-parts": [[2024, 3]]}, ["DA  - 2024/03", "PY  - 2024"]),
        ("Spring 2024", {"literal": "Spring 2024"}, ["N1  - Date: Spring 2024"]),
        ("2024-spring", {"literal": "2024-spring"}, ["N1  - Date: 2024-spring"]),
    ],
)
def test_references_take_any_date(
    archive: FakeArchive, published: str, issued: dict[str, object], ris: list[str]
) -> None:
    reading = archive.readings[1]
    reading = replace(reading, article=replace(reading.article, published=published))
    file = io.StringIO()
    write_csl([reading], file)
    assert json.loads(file.getvalue())[0]["issued"] == issued
    file = io.StringIO()
    write_ris([reading], file)
    lines = file.getvalue().splitlines()
    assert [line for line in lines if line.startswith(("DA", "PY")) or "Date" in line] == ris


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


def test_nothing_in_a_copied_citation_means_anything_to_tex(archive: FakeArchive) -> None:
    reading = archive.readings[1]
    article = replace(reading.article, title=r"\input{secret} for 5 % & x^2")
    copied = citation(reading.quotes[0], replace(reading, article=article), "bibtex")
    title = r"\textbackslash{}input\{secret\} for 5 \% \& x\textasciicircum{}2"
    assert f"title = {{{title}}}" in copied


def test_data_marks_a_guessed_date(archive: FakeArchive) -> None:
    reading = _guessed(archive, "file")
    assert as_record(reading)["date_guessed"] is True
    file = io.StringIO()
    write_csv([reading], file)
    assert next(csv.DictReader(io.StringIO(file.getvalue())))["date_guessed"] == "True"
    page = io.StringIO()
    write_html([reading], page)
    assert "~2024-03-07" in page.getvalue()


def _with_confidence(reading: Reading, confidence: float) -> Reading:
    """Return an article with one quote, whose speaker is so sure."""
    assert reading.analysis
    quote = replace(reading.quotes[0], confidence=confidence)
    return replace(reading, analysis=replace(reading.analysis, quotes=(quote,)))


def _told(archive: FakeArchive, reading: Reading) -> list[str]:
    """Return all that documents and citations say of an article's quotes."""
    told = []
    for write in (write_markdown, write_html, write_ris, write_csl):
        file = io.StringIO()
        write([reading], file)
        told.append(file.getvalue())
    styles: tuple[CitationStyle, ...] = ("plain", "markdown", "apa", "bibtex")
    told += [citation(reading.quotes[0], reading, style) for style in styles]
    archive.readings = {reading.id: reading}
    dossier = Dossier("All", date(2024, 3, 7), list(archive.across.dossier(archive.quotes())))
    return told + [FORMATS[form](dossier).decode() for form in ("md", "html", "ris", "csl-json")]


@pytest.mark.parametrize(
    ("confidence", "word"), [(0.3, "perhaps "), (0.5, "probably "), (0.89, "probably "), (0.9, "")]
)
def test_a_speaker_who_is_not_sure_is_no_fact(
    archive: FakeArchive, confidence: float, word: str
) -> None:
    for text in _told(archive, _with_confidence(archive.readings[1], confidence)):
        assert f"{word}Ada Holm" in text
        assert word or not ("probably" in text or "perhaps" in text)


def test_a_speaker_whom_the_user_has_set_is_a_fact(archive: FakeArchive) -> None:
    reading = _with_confidence(archive.readings[1], 0.3)
    text = reading.article.text
    assert reading.analysis
    span = reading.quotes[0].span
    said = Correction("speaker", span.start, span.of(text), "Ruth Varga")
    set_right = replace(reading, analysis=correct(reading.analysis, text, [said]))
    for told in _told(archive, set_right):
        assert "Ruth Varga" in told
        assert "perhaps" not in told
