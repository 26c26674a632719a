"""`pullquote dossier [QUERY] -o FILE`: quotes with all that proves them, and a manifest."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from index import Archive, QuoteRow
from index.errors import PullquoteError
from tui.exporting.dossier import (
    FORMATS,
    Dossier,
    content_in_words,
    format_of,
    has_manifest,
    manifest_of,
    write,
)
from tui.session.words import counted
from tui.verbs.common import chosen_archive, say, say_what_waits
from tui.verbs.indexing import ShareLine

_NAMES = 10
"""So many of the people whose name holds what was typed are told."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("query", nargs="*", help="what the quotes are about")
    parser.add_argument(
        "--person", default="", metavar="NAME", help="all that somebody says (a part will do)"
    )
    parser.add_argument("--kept", action="store_true", help="the quotes that you keep")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", required=True)
    parser.add_argument("--format", choices=tuple(FORMATS), help="another format than FILE's")
    parser.add_argument("--title", default="", help="of the dossier")


def run(options: argparse.Namespace) -> int:
    """Write the dossier and say how much is in it."""
    form = options.format or format_of(options.output)
    with chosen_archive(options, may_be_shared=True) as archive:
        say_what_waits(archive, is_compared=True)
        title, rows = _asked_for(archive, options)
        with ShareLine("Gathering quotes", len(rows)) as line:
            entries = list(line.follow(archive.across.dossier(rows)))
        lost = archive.annotations.kept_lost() if options.kept else 0
    if lost:
        say(f"Left out, since not found in the articles now: {counted(lost, 'quote')} you keep.")
    if not entries:
        say("No quotes found, nothing written.")
        return 1
    if options.person and len(names := sorted({row.speaker_shown for row in rows})) > 1:
        more = f" and {len(names) - _NAMES:,} more" if len(names) > _NAMES else ""
        say(f"“{options.person}” is a part of several names: {', '.join(names[:_NAMES])}{more}.")
    write(Dossier(options.title or title, date.today(), entries), form, options.output)
    written = f"{content_in_words(rows, entries)} written to {options.output}"
    if has_manifest(options.output):
        say(f"{written}; {manifest_of(options.output).name} proves them.")
    else:
        say(f"{written}, without a manifest: that is written beside a file.")
    return 0


def _asked_for(archive: Archive, options: argparse.Namespace) -> tuple[str, list[QuoteRow]]:
    """Return a title and the quotes, the earliest first."""
    query = " ".join(options.query)
    if options.kept:
        if query or options.person:
            raise PullquoteError("--kept takes no query.", "Leave one of the two out.")
        return "Quotes kept", archive.annotations.kept_quotes()
    rows = archive.quotes(query, speaker=options.person)
    rows.sort(key=lambda row: row.by_date)
    return ", ".join(filter(None, (options.person, query))) or "All quotes", rows
