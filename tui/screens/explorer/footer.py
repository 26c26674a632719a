"""The footer: what can be done now, and with which keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import COMMANDS, keys_of, shown_key
from tui.commands.keys import key_while_typing
from tui.session.panes import pane_called
from tui.widgets.key_bar import KeyHint

if TYPE_CHECKING:
    from tui.session.session import Session

_TYPING = (
    ("enter", "Keep"),
    ("escape", "Back"),
    ("up", "Earlier searches"),
    ("right", "Complete"),
)
"""Keys of the search bar, and what they do."""
_PLACE = 1000
"""What the name of the place is worth: nothing is worth more."""
_WHILE_TYPING = ("search.suggested", "search.relax")
"""Commands that are offered while a query is typed."""


def hints_of(session: Session, *, is_typing: bool) -> tuple[KeyHint, ...]:
    """Return the keys of the focused pane; those of the search bar while a query is typed.

    For a screen reader, which sees no frame lit, the place where they go comes first.
    """
    settings = session.settings
    pane = session.arrangement.focused or "results"
    place = "the search" if is_typing else pane_called(pane).title.lower()
    here = (KeyHint(f"In {place}:", "", "", worth=_PLACE),) if settings.screen_reader else ()
    if is_typing:
        offers = [
            KeyHint(key, command.label_now(session), command.id, worth=command.footer)
            for command in (COMMANDS[name] for name in _WHILE_TYPING)
            if command.available(session) and (key := key_while_typing(command.id, settings))
        ]
        keys = [
            KeyHint(shown_key(key, ascii_only=settings.ascii), label, "") for key, label in _TYPING
        ]
        return (*here, *offers, *keys)
    return here + tuple(
        KeyHint(
            shown_key(keys_of(command, settings.keys)[0], ascii_only=settings.ascii),
            command.label_now(session),
            command.id,
            command.footer,
        )
        for command in COMMANDS.values()
        if command.footer
        and (not command.panes or pane in command.panes)
        and keys_of(command, settings.keys)
        and command.offered(session)
    )
