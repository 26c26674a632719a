"""`pullquote import FILE`: articles that lie outside the archive's folder."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from pathlib import Path

from index import clean_line, is_candidate
from index.errors import PullquoteError
from tui.verbs.common import chosen_archive, say_if_opened_last
from tui.verbs.index import index_folder

_PAGE_STARTS = (b"<!doctype", b"<html", b"<?xml")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a file, which stays where it is, or - for stdin"
    )


def run(options: argparse.Namespace) -> int:
    """Add the files and index them."""
    with chosen_archive(options) as archive:
        folder = archive.folder
        kept = archive.directory / "imported"
    files = [_kept(kept) if name == "-" else _checked(Path(name)) for name in options.files]
    say_if_opened_last(folder, options)
    return index_folder(folder, imports=files)


def _checked(file: Path) -> Path:
    if not file.is_file():
        raise PullquoteError(f"{clean_line(str(file))} is not a file.", "Import files one by one.")
    if not is_candidate(file):
        raise PullquoteError(
            f"{clean_line(str(file))} is of no kind that Pullquote reads.",
            "Save it as text, HTML or another format of articles.",
        )
    return file.resolve()


def _kept(directory: Path) -> Path:
    """Keep what comes on standard input, which lies nowhere else, with the archive."""
    data = sys.stdin.buffer.read()
    is_page = data[:200].lstrip().lower().startswith(_PAGE_STARTS)
    directory.mkdir(mode=0o700, exist_ok=True)
    name = hashlib.blake2b(data, digest_size=8).hexdigest()
    file = directory / f"{name}.{'html' if is_page else 'txt'}"
    part = file.with_suffix(".part")
    with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as kept:
        kept.write(data)
    part.replace(file)  # whole or not at all
    return file
