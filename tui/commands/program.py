"""Commands for the view, the archive and the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group

if TYPE_CHECKING:
    from tui.screens.explorer import ExplorerScreen


class Hints(Command):
    """Put a letter on everything visible that one can go to; type it to go there."""

    id = "hints"
    keys = ("f",)
    group = Group.VIEW
    label = "Hints"

    def available(self, explorer: ExplorerScreen) -> bool:
        return explorer.reading is not None

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.show_hints()


class Zen(Command):
    """Show the article alone, or everything again."""

    id = "view.zen"
    keys = ("z",)
    group = Group.VIEW
    label = "Zen"
    footer = 28
    panes = frozenset({"article"})

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.toggle_zen()


class SidePanes(Command):
    """Show or hide the side panes."""

    id = "view.side"
    keys = ("v",)
    group = Group.VIEW
    label = "Side panes"

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.toggle_side()


class WidenSide(Command):
    """Make the side panes wider; the width is kept for windows of this size."""

    id = "view.wider"
    keys = (">",)
    group = Group.VIEW
    label = "Side panes wider"

    def available(self, explorer: ExplorerScreen) -> bool:
        return explorer.can_be_seen("quotes") and not explorer.is_narrow

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.widen_side(+4)


class NarrowSide(WidenSide):
    """Make the side panes narrower; the width is kept for windows of this size."""

    id = "view.narrower"
    keys = ("<",)
    label = "Side panes narrower"

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.widen_side(-4)


class GroupBySpeaker(Command):
    """List the quotes by speaker, or in reading order again."""

    id = "quotes.by_speaker"
    keys = ("B",)
    group = Group.VIEW
    label = "By speaker"
    footer = 52
    panes = frozenset({"quotes"})

    def available(self, explorer: ExplorerScreen) -> bool:
        return bool(explorer.places.quotes)

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.quotes_pane.by_speaker = not explorer.quotes_pane.by_speaker


class UnfoldDates(Command):
    """List dates and numbers among the entities too, or only names again."""

    id = "entities.unfold"
    keys = ("D",)
    group = Group.VIEW
    label = "Dates, numbers"
    footer = 52
    panes = frozenset({"entities"})

    def available(self, explorer: ExplorerScreen) -> bool:
        return bool(explorer.places.entities)

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.entities_pane.unfolded = not explorer.entities_pane.unfolded


class Back(Command):
    """Close what is on top: a drawer, zen, the search; then stop the indexing."""

    id = "back"
    keys = ("backspace", "escape")
    group = Group.VIEW
    label = "Back"
    footer = 80

    def label_now(self, explorer: ExplorerScreen) -> str:
        labels = {"search": "All articles", "sync": "Stop indexing"}
        return labels.get(explorer.top_layer or "", self.label)

    def available(self, explorer: ExplorerScreen) -> bool:
        return explorer.top_layer is not None

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.close_top_layer()


class Sync(Command):
    """Look for new, changed and removed files."""

    id = "sync"
    keys = ("r",)
    group = Group.ARCHIVE
    label = "Look for changes"

    def available(self, explorer: ExplorerScreen) -> bool:
        return not explorer.is_syncing

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.look_for_changes()


class Problems(Command):
    """List the files that could not be read, or not well, and what to do about them."""

    id = "problems"
    keys = ("!",)
    group = Group.ARCHIVE
    label = "Problems"

    def available(self, explorer: ExplorerScreen) -> bool:
        return explorer.archive is not None

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.show_problems()


class Help(Command):
    """Show the keys, those of this pane first; type to search them."""

    id = "help"
    keys = ("?", "f1")
    group = Group.PROGRAM
    label = "Help"
    footer = 98

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.show_help()


class Palette(Command):
    """Find a command, an article, a speaker or a name by typing a part of it."""

    id = "palette"
    keys = ("ctrl+p", ":")
    group = Group.PROGRAM
    label = "Palette"
    footer = 20

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.app.action_command_palette()


class ChangeTheme(Command):
    """Choose a theme; each is shown as you go through them."""

    id = "theme"
    keys = ("T",)
    group = Group.PROGRAM
    label = "Theme"

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.app.search_themes()


class Quit(Command):
    """Close the top layer, and Pullquote when there is none."""

    id = "quit"
    keys = ("q",)
    group = Group.PROGRAM
    label = "Quit"
    footer = 97

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.close_or_quit()
