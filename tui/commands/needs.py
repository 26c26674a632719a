"""What a command may need before it can do anything: an archive, results, an article, a quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command
from tui.commands.keys import key_of

if TYPE_CHECKING:
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
    """A command that needs the reader to be at a quote."""

    def available(self, session: Session) -> bool:
        """Tell whether that is so."""
        return session.is_at_quote

    def why_not(self, session: Session) -> str:
        """Say how to get to one."""
        key = key_of("quote.next", session.settings)
        return f"Go to a quote first: {key} goes to the next one."
