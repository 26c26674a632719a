"""What a command of the screen is: one class that says all there is to know about it."""

from __future__ import annotations

import inspect
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from tui.session.panes import PaneName

if TYPE_CHECKING:
    from tui.commands.context import CommandContext
    from tui.session.session import Session


class Group(StrEnum):
    """A heading that commands are listed under, in the order of the help."""

    SEARCH = "Search"
    MOVE = "Move"
    PANES = "Panes"
    ARTICLES = "Articles"
    QUOTES = "Quotes"
    HITS = "Keyword hits"
    ENTITIES = "Entities"
    ANNOTATIONS = "Your marks"
    COPY = "Take it with you"
    VIEW = "View"
    ARCHIVE = "Archive"
    PROGRAM = "Pullquote"


class Command:
    """Base of all commands. A subclass that has an `id` is a command as soon as it is defined.

    Its docstring is its help: the first line says what it does, further lines how. Bindings,
    footer, palette, help, `pullquote keys` and the table of keys in the README are made from it.
    """

    id: str = ""
    """What the settings call it, like `quote.next`."""
    keys: tuple[str, ...] = ()
    """The default keys, the one to show first: a character as typed, or Textual's name of a key."""
    group: ClassVar[Group]
    label: str = ""
    """Two or three words for the footer."""
    footer: ClassVar[int] = 0
    """How much it deserves a place in the footer: higher goes first, 0 never."""
    hasty: ClassVar[bool] = False
    """Whether its keys are held down to pass many articles, and so wait for none to open."""
    asks: ClassVar[bool] = False
    """Whether what is typed after its keys may be meant for the dialog that it opens."""
    takes_offer: ClassVar[bool] = False
    """Whether it takes what is offered for the query."""
    brief: ClassVar[bool] = False
    """Whether its keys need no list and no article, and so do not wait long for any."""
    help: str = ""
    """What it does, and how: all of the docstring."""
    panes: ClassVar[frozenset[PaneName]] = frozenset()
    """The panes that the footer shows it for; none means all of them."""

    def __init_subclass__(cls) -> None:
        """Enter the command into the register."""
        super().__init_subclass__()
        cls.help = inspect.getdoc(cls) or ""
        if cls.id:
            register(cls())

    @property
    def summary(self) -> str:
        """What the command does, in one sentence."""
        return self.help.partition("\n")[0]

    def label_now(self, session: Session) -> str:
        """Return what the footer calls the command now."""
        return self.label

    def available(self, session: Session) -> bool:
        """Tell whether the command can do anything now."""
        return True

    def offered(self, session: Session) -> bool:
        """Tell whether the footer may show the command now."""
        return self.available(session)

    def why_not(self, session: Session) -> str:
        """Return what to tell who presses its key when it can do nothing; empty for nothing."""
        return ""

    def run(self, context: CommandContext) -> None:
        """Do it."""
        raise NotImplementedError


def register(command: Command) -> None:
    """Enter a command into the register.

    Raises:
        TypeError: There is one of that name.
    """
    if command.id in COMMANDS:
        raise TypeError(f"two commands are called {command.id}")
    COMMANDS[command.id] = command


COMMANDS: dict[str, Command] = {}
"""The register: every command by its id. It is full, and in the order to list commands in, when
`tui.commands` has been imported."""
