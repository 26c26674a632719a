"""Where the sample articles are: beside the sources, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

from index.errors import ArchiveError

_PACKAGE = Path(__file__).resolve().parents[1]


def sample_articles() -> Path:
    """Return the folder of the sample articles.

    Raises:
        ArchiveError: They were not installed.
    """
    for folder in (_PACKAGE.parent / "sample_articles", _PACKAGE / "sample_articles"):
        if folder.is_dir():
            return folder
    raise ArchiveError(
        "The sample articles are not installed.", "Open a folder of your own: pullquote FOLDER"
    )
