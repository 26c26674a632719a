"""`pullquote searches`: the saved searches, and how many new articles each finds."""

from __future__ import annotations

import argparse

from tui.exporting.tables import print_records
from tui.session.memory import Memory
from tui.session.saved import saved_searches
from tui.verbs.common import add_format, chosen_archive, say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print them, those with most that is new first."""
    memory = Memory.load()
    if memory.note:
        say(memory.note)
    with chosen_archive(options, may_be_shared=True) as archive:
        searches = list(saved_searches(memory, archive))
    columns = ["name", "new", "articles", "query"]
    records = (each._asdict() for each in searches)
    if print_records(records, options.format, columns=columns, stretch="query"):
        for broken in (each for each in searches if each.problem):
            say(f"{broken.name}: {broken.problem}")
        away = next((one.trouble.rstrip(".") for one in searches if one.trouble), "")
        if away:
            say(f"What is new is not known. {away}.")
        return 1 if away else 0
    say("No search is saved yet. In the explorer, ctrl+s saves one.")
    return 1
