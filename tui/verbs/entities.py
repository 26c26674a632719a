"""`pullquote entities [QUERY]`: the people, bodies and places that articles name."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from itertools import islice
from typing import get_args

from index import COUNTED
from index.article import EntityKind
from tui.exporting.tables import print_records
from tui.verbs.common import add_format, at_least_one, chosen_archive, say, say_what_waits


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("query", nargs="*", help="only in the articles that this finds")
    parser.add_argument(
        "--kind",
        type=str.upper,
        choices=get_args(EntityKind),
        default="",
        metavar="KIND",
        help=f"one of {', '.join(get_args(EntityKind))} (all but dates and numbers)",
    )
    parser.add_argument(
        "--limit", type=at_least_one, default=None, metavar="N", help="at most N entities"
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the entities, those in most articles first."""
    with chosen_archive(options, may_be_shared=True) as archive:
        say_what_waits(archive, names_speakers=False)
        rows = archive.entities(" ".join(options.query), kind=options.kind)
    wanted = (asdict(row) for row in rows if options.kind or row.kind not in COUNTED)
    count = print_records(
        islice(wanted, options.limit),
        options.format,
        columns=("kind", "name", "articles", "mentions"),
        stretch="name",
    )
    if not count:
        say("No entities found.")
    return 0 if count else 1
