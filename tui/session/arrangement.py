"""Which panes can be seen, and which of them the reader is in."""

from __future__ import annotations

from dataclasses import dataclass

from tui.session.panes import PANES, PaneName, pane_called

NARROW = 100
"""Columns below which the side panes are drawers."""
LEAST = 60, 16
"""Columns and lines below which there are only the results."""
WIDE = 160
"""Columns from which results, article and side panes stand beside each other."""


@dataclass(eq=False, repr=False)
class Arrangement:
    """The panes as they stand at the present size of the window."""

    width: int = 0
    """Columns of the window."""
    height: int = LEAST[1]
    """Its lines."""
    zen: bool = False
    """The article is shown alone."""
    no_side: bool = False
    """The side panes are hidden."""
    drawer: PaneName | None = None
    """The side pane that is open as a drawer, on a narrow screen."""
    focused: PaneName | None = None
    """The pane that the keys go to; `None` while a query is typed."""

    @property
    def is_narrow(self) -> bool:
        """Whether the side panes are drawers."""
        return self.width < NARROW

    @property
    def is_tiny(self) -> bool:
        """Whether there are only the results."""
        return self.width < LEAST[0] or self.height < LEAST[1]

    @property
    def size_name(self) -> str:
        """What the widths that the user chooses are remembered under."""
        return "wide" if self.width >= WIDE else "medium"

    def can_be_seen(self, name: PaneName) -> bool:
        """Tell whether a pane can be seen at the present size."""
        place = pane_called(name).place
        if self.is_tiny:
            return place == "results"
        if place == "article":
            return True
        if self.zen:
            return False
        if self.is_narrow:
            return self.drawer == name if place == "side" else self.drawer is None
        return place == "results" or not self.no_side

    def bring(self, name: PaneName) -> None:
        """Bring a pane onto the screen if it is not there."""
        place = pane_called(name).place
        self.zen = self.zen and place == "article"
        if place == "side":
            self.no_side = False
            self.drawer = name if self.is_narrow else None
        elif place == "results":
            self.drawer = None

    def neighbour(self, by: int) -> PaneName:
        """Return the next or previous pane of those on the screen."""
        shown = [pane.id for pane in PANES if self.can_be_seen(pane.id)]
        if self.focused not in shown:
            return shown[0]
        return shown[(shown.index(self.focused) + by) % len(shown)]

    @property
    def focused_side(self) -> PaneName | None:
        """The side pane that the reader is in."""
        focused = self.focused
        return focused if focused and pane_called(focused).place == "side" else None
