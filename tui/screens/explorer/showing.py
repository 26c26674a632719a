"""The controller of what is shown over the explorer: explanation, problems, help, hints.

Each dialog is imported when it is first opened, so that the explorer's first paint waits for none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import COMMANDS
from tui.screens.explorer.view import OPENING

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Problem
    from tui.screens.explorer.correcting import CorrectionController
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.syncing import SyncController
    from tui.screens.hints import Target


class ShowController:
    """Opens dialogs over the explorer, and does what was chosen in them."""

    def __init__(
        self,
        desk: Desk,
        correct: CorrectionController,
        sync: SyncController,
        run: Callable[[str], None],
    ) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._correct, self._sync, self._run = correct, sync, run

    def explanation(self) -> None:
        """Say why this is the speaker of the quote."""
        from tui.screens.explain import ExplainScreen

        quote, reading = self._session.quote, self._session.reading
        if quote is None or reading is None:
            return

        def then(answer: str | None) -> None:
            if answer == "correct":
                self._correct.ask_speaker()
            elif answer == "undo":
                self._correct.undo()

        self._view.open(ExplainScreen(quote, reading), then)

    def problems(self) -> None:
        """Fetch the files that could not be read, then list them."""
        self._desk.fetch(lambda archive: archive.problems(), self._list_problems, group=OPENING)

    def _list_problems(self, problems: list[Problem]) -> None:
        from tui.screens.problems import ProblemsScreen

        def then(answer: str | None) -> None:
            if answer == "retry":
                self._sync.start(retry=True)

        self._view.open(ProblemsScreen(tuple(problems), self._session.folder), then)

    def files(self) -> None:
        """Look through the folder, then list every file with what became of it."""
        from tui.screens.files import FileList, FilesScreen

        self._desk.fetch(
            lambda archive: FileList.of(archive.files()),
            lambda files: self._view.open(FilesScreen(files)),
            group=OPENING,
        )

    def help(self) -> None:
        """List the commands, those of this pane first."""
        from tui.screens.help import HelpScreen

        session = self._session
        pane = session.arrangement.focused or "results"
        possible = frozenset(one.id for one in COMMANDS.values() if one.available(session))

        def run(command: str | None) -> None:
            if command:
                self._run(command)

        settings = session.settings
        self._view.open(HelpScreen(pane, settings.keys, possible, ascii_only=settings.ascii), run)

    def hints(self) -> None:
        """Put a letter on everything visible that one can go to."""
        from tui.screens.hints import HintsScreen

        targets = self._view.targets()
        if not targets:
            self._view.tell("There is nothing on this page to go to.")
            return

        def go(target: Target | None) -> None:
            if target is not None:
                target.go()

        self._view.open(HintsScreen(targets), go)

    def palette(self) -> None:
        """Find a command, an article or a name by typing a part of it."""
        self._view.palette()

    def themes(self) -> None:
        """Choose a theme."""
        self._view.themes()
