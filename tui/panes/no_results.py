"""What stands in place of the results when there are none: why, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from tui.panes.words import counted

if TYPE_CHECKING:
    from index import Results


class NoResults(Static):
    """Why there is nothing to list, and what to do."""

    def __init__(self) -> None:
        super().__init__("", id="no-results", markup=False)

    def explain(self, results: Results, *, empty: str, relax_key: str, suggest_key: str) -> None:
        """Say what was understood of the query, and which of its terms finds nothing.

        Args:
            results: Of a search that found nothing.
            empty: Why there is no article at all.
            relax_key: Leaves out a term.
            suggest_key: Takes the suggestion.
        """
        self.border_title = "Nothing found" if results.query.strip() else "1 Results"
        if not results.query.strip():
            self.update(Content(empty))
            return
        if results.partial:
            unfinished = "This took too long: press Enter to search to the end."
            no_index = "The search index is being built; everything else works meanwhile."
            self.update(Content(unfinished if results.understood else no_index))
            return
        lines = [Content(f"Looked for {results.understood or results.query}.")]
        if results.term_counts:
            lines.append(Content(""))
        lines += [
            Content.assemble(
                f"  {term}  ",
                (counted(count, "article") if count else "nowhere", "" if count else "bold"),
            )
            for term, count in results.term_counts.items()
        ]
        lines.append(Content(""))
        if results.suggestion:
            lines.append(
                Content.assemble((suggest_key, "bold"), f"  search “{results.suggestion}”")
            )
        lines.append(Content.assemble((relax_key, "bold"), "  search with one term less"))
        self.update(Content("\n").join(lines))
