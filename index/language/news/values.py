"""Dates, times, money, percentages, measures, numbers and events, by patterns kept as data."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from index.language.news.draft import Draft
from index.language.wordlists import LISTS


@cache
def value_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Read the kinds and their patterns, each kind's joined to one."""
    data = tomllib.loads((LISTS / "values.toml").read_text(encoding="utf-8"))
    parts: dict[str, str] = {}
    for name, pattern in data["parts"].items():
        parts[name] = _fill(pattern, parts)
    return tuple(
        (kind["label"], re.compile("|".join(_fill(pattern, parts) for pattern in kind["patterns"])))
        for kind in data["kinds"]
    )


def _fill(pattern: str, parts: dict[str, str]) -> str:
    """Put the parts in the place of their names in braces."""
    return re.sub(r"\{([a-z_]+)\}", lambda match: parts[match[1]], pattern)


def _takes_over(draft: Draft, start: int, end: int, label: str) -> bool:
    """Tell whether an event, or a sum, takes the place of names that lie inside it."""
    return label in ("EVENT", "MONEY") and draft.encloses_all(start, end)


def find_values(draft: Draft) -> None:
    """Mark what the patterns find and no name covers; what has no label only keeps others off."""
    for label, pattern in value_patterns():
        for match in pattern.finditer(draft.text):
            tokens = draft.tokens(*match.span())
            if tokens and (draft.is_free(*tokens) or _takes_over(draft, *tokens, label)):
                draft.put(*tokens, label)
    for mention in list(draft.mentions()):
        if not mention.label:
            draft.remove(mention)
