"""The controller of what is new in the archive: it shows what has been committed."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tui.screens.explorer.comparing import is_all_compared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from index import Archive
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.listing import ListController
    from tui.screens.explorer.opening import ArticleController
    from tui.screens.explorer.searching import SearchController

REFRESH_EVERY = 0.5
"""Seconds at least between two looks at what the indexing process has committed."""
_REFRESH_AFTER = 0.05
"""Seconds from a report to the look: reports come several at a time."""


class FollowController:
    """Follows the archive: results, article and side panes show what has been committed."""

    def __init__(
        self,
        desk: Desk,
        article: ArticleController,
        search: SearchController,
        listing: ListController,
    ) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._article, self._search, self._list = article, search, listing
        self.on_changed: Callable[[bool], None] = lambda listing: None
        """Is called when the archive has changed; with whether articles came or went."""
        self._analysed: set[int] = set()
        self._listing_changed = False
        self._has_compared = False
        self._uncompared = 0
        """How often it was told that there are articles which are not compared."""
        self.refresh_is_due = False
        """The archive will be looked at in a moment."""
        self._refreshed = 0.0
        self._is_unlisted = False
        """What has been committed may be by others: they do not tell whether articles went."""

    def note(
        self, *, analysed: Iterable[int] = (), listing: bool = False, compared: bool = False
    ) -> None:
        """Note what has been committed; in a moment it is shown, with all that is told till then.

        Args:
            analysed: Articles that were analysed.
            listing: Articles were added, changed or removed.
            compared: What articles have in common was looked for.
        """
        self._analysed.update(analysed)
        self._listing_changed = self._listing_changed or listing
        self._has_compared = self._has_compared or compared
        if not self.refresh_is_due:
            self.refresh_is_due = True
            rest = self._refreshed + REFRESH_EVERY - time.monotonic()
            self._view.after(max(_REFRESH_AFTER, rest), self._refresh)

    def _refresh(self) -> None:
        self.refresh_is_due = False
        self._refreshed = time.monotonic()
        analysed, self._analysed = frozenset(self._analysed), set()
        listing, self._listing_changed = self._listing_changed, False
        compared, self._has_compared = self._has_compared, False
        # While it goes on, the process itself reports what is not compared: that costs nothing.
        asks = compared or not self._session.is_syncing
        told = self._uncompared

        def work(archive: Archive) -> tuple[bool, bool]:
            changed = archive.refresh()
            return changed, asks and is_all_compared(archive)

        def show(found: tuple[bool, bool]) -> None:
            changed, is_compared = found
            if asks and told == self._uncompared:
                self.note_compared(is_compared)
            self._is_unlisted = (self._is_unlisted or changed) and not listing
            lists = listing or (self._is_unlisted and not self._session.is_syncing)
            self._is_unlisted = self._is_unlisted and not lists
            self.show_changes(analysed, listing=lists, compared=compared)

        self._desk.fetch(work, show, group="refresh")

    def note_uncompared(self) -> None:
        """Note that it is not known of all articles what they have in common."""
        self._uncompared += 1
        self._session.is_compared = False

    def ask_whether_compared(self) -> None:
        """Ask the archive whether it is, unless meanwhile it is told that it is not."""
        told = self._uncompared

        def take(is_compared: bool) -> None:
            if told == self._uncompared:
                self.note_compared(is_compared)

        self._desk.fetch(is_all_compared, take, group="compared")

    def note_compared(self, is_compared: bool) -> None:
        """Note whether it is known of all articles what they have in common."""
        self._session.is_compared = is_compared

    def show_changes(
        self, analysed: frozenset[int], *, listing: bool, compared: bool = False
    ) -> None:
        """Show what is new in the archive.

        Args:
            analysed: Articles that were analysed since.
            listing: Articles were added, changed or removed.
            compared: What articles know of each other is known: repeated quotes, full names.
        """
        self.on_changed(listing)
        if listing or not self._session.total:
            self._search.refresh()
        elif analysed:
            self._list.relist()
        # Of what another explorer writes it is not known which articles it is about.
        reading = self._session.reading
        is_new = listing or compared or (reading is not None and reading.id in analysed)
        if reading is not None and is_new and self._session.opening == reading.id:
            self._article.read(reading.id)
