"""The explorer's part that opens articles and says where the reader is in them."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from tui.messages import ArticleGone, ArticleRead
from tui.screens.explorer.layers import LayersPart
from tui.screens.typeahead import READING
from tui.session.history import Visit
from tui.session.places import Places
from tui.session.position import Landing
from tui.widgets.frame import show_place

if TYPE_CHECKING:
    from index import Archive, Reading


class OpeningPart(LayersPart):
    """Fetches articles and shows them; remembers where the reader leaves them."""

    _read_asked = 0
    """The number of the last article that was asked for; earlier ones are dropped."""
    _opening: int | None = None
    """The article that is open or about to be."""
    _visit_due: int | None = None
    """The article that the reader goes to although it is not open yet."""
    _pending: Landing | None = None
    """Where to land in the article that is about to be opened."""

    def read_result(self, index: int, landing: Landing | None = None) -> None:
        """Open one of the results."""
        if self.results is not None and 0 <= index < self.results.total:
            self.read_article(self.results.ids[index], landing)

    def read_article(self, article_id: int, landing: Landing | None = None) -> None:
        """Fetch an article in the background, then show it."""
        if landing is None and article_id == self._opening:
            landing = self._pending
        if landing is None:
            same = self.reading is not None and self.reading.id == article_id
            landing = Landing(keep=same)
        self._read_asked += 1
        self._opening, self._pending = article_id, landing
        asked, watch = self._read_asked, self.watch_words
        query = self.results.query if self.results is not None else ""

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
        self.reading, self.places = None, Places()
        self._opening = self._pending = None
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
        reading, landing, self._pending = event.reading, event.landing, None
        same = self.reading is not None and self.reading.id == reading.id
        if same and landing.keep and self._is_as_shown(reading):
            self.reading = reading
            self.entities_pane.show(self.places, reading.elsewhere)
            return
        fresh = Places.of(reading)
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
            if self.places.span is not None or reading.id == self._visit_due:
                self.note_visit()
            self._visit_due = None
            self.leave_edge()
        self.show_where()
        self.call_after_refresh(self._fill_side_panes)

    def _is_as_shown(self, reading: Reading) -> bool:
        """Tell whether nothing is new of the open article but what there is elsewhere."""
        now = self.reading
        return now is not None and now == replace(
            reading, elsewhere=now.elsewhere, position=now.position
        )

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
        show_place(self.results_pane, place)

    def note_visit(self) -> None:
        """Remember the open article as one to go back to."""
        if here := self.here:
            self.history.add(here)
            self.history.leave(here.offset, here.span)

    def note_visit_of(self, article_id: int) -> None:
        """Remember an article as one to go back to: now, or else as soon as it is open."""
        if self.reading is not None and self.reading.id == article_id:
            self.note_visit()
        else:
            self._visit_due = article_id

    @property
    def here(self) -> Visit | None:
        """Where the reader is; `None` if no article is open."""
        if self.reading is None:
            return None
        query = self.results.query if self.results else ""
        return Visit(query, self.reading.id, self.places.position, self.places.span)

    @property
    def is_untouched(self) -> bool:
        """Whether the reader has not done anything yet."""
        at_top = self.results_pane.cursor == 0 and self.places.position == 0
        return at_top and self.history.is_empty and not self.sort

    def _remember_position(self) -> None:
        """Keep in the archive where the reader leaves the article."""
        if self.reading is None:
            return
        article_id, offset = self.reading.id, self.article_pane.top_offset
        self.note_leaving()

        def work(archive: Archive) -> None:
            with contextlib.suppress(KeyError):  # it has been deleted in the meantime
                archive.remember_position(article_id, offset)

        self.in_background(work, group="position")

    def note_leaving(self) -> None:
        """Note for the way back where the reader leaves the open article."""
        if self.reading is not None:
            top = self.article_pane.top_offset
            self.history.leave_article(self.reading.id, top, self.places.span)

    def leave_edge(self) -> None:
        """Take back what the reader was told at the last thing of a kind: it is behind now."""
        raise NotImplementedError
