"""`pullquote doctor`: all that a bug report needs, and no word of any article."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from index import __version__, clean_line, open_archive, pipeline_version, recent_archives
from index.errors import PullquoteError
from tui.settings import load_settings, settings_path
from tui.verbs.common import chosen_pipelines

_LIBRARIES = ("textual", "spacy", "Whoosh", "trafilatura", "lxml", "charset-normalizer")
_CREDENTIALS = (
    *("PULLQUOTE_USER", "PULLQUOTE_PASSWORD", "PULLQUOTE_TOKEN", "PULLQUOTE_CREDENTIALS"),
    "SSL_CERT_FILE",
)
_VARIABLES = ("TERM", "COLORTERM", "TERM_PROGRAM", "LANG", "LC_ALL", "NO_COLOR", "TMUX")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments: none but the archive."""


def run(options: argparse.Namespace) -> int:
    """Print a line for each fact; return 1 if something is wrong."""
    healthy = True
    for name, fact in (*_program(), *_surroundings()):
        print(f"{name:<20}{_private(fact)}")
    named: Path | str | None = options.archive or next(iter(recent_archives()), None)
    if named is None:
        print(f"{'archive':<20}none yet")
    else:
        for name, fact, good in _shared(named) if isinstance(named, str) else _archive(named):
            healthy = healthy and good
            print(f"{name:<20}{_private(fact)}{'' if good else '  <- not well'}")
    for problem in load_settings()[1]:
        healthy = False
        print(f"{'settings':<20}{problem}  <- not well")
    return 0 if healthy else 1


def _program() -> Iterator[tuple[str, str]]:
    yield "pullquote", __version__
    yield "python", f"{platform.python_version()} {sys.executable}"
    yield "system", platform.platform()
    yield "sqlite", sqlite3.sqlite_version
    for library in _LIBRARIES:
        try:
            yield library.lower(), version(library)
        except PackageNotFoundError:
            yield library.lower(), "not installed"
    try:
        pipelines = chosen_pipelines()
        why = "named in the settings" if "en" in pipelines else "Pullquote's own: none is named"
        yield "pipeline", f"{pipeline_version(pipelines.get('en'), languages=pipelines)} ({why})"
    except PullquoteError as error:
        yield "pipeline", error.message


def _surroundings() -> Iterator[tuple[str, str]]:
    size = shutil.get_terminal_size()
    yield "terminal", f"{size.columns}x{size.lines}"
    for variable in _VARIABLES:
        if variable in os.environ:
            yield variable, clean_line(os.environ[variable])
    exists = "" if settings_path().exists() else " (not there: all defaults)"
    yield "settings", f"{settings_path()}{exists}"


def _archive(folder: Path) -> Iterator[tuple[str, str, bool]]:
    yield "archive of", clean_line(str(folder)), folder.is_dir()
    try:
        with open_archive(folder, create=False, pipelines=chosen_pipelines()) as archive:
            yield "archive in", str(archive.directory), True
            stats = archive.stats()
            for name in ("files", "articles", "quotes", "waiting", "problems", "bytes_on_disk"):
                yield name, f"{getattr(stats, name):,}", True
            yield "free disk", f"{shutil.disk_usage(archive.directory).free:,}", True
            for name, state, good in archive.health():
                yield name, state, good
    except PullquoteError as error:
        yield "archive", error.message, False


def _shared(address: str) -> Iterator[tuple[str, str, bool]]:
    from index import open_shared_archive  # few archives are

    yield "shared archive", clean_line(address), True
    yield "who asks", _who_asks(), True
    try:
        with open_shared_archive(address) as archive:
            stats = archive.stats()
            for name in ("articles", "quotes", "waiting"):
                yield name, f"{getattr(stats, name):,}", True
            yield from archive.health()
    except PullquoteError as error:
        yield "archive", f"{error.message} {error.hint}", False


def _who_asks() -> str:
    """Return what the environment says of whoever asks, and no secret."""
    found = [name for name in _CREDENTIALS if os.environ.get(name)]
    return ", ".join(found) or "nobody: none of " + ", ".join(_CREDENTIALS)


def _private(fact: str) -> str:
    return fact.replace(str(Path.home()), "~")
