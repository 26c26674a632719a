"""What a command may need before it can do anything: an archive, results, an article, a quote.

What is missing is said to whoever presses a key that can do nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command
from tui.commands.keys import key_of

if TYPE_CHECKING:
    from tui.commands.context import CommandContext
    from tui.session.session import Session


class ArchiveCommand(Command):
    """A command that needs an open archive."""

    def available(self, session: Session) -> bool:
        """Tell whether one is open."""
        return session.archive is not None

    def why_not(self, session: Session) -> str:
        """Say that none is."""
        return no_archive(session)


class ResultsCommand(Command):
    """A command that needs at least one result."""

    def available(self, session: Session) -> bool:
        """Tell whether there is one."""
        return bool(session.total)

    def why_not(self, session: Session) -> str:
        """Say why there is none."""
        return no_results(session)


class PaneCommand(Command):
    """A command that needs the panes: where nothing is listed, none is on the screen."""

    def available(self, session: Session) -> bool:
        """Tell whether they are there."""
        return not session.lists_nothing

    def why_not(self, session: Session) -> str:
        """Say why there is nothing in them."""
        return no_results(session)


class ArticleCommand(Command):
    """A command that needs an open article."""

    def available(self, session: Session) -> bool:
        """Tell whether one is open."""
        return session.reading is not None

    def why_not(self, session: Session) -> str:
        """Say that none is."""
        return no_article(session)


class QuoteCommand(Command):
    """A command for a quote: the one that the reader is at, or else the nearest.

    The reader is taken there, and so sees which one it is.
    """

    def available(self, session: Session) -> bool:
        """Tell whether there is one."""
        return session.quote_at_hand is not None

    def offered(self, session: Session) -> bool:
        """Tell whether the reader is at one."""
        return session.is_at_quote and self.available(session)

    def why_not(self, session: Session) -> str:
        """Say that there is none."""
        key = key_of("quote.next", session.settings)
        none = f"Nobody is quoted in this article: {key} {key} goes on to the next one."
        return no_analysis(session) or none

    def run(self, context: CommandContext) -> None:
        """Take the reader to the quote, and do it."""
        context.reader.be_at_quote()
        self.run_at_quote(context)

    def run_at_quote(self, context: CommandContext) -> None:
        """Do it to the quote that the reader is at."""
        raise NotImplementedError


# What is missing, in one sentence; empty if it is there.


def no_archive(session: Session) -> str:
    """Say so if no archive is open."""
    again = key_of("sync", session.settings)
    return "" if session.archive is not None else f"No archive is open: {again} tries again."


def no_results(session: Session) -> str:
    """Say so if nothing is listed, and why."""
    if session.archive is None or session.total:
        return no_archive(session)
    if not session.found_nothing:
        return "There are no articles yet."
    search, drop = (key_of(name, session.settings) for name in ("search.focus", "search.relax"))
    return f"Nothing was found: {search} searches again, {drop} drops a word."


def no_article(session: Session) -> str:
    """Say so if no article is open."""
    return "" if session.reading is not None else no_results(session) or "No article is open."


def no_analysis(session: Session) -> str:
    """Say so if no article is open, or none whose quotes and names are known."""
    if session.reading is None or session.reading.analysis is not None:
        return no_article(session)
    return "This article is not analysed yet."
