"""`pullquote publish --to ADDRESS`: send an archive's articles to a shared one."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from index import open_archive
from index.events import Event
from tui.session.words import counted
from tui.verbs.common import (
    at_least_one,
    chosen_folder,
    chosen_pipelines,
    say,
    say_if_opened_last,
)
from tui.verbs.indexing import line_for_progress, time_left


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "folder", nargs="?", type=Path, help="the folder of articles (the one opened last)"
    )
    parser.add_argument(
        "--to",
        required=True,
        metavar="ADDRESS",
        help="https://host[,host...]/NAME; who you are is said in the environment, see the README",
    )
    parser.add_argument(
        "--watch", action="store_true", help="go on sending what is indexed until Ctrl+C"
    )
    parser.add_argument(
        "--shards",
        type=at_least_one,
        default=1,
        metavar="N",
        help="parts of a new shared archive: one for each 3 million articles (1)",
    )
    parser.add_argument(
        "--replicas",
        type=int,
        choices=range(4),
        default=1,
        metavar="N",
        help="further copies of each part, on other nodes (1)",
    )


def run(options: argparse.Namespace) -> int:
    """Publish, and tell on standard error how far it is."""
    from index import publish  # numpy is not needed to say how this is used

    folder = options.folder or chosen_folder(options)
    if not options.folder:
        say_if_opened_last(folder, options)
    shown: list[Callable[[Event], None]] = []
    with open_archive(folder, create=False, pipelines=chosen_pipelines()) as archive:
        if waiting := archive.stats().waiting:
            say(f"Not analysed yet, and sent again when it is: {counted(waiting, 'article')}.")
        rounds = publish(
            archive.paths,
            options.to,
            lambda event: shown[-1](event),
            shards=options.shards,
            replicas=options.replicas,
        )
        is_first = True
        while is_first or options.watch:
            is_first = False
            with line_for_progress(each_change=False) as show:
                shown.append(show)
                done = next(rounds)
                shown.clear()
            told = f"{done.sent:,} sent, {done.removed:,} removed"
            took = f" in {time_left(done.seconds)}" if done.sent or done.removed else ""
            say(f"Published: {told}{took}.")
    return 0
