"""The help: every command with its keys, those of the present pane first; type to search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from tui.commands import COMMANDS, Command, Group, keys_of, shown_keys
from tui.screens.dialog import Box
from tui.screens.fuzzy import rank
from tui.screens.list_dialog import ListDialog
from tui.screens.picker import PickerInput
from tui.session.panes import PaneName, pane_called
from tui.session.settings import Keymap
from tui.widgets.glyphs import ASCII, UNICODE
from tui.widgets.list_pane import ListPane
from tui.widgets.words import indented

_ASCII_SIGNS = {ord(sign): plain for sign, plain in zip(UNICODE, ASCII, strict=True)}


@dataclass(frozen=True, slots=True)
class HelpEntry:
    """A command as the help lists it."""

    command: Command
    keys: str
    possible: bool
    """It can do something now."""


class HelpList(ListPane[HelpEntry | str]):
    """The commands under their headings."""

    DEFAULT_CSS = """
    HelpList { height: 1fr; background: $surface; overflow-y: scroll; }
    """

    def is_heading(self, row: HelpEntry | str) -> bool:
        """Tell whether a row is a heading."""
        return isinstance(row, str)

    def height_of(self, row: HelpEntry | str, width: int) -> int:
        """Return how many lines a row takes."""
        return len(self.draw(row, 0, width))

    def draw(self, row: HelpEntry | str, number: int, width: int) -> list[Content]:
        """Return the lines of a row: the keys, and what they do."""
        if isinstance(row, str):
            heading = Content.styled(row, self.style_of("heading"))
            return indented(heading, width, 1)
        dim, strong = self.style_of("dim"), self.style_of("strong")
        keys = Content.styled(f"   {row.keys:<16} ", strong if row.possible else dim)
        summary = Content.styled(row.command.summary, "" if row.possible else dim)
        first, *rest = indented(summary, width, keys.cell_length)
        return [keys + first[keys.cell_length :], *rest]


class HelpScreen(ListDialog[str]):
    """Lists the commands; gives the id of the one to run, if the user chooses one.

    Args:
        pane: The pane that the user was in.
        keymap: The user's keys.
        possible: The commands that can do something now.
    """

    DEFAULT_CSS = """
    HelpScreen {
        & > .box { width: 100; height: 90%; max-height: 90%; }
        & PickerInput { margin-bottom: 1; }
    }
    """

    def __init__(
        self, pane: PaneName, keymap: Keymap, possible: frozenset[str], *, ascii_only: bool
    ) -> None:
        super().__init__()
        self._pane, self._keymap = pane, keymap
        self._possible, self._ascii = possible, ascii_only

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Box(classes="box") as box:
            box.border_title = "Keys"
            box.border_subtitle = "type to search · ↵ does it · esc closes"
            yield PickerInput(compact=True, placeholder="Search the help")
            yield HelpList()

    def on_mount(self) -> None:
        """Show everything."""
        self._show("")
        self.set_focus(self.query_one(PickerInput))

    def action_pick(self, action: str) -> None:
        """Run the command under the cursor, if that is possible now."""
        row = self.query_one(HelpList).at_cursor
        if action == "go" and isinstance(row, HelpEntry) and row.possible:
            self.dismiss(row.command.id)

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        self._show(event.value)

    @on(Input.Submitted)
    @on(ListPane.Chosen)
    def _go(self) -> None:
        self.action_pick("go")

    def _show(self, typed: str) -> None:
        rows = list(self._matching(typed) if typed.strip() else self._everything())
        entries = self.query_one(HelpList)
        if not rows:
            entries.say(Content("No command is about that."))
            return
        first = next(number for number, row in enumerate(rows) if not isinstance(row, str))
        entries.show_rows(rows, cursor=first)
        entries.scroll_to(y=0, animate=False)  # what stands above the first command is seen, too

    def _everything(self) -> Iterator[HelpEntry | str]:
        here = [one for one in COMMANDS.values() if self._pane in one.panes]
        pane = pane_called(self._pane)
        yield f"Here, in the {pane.title.lower()}"
        if pane.signs:
            yield f"  {pane.signs.translate(_ASCII_SIGNS) if self._ascii else pane.signs}"
        yield from map(self._entry, here)
        for group in Group:
            members = [one for one in COMMANDS.values() if one.group is group]
            yield from self._headed(group, members)

    def _headed(self, heading: str, commands: Sequence[Command]) -> Iterator[HelpEntry | str]:
        if commands:
            yield heading
            yield from map(self._entry, commands)

    def _matching(self, typed: str) -> Iterator[HelpEntry | str]:
        found: list[tuple[int, Command]] = []
        for command in COMMANDS.values():
            keys = keys_of(command, self._keymap)
            words = f"{command.label} {command.help} {command.id} {command.group}"
            place = 0 if typed in keys else rank(typed, words)
            if place is not None and place < 4:
                found.append((place, command))
        yield from (self._entry(command) for _, command in sorted(found, key=lambda one: one[0]))

    def _entry(self, command: Command) -> HelpEntry:
        keys = shown_keys(keys_of(command, self._keymap), ascii_only=self._ascii)
        return HelpEntry(command, keys, command.id in self._possible)
