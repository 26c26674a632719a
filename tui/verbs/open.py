"""`pullquote [FOLDER]`: the explorer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from index import open_archive, recent_archives
from tui.verbs.index import index_folder, summary

HELP = "open the explorer on a folder of articles"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "folder", nargs="?", type=Path, help="the folder of articles (the one opened last)"
    )


def run(options: argparse.Namespace) -> int:
    """Open the explorer; without a terminal index the folder and say what is in it."""
    return explore(options.folder or options.archive)


def explore(folder: Path | None) -> int:
    """Open the explorer on a folder, the one opened last, or the welcome screen."""
    if folder is None:
        folder = next(iter(recent_archives()), None)
    if sys.stdin.isatty() and sys.stdout.isatty():
        if folder is not None:
            open_archive(folder).close()  # tell of a missing folder before the screen changes
        from tui.app import run_explorer

        return run_explorer(folder)
    if folder is None:
        print("Pullquote explores a folder of saved articles in a terminal: pullquote FOLDER")
        return 2
    status = index_folder(folder)
    with open_archive(folder) as archive:
        print(summary(archive.stats()))
    print(f"To open the explorer, run this in a terminal: pullquote {_quoted(folder)}")
    return status


def _quoted(folder: Path) -> str:
    import shlex

    from index import clean_line

    return clean_line(shlex.quote(str(folder)))
