"""`pullquote index FOLDER`: bring an archive up to date with its folder."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from index import Stats, open_archive, sync_command
from tui.session.ledger import Ledger
from tui.session.words import counted
from tui.verbs.common import chosen_folder, chosen_pipelines, say, say_if_opened_last
from tui.verbs.indexing import IndexReport, run_index, told_changes


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "folder", nargs="?", type=Path, help="the folder of articles (the one opened last)"
    )
    parser.add_argument(
        "--text-only", action="store_true", help="make it searchable, but look for no quotes yet"
    )
    parser.add_argument(
        "--rebuild", action="store_true", help="read everything again; your marks stay"
    )
    parser.add_argument(
        "--retry", action="store_true", help="also read again the files that could not be read"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what is new, changed and gone"
    )
    parser.add_argument(
        "--watch", action="store_true", help="go on looking for changes until Ctrl+C"
    )
    parser.add_argument(
        "--workers",
        default="",
        metavar="ADDRESS",
        help="let the workers of a dask cluster analyse: tcp://scheduler:8786",
    )


def run(options: argparse.Namespace) -> int:
    """Index, and tell on standard error what came of it."""
    folder = options.folder or chosen_folder(options)
    if not options.folder:
        say_if_opened_last(folder, options)
    return index_folder(
        folder,
        text_only=options.text_only,
        rebuild=options.rebuild,
        retry=options.retry,
        dry_run=options.dry_run,
        watch=options.watch,
        workers=options.workers,
    )


def index_folder(
    folder: Path,
    *,
    text_only: bool = False,
    rebuild: bool = False,
    retry: bool = False,
    dry_run: bool = False,
    watch: bool = False,
    imports: Sequence[Path] = (),
    workers: str = "",
) -> int:
    """Index a folder; return 1 where files failed."""
    with open_archive(folder, pipelines=chosen_pipelines()) as archive:
        if archive.is_repaired:
            say("The archive's database was damaged and is made anew; your marks are kept.")
        command = sync_command(
            archive,
            text_only=text_only,
            rebuild=rebuild,
            retry=retry,
            dry_run=dry_run,
            watch=watch,
            imports=imports,
            workers=workers,
        )
        try:
            report = run_index(command, each_change=watch)
        except KeyboardInterrupt:
            say("Stopped. What was done so far is kept, and the next run goes on from there.")
            raise
        say(_changes(report, dry_run=dry_run))
        if not dry_run:
            say(summary(archive.stats()))
            ledger = Ledger()
            ledger.count(archive.files())
            say(f"{ledger.summary()}: see pullquote files")
            if links := archive.links_without_article():
                say(f"{counted(len(links), 'link')} without an article: see pullquote links")
    return 1 if report.skipped else 0


def _changes(report: IndexReport, *, dry_run: bool) -> str:
    total = report.added + report.changed + report.moved + report.removed
    what = ("file" if dry_run else "article") + ("" if total == 1 else "s")
    told = told_changes(report.added, report.changed, report.moved, report.removed)
    if told:
        line = f"{told} {what}."
    elif report.analysed:
        line = f"No file has changed; {counted(report.analysed, 'article')} analysed."
    else:
        line = "Nothing has changed."
    if report.skipped:
        line += f" {counted(report.skipped, 'file')} could not be read: see pullquote problems"
    return line


def summary(stats: Stats) -> str:
    """Return an archive in one line."""
    counts = (
        counted(stats.articles, "article"),
        counted(stats.quotes, "quote"),
        counted(stats.speakers, "speaker"),
        counted(stats.people, "person", "people"),
        counted(stats.problems, "problem"),
    )
    waiting = f" ({stats.waiting:,} not analysed yet)" if stats.waiting else ""
    return f"{', '.join(counts)}{waiting}."
