"""The frame of a pane, and the place that is written on it."""

from __future__ import annotations

from textual.widget import Widget


def show_place(pane: Widget, place: str) -> None:
    """Write on a pane's frame where the reader is, such as "3/12".

    Textual draws a pane anew whenever this is set, so it is left alone where nothing changes.
    """
    if pane.border_subtitle != place:
        pane.border_subtitle = place
