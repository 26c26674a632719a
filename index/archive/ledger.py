"""The ledger: every file under a folder once, with what became of it.

What the store knows is told as it was the last time; only files that it does not know are looked
at, and opened only where their names say nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from index.reading.candidates import HIDDEN, OF_A_PAGE, UNOPENABLE, why_not, why_not_searched
from index.store.protocol import Holdings, Store
from index.sync.scan import COPY_HINT, entries_of, why_not_opened, wrong_link
from index.views.files import Became, FileRecord, Problem

_NOTHING = Holdings()
_KIND = re.compile(r"\.([a-z0-9]{1,8})")
_BECAME: dict[str, Became] = {HIDDEN: "hidden", OF_A_PAGE: "helper"}
"""What a reason for not reading a file makes of it; every other reason tells of its kind."""
_RUN = "Run pullquote index."


def ledger(folder: Path, store: Store) -> Iterator[FileRecord]:
    """Yield each file under a folder, by folder and name, then each that is known besides.

    Args:
        folder: An absolute path without links in it.
        store: What is known of the folder's files.
    """
    known = _Known(store)
    walk = _Walk(folder, known)
    yield from walk.records()
    for path in sorted(known.states.keys() - walk.seen):
        is_gone = not os.path.isabs(path) and not walk.hides(path)
        yield known.record(path, gone="not there any more" if is_gone else "")


class _Known:
    """What the store knows of files."""

    def __init__(self, store: Store) -> None:
        self.states = store.files()
        self._holdings = store.holdings()
        self._problems: dict[bytes, list[Problem]] = {}
        for problem in store.problems():
            self._problems.setdefault(os.fsencode(problem.path), []).append(problem)

    def record(self, path: bytes, gone: str = "") -> FileRecord:
        """Return what became of a file that the store knows."""
        held = self._holdings.get(path, _NOTHING)
        problems = self._problems.get(path, ())
        became: Became = "problem"
        reason = hint = ""
        if held.articles or held.links:
            became = "articles" if held.articles else "links"
        elif not problems:  # the last run was broken off within it
            became, reason, hint = "waiting", "not read to its end yet", _RUN
        if problems:
            others = len(problems) - 1
            reason = problems[0].reason + (f" (and {others} more)" if others else "")
            hint = problems[0].hint
        if gone:
            reason, hint = gone, _RUN
        return _record(
            path,
            became,
            reason,
            hint,
            articles=held.articles,
            copies=held.copies,
            links=held.links,
        )


class _Walk:
    """One walk through a folder, hidden folders and those of saved pages included.

    Attributes:
        seen: The paths of the files that were come across.
    """

    def __init__(self, folder: Path, known: _Known) -> None:
        self._folder = folder
        self._base = os.fsencode(folder)
        self._known = known
        self._unseen: set[bytes] = set()
        self.seen: set[bytes] = set()

    def hides(self, path: bytes) -> bool:
        """Tell whether a path lies in a folder that could not be listed."""
        while path and self._unseen:
            path = os.path.dirname(path)
            if path in self._unseen:
                return True
        return False

    def records(self) -> Iterator[FileRecord]:
        """Yield what became of each file."""
        folders = [(b"", "")]
        while folders:
            folder, why_not_read = folders.pop()
            try:
                entries = entries_of(os.path.join(self._base, folder))
            except OSError as error:
                self._unseen.add(folder)
                yield _record(folder or b".", "refused", f"cannot be listed: {error.strerror}")
                continue
            inside: list[tuple[bytes, str]] = []
            for entry in entries:
                path = os.path.join(folder, entry.name)
                if entry.is_dir(follow_symlinks=False):
                    inside.append((path, why_not_read or why_not_searched(self._place(path))))
                else:
                    self.seen.add(path)
                    yield self._record(entry, path, why_not_read)
            folders += reversed(inside)  # the first by name is looked into next

    def _place(self, path: bytes) -> Path:
        return self._folder / os.fsdecode(path)

    def _record(self, entry: os.DirEntry[bytes], path: bytes, why_folder: str) -> FileRecord:
        if path in self._known.states:
            return self._known.record(path)
        if why_folder:
            became = _BECAME.get(why_folder, "not-an-article")
            return _record(path, became, f"in a folder that is {why_folder}")
        reason = why_not(self._place(path))
        is_named = reason not in ("", HIDDEN, UNOPENABLE)
        if is_named and not entry.is_file(follow_symlinks=False):
            reason = ""  # a link or a pipe is not what its name says
        if reason and reason != UNOPENABLE:
            return _record(path, _BECAME.get(reason, "not-an-article"), reason)
        if entry.is_symlink():
            wrong = wrong_link(entry.path, self._base)
            return _record(path, "refused", wrong, COPY_HINT) if wrong else _alias(path)
        return self._unread(entry, path, reason)

    def _unread(self, entry: os.DirEntry[bytes], path: bytes, reason: str) -> FileRecord:
        try:
            if not entry.is_file(follow_symlinks=False):
                mode = entry.stat(follow_symlinks=False).st_mode
                return _record(path, "refused", why_not_opened(mode))
        except OSError as error:
            return _record(path, "refused", f"cannot be looked at: {error.strerror}")
        if reason:
            return _record(path, "refused", "cannot be opened", "Are you allowed to read it?")
        return _record(path, "waiting", "not read yet", _RUN)


def _alias(path: bytes) -> FileRecord:
    return _record(path, "alias", "a link to what is listed at its own place")


def _record(
    path: bytes,
    became: Became,
    reason: str = "",
    hint: str = "",
    *,
    articles: int = 0,
    copies: int = 0,
    links: int = 0,
) -> FileRecord:
    ending = _KIND.fullmatch(os.path.splitext(os.fsdecode(path))[1].lower())
    return FileRecord(
        path=os.fsdecode(path),
        became=became,
        articles=articles,
        copies=copies,
        links=links,
        kind=ending[1] if ending else "",
        reason=reason,
        hint=hint,
    )
