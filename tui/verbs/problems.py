"""`pullquote problems`: the files that could not be read, or not well."""

from __future__ import annotations

import argparse

from index import clean_line
from tui.exporting.tables import print_records
from tui.verbs.common import add_format, chosen_archive, say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the problems."""
    with chosen_archive(options) as archive:
        problems = archive.problems()
    records = (
        {
            "path": clean_line(problem.path),
            "outcome": "skipped" if problem.skipped else "read",
            "reason": problem.reason,
            "hint": problem.hint,
        }
        for problem in problems
    )
    columns = ("path", "outcome", "reason", "hint")
    if not print_records(records, options.format, columns=columns, stretch="path"):
        say("No problems.")
    elif any(problem.skipped for problem in problems):
        say("When you have mended something: pullquote index --retry")
    return 0
