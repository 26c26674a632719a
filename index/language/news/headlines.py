"""Headlines in capitals, where everything looks like a name."""

from __future__ import annotations

import re

from index.language.news.draft import Draft
from index.language.news.vocabulary import KNOWN

LOUD_LINE = re.compile(r"^(?=(?:[^\n]*?[^\W\d_]{2,}){3})[^\n]+$", re.MULTILINE)
"""A line of three words or more."""


def doubt_headlines(draft: Draft) -> None:
    """Drop names in lines of capitals, unless the lists or the rest of the article know them."""
    for line in LOUD_LINE.finditer(draft.text):
        tokens = draft.tokens(*line.span())
        if not line[0].isupper() or tokens is None:
            continue
        quiet = {
            draft.written(mention.start, mention.end).casefold()
            for mention in draft.mentions()
            if not tokens[0] <= mention.start < tokens[1]
        }
        for mention in draft.covering(*tokens):
            written = draft.written(mention.start, mention.end)
            if mention.start not in draft.fixed and not _is_known(written, quiet):
                draft.remove(mention)


def _is_known(written: str, quiet: set[str]) -> bool:
    """Tell whether a name in capitals is known, or stands in small letters elsewhere."""
    if written in KNOWN or written.title() in KNOWN:
        return True
    name = written.casefold()
    return any(name == other or other.endswith(f" {name}") for other in quiet)
