"""Saved searches, and what each finds that it did not find when it was opened last."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from index.errors import ArchiveError
from tui.session.memory import Memory

if TYPE_CHECKING:
    from index import Archive, Results


class SavedSearch(NamedTuple):
    """A saved search and what it finds in an archive."""

    name: str
    query: str
    articles: int
    new: int
    """How many of the articles came since it was opened last; all, if it never was."""
    newest: int
    """The highest id among them; 0 without any. Ids only grow as articles come."""
    problem: str = ""
    """Why nothing is searched for, if the query can't be understood (any more)."""
    trouble: str = ""
    """Why it is not known what is new, in words: then none is, and there may be more articles."""


def saved_searches(memory: Memory, archive: Archive) -> Iterator[SavedSearch]:
    """Search for each saved search, those with most that is new first."""
    found = []
    for name, query in memory.saved.items():
        results = archive.search(query)
        known = memory.seen.get(name, {}).get(os.fspath(archive.folder), 0)
        trouble, newest, new = results.trouble, known, 0
        if not trouble:
            try:
                newest, new = _counted(archive, results, known)
            except ArchiveError as error:
                trouble = error.message
        problem = results.problem.message if results.problem else ""
        found.append(SavedSearch(name, query, results.total, new, newest, problem, trouble))
    return iter(sorted(found, key=lambda one: -one.new))


def _counted(archive: Archive, results: Results, known: int) -> tuple[int, int]:
    """Return the highest id of results, and how many are new since one was the highest.

    Raises:
        ArchiveError: A part of the archive is away.
    """
    newest, new = archive.newest_of(results, known)
    if known > newest and known > archive.newest_of(archive.search("").whole())[0]:
        new = results.total  # the archive was begun anew: no article had been removed, but all
    return newest, new


def mark_opened(memory: Memory, name: str, archive: Archive, newest: int) -> None:
    """Remember what a saved search had found when it was opened.

    Args:
        memory: Where to.
        name: The search's.
        archive: Where it was opened.
        newest: As `SavedSearch.newest`.
    """
    memory.seen.setdefault(name, {})[os.fspath(archive.folder)] = newest
