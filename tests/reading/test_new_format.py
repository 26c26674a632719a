"""A new format is one file and one line in the registry, as CONTRIBUTING says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.fresh import output_of

ROOT = Path(__file__).parents[2]
READER = '''"""Ledgers: a title after a star, and the text below it."""

from collections.abc import Iterator

from index.reading.draft import BadRecord, Draft, Item
from index.reading.source import SourceFile


def read_ledger(source: SourceFile) -> Iterator[Item]:
    text = source.decoded(source.limits.text).text
    for number, entry in enumerate(text.split("* ")[1:], 1):
        title, _, body = entry.partition("\\n")
        if body.strip():
            draft = Draft(text=body, part=str(number))
            draft.offer("title", title, "the ledger")
            yield draft
        else:
            yield BadRecord(f"entry {number}: no text")
'''
LINE = '    Format("ledger", (".ledger",), "ledger:read_ledger"),\n'
LEDGER = """* Ferry strike
The crews walked out at noon, and the quay was empty by one.
* Nothing
* Flood
The river rose above the quay on Monday night.
"""
ASK = """
import json, pathlib, sys
from index.reading.candidates import is_candidate
from index.reading.contents import read_contents
path = pathlib.Path(sys.argv[1])
contents = read_contents(path, root=path.parent)
articles = [(one.part, one.title, one.text) for one in contents.articles]
print(json.dumps([is_candidate(path), articles, contents.warnings]))
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A checkout of what reads, with the new format added as a contributor would."""
    index = tmp_path / "checkout" / "index"
    shutil.copytree(ROOT / "index" / "reading", index / "reading")
    for file in (ROOT / "index").glob("*.py"):
        shutil.copy(file, index)
    (index / "reading" / "formats" / "ledger.py").write_text(READER, "utf-8")
    registry = index / "reading" / "registry.py"
    before, table, after = registry.read_text("utf-8").partition("FORMATS = (\n")
    assert table
    registry.write_text(before + table + LINE + after, "utf-8")
    return index.parent


def test_a_new_format_is_read(house: Path, tmp_path: Path) -> None:
    ledger = tmp_path / "a.ledger"
    ledger.write_text(LEDGER, "utf-8")
    candidate, articles, bad = json.loads(output_of(ASK, str(ledger), folder=house))
    assert candidate
    assert articles == [
        ["1", "Ferry strike", "The crews walked out at noon, and the quay was empty by one."],
        ["3", "Flood", "The river rose above the quay on Monday night."],
    ]
    assert bad == ["entry 2: no text"]
