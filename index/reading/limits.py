"""How much of anything is read before it counts as a mistake or an attack."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits that reading keeps to, in bytes where the name says nothing else."""

    seconds: float = 30.0
    """Of processor time for one article: on a busy machine, an honest page may take long. A worker
    that needs more is ended."""
    clock: float = 120.0
    """Seconds by the clock for one article, on a machine that does other things, too."""
    memory: int = 1_500 * MEGABYTE
    """Of the worker's address space."""
    text: int = 100 * MEGABYTE
    """Of a file that is one text."""
    page: int = 20 * MEGABYTE
    """Of a web page, without the pictures that are embedded in it."""
    file: int = 500 * MEGABYTE
    """Of any other file that is taken into memory: a PDF, a book, a page with its pictures."""
    unpacked: int = 200 * MEGABYTE
    """Of all that an archive unpacks to."""
    expansion: int = 200
    """How many times its own size an archive's member may unpack to."""
    members: int = 10_000
    """Files in an archive."""
    pages: int = 5_000
    """Pages of a PDF."""
    record: int = 20 * MEGABYTE
    """One line of a JSONL file, one row of a table, one message of a mailbox."""
    article: int = 1_000_000
    """Code points of one article; a longer text becomes several."""
    part: int = 500_000
    """Code points of each of those."""
    whole_pages: bool = False
    """All the text of a page, what stands round its article, too."""


DEFAULT_LIMITS = Limits()
