"""Commands for the view, the archive and the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.keys import key_of
from tui.commands.needs import (
    ArchiveCommand,
    ArticleCommand,
    PaneCommand,
    no_analysis,
    no_results,
)

if TYPE_CHECKING:
    from tui.commands.context import CommandContext
    from tui.session.session import Session


class Hints(ArticleCommand):
    """Put a letter on everything visible that one can go to; type it to go there."""

    id = "hints"
    keys = ("f",)
    group = Group.VIEW
    asks = True
    label = "Hints"

    def run(self, context: CommandContext) -> None:
        context.show.hints()


class Zen(ArticleCommand):
    """Show the article alone, or everything again."""

    id = "view.zen"
    keys = ("z",)
    group = Group.VIEW
    label = "Zen"
    footer = 28
    panes = frozenset({"article"})

    def available(self, session: Session) -> bool:
        return session.arrangement.zen or super().available(session)

    def run(self, context: CommandContext) -> None:
        context.panes.toggle_zen()


class SidePanes(PaneCommand):
    """Show or hide the side panes."""

    id = "view.side"
    keys = ("v",)
    group = Group.VIEW
    label = "Side panes"

    def run(self, context: CommandContext) -> None:
        context.panes.toggle_side()


class WidenSide(Command):
    """Make the side panes wider; the width is kept for windows of this size."""

    id = "view.wider"
    keys = (">",)
    group = Group.VIEW
    label = "Side panes wider"

    def available(self, session: Session) -> bool:
        panes = session.arrangement
        return not (session.lists_nothing or panes.is_narrow) and panes.can_be_seen("quotes")

    def why_not(self, session: Session) -> str:
        if session.arrangement.is_narrow:
            there_are_none = "In a window as narrow as this they are as wide as it is."
        else:
            there_are_none = f"{key_of('view.side', session.settings)} shows the side panes first."
        return no_results(session) or there_are_none

    def run(self, context: CommandContext) -> None:
        context.panes.widen_side(+4)


class NarrowSide(WidenSide):
    """Make the side panes narrower; the width is kept for windows of this size."""

    id = "view.narrower"
    keys = ("<",)
    label = "Side panes narrower"

    def run(self, context: CommandContext) -> None:
        context.panes.widen_side(-4)


class GroupBySpeaker(Command):
    """List the quotes by speaker, or in reading order again."""

    id = "quotes.by_speaker"
    keys = ("B",)
    group = Group.VIEW
    label = "By speaker"
    footer = 52
    panes = frozenset({"quotes"})

    def available(self, session: Session) -> bool:
        return bool(session.places.quotes)

    def why_not(self, session: Session) -> str:
        return no_analysis(session) or "Nobody is quoted in this article."

    def run(self, context: CommandContext) -> None:
        context.panes.regroup("quotes")


class UnfoldDates(Command):
    """List dates and numbers among the entities too, or only names again."""

    id = "entities.unfold"
    keys = ("D",)
    group = Group.VIEW
    label = "Dates, numbers"
    footer = 52
    panes = frozenset({"entities"})

    def available(self, session: Session) -> bool:
        return bool(session.places.entities)

    def why_not(self, session: Session) -> str:
        return no_analysis(session) or "No names, dates or numbers were found in this article."

    def run(self, context: CommandContext) -> None:
        context.panes.regroup("entities")


class Back(Command):
    """Close what is on top: a drawer, zen, the search."""

    id = "back"
    keys = ("backspace", "escape")
    group = Group.VIEW
    brief = True
    label = "Back"
    footer = 80

    def label_now(self, session: Session) -> str:
        return "All articles" if session.top_layer == "search" else self.label

    def offered(self, session: Session) -> bool:
        return session.top_layer is not None

    def run(self, context: CommandContext) -> None:
        _close_top_layer(context)


def _close_top_layer(context: CommandContext) -> None:
    layer = context.session.top_layer
    if layer == "drawer":
        context.panes.close_drawer()
    elif layer == "zen":
        context.panes.toggle_zen()
    else:
        context.search.leave()


class Sync(Command):
    """Look for new, changed and removed files."""

    id = "sync"
    keys = ("r",)
    group = Group.ARCHIVE
    label = "Look for changes"

    def available(self, session: Session) -> bool:
        return not session.is_syncing

    def why_not(self, session: Session) -> str:
        stop = key_of("sync.stop", session.settings)
        return f"The folder is being looked through: {stop} stops that."

    def run(self, context: CommandContext) -> None:
        context.sync.look()


class StopSync(Command):
    """Stop the indexing; what was read so far is kept, and looking for changes goes on with it."""

    id = "sync.stop"
    keys = ("X",)
    group = Group.ARCHIVE
    brief = True
    label = "Stop indexing"

    def available(self, session: Session) -> bool:
        return session.is_syncing

    def why_not(self, session: Session) -> str:
        return "Nothing is being indexed."

    def run(self, context: CommandContext) -> None:
        context.sync.stop()


class Problems(ArchiveCommand):
    """List the files that could not be read, or not well, and what to do about them."""

    id = "problems"
    keys = ("!",)
    group = Group.ARCHIVE
    label = "Problems"

    def run(self, context: CommandContext) -> None:
        context.show.problems()


class Files(ArchiveCommand):
    """List every file under the folder, with what became of it."""

    id = "files"
    keys = ("L",)
    group = Group.ARCHIVE
    label = "Files"

    def run(self, context: CommandContext) -> None:
        context.show.files()


class Help(Command):
    """Show the keys, those of this pane first; type to search them."""

    id = "help"
    keys = ("?", "f1")
    group = Group.PROGRAM
    label = "Help"
    footer = 98

    def run(self, context: CommandContext) -> None:
        context.show.help()


class Palette(Command):
    """Find a command, an article, a speaker or a name by typing a part of it."""

    id = "palette"
    keys = ("ctrl+p", ":")
    group = Group.PROGRAM
    label = "Palette"
    footer = 20

    def run(self, context: CommandContext) -> None:
        context.show.palette()


class ChangeTheme(Command):
    """Choose a theme; each is shown as you go through them."""

    id = "theme"
    keys = ("T",)
    group = Group.PROGRAM
    label = "Theme"

    def run(self, context: CommandContext) -> None:
        context.show.themes()


class Redraw(Command):
    """Draw the whole screen anew, if another program has written over it."""

    id = "redraw"
    keys = ("ctrl+l",)
    group = Group.PROGRAM
    brief = True
    label = "Draw anew"

    def run(self, context: CommandContext) -> None:
        context.show.redraw()


class Quit(Command):
    """Close the top layer, and Pullquote when there is none."""

    id = "quit"
    keys = ("q",)
    group = Group.PROGRAM
    brief = True
    label = "Quit"
    footer = 97

    def run(self, context: CommandContext) -> None:
        if context.session.top_layer in ("drawer", "zen"):
            _close_top_layer(context)
        else:
            context.quit()
