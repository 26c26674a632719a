"""The parser of the command line: of one command, so that a start imports no other, or of all."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, NoReturn

from index import __version__
from tui.verbs import VERBS, load, printable

_WITHOUT_ARCHIVE = ("demo", "read", "analyse", "config", "keys", "completion")
"""Commands that ask no archive."""


class _Parser(argparse.ArgumentParser):
    def _print_message(self, message: str, file: Any = None) -> None:
        """Write a message; a full disk is not passed over in silence, as `argparse` does."""
        if file is sys.stdout:
            print(message, end="", flush=True)
        else:
            super()._print_message(message, file)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with a command line, without the control characters in it."""
        super().error(printable(message))


def whole_parser() -> argparse.ArgumentParser:
    """Return the parser with all that every command takes, to complete from."""
    parser = parser_of("")
    (commands,) = (one for one in parser._actions if isinstance(one, argparse._SubParsersAction))
    for name, one in commands.choices.items():
        load(name).configure(one)
    return parser


def parser_of(chosen: str) -> argparse.ArgumentParser:
    """Return the parser of the chosen command; if there is none, of all, to say what there is."""
    parser = _Parser(
        "pullquote",
        usage="pullquote [FOLDER]\n       pullquote COMMAND ...",
        description="Explore the news articles that you saved: what was said, by whom.",
        epilog="With a FOLDER, or without anything, the explorer opens.",
    )
    parser.add_argument("--version", action="version", version=f"pullquote {__version__}")
    _add_archive(parser, None)
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, prog="pullquote"
    )
    for name in [chosen] if chosen else VERBS:
        one = commands.add_parser(name, help=VERBS[name], description=VERBS[name])
        if name not in _WITHOUT_ARCHIVE:
            _add_archive(one, argparse.SUPPRESS)
    if chosen:
        verb = load(chosen)
        verb.configure(one)
        one.set_defaults(run=verb.run)
    return parser


def _add_archive(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--archive",
        type=_archive,
        metavar="FOLDER",
        default=default,
        help="the folder whose archive is meant (the one opened last), or a shared archive's"
        " address: https://host[,host...]/NAME",
    )


def _archive(named: str) -> Path | str:
    """Return a folder, or the address of a shared archive."""
    return named if named.startswith(("https://", "http://")) else Path(named)
