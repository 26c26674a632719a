"""The first screen when no folder was named: choose one, or look at the sample articles."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from index import clean_line, recent_archives
from tui.screens.dialog import keep_plain
from tui.session.moves import Move
from tui.session.samples import sample_articles
from tui.widgets.clean_input import CleanInput
from tui.widgets.list_pane import ListPane
from tui.widgets.words import spread

_THREE_KEYS = (
    ("/", "searches"),
    ("n", "goes to the next quote"),
    ("?", "shows all keys"),
)

_OWN_KEYS = ("j", "k", "q")
"""Letters that do something here; any other one begins a path."""


class FolderList(ListPane[tuple[str, Path | None]]):
    """The sample articles, and the folders opened last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move('down')", "Down", show=False),
        Binding("k,up", "move('up')", "Up", show=False),
        Binding("enter", "choose", "Open", show=False),
    ]

    def draw(self, row: tuple[str, Path | None], number: int, width: int) -> list[Content]:
        """Return the line of a folder."""
        label, folder = row
        where = clean_line(str(folder)) if folder else ""
        return [
            spread(Content(f" {label}"), Content.styled(f"{where} ", self.style_of("dim")), width)
        ]

    def action_move(self, move: str) -> None:
        """Move the cursor."""
        self.move(Move(move))

    def action_choose(self) -> None:
        """Open the folder under the cursor."""
        self.choose()


class WelcomeScreen(Screen[Path | None]):
    """Asks which folder to explore."""

    DEFAULT_CSS = """
    WelcomeScreen {
        align: center middle;
        background: $background;
        & > .box {
            width: 76;
            max-width: 96%;
            height: auto;
            max-height: 96%;
            border: round $border;
            border-title-color: $text-accent;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
            padding: 1 3;
        }
        &.-ascii > .box { border: ascii $border; }
        &.-bare > .box { border: blank $border; }
        & .lead { margin-bottom: 1; }
        & FolderList { height: auto; max-height: 9; margin-bottom: 1; }
        & .other { color: $text-muted; }
        & #problem { color: $text-error; height: auto; }
        & .keys { margin-top: 1; color: $text-muted; }
        & CleanInput { border: none; height: 1; padding: 0 1; background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "leave", "Quit", show=False),
        Binding("tab", "app.focus_next", "Next", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(classes="box") as box:
            box.border_title = "Pullquote"
            box.border_subtitle = "↵ open · type a path, or tab · q quit"
            yield Static(
                "What was said, by whom, about what, in the articles you saved.",
                classes="lead",
                markup=False,
            )
            yield FolderList()
            yield Static("Or the path of a folder of articles:", classes="other", markup=False)
            yield CleanInput(placeholder="~/articles", compact=True, select_on_focus=False)
            yield Static("", id="problem", markup=False)
            yield Static(
                Content("   ").join(
                    Content.assemble((key, "bold"), f" {does}") for key, does in _THREE_KEYS
                ),
                classes="keys",
            )

    def on_mount(self) -> None:
        """List the folders."""
        keep_plain(self)
        rows: list[tuple[str, Path | None]] = [
            (clean_line(folder.name), folder) for folder in recent_archives()
        ]
        rows.append(("The sample articles", None))
        folders = self.query_one(FolderList)
        folders.show_rows(rows, cursor=0)
        folders.focus()

    def on_key(self, event: events.Key) -> None:
        """Take a path from whoever types it at once, without going to its line first."""
        if event.is_printable and event.character and event.key not in _OWN_KEYS:
            event.stop()
            self._type(event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Take a path that is pasted."""
        event.stop()
        self._type(event.text)

    def _type(self, text: str) -> None:
        field = self.query_one(CleanInput)
        self.set_focus(field)
        field.insert_text_at_cursor(text)

    def action_leave(self) -> None:
        """Leave Pullquote."""
        self.dismiss(None)

    @on(ListPane.Chosen)
    def _open(self) -> None:
        folders = self.query_one(FolderList)
        _, folder = folders.rows[folders.cursor or 0]
        self.dismiss(folder or sample_articles())

    @on(Input.Submitted)
    def _open_typed(self, event: Input.Submitted) -> None:
        folder = os.path.expanduser(event.value.strip())
        if os.path.isdir(folder):
            self.dismiss(Path(folder))
        else:
            self.query_one("#problem", Static).update(
                Content("There is no such folder. Write the path of one that exists.")
            )
