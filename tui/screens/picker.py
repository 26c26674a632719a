"""A dialog to choose one of several things: by a few letters of it, where there are many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from tui.screens.dialog import Box
from tui.screens.fuzzy import best
from tui.screens.list_dialog import MOVES, MOVES_WHILE_TYPING, ListDialog
from tui.session.words import counted
from tui.widgets.clean_input import CleanInput
from tui.widgets.list_pane import ListPane
from tui.widgets.words import first_lines, spread

Action = Literal["go", "filter", "exclude"]
_LEAST = 8
"""Lines of the list at least, so that the smallest box still looks like one."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose."""

    label: str
    count: str = ""
    """Stands at the right end of the row."""
    detail: str = ""
    """More lines, dimmed, as many as `PickerScreen` is told to show."""
    note: str = ""
    """What is told of the detail, below it: at most half of the lines."""
    is_told: bool = False
    """It only tells what another choice is about, and cannot be chosen."""


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen, and what for."""

    index: int
    action: Action


class ChoiceList(ListPane[int]):
    """The choices that fit what was typed."""

    DEFAULT_CSS = """
    ChoiceList { height: 1fr; background: $surface; }
    """

    def __init__(self, choices: Sequence[Choice], lines: int) -> None:
        super().__init__()
        self.choices, self._lines = choices, lines

    def height_of(self, row: int, width: int) -> int:
        """Return how many lines a choice takes."""
        return self._lines

    def is_heading(self, row: int) -> bool:
        """Tell whether the cursor passes over a choice."""
        return self.choices[row].is_told

    def draw(self, row: int, number: int, width: int) -> list[Content]:
        """Return the lines of a choice."""
        choice, dim = self.choices[row], self.style_of("dim")
        label = Content.styled(f" {choice.label}", dim if choice.is_told else "")
        first = spread(label, Content.styled(f"{choice.count} ", dim), width)
        rest, room = self._lines - 1, max(8, width - 4)
        note = first_lines(Content.styled(choice.note, dim), room, rest // 2)
        detail = first_lines(Content.styled(choice.detail, dim), room, rest - len(note))
        return [first, *(Content("   ") + line for line in (*detail, *note))]


class PickerInput(CleanInput):
    """The line that letters of a name are typed into; moves go to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES_WHILE_TYPING,
        Binding("tab", "screen.pick('filter')", "Filter", show=False),
        Binding("ctrl+x", "screen.pick('exclude')", "Exclude", show=False),
    ]


class PickerScreen(ListDialog[Picked]):
    """Lets the user choose one of many things.

    Args:
        title: What there is to choose.
        choices: In their natural order.
        help: What the keys do, for the lower edge of the frame.
        actions: What can be done with a choice.
        lines: How many lines a choice takes.
        noun: What one choice is called.
        none: What to say if none has the letters typed, where there are more than are given.
        seeks: Whether letters look for one; not where all are in sight, so that `j` is a move.
        selected: The likeliest one, which the cursor begins on.
        preview: Is told of each choice that the cursor comes to.
    """

    DEFAULT_CSS = """
    PickerScreen {
        & > .box { width: 90; }
        & PickerInput { margin-bottom: 1; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("enter", "pick('go')", "Choose", show=False),
    ]
    """Where there is a line to type into, it takes these keys itself."""

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        help: str,  # noqa: A002
        actions: frozenset[Action] = frozenset({"go"}),
        lines: int = 1,
        noun: str = "name",
        none: str = "",
        seeks: bool = True,
        selected: int = 0,
        preview: Callable[[int], object] = lambda choice: None,
    ) -> None:
        super().__init__()
        self._title, self.choices, self._help = title, choices, help
        self._actions, self._lines, self._noun = actions, lines, noun
        self._seeks, self._selected, self._preview = seeks, selected, preview
        self._none = none or f"No {noun} has these letters."

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Box(classes="box") as box:
            box.border_title = self._title
            box.border_subtitle = self._help
            if self._seeks:
                yield PickerInput(compact=True, placeholder="Type a few letters")
            yield ChoiceList(self.choices, self._lines)

    def on_mount(self) -> None:
        """Show all choices, in a box that is no higher than they are."""
        least, above = (_LEAST, 2) if self._seeks else (0, 0)
        self.fit(max(least, len(self.choices) * self._lines) + above)
        self._show("")
        self.set_focus(self.query_one(PickerInput if self._seeks else ChoiceList))

    def action_pick(self, action: Action) -> None:
        """Choose what the cursor is on."""
        index = self.query_one(ChoiceList).at_cursor
        if index is not None and action in self._actions:
            self.dismiss(Picked(index, action))

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    @on(ListPane.Chosen)
    def _go(self) -> None:
        self.action_pick("go")

    @on(ListPane.Moved)
    def _tell(self) -> None:
        index = self.query_one(ChoiceList).at_cursor
        if index is not None:
            self._preview(index)

    def _show(self, typed: str) -> None:
        def words(index: int) -> str:
            choice = self.choices[index]
            return f"{choice.label} {choice.detail}" if self._lines > 1 else choice.label

        rows = best(typed, range(len(self.choices)), words)
        possible = [at for at, row in enumerate(rows) if not self.choices[row].is_told]
        choices = self.query_one(ChoiceList)
        if possible:
            choices.show_rows(rows, cursor=possible[0] if typed else self._selected)
            self._tell()
        else:
            choices.say(Content(self._none))
        self.query_one(
            ".box"
        ).border_title = f"{self._title} · {counted(len(possible), self._noun)}"
