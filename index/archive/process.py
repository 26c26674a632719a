"""How the indexing process is started."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.archive.archive import Archive


def sync_command(
    archive: Archive,
    *,
    text_only: bool = False,
    rebuild: bool = False,
    retry: bool = False,
    dry_run: bool = False,
    watch: bool = False,
    imports: Sequence[Path] = (),
) -> list[str]:
    """Return the command line of the process that brings an archive up to date with its folder.

    It prints events (`index.events`) as lines of its standard output. It reads lines
    `{"first": article_id}` from its standard input: that article is analysed next. SIGTERM and
    SIGINT end it safely; the next run goes on where it stopped.

    Args:
        archive: Which one.
        text_only: Read the articles, so that they can be searched, but analyse nothing.
        rebuild: Read every file again, and build the search index anew.
        retry: Read those files again that gave no article.
        dry_run: Only tell what is new, changed and gone.
        watch: Go on looking for changes until told to stop.
        imports: Files from outside the folder that belong to the archive from now on.
    """
    options = {
        "--text-only": text_only,
        "--rebuild": rebuild,
        "--retry": retry,
        "--dry-run": dry_run,
        "--watch": watch,
    }
    command = [sys.executable, "-P", "-m", "index.sync", os.fspath(archive.folder)]
    command += ["--data-dir", os.fspath(archive.places.marks.parent)]
    for language, pipeline in archive.pipelines.items():
        command += ["--pipeline", f"{language}={pipeline}"]
    for file in imports:
        command += ["--import", os.path.realpath(file)]
    return command + [option for option, wanted in options.items() if wanted]
