"""`pullquote completion SHELL`: what the shell needs to complete commands and options."""

from __future__ import annotations

import argparse

_SHELLS = ("bash", "zsh", "fish")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("shell", choices=_SHELLS, help="the shell that you use")


def run(options: argparse.Namespace) -> int:
    """Print a script for the shell."""
    import shtab  # only wanted once

    from tui.verbs.parser import whole_parser

    print(shtab.complete(whole_parser(), options.shell))
    return 0
