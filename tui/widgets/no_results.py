"""What stands in place of the results when there are none: why, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from tui.session.query_edit import without_term
from tui.session.words import counted

if TYPE_CHECKING:
    from index import Results


class NoResults(Static):
    """Why there is nothing to list, and what to do."""

    DEFAULT_CLASSES = "pane"

    def __init__(self) -> None:
        super().__init__("", id="no-results", markup=False)

    def explain(
        self,
        results: Results,
        *,
        title: str,
        empty: str,
        relax_key: str,
        suggest_key: str,
        hint: str,
    ) -> None:
        """Say what was understood of the query, and which of its terms finds nothing.

        Args:
            results: Of a search that found nothing.
            title: What stands on the frame where there is no article at all.
            empty: Why there is no article at all.
            relax_key: Leaves out a term.
            suggest_key: Takes the suggestion.
            hint: What to do so that there will be something.
        """
        self.border_title = "Nothing found" if results.query.strip() else title
        if results.trouble:
            self.update(Content(results.trouble.rstrip(".") + "."))
        elif not results.query.strip():
            self.update(Content(empty))
        elif results.partial:
            unfinished = "This took too long: press Enter to search to the end."
            no_index = "The search index is being built; everything else works meanwhile."
            self.update(Content(unfinished if results.understood else no_index))
        else:
            self.update(Content("\n").join(_found_nothing(results, relax_key, suggest_key, hint)))


def _found_nothing(
    results: Results, relax_key: str, suggest_key: str, hint: str
) -> Iterator[Content]:
    """Yield what was looked for, what each term finds alone, and what to do."""
    yield Content(f"Looked for {results.understood or results.query}.")
    if results.term_counts:
        yield Content("")
        yield from _counts(results.term_counts)
    yield Content("")
    if hint:
        yield from (Content(hint), Content(""))
    if results.suggestion:
        yield _advice(suggest_key, f"searches for  {results.suggestion}")
    less = without_term(results.query, results.term_counts)
    yield _advice(relax_key, f"searches for  {less}" if less else "shows all articles")


def _counts(counts: Mapping[str, int]) -> Iterator[Content]:
    """Yield a line for each term, with how many articles it finds alone."""
    width = min(40, max(map(cell_len, counts)))
    for term, count in counts.items():
        found = counted(count, "article") if count else "nowhere"
        room = " " * max(0, width - cell_len(term))
        yield Content.assemble(f"  {term}{room}  ", (found, "" if count else "bold"))


def _advice(key: str, what: str) -> Content:
    return Content.assemble((key, "bold"), f"  {what}")
