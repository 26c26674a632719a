"""The controller of corrections: who speaks, and who is the same person.

Dialogs are imported when they are first opened, so that the explorer's first paint waits for none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.screens.explorer.view import OPENING
from tui.session.same_names import fuller_last, names_like
from tui.session.words import counted, in_context, one_line, speaker_of

if TYPE_CHECKING:
    from index import Archive, EntityRow
    from index.article import Entity
    from tui.screens.explorer.annotating import AnnotationController
    from tui.screens.explorer.decoding import DecodingController
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.syncing import SyncController
    from tui.screens.picker import Choice, Picked

_CONTEXT = 76
"""How many characters show where in the text a name stands."""


class CorrectionController:
    """Sets speakers right, joins and splits names, and takes that back."""

    def __init__(
        self,
        desk: Desk,
        annotate: AnnotationController,
        sync: SyncController,
        decode: DecodingController,
    ) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._annotate, self._sync, self._decode = annotate, sync, decode

    def pick_encoding(self) -> None:
        """Let the encoding of the article's file be chosen."""
        self._decode.pick_encoding()

    # Speakers.

    def ask_speaker(self) -> None:
        """Ask who says the quote."""
        quote, reading = self._session.quote, self._session.reading
        if quote is None or reading is None:
            return

        def keep(name: str | None) -> None:
            if name is not None:
                self._write(lambda archive: set_speaker(archive, name))

        def set_speaker(archive: Archive, name: str) -> str:
            archive.correct_speaker(reading.id, quote.span, name or None)
            return self._said(f"Said by {name or 'nobody named'}")

        self._view.ask(
            "Who says this?",
            "A name as it should be listed, or nothing. Your file stays as it is.",
            speaker_of(quote, reading.article.text),
            keep,
        )

    # The same person, and somebody else.

    def join_person(self) -> None:
        """Fetch the names of the archive, then let the one be chosen that is the same person."""
        name = self._session.name
        if name is not None:
            self._desk.fetch(
                lambda archive: archive.entities(),
                lambda rows: self._choose_same(name, rows),
                group=OPENING,
            )

    def _choose_same(self, name: str, rows: list[EntityRow]) -> None:
        from tui.screens.picker import Choice, PickerScreen

        reading = self._session.reading
        if reading is None:
            return
        names = names_like(name, self._session.places, rows)

        def join(picked: Picked | None) -> None:
            if picked is not None:
                goes, stays = fuller_last(name, names[picked.index].name)
                self._write(lambda archive: join_names(archive, goes, stays))

        def join_names(archive: Archive, goes: str, stays: str) -> str:
            archive.join_people(reading.id, goes, stays)
            return self._said(f"“{goes}” is {stays} in this article")

        self._view.open(
            PickerScreen(
                f"“{one_line(name)}” is the same as",
                [Choice(one_line(one.name), one.about) for one in names],
                help="↵ makes the two one, in this article",
            ),
            join,
        )

    def split_person(self) -> None:
        """Let the name be chosen that is somebody else than whom the reader is at."""
        from tui.screens.picker import PickerScreen

        reading, entity = self._session.reading, self._session.entity
        if reading is None or entity is None:
            return

        def split(picked: Picked | None) -> None:
            if picked is not None:
                self._write(lambda archive: split_off(archive, entity.aliases[picked.index]))

        def split_off(archive: Archive, alias: str) -> str:
            archive.split_person(reading.id, entity.name, alias)
            return self._said(f"“{alias}” is not {entity.name} in this article")

        self._view.open(
            PickerScreen(
                f"Not {one_line(entity.name)}, but somebody else",
                [_alias_choice(alias, entity, reading.article.text) for alias in entity.aliases],
                help="↵ splits this name off, in this article",
                lines=2,
            ),
            split,
        )

    # Taking it back, and what follows from it.

    def undo(self) -> None:
        """Take back the last correction of the article."""
        if self._session.reading is None:
            return
        article_id = self._session.reading.id

        def take_back(archive: Archive) -> str:
            undone = archive.undo_correction(article_id)
            return f"Taken back: {one_line(undone)}." if undone else ""

        self._write(take_back)

    def _said(self, what: str) -> str:
        return f"{one_line(what)}. {self._desk.key('mark.undo')} takes it back."

    def _write(self, change: Callable[[Archive], str]) -> None:
        """Write a correction and say what it comes to; show it at once, let the search follow.

        Args:
            change: Returns what to say; nothing if there was nothing to change.
        """

        def work(archive: Archive) -> None:
            said = change(archive)
            self._view.post(lambda: self._tell(said))

        self._annotate.write(work)

    def _tell(self, said: str) -> None:
        self._view.tell(said or "You have corrected nothing here.")
        if said:
            # One that runs already may have missed it; `is_behind` says so when it has ended.
            self._sync.start()


def _alias_choice(alias: str, entity: Entity, text: str) -> Choice:
    from tui.screens.picker import Choice

    spans = [mention for mention in entity.mentions if mention.of(text) == alias]
    where, _ = in_context(text, spans[0], _CONTEXT)
    return Choice(one_line(alias), counted(len(spans), "mention"), where)
