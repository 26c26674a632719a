"""Which files and folders are worth looking into, by their names."""

from __future__ import annotations

from pathlib import Path

from index.reading.registry import has_reader

_PAGE_FOLDERS = ("_files", ".files", "-files", "_file", "-dateien", "_fichiers", "_archivos")
_PAGES = (".html", ".htm", ".xhtml")
_FOLDERS_OF_PROGRAMS = frozenset(("__pycache__", "node_modules", "__macosx"))
_FOR_MACHINES = frozenset(("package.json", "package-lock.json", "manifest.json"))
_OMNIVORE_FOLDERS = frozenset(("content", "highlights"))


def is_candidate(path: Path) -> bool:
    """Tell by its name whether a file is worth giving to `read_file`.

    Hidden files, lock files and half-written files are not, nor are pieces of a saved web page.
    """
    name = path.name.lower()
    if name.startswith((".", "~", "#")) or name.endswith(("~", ".part", ".crdownload", ".tmp")):
        return False
    if name in _FOR_MACHINES:
        return False
    return has_reader(path) and not _belongs_to_another_file(path.parent)


def is_searched_folder(path: Path) -> bool:
    """Tell by its name whether a folder may hold articles of its own.

    Hidden folders do not, nor does the folder `Title_files` that a browser saves beside
    `Title.html`.
    """
    name = path.name.lower()
    if name.startswith(".") or name in _FOLDERS_OF_PROGRAMS:
        return False
    return not _belongs_to_another_file(path)


def _belongs_to_another_file(folder: Path) -> bool:
    """Tell whether a file beside the folder is read together with what the folder holds."""
    name = folder.name
    if name.lower() in _OMNIVORE_FOLDERS:
        return any(folder.parent.glob("metadata_*_to_*.json"))
    for ending in _PAGE_FOLDERS:
        if name.lower().endswith(ending):
            stem = name[: -len(ending)]
            return any(folder.with_name(stem + suffix).exists() for suffix in _PAGES)
    return False
