"""Commands for what other articles have to say: people, dossiers, checking a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.keys import key_of
from tui.commands.needs import ArchiveCommand, QuoteCommand, no_analysis

if TYPE_CHECKING:
    from tui.commands.context import CommandContext
    from tui.session.session import Session


class AboutPerson(Command):
    """Show the page about this speaker or name: roles, topics, months, all quotes.

    Left and right walk through the months, Enter goes to a quote or to the page of somebody else.
    """

    id = "person"
    keys = ("A",)
    group = Group.QUOTES
    asks = True
    label = "About"
    footer = 46

    def available(self, session: Session) -> bool:
        return session.name is not None

    def why_not(self, session: Session) -> str:
        next_quote, next_name = (
            key_of(command, session.settings) for command in ("quote.next", "mention.next")
        )
        first = f"Go to a quote or a name first: {next_quote} or {next_name}."
        return no_analysis(session) or first

    def run(self, context: CommandContext) -> None:
        context.across.person()


class KeepQuote(QuoteCommand):
    """Keep the quote for a dossier, or let it go; `has:kept` finds the articles again."""

    id = "mark.keep"
    keys = ("Q",)
    group = Group.ANNOTATIONS
    label = "Keep quote"

    def run_at_quote(self, context: CommandContext) -> None:
        context.dossiers.keep_quote()


class WriteDossier(ArchiveCommand):
    """Write quotes with all that proves them to a document: those kept, found, or by somebody.

    Each stands with speaker, role, source, date, link and paragraph, repeats folded. A manifest
    beside it lets `pullquote check` tell later whether every quote still stands where it did.
    """

    id = "dossier"
    keys = ("H",)
    group = Group.COPY
    label = "Dossier"

    def run(self, context: CommandContext) -> None:
        context.dossiers.choose()


class CheckDraft(ArchiveCommand):
    """Compare every quotation of a manuscript with the archive: cut, changed, another speaker.

    It is any file that Pullquote reads, and stays as it is; a dossier is checked by its manifest.
    """

    id = "check"
    keys = ("c",)
    group = Group.COPY
    label = "Check a draft"

    def run(self, context: CommandContext) -> None:
        context.across.check_draft()
