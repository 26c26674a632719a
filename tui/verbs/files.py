"""`pullquote files`: every file under the folder once, with what became of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from index import FileRecord, clean_line, open_archive
from tui.exporting.tables import print_records
from tui.session.ledger import Ledger, became_of
from tui.verbs.common import add_format, chosen_folder, say

_COLUMNS = ("path", "became", "reason", "hint")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "folder", nargs="?", type=Path, help="the folder of articles (the one opened last)"
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the ledger: for programs a record a file, as a table what is no article by kind."""
    folder = options.folder or chosen_folder(options)
    ledger = Ledger()
    with open_archive(folder, create=False) as archive:
        files = map(_cleaned, archive.files())
        records = _rows(files, ledger) if options.format == "table" else _each(files, ledger)
        print_records(records, options.format, columns=_COLUMNS, stretch="path")
    say(ledger.summary())
    return 0


def _cleaned(record: FileRecord) -> FileRecord:
    return replace(
        record,
        path=clean_line(record.path),
        reason=clean_line(record.reason),
        hint=clean_line(record.hint),
    )


def _each(files: Iterator[FileRecord], ledger: Ledger) -> Iterator[dict[str, object]]:
    for record in ledger.counted(files):
        yield {
            "path": record.path,
            "became": record.became,
            "articles": record.articles,
            "copies": record.copies,
            "links": record.links,
            "kind": record.kind,
            "reason": record.reason,
            "hint": record.hint,
        }


def _rows(files: Iterator[FileRecord], ledger: Ledger) -> Iterator[dict[str, object]]:
    for record in ledger.counted(files):
        if ledger.is_listed(record):
            yield {
                "path": record.path,
                "became": became_of(record),
                "reason": record.reason,
                "hint": record.hint,
            }
    for group in ledger.groups():
        yield {"path": group.label, "became": group.became, "reason": group.reason, "hint": ""}
