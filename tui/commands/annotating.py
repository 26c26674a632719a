"""Commands for the user's own marks, and for taking things out of Pullquote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands.command import Command, Group
from tui.commands.keys import key_of
from tui.commands.needs import (
    ArchiveCommand,
    ArticleCommand,
    QuoteCommand,
    ResultsCommand,
    no_analysis,
)

if TYPE_CHECKING:
    from tui.commands.context import CommandContext
    from tui.session.session import Session


class Star(ArticleCommand):
    """Star the article, or take its star away."""

    id = "mark.star"
    keys = ("*",)
    group = Group.ANNOTATIONS
    label = "Star"
    footer = 25

    def run(self, context: CommandContext) -> None:
        context.annotate.toggle_star()


class Tag(ArticleCommand):
    """Give the article tags; find them again with `tag:`."""

    id = "mark.tag"
    keys = ("#",)
    group = Group.ANNOTATIONS
    asks = True
    label = "Tag"

    def run(self, context: CommandContext) -> None:
        context.annotate.edit_tags()


class Note(ArticleCommand):
    """Write a note about the article; find it again with `has:note`."""

    id = "mark.note"
    keys = (";",)
    group = Group.ANNOTATIONS
    asks = True
    label = "Note"

    def run(self, context: CommandContext) -> None:
        context.annotate.edit_note()


class SamePerson(Command):
    """Say that this name and another one are the same person, organisation or place.

    It is the speaker of the quote that you are at, or the name under the cursor of the entities.
    The fuller name stays; names from other articles can be chosen too. If other articles have the
    name that goes, they are listed, and it can be set right everywhere; one undo takes all back.
    """

    id = "person.join"
    keys = ("=",)
    group = Group.ANNOTATIONS
    asks = True
    label = "Same as"
    footer = 72
    panes = frozenset({"entities"})

    def available(self, session: Session) -> bool:
        return session.name is not None

    def why_not(self, session: Session) -> str:
        key = key_of("mention.next", session.settings)
        return no_analysis(session) or f"Go to a name first: {key} goes to the next one."

    def run(self, context: CommandContext) -> None:
        context.correct.join_person()


class OtherPerson(SamePerson):
    """Say that one of the names of this person is somebody else's.

    It becomes a name of its own, with the quotes that rest on it.
    """

    id = "person.split"
    keys = ("d",)
    label = "Split off"
    footer = 64

    def available(self, session: Session) -> bool:
        entity = session.entity
        return entity is not None and bool(entity.aliases)

    def why_not(self, session: Session) -> str:
        name = session.name
        return f"{name} has no other name here." if name else super().why_not(session)

    def run(self, context: CommandContext) -> None:
        context.correct.split_person()


class UndoCorrection(ArticleCommand):
    """Take back your last correction of the article: a speaker, a name joined or split off."""

    id = "mark.undo"
    keys = ("u",)
    group = Group.ANNOTATIONS
    label = "Undo correction"

    def run(self, context: CommandContext) -> None:
        context.correct.undo()


class ChooseEncoding(ArticleCommand):
    """Read the file of the article in another encoding, if its letters look wrong.

    The choice is kept, also when the file is moved or edited.
    """

    id = "source.encoding"
    keys = ("C",)
    group = Group.ANNOTATIONS
    asks = True
    label = "Encoding"

    def run(self, context: CommandContext) -> None:
        context.decode.pick_encoding()


class ShowAnnotations(ArchiveCommand):
    """Show all that you have marked: starred, tagged, noted, kept or corrected."""

    id = "mark.show"
    keys = ("M",)
    group = Group.ANNOTATIONS
    label = "Your marks"

    def run(self, context: CommandContext) -> None:
        context.search.show_annotated()


class CopyQuote(QuoteCommand):
    """Copy the quote."""

    id = "copy.quote"
    keys = ("y",)
    group = Group.COPY
    label = "Copy"
    footer = 53

    def run_at_quote(self, context: CommandContext) -> None:
        context.take.copy_quote(with_citation=False)


class CopyCitation(QuoteCommand):
    """Copy the quote with its speaker, source, date and link."""

    id = "copy.citation"
    keys = ("Y",)
    group = Group.COPY
    label = "Copy with source"
    footer = 84

    def run_at_quote(self, context: CommandContext) -> None:
        context.take.copy_quote(with_citation=True)


class Export(ResultsCommand):
    """Write what the results show, or their quotes, to a file."""

    id = "export"
    keys = ("ctrl+e",)
    group = Group.COPY
    asks = True
    label = "Export"

    def run(self, context: CommandContext) -> None:
        context.take.export()


class OpenSource(ArticleCommand):
    """Open the original page in the browser, or the file if there is no link."""

    id = "source.open"
    keys = ("o",)
    group = Group.COPY
    label = "Original"

    def run(self, context: CommandContext) -> None:
        context.take.open_source()


class EditSource(ArticleCommand):
    """Open the file in `$EDITOR` at this place."""

    id = "source.edit"
    keys = ("O",)
    group = Group.COPY
    label = "Edit file"

    def run(self, context: CommandContext) -> None:
        context.take.edit_source()
