"""A dialog that lists the files that could not be read, or not well."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from index import Problem, clean_line
from tui.screens.dialog import Box
from tui.screens.list_dialog import MOVES, ListDialog
from tui.session.words import counted
from tui.widgets.list_pane import ListPane
from tui.widgets.words import indented

_SIDES = 6
"""Cells of the frame and of the space within it."""


class ProblemList(ListPane[Problem]):
    """The problems, each with its reason and what to do."""

    DEFAULT_CSS = """
    ProblemList { height: 1fr; background: $surface; }
    """

    def height_of(self, row: Problem, width: int) -> int:
        """Return how many lines a problem takes: path, reason, what to do, and a space between."""
        return len(self.draw(row, 0, width)) + (row is not self.rows[-1])

    def draw(self, row: Problem, number: int, width: int) -> list[Content]:
        """Return the lines of a problem."""
        kind = "skipped" if row.skipped else "read, but"
        path = Content.styled(clean_line(row.path), self.style_of("strong"))
        reason = Content(f"{kind}: {clean_line(row.reason)}")
        hint = Content.styled(clean_line(row.hint), self.style_of("dim"))
        return [
            *indented(path, width, 1),
            *indented(reason, width, 3),
            *(indented(hint, width, 3) if row.hint else ()),
        ]


class ProblemsScreen(ListDialog[Literal["retry"]]):
    """The files that could not be read, why, and what to do about each."""

    DEFAULT_CSS = """
    ProblemsScreen > .box {
        width: 100;
        &.-none { height: 7; width: 60; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *MOVES,
        Binding("r", "retry", "Try again", show=False),
    ]

    def __init__(self, problems: Sequence[Problem], folder: Path) -> None:
        super().__init__()
        self._problems, self._folder = problems, folder

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Box(classes="box" if self._problems else "box -none") as box:
            skipped = sum(problem.skipped for problem in self._problems)
            remarks = len(self._problems) - skipped
            box.border_title = " · ".join(
                ["Problems"]
                + ([f"{counted(skipped, 'file')} skipped"] if skipped else [])
                + ([counted(remarks, "remark")] if remarks else [])
            )
            box.border_subtitle = "r try again · q close" if self._problems else "q close"
            yield ProblemList()

    def on_mount(self) -> None:
        """List the problems."""
        problems = self.query_one(ProblemList)
        if self._problems:
            width = min(100, self.app.size.width * 94 // 100) - _SIDES
            problems.show_rows(self._problems, cursor=0)
            self.fit(sum(problems.height_of(problem, width) for problem in self._problems) + 1)
        else:
            problems.say(Content("Every file of this folder could be read."))
        problems.focus()

    def action_retry(self) -> None:
        """Close, and look at the files again."""
        self.dismiss("retry")
