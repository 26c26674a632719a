"""The explorer's part that searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.worker import get_current_worker

from tui.messages import (
    FacetsFetched,
    QueryAbandoned,
    QueryKept,
    QueryTyped,
    SearchAnswered,
)
from tui.screens.explorer.reading import ReadingPart
from tui.screens.typeahead import SEARCHING
from tui.session.query_edit import within_months, without_term
from tui.session.words import counted
from tui.widgets.no_results import NoResults
from tui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from index import Archive, Results, Row
    from tui.session.history import Visit

MARKED = "has:mark"
"""The query for all that the user has marked."""

_SORTS = ("", "date", "oldest", "source", "quotes")
_SORT_WORDS = {
    "": "best first",
    "date": "newest first",
    "oldest": "oldest first",
    "source": "by source",
    "quotes": "most quotes first",
}


class SearchingPart(ReadingPart):
    """Runs queries and lists what they find."""

    _asked = 0
    """The number of the last search; answers to earlier ones are dropped."""
    _wanted: int | None = None
    """The article to put the cursor on when the results are there."""
    _understood = ""
    """The last query that was kept and had no mistake in it: Esc goes back to that."""
    _left: Visit | None = None
    """Where the reader was before a query was typed."""

    def search(self, query: str, *, kept: bool = True, wanted: int | None = None) -> None:
        """Search in the background.

        Args:
            query: In the query language.
            kept: The query is finished, not just a pause in typing.
            wanted: The article to put the cursor on, if it is found; otherwise the first.
        """
        self._asked += 1
        asked, sort = self._asked, self.sort
        self._wanted = wanted
        if kept:
            self.query_text = query

        def work(archive: Archive) -> None:
            worker = get_current_worker()
            results = archive.search(
                query, sort=sort, as_you_type=not kept, cancelled=lambda: worker.is_cancelled
            )
            if not worker.is_cancelled:
                self.post_message(SearchAnswered(asked, results, kept))

        self.in_background(work, group=SEARCHING)

    def search_for(self, query: str) -> None:
        """Put a query into the bar and search for it."""
        self.search_bar.set_text(query)
        self.search(query)
        self.search_bar.query_input.remember(query)

    def refresh_results(self) -> None:
        """Search again after the archive has changed, the cursor on the same article."""
        query = self.search_bar.text if self.search_bar.is_typing else self.query_text
        self.search(
            query,
            kept=not self.search_bar.is_typing,
            wanted=self.reading.id if self.reading else None,
        )

    def relax_search(self) -> None:
        """Search again without the term that finds nothing, or without the last one."""
        if self.results is not None:
            self.search_for(without_term(self.results.query, self.results.term_counts))

    def take_suggestion(self) -> None:
        """Search for what was probably meant."""
        if self.results is not None and self.results.suggestion:
            self.search_for(self.results.suggestion)

    def sort_differently(self) -> None:
        """Sort the results the next way."""
        self.sort = _SORTS[(_SORTS.index(self.sort) + 1) % len(_SORTS)]
        self.search(self.query_text, wanted=self.reading.id if self.reading else None)
        self.tell(f"Sorted {_SORT_WORDS[self.sort]}.")

    def leave_search(self) -> None:
        """Show all articles again, the cursor on the one that is open."""
        self.search_bar.set_text("")
        self.search("", wanted=self.reading.id if self.reading else None)

    def remember_query(self, query: str) -> None:
        """Keep a query for the next start."""
        if query in self.memory.queries:
            self.memory.queries.remove(query)
        self.memory.queries.append(query)
        self.save_memory()

    def save_search(self) -> None:
        """Ask for a name, and keep the query under it."""
        query = self.query_text

        def keep(name: str | None) -> None:
            if name:
                self.memory.saved[name] = query
                said = f"{self.key('palette')} finds it under “{name}”."
                self.save_memory(said, title="Search saved")

        hint = f"The palette ({self.key('palette')}) finds it under this name."
        self.ask("Save this search as", hint, query, keep)

    @on(QueryTyped)
    def _search_while_typing(self, event: QueryTyped) -> None:
        self._left = self._left or self.here
        self.search(event.query, kept=False)

    @on(QueryKept)
    def _keep(self, event: QueryKept) -> None:
        self._left = None
        self.search(event.query)
        self.results_pane.focus()
        if event.query.strip():
            self.remember_query(event.query)

    @on(QueryAbandoned)
    def _go_back(self) -> None:
        self.search_bar.set_text(self.query_text)
        self.search_bar.show_problem(None)
        self.results_pane.focus()
        left, self._left = self._left, None
        if self._is_dimmed or self.results is None or self.results.query != self.query_text:
            self.search(self.query_text, wanted=left.article_id if left else None)
            if left:
                self.read_article(left.article_id, left.landing)

    @on(SearchAnswered)
    def _show(self, event: SearchAnswered) -> None:
        if event.generation != self._asked:
            return
        results = event.results
        self.search_bar.show_problem(results.problem)
        self.set_class(results.problem is not None, "-stale")
        if results.problem is not None:
            if event.kept:
                self.query_text = self._understood
                self.search_bar.focus_input()
            return
        if event.kept:
            self._understood = results.query
        is_new = self.results is None or self.results.query != results.query
        self.results = results
        self.search_bar.say(self._how_many(results))
        self.relist(cursor=self._cursor_for(results, is_new=is_new))
        if results.total and is_new:
            self.read_result(self.results_pane.cursor)
        if results.total and event.kept:
            self.call_after_refresh(self._count_months, event)

    def _count_months(self, event: SearchAnswered) -> None:
        """Fetch what the timeline draws, now that the list is there: it is the less urgent."""

        def work(archive: Archive) -> None:
            facets = archive.facets(event.results)
            self.post_message(FacetsFetched(facets, "timeline", event.generation))

        self.in_background(work, group="timeline")

    @on(FacetsFetched)
    def _draw_timeline(self, event: FacetsFetched) -> None:
        if event.purpose == "timeline" and event.generation == self._asked:
            self.search_bar.timeline.months = event.facets.months

    @on(Timeline.Chosen)
    def _search_months(self, event: Timeline.Chosen) -> None:
        self.search_for(within_months(self.query_text, event.first, event.last))

    def relist(self, *, cursor: int | None = None) -> None:
        """List the results anew; without a cursor it stays on its article."""
        archive, results = self.archive, self.results
        if archive is None or results is None:
            return

        def fetch(start: int, stop: int) -> list[Row]:
            return archive.rows(results, start, stop)

        self.set_class(not results.total, "-nothing")
        self.results_pane.show(results.total, fetch, cursor=cursor, ids=results.ids)
        if not results.total:
            self._explain_nothing(results)
        self.show_where()

    def _explain_nothing(self, results: Results) -> None:
        self.query_one(NoResults).explain(
            results,
            empty=self._why_empty(),
            relax_key=self.key("search.relax"),
            suggest_key=self.key("search.suggested"),
            hint=self._how_to_mark() if results.query == MARKED else "",
        )
        self.close_article("")

    def _how_to_mark(self) -> str:
        star, tag, note = (self.key(f"mark.{kind}") for kind in ("star", "tag", "note"))
        return f"{star} stars an article, {tag} gives it tags, {note} takes a note about it."

    def _why_empty(self) -> str:
        if self.is_syncing:
            return "Reading the first articles …"
        unread = len(self.archive.problems()) if self.archive else 0
        if unread:
            what = "Nothing in this folder could be read."
            return f"{what}\n\n{self.key('problems')} says why, and what to do."
        from index import clean_line

        where = clean_line(str(self.folder))
        formats = "Text, Markdown, HTML, PDF, mail, e-books and more are read"
        return f"There are no articles yet in {where}\n\n{formats}; new files show up at once."

    def _cursor_for(self, results: Results, *, is_new: bool) -> int | None:
        """Return the row of the wanted article, or the first; `None` if the cursor can stay."""
        wanted, self._wanted = self._wanted, None
        if not is_new and self.is_untouched:
            return 0
        if wanted is not None and wanted in results.ids:
            return results.ids.index(wanted) if is_new else None
        if is_new or wanted is None:
            return 0
        if not results.query.strip():
            self.tell("The article that was open is no longer in the folder.")
        return None

    def _how_many(self, results: Results) -> str:
        if not results.query.strip():
            return counted(results.total, "article")
        total = self.archive.count() if self.archive else results.total
        more = "over " if results.partial else ""
        return f"{more}{results.total:,} of {counted(total, 'article')}"

    @property
    def _is_dimmed(self) -> bool:
        return self.has_class("-stale")
