"""What reference managers get: the quotes stand in a note."""

from __future__ import annotations

import io
import json

from tests.tui.fakes import FakeArchive
from tui.exporting.citations import write_csl, write_ris

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
