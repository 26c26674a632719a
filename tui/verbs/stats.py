"""`pullquote stats`: an archive in figures."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from index import clean_line
from tui.exporting.tables import json_line
from tui.verbs.common import chosen_archive, without_speakers

_NAMES = {
    "files": "files looked into",
    "waiting": "not analysed yet",
    "bytes_on_disk": "bytes on disk",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--json", action="store_true", help="as one line of JSON")


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    with chosen_archive(options, may_be_shared=True) as archive:
        stats = asdict(archive.stats())
        if archive.is_shared:  # its files and disks are the publishing machine's, and the cluster's
            del stats["problems"], stats["bytes_on_disk"]
        folder = clean_line(archive.name)
        unattributed = without_speakers(archive)
    if options.json:
        print(json_line({"folder": folder} | stats))
        return 0
    print(f"{'folder':<18}{folder}")
    for name, value in stats.items():
        shown = f"{value:,}" if isinstance(value, int) else value
        print(f"{_NAMES.get(name, name):<18}{shown}")
    if unattributed:
        print(unattributed)
    return 0
