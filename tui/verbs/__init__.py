"""The commands of the command line: one module each, with `HELP`, `configure` and `run`.

A new command is a module here and its name in `VERBS`.
"""

from __future__ import annotations

import argparse
from typing import Protocol

VERBS = (
    "open",
    "demo",
    "index",
    "import",
    "search",
    "show",
    "quotes",
    "entities",
    "analyse",
    "export",
    "problems",
    "stats",
    "doctor",
    "config",
    "keys",
    "serve",
)
"""In the order of the help."""

MODULES = {"import": "import_files"}
"""The modules of those commands whose name is a word of Python's own."""


class Verb(Protocol):
    """What a module of a command holds."""

    HELP: str

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments."""
        ...

    def run(self, options: argparse.Namespace) -> int:
        """Do it and return the exit status."""
        ...
