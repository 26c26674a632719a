"""Opening the archive of a folder, or making it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from index import paths
from index.archive.archive import NO_PIPELINES, Archive
from index.errors import ArchiveError
from index.store.database import DamagedDatabase


def open_archive(
    folder: Path,
    *,
    data_dir: Path | None = None,
    create: bool = True,
    pipelines: Mapping[str, str] = NO_PIPELINES,
) -> Archive:
    """Open the archive of a folder.

    If its database is damaged and an empty one may be made, it is moved away and begun anew, as
    `Archive.is_repaired` tells; annotations are not touched.

    Args:
        folder: The folder of articles.
        data_dir: Where archives are kept, if not in the user's data folder.
        create: Make an empty archive if there is none.
        pipelines: The spaCy pipelines that the user wants: `{"de": "de_core_news_sm"}`.

    Raises:
        ArchiveError: The folder is missing, or the archive is and is not to be made, or it cannot
            be opened.
    """
    where = paths.archive_paths(folder, data_dir)
    if not create and not where.store.exists():
        shown = paths.shown(folder)
        raise ArchiveError(
            f"There is no archive of {shown} yet.",
            f"Make one: pullquote index {shown}",
        )
    paths.make(where)
    try:
        return Archive(where, pipelines)
    except DamagedDatabase as damaged:
        if damaged.path != where.store or not create:  # annotations cannot be made again
            raise
        paths.move_away(where.store)
        return Archive(where, pipelines, is_repaired=True)
