"""The user's settings: a small TOML file that holds only what differs from the defaults."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import platformdirs

import index
from tui.session.own_files import read_own
from tui.session.settings import CitationStyle, Settings

TEMPLATE = """\
# Settings of Pullquote. Only what differs from the defaults needs to stand here.

# theme = "pullquote-dark"      # pullquote-light, ansi-dark, or one of Textual's: see T
# ascii = false                 # draw frames and signs in ASCII
# screen_reader = false         # no frames at all, and ASCII: a screen reader reads words only
# motion = false                # scroll smoothly with the mouse
# citation = "plain"            # plain, markdown, apa or bibtex, for copying with the source
# watch = ["budget", "strike"]  # words that are marked and listed in every article

[pipelines]
# The spaCy pipeline for a language, by its package's name or its folder. Install it first.
# de = "de_core_news_sm"

[keys]
# Any command can have other keys: `pullquote keys` lists the commands.
# "quote.next" = ["n", "ctrl+n"]
"""
"""What `pullquote config init` writes."""


__all__ = ["TEMPLATE", "Settings", "load_settings", "settings_from", "settings_path"]


def settings_path() -> Path:
    """Return where the settings are, whether there are any or not."""
    chosen = os.environ.get("PULLQUOTE_CONFIG")
    if chosen:
        return Path(chosen)
    return platformdirs.user_config_path("pullquote", appauthor=False) / "settings.toml"


def load_settings() -> tuple[Settings, list[str]]:
    """Read the settings.

    Returns:
        The settings, with the default in place of whatever is wrong, and what is wrong, each in
        one sentence.
    """
    path = settings_path()
    try:
        content = read_own(path)
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        return Settings(), [f"The settings cannot be read: {error.strerror}."]
    except ValueError as error:
        return Settings(), [f"The settings cannot be read, so the defaults hold: {error}."]
    import tomllib  # most who start it have no settings

    try:
        data = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        reason = index.clean_line(str(error))
        return Settings(), [f"The file is not valid TOML, so the defaults hold: {reason}."]
    except RecursionError:
        return Settings(), ["The file is nested too deeply, so the defaults hold."]
    settings, problems = settings_from(data)
    return settings, [index.clean_line(problem) for problem in problems]


def settings_from(data: Mapping[str, object]) -> tuple[Settings, list[str]]:
    """Check settings as they stand in the file; see `load_settings`."""
    import difflib

    settings, problems = Settings(), []
    for key, value in data.items():
        if key not in Settings._fields:
            near = difflib.get_close_matches(key, Settings._fields, n=1)
            hint = f"; did you mean “{near[0]}”?" if near else "."
            problems.append(f"There is no setting “{key}”{hint}")
            continue
        try:
            settings = Settings(**{**settings._asdict(), key: _checked(key, value)})
        except ValueError as error:
            problems.append(f"{key}: {error}")
    if settings.screen_reader:
        settings = settings._replace(ascii=True)
    if not settings.keys:
        return settings, problems
    from tui.commands import COMMANDS, problems_of  # most who start it have no keys of their own

    found = problems_of(settings.keys)
    if found:
        usable = {name: keys for name, keys in settings.keys.items() if name in COMMANDS}
        if problems_of(usable):
            usable = {}
            found.append("Until this is put right, all commands have their own keys.")
        settings = settings._replace(keys=usable)
    return settings, problems + found


def _checked(key: str, value: object) -> object:
    """Return a value in the type of its setting.

    Raises:
        ValueError: It has another type; the message says what is wanted.
    """
    if key in ("ascii", "screen_reader", "motion"):
        if not isinstance(value, bool):
            raise ValueError("write true or false.")
        return value
    if key == "watch":
        return _words(value, "write a list of words in quotation marks.")
    if key == "keys":
        if not isinstance(value, dict):
            raise ValueError("write a table of commands and their keys.")
        return {
            str(name): _words(keys, f"“{name}” wants a key or a list of keys in quotation marks.")
            for name, keys in value.items()
        }
    if key == "pipelines":
        if not isinstance(value, dict) or not all(isinstance(name, str) for name in value.values()):
            raise ValueError("write a table of language codes and names of spaCy pipelines.")
        return value
    if key == "citation":
        if value not in get_args(CitationStyle):
            raise ValueError(f"choose one of {', '.join(get_args(CitationStyle))}.")
        return value
    if not isinstance(value, str):
        raise ValueError("write a name in quotation marks.")
    return value


def _words(value: object, wanted: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
        raise ValueError(wanted)
    return tuple(value)
