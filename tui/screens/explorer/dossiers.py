"""The controller of dossiers: quotes are kept for one, chosen, and written to a document."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tui.screens.explorer.view import OPENING
from tui.session.words import beginning, counted, one_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index import Archive, QuoteRow
    from tui.screens.explorer.annotating import AnnotationController
    from tui.screens.explorer.desk import Desk
    from tui.screens.picker import Choice, Picked


class DossierController:
    """Keeps quotes, and writes those that are chosen with all that proves them."""

    def __init__(self, desk: Desk, annotate: AnnotationController) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._annotate = annotate

    def keep_quote(self) -> None:
        """Keep the quote for a dossier, or let it go."""
        reading, quote = self._session.reading, self._session.quote
        if reading is None or quote is None:
            return
        article_id, span, on = reading.id, quote.span, quote.span not in reading.kept
        key = self._desk.key("dossier")
        words = beginning(span.of(reading.article.text))
        said = f"Kept: {words} · {key} writes a dossier." if on else f"No longer kept: {words}"
        self._annotate.write(
            lambda archive: archive.annotations.keep(article_id, span, on), said=said
        )

    def choose(self) -> None:
        """Let the user choose which quotes to write to a document."""

        def count(archive: Archive) -> tuple[int, int]:
            annotations = archive.annotations
            return len(annotations.kept_quotes()), annotations.kept_lost()

        self._desk.fetch(count, lambda counts: self._choose_quotes(*counts), group=OPENING)

    def _choose_quotes(self, kept: int, lost: int) -> None:
        from tui.screens.picker import Choice, PickerScreen

        query, name = self._session.query, self._session.name
        offers: list[tuple[Choice, str, Callable[[Archive], list[QuoteRow]]]] = []
        if kept or lost:
            gone = f" · {lost:,} not found now" if lost else ""
            choice = Choice("The quotes that you keep", counted(kept, "quote") + gone)
            offers.append(
                (choice, "Quotes kept", lambda archive: archive.annotations.kept_quotes())
            )
        if name:
            choice = Choice(f"What {one_line(name)} says")
            offers.append((choice, name, lambda archive: _quotes_of(archive, name)))
        choice = Choice("The quotes of this search" if query else "All quotes", one_line(query))
        offers.append((choice, query or "All quotes", lambda archive: archive.quotes(query)))

        def ask(picked: Picked | None) -> None:
            if picked is not None:
                _, title, fetch = offers[picked.index]
                self._ask_for_file(title, fetch)

        choices = [choice for choice, _, _ in offers]
        self._view.open(
            PickerScreen("A dossier of", choices, help="↵ choose", noun="offer", seeks=False), ask
        )

    def write_quotes_of(self, name: str) -> None:
        """Ask for a file, and write all that somebody says to it."""
        self._ask_for_file(name, lambda archive: _quotes_of(archive, name))

    def _ask_for_file(self, title: str, fetch: Callable[[Archive], list[QuoteRow]]) -> None:
        from tui.exporting.dossier import FORMATS
        from tui.exporting.target import unused_name

        asked = f"Dossier “{one_line(title)}” to"
        write = partial(self._write_dossier, title, fetch)
        self._desk.ask_for_file(asked, unused_name("dossier", "md"), FORMATS, write)

    def _write_dossier(
        self, title: str, fetch: Callable[[Archive], list[QuoteRow]], file: Path, form: str
    ) -> None:
        from index import clean_line
        from tui.exporting.dossier import Dossier, content_in_words, write

        def work(archive: Archive) -> str:
            rows = sorted(fetch(archive), key=lambda row: row.by_date)
            found = archive.across.dossier(rows)
            entries = list(self._desk.telling("Gathering quotes", found, len(rows)))
            if entries:
                write(Dossier(title, date.today(), entries), form, file, self._desk.is_given_up)
            return content_in_words(rows, entries) if entries else ""

        def tell(content: str) -> None:
            if content:
                self._view.tell(clean_line(str(file)), title=f"{content} written")
            else:
                self._view.tell("There are no such quotes; nothing was written.")

        self._desk.write(file, work, tell)


def _quotes_of(archive: Archive, name: str) -> list[QuoteRow]:
    """Return all quotes of somebody: their page lists only so many."""
    return [row for row in archive.quotes(speaker=name) if row.quote.name == name]
