"""The controller of the list of results: what was found, how much that is, or why nothing is."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from tui.session.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from index import Archive, Facets, Results, Row
    from tui.screens.explorer.desk import Desk
    from tui.screens.explorer.opening import ArticleController

ANNOTATED = "has:mark"
"""The query for all that the user has annotated."""

_MONTHS_AFTER = 0.1
"""Seconds from the list of results to the look at their months: the list and its article go first,
and so do further letters of the query."""
_SETTLING = 3.0
"""Seconds from the first articles of a new archive in which newer ones may take their place on the
screen: nobody has begun to read, and what happened to be found first is somewhere in the list."""
_SORT_ASKED = r"(?<!\S)sort:(\w+)"
_SORT_WORDS = {
    "relevance": "best first",
    "date": "newest first",
    "oldest": "oldest first",
    "source": "by source",
    "quotes": "most quotes first",
}


class ListController:
    """Lists what a search has found, and puts the cursor on it."""

    def __init__(self, desk: Desk, article: ArticleController) -> None:
        self._desk, self._session, self._view = desk, desk.session, desk.view
        self._article = article
        self.on_first: Callable[[], None] = lambda: None
        """Is called when the first articles of a new archive have been listed."""

    def show(
        self,
        results: Results,
        *,
        order: str,
        kept: bool,
        wanted: int | None,
        is_asked: Callable[[], bool],
    ) -> None:
        """List results.

        Args:
            results: What was found.
            order: How they are sorted, if not as the archive does by itself.
            kept: The query is finished, not just a pause in typing.
            wanted: The article to put the cursor on, if it is found; otherwise the first.
            is_asked: Tells whether no other search has been asked for since.
        """
        session, view = self._session, self._view
        before = session.results
        is_new = before is None or before.query != results.query
        # What was missing of the last answer has not come just now.
        is_more = kept and before is not None and not is_new and not before.partial
        arrived = results.total - session.total if is_more else 0
        if not is_new and not session.total:
            session.settles_until = time.monotonic() + _SETTLING
        is_settling = self._is_settling()
        if is_settling and not (is_new and wanted is not None):  # another search wants one
            is_new, wanted = True, None
        session.results = results
        self._count_arrivals(arrived, is_new=is_new)
        view.show_order(_SORT_WORDS[order or own_order(results)])
        self.tell_how_many()
        self.relist(cursor=self._cursor_for(results, wanted, is_new=is_new))
        if results.total and is_new:
            self._article.read_result(view.results.cursor)
        if results.total and kept:
            view.after(_MONTHS_AFTER, lambda: self._count_months(results, is_asked))
        if results.total and is_settling:
            self.on_first()

    def _is_settling(self) -> bool:
        """Tell whether the first articles have just come, and the reader has done nothing yet."""
        view = self._view
        is_untouched = not (
            self._session.has_begun or view.results.cursor or view.article.top_offset
        )
        return is_untouched and time.monotonic() < self._session.settles_until

    def tell_how_many(self) -> None:
        """Say how many articles are listed."""
        if (results := self._session.results) is not None:
            self._view.bar.say(self._how_many(results))

    def _count_arrivals(self, arrived: int, *, is_new: bool) -> None:
        """Let the status line count what has come while the reader was in the list."""
        status = self._view.status
        if is_new:
            status.arrived = 0
        elif arrived > 0 and self._session.reading is not None:
            status.arrived += arrived

    def _count_months(self, results: Results, is_asked: Callable[[], bool]) -> None:
        """Fetch what the timeline draws, if these results still stand."""
        if not is_asked():
            return

        def draw(facets: Facets) -> None:
            if is_asked():
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
            self._explain_nothing(results)
        self._article.show_where()

    def _explain_nothing(self, results: Results) -> None:
        """Say why nothing is listed, in place of everything that has nothing to show."""
        self._session.arrangement.bring("results")  # neither zen nor a drawer lies over it
        self._view.show_panes()
        hint = self._how_to_annotate() if results.query == ANNOTATED else ""
        self._view.explain_nothing(results, empty=self._why_empty(), hint=hint)
        self._view.bar.show_months(())
        self._article.close("")

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
        others = f"{self._desk.key('files')} lists what else is there, and what became of it."
        empty = f"There are no articles yet in {where}"
        return f"{empty}\n\n{formats}; new files show up at once. {others}"

    def _cursor_for(self, results: Results, wanted: int | None, *, is_new: bool) -> int | None:
        """Return the row of the wanted article, or the first; `None` if the cursor can stay."""
        index = self._session.index_of(wanted) if wanted is not None else None
        if index is not None:
            return index if is_new else None
        if is_new or wanted is None:
            return 0
        self._desk.fetch(lambda archive: is_gone(archive, wanted), self._tell_gone, group="gone")
        return None

    def _tell_gone(self, gone: bool) -> None:
        """Say that the article that was open is gone: else another stands there without a word."""
        if gone:
            self._view.tell("The article that was open is no longer in the folder.")

    def _how_many(self, results: Results) -> str:
        more = "at least " if results.partial else ""
        if not results.query.strip() and results.listed == results.total:
            return f"{more}{counted(results.total, 'article')}"
        total = self._session.archive.count() if self._session.archive else results.total
        loose = " · not in one quote" if results.loose else ""
        if results.listed < results.total:  # short, or the advice would be cut off
            return f"{results.listed:,} listed of {more}{results.total:,}: narrow it{loose}"
        return f"{more}{results.total:,} of {counted(total, 'article')}{loose}"


def is_gone(archive: Archive, article_id: int) -> bool:
    """Tell whether an article is no longer there: it may just not be found by the query."""
    try:
        archive.read(article_id)
    except KeyError:
        return True
    return False


def own_order(results: Results) -> str:
    """Return how the archive sorts by itself: as the query asks, or best or newest first."""
    asked = re.search(_SORT_ASKED, results.query)
    if asked is not None and asked.group(1) in _SORT_WORDS:
        return asked.group(1)
    return "relevance" if results.ranked else "date"
