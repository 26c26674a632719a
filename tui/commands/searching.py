"""Commands for searching and for going back to what was searched and read before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group

if TYPE_CHECKING:
    from tui.screens.explorer import ExplorerScreen


class FocusSearch(Command):
    """Search as you type.

    Enter keeps the results, Esc goes back to what was there before; up and down walk through
    earlier searches, right takes the completion.
    """

    id = "search.focus"
    keys = ("/",)
    group = Group.SEARCH
    label = "Search"
    footer = 95

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.search_bar.focus_input()


class RelaxSearch(Command):
    """Search again without the word that finds nothing, or without the last one."""

    id = "search.relax"
    keys = ("R",)
    group = Group.SEARCH
    label = "Drop a word"
    footer = 99

    def available(self, explorer: ExplorerScreen) -> bool:
        return explorer.found_nothing

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.relax_search()


class TakeSuggestion(Command):
    """Search for what was probably meant."""

    id = "search.suggested"
    keys = ("S",)
    group = Group.SEARCH
    label = "Did you mean"
    footer = 100

    def available(self, explorer: ExplorerScreen) -> bool:
        return explorer.found_nothing and bool(explorer.results and explorer.results.suggestion)

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.take_suggestion()


class SaveSearch(Command):
    """Keep this search under a name, to find it again in the palette."""

    id = "search.save"
    keys = ("ctrl+s",)
    group = Group.SEARCH
    label = "Save search"

    def available(self, explorer: ExplorerScreen) -> bool:
        return bool(explorer.query_text)

    def why_not(self, explorer: ExplorerScreen) -> str:
        return f"Search for something first, with {explorer.key('search.focus')}."

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.save_search()


class SortResults(Command):
    """Sort by relevance, date, source or number of quotes, one after the other."""

    id = "search.sort"
    keys = ("t",)
    group = Group.SEARCH
    label = "Sort"
    footer = 40
    panes = frozenset({"results"})

    def available(self, explorer: ExplorerScreen) -> bool:
        return bool(explorer.results and explorer.results.total > 1)

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.sort_differently()


class FilterResults(Command):
    """Narrow the results down by month, source, speaker or tag."""

    id = "search.filter"
    keys = ("F",)
    group = Group.SEARCH
    label = "Filter"
    footer = 45
    panes = frozenset({"results"})

    def available(self, explorer: ExplorerScreen) -> bool:
        return bool(explorer.results and explorer.results.total)

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.pick_filter()


class HistoryBack(Command):
    """Go back to the article, place and search before."""

    id = "history.back"
    keys = ("ctrl+o",)
    group = Group.SEARCH
    label = "Back in history"

    def available(self, explorer: ExplorerScreen) -> bool:
        return explorer.history.can_go_back

    def why_not(self, explorer: ExplorerScreen) -> str:
        return "This is as far back as it goes."

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.go_through_history(-1)


class HistoryForward(Command):
    """Go forward again to where you came back from."""

    id = "history.forward"
    keys = ("-",)
    group = Group.SEARCH
    label = "Forward"

    def available(self, explorer: ExplorerScreen) -> bool:
        return explorer.history.can_go_forward

    def why_not(self, explorer: ExplorerScreen) -> str:
        return "There is nothing to go forward to."

    def run(self, explorer: ExplorerScreen) -> None:
        explorer.go_through_history(+1)
