"""Where in a text a query's words stand: the one place that decides what a hit is."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from index.article import Quote, QuoteKind, Span
from index.search.engine.proximity import windows
from index.search.query.compounds import compounds
from index.search.query.stemming import ENGLISH, language_of_stems
from index.search.query.syntax import (
    And,
    Label,
    Node,
    Not,
    Or,
    Pattern,
    Query,
    Reported,
    Said,
    Words,
)
from index.search.query.terms import PERCENT, Token, has_plain_words, tokens, words_opening

_LOOKED_THROUGH: dict[Reported, tuple[QuoteKind, ...]] = {
    "no": ("direct", "partial"),
    "yes": ("direct", "partial", "indirect"),
    "only": ("indirect",),
}


def find_hits(
    query: Query,
    text: str,
    *,
    part: Literal["body", "title"] = "body",
    quotes: Sequence[Quote] = (),
    language: str = "en",
) -> list[Span]:
    """Return the places where a text fulfils a query, in order, none overlapping another.

    Args:
        query: What was searched for. Words that it excludes are no hits.
        text: The text of an article or its title.
        part: Which of the two it is.
        quotes: The quotes in the text, for `quote:` and `said:`.
        language: The article's.
    """
    finder = _finder(query.root, language_of_stems(language))
    spans = list(finder.find(text, part))
    if part == "body" and finder.quoted:
        for quote in quotes:
            if quote.kind not in _LOOKED_THROUGH[query.reported]:
                continue
            start = quote.span.start
            inside = finder.find_quoted(quote.span.of(text), quote.name or "")
            spans += [Span(start + span.start, start + span.end) for span in inside]
    return _merged(spans)


def looks_for_words(query: Query) -> bool:
    """Tell whether a query looks for words of a text, so that a text can have hits at all."""
    finder = _finder(query.root, ENGLISH)
    said = (leaf for node in finder.quoted for leaf in _leaves(node))
    return any(leaf.field in ("any", "body", "quote") for leaf in (*finder.wanted, *said))


def looks_in_quotes(query: Query) -> bool:
    """Tell whether hits depend on what is quoted in a text."""
    return next(_quoted(query.root), None) is not None


@lru_cache(maxsize=64)
def _finder(root: Node, language: str) -> _Finder:
    return _Finder(list(_wanted(root)), list(_quoted(root)), language)


def _wanted(node: Node) -> Iterator[Words]:
    """Yield the words and phrases that a query looks for in title and body."""
    match node:
        case Words():
            if node.field != "quote":
                yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _wanted(part)
        case _:
            return


def _quoted(node: Node) -> Iterator[Node]:
    """Yield what a query looks for inside quotes."""
    match node:
        case Said(inner):
            yield inner
        case Words(field="quote"):
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _quoted(part)
        case _:
            return


@dataclass
class _Finder:
    """Finds the hits of one query; remembers each pattern's answer for each word."""

    wanted: list[Words]
    quoted: list[Node]
    language: str
    answers: dict[Pattern, dict[str, bool]] = field(default_factory=dict)

    def find(self, text: str, part: str) -> Iterator[Span]:
        """Yield the hits of `wanted`, leaf by leaf."""
        leaves = [leaf for leaf in self.wanted if leaf.field in ("any", part)]
        if leaves:
            yield from self._find(leaves, text)

    def find_quoted(self, text: str, speaker: str) -> Iterator[Span]:
        """Yield the hits in one quote, for each node of `quoted` that it fulfils."""
        for node in self.quoted:
            if self._fulfils(node, text, speaker):
                yield from self._find(list(_leaves(node)), text)

    def _fulfils(self, node: Node, text: str, speaker: str) -> bool:
        match node:
            case Words():
                named = node.field == "any" and node.as_name("speaker").matches(speaker)
                return named or any(self._find([node], text))
            case Label(field="speaker"):
                return node.matches(speaker)
            case And(parts):
                return all(self._fulfils(part, text, speaker) for part in parts)
            case Or(parts):
                return any(self._fulfils(part, text, speaker) for part in parts)
            case Not(inner):
                return not self._fulfils(inner, text, speaker)
            case _:
                return True

    def _find(self, leaves: list[Words], text: str) -> Iterator[Span]:
        plain = _is_plain(text)
        cut: list[list[Token]] | None = None
        for leaf in leaves:
            matching: list[dict[str, list[Span]]] = []
            for pattern in leaf.patterns:
                matching.append(self._occurrences(pattern, text, plain=plain))
                if not matching[-1]:
                    break
            else:
                if len(matching) == 1:
                    yield from _smallest(itertools.chain(*matching[0].values()))
                else:
                    cut = cut or _cut(text)
                    yield from _places(leaf, matching, cut)

    def _occurrences(self, pattern: Pattern, text: str, *, plain: bool) -> dict[str, list[Span]]:
        """Return the words that a pattern matches, each with its places in the text."""
        known = self.answers.setdefault(pattern, {})
        if len(known) > 50_000:
            known.clear()
        found: dict[str, list[Span]] = {}
        opening = pattern.opening(self.language)
        regex = words_opening(opening) if plain and opening.isascii() and opening else None
        candidates = tokens(text) if regex is None else tokens(text, regex)
        for word, start, end in candidates:
            answer = known.get(word)
            if answer is None:
                answer = known[word] = pattern.matches(word, self.language)
            if answer:
                found.setdefault(word, []).append(Span(start, end))
        if regex is not None and "%" in text and pattern.matches(PERCENT, self.language):
            signs = (token for token in tokens(text) if text[token.start] == "%")
            found.setdefault(PERCENT, []).extend(Span(sign.start, sign.end) for sign in signs)
        for word, start, end in _compounds(text):
            if pattern.matches(word, self.language):
                found.setdefault(word, []).append(Span(start, end))
        return found


def _leaves(node: Node) -> Iterator[Words]:
    match node:
        case Words():
            yield node
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case Said(inner):
            yield from _leaves(inner)
        case _:
            return


def _smallest(spans: Iterable[Span]) -> Iterator[Span]:
    """Leave out a compound of which a part is a hit by itself."""
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    for span, following in itertools.zip_longest(ordered, ordered[1:]):
        if following is None or following.end > span.end:
            yield span


@lru_cache(maxsize=256)
def _is_plain(text: str) -> bool:
    return has_plain_words(text)


@lru_cache(maxsize=256)
def _compounds(text: str) -> tuple[Token, ...]:
    """Return the compounds of a text; with each letter of a query it is shown again."""
    return tuple(compounds(text))


def _cut(text: str) -> list[list[Token]]:
    """Return what stands at each place of a text: a word, and the compound that it begins."""
    cut = [[token] for token in tokens(text)]
    place = {token.start: at for at, [token] in enumerate(cut)}
    for compound in _compounds(text):
        cut[place[compound.start]].append(compound)
    return cut


def _places(
    leaf: Words, matching: list[dict[str, list[Span]]], cut: list[list[Token]]
) -> Iterator[Span]:
    """Yield the places of a phrase, or of words near each other."""

    def fits(at: int, found: dict[str, list[Span]]) -> bool:
        return any(token.word in found for token in cut[at])

    if leaf.slop is not None:
        places = [[at for at in range(len(cut)) if fits(at, found)] for found in matching]
        stretches = windows(places, leaf.slop)
    else:
        last = len(matching) - 1
        starts = (
            at
            for at in range(len(cut) - last)
            if all(fits(at + i, found) for i, found in enumerate(matching))
        )
        stretches = [(at, at + last) for at in starts]
    for first, last in stretches:
        yield Span(cut[first][0].start, cut[last][0].end)


def _merged(spans: list[Span]) -> list[Span]:
    """Sort the spans and join those that overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged
