"""Letters on everything visible that one can go to."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.screens.dialog import forget_drawing, hide_messages
from tui.widgets.looks import Looks, look_of

LOOKS: Looks = {"letter": "bold $text on $accent"}
_LETTERS = "asdfghjklqwertuiopzxcvbnmASDFGHJKLQWERTUIOPZXCVBNM"
"""Those under the fingers first; so many that one of them is enough on nearly every screen."""


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
    """Puts a letter on each target; gives the one whose letter is typed.

    The letters are drawn over the screen below: a widget for each would take its time to show.
    """

    DEFAULT_CSS = "HintsScreen { background: $background 30%; }"

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self.targets = dict(zip(labels(len(targets)), targets, strict=True))
        """What each label stands for."""
        self._on_line: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        for label, target in self.targets.items():
            self._on_line[target.y].append((target.x, label))
        self._typed = ""
        self._drawn_for = Size(0, 0)

    def on_mount(self) -> None:
        """Let no message hide a letter."""
        hide_messages(self)
        self._drawn_for = self.size

    def on_resize(self, event: events.Resize) -> None:
        """Close in a window of another size: what the letters stand on has moved."""
        if event.size != self._drawn_for and self.is_current:
            self.dismiss(None)

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        forget_drawing()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the screen below, with the letters that stand on it."""
        strip = super().render_line(y)
        style = look_of(self, LOOKS, "letter").rich_style
        for x, label in self._on_line.get(y, ()):
            after = strip.crop(x + len(label))
            strip = Strip.join([strip.crop(0, x), Strip([Segment(label, style)]), after])
        return strip

    def on_click(self, event: events.Click) -> None:
        """Take the letter that is clicked; a click elsewhere closes the hints."""
        for x, label in reversed(self._on_line.get(event.screen_y, [])):
            if x <= event.screen_x < x + len(label):
                self.dismiss(self.targets[label])
                return
        self.dismiss(None)

    def on_key(self, event: events.Key) -> None:
        """Take a letter; any other key closes the hints."""
        event.stop()
        self._typed += event.character or ""
        if self._typed in self.targets:
            self.dismiss(self.targets[self._typed])
        elif not any(label.startswith(self._typed) for label in self.targets) or not self._typed:
            self.dismiss(None)
