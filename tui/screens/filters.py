"""A dialog to narrow the results down: groups with counts, several filters at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from tui.screens.dialog import Box
from tui.screens.dividing import Divided, FilterEntry
from tui.screens.fuzzy import rank
from tui.screens.list_dialog import ListDialog
from tui.screens.picker import PickerInput
from tui.session.filters import FilteredQuery
from tui.session.words import counted, one_line
from tui.widgets.list_pane import ListPane
from tui.widgets.words import spread

_BAR = 12
_SCATTERED = 4
"""The rank of what has the letters only with others between."""
_KEYS = "tab adds it · ctrl+x without it · del clears"
SET = "In the search now"
"""The heading of filters that the query has, but none of the results shows."""


class FilterList(ListPane[FilterEntry | str]):
    """The filters under their headings, each with its sign: only these, or without these."""

    DEFAULT_CSS = """
    FilterList { height: 1fr; background: $surface; }
    """

    def __init__(self, query: FilteredQuery, *, sign: str) -> None:
        super().__init__()
        self._sign, self.most = sign, 1
        self.query_now = query
        """The query with the filters that hold."""

    def is_heading(self, row: FilterEntry | str) -> bool:
        """Tell whether a row is a heading."""
        return isinstance(row, str)

    def draw(self, row: FilterEntry | str, number: int, width: int) -> list[Content]:
        """Return the line of a filter."""
        if isinstance(row, str):
            return [Content.styled(f" {row}", self.style_of("heading")).truncate(width)]
        excludes = self.query_now.excludes(row.word)
        mark = "   " if excludes is None else " - " if excludes else " + "
        style = "" if excludes is None else self.style_of("strong")
        label = Content.styled(f"{mark}{one_line(row.value)}", style)
        if row.count is None:
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


class FilterScreen(ListDialog[FilteredQuery]):
    """Lets the user choose filters; gives the query with all that are to hold, if it is another.

    Args:
        query: The query as it is.
        divided: How many articles each filter leaves.
        count: Counts anew for another query, and hands over what it has found.
        sign: What bars are drawn with.
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
        query: FilteredQuery,
        divided: Divided,
        count: Callable[[FilteredQuery, Callable[[Divided], None]], None],
        *,
        sign: str = "▇",
    ) -> None:
        super().__init__()
        self._before = self.query_now = query
        self._divided, self._count, self._sign = divided, count, sign
        self._has_looked = False
        """The user has typed, or moved to another filter than the first."""

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Box(classes="box"):
            yield FilterInput(compact=True, placeholder="Type a few letters")
            yield Static("", id="chosen", markup=False)
            yield FilterList(self.query_now, sign=self._sign)

    @property
    def _list(self) -> FilterList:
        return self.query_one(FilterList)

    def on_mount(self) -> None:
        """Show all filters."""
        self._show("")
        self._show_chosen()
        self.set_focus(self.query_one(FilterInput))

    @property
    def _takes_row(self) -> bool:
        """Whether Enter chooses the filter under the cursor: who has looked for one wants it."""
        return self._has_looked and self.query_now == self._before

    def action_move(self, move: str) -> None:
        """Move the cursor."""
        super().action_move(move)
        self._look()

    def action_pick(self, action: str) -> None:
        """Let the filter under the cursor hold, or hold no longer; or be done."""
        row = self._list.at_cursor
        if action == "go":
            if isinstance(row, FilterEntry) and self._takes_row:
                self.query_now = self.query_now.toggled(row.word, excludes=False)
            self.dismiss(self.query_now if self.query_now != self._before else None)
        elif isinstance(row, FilterEntry):
            self._choose(self.query_now.toggled(row.word, excludes=action == "exclude"))

    def action_clear(self) -> None:
        """Take all filters away."""
        self._choose(self.query_now.cleared())

    def _choose(self, query: FilteredQuery) -> None:
        """Let other filters hold, and count what the others would leave beside them."""
        self.query_now = query
        self._show_chosen()
        self._count(query, self._show_counts)

    def _show_counts(self, divided: Divided) -> None:
        if self.is_attached:
            self._divided = divided
            self._show(self.query_one(FilterInput).value, keep=True)
            self._show_chosen()

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self._show(event.value)
        self._look()

    @on(Input.Submitted)
    def _go(self) -> None:
        self.action_pick("go")

    @on(ListPane.Chosen)
    def _toggle_clicked(self) -> None:
        self.action_pick("filter")

    def _look(self) -> None:
        self._has_looked = True
        self._show_keys()

    def _show_keys(self) -> None:
        enter = "takes this one" if self._takes_row else "done"
        self.query_one(".box").border_subtitle = self.plain(f"↵ {enter} · {_KEYS}")

    def _show_chosen(self) -> None:
        box, divided = self.query_one(".box"), self._divided
        told = divided.trouble or counted(divided.total, "article")
        box.border_title = self.plain(f"Narrow the results down · {told}")
        self._show_keys()
        words = [one.text for one in self.query_now.filters]
        text = "   ".join(words) if words else "All articles of the search."
        self.query_one("#chosen", Static).update(Content(text))
        self._list.query_now = self.query_now
        self._list.redraw()

    def _show(self, typed: str, *, keep: bool = False) -> None:
        """List the filters that fit what was typed; `keep` the cursor on its own."""
        rows = list(self._matching(typed))
        if not rows:
            told = ["No filter has these letters."]
            told += [
                f"{heading}: none of the {len(entries)} most frequent."
                for heading, entries in self._divided.groups.items()
                if heading in self._divided.cut
            ]
            self._list.say(Content(" ".join(told)))
            return
        at, top = self._list.at_cursor, self._list.scroll_offset.y
        same = [number for number, row in enumerate(rows) if keep and _word(row) == _word(at)]
        first = next(number for number, row in enumerate(rows) if not isinstance(row, str))
        counts = [row.count or 0 for row in rows if isinstance(row, FilterEntry)]
        self._list.most = max(1, *counts)
        self._list.show_rows(rows)
        if keep:
            self._list.scroll_to(y=top, animate=False)
        self._list.select(same[0] if same else first)

    def _matching(self, typed: str) -> Iterator[FilterEntry | str]:
        """Yield headings and filters, those that fit best first."""
        groups = {}
        for heading, entries in self._listed().items():
            ranked = [(_rank(typed, heading, entry.value), entry) for entry in entries]
            fitting = sorted((one for one in ranked if one[0] < _SCATTERED), key=lambda one: one[0])
            if fitting:
                groups[heading] = fitting
        for heading, fitting in sorted(groups.items(), key=lambda one: one[1][0][0]):
            count = str(len(fitting))
            if heading in self._divided.cut:
                every = len(self._divided.groups[heading])
                most = f"the {every} most frequent"
                count = most if len(fitting) == every else f"{len(fitting)} of {most}"
            yield f"{heading} · {count}"
            yield from (entry for _, entry in fitting)

    def _listed(self) -> dict[str, list[FilterEntry]]:
        """Return all filters by heading, with those that hold and that no result shows."""
        groups = {heading: entries for heading, entries in self._divided.groups.items() if entries}
        listed = {entry.word for entries in groups.values() for entry in entries}
        words = dict.fromkeys((*self._before.words, *self.query_now.words))
        now = [
            FilterEntry(word, word.replace('"', "").partition(":")[2])
            for word in words
            if word not in listed
        ]
        return {SET: now, **groups} if now else groups


def _rank(typed: str, heading: str, value: str) -> int:
    """Return how well a filter fits what was typed, by its value or else by its heading."""
    ranks = (rank(typed, value), rank(typed, f"{heading} {value}"))
    return min(_SCATTERED if one is None else one for one in ranks)


def _word(row: FilterEntry | str | None) -> str:
    return row.word if isinstance(row, FilterEntry) else ""
