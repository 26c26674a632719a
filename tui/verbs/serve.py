"""`pullquote serve`: the explorer in a browser."""

from __future__ import annotations

import argparse
import secrets
import shlex
import sys
from pathlib import Path

from index import recent_archives
from index.errors import ArchiveError, PullquoteError, install_command
from tui.session.samples import sample_articles
from tui.verbs.common import say

_HOST = "127.0.0.1"
"""This machine only: who reaches the explorer can read the articles and start the editor."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "folder", nargs="?", type=Path, help="the folder of articles (the one opened last)"
    )
    parser.add_argument("--demo", action="store_true", help="the sample articles")
    parser.add_argument("--port", type=int, default=8000, help="of this machine (8000)")


def run(options: argparse.Namespace) -> int:
    """Serve the explorer until interrupted."""
    try:
        from tui.verbs.serving import ExplorerServer
    except ImportError as error:
        raise PullquoteError(
            "The browser needs one more package.", f"Install it:  {install_command('web')}"
        ) from error
    command = shlex.join([sys.executable, "-m", "tui.app", _served(options)])
    token = secrets.token_urlsafe(24)
    say(f"http://{_HOST}:{options.port}/?token={token}\n(Ctrl+C stops it; keep the address secret)")
    server = ExplorerServer(command, host=_HOST, port=options.port, title="Pullquote")
    server.token = token
    server.serve()
    return 0


def _served(options: argparse.Namespace) -> str:
    """Return the folder that is served, or the address of the shared archive.

    Raises:
        ArchiveError: There is none.
    """
    folder = sample_articles() if options.demo else options.folder
    if folder is None and isinstance(options.archive, str):
        from index import open_shared_archive  # few archives are

        open_shared_archive(options.archive).close()  # it is told here if it cannot be
        return options.archive
    folder = folder or options.archive or next(iter(recent_archives()), None)
    if folder is None:
        raise ArchiveError("No folder was opened yet.", "Name one: pullquote serve FOLDER")
    return str(folder.resolve())
