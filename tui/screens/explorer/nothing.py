"""What stands on the screen in place of all panes where nothing is listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.keys import key_of, key_while_typing
from tui.session.panes import pane_called

if TYPE_CHECKING:
    from textual.screen import Screen

    from index import Results
    from tui.session.settings import Settings


class NothingListed:
    """Why nothing is listed, and the keys that do something about it, as they are now."""

    def __init__(self, screen: Screen[None], settings: Settings) -> None:
        self._screen, self._settings = screen, settings
        self._said: tuple[Results, str, str] | None = None

    @property
    def is_shown(self) -> bool:
        """Whether it stands there."""
        return self._said is not None

    def show(self, results: Results, empty: str, hint: str, *, is_typing: bool) -> None:
        """Say why there are no results.

        Args:
            results: Of the search that found nothing.
            empty: Why there is no article at all.
            hint: What to do so that there will be something.
            is_typing: A query is being typed: only keys that write no letter work.
        """
        self._screen.add_class("-nothing")
        self._said = results, empty, hint
        self.show_keys(is_typing=is_typing)

    def hide(self) -> None:
        """Show the panes again."""
        self._screen.remove_class("-nothing")
        self._said = None

    def show_keys(self, *, is_typing: bool) -> None:
        """Name the keys that work now, if it stands there."""
        if self._said is None:
            return
        from tui.widgets.no_results import NoResults  # made when nothing is found for once

        if not self._screen.query(NoResults):
            self._screen.query_one("#found").mount(NoResults())
        results, empty, hint = self._said
        self._screen.query_one(NoResults).explain(
            results,
            title=pane_called("results").heading,
            empty=empty,
            relax_key=self._key("search.relax", is_typing),
            suggest_key=self._key("search.suggested", is_typing),
            hint=hint,
        )

    def _key(self, command: str, is_typing: bool) -> str:
        always = key_of(command, self._settings)
        return (key_while_typing(command, self._settings) if is_typing else "") or always
