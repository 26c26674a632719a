"""Pairs of quotations that are labelled by hand, or invented, and what the articles say of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from index.article import Analysis, Span
from index.language import load_analyser
from index.language.utterances.commonplaces import may_be_slogan
from index.language.utterances.comparison import MOSTLY, Comparison, Evidence, compare
from index.language.utterances.quotation import Quotation
from index.language.utterances.sequences import sequences
from index.language.utterances.settings import NOWHERE, settings_of
from index.language.utterances.speakers import is_somebody, surname
from index.language.utterances.words import SHINGLE, as_said, keys_of, shingles

ONE_UTTERANCE = ("same", "part", "variant", "other-speaker")
"""The labels of pairs that are one utterance."""
_LEAST_OVERLAP = 0.5
"""Share of a labelled span and a quote found that both cover, for the one to be the other."""


class Articles:
    """Analysed articles, as far as pairs of their quotations ask for them."""

    def __init__(self, articles: Sequence[Mapping[str, Any]]) -> None:
        self._articles = {each["id"]: each for each in articles}
        found = load_analyser().analyse(
            (each["text"], each.get("language", "en")) for each in articles
        )
        self._analyses: dict[str, Analysis] = dict(zip(self._articles, found, strict=True))
        self._people = {
            name: {each.name for each in analysis.entities if each.kind == "PERSON"}
            for name, analysis in self._analyses.items()
        }
        quoted = [
            (quote.name, name, keys_of(as_said(quote.span.of(self._text(name)))))
            for name, analysis in self._analyses.items()
            for quote in analysis.quotes
            if quote.kind != "indirect"
        ]
        self._shingles = [shingles(keys) for _, _, keys in quoted if keys]
        self._quoted = [
            (surname(speaker), f" {' '.join(keys)} ")
            for speaker, name, keys in quoted
            if is_somebody(speaker, speaker in self._people[name])
        ]

    def compared(self, pair: Mapping[str, Any]) -> tuple[Comparison, Evidence]:
        """Return the two quotations of a pair side by side, and what all articles say of them."""
        ends = pair["a"], pair["b"]
        comparison = compare(*map(self._quotation, ends))
        texts = [end["doc"] for end in ends]
        run = comparison.alignment.longest
        shared = len(frozenset.intersection(*(sequences(self._text(text)) for text in texts)))
        speakers = self._quoted_with(run, 1.0)
        users = self._quoted_with(run, MOSTLY) if may_be_slogan(comparison) else speakers
        settings = settings_of(shingles(run), self._shingles) if run else NOWHERE
        return comparison, Evidence(speakers, users, shared, settings)

    def _quoted_with(self, run: Sequence[str], share: float) -> frozenset[str]:
        """Return who is quoted with so much of a run, counted in runs of three words."""
        last = max(1, len(run) - SHINGLE + 1)
        parts = [f" {' '.join(run[start : start + SHINGLE])} " for start in range(last)]
        return frozenset(
            speaker
            for speaker, words in self._quoted
            if speaker and sum(part in words for part in parts) >= share * len(parts)
        )

    def _text(self, name: str) -> str:
        text: str = self._articles[name]["text"]
        return text

    def _quotation(self, end: Mapping[str, Any]) -> Quotation:
        span = Span(end["start"], end["end"])
        quotes = self._analyses[end["doc"]].quotes
        quote = max(quotes, key=lambda each: _overlap(each.span, span), default=None)
        speaker = quote.name if quote and _overlap(quote.span, span) >= _LEAST_OVERLAP else None
        day = date.fromisoformat(self._articles[end["doc"]]["date"][:10]).toordinal()
        is_by = is_somebody(speaker, speaker in self._people[end["doc"]])
        return Quotation(self._text(end["doc"]), span, speaker, day, is_by)


def _overlap(quote: Span, span: Span) -> float:
    inner = min(quote.end, span.end) - max(quote.start, span.start)
    return max(0, inner) / (max(quote.end, span.end) - min(quote.start, span.start))


def invented(
    cases: Iterable[Mapping[str, Any]],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the articles and the pairs of invented cases: of one day and English if not told."""
    articles: list[dict[str, Any]] = []
    pairs: list[dict[str, Any]] = []
    for number, case in enumerate(cases):
        names = [f"case {number}, {at}" for at in range(len(case["texts"]))]
        dates = case.get("dates") or ["2024-03-04"] * len(names)
        language = case.get("language", "en")
        articles += [
            {"id": name, "date": dates[at], "text": case["texts"][at], "language": language}
            for at, name in enumerate(names)
        ]
        for expected in case["expected"]:
            pair: dict[str, Any] = {"label": expected["label"] if expected["one"] else "different"}
            for end in "ab":
                at, words = expected[end]
                start = case["texts"][at].index(words)
                pair[end] = {"doc": names[at], "start": start, "end": start + len(words)}
            pairs.append(pair)
    return articles, pairs
