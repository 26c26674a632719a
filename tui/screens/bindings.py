"""The commands as Textual's bindings. The only module of this package that imports Textual."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.binding import Binding, BindingType

from tui.commands.command import COMMANDS, Command
from tui.commands.keys import key_of, keys_of, textual_key
from tui.session.settings import Keymap, Settings


def bindings() -> list[BindingType]:
    """Return a binding for each command that has keys."""
    return [
        Binding(
            ",".join(textual_key(key) for key in command.keys),
            f"command('{command.id}')",
            command.label,
            id=command.id,
            tooltip=command.summary,
        )
        for command in COMMANDS.values()
        if command.keys
    ]


def textual_keymap(keymap: Keymap) -> Mapping[str, str]:
    """Return the user's keys as Textual's keymap."""
    return {name: ",".join(textual_key(key) for key in keys) for name, keys in keymap.items()}


def keys_that(is_meant: Callable[[Command], bool], keymap: Keymap) -> frozenset[str]:
    """Return Textual's names of the keys of some commands."""
    meant = filter(is_meant, COMMANDS.values())
    return frozenset(textual_key(key) for one in meant for key in keys_of(one, keymap))


def how_to_leave(settings: Settings) -> str:
    """Return what to say to somebody who tries ctrl+c."""
    return f"{key_of('quit', settings)} leaves Pullquote; ctrl+q does from anywhere."
