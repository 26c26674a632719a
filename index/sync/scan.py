"""Looking through a folder: which files are there, and which of them have changed."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from index.reading.candidates import is_candidate, is_searched_folder
from index.reading.versions import READING_RULES
from index.store.annotations import ChosenEncodings
from index.store.records import FileState

NEVER_READ = FileState(0, 0)
"""The state of a file that is to be read again: like none that can be there."""
_TRUST_AFTER_NS = 2_000_000_000
"""A file changed this shortly before the scan may change again within the same clock tick."""
_BLOCK = 1 << 20
COPY_HINT = "Put a copy of the file here."
"""What to do about a link that is not followed."""
_SPECIAL = {
    stat.S_IFIFO: "a FIFO",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass(slots=True)
class Scan:
    """What is in a folder now, and what was imported from elsewhere.

    Paths are relative to the folder, those of imports absolute, in the file system's own bytes.
    """

    files: dict[bytes, FileState] = field(default_factory=dict)
    refused: dict[bytes, tuple[str, str]] = field(default_factory=dict)
    """What is never opened: reason and hint."""
    unseen: list[bytes] = field(default_factory=list)
    """Files and folders that could not be looked at: what they hold is unknown, not gone."""

    def hides(self, path: bytes) -> bool:
        """Tell whether a path is, or lies in, what could not be looked at."""
        return any(path == hidden or path.startswith(hidden + b"/") for hidden in self.unseen)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done to bring the store up to date."""

    new: tuple[bytes, ...]
    """The latest first."""
    changed: tuple[bytes, ...]
    gone: tuple[bytes, ...]

    @property
    def is_work(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.new or self.changed or self.gone)

    def openable(self, folder: Path) -> Plan:
        """Return the plan without changed files that still may not be read."""
        allowed = (path for path in self.changed if os.access(folder / os.fsdecode(path), os.R_OK))
        return replace(self, changed=tuple(allowed))


def scan(root: Path, check: Callable[[], None] = lambda: None) -> Scan:
    """Look through a folder. Links are not followed; nothing is opened.

    Args:
        root: The folder.
        check: Called for each folder; raises to stop.

    Raises:
        OSError: The folder itself cannot be listed.
    """
    found = Scan()
    base = os.fsencode(root)
    now = time.time_ns()
    folders = [b""]
    while folders:
        check()
        folder = folders.pop()
        try:
            entries = entries_of(os.path.join(base, folder))
        except OSError as error:
            if not folder:
                raise
            found.unseen.append(folder)
            found.refused[folder] = (f"cannot be listed: {error.strerror}", "")
            continue
        for entry in entries:
            path = os.path.join(folder, entry.name)
            if entry.is_dir(follow_symlinks=False):
                if is_searched_folder(root / os.fsdecode(path)):
                    folders.append(path)
            elif is_candidate(root / os.fsdecode(path)) or is_linked_folder(entry):
                _look_at(entry, path, base, now, found)
    return found


def look_at_imports(imports: Iterable[bytes], found: Scan) -> None:
    """Add files from outside the folder, by their absolute paths, as far as they are there."""
    now = time.time_ns()
    for path in imports:
        try:
            status = os.stat(path)
        except FileNotFoundError:
            continue
        except OSError as error:
            found.refused[path] = (f"cannot be looked at: {error.strerror}", "")
            found.unseen.append(path)
            continue
        _sort_in(path, status, now, found)


def entries_of(folder: bytes) -> list[os.DirEntry[bytes]]:
    """Return what is in a folder, by name.

    Raises:
        OSError: It cannot be listed.
    """
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def is_linked_folder(entry: os.DirEntry[bytes]) -> bool:
    """Tell whether it is a link to a folder."""
    return entry.is_symlink() and os.path.isdir(entry.path)


def _look_at(entry: os.DirEntry[bytes], path: bytes, base: bytes, now: int, found: Scan) -> None:
    try:
        if entry.is_symlink():
            if reason := wrong_link(entry.path, base):
                found.refused[path] = (reason, COPY_HINT)
            return  # what a link within the folder leads to is found at its own place
        status = entry.stat(follow_symlinks=False)
    except OSError as error:
        found.refused[path] = (f"cannot be looked at: {error.strerror}", "")
        found.unseen.append(path)
        return
    _sort_in(path, status, now, found)


def _sort_in(path: bytes, status: os.stat_result, now: int, found: Scan) -> None:
    if not stat.S_ISREG(status.st_mode):
        found.refused[path] = (why_not_opened(status.st_mode), "")
        return
    fresh = status.st_mtime_ns > now - _TRUST_AFTER_NS
    found.files[path] = FileState(status.st_size, 0 if fresh else status.st_mtime_ns)


def why_not_opened(mode: int) -> str:
    """Return in words why what is no regular file is not opened."""
    return f"not opened: {_SPECIAL.get(stat.S_IFMT(mode), 'not a file')}"


def wrong_link(link: bytes, base: bytes) -> str:
    """Return what is wrong with a link, or nothing if it stays within the folder."""
    target = os.path.realpath(link)
    if os.path.commonpath([base, target]) != base:
        return "not followed: a link that leads out of the folder"
    if os.path.islink(target):
        return "not followed: a link that leads back to itself"
    if not os.path.exists(target):
        return "not followed: a link that leads to nothing"
    return ""


def compare(known: Mapping[bytes, FileState], found: Scan) -> Plan:
    """Compare what was known with what is there, by size and date."""
    new = [path for path in found.files if path not in known]
    changed = [
        path
        for path, state in found.files.items()
        if path in known and not _is_same(known[path], state)
    ]
    gone = [path for path in known if path not in found.files and not found.hides(path)]
    newest_first = _by_date(found)
    return Plan(
        new=tuple(sorted(new, key=newest_first)),
        changed=tuple(sorted(changed, key=newest_first)),
        gone=tuple(sorted(gone)),
    )


def _by_date(found: Scan) -> Callable[[bytes], tuple[int, bytes]]:
    def key(path: bytes) -> tuple[int, bytes]:
        date = found.files[path].mtime_ns
        return (-date if date else -time.time_ns(), path)

    return key


def _is_same(known: FileState, state: FileState) -> bool:
    dated_alike = known.mtime_ns == state.mtime_ns != 0
    return known.size == state.size and dated_alike and not known.stale


def has_news(plan: Plan, known: Mapping[bytes, FileState], folder: Path) -> bool:
    """Tell whether there is anything to read, and not only dates that are new or too fresh."""
    return bool(plan.new or plan.gone) or any(
        differs(folder / os.fsdecode(path), known[path]) for path in plan.changed
    )


def known_as_read_now(
    known: Mapping[bytes, FileState], chosen: ChosenEncodings, folder: Path
) -> dict[bytes, FileState]:
    """Return what is known of files, but nothing of those that would be read otherwise now.

    The user wants them decoded otherwise, or they were read by other readers.
    """
    base = os.fsencode(folder)
    return {
        path: state
        if state.reading == READING_RULES
        and chosen.of(os.path.join(base, path), state.content) == state.encoding
        else NEVER_READ
        for path, state in known.items()
    }


def is_changed(
    folder: Path,
    known: Mapping[bytes, FileState],
    imports: Iterable[bytes],
    chosen: ChosenEncodings,
) -> bool:
    """Tell whether a folder holds anything that is to be read; not if it cannot be looked at."""
    known = known_as_read_now(known, chosen, folder)
    try:
        found = scan(folder)
    except OSError:  # a drive that is not there
        return False
    look_at_imports(imports, found)
    return bool(found.files) and has_news(compare(known, found), known, folder)


def differs(file: Path, state: FileState) -> bool:
    """Tell whether a file's content is another; not if it still cannot be read."""
    try:
        return content_hash(file) != state.content
    except OSError:
        return False


def content_hash(file: Path) -> bytes:
    """Return a hash of a file's bytes.

    Raises:
        OSError: The file cannot be read.
    """
    digest = hashlib.blake2b(digest_size=16)
    for block in _blocks(file):
        digest.update(block)
    return digest.digest()


def _blocks(file: Path) -> Iterator[bytes]:
    # A file may have been replaced by a link or a FIFO since it was looked at.
    descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError(0, "it is not a regular file any more")
        while block := opened.read(_BLOCK):
            yield block


class Moved:
    """Which of the files that are gone have turned up under another name."""

    def __init__(self, gone: Sequence[bytes], known: Mapping[bytes, FileState]) -> None:
        self._left = dict.fromkeys(gone)
        self._by_content: defaultdict[tuple[int, bytes], list[bytes]] = defaultdict(list)
        for path in gone:
            state = known[path]
            if state.content and not state.stale:
                self._by_content[state.size, state.content].append(path)

    def from_where(self, state: FileState) -> bytes | None:
        """Return the former path of a file with this content, once."""
        paths = self._by_content.get((state.size, state.content))
        if not paths:
            return None
        path = paths.pop(0)
        del self._left[path]
        return path

    def left(self) -> list[bytes]:
        """Return those that are gone for good."""
        return list(self._left)
