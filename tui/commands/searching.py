"""Commands for searching and for going back to what was searched and read before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.keys import key_of
from tui.commands.needs import ResultsCommand, no_results
from tui.session.words import one_line

if TYPE_CHECKING:
    from tui.commands.context import CommandContext
    from tui.session.session import Session


class FocusSearch(Command):
    """Search as you type; what is typed replaces the search before, an arrow or End edits it.

    Enter keeps the results, Esc goes back to what was there before; up and down walk through
    earlier searches, right takes the completion.
    """

    id = "search.focus"
    keys = ("/",)
    group = Group.SEARCH
    brief = True
    label = "Search"
    footer = 95

    def run(self, context: CommandContext) -> None:
        context.search.type()


class RelaxSearch(Command):
    """Search again without the word that finds nothing, or without the last one.

    The second key works while a query is being typed, too.
    """

    id = "search.relax"
    keys = ("R", "ctrl+r")
    group = Group.SEARCH
    takes_offer = True
    label = "Drop a word"
    footer = 99

    def available(self, session: Session) -> bool:
        return session.found_nothing

    def why_not(self, session: Session) -> str:
        return "Words are dropped from a search that finds nothing."

    def run(self, context: CommandContext) -> None:
        context.search.relax()


class TakeSuggestion(Command):
    """Search for what was probably meant: another spelling, or only what a known speaker says.

    The second key works while a query is being typed, too.
    """

    id = "search.suggested"
    keys = ("S", "ctrl+t")
    group = Group.SEARCH
    takes_offer = True
    label = "Did you mean"
    footer = 100

    def label_now(self, session: Session) -> str:
        known = session.known_speaker and not session.found_nothing
        return f"Only said by {one_line(session.known_speaker)}" if known else self.label

    def available(self, session: Session) -> bool:
        return bool(session.offer)

    def why_not(self, session: Session) -> str:
        return "Nothing else is suggested to search for."

    def run(self, context: CommandContext) -> None:
        context.search.take_suggestion()


class SaveSearch(Command):
    """Keep this search under a name, to find it again in the palette."""

    id = "search.save"
    keys = ("ctrl+s",)
    group = Group.SEARCH
    label = "Save search"

    def available(self, session: Session) -> bool:
        return bool(session.query)

    def why_not(self, session: Session) -> str:
        return f"Search for something first, with {key_of('search.focus', session.settings)}."

    def run(self, context: CommandContext) -> None:
        context.saved.save()


class SortResults(ResultsCommand):
    """Sort by relevance, date, source or number of quotes, one after the other.

    The order stands on the frame of the results; another search begins by relevance again.
    """

    id = "search.sort"
    keys = ("t",)
    group = Group.SEARCH
    label = "Sort"
    footer = 40
    panes = frozenset({"results"})

    def available(self, session: Session) -> bool:
        return session.total > 1

    def why_not(self, session: Session) -> str:
        return no_results(session) or "Only one article is listed."

    def run(self, context: CommandContext) -> None:
        context.search.sort_differently()


class FilterResults(ResultsCommand):
    """Narrow the results down by date, source, speaker, tag or kind of file, several at once.

    Tab adds one, ctrl+x leaves its articles out, delete takes all away. Several of one kind mean
    any of these. The counts are those beside what is chosen of the other kinds.
    """

    id = "search.filter"
    keys = ("F",)
    group = Group.SEARCH
    asks = True
    label = "Filter"
    footer = 45
    panes = frozenset({"results"})

    def available(self, session: Session) -> bool:
        if session.total or not session.query:
            return bool(session.total)
        from tui.session.filters import FilteredQuery  # not needed before the first list stands

        return bool(FilteredQuery.of(session.query).filters)  # too many are to be taken away

    def run(self, context: CommandContext) -> None:
        context.pick.filter()


class HistoryBack(Command):
    """Go back to the article, place and search before."""

    id = "history.back"
    keys = ("ctrl+o",)
    group = Group.SEARCH
    label = "Back in history"

    def available(self, session: Session) -> bool:
        return session.can_go_back

    def why_not(self, session: Session) -> str:
        return "This is as far back as it goes."

    def run(self, context: CommandContext) -> None:
        context.search.go_through_history(-1)


class HistoryForward(Command):
    """Go forward again to where you came back from."""

    id = "history.forward"
    keys = ("-",)
    group = Group.SEARCH
    label = "Forward"

    def available(self, session: Session) -> bool:
        return session.history.can_go_forward

    def why_not(self, session: Session) -> str:
        return "There is nothing to go forward to."

    def run(self, context: CommandContext) -> None:
        context.search.go_through_history(+1)
