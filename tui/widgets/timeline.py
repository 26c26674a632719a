"""When the articles that were found appeared: a bar for each stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui.session.months import Bar, bars, heights
from tui.widgets.looks import Looks, look_of

LOOKS: Looks = {"bar": "$text-primary", "years": "$text-muted"}


class Timeline(Widget):
    """A small bar for each stretch of time; a click looks only there."""

    DEFAULT_CSS = "Timeline { width: 36; height: 1; }"

    months: reactive[Sequence[tuple[str, int]]] = reactive(())
    """Articles by month, as the archive gives them."""

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """A bar was clicked."""

        first: str
        last: str

    def _bars(self) -> list[Bar]:
        return bars(self.months, self.size.width - 10)

    def render(self) -> Content:
        """Draw the bars between the first and the last year."""
        drawn = self._bars()
        if len(drawn) < 3:
            return Content("")
        years = self._style("years")
        return Content.assemble(
            (f"{drawn[0].first[:4]} ", years),
            (heights(drawn), self._style("bar")),
            (f" {drawn[-1].last[:4]}", years),
        )

    def on_click(self, event: events.Click) -> None:
        """Tell which stretch of time was clicked."""
        drawn = self._bars()
        at = event.x - 5
        if len(drawn) >= 3 and 0 <= at < len(drawn) and drawn[at].number:
            self.post_message(self.Chosen(drawn[at].first, drawn[at].last))

    def _style(self, name: str) -> Style:
        return Style(foreground=look_of(self, LOOKS, name).foreground)
