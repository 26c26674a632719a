"""What a command may need before it can do anything: an archive, results, an article, a quote."""

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


class ResultsCommand(Command):
    """A command that needs at least one result."""

    def available(self, session: Session) -> bool:
        """Tell whether there is one."""
        return bool(session.total)


class ArticleCommand(Command):
    """A command that needs an open article."""

    def available(self, session: Session) -> bool:
        """Tell whether one is open."""
        return session.reading is not None


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
        if session.reading is None:
            return ""
        if session.reading.analysis is None:
            return "This article is not analysed yet."
        key = key_of("quote.next", session.settings)
        return f"Nobody is quoted in this article: {key} {key} goes on to the next one."

    def run(self, context: CommandContext) -> None:
        """Take the reader to the quote, and do it."""
        context.reader.be_at_quote()
        self.run_at_quote(context)

    def run_at_quote(self, context: CommandContext) -> None:
        """Do it to the quote that the reader is at."""
        raise NotImplementedError
