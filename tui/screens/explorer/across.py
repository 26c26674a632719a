"""The controller of what other articles have to say: wordings, people, a draft's quotations.

Each dialog is imported when it is first opened, so that the explorer's first paint waits for none.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.screens.explorer.view import OPENING
from tui.session.position import Position
from tui.session.query_edit import asks_for_reported, with_filter
from tui.session.said import Said
from tui.session.words import change_in_brief, counted, marked, one_line

if TYPE_CHECKING:
    from index import Archive, Person, QuoteRow, Utterance, Wording
    from tui.screens.check import Checked
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.dossiers import DossierController
    from tui.screens.explorer.reading import ReaderController
    from tui.screens.explorer.searching import SearchController
    from tui.screens.person import Chosen
    from tui.screens.picker import Choice, Picked

_REPORTED = "told without marks: add reported:yes to the search"
"""What is not listed, and how to ask for it."""
_LISTED = 2000
"""Quotes that “who said what” lists at most."""
_FEW = 9
"""Wordings among which nobody looks for one by its letters."""


class AcrossController:
    """Fetches what the archive knows beside the open article, and goes to what was chosen."""

    def __init__(
        self,
        desk: Desk,
        search: SearchController,
        reader: ReaderController,
        dossiers: DossierController,
    ) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._search, self._reader, self._dossiers = search, reader, dossiers
        self._draft = ""  # the manuscript that was checked last, for the next quotation of it

    def _go_to(self, row: QuoteRow | None) -> None:
        if row is not None:
            self._reader.go_to_article(row.article_id, Position(span=row.quote.span))

    # Every wording of the quote.

    def wording(self) -> None:
        """Fetch every wording of the quote, then let the user choose one."""
        reading, quote = self._session.reading, self._session.quote
        if reading is None or quote is None:
            return
        article_id, span = reading.id, quote.span
        self._desk.fetch(
            lambda archive: archive.across.utterance(article_id, span),
            self._choose_wording,
            group=OPENING,
        )

    def _choose_wording(self, utterance: Utterance | None) -> None:
        from tui.screens.picker import PickerScreen

        if utterance is None:
            self._view.tell("This quote is in no other article.")
            return
        rows = [*(wording.row for wording in utterance.wordings), *utterance.again]
        choices = [
            *(
                _wording_choice(one, at == utterance.fullest)
                for at, one in enumerate(utterance.wordings)
            ),
            *(_quote_choice(row, "said again · ") for row in utterance.again),
        ]

        def go(picked: Picked | None) -> None:
            self._go_to(rows[picked.index] if picked else None)

        title = f"In {counted(utterance.articles, 'article')}, the first one first"
        if utterance.again and utterance.articles == 1:
            title = "Said again on another occasion"
        self._view.open(
            PickerScreen(
                title, choices, help="↵ go there", lines=5, noun="quote", seeks=len(rows) > _FEW
            ),
            go,
        )

    # Who said what.

    def who_said_what(self) -> None:
        """Fetch what this speaker says, or what is said about the query, across the archive."""
        session = self._session
        speaker = session.speaker if session.places.kind == "quote" else None
        query = "" if speaker else session.query
        title = f"What {one_line(speaker)} says" if speaker else "Who said what"

        def work(archive: Archive) -> tuple[list[Said], str]:
            rows = archive.quotes(query, speaker=speaker or "", limit=_LISTED + 1)
            told = archive.each_quote(query, speaker=speaker or "", reported=True)
            left_out = ""
            if len(rows) > _LISTED:
                left_out = f"Only the first {counted(_LISTED, 'quote')}: narrow the search."
            elif not asks_for_reported(query) and next(told, None) is not None:
                left_out = f"More is {_REPORTED}."
                if speaker:
                    wider = f"{with_filter('', 'speaker', speaker)} reported:yes"
                    asked = f"{self._desk.key('who_said_what')} after a search for  {wider}"
                    left_out = f"More is told without marks: {asked}"
            return _folded(archive, rows[:_LISTED]), left_out

        self._desk.fetch(work, lambda found: self._list_said(title, *found), group=OPENING)

    def _list_said(self, title: str, said: list[Said], left_out: str) -> None:
        from tui.screens.said import SaidScreen

        if said:
            self._view.open(SaidScreen(title, said, note=left_out), self._go_to)
        else:
            only = f" Some is {_REPORTED}." if left_out else ""
            self._view.tell(f"Nobody is quoted about that in this archive.{only}")

    # Somebody.

    def person(self) -> None:
        """Show the page about whom the reader is at."""
        name = self._session.name
        if name is not None:
            self.show_person(name)

    def show_person(self, name: str) -> None:
        """Fetch the page about somebody, then show it."""
        self._desk.fetch(
            lambda archive: archive.across.person(name),
            partial(self._show_page, name),
            group=OPENING,
        )

    def _show_page(self, name: str, person: Person | None) -> None:
        from tui.screens.person import Neighbour, Outlet, PersonScreen

        if person is None:
            self._view.tell(f"The archive does not know {one_line(name)} yet.")
            return

        def then(chosen: Chosen | None) -> None:
            if isinstance(chosen, Neighbour):
                self.show_person(chosen.name)
            elif isinstance(chosen, Outlet):
                said_by = with_filter("", "speaker", person.name)
                self._search.search_for(with_filter(said_by, "source", chosen.name))
            elif chosen == "dossier":
                self._dossiers.write_quotes_of(person.name)
            elif chosen is not None:
                self._go_to(chosen)

        self._view.open(PersonScreen(person, ascii_only=self._session.settings.ascii), then)

    # Checking a manuscript.

    def check_draft(self, *, wrong: str = "") -> None:
        """Ask for a manuscript that is there, and compare its quotations with the archive."""

        def check(name: str | None) -> None:
            if not name:
                return
            self._draft = name
            if os.path.exists(draft := os.path.expanduser(name)):
                self._check(Path(draft))
            else:
                self.check_draft(wrong="There is no such file.")

        hint = f"{wrong} Any file that Pullquote reads, or a dossier. It stays as it is.".strip()
        self._view.ask("Check the quotations of", hint, self._draft, check)

    def _check(self, draft: Path) -> None:
        from tui.screens.checking import Check, CheckingScreen, check_command

        archive = self._session.archive
        if archive is not None:
            check = Check(check_command(draft, archive.name))
            self._view.open(CheckingScreen(draft, check), partial(self._list_checked, draft))

    def _list_checked(self, draft: Path, checked: Checked | None) -> None:
        from tui.screens.check import CheckScreen

        if checked is None:
            self._view.tell("Stopped: the quotations were not compared.")
            return

        def go(place: tuple[int, Position] | None) -> None:
            if place is not None:
                self._reader.go_to_article(*place)

        self._view.open(CheckScreen(draft, checked), go)


def _folded(archive: Archive, rows: list[QuoteRow]) -> list[Said]:
    """Return quotes, the earliest first, each utterance once."""
    groups = archive.across.fold(sorted(rows, key=lambda row: row.by_date))
    return [Said(first, tuple(repeats)) for first, *repeats in groups]


def _quote_choice(row: QuoteRow, sign: str = "", note: str = "") -> Choice:
    from tui.screens.picker import Choice

    where = " · ".join(part for part in (row.source, row.date_shown) if part)
    label = f"{sign}{marked(row.speaker_shown, row.quote) or 'Nobody named'}"
    return Choice(label, where, one_line(row.text), note)


def _wording_choice(wording: Wording, is_fullest: bool) -> Choice:
    """Return a wording with its words, then how they differ from the fullest ones."""
    sign = "another speaker · " if wording.other_speaker else ""
    if is_fullest:
        return _quote_choice(wording.row, sign, "the fullest")
    changes = "; ".join(map(change_in_brief, wording.changes))
    told = f"differs: {changes}" if changes else "the same words"
    return _quote_choice(wording.row, sign, one_line(told))
