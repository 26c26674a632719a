"""`pullquote [FOLDER]`: the explorer."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ArchiveError

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "folder", nargs="?", type=Path, help="the folder of articles (the one opened last)"
    )


def run(options: argparse.Namespace) -> int:
    """Open the explorer; without a terminal index the folder and say what is in it."""
    if options.folder is None and isinstance(options.archive, str):
        return _explore_shared(options.archive)
    return explore(options.folder or options.archive)


def _explore_shared(address: str) -> int:
    """Open the explorer on a shared archive.

    Raises:
        ArchiveError: There is no terminal; or it is not there, which is said before the screen is
            drawn.
    """
    if not all(each.isatty() for each in (sys.stdin, sys.stdout, sys.stderr)):
        raise ArchiveError(
            "There is no terminal to explore it in.", "Use search, quotes, show or export."
        )
    from tui.app import run_explorer

    return run_explorer(None, shared=address)


def explore(folder: Path | None) -> int:
    """Open the explorer on a folder, the one opened last, or the welcome screen."""
    if folder is None:
        from index import recent_archives

        folder = next(iter(recent_archives()), None)
    if not all(each.isatty() for each in (sys.stdin, sys.stdout, sys.stderr)):
        return _index(folder)  # Textual draws on standard error
    if folder is not None and not os.path.isdir(os.path.expanduser(folder)):
        raise ArchiveError(
            f"{_clean(folder)} is not a folder.", "Give the folder that holds your articles."
        )
    _quicken()
    from tui.app import run_explorer  # nothing else is loaded before the first paint

    return run_explorer(folder)


def _quicken() -> None:
    """Let Textual draw a change at once, and take Esc sooner; it asks as it is imported.

    Until the first screen stands, nothing is garbage: to look for any takes a tenth of the start.
    """
    gc.disable()
    is_far = "SSH_CONNECTION" in os.environ  # what follows an Esc there takes longer to arrive
    os.environ.setdefault("ESCDELAY", "50" if is_far else "25")
    os.environ.setdefault("TEXTUAL_FPS", "240")


def _index(folder: Path | None) -> int:
    """Index a folder and print what is in it: there is no terminal to explore it in."""
    import shlex

    from index import open_archive
    from tui.verbs.common import chosen_pipelines
    from tui.verbs.index import index_folder, summary

    if folder is None:
        print("Pullquote explores a folder of saved articles in a terminal: pullquote FOLDER")
        return 2
    status = index_folder(folder)
    with open_archive(folder, pipelines=chosen_pipelines()) as archive:
        print(summary(archive.stats()))
    quoted = _clean(shlex.quote(str(folder)))
    print(f"To open the explorer, run this in a terminal: pullquote {quoted}")
    return status


def _clean(name: object) -> str:
    from index import clean_line

    return clean_line(str(name))
