"""What the archive shows: plain values, ready for a screen or a printer, with no way back."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.views.articles import COUNTED as COUNTED
    from index.views.articles import NearCopy as NearCopy
    from index.views.articles import Reading as Reading
    from index.views.articles import Row as Row
    from index.views.articles import listed_quotes as listed_quotes
    from index.views.files import Became as Became
    from index.views.files import FileRecord as FileRecord
    from index.views.files import Problem as Problem
    from index.views.files import Stats as Stats
    from index.views.names import EntityRow as EntityRow
    from index.views.names import Person as Person
    from index.views.names import Usage as Usage
    from index.views.quotes import Change as Change
    from index.views.quotes import ChangeKind as ChangeKind
    from index.views.quotes import CheckedQuote as CheckedQuote
    from index.views.quotes import CheckStatus as CheckStatus
    from index.views.quotes import Cited as Cited
    from index.views.quotes import Claim as Claim
    from index.views.quotes import DossierEntry as DossierEntry
    from index.views.quotes import QuoteRow as QuoteRow
    from index.views.quotes import Relation as Relation
    from index.views.quotes import Utterance as Utterance
    from index.views.quotes import Wording as Wording
    from index.views.searching import MOST_VALUES as MOST_VALUES
    from index.views.searching import Completion as Completion
    from index.views.searching import CompletionKind as CompletionKind
    from index.views.searching import Facets as Facets
    from index.views.searching import Results as Results

_FILES = {
    "index.views.articles": (
        "COUNTED",
        "NearCopy",
        "Reading",
        "Row",
        "listed_quotes",
    ),
    "index.views.files": (
        "Became",
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
        "ChangeKind",
        "CheckedQuote",
        "CheckStatus",
        "Cited",
        "Claim",
        "DossierEntry",
        "QuoteRow",
        "Relation",
        "Utterance",
        "Wording",
    ),
    "index.views.searching": (
        "MOST_VALUES",
        "Completion",
        "CompletionKind",
        "Facets",
        "Results",
    ),
}
_FILE_OF = {name: file for file, names in _FILES.items() for name in names}


def __getattr__(name: str) -> object:
    """Fetch a name from its file: the explorer starts with few of them."""
    file = _FILE_OF.get(name)
    if file is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(importlib.import_module(file), name)
    globals()[name] = value
    return value
