"""`pullquote export QUERY -o FILE`: articles and their quotes, for elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path

from tui.exporting.formats import FORMATS, export, format_of, readings_of
from tui.exporting.target import READ_AGAIN, is_read_again
from tui.verbs.common import add_sort, chosen_archive, say, say_what_waits
from tui.verbs.indexing import ShareLine


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("query", nargs="*", help="what to export; nothing for all articles")
    parser.add_argument(
        "-o", "--output", metavar="FILE", default="-", help="its ending chooses the format (stdout)"
    )
    parser.add_argument("--format", choices=tuple(FORMATS), help="another format than FILE's")
    add_sort(parser)


def run(options: argparse.Namespace) -> int:
    """Write the file and say how much is in it."""
    target = None if options.output == "-" else Path(options.output)
    form = options.format or (format_of(target) if target else "jsonl")
    with chosen_archive(options, may_be_shared=True) as archive:
        say_what_waits(archive)
        again = target is not None and is_read_again(target, form, archive.folder)
        results = archive.search(" ".join(options.query), sort=options.sort).whole()
        if not results.total:
            say("Nothing found, nothing written.")
            return 1
        with ShareLine("Writing", results.total) as line:
            readings = readings_of(archive, results)
            if target:
                readings = line.follow(readings)
            count = export(readings, form, target)
    say(f"{count:,} article{'s' * (count != 1)} written to {options.output}")
    if again:
        say(READ_AGAIN)
    return 0
