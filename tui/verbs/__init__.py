"""The commands of the command line: one module each, with `configure` and `run`.

A new command is a module here and its name in `VERBS`. Only the module of the command that is run
is imported.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from index.errors import PullquoteError

if TYPE_CHECKING:
    import argparse  # the explorer starts without

VERBS = {
    "open": "open the explorer on a folder of articles",
    "demo": "open the explorer on the sample articles",
    "index": "read what is new or changed in a folder, and analyse it",
    "publish": "send the articles to a shared archive, and whatever changes",
    "import": "add files from outside the folder to the archive",
    "decode": "read files anew in the encoding that you name, if their letters came out wrong",
    "search": "list the articles that a query finds",
    "searches": "list the saved searches, and how many new articles each finds",
    "show": "print one article, or its quotes and entities",
    "quotes": "list quotes from all articles: by whom, about what",
    "repeats": "list what is quoted in more than one article, with every wording of it",
    "person": "print a page about somebody: names, roles, topics, all quotes",
    "dossier": "write quotes with all that proves them to a document",
    "check": "compare every quotation of a manuscript or a dossier with the archive",
    "entities": "list the people, organisations and places that the articles name",
    "read": "print what a reader makes of files, without an archive",
    "analyse": "find the entities and quotes of a text and print them as JSON",
    "export": "write the articles that a query finds, with their quotes, to a file",
    "files": "list every file under the folder, with what became of it",
    "problems": "list the files that could not be read, or not well",
    "links": "list the links of reading lists whose articles are not in the archive",
    "stats": "print the archive in figures",
    "doctor": "print what a bug report needs: versions, places, the archive's health",
    "config": "say where the settings are, show them, or begin a settings file",
    "keys": "list the keys of the explorer",
    "serve": "show the explorer in a browser, on this machine only",
    "completion": "print what bash, zsh or fish needs to complete commands and options",
}
"""Every command and what it does, in the order of the help."""

_MODULES = {"import": "import_files"}
"""The modules of those commands whose name is a word of Python's own."""


def printable(text: str) -> str:
    """Return a text that leaves the terminal alone, whatever was typed or is a file's name."""
    return "".join(letter if letter.isprintable() or letter == "\n" else "?" for letter in text)


class UsageError(PullquoteError):
    """A mistake in the command line that only the command itself can see."""


class Verb(Protocol):
    """What a module of a command holds."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it and return the exit status."""


def load(name: str) -> Verb:
    """Import a command."""
    return cast(Verb, import_module(f"tui.verbs.{_MODULES.get(name, name)}"))
