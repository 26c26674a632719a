"""A dialog to narrow the results down: groups with counts, several filters at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from tui.screens.dialog import Box
from tui.screens.fuzzy import rank
from tui.screens.list_dialog import ListDialog
from tui.screens.picker import PickerInput
from tui.session.query_edit import filter_word
from tui.session.words import one_line
from tui.widgets.list_pane import ListPane
from tui.widgets.words import spread

_BAR = 12
SET = "In the search now"
"""The heading of filters that the query has, but none of the results shows."""


@dataclass(frozen=True, slots=True)
class FilterEntry:
    """A filter in the list."""

    field: str
    value: str
    count: int = 0
    """Articles that it leaves."""

    @property
    def word(self) -> str:
        """How it is written in a query."""
        return filter_word(self.field, self.value)


class FilterList(ListPane[FilterEntry | str]):
    """The filters under their headings, each with its sign: only these, or without these."""

    DEFAULT_CSS = """
    FilterList { height: 1fr; background: $surface; }
    """

    def __init__(self, *, sign: str) -> None:
        super().__init__()
        self._sign, self.most = sign, 1
        self.chosen: dict[str, bool] = {}
        """The words of the filters that hold, each with whether it excludes."""

    def is_heading(self, row: FilterEntry | str) -> bool:
        """Tell whether a row is a heading."""
        return isinstance(row, str)

    def draw(self, row: FilterEntry | str, number: int, width: int) -> list[Content]:
        """Return the line of a filter."""
        if isinstance(row, str):
            return [Content.styled(f" {row}", self.style_of("heading")).truncate(width)]
        excludes = self.chosen.get(row.word)
        mark = "   " if excludes is None else " - " if excludes else " + "
        style = "" if excludes is None else self.style_of("strong")
        label = Content.styled(f"{mark}{one_line(row.value)}", style)
        if not row.count:
            return [label.truncate(width, ellipsis=True)]
        bar = (self._sign * max(1, round(_BAR * row.count / self.most))).ljust(_BAR)
        return [
            spread(label, Content.styled(f"{bar} {row.count:>6,} ", self.style_of("dim")), width)
        ]

    def redraw(self) -> None:
        """Show other signs on the same rows."""
        self._drawn.clear()
        self.refresh()


class FilterInput(PickerInput):
    """The line that letters of a filter are typed into."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete", "screen.clear", "Take all away", show=False),
    ]


class FilterScreen(ListDialog[list[str]]):
    """Lets the user choose filters; gives the words of all that are to hold.

    Args:
        groups: The filters by heading.
        chosen: The words of those that hold now, each with whether it excludes.
        sign: What bars are drawn with.
        cut: The headings of which only the most frequent filters are given.
        trouble: Why the counts are too low, in words.
    """

    DEFAULT_CSS = """
    FilterScreen {
        & > .box { width: 90; height: 84%; }
        & FilterInput { margin-bottom: 1; }
        & #chosen { height: auto; max-height: 3; margin-bottom: 1; color: $text-accent; }
    }
    """

    def __init__(
        self,
        groups: Mapping[str, Sequence[FilterEntry]],
        chosen: Mapping[str, bool],
        *,
        sign: str = "▇",
        cut: frozenset[str] = frozenset(),
        trouble: str = "",
    ) -> None:
        super().__init__()
        self._trouble = trouble
        self._cut = cut
        self._groups = {heading: entries for heading, entries in groups.items() if entries}
        self._before, self._sign = dict(chosen), sign

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Box(classes="box") as box:
            title = "Narrow the results down"
            box.border_title = f"{title} · {self._trouble}" if self._trouble else title
            box.border_subtitle = "↵ done · tab only these · ctrl+x without · del clear"
            yield FilterInput(compact=True, placeholder="Type a few letters")
            yield Static("", id="chosen", markup=False)
            yield FilterList(sign=self._sign)

    @property
    def _list(self) -> FilterList:
        return self.query_one(FilterList)

    def on_mount(self) -> None:
        """Show all filters."""
        counts = [entry.count for entries in self._groups.values() for entry in entries]
        self._list.most, self._list.chosen = max(counts, default=1), dict(self._before)
        self._show("")
        self._show_chosen()
        self.set_focus(self.query_one(FilterInput))

    def action_pick(self, action: str) -> None:
        """Let the filter under the cursor hold, or hold no longer; or be done."""
        row = self._list.at_cursor
        if action == "go":
            if isinstance(row, FilterEntry) and self._list.chosen == self._before:
                self._toggle(row, excludes=False)
            self.dismiss([f"-{word}" if no else word for word, no in self._list.chosen.items()])
        elif isinstance(row, FilterEntry):
            self._toggle(row, excludes=action == "exclude")

    def action_clear(self) -> None:
        """Take all filters away."""
        self._list.chosen.clear()
        self._show_chosen()

    def _toggle(self, entry: FilterEntry, *, excludes: bool) -> None:
        if self._list.chosen.get(entry.word) == excludes:
            del self._list.chosen[entry.word]
        else:
            self._list.chosen[entry.word] = excludes
        self._show_chosen()

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    def _go(self) -> None:
        self.action_pick("go")

    @on(ListPane.Chosen)
    def _toggle_clicked(self) -> None:
        self.action_pick("filter")

    def _show_chosen(self) -> None:
        words = [f"-{word}" if no else word for word, no in self._list.chosen.items()]
        text = "   ".join(words) if words else "All articles of the search."
        self.query_one("#chosen", Static).update(Content(text))
        self._list.redraw()

    def _show(self, typed: str) -> None:
        rows = list(self._matching(typed))
        if not rows:
            told = ["No filter has these letters."]
            told += [
                f"{heading}: none of the {len(entries)} most frequent."
                for heading, entries in self._groups.items()
                if heading in self._cut
            ]
            self._list.say(Content(" ".join(told)))
            return
        first = next(number for number, row in enumerate(rows) if not isinstance(row, str))
        self._list.show_rows(rows, cursor=first)

    def _matching(self, typed: str) -> Iterator[FilterEntry | str]:
        listed = {entry.word for entries in self._groups.values() for entry in entries}
        others = [word for word in self._before if word not in listed]
        pairs = (word.replace('"', "").split(":", 1) for word in others)
        now = [FilterEntry(field, value) for field, value in pairs]
        groups = {SET: now, **self._groups} if now else self._groups
        for heading, entries in groups.items():
            fitting = [entry for entry in entries if _fits(typed, f"{heading} {entry.value}")]
            if fitting:
                most = f"the {len(entries)} most frequent"
                count = most if len(fitting) == len(entries) else f"{len(fitting)} of {most}"
                yield f"{heading} · {count if heading in self._cut else len(fitting)}"
                yield from fitting


def _fits(typed: str, name: str) -> bool:
    place = rank(typed, name)
    return place is not None and place < 4
