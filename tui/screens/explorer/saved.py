"""The controller of saved searches: queries kept under a name, with what they found then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.session.saved import mark_opened

if TYPE_CHECKING:
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.searching import SearchController
    from tui.session.saved import SavedSearch


class SavedController:
    """Keeps queries under a name, and searches for them again."""

    def __init__(self, desk: Desk, search: SearchController) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._search = search

    def open(self, found: SavedSearch) -> None:
        """Search for a saved search; what it finds is no longer new."""
        if (archive := self._session.archive) is not None:
            mark_opened(self._session.memory, found.name, archive, found.newest)
            self._desk.save_memory()
        self._search.search_for(found.query)

    def save(self) -> None:
        """Ask for a name, and keep the query under it, with all that it finds now as known."""
        session, query, results = self._session, self._session.query, self._session.results

        def keep(name: str | None) -> None:
            if not name or results is None:
                return

            def mark(newest: int) -> None:
                if session.archive is not None:
                    mark_opened(session.memory, name, session.archive, newest)
                said = f"{self._desk.key('palette')} finds it under “{name}”."
                self._desk.save_memory(said, title="Search saved")

            session.memory.saved[name] = query
            self._desk.fetch(lambda archive: archive.newest_of(results)[0], mark, group="saving")

        hint = f"The palette ({self._desk.key('palette')}) finds it under this name."
        self._view.ask("Save this search as", hint, query, keep)
