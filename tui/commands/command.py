"""What a command of the screen is: one class that says all there is to know about it."""

from __future__ import annotations

import inspect
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar, Literal

if TYPE_CHECKING:
    from tui.screens.explorer import ExplorerScreen

PaneName = Literal["results", "article", "quotes", "entities", "hits"]
"""A pane by the name that its widget carries as id."""


class Group(StrEnum):
    """A heading that commands are listed under, in the order of the help."""

    SEARCH = "Search"
    MOVE = "Move"
    PANES = "Panes"
    ARTICLES = "Articles"
    QUOTES = "Quotes"
    HITS = "Keyword hits"
    ENTITIES = "Entities"
    MARKS = "Your marks"
    COPY = "Take it with you"
    VIEW = "View"
    ARCHIVE = "Archive"
    PROGRAM = "Pullquote"


class Command:
    """Base of all commands. A subclass is a command as soon as it has an `id`.

    Its docstring is its help: the first line says what it does, further lines how. Bindings,
    footer, palette, help, `pullquote keys` and the table of keys in the README are made from it.
    """

    id: ClassVar[str] = ""
    """What the settings call it, like `quote.next`."""
    keys: ClassVar[tuple[str, ...]] = ()
    """The default keys, the one to show first: a character as typed, or Textual's name of a key."""
    group: ClassVar[Group]
    label: ClassVar[str] = ""
    """Two or three words for the footer."""
    footer: ClassVar[int] = 0
    """How much it deserves a place in the footer: higher goes first, 0 never."""
    hasty: ClassVar[bool] = False
    """Whether its keys are held down to pass many articles, and so wait for none to open."""
    panes: ClassVar[frozenset[PaneName]] = frozenset()
    """The panes that the footer shows it for; none means all of them."""

    def __init_subclass__(cls) -> None:
        """Enter the command into the register."""
        super().__init_subclass__()
        if cls.id:
            if cls.id in COMMANDS:
                raise TypeError(f"two commands are called {cls.id}")
            COMMANDS[cls.id] = cls()

    @property
    def help(self) -> str:
        """All of the docstring."""
        return inspect.getdoc(type(self)) or ""

    @property
    def summary(self) -> str:
        """What the command does, in one sentence."""
        return self.help.partition("\n")[0]

    def label_now(self, explorer: ExplorerScreen) -> str:
        """Return what the footer calls the command now."""
        return self.label

    def available(self, explorer: ExplorerScreen) -> bool:
        """Tell whether the command can do anything now."""
        return True

    def why_not(self, explorer: ExplorerScreen) -> str:
        """Return what to tell who presses its key when it can do nothing; empty for nothing."""
        return ""

    def run(self, explorer: ExplorerScreen) -> None:
        """Do it."""
        raise NotImplementedError


COMMANDS: dict[str, Command] = {}
"""The register: every command by its id. It is full, and in the order to list commands in, when
`tui.commands` has been imported."""
