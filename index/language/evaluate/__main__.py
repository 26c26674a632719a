"""Measure entities, syntax, speed or quotations against annotated texts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from index.errors import PullquoteError
from index.language.evaluate import entities, quotes, speed, syntax

COMMANDS = (entities, syntax, speed, quotes)
"""A module a command: its docstring is the help, `configure` its arguments, `run` its work."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m index.language.evaluate", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in COMMANDS:
        summary = (module.__doc__ or "").splitlines()[0]
        command = commands.add_parser(
            module.__name__.rpartition(".")[2], help=summary, description=summary
        )
        module.configure(command)
        command.set_defaults(run=module.run)
    options = parser.parse_args(arguments)
    try:
        options.run(options)
    except PullquoteError as error:
        print(f"{error.message} {error.hint}".strip(), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
