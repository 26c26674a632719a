"""Which files and folders are worth reading, by their names or by what is in them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Container, Iterator
from pathlib import Path, PurePath

from index.reading.formats import substack
from index.reading.kinds import kind_by_name
from index.reading.registry import has_reader, reads_kind
from index.reading.sniff import decoded_head, kind_by_signature, kind_of_text, unpacked_head

_PAGE_FOLDERS = (
    "_files", ".files", "-files", "_file", "-dateien", "_dateien", "_fichiers", "_archivos",
    "_arquivos", "_ficheiros", "_bestanden", "_pliki", "_soubory", "_filer", "-filer",
    "_tiedostot", "_elemei", "_dosyalar", "_datoteke", "_fitxers", "_fails",
)  # fmt: skip
"""How browsers end the name of the folder beside a page, in the language of the system."""
_PAGES = (".html", ".htm", ".xhtml")
_FOLDERS_OF_PROGRAMS = frozenset(("__pycache__", "node_modules", "__macosx"))
_FOR_MACHINES = frozenset(("package.json", "package-lock.json", "manifest.json"))
_OF_PROGRAMS = frozenset(("license", "licence", "copying", "notice", "readme", "changelog"))
_OMNIVORE_FOLDERS = frozenset(("content", "highlights"))

_MANIFEST = ".manifest.json"
"""What the name of a dossier has after it in that of its manifest."""
_IS_MANIFEST = b'"pullquote": "dossier"'
_TABLES, _RECORDS = (".csv", ".tsv"), (".jsonl", ".ndjson")
_PARTING = re.compile(rb"[,;\t]")
"""What parts the columns of a table, as programs for them save it again."""

HIDDEN = "hidden"
OF_A_PAGE = "part of a saved page"
UNOPENABLE = "not a file that can be opened"
"""Reasons that mean more than a kind of file: what `why_not` and `why_not_searched` return."""


def is_candidate(path: Path) -> bool:
    """Tell whether a file is worth giving to `read_file`.

    Hidden files, lock files and half-written files are not, nor are pieces of a saved web page,
    pictures and programs. A file whose name says nothing is looked into.
    """
    return not why_not(path)


def why_not(path: Path) -> str:
    """Return what makes a file no candidate, in a few words: "a picture"; nothing for candidates.

    A file that may hold an article in a form that can't be read is a candidate: its reader says
    what to do about it.
    """
    name = path.name.lower()
    if name.startswith("."):
        return HIDDEN
    if name.startswith(("~", "#")) or name.endswith(("~", ".part", ".crdownload", ".tmp")):
        return "a lock file, a copy or a half-written file"
    if name in _FOR_MACHINES:
        return "a program's settings"
    if name in _OF_PROGRAMS:
        return "a program's papers"
    if _belongs_to_another_file(path.parent):
        return OF_A_PAGE
    if ours := _written_here(path, name):
        return ours
    if name.endswith(_MANIFEST):
        return "a program's settings"
    is_list = name == substack.LIST and (path.parent / "posts").is_dir()
    if is_list and substack.is_list(_head_of(path) or b""):
        return "a list of posts, read with them"
    if has_reader(path):
        return ""
    known = kind_by_name(path)
    if known is not None:
        return "" if known.hint else known.words
    return _why_not_by_content(path)


def _written_here(path: Path, name: str) -> str:
    """Return what a file is that lists what was found: it would be found again in that.

    Of exports only tables are told: articles as JSON lines are theirs who read them elsewhere, and
    to look into every page each time would take too long.
    """
    if name.endswith(_MANIFEST) and _is_manifest(path):
        return "the manifest of a dossier"
    if _is_manifest(Path(f"{path}{_MANIFEST}")):
        return "a dossier"
    if not name.endswith(_TABLES + _RECORDS):
        return ""
    first, _, _ = (_head_of(path) or b"").partition(b"\n")
    if name.endswith(_TABLES):
        columns = {column.strip(b' "') for column in _PARTING.split(first.strip())}
        is_ours = b"date_guessed" in columns and not columns.isdisjoint((b"path", b"article"))
    else:
        is_ours = b'"date_guessed": ' in first and b'"language": ' not in first
    return "a list that Pullquote has written" if is_ours else ""


def _is_manifest(path: Path) -> bool:
    """Tell whether a file is a dossier's manifest: other programs have some that are called so."""
    return _IS_MANIFEST in (_head_of(path) or b"")


def _why_not_by_content(path: Path) -> str:
    head = _head_of(path)
    if head is None:
        return UNOPENABLE
    if not head:
        return "empty"
    kind = kind_by_signature(head) or kind_of_text(decoded_head(head))
    if kind == "gzip":
        head = unpacked_head(head)
        kind = kind_by_signature(head) or kind_of_text(decoded_head(head))
        if kind in ("", "gzip", "program"):
            return "packed data"
    if kind == "program":
        return "a program's source"
    if not reads_kind(kind):
        return (
            f"XML of an unknown kind (<{kind[4:]}>)"
            if kind.startswith("xml:")
            else "neither a page nor a text for people"
        )
    return ""


def _head_of(path: Path) -> bytes | None:
    """Return the first bytes of a regular file; nothing if there is none, or it is a link."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return None
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY | os.O_NOFOLLOW
        descriptor = os.open(path, flags)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            return os.read(descriptor, 8192)
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        return None


def is_searched_folder(path: Path) -> bool:
    """Tell by its name whether a folder may hold articles of its own.

    Hidden folders do not, nor does the folder `Title_files` that a browser saves beside
    `Title.html`.
    """
    return not why_not_searched(path)


def why_not_searched(path: Path) -> str:
    """Return what keeps a folder from being looked through, in a few words; nothing if nothing."""
    name = path.name.lower()
    if name.startswith("."):
        return HIDDEN
    if name in _FOLDERS_OF_PROGRAMS:
        return "a program's own"
    return OF_A_PAGE if _belongs_to_another_file(path) else ""


def is_page_folder(folder: PurePath, names: Container[str]) -> bool:
    """Tell whether a folder in an archive belongs to a page beside it, which a browser saved.

    Args:
        folder: Its path in the archive.
        names: The paths of all files in it.
    """
    return any(page.as_posix() in names for page in _pages_of(folder))


def _belongs_to_another_file(folder: Path) -> bool:
    """Tell whether a file beside the folder is read together with what the folder holds."""
    if folder.name.lower() in _OMNIVORE_FOLDERS:
        return any(folder.parent.glob("metadata_*_to_*.json"))
    return any(Path(page).exists() for page in _pages_of(folder))


def _pages_of(folder: PurePath) -> Iterator[PurePath]:
    """Yield the paths that a page would have whose pieces a browser saved into a folder."""
    name = folder.name
    for ending in _PAGE_FOLDERS:
        if name.lower().endswith(ending):
            stem = name[: -len(ending)]
            yield from (folder.with_name(stem + suffix) for suffix in _PAGES if stem)
