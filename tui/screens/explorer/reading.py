"""The explorer's part that goes from place to place in articles, and from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.messages import NextSought
from tui.panes.article import ArticlePane
from tui.panes.entities import EntityEntry
from tui.panes.quotes import QuoteEntry
from tui.panes.results import ResultsPane
from tui.screens.explorer.opening import OpeningPart
from tui.screens.explorer.seeking import Wanted, seek
from tui.screens.typeahead import SEEKING
from tui.session.places import PlaceKind, Places
from tui.session.position import Landing
from tui.widgets.list_pane import ListPane

if TYPE_CHECKING:
    from index import Archive

_NAMES: dict[PlaceKind, str] = {
    "quote": "quote",
    "reported": "quote",
    "hit": "hit",
    "mention": "mention",
}


class ReadingPart(OpeningPart):
    """Goes from quote to quote, hit to hit, mention to mention."""

    _edge: tuple[str, int] | None = None
    """What the reader was just told to be at the end of, and in which direction."""

    # Going from place to place.

    def step(self, kind: PlaceKind, by: int) -> None:
        """Go to the next or previous thing of a kind; past the last one, into the next article."""
        places = self.places.step(kind, by)
        if places is not None:
            self.go_to(places)
        else:
            self._pass_edge(Wanted(kind, by, name=self._followed_name if kind == "mention" else ""))

    def step_speaker(self, by: int) -> None:
        """Go to the next or previous quote by the same speaker."""
        speaker = self.current_speaker
        if speaker is None:
            return
        places = self.places.step_speaker(by)
        if places is not None:
            self.go_to(places)
        else:
            self._pass_edge(Wanted("quote", by, speaker=speaker))

    def go_to(self, places: Places) -> None:
        """Make a thing of the open article the current one, everywhere."""
        self.leave_edge()
        self.places = places
        self.show_places()
        self.note_visit()

    def show_places(self) -> None:
        """Show where the reader is: in the text and the status line, then in the side panes."""
        if self.places.span is not None:
            self.article_pane.jump(self.places.span)
        else:
            self.article_pane.current = None
        self.show_where()
        self.call_after_refresh(self._follow_in_side_panes)

    def _follow_in_side_panes(self) -> None:
        for pane in (self.quotes_pane, self.entities_pane, self.hits_pane):
            pane.follow(self.places)

    @property
    def _followed_name(self) -> str:
        return self.places.followed.name if self.places.followed else ""

    def _pass_edge(self, wanted: Wanted) -> None:
        """Say that there is nothing further here; go on into the next article if said before."""
        if self.reading is None or (wanted.kind != "hit" and self.reading.analysis is None):
            self.tell("This article is not analysed yet.", alone=True)
            return
        edge = (f"{wanted.kind} {wanted.speaker} {wanted.name}", wanted.by)
        if self._edge == edge:
            self._seek(wanted)
            return
        self._edge = edge
        self.tell(self._edge_message(wanted), alone=True)

    def _edge_message(self, wanted: Wanted) -> str:
        which = "last" if wanted.by > 0 else "first"
        thing = _NAMES[wanted.kind]
        if wanted.kind == "hit" and self.places.hits_are_terms:
            thing = "key term"
        whose = f" by {wanted.speaker}" if wanted.speaker else ""
        whose += f" of {wanted.name}" if wanted.name else ""
        has_any = self.places.has(wanted.kind)
        here = f"This is the {which} {thing}{whose}" if has_any else f"There is no {thing} here"
        return (
            f"{here}. Once more goes on to the {'next' if wanted.by > 0 else 'previous'} article."
        )

    def _seek(self, wanted: Wanted) -> None:
        """Look in the background for the next article that has such a thing."""
        results, start = self.results, self.results_pane.cursor
        if results is None:
            return
        asked = self._read_asked

        def work(archive: Archive) -> None:
            index = seek(archive, results, start, wanted)
            landing = Landing(wanted.kind, wanted.by, speaker=wanted.speaker, name=wanted.name)
            self.post_message(NextSought(asked, index, landing))

        self.in_background(work, group=SEEKING)

    @on(NextSought)
    def _go_on(self, event: NextSought) -> None:
        if event.generation != self._read_asked:
            return
        if event.index is None:
            self.tell(_none_further(event.landing), alone=True)
            return
        self.results_pane.cursor = event.index
        self.read_result(event.index, event.landing)

    def leave_edge(self) -> None:
        """Take back what the reader was told at the last thing of a kind: it is behind now."""
        if self._edge is not None:
            self._edge = None
            self.app.clear_notifications()

    # What the user does in the panes.

    @on(ResultsPane.Highlighted)
    def _read_highlighted(self, event: ResultsPane.Highlighted) -> None:
        if self.results is None or not 0 <= event.index < self.results.total:
            return
        self.show_result_position()
        if self._opening != self.results.ids[event.index]:
            self.read_result(event.index)

    @on(ResultsPane.Opened)
    def _enter_article(self, event: ResultsPane.Opened) -> None:
        self.focus_pane("article")
        self.note_visit_of(event.row.id)

    @on(ListPane.Moved, "#quotes")
    def _go_to_quote(self, event: ListPane.Moved) -> None:
        row = self.quotes_pane.rows[event.row]
        if isinstance(row, QuoteEntry):
            self.go_to(self.places.at(row.kind, row.index))

    @on(ListPane.Moved, "#entities")
    def _go_to_entity(self, event: ListPane.Moved) -> None:
        row = self.entities_pane.rows[event.row]
        if isinstance(row, EntityEntry):
            places = self.places.following(row.index)
            self.go_to(places.at("mention", 0))

    @on(ListPane.Moved, "#hits")
    def _go_to_hit(self, event: ListPane.Moved) -> None:
        self.go_to(self.places.at("hit", event.row))

    @on(ArticlePane.Clicked)
    def _go_to_clicked(self, event: ArticlePane.Clicked) -> None:
        places = self.places.on_span(event.span)
        if places is not None:
            self.go_to(places)

    @on(ArticlePane.LaidOut)
    def _follow_size(self) -> None:
        self.show_where()

    @on(ArticlePane.Moved)
    def _follow_scrolling(self, event: ArticlePane.Moved) -> None:
        if self.reading is None:
            return
        span = self.places.span
        visible = (one.span for one in self.article_pane.spans_visible())
        if span is None or span not in visible:
            self.leave_edge()
            self.places = self.places.at_offset(event.offset)
            self.article_pane.current = None
            for pane in (self.quotes_pane, self.entities_pane, self.hits_pane):
                pane.follow(self.places)
        self.show_where()


def _none_further(landing: Landing) -> str:
    """Say that no article in that direction has what is wanted."""
    where = "further on" if landing.by > 0 else "further back"
    if landing.speaker:
        return f"No article {where} quotes {landing.speaker}."
    if landing.name:
        return f"No article {where} names {landing.name}."
    return f"No article {where} has a {_NAMES[landing.kind or 'quote']}."
