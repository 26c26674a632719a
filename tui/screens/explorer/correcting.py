"""The controller of corrections: who speaks, and who is the same person.

Dialogs are imported when they are first opened, so that the explorer's first paint waits for none.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from tui.screens.explorer.comparing import is_all_compared
from tui.screens.explorer.view import OPENING
from tui.session.words import counted, in_context, one_line, speaker_of

if TYPE_CHECKING:
    from index import Archive, EntityRow, QuoteRow, Row
    from index.article import Entity
    from tui.screens.explorer.annotating import AnnotationController
    from tui.screens.explorer.decoding import DecodingController
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.syncing import SyncController
    from tui.screens.picker import Choice, Picked
    from tui.session.same_names import KnownName

    PlaceT = TypeVar("PlaceT", Row, QuoteRow)

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

        article_id, span = reading.id, quote.span

        def keep(name: str | None) -> None:
            if name is not None:
                self._ask_where(
                    f"Said by {one_line(name) or 'nobody named'}",
                    lambda archive: archive.corrections.same_said_by_others(
                        article_id, span, name or None
                    ),
                    lambda archive, also: archive.corrections.set_speaker(
                        article_id, span, name or None, also
                    ),
                )

        from tui.screens.explorer.offering import who_may_speak

        places, speaker = self._session.places, speaker_of(quote, reading.article.text)
        self._desk.fetch(
            lambda archive: who_may_speak(archive, places),
            lambda known: self._choose_speaker(known, speaker, keep),
            group=OPENING,
        )

    def _choose_speaker(
        self, known: list[KnownName], speaker: str, then: Callable[[str | None], None]
    ) -> None:
        from tui.screens.naming import NamingScreen

        self._view.open(
            NamingScreen(
                "Who says this?",
                "One of these, or another name as it should be listed. Your file stays as it is.",
                [(one.name, one.about) for one in known],
                speaker,
                surnames=frozenset(one.name for one in known if one.is_surname),
            ),
            then,
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
        from tui.session.same_names import fuller_last, names_like

        reading = self._session.reading
        if reading is None:
            return
        names = names_like(name, self._session.places, rows)

        def join(picked: Picked | None) -> None:
            if picked is not None:
                goes, stays = fuller_last(name, names[picked.index].name)
                self._ask_where(
                    f"“{goes}” is {stays}",
                    lambda archive: archive.corrections.others_naming(reading.id, goes),
                    lambda archive, also: archive.corrections.join(
                        reading.id, goes, stays, [row.id for row in also]
                    ),
                )

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
                alias = entity.aliases[picked.index]
                self._ask_where(
                    f"“{alias}” is not {entity.name}",
                    lambda archive: archive.corrections.others_naming(reading.id, entity.name),
                    lambda archive, also: archive.corrections.split(
                        reading.id, entity.name, alias, [row.id for row in also]
                    ),
                )

        self._view.open(
            PickerScreen(
                f"Not {one_line(entity.name)}, but somebody else",
                [_alias_choice(alias, entity, reading.article.text) for alias in entity.aliases],
                help="↵ splits this name off, in this article",
                lines=2,
                seeks=False,
            ),
            split,
        )

    # Here, or everywhere.

    def _ask_where(
        self,
        what: str,
        find: Callable[[Archive], list[PlaceT]],
        correct: Callable[[Archive, list[PlaceT]], None],
    ) -> None:
        """Look where else a correction may hold, let the user choose, and write it.

        Args:
            what: What is corrected, in words.
            find: Returns the places in other articles.
            correct: Corrects the open article, and the places that it is given.
        """

        def write(places: list[PlaceT], so_far: str = "") -> None:
            articles = len(set(map(_article_of, places))) + 1
            where = f"in {counted(articles, 'article')}" if places else "in this article"
            self._write(lambda archive: said(archive, places, f"{where}{so_far}"))

        def said(archive: Archive, places: list[PlaceT], where: str) -> str:
            correct(archive, places)
            return self._said(f"{what} {where}")

        def choose(places: list[PlaceT], *, is_all: bool) -> None:
            if places:
                self._choose_where(what, places, write, is_all=is_all)
            else:
                write(places, "" if is_all else ", the only one known so far")

        self._desk.fetch(
            lambda archive: (find(archive), is_all_compared(archive)),
            lambda found: choose(found[0], is_all=found[1]),
            group=OPENING,
        )

    def _choose_where(
        self,
        what: str,
        places: list[PlaceT],
        write: Callable[[list[PlaceT]], None],
        *,
        is_all: bool,
    ) -> None:
        """Let the user choose between here and everywhere; the places are only listed."""
        from tui.screens.picker import Choice, PickerScreen

        others = len(set(map(_article_of, places)))
        so_far = "" if is_all else " known so far"
        choices = [
            Choice("In this article only"),
            Choice(
                f"Everywhere{so_far}: in all {others + 1:,} articles",
                f"here, {counted(others, 'other article')}",
            ),
        ]
        choices += [
            Choice(f"  {one_line(each.title)}", _place(each), is_told=True) for each in places
        ]

        def go(picked: Picked | None) -> None:
            if picked is not None:
                write(places if picked.index else [])

        self._view.open(
            PickerScreen(
                f"{one_line(what)}{'' if is_all else ' · not all articles are compared yet'}",
                choices,
                help="↵ corrects here only, or in all that are listed",
                noun="choice",
                seeks=False,
            ),
            go,
        )

    # Taking it back, and what follows from it.

    def undo(self) -> None:
        """Take back the last correction of the article."""
        if self._session.reading is None:
            return
        article_id = self._session.reading.id

        def take_back(archive: Archive) -> str:
            undone = archive.corrections.undo(article_id)
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


def _article_of(row: Row | QuoteRow) -> int:
    """Return the article of a place: the same quote may stand in one twice."""
    from index import QuoteRow

    return row.article_id if isinstance(row, QuoteRow) else row.id


def _place(row: Row | QuoteRow) -> str:
    return " · ".join(part for part in (one_line(row.source), row.date_shown) if part)


def _alias_choice(alias: str, entity: Entity, text: str) -> Choice:
    from tui.screens.picker import Choice

    spans = [mention for mention in entity.mentions if mention.of(text) == alias]
    where, _ = in_context(text, spans[0], _CONTEXT)
    return Choice(one_line(alias), counted(len(spans), "mention"), where)
