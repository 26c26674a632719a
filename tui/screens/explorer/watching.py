"""The controller of the watch: it looks at the folder, or at a shared archive, now and then."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from index.errors import PullquoteError
from tui.screens.explorer.comparing import is_all_compared

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Archive
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.following import FollowController

LOOK_EVERY = 1.0
"""Seconds between two looks at the folder, if that costs next to nothing."""
CLUSTER_EVERY = 5.0
"""Seconds between two looks at a shared archive."""
_LOOKING_SHARE = 0.02
"""Looking at the folder may take this share of the time."""
_GONE = "The folder is not there"


class WatchController:
    """Looks whether something has changed that nobody has told of.

    Args:
        desk: What every controller stands on.
        follow: Shows what others have committed.
        start: Starts the indexing process.
    """

    def __init__(self, desk: Desk, follow: FollowController, start: Callable[[], None]) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._follow, self._start = follow, start
        self.free_from = 0.0
        """When, by the monotonic clock, it is worth trying again to index."""

    def look_soon(self) -> None:
        """Look at the folder in a while."""
        self._view.after(LOOK_EVERY, self.look_at_folder)

    def look_at_folder(self) -> None:
        """See what others have committed and, unless they do so, whether the folder has changed."""
        folder = self._session.folder

        def work(archive: Archive) -> tuple[bool, float]:
            began = time.monotonic()
            if archive.refresh():
                is_compared = is_all_compared(archive)
                self._view.post(lambda: self._follow.note_compared(is_compared))
                self._view.post(lambda: self._follow.show_changes(frozenset(), listing=True))
            is_there = folder.is_dir()
            self._view.post(lambda: self._notice_folder(is_there))
            is_behind = began >= self.free_from and archive.is_behind()
            return is_behind, time.monotonic() - began

        if not self._session.is_syncing:
            self._desk.fetch(work, lambda looked: self._follow_folder(*looked), group="look")

    def _notice_folder(self, is_there: bool) -> None:
        """Say when the folder goes away, and that for as long as it is not there."""
        status = self._view.status
        if is_there:
            if status.notice == _GONE:
                status.notice = ""
        elif status.notice != _GONE:
            status.notice = _GONE
            self._view.tell(
                "What was read before can still be searched. Is a drive missing?",
                title="The folder is not there any more",
                severe=True,
            )

    def _follow_folder(self, is_behind: bool, seconds: float) -> None:
        if is_behind:
            self._start()
        elif not self._session.is_syncing:
            self._view.after(max(LOOK_EVERY, seconds / _LOOKING_SHARE), self.look_at_folder)

    def look_at_cluster(self) -> None:
        """See now and then what has been published to a shared archive, and whether it answers."""

        def work(archive: Archive) -> str | None:
            try:
                if not archive.refresh():
                    return None
                is_compared = is_all_compared(archive)
                self._view.post(lambda: self._follow.note_compared(is_compared))
                return ""
            except PullquoteError as error:
                return error.message

        self._desk.fetch(work, self._take_cluster, group="look")

    def _take_cluster(self, news: str | None) -> None:
        status = self._view.status
        if news:
            status.notice = f"{news} {self._desk.key('sync')} tries again"
        elif status.notice or news is not None:
            status.notice = ""
            self._follow.show_changes(frozenset(), listing=True)
        self._view.after(CLUSTER_EVERY, self.look_at_cluster)
