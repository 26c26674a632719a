"""When the articles that were found appeared: a bar for each stretch of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

_HEIGHTS = "▁▂▃▄▅▆▇█"


class Bar(NamedTuple):
    """A stretch of time and how many articles appeared in it."""

    first: str
    """Its first month: `2024-01`."""
    last: str
    """Its last month."""
    articles: int


def bars(months: Sequence[tuple[str, int]], room: int) -> list[Bar]:
    """Return at most `room` bars of equally many months for counts by month, oldest first."""
    counts = {_number(month): count for month, count in months if len(month) == 7}
    if not counts or room < 1:
        return []
    begin, end = min(counts), max(counts) + 1
    step = -(-(end - begin) // room)
    return [
        Bar(
            _month(at),
            _month(min(at + step, end) - 1),
            sum(counts.get(month, 0) for month in range(at, at + step)),
        )
        for at in range(begin, end, step)
    ]


class Timeline(Widget):
    """A small bar for each stretch of time; a click looks only there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"timeline--bar", "timeline--years"}
    DEFAULT_CSS = """
    Timeline {
        width: 36;
        height: 1;
        & .timeline--bar { color: $text-primary; }
        & .timeline--years { color: $text-muted; }
    }
    """

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
        most = max(bar.articles for bar in drawn)
        heights = "".join(
            _HEIGHTS[(len(_HEIGHTS) - 1) * bar.articles // most] if bar.articles else " "
            for bar in drawn
        )
        years = self._style("timeline--years")
        return Content.assemble(
            (f"{drawn[0].first[:4]} ", years),
            (heights, self._style("timeline--bar")),
            (f" {drawn[-1].last[:4]}", years),
        )

    def on_click(self, event: events.Click) -> None:
        """Tell which stretch of time was clicked."""
        drawn = self._bars()
        at = event.x - 5
        if len(drawn) >= 3 and 0 <= at < len(drawn) and drawn[at].articles:
            self.post_message(self.Chosen(drawn[at].first, drawn[at].last))

    def _style(self, name: str) -> Style:
        return Style(foreground=self.get_visual_style(name).foreground)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
