"""The explorer's part that reads an article's file anew, in the encoding that the user chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.messages import ArchiveChanged, EncodingsFetched, SyncStopped
from tui.screens.explorer.marking import MarkingPart
from tui.screens.typeahead import OPENING
from tui.session.position import Landing

if TYPE_CHECKING:
    from pathlib import Path

    from index import Archive
    from tui.screens.picker import Picked


class DecodingPart(MarkingPart):
    """Lets the user choose an encoding, and shows the article as it reads in it."""

    _decoded_anew: int | None = None
    """The article whose file is read anew: it is shown as soon as the archive has it."""
    _starts_again = False
    """The indexing process was stopped to begin with that file."""

    def pick_encoding(self) -> None:
        """Fetch how the file of the article would read in each encoding, then let one be chosen."""
        file = self.reading.file if self.reading else None
        if file is None:
            self.tell("The article has no file of its own.", severe=True)
            return

        def work(archive: Archive) -> None:
            chosen, choices = archive.encodings(file)
            self.post_message(EncodingsFetched(file, chosen, tuple(choices)))

        self.in_background(work, group=OPENING)

    @on(EncodingsFetched)
    def _choose_encoding(self, event: EncodingsFetched) -> None:
        from tui.screens.picker import Choice, PickerScreen

        names = [choice.name for choice in event.choices]
        choices = [
            Choice(f"{choice.name} · {choice.about}", _now(choice.name, event), choice.sample)
            for choice in event.choices
        ]
        if event.chosen:
            names.insert(0, "")
            choices.insert(0, Choice("Let Pullquote guess"))

        def go(picked: Picked | None) -> None:
            if picked is not None:
                self._decode(event.file, names[picked.index])

        self.app.push_screen(
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
        self.tell(f"Reading it as {encoding or 'it seems to be'} …", alone=True)
        self._decoded_anew = self.reading.id if self.reading else None

        def work(archive: Archive) -> None:
            archive.choose_encoding(file, encoding)
            self.app.call_from_thread(self._read_files_anew)

        self.in_background(work, group="encoding")

    def _read_files_anew(self) -> None:
        """Look through the folder; a process that is busy with other files is stopped first."""
        self._starts_again = self.is_syncing
        if self.is_syncing:
            self.end_sync()
        else:
            self.start_sync()

    @on(SyncStopped)
    def _start_again(self) -> None:
        if self._starts_again:
            self._starts_again = False
            self.call_next(self.start_sync)  # when what else there is to do has been done

    @on(ArchiveChanged)
    def _show_anew(self, event: ArchiveChanged) -> None:
        if event.listing and self.reading and self.reading.id == self._decoded_anew:
            self.read_article(self.reading.id, Landing(keep=True))


def _now(name: str, event: EncodingsFetched) -> str:
    return "now" if name == event.chosen else ""
