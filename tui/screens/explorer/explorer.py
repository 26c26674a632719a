"""The explorer without its screen: a session, a view of it, and the controllers between the two."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from tui.commands import COMMANDS, Group, key_of
from tui.screens.explorer.across import AcrossController
from tui.screens.explorer.annotating import AnnotationController
from tui.screens.explorer.arranging import PanesController
from tui.screens.explorer.correcting import CorrectionController
from tui.screens.explorer.decoding import DecodingController
from tui.screens.explorer.desk import Desk
from tui.screens.explorer.dossiers import DossierController
from tui.screens.explorer.following import FollowController
from tui.screens.explorer.listing import ListController
from tui.screens.explorer.opening import ArticleController
from tui.screens.explorer.picking import PickController
from tui.screens.explorer.reading import ReaderController
from tui.screens.explorer.saved import SavedController
from tui.screens.explorer.searching import SearchController
from tui.screens.explorer.showing import ShowController
from tui.screens.explorer.syncing import SyncController
from tui.screens.explorer.taking import TakeController

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.screens.explorer.syncing import Opener, SyncCommand
    from tui.screens.explorer.view import View
    from tui.session.session import Session


_KEPT = 20
"""Commands that wait for the first article at most."""
_AT_ONCE = (Group.SEARCH, Group.VIEW, Group.ARCHIVE, Group.PROGRAM)
"""What does not wait its turn behind them."""


class Explorer:
    """What commands run on: it is their `CommandContext`.

    Args:
        session: What is open; the controllers change it.
        view: The screen.
        open_archive: Opens the archive of a folder; may take a while.
        sync_command: Returns the command line of the indexing process.
    """

    def __init__(
        self, session: Session, view: View, *, open_archive: Opener, sync_command: SyncCommand
    ) -> None:
        self.session = session
        self.view = view
        desk = Desk(session, view)
        self.panes = PanesController(desk)
        self.article = ArticleController(desk)
        self.reader = ReaderController(desk, self.article, self.panes)
        listing = ListController(desk, self.article)
        self.search = SearchController(desk, self.article, self.reader, listing)
        self.follow = FollowController(desk, self.article, self.search, listing)
        self.sync = SyncController(
            desk,
            self.article,
            self.search,
            self.follow,
            open_archive=open_archive,
            sync_command=sync_command,
        )
        self.annotate = AnnotationController(desk, self.article, listing)
        decode = DecodingController(desk, self.article, self.sync, self.follow)
        self.correct = CorrectionController(desk, self.annotate, self.sync, decode)
        self.pick = PickController(desk, self.search, self.reader, self.panes)
        self.dossiers = DossierController(desk, self.annotate)
        self.across = AcrossController(desk, self.search, self.reader, self.dossiers)
        self.take = TakeController(desk, self.sync)
        self.saved = SavedController(desk, self.search)
        self.show = ShowController(
            desk, self.correct, self.sync, self.search, self.saved, self.reader, self.run
        )
        self.article.on_read = self.sync.ask_for
        self.article.on_first = listing.on_first = self._run_kept
        self._asked_about: set[object] = set()
        """What was being written when the reader wanted to leave."""
        self._kept: deque[str] = deque(maxlen=_KEPT)
        """Commands that were asked for before there was an article to do them on."""

    def run(self, command_id: str, *, is_kept: bool = False) -> None:
        """Run a command by its id, or say why it can do nothing now.

        Args:
            command_id: Its id.
            is_kept: It was kept, and its turn has come.
        """
        session, command = self.session, COMMANDS[command_id]
        awaits = session.awaits_article or session.awaits_rows
        if not awaits:
            self._kept.clear()
        follows_kept = bool(self._kept) and not is_kept and command.group not in _AT_ONCE
        if command.available(session) and not follows_kept:
            session.has_begun = session.has_begun or session.reading is not None
            command.run(self)
        elif session.awaits_article or follows_kept or (awaits and command.group is Group.MOVE):
            self._kept.append(command_id)
            if session.lists_nothing:
                self.view.tell("That waits for the first article.")
        elif reason := command.why_not(session):
            self.view.tell(reason)

    def _run_kept(self) -> None:
        """Do what was asked for before the first articles were there.

        While there is one row and more are about to come, moves wait on, with all after them.
        """
        due: list[Callable[[], None]] = []
        while self._kept:
            is_move = COMMANDS[self._kept[0]].group is Group.MOVE
            if is_move and self.session.awaits_rows:
                break
            due.append(partial(self.run, self._kept.popleft(), is_kept=True))
        if due:
            self.view.take_back()  # what waited for them waits no more
        self.view.do_one_by_one(due)

    def tell(self, message: str, *, title: str = "") -> None:
        """Show a message for a moment."""
        self.view.tell(message, title=title)

    def quit(self) -> None:
        """Leave Pullquote; what that would leave unwritten is said first."""
        writing = dict(self.session.writing)
        if writing.keys() <= self._asked_about:
            self.view.quit()
            return
        from index import clean_line  # seldom

        self._asked_about = set(writing)
        names = ", ".join(clean_line(file.name) for file in sorted(set(writing.values())))
        again = f"{key_of('quit', self.session.settings)} again leaves without it."
        self.view.tell(again, title=f"{names} is still being written", severe=True)
