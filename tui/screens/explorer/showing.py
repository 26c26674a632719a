"""The controller of what is shown over the explorer: explanation, problems, help, hints.

Each dialog is imported when it is first opened, so that the explorer's first paint waits for none.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.commands import COMMANDS
from tui.screens.explorer.view import OPENING

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Problem
    from tui.screens.explorer.correcting import CorrectionController
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.reading import ReaderController
    from tui.screens.explorer.saved import SavedController
    from tui.screens.explorer.searching import SearchController
    from tui.screens.explorer.syncing import SyncController
    from tui.screens.hints import Target
    from tui.screens.palette import Offer
    from tui.screens.picker import Picked


class ShowController:
    """Opens dialogs over the explorer, and does what was chosen in them."""

    def __init__(
        self,
        desk: Desk,
        correct: CorrectionController,
        sync: SyncController,
        search: SearchController,
        saved: SavedController,
        reader: ReaderController,
        run: Callable[[str], None],
    ) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._correct, self._sync, self._run = correct, sync, run
        self._search, self._saved, self._reader = search, saved, reader

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

        def go(article_id: int | None) -> None:
            if article_id is not None:
                self._reader.go_to_article(article_id)

        def then(path: str | None) -> None:
            if path is not None:
                whole = str(self._session.folder / path)  # "12" alone would be a number
                self._desk.fetch(lambda archive: archive.find(whole), go, group=OPENING)

        self._desk.fetch(
            lambda archive: FileList.of(archive.files()),
            lambda files: self._view.open(FilesScreen(files), then),
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
        from tui.screens.explorer.offering import ArchiveOffers, commands_offered
        from tui.screens.palette import Offer, PaletteScreen

        session = self._session
        offers = list(commands_offered(session, self._run))
        for theme in self._view.themes:
            about = "Change the colours"
            offers.append(Offer(f"Theme: {theme}", about, partial(self._keep_theme, theme)))
        archive = ArchiveOffers(
            session.archive,
            session.memory,
            open_saved=self._saved.open,
            search_for=self._search.search_for,
            go_to=self._reader.go_to_article,
        )

        def run(offer: Offer | None) -> None:
            if offer is not None:
                offer.run()

        self._view.open(PaletteScreen(offers, archive.find, archive.none_found), run)

    def themes(self) -> None:
        """Choose a theme; each is shown as one goes through them."""
        from tui.screens.picker import Choice, PickerScreen

        themes, before = self._view.themes, self._view.theme

        def preview(index: int) -> None:
            self._view.theme = themes[index]

        def keep(picked: Picked | None) -> None:
            if picked is None:
                self._view.theme = before
            else:
                self._keep_theme(themes[picked.index])

        self._view.open(
            PickerScreen(
                "Theme",
                [Choice(name, "the present one" if name == before else "") for name in themes],
                help="↑ ↓ show one · ↵ takes it · esc leaves all as it was",
                noun="theme",
                selected=themes.index(before) if before in themes else 0,
                preview=preview,
            ),
            keep,
        )

    def redraw(self) -> None:
        """Draw the whole screen anew."""
        self._view.redraw()

    def _keep_theme(self, name: str) -> None:
        """Show a theme, and remember it for the next start unless the settings name one."""
        self._view.theme = name
        memory = self._session.memory
        if not self._session.settings.theme and name != memory.theme:
            memory.theme = name
            self._desk.save_memory()
