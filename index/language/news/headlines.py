"""Headlines in capitals, where everything looks like a name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from index.language.news.draft import Draft, Mention
from index.language.news.vocabulary import KNOWN

LOUD_LINE = re.compile(r"^(?=(?:[^\n]*?[^\W\d_]{2,}){3})[^\n]+$", re.MULTILINE)
"""A line of three words or more."""


def doubt_headlines(draft: Draft) -> None:
    """Drop names in lines of capitals, unless the lists or the rest of the article know them."""
    loud = [line.span() for line in LOUD_LINE.finditer(draft.text) if line[0].isupper()]
    if not loud:
        return
    known = _endings(draft, draft.mentions())
    for line in loud:
        tokens = draft.tokens(*line)
        if tokens is None:
            continue
        names = draft.covering(*tokens)
        own = _endings(draft, names)
        for mention in names:
            written = draft.written(mention.start, mention.end)
            elsewhere = known[written.casefold()] > own[written.casefold()]
            is_known = written in KNOWN or written.title() in KNOWN or elsewhere
            if mention.start not in draft.fixed and not is_known:
                draft.remove(mention)
                known -= _endings(draft, [mention])


def _endings(draft: Draft, mentions: Iterable[Mention]) -> Counter[str]:
    """Count names in small letters, and what follows a blank in them: "varga" of "ruth varga"."""
    return Counter(
        ending
        for mention in mentions
        for ending in _ends(draft.written(mention.start, mention.end).casefold())
    )


def _ends(name: str) -> Iterator[str]:
    yield name
    while blank := name.find(" ") + 1:
        name = name[blank:]
        yield name
