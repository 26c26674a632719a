"""`pullquote keys`: every command of the explorer and its keys."""

from __future__ import annotations

import argparse

from tui.commands import COMMANDS, Group, keys_of, shown_keys
from tui.exporting.tables import print_records
from tui.settings import load_settings
from tui.verbs.common import add_format, say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print the keys as the settings have them."""
    settings, problems = load_settings()
    order = list(Group)
    records = (
        {
            "keys": shown_keys(keys_of(command, settings.keys)),
            "command": command.id,
            "group": command.group.value,
            "what": command.summary,
        }
        for command in sorted(COMMANDS.values(), key=lambda one: order.index(one.group))
    )
    print_records(
        records, options.format, columns=("keys", "command", "group", "what"), stretch="what"
    )
    for problem in problems:
        say(f"settings: {problem}")
    return 0
