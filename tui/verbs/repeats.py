"""`pullquote repeats [QUERY]`: what is quoted in more than one article."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from itertools import islice

from index import Archive, Utterance, Wording, clean_line
from tui.exporting.tables import Record, print_records
from tui.session.words import HOW_SURE, marked
from tui.verbs.common import at_least_one, chosen_archive, say, say_what_waits


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = f"Speakers in the table: {HOW_SURE}."
    parser.add_argument("query", nargs="*", help="what a quote is about; nothing for all")
    parser.add_argument(
        "--limit", type=at_least_one, default=None, metavar="N", help="at most N groups"
    )
    parser.add_argument(
        "--format",
        choices=("table", "jsonl"),
        default="table",
        help="table for reading, jsonl with every wording for programs (table)",
    )


def run(options: argparse.Namespace) -> int:
    """Print the groups as they are found."""
    with chosen_archive(options, may_be_shared=True) as archive:
        say_what_waits(archive, is_compared=True)
        count = print_records(
            _records(archive, options),
            options.format,
            columns=("group", "articles", "date", "speaker", "wordings", "quote"),
            stretch="quote",
        )
    if not count:
        say("No utterance is quoted in more than one article.")
        say("What is only said again on another occasion, the explorer lists: `a` on a quote.")
    return 0 if count else 1


def _records(archive: Archive, options: argparse.Namespace) -> Iterator[Record]:
    found = islice(archive.across.repeats(" ".join(options.query)), options.limit)
    if options.format == "jsonl":
        return map(as_record, found)
    return map(as_row, found)


def as_row(utterance: Utterance) -> dict[str, object]:
    """Return an utterance on one line: how often it stands in what forms, and its fullest one."""
    full = utterance.wordings[utterance.fullest].row
    forms = [wording.relation for wording in utterance.wordings]
    told = [f"{forms.count(form)} {form}" for form in ("same", "part", "variant") if form in forms]
    others = sum(wording.other_speaker for wording in utterance.wordings)
    beside = {"other speaker": others, "said again": len(utterance.again)}
    told += [f"{count} {form}" for form, count in beside.items() if count]
    return {
        "group": utterance.number,
        "articles": utterance.articles,
        "date": utterance.wordings[0].row.date_shown,
        "speaker": marked(full.speaker_shown, full.quote),
        "wordings": ", ".join(told),
        "quote": full.text,
    }


def as_record(utterance: Utterance) -> dict[str, object]:
    """Return an utterance with every wording of it."""
    again = [
        {"article": row.article_id, "start": row.quote.span.start, "end": row.quote.span.end}
        for row in utterance.again
    ]
    return {
        "group": utterance.number,
        "members": [as_member(wording) for wording in utterance.wordings],
        "said_again": again,
    }


def as_member(wording: Wording) -> dict[str, object]:
    """Return one wording with its article."""
    row = wording.row
    return {
        "article": row.article_id,
        "url": wording.url,
        "path": clean_line(wording.path),
        "part": wording.part,
        "title": row.title,
        "source": row.source,
        "published": row.published,
        "date_guessed": row.is_date_guessed,
        "date": row.date_shown,
        "start": row.quote.span.start,
        "end": row.quote.span.end,
        "text": row.text,
        "speaker": row.speaker_shown,
        "confidence": row.quote.confidence,
        "how": row.quote.how,
        "relation": wording.relation,
        "other_speaker": wording.other_speaker,
    }
