"""Letters on everything visible that one can go to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from index.article import Span

_LETTERS = "asdfghjklqwertuiopzxcvbnm"


@dataclass(frozen=True, slots=True)
class Target:
    """Something to go to, and where it begins on the screen."""

    span: Span
    x: int
    y: int


def labels(count: int) -> list[str]:
    """Return so many short labels, none of which begins another."""
    length = 1
    while len(_LETTERS) ** length < count:
        length += 1
    combinations = product(_LETTERS, repeat=length)
    return ["".join(letters) for letters, _ in zip(combinations, range(count), strict=False)]


class HintsScreen(ModalScreen[Target | None]):
    """Puts a letter on each target; gives the one whose letter is typed."""

    DEFAULT_CSS = """
    HintsScreen {
        background: $background 30%;
        layers: hints;
        & Static {
            layer: hints;
            position: absolute;
            width: auto;
            height: 1;
            background: $accent;
            color: $text;
            text-style: bold;
        }
    }
    """

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = dict(zip(labels(len(targets)), targets, strict=True))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Put the letters where the targets begin."""
        for label, target in self._targets.items():
            hint = Static(label, name=label, markup=False)
            hint.styles.offset = (target.x, target.y)
            yield hint

    def on_click(self, event: events.Click) -> None:
        """Take the letter that is clicked; a click elsewhere closes the hints."""
        label = event.widget.name if event.widget is not None else None
        self.dismiss(self._targets.get(label or ""))

    def on_key(self, event: events.Key) -> None:
        """Take a letter; any other key closes the hints."""
        event.stop()
        self._typed += event.character or ""
        if self._typed in self._targets:
            self.dismiss(self._targets[self._typed])
        elif not any(label.startswith(self._typed) for label in self._targets) or not self._typed:
            self.dismiss(None)
