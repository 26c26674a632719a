"""`pullquote export QUERY -o FILE`: articles and their quotes, for elsewhere."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from index import Archive, Reading, Results
from tui.exporting.formats import FORMATS, export, format_of
from tui.verbs.common import chosen_archive, say

_AT_ONCE = 500
"""Results that are looked up together."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("query", nargs="*", help="what to export; nothing for all articles")
    parser.add_argument(
        "-o", "--output", metavar="FILE", default="-", help="its ending chooses the format (stdout)"
    )
    parser.add_argument("--format", choices=tuple(FORMATS), help="another format than FILE's")
    parser.add_argument("--sort", choices=("relevance", "date", "oldest", "source"), default="")


def run(options: argparse.Namespace) -> int:
    """Write the file and say how much is in it."""
    target = None if options.output == "-" else Path(options.output)
    form = options.format or (format_of(target) if target else "jsonl")
    with chosen_archive(options, may_be_shared=True) as archive:
        results = archive.search(" ".join(options.query), sort=options.sort).whole()
        if not results.total:
            say("Nothing found, nothing written.")
            return 1
        count = export(_readings(archive, results), form, target)
    say(f"{count:,} article{'s' * (count != 1)} written to {options.output}")
    return 0


def _readings(archive: Archive, results: Results) -> Iterator[Reading]:
    for start in range(0, results.total, _AT_ONCE):
        for article_id in results.ids[start : start + _AT_ONCE]:
            with suppress(KeyError):  # removed in the meantime
                yield archive.read(article_id)
