"""`pullquote dossier [QUERY] -o FILE`: quotes with all that proves them, and a manifest."""

from __future__ import annotations

import argparse
from collections import Counter
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
from tui.session.query_edit import with_filter
from tui.session.words import counted
from tui.verbs.common import chosen_archive, say, say_what_waits
from tui.verbs.indexing import ShareLine

_NAMES = 10
"""So many others whose name holds what was typed are told."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("query", nargs="*", help="what the quotes are about")
    parser.add_argument(
        "--person",
        default="",
        metavar="NAME",
        help="all that somebody says; of several with that name, whoever is quoted most",
    )
    parser.add_argument("--kept", action="store_true", help="the quotes that you keep")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        required=True,
        help="its ending chooses the format; the manifest is written beside it",
    )
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
    name = ""
    if options.person:
        quoted = Counter(row.speaker_shown for row in archive.quotes(speaker=options.person))
        names = meant_by(options.person, quoted)
        _say_who_is_left_out(options.person, names, quoted, query)
        name = names[0] if names else options.person
        found = archive.quotes(query, speaker=options.person)
        rows = [row for row in found if row.speaker_shown in names]
    else:
        rows = archive.quotes(query)
    rows.sort(key=lambda row: row.by_date)
    return ", ".join(filter(None, (name, query))) or "All quotes", rows


def meant_by(typed: str, quoted: Counter[str]) -> list[str]:
    """Return how the one person is called who is meant by a name or a part of one.

    That is whoever is quoted most of those whose name begins or ends so. A family name alone is
    theirs, too, if nobody else bears it.

    Args:
        typed: The name.
        quoted: The speakers whose name holds it, each with how often they are quoted.
    """
    wanted = " ".join(typed.split()).casefold()
    same = [name for name in quoted if name.casefold() == wanted]
    if same and " " in wanted:
        return same
    by_count = [name for name, _ in quoted.most_common()]
    fuller = [
        name
        for name in by_count
        if name.casefold().startswith(f"{wanted} ") or name.casefold().endswith(f" {wanted}")
    ]
    if len(fuller) == 1:
        return [*fuller, *same]
    return fuller[:1] or same or by_count[:1]


def _say_who_is_left_out(typed: str, names: list[str], quoted: Counter[str], query: str) -> None:
    others = [(name, count) for name, count in quoted.most_common() if name not in names]
    if others:
        told = ", ".join(f"{name} {count:,}" for name, count in others[:_NAMES])
        more = f" and {len(others) - _NAMES:,} more" if len(others) > _NAMES else ""
        say(f"“{typed}” is taken for {names[0]}. Left out: {told}{more}.")
        say(f"For all of them, instead of --person:  {with_filter(query, 'speaker', typed)}")
