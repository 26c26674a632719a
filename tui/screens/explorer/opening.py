"""The controller of the open article: fetching and showing it, and where the reader leaves it."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from tui.screens.explorer.view import READING
from tui.session.places import Places
from tui.session.position import Position

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Archive, Reading
    from tui.screens.explorer.desk import Desk
    from tui.session.history import Visit


@runtime_checkable
class _ShowsElsewhere(Protocol):
    def show_elsewhere(self, reading: Reading, places: Places) -> None: ...


class ArticleController:
    """Fetches articles and shows them; remembers where the reader leaves them."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self.asked = 0
        """The number of the last article that was asked for; earlier ones are dropped."""
        self._pending: Position | None = None
        """Where to land in it, while it is about to be."""
        self._left: dict[int, int] = {}
        """Where the reader has left articles, until the archive has written it."""
        self._closed: Visit | None = None
        """Where the reader was when the article was closed, as while a query finds nothing yet."""
        self._visit_due: int | None = None
        """The article that the reader goes to although it is not open yet."""
        self.told_edge: tuple[str, int] | None = None
        """What the reader was just told to be at the end of, and in which direction."""
        self.on_read: Callable[[Reading], None] = lambda reading: None
        """Is told of every article that has been fetched."""
        self.on_first: Callable[[], None] = lambda: None
        """Is called when an article is open where none was."""

    # Opening and closing.

    def read(self, article_id: int, position: Position | None = None) -> None:
        """Fetch an article in the background, then show it."""
        session = self._session
        if position is None and article_id == session.opening:
            position = self._pending
        if position is None:
            is_open = session.reading is not None and session.reading.id == article_id
            left = None if is_open else self._left.get(article_id)
            position = Position(keep=is_open, offset=left)
            if self._closed is not None and self._closed.article_id == article_id:
                position = self._closed.position
        self.asked += 1
        session.opening, self._pending = article_id, position
        asked, landing, watch = self.asked, position, session.watch_words
        query = session.results.query if session.results is not None else ""

        def work(archive: Archive) -> Reading | None:
            try:
                return archive.read(article_id, query, watch)
            except KeyError:
                return None

        self._desk.fetch(work, lambda reading: self._take(asked, reading, landing), group=READING)

    def read_result(self, index: int, position: Position | None = None) -> None:
        """Open one of the results."""
        article_id = self._session.article_at(index)
        if article_id is not None:
            self.read(article_id, position)

    def close(self, message: str) -> None:
        """Show a message in place of an article."""
        self.asked += 1
        self._remember_position()
        self._closed = self._session.here or self._closed
        self._session.reading, self._session.places = None, Places()
        self._session.opening = self._pending = None
        self._view.article.clear(message)
        self._fill_side_panes()

    def give_up(self) -> None:
        """Open nothing: reading the article that was asked for has failed."""
        self.close("This article cannot be read.")

    def _take(self, asked: int, reading: Reading | None, position: Position) -> None:
        """Show an article that was fetched, unless another one has been asked for since."""
        if reading is not None:
            self.on_read(reading)
        if asked != self.asked:
            return
        if reading is None:
            self.close("This article is no longer in the folder.")
        else:
            self._show(reading, position)

    def _show(self, reading: Reading, position: Position) -> None:
        session, view = self._session, self._view
        self._pending = self._closed = None
        is_first = session.reading is None
        same = session.reading is not None and session.reading.id == reading.id
        if same and position.keep and self._is_as_shown(reading):
            session.reading = reading
            self._show_elsewhere(reading)
            return
        fresh = Places.of(reading)
        if not same:
            self._remember_position()
        session.reading = reading
        if position.keep and same:
            session.places = fresh.restored(session.places)
            view.article.show(reading)
        else:
            self._land(reading, position.places(fresh, default=reading.position))
        self.show_where()
        view.after_refresh(self._fill_side_panes)
        if is_first:
            self.on_first()

    def _land(self, reading: Reading, places: Places) -> None:
        """Show an article with the reader somewhere in it."""
        self._session.places = places
        self._view.article.show(reading, anchor=places.position)
        if places.span is not None:
            self._view.article.jump(places.span)
        if places.span is not None or reading.id == self._visit_due:
            self.note_visit()
        self._visit_due = None
        self.leave_edge()

    def _is_as_shown(self, reading: Reading) -> bool:
        """Tell whether nothing is new of the open article but what there is elsewhere."""
        now = self._session.reading
        return now is not None and now == replace(
            reading, elsewhere=now.elsewhere, position=now.position
        )

    # Showing.

    def _show_elsewhere(self, reading: Reading) -> None:
        """Show what has changed of other articles only."""
        for pane in self._view.side:
            if isinstance(pane, _ShowsElsewhere):
                pane.show_elsewhere(reading, self._session.places)

    def _fill_side_panes(self) -> None:
        for pane in self._view.side:
            pane.show(self._session.reading, self._session.places)
        self.explain_empty_panes()
        self._view.show_keys()

    def explain_empty_panes(self) -> None:
        """Say in each empty side pane why it is empty, and what to do."""
        reading = self._session.reading
        for pane in self._view.side:
            if not pane.rows:
                said = pane.why_empty(reading, self._waiting()) if reading else ""
                pane.explain(said.strip())

    def _waiting(self) -> str:
        """Return what to say of an article that is not analysed yet."""
        if self._session.only_follows:
            return "Not analysed yet; another Pullquote is at it."
        if self._session.is_syncing:
            return "Not analysed yet; this article is next."
        return f"Not analysed yet. {self._desk.key('sync')} starts it."

    def show_where(self) -> None:
        """Show in the status line and on the frames where the reader is."""
        reading = self._session.reading
        if reading is None:
            self._view.status.clear()
        else:
            fraction = self._view.article.fraction_read
            self._view.status.show(self._session.places, reading.article.text, fraction)
        self.show_result_position()
        self._view.show_keys()

    def show_result_position(self) -> None:
        """Show on the frame of the results which one the cursor is on."""
        total = self._session.total
        self._view.show_position(f"{self._view.results.cursor + 1:,}/{total:,}" if total else "")

    # Where the reader has been.

    def note_visit(self) -> None:
        """Remember the open article as one to go back to."""
        if here := self._session.here:
            self._session.history.add(here)
            self._session.history.leave(here.offset, here.span)

    def note_visit_of(self, article_id: int) -> None:
        """Remember an article as one to go back to: now, or else as soon as it is open."""
        if self._session.reading is not None and self._session.reading.id == article_id:
            self.note_visit()
        else:
            self._visit_due = article_id

    def leave_for(self, by: int) -> Visit | None:
        """Note where the reader is, and return an earlier or later visit to go to."""
        self._note_leaving()
        session = self._session
        if by < 0 and session.here is not None and session.history.is_elsewhere(session.here):
            session.history.add(session.here)  # one can come back to it
        return session.history.go(by)

    def _remember_position(self) -> None:
        """Keep in the archive where the reader leaves the article."""
        if self._session.reading is None:
            return
        article_id, offset = self._session.reading.id, self._view.article.top_offset
        self._left[article_id] = offset
        self._note_leaving()

        def work(archive: Archive) -> None:
            with contextlib.suppress(KeyError):  # it has been deleted in the meantime
                archive.annotations.remember_position(article_id, offset)

        def forget(_: None) -> None:
            if self._left.get(article_id) == offset:
                del self._left[article_id]

        self._desk.fetch(work, forget, group="position", exclusive=False)

    def _note_leaving(self) -> None:
        """Note for the way back where the reader leaves the open article."""
        if self._session.reading is not None:
            top = self._view.article.top_offset
            self._session.history.leave_article(
                self._session.reading.id, top, self._session.places.span
            )

    def leave_edge(self) -> None:
        """Take back what the reader was told at the last thing of a kind: it is behind now."""
        if self.told_edge is not None:
            self.told_edge = None
            self._view.take_back()
