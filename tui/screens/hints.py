"""Letters on everything visible that one can go to."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

_LETTERS = "asdfghjklqwertuiopzxcvbnm"
"""Those under the fingers first."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something to go to, and where it begins on the screen."""

    x: int
    y: int
    go: Callable[[], object]


def labels(count: int) -> list[str]:
    """Return so many labels, none of which begins another; the easiest to type come first.

    As many as possible are single letters: only the last ones begin longer labels.
    """
    made = deque(reversed(_LETTERS))
    while len(made) < count:
        begin = made.popleft()
        made.extend(begin + letter for letter in _LETTERS)
    return sorted(made, key=lambda label: (len(label), [*map(_LETTERS.index, label)]))[:count]


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
