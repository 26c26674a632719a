"""The explorer's part that says which panes are on the screen and which has the focus."""

from __future__ import annotations

from typing import Literal

from textual.content import Content
from textual.reactive import var

from tui.commands import COMMANDS, PaneName, keys_of, shown_key
from tui.screens.explorer.base import ExplorerBase
from tui.session.moves import Move
from tui.widgets.key_bar import KeyHint
from tui.widgets.list_pane import ListPane

PANES: tuple[PaneName, ...] = ("results", "article", "quotes", "entities", "hits")
SIDE: tuple[PaneName, ...] = ("quotes", "entities", "hits")
Layer = Literal["drawer", "zen", "search", "sync"]

_NARROWEST = 28
"""The least width of the side panes, in cells."""

_TYPING = (
    ("enter", "Keep"),
    ("escape", "Back"),
    ("up", "Earlier searches"),
    ("right", "Complete"),
)
"""Keys of the search bar, and what they do."""


class LayersPart(ExplorerBase):
    """Opens and closes drawers, zen and the side panes, and moves the focus."""

    zen: var[bool] = var(False, toggle_class="-zen")
    """The article is shown alone."""
    no_side: var[bool] = var(False, toggle_class="-no-side")
    """The side panes are hidden."""
    drawer: var[PaneName | None] = var[PaneName | None](None)
    """The side pane that is open as a drawer, on a narrow screen."""

    is_syncing = False
    """The indexing process is running."""
    _only_follows = False
    """Another explorer writes to the archive; this one shows what it finds."""
    _side_width: int | None = None
    """How wide the user has made the side panes; styling them costs a layout."""

    @property
    def is_narrow(self) -> bool:
        """Whether the side panes are drawers."""
        return self.size.width < 100

    @property
    def top_layer(self) -> Layer | None:
        """What `back` would close."""
        if self.drawer:
            return "drawer"
        if self.zen:
            return "zen"
        if self.query_text:
            return "search"
        return "sync" if self.is_syncing else None

    def watch_drawer(self, old: PaneName | None, new: PaneName | None) -> None:
        """Show the pane that is the drawer."""
        for name in SIDE:
            self.set_class(new == name, f"-drawer-{name}")
        self.set_class(new is not None, "-drawer")

    def focus_pane(self, name: PaneName) -> None:
        """Go to a pane; bring it onto the screen if it is not there."""
        self.zen = self.zen and name == "article"
        if name in SIDE:
            self.no_side = False
            self.drawer = name if self.is_narrow else None
        elif name == "results":
            self.drawer = None
        self.pane(name).focus()

    def focus_neighbour(self, by: int) -> None:
        """Go to the next or previous pane of those on the screen."""
        shown = [name for name in PANES if self.can_be_seen(name)]
        focused = self.focused_pane
        if focused is None or focused.id not in shown:
            self.focus_pane(shown[0])
        else:
            at = [str(name) for name in shown].index(str(focused.id))
            self.focus_pane(shown[(at + by) % len(shown)])

    def can_be_seen(self, name: PaneName) -> bool:
        """Tell whether a pane can be seen at the present size."""
        if name == "article":
            return True
        if self.zen:
            return False
        if self.is_narrow:
            return name == (self.drawer or "results")
        return name == "results" or not self.no_side

    def move_in_pane(self, move: Move) -> None:
        """Move within the focused pane."""
        (self.focused_pane or self.results_pane).move(move)

    def open_current(self) -> None:
        """Go from where the cursor is into the article."""
        focused = self.focused_pane
        if isinstance(focused, ListPane) and focused.cursor is None:
            focused.move(Move.DOWN)
        self.focus_pane("article")

    def toggle_zen(self) -> None:
        """Show the article alone, or everything again."""
        self.zen = not self.zen
        if self.zen:
            self.drawer = None
            self.article_pane.focus()
        self.show_keys()

    def toggle_side(self) -> None:
        """Show or hide the side panes."""
        if self.is_narrow:
            self.focus_pane("results" if self.drawer else "quotes")
            return
        self.no_side = not self.no_side
        focused = self.focused_pane
        if self.no_side and focused is not None and focused.id in SIDE:
            self.article_pane.focus()

    def widen_side(self, by: int) -> None:
        """Make the side panes wider or narrower, and keep that for windows of this size."""
        side = self.query_one("#side")
        width = max(_NARROWEST, min(self.size.width // 2, side.size.width + by))
        self.memory.side[self._size_name] = width
        self._restore_side()
        self.save_memory()

    @property
    def _size_name(self) -> str:
        return "wide" if self.size.width >= 160 else "medium"

    def _restore_side(self) -> None:
        """Give the side panes the width that the user has chosen for this size."""
        width = None if self.is_narrow else self.memory.side.get(self._size_name)
        if width != self._side_width:
            self._side_width = width
            side = self.query_one("#side")
            side.styles.width = width
            side.styles.max_width = width

    def close_top_layer(self) -> None:
        """Close a drawer, zen or the search; with none of these open, stop the indexing."""
        layer = self.top_layer
        if layer == "drawer":
            self.drawer = None
            self.article_pane.focus()
        elif layer == "zen":
            self.toggle_zen()
        elif layer == "search":
            self.leave_search()
        elif layer == "sync":
            self.stop_sync()

    def close_or_quit(self) -> None:
        """Close a drawer or zen; with neither open, leave Pullquote."""
        if self.top_layer in ("drawer", "zen"):
            self.close_top_layer()
        else:
            self.app.exit()

    def leave_search(self) -> None:
        """Show all articles again."""
        raise NotImplementedError

    def stop_sync(self) -> None:
        """Stop the indexing; what was read so far is kept."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """Leave no drawer open where there is room for the pane itself."""
        if not self.is_narrow:
            self.drawer = None
        elif isinstance(self.focused, ListPane) and not self.drawer:
            self.article_pane.focus()
        self._restore_side()
        self.show_keys()

    def on_descendant_focus(self) -> None:
        """Show the keys of the pane that has the focus now."""
        self.show_keys()

    def show_keys(self) -> None:
        """Show in the footer what can be done now."""
        if self.search_bar.is_typing:
            self.key_bar.hints = tuple(
                KeyHint(shown_key(key, ascii_only=self.settings.ascii), label, "")
                for key, label in _TYPING
            )
            return
        focused = self.focused_pane
        pane = focused.id if focused is not None else "results"
        commands = [
            command
            for command in COMMANDS.values()
            if command.footer
            and (not command.panes or pane in command.panes)
            and keys_of(command, self.settings.keys)
            and command.available(self.explorer)
        ]
        self.key_bar.hints = tuple(
            KeyHint(
                shown_key(keys_of(command, self.settings.keys)[0], ascii_only=self.settings.ascii),
                command.label_now(self.explorer),
                command.id,
                command.footer,
            )
            for command in commands
        )

    def explain_empty_panes(self) -> None:
        """Say in each empty side pane why it is empty, and what to do."""
        reading = self.reading
        if reading is None:
            said = dict.fromkeys(SIDE, "")
        elif reading.analysis is None:
            if self._only_follows:
                waiting = "Not analysed yet; another Pullquote is at it."
            elif self.is_syncing:
                waiting = "Not analysed yet; this article is next."
            else:
                waiting = f"Not analysed yet. {self.key('sync')} starts it."
            said = {"quotes": waiting, "entities": waiting}
        else:
            notes = " ".join(reading.analysis.notes)
            said = {
                "quotes": f"Nobody is quoted in this article. {notes}",
                "entities": notes or "No names were found in this article.",
            }
        words = f"{self.key('search.focus')} searches for a word, {self.key('watch')} watches one."
        said["hits"] = f"No keyword hits. {words}" if reading else ""
        for name in SIDE:
            pane = self.pane(name)
            if isinstance(pane, ListPane) and not pane.rows:
                pane.say(Content(said[name].strip()))
