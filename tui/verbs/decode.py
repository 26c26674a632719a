"""`pullquote decode ENCODING FILE`: files whose letters came out wrong."""

from __future__ import annotations

import argparse
from pathlib import Path

from index import Archive, clean_line
from tui.verbs import UsageError
from tui.verbs.common import chosen_archive
from tui.verbs.index import index_folder

_GUESS = "guess"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "encoding", help=f"what the files are in, like cp1251; {_GUESS} leaves it to Pullquote"
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file of the archive")
    parser.add_argument(
        "--text-only", action="store_true", help="make them searchable, but look for no quotes yet"
    )


def run(options: argparse.Namespace) -> int:
    """Keep the choice, and read the files so."""
    encoding = "" if options.encoding == _GUESS else options.encoding
    with chosen_archive(options) as archive:
        for file in options.files:
            archive.encodings.choose(_found(file, archive), encoding)
        folder = archive.folder
    return index_folder(folder, text_only=options.text_only)


def _found(file: Path, archive: Archive) -> Path:
    """Return where a file lies: from here, or from the archive's folder."""
    for place in (file.absolute(), archive.folder / file):
        if place.is_file():
            found = place.parent.resolve() / place.name
            if found.is_relative_to(archive.folder) or archive.find(str(found)) is not None:
                return found
            raise UsageError(
                f"{clean_line(str(file))} is not in this archive.",
                "pullquote import adds it; --archive FOLDER names another archive.",
            )
    raise UsageError(
        f"{clean_line(str(file))} is not a file.",
        "Name it as pullquote problems does, or by its whole path.",
    )
