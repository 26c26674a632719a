"""`pullquote config [path|show|init]`: the settings file."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping

from index.errors import PullquoteError
from tui.settings import TEMPLATE, load_settings, settings_path
from tui.verbs.common import say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "what",
        nargs="?",
        choices=("path", "show", "init"),
        default="show",
        help="print its path, show what holds (without a word, too), or begin a file",
    )


def run(options: argparse.Namespace) -> int:
    """Do what was asked for."""
    if options.what == "path":
        print(settings_path())
        return 0
    return _show() if options.what == "show" else _init()


def _show() -> int:
    settings, problems = load_settings()
    for name, value in settings._asdict().items():
        print(f"{name} = {_toml(value)}")
    for problem in problems:
        say(f"settings: {problem}")
    return 1 if problems else 0


def _toml(value: object) -> str:
    """Return a value as the settings file has it, so that a line can be taken over."""
    if isinstance(value, Mapping):
        pairs = (f"{_toml(name)} = {_toml(each)}" for name, each in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _init() -> int:
    path = settings_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            try:
                file.write(TEMPLATE)
                file.flush()
            except OSError:  # whole or not at all
                path.unlink()
                raise
    except FileExistsError:
        say(f"{path} is there already; it was not changed.")
        return 1
    except OSError as error:
        raise PullquoteError(f"{path} cannot be written: {error.strerror}.") from error
    print(path)
    return 0
