"""Scores of what a reader makes of saved pages, by the measures of public test suites."""

from __future__ import annotations

import re
import statistics
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

Record = Mapping[str, object]
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"\b[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+")
_SHINGLE = 4
FIELDS = ("title", "author", "date")


def text_scores(pairs: Iterable[tuple[Record, Record]]) -> dict[str, float]:
    """Return how good some texts are, by name of the measure; what nothing is known of is absent.

    `shingle F` is the article-extraction-benchmark's: the harmonic mean of mean precision and mean
    recall over runs of four words. `names kept` is the share of names (two or more capitalised
    words in a row) of the true texts that are found again; `kept` and `out` the shares of snippets
    that must and must not be there.

    Args:
        pairs: What is right for each page (`text`, `with`, `without`), and what was read (`text`).
    """
    right: list[tuple[float, float]] = []
    names: list[bool] = []
    kept: list[bool] = []
    out: list[bool] = []
    for want, got in pairs:
        text = str(got.get("text") or "")
        found = _plain(text)
        if true := str(want.get("text") or ""):
            right.append(_precision_recall(_shingles(text), _shingles(true)))
            names += [_plain(name) in found for name in set(_NAME.findall(true))]
        kept += [_plain(one) in found for one in _strings(want.get("with"))]
        out += [_plain(one) not in found for one in _strings(want.get("without"))]
    scores = {}
    if right:
        precision, recall = (statistics.mean(one) for one in zip(*right, strict=True))
        scores["shingle F"] = 2 * precision * recall / ((precision + recall) or 1)
    for name, flags in (("names kept", names), ("kept", kept), ("out", out)):
        if flags:
            scores[name] = statistics.mean(flags)
    return scores


def field_scores(pairs: Iterable[tuple[Record, Record]]) -> dict[str, float]:
    """Return the shares of right titles, authors (all of them) and days, by field."""
    right: dict[str, list[bool]] = {field: [] for field in FIELDS}
    for want, got in pairs:
        for field, flags in right.items():
            true, found = want.get(field), str(got.get(field) or "")
            if not isinstance(true, str) or not true:
                continue
            if field == "date":
                flags.append(found[:10] == true[:10])
            elif field == "author":
                flags.append(_people(found) == _people(true))
            else:
                flags.append(_plain(found) == _plain(true))
    return {field: statistics.mean(flags) for field, flags in right.items() if flags}


def _people(authors: str) -> set[str]:
    authors = re.sub(r"^\s*by\s+", "", authors, flags=re.I)
    return {one for part in re.split(r",|;|&|\band\b", authors) if (one := _plain(part))}


def _strings(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    count = max(1, len(words) - _SHINGLE + 1) if words else 0
    return Counter(tuple(words[start : start + _SHINGLE]) for start in range(count))


def _precision_recall(
    got: Counter[tuple[str, ...]], want: Counter[tuple[str, ...]]
) -> tuple[float, float]:
    both = (got & want).total()
    return both / max(1, got.total()), both / max(1, want.total())
