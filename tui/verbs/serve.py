"""`pullquote serve`: the explorer in a browser."""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path

from index import recent_archives
from index.errors import ArchiveError, PullquoteError
from tui.session.samples import sample_articles
from tui.verbs.common import say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "folder", nargs="?", type=Path, help="the folder of articles (the one opened last)"
    )
    parser.add_argument("--demo", action="store_true", help="the sample articles")
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at")
    parser.add_argument("--port", type=int, default=8000)


def run(options: argparse.Namespace) -> int:
    """Serve the explorer until interrupted."""
    try:
        from tui.verbs.serving import ExplorerServer, is_loopback
    except ImportError as error:
        raise PullquoteError(
            "The browser needs one more package.", "Install it with: pip install 'pullquote[web]'"
        ) from error
    folder = sample_articles() if options.demo else options.folder or options.archive
    folder = folder or next(iter(recent_archives()), None)
    if folder is None:
        raise ArchiveError("No folder was opened yet.", "Name one: pullquote serve FOLDER")
    if not is_loopback(options.host):
        say(
            f"Anybody who can reach {options.host} can read these articles and use your editor "
            "and your files through it: there is no password."
        )
    command = shlex.join([sys.executable, "-m", "tui.app", str(folder.resolve())])
    say(f"http://{options.host}:{options.port} (Ctrl+C stops it)")
    ExplorerServer(command, host=options.host, port=options.port, title="Pullquote").serve()
    return 0
