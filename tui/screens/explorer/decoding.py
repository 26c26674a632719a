"""The controller of encodings: it has an article's file read anew in the one the user chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.explorer.view import OPENING
from tui.session.position import Position

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index import EncodingChoice
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.following import FollowController
    from tui.screens.explorer.opening import ArticleController
    from tui.screens.explorer.syncing import SyncController
    from tui.screens.picker import Picked


class DecodingController:
    """Lets the user choose an encoding, and shows the article as it reads in it."""

    def __init__(
        self,
        desk: Desk,
        article: ArticleController,
        sync: SyncController,
        follow: FollowController,
    ) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._article, self._sync = article, sync
        self._decoded_anew: int | None = None
        """The article whose file is read anew: it is shown as soon as the archive has it."""
        self._starts_again = False
        """The indexing process was stopped to begin with that file."""
        sync.on_stopped = self._start_again
        follow.on_changed = self._show_anew

    def pick_encoding(self) -> None:
        """Fetch how the file of the article would read in each encoding, then let one be chosen."""
        file = self._session.reading.file if self._session.reading else None
        if file is None:
            self._view.tell("The article has no file of its own.", severe=True)
            return
        self._desk.fetch(
            lambda archive: archive.encodings.of(file),
            lambda found: self._choose(file, *found),
            group=OPENING,
        )

    def _choose(self, file: Path, chosen: str, found: Sequence[EncodingChoice]) -> None:
        """Let an encoding be chosen; `chosen` is the present choice, empty if it is guessed."""
        from tui.screens.picker import Choice, PickerScreen

        names = [one.name for one in found]
        choices = [
            Choice(f"{one.name} · {one.about}", "now" if one.name == chosen else "", one.sample)
            for one in found
        ]
        if chosen:
            names.insert(0, "")
            choices.insert(0, Choice("Let Pullquote guess"))

        def go(picked: Picked | None) -> None:
            if picked is not None:
                self._decode(file, names[picked.index])

        self._view.open(
            PickerScreen(
                "What the file is encoded in",
                choices,
                help="↵ read it so, now and always",
                lines=2,
                noun="encoding",
            ),
            go,
        )

    def _decode(self, file: Path, encoding: str) -> None:
        """Keep the choice, then let the indexing process read the file."""
        self._view.tell(f"Reading it as {encoding or 'it seems to be'} …")
        self._decoded_anew = self._session.reading.id if self._session.reading else None
        self._desk.fetch(
            lambda archive: archive.encodings.choose(file, encoding),
            lambda _: self._read_files_anew(),
            group="encoding",
        )

    def _read_files_anew(self) -> None:
        """Look through the folder; a process that is busy with other files is stopped first."""
        self._starts_again = self._session.is_syncing
        if self._session.is_syncing:
            self._sync.process.end()
        else:
            self._sync.start()

    def _start_again(self) -> None:
        if self._starts_again:
            self._starts_again = False
            self._sync.start()

    def _show_anew(self, listing: bool) -> None:
        reading = self._session.reading
        if listing and reading is not None and reading.id == self._decoded_anew:
            self._article.read(reading.id, Position(keep=True))
