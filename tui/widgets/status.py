"""The status line: what is current, and how far the indexing has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui.session.places import Places
from tui.session.words import (
    counted,
    cue_of,
    in_context,
    marked,
    one_line,
    place_among,
    speaker_of,
)
from tui.widgets.looks import Looks, look_of
from tui.widgets.words import spread

if TYPE_CHECKING:
    from index.events import Progress
    from tui.session.places import PlaceKind

_STAGES = {
    **{"scan": "Looking for files", "index": "Making the search index"},
    **{"read": "Reading", "analyse": "Analysing", "agree": "Joining names"},
    **{"gather": "Gathering quotes", "compare": "Comparing quotes"},
}
_FULL, _EMPTY = "━", "╌"
LOOKS: Looks = {
    "counters": "bold",
    "thing": "$text-muted",
    "bar": "$text-accent",
    "rest": "$text-disabled",
    "notice": "$text-warning",
}


def counters(places: Places, fraction: float) -> str:
    """Return where the reader is: `quote 5/12 · hit 2/5 · 31 %`."""
    kinds: list[tuple[PlaceKind, str]] = [
        ("reported", "reported") if places.kind == "reported" else ("quote", "quote"),
        ("hit", "key term" if places.hits_are_terms else "hit"),
        ("mention", "mention"),
    ]
    parts = [
        _counter(places, kind, noun)
        for kind, noun in kinds
        if places.count(kind) or (kind == "hit" and places.in_title)
    ]
    return " · ".join([*parts, f"{round(100 * fraction)} %"])


def current_line(places: Places, text: str, width: int) -> str:
    """Return the current thing on one line: who says what, or the hit in its context.

    Args:
        places: What is current.
        text: The text of the article.
        width: About how many characters there is room for.
    """
    if places.kind in ("quote", "reported") and places.quote is not None:
        quote = places.quote
        who = marked(speaker_of(quote, text), quote) or "Nobody named"
        cue = cue_of(quote, text)
        where = f"{cue}, ¶{quote.paragraph + 1}" if cue else f"¶{quote.paragraph + 1}"
        return f"{who} ({where}): {one_line(quote.span.of(text))}"
    if places.span is None:
        return ""
    followed = places.followed if places.kind == "mention" else None
    name = f"{one_line(followed.name)}: " if followed else ""
    line, _ = in_context(text, places.span, width - len(name))
    return name + line


def progress_text(progress: Progress) -> str:
    """Return how far the indexing has come: `Reading 120 of 400 · 35/s · 8 s left`."""
    if not progress.total:
        return f"{_STAGES[progress.stage]} …"
    words = f"{_STAGES[progress.stage]} {progress.done:,} of {progress.total:,}"
    if progress.done >= progress.total:  # what was found is being written
        return f"{words} …"
    if progress.part is not None:
        words += f" · {progress.part:.0%}".replace("%", " %")
        words += "" if progress.total == 1 else " of the next"
    elif progress.found:
        words += f" · {counted(progress.found, 'article')}"
        words += " so far" if progress.total == 1 else " of the next"
    elif progress.rate:
        rate = f"{progress.rate:.0f}" if progress.rate >= 10 else f"{progress.rate:.1f}"
        words += f" · {rate}/s"
    if progress.seconds_left is not None:
        words += f" · {_duration(progress.seconds_left)} left"
    return words


_LEAST = 20
"""Cells in which the current thing still tells something."""


class StatusLine(Widget):
    """What is current, and how far the indexing has come."""

    DEFAULT_CSS = "StatusLine { height: 1; background: $panel; color: $foreground; }"

    where: reactive[str] = reactive("")
    """Counters of the current place."""
    progress: reactive[Progress | None] = reactive(None)
    """How far the indexing has come; `None` when nothing is being indexed."""
    doing: reactive[str] = reactive("")
    """What else is being done, and how far it is."""
    notice: reactive[str] = reactive("")
    """What is wrong until something is done about it, such as a folder that is not there."""

    arrived: reactive[int] = reactive(0)
    """Articles that have come since the results were asked for."""
    stop_key = ""
    """The key that stops the indexing."""

    _places = Places()
    _text = ""

    def show(self, places: Places, text: str, fraction: float) -> None:
        """Show where the reader is in an article.

        Args:
            places: What is current.
            text: The text of the article.
            fraction: How much of it has been read.
        """
        self._places, self._text = places, text
        self.where = counters(places, fraction)
        self.refresh()

    def clear(self) -> None:
        """Show that no article is open."""
        self._places, self._text, self.where = Places(), "", ""

    def render(self) -> Content:
        """Draw the line."""
        width = max(1, self.size.width)
        if self.doing:
            right = Content.styled(f"{self.doing} ", self._style("thing"))
        elif self.progress is not None:
            right = self._progress(self.progress, room=10 if width >= 100 else 0)
        elif self.notice:
            right = Content.styled(f"{self.notice} ", self._style("notice"))
        elif self.arrived:
            right = Content.styled(f"{counted(self.arrived, 'new article')} ", self._style("thing"))
        else:
            return self._current(width)
        return spread(self._current(width - right.cell_length - 1), right, width)

    def _current(self, width: int) -> Content:
        """Draw where the reader is, on one line that is no wider than `width` cells."""
        where = f" {self.where}" if self.where else ""
        room = width - len(where) - 3
        thing = current_line(self._places, self._text, room) if room >= _LEAST else ""
        return Content.assemble(
            (where, self._style("counters")),
            (f"   {thing}" if thing else "", self._style("thing")),
        ).truncate(max(1, width), ellipsis=True)

    def _progress(self, progress: Progress, room: int) -> Content:
        done = progress.done + (progress.part or 0.0)
        full = int(room * done / progress.total) if progress.total else 0
        words = progress_text(progress)
        cancel = f" · {self.stop_key} stops " if self.stop_key else " "
        if len(self.where) + room + len(words) + len(cancel) + 3 > self.size.width:
            cancel = " "
        return Content.assemble(
            (_FULL * full, self._style("bar")),
            (_EMPTY * (room - full), self._style("rest")),
            f" {words}",
            (cancel, self._style("thing")),
        )

    def _style(self, name: str) -> Style:
        style = look_of(self, LOOKS, name)
        return Style(foreground=style.foreground, bold=style.bold)


def _counter(places: Places, kind: PlaceKind, noun: str) -> str:
    index, count = places.index(kind), places.count(kind)
    in_title = places.in_title if kind == "hit" else 0
    if in_title and not count:
        return f"{counted(in_title, noun)} in the title"
    counter = counted(count, noun) if index is None else f"{noun} {place_among(index, count)}"
    return f"{counter} +{in_title} in title" if in_title else counter


def _duration(seconds: float) -> str:
    if seconds < 100:
        return f"{max(1, round(seconds))} s"
    if seconds < 3600:
        return f"{round(seconds / 60)} min"
    return f"{seconds / 3600:.1f} h"
