"""Dates, times, money, percentages, measures, numbers and events, by patterns kept as data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from index.language.lists.wordlists import LISTS
from index.language.news.draft import Draft


@cache
def value_patterns() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Read where values can begin, and the kinds with their patterns, each kind's joined to one."""
    data = tomllib.loads((LISTS / "values.toml").read_text(encoding="utf-8"))
    parts: dict[str, str] = {}
    for name, pattern in data["parts"].items():
        parts[name] = _fill(pattern, parts)
    kinds = tuple(
        (kind["label"], re.compile("|".join(_fill(pattern, parts) for pattern in kind["patterns"])))
        for kind in data["kinds"]
    )
    return re.compile(parts["beginning"]), kinds


def _fill(pattern: str, parts: dict[str, str]) -> str:
    """Put the parts in the place of their names in braces."""
    return re.sub(r"\{([a-z_]+)\}", lambda match: parts[match[1]], pattern)


def _takes_over(draft: Draft, start: int, end: int, label: str) -> bool:
    """Tell whether an event, or a sum, takes the place of names that lie inside it."""
    return label in ("EVENT", "MONEY") and draft.encloses_all(start, end)


def find_values(draft: Draft) -> None:
    """Mark what the patterns find and no name covers; what has no label only keeps others off."""
    beginning, kinds = value_patterns()
    beginnings = [match.start() for match in beginning.finditer(draft.text)]
    for label, pattern in kinds:
        for span in find_matches(pattern, draft.text, beginnings):
            tokens = draft.tokens(*span)
            if tokens and (draft.is_free(*tokens) or _takes_over(draft, *tokens, label)):
                draft.put(*tokens, label)
    for mention in list(draft.mentions()):
        if not mention.label:
            draft.remove(mention)


def find_matches(
    pattern: re.Pattern[str], text: str, beginnings: list[int]
) -> Iterator[tuple[int, int]]:
    """Yield where the pattern matches, as `finditer` does, but try it at the beginnings only."""
    end = 0
    for start in beginnings:
        if start >= end and (match := pattern.match(text, start)):
            end = match.end()
            yield start, end
