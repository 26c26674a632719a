"""The controller of reading: from place to place in articles, and from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.explorer.seeking import Sought, Wanted, seek
from tui.screens.explorer.view import SEEKING
from tui.session.position import Position
from tui.session.words import counted, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Row
    from index.article import Span
    from tui.screens.explorer.arranging import PanesController
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.opening import ArticleController
    from tui.session.places import PlaceKind, Places
    from tui.widgets.side import SidePane

_NAMES: dict[PlaceKind, str] = {
    "quote": "quote",
    "reported": "quote",
    "hit": "hit",
    "mention": "mention",
}


class ReaderController:
    """Goes from quote to quote, hit to hit, mention to mention, and to whatever is pointed at."""

    def __init__(self, desk: Desk, article: ArticleController, panes: PanesController) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._article, self._panes = article, panes
        self.list_all: Callable[[int], None] = lambda article_id: None
        """Lists all articles, with the cursor on one of them."""

    # Going from place to place.

    def step(self, kind: PlaceKind, by: int) -> None:
        """Go to the next or previous thing of a kind; past the last one, into the next article."""
        places = self._session.places.step(kind, by)
        if places is not None:
            self.go_to(places)
            return
        followed = self._session.places.followed if kind == "mention" else None
        self._pass_edge(Wanted(kind, by, name=followed.name if followed else ""))

    def step_speaker(self, by: int) -> None:
        """Go to the next or previous quote by the same speaker, or by whom the search asks for."""
        speaker = self._session.speaker_meant
        if speaker is None:
            return
        places = self._session.places.step_speaker(by, speaker)
        if places is not None:
            self.go_to(places)
        else:
            self._pass_edge(Wanted("quote", by, speaker=speaker))

    def step_article(self, by: int) -> None:
        """Go to the next or previous article of the results."""
        target = self._view.results.cursor + by
        if not 0 <= target < self._session.total:
            last = "That is the last article." if by > 0 else "That is the first article."
            self._view.tell(last)
            return
        self._view.results.cursor = target
        self._article.read_result(target)

    def go_to(self, places: Places) -> None:
        """Make a thing of the open article the current one, everywhere."""
        self._article.leave_edge()
        self._session.places = places
        self._show_places()
        self._article.note_visit()

    def be_at_quote(self) -> None:
        """Go to the quote that a command is for, unless the reader is at it."""
        places = self._session.places.at_nearest_quote()
        if places is not None and places is not self._session.places:
            self.go_to(places)

    def go_to_article(self, article_id: int, position: Position | None = None) -> None:
        """Go from here to any article of the archive; one can come back."""
        self._article.note_visit()
        self.open_article(article_id, position)

    def open_article(self, article_id: int, position: Position | None = None) -> None:
        """Open any article of the archive, whether it is among the results or not.

        Where nothing was found all are listed, or it would lie behind what says so.
        """
        if self._session.lists_nothing:
            self._view.explain_nothing(None)
            self.list_all(article_id)
        index = self._session.index_of(article_id)
        if index is not None:
            self._view.results.cursor = index
        self._article.read(article_id, position)
        self._panes.focus("article")

    def _show_places(self) -> None:
        """Show where the reader is: in the text and the status line, then in the side panes."""
        span = self._session.places.span
        if span is not None:
            self._view.article.jump(span)
        else:
            self._view.article.current = None
        self._article.show_where()
        self._view.after_refresh(self._follow_in_side_panes)

    def _follow_in_side_panes(self) -> None:
        for pane in self._view.side:
            pane.follow(self._session.places)

    # Past the last one.

    def _pass_edge(self, wanted: Wanted) -> None:
        """Say that there is nothing further here; go on into the next article if said before."""
        reading = self._session.reading
        if reading is None or (wanted.kind != "hit" and reading.analysis is None):
            self._view.tell("This article is not analysed yet.")
            return
        edge = (f"{wanted.kind} {wanted.speaker} {wanted.name}", wanted.by)
        if self._article.told_edge == edge:
            self._seek(wanted)
            return
        self._article.told_edge = edge
        self._view.tell(_at_edge(wanted, self._session.places))

    def _seek(self, wanted: Wanted) -> None:
        """Look in the background for the next article that has such a thing."""
        results, start = self._session.results, self._view.results.cursor
        if results is None:
            return
        asked = self._article.asked
        self._desk.fetch(
            lambda archive: seek(archive, results, start, wanted),
            lambda sought: self._go_on(asked, sought, wanted),
            group=SEEKING,
        )

    def _go_on(self, asked: int, sought: Sought, wanted: Wanted) -> None:
        if asked != self._article.asked:
            return
        index = sought.at
        if index is None:
            self._view.tell(_none_further(wanted, sought.looked_at))
            return
        self._view.results.cursor = index
        position = Position(wanted.kind, wanted.by, speaker=wanted.speaker, name=wanted.name)
        self._article.read_result(index, position)

    # What the user does in the panes.

    def follow_cursor(self, row: Row) -> None:
        """Open the article that the cursor of the results has come to."""
        index = self._session.index_of(row.id)
        if index is None:  # the results are others by now
            return
        self._article.show_result_position()
        if self._session.opening != row.id:
            self._article.read_result(index)

    def enter(self, row: Row) -> None:
        """Go into the article of a result."""
        self._panes.focus("article")
        self._article.note_visit_of(row.id)

    def go_to_row(self, pane: SidePane, row: object) -> None:
        """Go to what a row of a side pane lists, if the article still has it."""
        places = pane.places_at(row, self._session.places)
        if places is not None:
            self.go_to(places)

    def go_to_span(self, span: Span) -> None:
        """Go to a marked span of the text."""
        places = self._session.places.on_span(span)
        if places is not None:
            self.go_to(places)

    def enter_span(self, span: Span) -> None:
        """Go to a marked span of the text, and into the text."""
        places = self._session.places.on_span(span)
        if places is not None:
            self._panes.focus("article")
            self.go_to(places)

    def follow_scrolling(self, offset: int) -> None:
        """Take the line on top for where the reader is, if the current thing is out of sight."""
        if self._session.reading is None:
            return
        span = self._session.places.span
        visible = (one.span for one in self._view.article.spans_visible())
        if span is None or span not in visible:
            self._article.leave_edge()
            self._session.places = self._session.places.at_offset(offset)
            self._view.article.current = None
            self._follow_in_side_panes()
        self._article.show_where()


def _at_edge(wanted: Wanted, places: Places) -> str:
    """Say that there is nothing of a kind further on in this article."""
    which = "last" if wanted.by > 0 else "first"
    thing = _NAMES[wanted.kind]
    if wanted.kind == "hit" and places.hits_are_terms:
        thing = "key term"
    whose = f" by {wanted.speaker}" if wanted.speaker else ""
    whose += f" of {wanted.name}" if wanted.name else ""
    has_any = places.has(wanted.kind)
    here = f"This is the {which} {thing}{whose}" if has_any else f"There is no {thing} here"
    return f"{here}. Once more goes on to the {'next' if wanted.by > 0 else 'previous'} article."


def _none_further(wanted: Wanted, looked_at: int | None) -> str:
    """Say that no article in that direction has what is wanted, as far as was looked."""
    where = "further on" if wanted.by > 0 else "further back"
    if looked_at is not None:
        where += f" among the first {counted(looked_at, 'article')}"
    has = f"has a {_NAMES[wanted.kind]}"
    if wanted.speaker or wanted.name:
        verb = "quotes" if wanted.speaker else "names"
        has = f"{verb} {one_line(wanted.speaker or wanted.name)}"
    rest = "." if looked_at is None else "; no others were looked at."
    return f"No article {where} {has}{rest}"
