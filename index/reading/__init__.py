"""The reading room: from whatever people saved to articles.

`read_file` reads one file here and now; `ReaderPool` reads in a worker process that may hang or
crash without harm. Importing this loads no parser: each is imported when its first file comes.
"""

from __future__ import annotations

from index.reading.candidates import is_candidate, is_searched_folder
from index.reading.contents import Contents, Found, read_contents, read_file, stream_file
from index.reading.draft import BadRecord, Draft, SavedLink
from index.reading.limits import DEFAULT_LIMITS, Limits
from index.reading.pool import ReaderPool
from index.reading.source import SourceFile, Unavailable

__all__ = [
    "DEFAULT_LIMITS",
    "BadRecord",
    "Contents",
    "Draft",
    "Found",
    "Limits",
    "ReaderPool",
    "SavedLink",
    "SourceFile",
    "Unavailable",
    "is_candidate",
    "is_searched_folder",
    "read_contents",
    "read_file",
    "stream_file",
]
