"""The status line: what is current, and how far the indexing has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui.panes.words import cue_of, in_context, one_line, speaker_of, spread

if TYPE_CHECKING:
    from index.events import Progress
    from tui.current import PlaceKind, Places

_STAGES = {"scan": "Looking for files", "read": "Reading", "analyse": "Analysing"}
_FULL, _EMPTY = "━", "╌"


def counters(places: Places, fraction: float) -> str:
    """Return where the reader is: `quote 5/12 · hit 2/5 · 31 %`."""
    parts = [f"quote {_counter(places, 'quote')}"] if places.quotes else []
    if places.hits:
        word = "term" if places.hits_are_terms else "hit"
        parts.append(f"{word} {_counter(places, 'hit')}")
    if places.entity is not None:
        parts.append(f"mention {_counter(places, 'mention')}")
    return " · ".join([*parts, f"{round(100 * fraction)} %"])


def current_line(places: Places, text: str) -> str:
    """Return the current thing on one line: who says what, or the hit in its context."""
    if places.kind in ("quote", "reported") and places.quote is not None:
        quote = places.quote
        who = speaker_of(quote, text) or "Nobody named"
        cue = cue_of(quote, text)
        where = f"{cue}, ¶{quote.paragraph + 1}" if cue else f"¶{quote.paragraph + 1}"
        return f"{who} ({where}): {one_line(quote.span.of(text))}"
    if places.span is not None:
        line, _ = in_context(text, places.span, 120)
        if places.kind == "mention" and places.followed is not None:
            return f"{one_line(places.followed.name)}: {line}"
        return line
    return ""


def progress_text(progress: Progress) -> str:
    """Return how far the indexing has come: `Reading 120 of 400 · 35/s · 8 s left`."""
    words = f"{_STAGES[progress.stage]} {progress.done:,} of {progress.total:,}"
    if progress.rate:
        rate = f"{progress.rate:.0f}" if progress.rate >= 10 else f"{progress.rate:.1f}"
        words += f" · {rate}/s"
    if progress.seconds_left is not None:
        words += f" · {_duration(progress.seconds_left)} left"
    return words


class StatusLine(Widget):
    """What is current, and how far the indexing has come."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status--counters",
        "status--thing",
        "status--bar",
        "status--rest",
    }
    DEFAULT_CSS = """
    StatusLine {
        height: 1;
        background: $panel;
        color: $foreground;
        & .status--counters { text-style: bold; }
        & .status--thing { color: $text-muted; }
        & .status--bar { color: $text-accent; }
        & .status--rest { color: $text-disabled; }
    }
    """

    where: reactive[str] = reactive("")
    """Counters of the current place."""
    thing: reactive[str] = reactive("")
    """The current thing itself."""
    progress: reactive[Progress | None] = reactive(None)
    """How far the indexing has come; `None` when nothing is being indexed."""

    def render(self) -> Content:
        """Draw the line."""
        width = max(1, self.size.width)
        left = Content.assemble(
            (f" {self.where}" if self.where else "", self._style("counters")),
            (f"   {self.thing}" if self.thing else "", self._style("thing")),
        )
        if self.progress is None:
            return left.truncate(width, ellipsis=True)
        room = 10 if width >= 100 else 0
        return spread(left, self._progress(self.progress, room), width)

    def _progress(self, progress: Progress, room: int) -> Content:
        full = room * progress.done // progress.total if progress.total else 0
        cancel = " · esc stops " if self.size.width >= 130 else " "
        return Content.assemble(
            (_FULL * full, self._style("bar")),
            (_EMPTY * (room - full), self._style("rest")),
            f" {progress_text(progress)}",
            (cancel, self._style("thing")),
        )

    def _style(self, name: str) -> Style:
        style = self.get_visual_style(f"status--{name}")
        return Style(foreground=style.foreground, bold=style.bold)


def _counter(places: Places, kind: PlaceKind) -> str:
    index, count = places.index(kind), places.count(kind)
    return f"{index + 1 if index is not None else 0}/{count}"


def _duration(seconds: float) -> str:
    if seconds < 100:
        return f"{max(1, round(seconds))} s"
    if seconds < 3600:
        return f"{round(seconds / 60)} min"
    return f"{seconds / 3600:.1f} h"
