"""The controller of searching: it runs queries and lists what they find."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tui.screens.explorer.view import SEARCHING
from tui.session.query_edit import within_months, without_term
from tui.session.saved import SavedSearch, mark_opened
from tui.session.words import counted

if TYPE_CHECKING:
    from index import Archive, Facets, Results, Row
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.opening import ArticleController
    from tui.screens.explorer.reading import ReaderController
    from tui.session.history import Visit

_SORT_ASKED = r"(?<!\S)sort:(\w+)"
_NAME = r"\w[\w.'’-]*(?: \w[\w.'’-]*)*"
_MONTHS_AFTER = 0.1
"""Seconds from the list of results to the look at their months: the list and its article go first,
and so do further letters of the query."""
"""What can be a name: words, and nothing of the query language."""
_SLOW = 1.0
"""Seconds after which it is said that a cluster has not answered yet."""
_ANNOTATED = "has:mark"
"""The query for all that the user has annotated."""

_SORTS = ("", "date", "oldest", "source", "quotes")
_SORT_WORDS = {
    "relevance": "best first",
    "date": "newest first",
    "oldest": "oldest first",
    "source": "by source",
    "quotes": "most quotes first",
}


class SearchController:
    """Runs queries and lists what they find."""

    def __init__(self, desk: Desk, article: ArticleController, reader: ReaderController) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._article, self._reader = article, reader
        self._asked = 0
        """The number of the last search; answers to earlier ones are dropped."""
        self._answered = 0
        """The number of the last search that was answered."""
        self._wanted: int | None = None
        """The article to put the cursor on when the results are there."""
        self._understood = ""
        """The last query that was kept and had no mistake in it: Esc goes back to that."""
        self._left: Visit | None = None
        """Where the reader was before a query was typed."""
        self._sorted = ""
        """The query whose results the user has sorted."""
        self._is_waiting = False
        """The results are not those of the query in the bar, which has a mistake."""

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
        self._wanted = wanted
        if kept:
            session.query, session.sort = query, sort

        def work(archive: Archive) -> tuple[Results, str]:
            results = archive.search(
                query, sort=sort, as_you_type=not kept, cancelled=lambda: self._asked != asked
            )
            return results, _speaker_called(query, archive)

        def take(found: tuple[Results, str]) -> None:
            results, speaker = found
            self._take(asked, results, kept=kept, sort=sort, speaker=speaker)

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
        return self._session.reading.id if self._session.reading else None

    # What commands ask for.

    def type(self) -> None:
        """Let the user type a query, with what it finds in sight."""
        self._bring_results()
        self._view.bar.focus_input()

    def _bring_results(self) -> None:
        arrangement = self._session.arrangement
        if not arrangement.can_be_seen("results"):
            arrangement.bring("results")
            self._view.show_panes()

    def relax(self) -> None:
        """Search again without the term that finds nothing, or without the last one."""
        results = self._session.results
        if results is not None:
            self.search_for(without_term(results.query, results.term_counts))
            self._view.results.focus()

    def take_suggestion(self) -> None:
        """Search for what was probably meant."""
        if offer := self._session.offer:
            self.search_for(offer)
            self._view.results.focus()

    def sort_differently(self) -> None:
        """Sort the results the next way."""
        session = self._session
        orders = [one for one in _SORTS if one != self._own_order(session.query)]
        session.sort = orders[(orders.index(session.sort) + 1) % len(orders)]
        self._sorted = session.query
        self.search(session.query, wanted=self._open_article)

    def leave(self) -> None:
        """Show all articles again, the cursor on the one that is open."""
        self._view.bar.set_text("")
        self.search("", wanted=self._open_article)

    def show_annotated(self) -> None:
        """List the articles that the user has annotated."""
        self.search_for(_ANNOTATED)

    def search_months(self, first: str, last: str) -> None:
        """Search only from one month to another."""
        self.search_for(within_months(self._session.query, first, last))

    def open_saved(self, found: SavedSearch) -> None:
        """Search for a saved search; what it finds is no longer new."""
        if (archive := self._session.archive) is not None:
            mark_opened(self._session.memory, found.name, archive, found.newest)
            self._desk.save_memory()
        self.search_for(found.query)

    def save(self) -> None:
        """Ask for a name, and keep the query under it, with all that it finds now as known."""
        session, query, results = self._session, self._session.query, self._session.results

        def keep(name: str | None) -> None:
            if not name or results is None:
                return

            def mark(newest: int) -> None:
                if session.archive is not None:
                    mark_opened(session.memory, name, session.archive, newest)
                said = f"{self._desk.key('palette')} finds it under “{name}”."
                self._desk.save_memory(said, title="Search saved")

            session.memory.saved[name] = query
            self._desk.fetch(lambda archive: archive.newest_of(results)[0], mark, group="saving")

        hint = f"The palette ({self._desk.key('palette')}) finds it under this name."
        self._view.ask("Save this search as", hint, query, keep)

    def go_through_history(self, by: int) -> None:
        """Go back or forward to another article, place and search."""
        visit = self._article.leave_for(by)
        if visit is None:
            return
        if visit.query != self._session.query:
            self._view.bar.set_text(visit.query)
            self.search(visit.query, wanted=visit.article_id)
        self._reader.go_to_article(visit.article_id, visit.position)

    # What the user does in the search bar.

    def search_typed(self, query: str) -> None:
        """Search for a query that is still being typed."""
        self._left = self._left or self._session.here
        self.search(query, kept=False)

    def keep(self, query: str) -> None:
        """Search for a query that is finished."""
        self._left = None
        self.search(query)
        self._view.results.focus()
        if query.strip():
            self._remember(query)

    def abandon(self) -> None:
        """Go back to the query, the results and the place before anything was typed."""
        session, view = self._session, self._view
        view.bar.set_text(session.query)
        view.bar.show_problem(None)
        view.results.focus()
        left, self._left = self._left, None
        if self._is_waiting or session.results is None or session.results.query != session.query:
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

    # Listing what was found.

    def _take(self, asked: int, results: Results, *, kept: bool, sort: str, speaker: str) -> None:
        if asked != self._asked:
            return
        self._answered = asked
        session, view = self._session, self._view
        if session.results is not None:  # they may stay
            view.bar.say(self._how_many(session.results))
        view.bar.show_problem(results.problem, results.note if results.total else "")
        self._is_waiting = results.problem is not None
        view.show_waiting(self._is_waiting)
        if results.problem is not None:
            if kept:
                session.query = self._understood
                view.bar.focus_input()
            return
        if results.trouble:
            again = f"{self._desk.key('sync')} tries again."
            view.tell(
                f"{results.trouble.rstrip('.')}. {again}",
                title="The answer is not whole",
                severe=True,
            )
            if not results.total and session.results is not None:
                view.show_waiting(True)  # the last results stay
                return
        if kept:
            self._understood = results.query
        before = session.results
        is_new = before is None or before.query != results.query
        # What was missing of the last answer has not come just now.
        is_more = kept and before is not None and not is_new and not before.partial
        arrived = results.total - session.total if is_more else 0
        session.results, session.known_speaker = results, speaker
        self._count_arrivals(arrived, is_new=is_new)
        view.show_order(_SORT_WORDS[sort or self._own_order(results.query)])
        view.bar.say(self._how_many(results))
        self.relist(cursor=self._cursor_for(results, is_new=is_new))
        if results.total and is_new:
            self._article.read_result(view.results.cursor)
        if results.total and kept:
            view.after(_MONTHS_AFTER, lambda: self._count_months(asked, results))

    @staticmethod
    def _own_order(query: str) -> str:
        """Return how the archive sorts by itself: as the query asks, or best or newest first."""
        asked = re.search(_SORT_ASKED, query)
        if asked is not None and asked.group(1) in _SORT_WORDS:
            return asked.group(1)
        return "relevance" if query.strip() else "date"

    def _count_arrivals(self, arrived: int, *, is_new: bool) -> None:
        """Let the status line count what has come while the reader was in the list."""
        status = self._view.status
        if is_new:
            status.arrived = 0
        elif arrived > 0 and self._session.reading is not None:
            status.arrived += arrived

    def _count_months(self, asked: int, results: Results) -> None:
        """Fetch what the timeline draws, if these results still stand."""
        if asked != self._asked:
            return

        def draw(facets: Facets) -> None:
            if asked == self._asked:
                self._view.bar.show_months(facets.months)
                if facets.trouble and not results.trouble:  # else it has been said
                    self._view.tell(facets.trouble, title="Months are missing", severe=True)

        self._desk.fetch(lambda archive: archive.facets(results), draw, group="timeline")

    def relist(self, *, cursor: int | None = None) -> None:
        """List the results anew; without a cursor it stays on its article."""
        archive, results = self._session.archive, self._session.results
        if archive is None or results is None:
            return

        def fetch(start: int, stop: int) -> list[Row]:
            return archive.rows(results, start, stop)

        if results.total:
            self._view.explain_nothing(None)
        index_of = self._session.index_of
        self._view.results.show(results.listed, fetch, cursor=cursor, index_of=index_of)
        if not results.total:
            hint = self._how_to_annotate() if results.query == _ANNOTATED else ""
            self._view.explain_nothing(results, empty=self._why_empty(), hint=hint)
            self._article.close("")
        self._article.show_where()

    def _how_to_annotate(self) -> str:
        star, tag, note = (self._desk.key(f"mark.{kind}") for kind in ("star", "tag", "note"))
        return f"{star} stars an article, {tag} gives it tags, {note} takes a note about it."

    def _why_empty(self) -> str:
        session = self._session
        if session.is_syncing:
            return "Reading the first articles …"
        if session.archive and session.archive.is_shared:
            return "Nothing has been published to this shared archive yet."
        unread = len(session.archive.problems()) if session.archive else 0
        if unread:
            what = "Nothing in this folder could be read."
            return f"{what}\n\n{self._desk.key('problems')} says why, and what to do."
        from index import clean_line

        where = clean_line(str(session.folder))
        formats = "Text, Markdown, HTML, PDF, mail, e-books and more are read"
        return f"There are no articles yet in {where}\n\n{formats}; new files show up at once."

    def _cursor_for(self, results: Results, *, is_new: bool) -> int | None:
        """Return the row of the wanted article, or the first; `None` if the cursor can stay."""
        wanted, self._wanted = self._wanted, None
        index = self._session.index_of(wanted) if wanted is not None else None
        if index is not None:
            return index if is_new else None
        if is_new or wanted is None:
            return 0
        if not results.query.strip():
            self._view.tell("The article that was open is no longer in the folder.")
        return None

    def _how_many(self, results: Results) -> str:
        more = "at least " if results.partial else ""
        if not results.query.strip() and results.listed == results.total:
            return f"{more}{counted(results.total, 'article')}"
        total = self._session.archive.count() if self._session.archive else results.total
        loose = " · not in one quote" if results.loose else ""
        if results.listed < results.total:
            loose += f" · {results.listed:,} are listed: narrow it for more"
        return f"{more}{results.total:,} of {counted(total, 'article')}{loose}"


def _speaker_called(query: str, archive: Archive) -> str:
    """Return the known speaker whose name, or whose last name, is all of a query."""
    typed = " ".join(query.split()).casefold()
    if len(typed) < 3 or not re.fullmatch(_NAME, typed):
        return ""
    asked = f'speaker:"{typed}'
    for completion in archive.complete(asked, len(asked)):
        name = completion.text.partition(":")[2] if ":" in completion.text else completion.text
        name = name.strip('"')
        if completion.kind == "speaker" and f" {name}".casefold().endswith(f" {typed}"):
            return name
    return ""
