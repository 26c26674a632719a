"""`pullquote quotes [QUERY]`: quotes from all articles."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from index import Archive, QuoteRow
from tui.exporting.tables import Record, print_records
from tui.session.query_edit import asks_for_reported
from tui.session.words import HOW_SURE, marked
from tui.verbs.common import (
    add_format,
    at_least_one,
    chosen_archive,
    say,
    say_what_waits,
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = f"Speakers in the table: {HOW_SURE}."
    parser.add_argument("query", nargs="*", help="words that the quotes hold; nothing for all")
    parser.add_argument("--speaker", default="", metavar="NAME", help="said by (a part will do)")
    parser.add_argument("--about", default="", metavar="WORDS", help="the quote holds these words")
    parser.add_argument(
        "--limit", type=at_least_one, default=None, metavar="N", help="at most N quotes"
    )
    parser.add_argument(
        "--reported",
        action="store_true",
        help="what is told without quotation marks, instead; reported:yes in QUERY lists both",
    )
    parser.add_argument(
        "--sort",
        choices=("newest", "oldest", "speaker"),
        default="newest",
        help="newest or oldest first, or by speaker: who says most comes first (newest)",
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the quotes as they are found."""
    with chosen_archive(options, may_be_shared=True) as archive:
        say_what_waits(archive)
        count = print_records(
            _records(archive, options),
            options.format,
            columns=("article", "date", "speaker", "confidence", "quote"),
            stretch="quote",
        )
        is_narrowed = options.query or options.speaker or options.about
        is_asked = options.reported or asks_for_reported(" ".join(options.query))
        if is_narrowed and not is_asked and next(_found(archive, options, reported=True), None):
            say("Some is told without quotation marks: --reported lists that.")
    if not count:
        say("No quotes found.")
        if options.query:
            say("Words are looked for in the quotes themselves: pullquote search finds articles.")
    return 0 if count else 1


def _records(archive: Archive, options: argparse.Namespace) -> Iterator[Record]:
    found = _in_order(_found(archive, options, reported=options.reported), options.sort)
    rows = islice(found, options.limit)
    return map(as_row if options.format == "table" else as_record, rows)


def _found(archive: Archive, options: argparse.Namespace, *, reported: bool) -> Iterator[QuoteRow]:
    query = " ".join(options.query)
    return archive.each_quote(
        query, speaker=options.speaker, about=options.about, reported=reported
    )


def _in_order(found: Iterator[QuoteRow], sort: str) -> Iterator[QuoteRow]:
    """Yield quotes, which come newest first, in some order; any other waits for the last one."""
    if sort == "newest":
        return found
    rows = sorted(found, key=lambda row: row.by_date)
    if sort == "speaker":
        most = Counter(row.speaker_shown for row in rows)
        rows.sort(
            key=lambda row: (not row.speaker_shown, -most[row.speaker_shown], row.speaker_shown)
        )
    return iter(rows)


def as_row(row: QuoteRow) -> dict[str, object]:
    """Return a quote as a table shows it: the speaker with a sign of how sure that is."""
    return as_record(row) | {"speaker": marked(row.speaker_shown, row.quote)}


def as_record(row: QuoteRow) -> dict[str, object]:
    """Return a quote with all that is known of it."""
    quote = row.quote
    return {
        "article": row.article_id,
        "ordinal": row.ordinal,
        "date": row.date_shown,
        "speaker": row.speaker_shown,
        "quote": row.text,
        "kind": quote.kind,
        "start": quote.span.start,
        "end": quote.span.end,
        "confidence": quote.confidence,
        "how": quote.how,
        "title": row.title,
        "source": row.source,
        "published": row.published,
        "date_guessed": row.is_date_guessed,
    }
