"""The reading room: from whatever people saved to articles.

`read_file` reads one file here and now; `ReaderPool` reads in a worker process that may hang or
crash without harm. Importing this loads nothing: each name is fetched when it is first asked for,
and each parser is imported when its first file comes.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.reading.candidates import (
        HIDDEN,
        OF_A_PAGE,
        UNOPENABLE,
        is_candidate,
        is_searched_folder,
        why_not,
        why_not_searched,
    )
    from index.reading.contents import Contents, Found, read_contents, read_file, stream_file
    from index.reading.draft import BadRecord, Draft
    from index.reading.limits import DEFAULT_LIMITS, Limits
    from index.reading.pool import ReaderPool
    from index.reading.source import SourceFile, Unavailable

_MODULES = {
    "candidates": (
        "HIDDEN",
        "OF_A_PAGE",
        "UNOPENABLE",
        "is_candidate",
        "is_searched_folder",
        "why_not",
        "why_not_searched",
    ),
    "contents": ("Contents", "Found", "read_contents", "read_file", "stream_file"),
    "draft": ("BadRecord", "Draft"),
    "limits": ("DEFAULT_LIMITS", "Limits"),
    "pool": ("ReaderPool",),
    "source": ("SourceFile", "Unavailable"),
}
_MODULE_OF = {name: module for module, names in _MODULES.items() for name in names}

__all__ = [
    "DEFAULT_LIMITS",
    "HIDDEN",
    "OF_A_PAGE",
    "UNOPENABLE",
    "BadRecord",
    "Contents",
    "Draft",
    "Found",
    "Limits",
    "ReaderPool",
    "SourceFile",
    "Unavailable",
    "is_candidate",
    "is_searched_folder",
    "read_contents",
    "read_file",
    "stream_file",
    "why_not",
    "why_not_searched",
]


def __getattr__(name: str) -> object:
    """Fetch a name from its module."""
    module = _MODULE_OF.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(f"{__name__}.{module}"), name)
    globals()[name] = value
    return value
