"""The explorer's part that opens articles and goes from place to place in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tui.current import PlaceKind, Places
from tui.history import Visit
from tui.landing import Landing
from tui.messages import ArticleGone, ArticleRead, NextSought
from tui.panes.article import ArticlePane
from tui.panes.entities import EntityEntry
from tui.panes.list_pane import ListPane
from tui.panes.quotes import QuoteEntry
from tui.panes.results import ResultsPane
from tui.screens.explorer.layers import LayersPart
from tui.screens.explorer.seeking import Wanted, seek
from tui.typeahead import READING, SEEKING

if TYPE_CHECKING:
    from index import Archive

_NAMES: dict[PlaceKind, str] = {
    "quote": "quote",
    "reported": "quote",
    "hit": "hit",
    "mention": "mention",
}


class ReadingPart(LayersPart):
    """Opens articles, and goes from quote to quote, hit to hit, mention to mention."""

    _read_asked = 0
    """The number of the last article that was asked for; earlier ones are dropped."""
    _opening: int | None = None
    """The article that is open or about to be."""
    _edge: tuple[str, int] | None = None
    """What the reader was just told to be at the end of, and in which direction."""
    _left_article: int | None = None
    """The article that was open before the user began to type a query."""

    # Opening articles.

    def read_result(self, index: int, landing: Landing | None = None) -> None:
        """Open one of the results."""
        if self.results is not None and 0 <= index < self.results.total:
            self.read_article(self.results.ids[index], landing)

    def read_article(self, article_id: int, landing: Landing | None = None) -> None:
        """Fetch an article in the background, then show it."""
        self._read_asked += 1
        self._opening = article_id
        asked, watch = self._read_asked, self.watch_words
        query = self.results.query if self.results is not None else ""
        if landing is None:
            same = self.reading is not None and self.reading.id == article_id
            landing = Landing(keep=same)

        def work(archive: Archive) -> None:
            try:
                reading = archive.read(article_id, query, watch)
            except KeyError:
                self.post_message(ArticleGone(asked))
            else:
                self.post_message(ArticleRead(asked, reading, landing))

        self.in_background(work, group=READING)

    def close_article(self, message: str) -> None:
        """Show a message in place of an article."""
        self._read_asked += 1
        self._remember_position()
        self.reading, self.places, self._opening = None, Places(), None
        self.article_pane.clear(message)
        self._fill_side_panes()

    def step_article(self, by: int, landing: Landing | None = None) -> None:
        """Go to the next or previous article of the results."""
        target = self.results_pane.cursor + by
        if self.results is None or not 0 <= target < self.results.total:
            last = "That is the last article." if by > 0 else "That is the first article."
            self.tell(last, alone=True)
            return
        self.results_pane.cursor = target
        self.read_result(target, landing)

    @on(ArticleRead)
    def _show_article(self, event: ArticleRead) -> None:
        if event.generation != self._read_asked:
            return
        reading, landing = event.reading, event.landing
        fresh = Places.of(reading)
        same = self.reading is not None and self.reading.id == reading.id
        if not same:
            self._remember_position()
        self.reading = reading
        if landing.keep and same:
            self.places = fresh.restored(self.places)
            self.article_pane.show(reading)
        else:
            self.places = landing.places(fresh, default=reading.position)
            self.article_pane.show(reading, anchor=self.places.position)
            if self.places.span is not None:
                self.article_pane.jump(self.places.span)
                self.note_visit()
        self._edge = None
        self.show_where()
        self.call_after_refresh(self._fill_side_panes)

    @on(ArticleGone)
    def _say_gone(self, event: ArticleGone) -> None:
        if event.generation == self._read_asked:
            self.close_article("This article is no longer in the folder.")

    def _fill_side_panes(self) -> None:
        reading = self.reading
        text = reading.article.text if reading else ""
        self.quotes_pane.show(self.places, text)
        self.entities_pane.show(self.places, reading.elsewhere if reading else {})
        self.hits_pane.show(self.places, text)
        self.explain_empty_panes()
        self.show_keys()

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
        self._edge = None
        self.places = places
        self.show_places()
        self.note_visit()

    def show_places(self) -> None:
        """Show in every pane and in the status line where the reader is."""
        if self.places.span is not None:
            self.article_pane.jump(self.places.span)
        else:
            self.article_pane.current = None
        for pane in (self.quotes_pane, self.entities_pane, self.hits_pane):
            pane.follow(self.places)
        self.show_where()

    def show_where(self) -> None:
        """Show in the status line and on the frames where the reader is."""
        if self.reading is None:
            self.status_line.clear()
        else:
            self.status_line.show(
                self.places, self.reading.article.text, self.article_pane.fraction_read
            )
        self.show_result_position()
        self.show_keys()

    def show_result_position(self) -> None:
        """Show on the frame of the results which one the cursor is on."""
        total = self.results.total if self.results else 0
        place = f"{self.results_pane.cursor + 1:,}/{total:,}" if total else ""
        self.results_pane.border_subtitle = place

    def note_visit(self) -> None:
        """Remember the open article as one to go back to."""
        if self.reading is not None:
            query = self.results.query if self.results else ""
            self.history.add(Visit(query, self.reading.id, self.places.position))
            self.history.leave(self.places.position)

    @property
    def is_untouched(self) -> bool:
        """Whether the reader has not done anything yet."""
        at_top = self.results_pane.cursor == 0 and self.places.position == 0
        return at_top and self.history.is_empty and not self.sort

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
            further = "further on" if event.landing.by > 0 else "further back"
            self.tell(f"No article {further} has one.", alone=True)
            return
        self.results_pane.cursor = event.index
        self.read_result(event.index, event.landing)

    # What the user does in the panes.

    @on(ResultsPane.Highlighted)
    def _read_highlighted(self, event: ResultsPane.Highlighted) -> None:
        if self.results is None or not 0 <= event.index < self.results.total:
            return
        self.show_result_position()
        if self._opening != self.results.ids[event.index]:
            self.read_result(event.index)

    @on(ResultsPane.Opened)
    def _enter_article(self) -> None:
        self.focus_pane("article")
        self.note_visit()

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

    @on(ArticlePane.Moved)
    def _follow_scrolling(self, event: ArticlePane.Moved) -> None:
        if self.reading is None:
            return
        span = self.places.span
        visible = (one.span for one in self.article_pane.spans_visible())
        if span is None or span not in visible:
            self._edge = None
            self.places = self.places.at_offset(event.offset)
            self.article_pane.current = None
            for pane in (self.quotes_pane, self.entities_pane, self.hits_pane):
                pane.follow(self.places)
        self.show_where()

    def _remember_position(self) -> None:
        """Keep in the archive where the reader leaves the article."""
        if self.reading is None:
            return
        article_id, offset = self.reading.id, self.article_pane.top_offset
        self.history.leave_article(article_id, offset)
        self.in_background(
            lambda archive: archive.remember_position(article_id, offset), group="position"
        )
