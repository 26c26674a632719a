"""Keys: how they are written, named and shown, and which command has which."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from tui.commands.command import COMMANDS, Command
from tui.session.settings import Keymap, Settings

_TEXTUAL_NAMES = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "backspace": "bksp",
    "space": "spc",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "enter": "↵",
    "f1": "F1",
}
_KEY = (
    r"(?:(?:ctrl|alt|shift|super)\+)*"
    r"(?:\S|f\d\d?|up|down|left|right|home|end|pageup|pagedown|enter|escape|tab|space|backspace"
    r"|delete|insert)"
)
"""How keys are written: a character or the name of a key, with what is held down before it."""
RESERVED = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+j": "enter in many terminals",
    "ctrl+h": "backspace in many terminals",
    "ctrl+[": "escape",
    "ctrl+c": "the terminal's own interrupt",
}
"""Keys that a terminal cannot tell from others, and which."""


def keys_of(command: Command, keymap: Keymap) -> tuple[str, ...]:
    """Return the keys that a command has under the user's keymap."""
    return keymap.get(command.id, command.keys)


def textual_key(key: str) -> str:
    """Return what Textual calls a key: `full_stop` for `.`."""
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key, "").lower().replace("-", "_").replace(" ", "_")
    return _TEXTUAL_NAMES.get(name, name)


def shown_key(key: str, *, ascii_only: bool = False) -> str:
    """Return how a key is written for the user: `↵` for `enter`."""
    if ascii_only:
        return key
    return _SHOWN.get(key, key)


def shown_keys(keys: Iterable[str], *, ascii_only: bool = False) -> str:
    """Return several keys in one short text."""
    return " ".join(shown_key(key, ascii_only=ascii_only) for key in keys)


def key_of(command: str, settings: Settings) -> str:
    """Return the key of a command as it is shown to the user; its id if it has none."""
    keys = keys_of(COMMANDS[command], settings.keys)
    return shown_key(keys[0], ascii_only=settings.ascii) if keys else command


def key_while_typing(command: str, settings: Settings) -> str:
    """Return the key of a command that works while a query is typed; empty if it has none."""
    for key in keys_of(COMMANDS[command], settings.keys):
        if "+" in key:
            return shown_key(key, ascii_only=settings.ascii)
    return ""


def problems_of(keymap: Keymap) -> list[str]:
    """Return what is wrong with the user's keys, each in one sentence; nothing if all is well."""
    import difflib  # most users have no keys of their own

    problems: list[str] = []
    for command_id, keys in keymap.items():
        if command_id not in COMMANDS:
            near = difflib.get_close_matches(command_id, COMMANDS, n=1)
            hint = f"; did you mean “{near[0]}”?" if near else "; `pullquote keys` lists them."
            problems.append(f"There is no command “{command_id}”{hint}")
        problems += [
            f"{command_id}: “{key}” is no key; write one like n, ctrl+n or f2."
            for key in keys
            if not re.fullmatch(_KEY, key)
        ]
        problems += [
            f"{command_id}: {key} cannot be told from {RESERVED[key]}."
            for key in keys
            if key in RESERVED
        ]
    return problems + clashes(keymap)


def clashes(keymap: Keymap) -> list[str]:
    """Return a sentence for each key that two commands would have."""
    owners: dict[str, str] = {}
    found: list[str] = []
    for command in COMMANDS.values():
        for key in keys_of(command, keymap):
            name = textual_key(key)
            if name in owners:
                found.append(f"{key} is the key of both {owners[name]} and {command.id}.")
            else:
                owners[name] = command.id
    return found
