"""`pullquote links`: what is on the user's reading lists and not in the archive."""

from __future__ import annotations

import argparse

from tui.exporting.tables import print_records
from tui.verbs.common import add_format, chosen_archive, say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the links, the one saved last first."""
    with chosen_archive(options) as archive:
        links = archive.links_without_article()
    records = (
        {
            "saved": link.saved[:10],
            "title": link.title,
            "tags": ", ".join(link.tags),
            "url": link.url,
            "note": link.note,
        }
        for link in links
    )
    columns = ("saved", "title", "tags", "url", "note")
    if not print_records(records, options.format, columns=columns, stretch="title"):
        say("No links without an article.")
    return 0
