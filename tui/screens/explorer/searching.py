"""The controller of searching: it runs queries, as they are typed or asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.screens.explorer.listing import ANNOTATED, own_order
from tui.screens.explorer.view import SEARCHING
from tui.session.known_speaker import speaker_called
from tui.session.query_edit import within_months, without_term

if TYPE_CHECKING:
    from index import Archive, Results
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.listing import ListController
    from tui.screens.explorer.opening import ArticleController
    from tui.screens.explorer.reading import ReaderController
    from tui.session.history import Visit

_SORTS = ("", "date", "oldest", "source", "quotes")
_SLOW = 1.0
"""Seconds after which it is said that a cluster has not answered yet."""


class SearchController:
    """Runs queries, and has what they find listed."""

    def __init__(
        self,
        desk: Desk,
        article: ArticleController,
        reader: ReaderController,
        listing: ListController,
    ) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._article, self._reader, self._list = article, reader, listing
        self._asked = 0
        """The number of the last search; answers to earlier ones are dropped."""
        self._answered = 0
        """The number of the last search that was answered."""
        self._understood = ""
        """The last query that was kept and had no mistake in it: Esc goes back to that."""
        self._left: Visit | None = None
        """Where the reader was before a query was typed."""
        self._sorted = ""
        """The query whose results the user has sorted."""
        self._is_waiting = False
        """The results are not those of the query in the bar, which has a mistake."""
        self._finished = 0
        """The number of the search whose query was finished in the bar, and by nothing else."""
        reader.list_all = self.list_all

    # Searching.

    def search(self, query: str, *, kept: bool = True, wanted: int | None = None) -> None:
        """Search in the background.

        Args:
            query: In the query language.
            kept: The query is finished, not just a pause in typing.
            wanted: The article to put the cursor on, if it is found; otherwise the first.
        """
        self._asked += 1
        asked, session = self._asked, self._session
        # The user has sorted the results of one query; another one begins by relevance.
        sort = session.sort if query == self._sorted else ""
        if kept:
            session.query, session.sort = query, sort

        def work(archive: Archive) -> tuple[Results, str]:
            results = archive.search(
                query, sort=sort, as_you_type=not kept, cancelled=lambda: self._asked != asked
            )
            return results, speaker_called(query, archive)

        def take(found: tuple[Results, str]) -> None:
            results, speaker = found
            self._take(asked, results, kept=kept, sort=sort, wanted=wanted, speaker=speaker)

        self._desk.fetch(work, take, group=SEARCHING)
        if session.archive is not None and session.archive.is_shared:
            self._view.after(_SLOW, lambda: self._say_slow(asked))

    def _say_slow(self, asked: int) -> None:
        """Say that a cluster is still being asked: the list is that of before."""
        if asked == self._asked != self._answered:
            self._view.bar.say("searching …")

    def search_for(self, query: str) -> None:
        """Put a query into the bar and search for it."""
        self._bring_results()
        self._view.bar.set_text(query)
        self.search(query)
        self._view.bar.remember(query)

    def refresh(self) -> None:
        """Search again after the archive has changed, the cursor on the same article."""
        is_typing = self._view.bar.is_typing
        query = self._view.bar.text if is_typing else self._session.query
        self.search(query, kept=not is_typing, wanted=self._open_article)

    def give_up(self) -> None:
        """Want no answer any more."""
        self._asked += 1

    @property
    def _open_article(self) -> int | None:
        """That which is open, or about to be: who looks for changes meanwhile takes none away."""
        return self._session.opening

    # What commands ask for.

    def type(self) -> None:
        """Let the user type another query, with what it finds and the keys for it in sight."""
        self._view.take_back()
        self._bring_results()
        self._view.bar.focus_input(replaces=True)

    def _bring_results(self) -> None:
        arrangement = self._session.arrangement
        if not arrangement.can_be_seen("results"):
            arrangement.bring("results")
            self._view.show_panes()

    def relax(self) -> None:
        """Search again without the term that finds nothing, or without the last one."""
        results = self._session.results
        if results is not None:
            self._offer(without_term(results.query, results.term_counts))

    def take_suggestion(self) -> None:
        """Search for what was probably meant."""
        if offer := self._session.offer:
            self._offer(offer)

    def _offer(self, query: str) -> None:
        """Search for what was offered; who is typing types on, and may still go back with Esc."""
        if self._view.bar.is_typing:
            self._view.bar.set_text(query)
            self.search_typed(query)
        else:
            self.search_for(query)
            self._view.results.focus()

    def sort_differently(self) -> None:
        """Sort the results the next way."""
        session = self._session
        if session.results is None:
            return
        orders = [one for one in _SORTS if one != own_order(session.results)]
        # While another query is typed, the results are not those that were sorted.
        at = orders.index(session.sort) if session.sort in orders else 0
        session.sort = orders[(at + 1) % len(orders)]
        self._sorted = session.query
        self.search(session.query, wanted=self._open_article)

    def leave(self) -> None:
        """Show all articles again, the cursor on the one that is open.

        A message that stands lies over the key that says so: it goes first.
        """
        if self._view.take_back():
            return
        if not self._session.query:
            self._view.tell(f"Nothing is left to close: {self._desk.key('quit')} leaves Pullquote.")
            return
        self.list_all(self._open_article)

    def list_all(self, wanted: int | None) -> None:
        """List all articles, with the cursor on one of them."""
        self._view.bar.set_text("")
        self.search("", wanted=wanted)

    def show_annotated(self) -> None:
        """List the articles that the user has annotated."""
        self.search_for(ANNOTATED)

    def search_months(self, first: str, last: str) -> None:
        """Search only from one month to another."""
        self.search_for(within_months(self._session.query, first, last))

    def go_through_history(self, by: int) -> None:
        """Go back or forward to another article, place and search."""
        visit = self._article.leave_for(by)
        if visit is None:
            return
        if visit.query != self._session.query:
            self._view.bar.set_text(visit.query)
            self.search(visit.query, wanted=visit.article_id)
        self._reader.open_article(visit.article_id, visit.position)

    # What the user does in the search bar.

    def search_typed(self, query: str) -> None:
        """Search for a query that is still being typed."""
        self._left = self._left or self._session.here
        self.search(query, kept=False)

    def keep(self, query: str) -> None:
        """Search for a query that is finished."""
        self._left = None
        self.search(query)
        self._finished = self._asked
        self._view.results.focus()
        if query.strip():
            self._remember(query)

    def _keep_as_begun(self, results: Results) -> bool:
        """Keep what stood there while the last word was typed, if the word alone finds nothing.

        Returns:
            Whether its beginning is searched for instead.
        """
        begun = f"{results.query.rstrip()}*"
        if results.total or results.suggestion != begun:
            return False
        self._view.bar.set_text(begun)
        self.search(begun)
        self._view.bar.remember(begun)
        self._remember(begun)
        self._view.tell(f"{begun} finds what begins so: nothing has {begun[:-1]} itself.")
        return True

    def abandon(self) -> None:
        """Go back to the query, the results and the place before anything was typed."""
        session, view = self._session, self._view
        view.bar.set_text(session.query)
        view.bar.show_problem(None)
        session.corrected = ""
        view.results.focus()
        left, self._left = self._left, None
        is_coming = self._asked != self._answered  # of what was typed, or of before that
        is_other = session.results is None or session.results.query != session.query
        if self._is_waiting or is_coming or is_other:
            self.search(session.query, wanted=left.article_id if left else None)
            if left:
                self._article.read(left.article_id, left.position)

    def _remember(self, query: str) -> None:
        """Keep a query for the next start."""
        queries = self._session.memory.queries
        if query in queries:
            queries.remove(query)
        queries.append(query)
        self._desk.save_memory()

    def _take(
        self,
        asked: int,
        results: Results,
        *,
        kept: bool,
        sort: str,
        wanted: int | None,
        speaker: str,
    ) -> None:
        """Show what was found, unless something else has been asked for since."""
        if asked != self._asked:
            return
        self._answered = asked
        self._list.tell_how_many()  # they may stay
        self._show_problem(results, kept=kept)
        if results.problem is not None or (results.trouble and self._stays_in_trouble(results)):
            return
        if asked == self._finished and self._keep_as_begun(results):
            return
        if kept:
            self._understood = results.query
        self._session.known_speaker = speaker
        self._list.show(
            results, order=sort, kept=kept, wanted=wanted, is_asked=lambda: self._asked == asked
        )

    def _show_problem(self, results: Results, *, kept: bool) -> None:
        """Show what is wrong in the query, and that the results are those of another one."""
        session, view = self._session, self._view
        view.bar.show_problem(results.problem, results.note if results.total else "")
        self._is_waiting = results.problem is not None
        session.corrected = results.problem.corrected(results.query) if results.problem else ""
        view.show_waiting(self._is_waiting)
        if results.problem is None:
            return
        session.known_speaker = ""
        view.show_keys()
        if kept:
            session.query = self._understood
            view.bar.focus_input()

    def _stays_in_trouble(self, results: Results) -> bool:
        """Say that an answer is not whole; tell whether the last results stay in its place."""
        again = f"{self._desk.key('sync')} tries again."
        self._view.tell(
            f"{results.trouble.rstrip('.')}. {again}",
            title="The answer is not whole",
            severe=True,
        )
        stays = not results.total and self._session.results is not None
        if stays:
            self._view.show_waiting(True)
        return stays
