"""The explorer's part for what the user knows better: who speaks, and who is the same person."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on

from tui.messages import NamesFetched
from tui.screens.explorer.picking import PickingPart
from tui.screens.typeahead import OPENING
from tui.session.same_names import fuller_last, names_like
from tui.session.words import counted, in_context, one_line, speaker_of

if TYPE_CHECKING:
    from index import Archive
    from index.article import Entity
    from tui.screens.picker import Choice, Picked

_CONTEXT = 76
"""How many characters show where in the text a name stands."""


class CorrectingPart(PickingPart):
    """Sets speakers right, joins and splits names, and takes that back."""

    @property
    def current_name(self) -> str | None:
        """Whom the reader is at: the speaker of the quote, or else the entity followed."""
        if self.is_at_quote and self.focused_pane is not self.entities_pane:
            return self.current_speaker
        return self.places.followed.name if self.places.followed else None

    @property
    def current_entity(self) -> Entity | None:
        """The entity that the reader is at; a speaker need not be one."""
        name = self.current_name
        return next((one for one in self.places.entities if one.name == name), None)

    # Speakers.

    def correct_speaker(self) -> None:
        """Ask who says the quote."""
        quote, reading = self.current_quote, self.reading
        if quote is None or reading is None:
            return

        def keep(name: str | None) -> None:
            if name is not None:
                self._correct(lambda archive: set_speaker(archive, name))

        def set_speaker(archive: Archive, name: str) -> str:
            archive.correct_speaker(reading.id, quote.span, name or None)
            return self._said(f"Said by {name or 'nobody named'}")

        self.ask(
            "Who says this?",
            "A name as it should be listed, or nothing. Your file stays as it is.",
            speaker_of(quote, reading.article.text),
            keep,
        )

    # The same person, and somebody else.

    def pick_same_person(self) -> None:
        """Fetch the names of the archive, then let the one be chosen that is the same person."""
        name = self.current_name
        if name is None:
            return

        def work(archive: Archive) -> None:
            self.post_message(NamesFetched(name, tuple(archive.entities())))

        self.in_background(work, group=OPENING)

    @on(NamesFetched)
    def _choose_same_person(self, event: NamesFetched) -> None:
        from tui.screens.picker import Choice, PickerScreen

        reading = self.reading
        if reading is None:
            return
        names = names_like(event.name, self.places, event.rows)

        def join(picked: Picked | None) -> None:
            if picked is not None:
                goes, stays = fuller_last(event.name, names[picked.index].name)
                self._correct(lambda archive: join_names(archive, goes, stays))

        def join_names(archive: Archive, goes: str, stays: str) -> str:
            archive.join_people(reading.id, goes, stays)
            return self._said(f"“{goes}” is {stays} in this article")

        self.app.push_screen(
            PickerScreen(
                f"“{one_line(event.name)}” is the same as",
                [Choice(one_line(one.name), one.about) for one in names],
                help="↵ makes the two one, in this article",
            ),
            join,
        )

    def pick_other_person(self) -> None:
        """Let the name be chosen that is somebody else than whom the reader is at."""
        from tui.screens.picker import PickerScreen

        reading, entity = self.reading, self.current_entity
        if reading is None or entity is None:
            return

        def split(picked: Picked | None) -> None:
            if picked is not None:
                self._correct(lambda archive: split_off(archive, entity.aliases[picked.index]))

        def split_off(archive: Archive, alias: str) -> str:
            archive.split_person(reading.id, entity.name, alias)
            return self._said(f"“{alias}” is not {entity.name} in this article")

        self.app.push_screen(
            PickerScreen(
                f"Not {one_line(entity.name)}, but somebody else",
                [_alias_choice(alias, entity, reading.article.text) for alias in entity.aliases],
                help="↵ splits this name off, in this article",
                lines=2,
            ),
            split,
        )

    # Taking it back, and what follows from it.

    def undo_correction(self) -> None:
        """Take back the last correction of the article."""
        if self.reading is None:
            return
        article_id = self.reading.id

        def undo(archive: Archive) -> str:
            undone = archive.undo_correction(article_id)
            return f"Taken back: {one_line(undone)}." if undone else ""

        self._correct(undo)

    def _said(self, what: str) -> str:
        return f"{one_line(what)}. {self.key('mark.undo')} takes it back."

    def _correct(self, change: Callable[[Archive], str]) -> None:
        """Write a correction and say what it comes to; show it at once, let the search follow.

        Args:
            change: Returns what to say; nothing if there was nothing to change.
        """

        def work(archive: Archive) -> None:
            said = change(archive)
            self.app.call_from_thread(
                self.tell, said or "You have corrected nothing here.", alone=True
            )
            if said:
                # One that runs already may have missed it; `is_behind` says so when it has ended.
                self.app.call_from_thread(self.start_sync)

        self._mark(work)


def _alias_choice(alias: str, entity: Entity, text: str) -> Choice:
    from tui.screens.picker import Choice

    spans = [mention for mention in entity.mentions if mention.of(text) == alias]
    where, _ = in_context(text, spans[0], _CONTEXT)
    return Choice(one_line(alias), counted(len(spans), "mention"), where)
