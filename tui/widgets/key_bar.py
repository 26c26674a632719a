"""The footer: the most useful keys of the moment, as many as fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui.widgets.looks import Looks, look_of

LOOKS: Looks = {"key": "bold $text-accent", "label": "$text-muted"}


class KeyHint(NamedTuple):
    """A key and what it does."""

    key: str
    label: str
    command: str
    """The id of the command, for a click; empty if a click does nothing."""
    worth: int = 0
    """How much it deserves its place: where there is little room, the highest stay."""

    @property
    def width(self) -> int:
        """How many cells it takes, with the space after it."""
        return cell_len(f"{self.key} {self.label}") + 3


class KeyBar(Widget):
    """The most useful keys of the moment."""

    DEFAULT_CSS = "KeyBar { height: 1; padding: 0 1; }"

    hints: reactive[Sequence[KeyHint]] = reactive(())
    """The keys, in the order to show them in."""

    def fitting(self) -> list[KeyHint]:
        """Return the keys worth most that fit together, in their own order."""
        room = self.content_size.width + 3
        shown = set()
        for hint in sorted(self.hints, key=lambda hint: -hint.worth):
            if hint.width <= room:
                room -= hint.width
                shown.add(hint)
        return [hint for hint in self.hints if hint in shown]

    def render(self) -> Content:
        """Draw the keys that fit."""
        key, label = self._style("key"), self._style("label")
        return Content("   ").join(
            Content.assemble((hint.key, key), " ", (hint.label, label)) for hint in self.fitting()
        )

    async def on_click(self, event: events.Click) -> None:
        """Run the command whose key was clicked."""
        x = event.x - self.styles.padding.left
        for hint in self.fitting():
            if 0 <= x < hint.width - 3 and hint.command:
                await self.run_action(f"screen.command('{hint.command}')")
                return
            x -= hint.width

    def _style(self, name: str) -> Style:
        style = look_of(self, LOOKS, name)
        return Style(foreground=style.foreground, bold=style.bold)
