"""Counting which quotations were found, with the right speaker and the right name.

A stretch counts as found if it shares half of what either covers; its speaker, if the mention
overlaps an annotated one; its name, if the family names agree, and the first names where both
give one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from index.article import Quote, Span
from index.language.lists.wordlists import word_set
from index.language.scoring.counts import Counts

_EDGE = " \t\r\n\"“”„«»‘’'`.,;:!?…-–—―()[]"
_TITLES = word_set("jr sr ii iii mr mrs ms dr sen rep gov president senator")
SCORED = ("direct", "partial")
"""The kinds that count."""


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """An annotated quotation."""

    span: Span
    speakers: tuple[Span, ...]
    names: tuple[str, ...] = ()
    """Who it is, in any of these forms."""
    named_as: str = ""
    """How the text names them at the quotation: `name`, `pronoun`, `description`."""


@dataclass(frozen=True, slots=True)
class GoldStory:
    """A text and its quotations."""

    name: str
    text: str
    quotes: tuple[GoldQuote, ...]


@dataclass(slots=True)
class Scores:
    """What was right in a collection of texts."""

    spans: Counts = field(default_factory=Counts)
    joint: Counts = field(default_factory=Counts)
    names: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Right and all, by how the text names the speaker."""
    texts: int = 0
    texts_right: int = 0
    """Texts with all spans and speakers right and nothing made up."""
    found: int = 0


def score(
    stories: Sequence[GoldStory], found: Iterable[Sequence[Quote]], *, minimum: int = 0
) -> Scores:
    """Compare what was found with the annotation.

    Args:
        stories: The annotated texts.
        found: What was found in each.
        minimum: Leave out stretches with fewer words.
    """
    scores = Scores()
    for story, quotes in zip(stories, found, strict=True):
        gold = [q for q in story.quotes if _words(story.text, q.span) >= max(1, minimum)]
        mine = [
            quote
            for quote in quotes
            if quote.kind in SCORED and _words(story.text, quote.span) >= max(1, minimum)
        ]
        _score_story(scores, story.text, gold, mine)
    return scores


def _score_story(
    scores: Scores, text: str, gold: Sequence[GoldQuote], mine: Sequence[Quote]
) -> None:
    pairs = dict(paired(text, gold, mine))
    spoken = 0
    for number, quote in enumerate(gold):
        match = mine[pairs[number]] if number in pairs else None
        spoken += match is not None and has_speaker(match, quote)
        if quote.names:
            right, total = scores.names.get(quote.named_as, (0, 0))
            named = match is not None and is_named(match, text, quote)
            scores.names[quote.named_as] = (right + named, total + 1)
    sourced = sum(bool(quote.speakers) for quote in gold)
    scores.spans.right += len(pairs)
    scores.spans.made_up += len(mine) - len(pairs)
    scores.spans.missed += len(gold) - len(pairs)
    scores.joint.right += spoken
    scores.joint.made_up += len(mine) - spoken
    scores.joint.missed += sourced - spoken
    scores.found += len(mine)
    scores.texts += 1
    scores.texts_right += len(pairs) == len(mine) == len(gold) and all(
        is_named(mine[pairs[number]], text, quote) if quote.names else True
        for number, quote in enumerate(gold)
    )


def outcomes(
    stories: Sequence[GoldStory], found: Iterable[Sequence[Quote]]
) -> Iterator[tuple[Quote, bool]]:
    """Yield what was found with whether stretch, speaker and any annotated name are right."""
    for story, quotes in zip(stories, found, strict=True):
        mine = [quote for quote in quotes if quote.kind in SCORED]
        gold = {j: story.quotes[i] for i, j in paired(story.text, story.quotes, mine)}
        for number, quote in enumerate(mine):
            own = gold.get(number)
            is_right = own is not None and has_speaker(quote, own)
            if is_right and own is not None and own.names:
                is_right = is_named(quote, story.text, own)
            yield quote, is_right


def paired(
    text: str, gold: Sequence[GoldQuote], mine: Sequence[Quote]
) -> Iterator[tuple[int, int]]:
    """Pair each annotated stretch with the found one that agrees best, if one does."""
    own = [_trimmed(text, quote.span) for quote in gold]
    other = [_trimmed(text, quote.span) for quote in mine]
    agreeing = sorted(
        (
            (_agreement(a, b), i, j)
            for i, a in enumerate(own)
            for j, b in enumerate(other)
            if a.overlaps(b)
        ),
        reverse=True,
    )
    used_gold: set[int] = set()
    used_mine: set[int] = set()
    for agreement, i, j in agreeing:
        if agreement >= 0.5 and i not in used_gold and j not in used_mine:
            used_gold.add(i)
            used_mine.add(j)
            yield i, j


def has_speaker(found: Quote, gold: GoldQuote) -> bool:
    """Tell whether the speaker's mention is the annotated one."""
    speaker = found.speaker
    return speaker is not None and any(speaker.overlaps(span) for span in gold.speakers)


def is_named(found: Quote, text: str, gold: GoldQuote) -> bool:
    """Tell whether the speaker is who the annotation says."""
    return is_same_name(found.name or (found.speaker.of(text) if found.speaker else ""), gold)


def is_same_name(name: str, gold: GoldQuote) -> bool:
    """Tell whether a name is one of the annotated speaker's."""
    return any(_same_name(name, other) for other in gold.names)


def _same_name(one: str, other: str) -> bool:
    a, b = _name_words(one), _name_words(other)
    if not a or not b:
        return False
    if len(a) == 1 or len(b) == 1:
        return a[-1] == b[-1] or (len(a) == 1 and a[0] in b[1:]) or (len(b) == 1 and b[0] in a)
    return a[-1] == b[-1] and (a[0] == b[0] or b[0] in a or a[0] in b)


def _name_words(name: str) -> list[str]:
    name = re.sub(r"['’]s$|,.*$", "", name.strip())
    words = (word.lower() for word in re.findall(r"[\w'’-]+", name))
    return [word for word in words if word not in _TITLES]


def _trimmed(text: str, span: Span) -> Span:
    """Leave out the marks, white space and punctuation at a stretch's edges."""
    start, end = span
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def _agreement(one: Span, other: Span) -> float:
    """Return the share of what the two cover that both do."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def _words(text: str, span: Span) -> int:
    return len(_trimmed(text, span).of(text).split())
