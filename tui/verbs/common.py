"""What several commands do alike."""

from __future__ import annotations

import argparse
import socket
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from index import Archive, clean_line, load_analyser, open_archive, recent_archives
from index.errors import ArchiveError
from tui.session.words import counted
from tui.settings import load_settings

if TYPE_CHECKING:
    from index import Analyser


def chosen_folder(options: argparse.Namespace) -> Path:
    """Return the folder whose archive is meant.

    Raises:
        ArchiveError: None was named, and none has been opened before; or it is a shared one.
    """
    named: Path | str | None = options.archive
    if isinstance(named, str):
        raise ArchiveError(
            f"This cannot be done with a shared archive: its folder is not here ({named}).",
            "Do it on the machine that publishes it.",
        )
    if named is not None:
        return named
    recent = recent_archives()
    if not recent:
        raise ArchiveError("There is no archive yet.", "Make one: pullquote index FOLDER")
    return recent[0]


def say_if_opened_last(folder: Path, options: argparse.Namespace) -> None:
    """Tell which folder's archive is going to be changed or sent if none was named."""
    if options.archive is None:
        say(f"The folder opened last: {clean_line(str(folder))}")


def chosen_archive(options: argparse.Namespace, *, may_be_shared: bool = False) -> Archive:
    """Open the archive that is meant.

    Raises:
        ArchiveError: There is none; or it is a shared one, which the command cannot work with.
    """
    if may_be_shared and isinstance(options.archive, str):
        from index import open_shared_archive  # few archives are

        return open_shared_archive(options.archive)
    return open_archive(chosen_folder(options), create=False, pipelines=chosen_pipelines())


def chosen_pipelines() -> Mapping[str, str]:
    """Return the spaCy pipelines that the user's settings name, by language."""
    return load_settings()[0].pipelines


def chosen_analyser(pipeline: str | None = None) -> Analyser:
    """Load what finds quotes and names; it takes a second.

    Args:
        pipeline: A spaCy pipeline for English in place of the one that the settings name.

    Raises:
        PipelineError: One that is named is missing or cannot be loaded.
    """
    socket.has_ipv6 = False  # or urllib3, which spaCy imports, opens a socket to find out
    pipelines = chosen_pipelines()
    return load_analyser(pipeline or pipelines.get("en"), languages=pipelines)


def say(message: str) -> None:
    """Tell the user something that is not data."""
    print(message, file=sys.stderr, flush=True)


def say_what_waits(
    archive: Archive, *, is_compared: bool = False, names_speakers: bool = True
) -> None:
    """Tell what an answer lacks because nobody has looked for it, or not yet, if it lacks anything.

    Args:
        archive: Which is asked.
        is_compared: The answer tells what articles have in common.
        names_speakers: The answer tells who said something.
    """
    if waiting := archive.unanalysed():
        articles = counted(waiting, "article")
        say(f"Missing here: the quotes and names of {articles} not analysed yet.")
    if is_compared and (waiting := archive.across.uncompared()):
        say(f"Not compared with the others yet: the quotes of {counted(waiting, 'text')}.")
    if names_speakers and (unattributed := without_speakers(archive)):
        say(unattributed)


def without_speakers(archive: Archive) -> str:
    """Say in one line in which languages nobody's speakers were looked for, if in any."""
    found = archive.without_speakers()
    if not found:
        return ""
    shown = ", ".join(f"{clean_line(code)} ({count:,})" for code, count in found.items())
    return f"Speakers are not looked for in articles in languages without rules: {shown}."


def at_least_one(typed: str) -> int:
    """Return a number of things to print at most.

    Raises:
        ArgumentTypeError: It is none, or less than one.
    """
    try:
        number = int(typed)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{clean_line(typed)}” is not a number from 1 on")
    return number


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add the choice of an output format."""
    parser.add_argument(
        "--format",
        choices=("table", "jsonl", "csv"),
        default="table",
        help="table for reading, jsonl or csv for programs (table)",
    )


def add_sort(parser: argparse.ArgumentParser) -> None:
    """Add the choice of an order of articles."""
    parser.add_argument(
        "--sort",
        choices=("relevance", "date", "oldest", "source", "quotes"),
        default="",
        help="the order (relevance; without a query, newest first)",
    )
