"""Pullquote: what was said, by whom, about what, in the articles you saved.

This is the front door: what a program may use. Importing it loads none of the rooms behind it;
each name is fetched from its room when it is first asked for.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.archive.archive import Archive
    from index.archive.opening import open_archive
    from index.archive.shared import open_shared_archive
    from index.clean import clean_line
    from index.language import load_analyser, pipeline_version
    from index.language.analyser import Analyser
    from index.paths import recent_archives
    from index.reading.candidates import is_candidate
    from index.reading.contents import read_file
    from index.reading.encodings import EncodingChoice
    from index.reading.languages import detect_language, languages_in
    from index.reading.limits import Limits
    from index.reading.pool import ReaderPool
    from index.sync.command import sync_command
    from index.sync.publication import publish
    from index.views.articles import COUNTED, NearCopy, Reading, Row, listed_quotes, passed_over
    from index.views.files import FileRecord, Problem, Stats
    from index.views.names import EntityRow, Person, Usage
    from index.views.quotes import (
        Change,
        CheckedQuote,
        Cited,
        Claim,
        DossierEntry,
        QuoteRow,
        Utterance,
        Wording,
    )
    from index.views.searching import MOST_VALUES, Completion, Facets, Results

__version__ = "0.1.0"

# numpy reads it when a room imports it. Matrices this small gain nothing by a second thread, which
# takes its core from the screen or from another process that analyses.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_ROOMS = {
    "index.archive.archive": ("Archive",),
    "index.archive.opening": ("open_archive",),
    "index.archive.shared": ("open_shared_archive",),
    "index.clean": ("clean_line",),
    "index.language": (
        "load_analyser",
        "pipeline_version",
    ),
    "index.language.analyser": ("Analyser",),
    "index.reading.languages": ("detect_language", "languages_in"),
    "index.paths": ("recent_archives",),
    "index.reading.candidates": ("is_candidate",),
    "index.reading.contents": ("read_file",),
    "index.reading.encodings": ("EncodingChoice",),
    "index.reading.limits": ("Limits",),
    "index.reading.pool": ("ReaderPool",),
    "index.sync.command": ("sync_command",),
    "index.sync.publication": ("publish",),
    "index.views.articles": (
        "COUNTED",
        "NearCopy",
        "Reading",
        "Row",
        "listed_quotes",
        "passed_over",
    ),
    "index.views.files": (
        "FileRecord",
        "Problem",
        "Stats",
    ),
    "index.views.names": (
        "EntityRow",
        "Person",
        "Usage",
    ),
    "index.views.quotes": (
        "Change",
        "CheckedQuote",
        "Cited",
        "Claim",
        "DossierEntry",
        "QuoteRow",
        "Utterance",
        "Wording",
    ),
    "index.views.searching": (
        "Completion",
        "Facets",
        "MOST_VALUES",
        "Results",
    ),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "COUNTED",
    "MOST_VALUES",
    "Analyser",
    "Archive",
    "Change",
    "CheckedQuote",
    "Cited",
    "Claim",
    "Completion",
    "DossierEntry",
    "EncodingChoice",
    "EntityRow",
    "Facets",
    "FileRecord",
    "Limits",
    "NearCopy",
    "Person",
    "Problem",
    "QuoteRow",
    "ReaderPool",
    "Reading",
    "Results",
    "Row",
    "Stats",
    "Usage",
    "Utterance",
    "Wording",
    "clean_line",
    "detect_language",
    "is_candidate",
    "languages_in",
    "listed_quotes",
    "load_analyser",
    "open_archive",
    "open_shared_archive",
    "passed_over",
    "pipeline_version",
    "publish",
    "read_file",
    "recent_archives",
    "sync_command",
]


def __getattr__(name: str) -> object:
    """Fetch a name from its room."""
    room = _ROOM_OF.get(name)
    if room is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(room), name)
    globals()[name] = value
    return value
