"""Where archives live: one directory each in the user's data folder, never among the articles."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from index.errors import ArchiveError, DiskError

ANNOTATIONS_FILE = "marks.db"
"""The one database that can't be made again."""

DATA_VARIABLE = "PULLQUOTE_DATA_DIR"
"""The environment variable that names another data folder."""

_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600
_FOLDER_FILE = "folder"


class ArchivePaths(NamedTuple):
    """The files of one archive."""

    folder: Path
    """The articles, as an absolute path without links."""
    directory: Path
    annotations: Path
    """The user's annotations: one file for all archives: they follow a folder that moves."""

    @property
    def store(self) -> Path:
        """The database of articles and of what was found in them."""
        return self.directory / "store.db"

    @property
    def search(self) -> Path:
        """The directory of the search index."""
        return self.directory / "search"

    @property
    def lock(self) -> Path:
        """The file that the one writer holds locked."""
        return self.directory / "lock"


def data_folder(data_dir: Path | None = None) -> Path:
    """Return the folder of all archives: the given one, the environment's, or the platform's."""
    if data_dir is not None:
        return Path(os.path.expanduser(data_dir)).absolute()
    if named := os.environ.get(DATA_VARIABLE):
        return Path(os.path.expanduser(named)).absolute()
    from platformdirs import user_data_path

    return user_data_path("pullquote", appauthor=False)


def archive_paths(folder: Path, data_dir: Path | None = None) -> ArchivePaths:
    """Return the paths of a folder's archive, without making anything.

    Raises:
        ArchiveError: There is no such folder, and no archive of it.
    """
    data = data_folder(data_dir)
    real = Path(os.path.realpath(os.path.expanduser(folder)))
    directory = data / "archives" / _directory_name(real)
    paths = ArchivePaths(real, directory, data / ANNOTATIONS_FILE)
    if not os.path.isdir(real) and not paths.store.exists():
        what = "is a file, not a folder" if os.path.exists(real) else "does not exist"
        raise ArchiveError(f"{shown(folder)} {what}.", "Give the folder that holds your articles.")
    return paths


def make(paths: ArchivePaths) -> None:
    """Make the directory of an archive, for its owner's eyes only, and note it as opened last.

    Raises:
        ArchiveError: The directory cannot be made, or others can write to it.
    """
    try:
        for directory in (paths.annotations.parent, paths.directory.parent, paths.directory):
            if not directory.exists():
                directory.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        for directory in (paths.directory, paths.search):
            _refuse_shared(directory)
        note = paths.directory / _FOLDER_FILE
        written = os.fsencode(paths.folder)
        if not note.exists() or note.read_bytes() != written or note.stat().st_mode & 0o077:
            _write_whole(note, written)
        os.utime(note)
    except OSError as error:
        what = "written to" if paths.directory.is_dir() else "made"
        raise DiskError(
            f"The archive's directory {paths.directory} cannot be {what}: {error.strerror}.",
            f"Free or unlock it, or name another data folder in {DATA_VARIABLE}.",
        ) from error


def _refuse_shared(directory: Path) -> None:
    """Refuse a directory that others can write to: opening the search index unpickles its files.

    Raises:
        ArchiveError: Others can.
    """
    try:
        status = directory.stat()
    except FileNotFoundError:
        return
    if status.st_uid not in (os.geteuid(), 0) or status.st_mode & 0o022:
        raise ArchiveError(
            f"Others than you can write to {shown(directory)}, so what it holds is not trusted.",
            f"Delete it, or name a data folder of your own in {DATA_VARIABLE}.",
        )


def _write_whole(file: Path, content: bytes) -> None:
    """Write a small file for its owner's eyes only, all of it or nothing."""
    part = file.with_name(f"{file.name}.part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, _PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
    part.replace(file)


def move_away(database: Path) -> None:
    """Put a damaged database aside, in case that somebody can still use it."""
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    database.rename(database.with_name(f"{database.name}.damaged"))


def recent_archives() -> list[Path]:
    """Return the folders that have an archive and still exist, the one opened last first."""
    opened: list[tuple[float, Path]] = []
    for note in (data_folder(None) / "archives").glob(f"*/{_FOLDER_FILE}"):
        with suppress(OSError):  # it went away while we looked
            folder = Path(os.fsdecode(note.read_bytes()))
            if folder.is_dir():
                opened.append((note.stat().st_mtime, folder))
    return [folder for _, folder in sorted(opened, key=lambda entry: entry[0], reverse=True)]


def _directory_name(folder: Path) -> str:
    """Return a name that tells the folder to a human and is unlike that of any other folder."""
    readable = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-")[:40] or "folder"
    return f"{readable}-{hashlib.blake2b(os.fsencode(folder), digest_size=6).hexdigest()}"


def shown(path: Path) -> str:
    """Return a path as one printable line."""
    from index.clean import clean_line

    return clean_line(os.fspath(path))
