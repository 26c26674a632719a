"""The commands of the screen, in one register, by group.

A new command is a new class in one of these modules: nothing else has to know about it. It asks the
session what is possible and runs on a `CommandContext`; no module here knows a screen or imports
Textual, so that `pullquote keys` and the README's table need neither.
"""

from __future__ import annotations

from tui.commands import across, annotating, moving, program, reading, searching
from tui.commands.command import COMMANDS, Command, Group
from tui.commands.keys import key_of, keys_of, problems_of, shown_key, shown_keys, textual_key

_PLACE = {group: number for number, group in enumerate(Group)}
for _command in sorted(COMMANDS.values(), key=lambda command: _PLACE[command.group]):
    COMMANDS[_command.id] = COMMANDS.pop(_command.id)

__all__ = [
    "COMMANDS",
    "Command",
    "Group",
    "across",
    "annotating",
    "key_of",
    "keys_of",
    "moving",
    "problems_of",
    "program",
    "reading",
    "searching",
    "shown_key",
    "shown_keys",
    "textual_key",
]
