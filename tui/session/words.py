"""Small pieces of text about articles, quotes and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.article import BY_AGREEMENT, Span

if TYPE_CHECKING:
    from index import Change, Usage
    from index.article import Quote

SURE = 0.9
"""Speakers with this confidence are told as a fact; the README's figures are of these, too."""
_LIKELY = 0.5
_KNOWN_BY = 48
"""Letters of a quote that are shown to say which one it is."""
_IN_BRIEF = 6
"""Words of a change that are shown where room is short."""
HOW_SURE = "Holm?: not sure · ~Ada Holm: full name from other articles"
"""What the signs at a speaker's name mean."""


def one_line(text: str) -> str:
    """Return a text on one line, its white space reduced to single spaces."""
    return " ".join(text.split())


def beginning(text: str) -> str:
    """Return the first words of a quote with its marks, enough to know it by."""
    words = re.sub(r",(?=\W$)", "", one_line(text))  # “It is new,” said Holm
    if len(words) <= _KNOWN_BY:
        return words
    kept = words[:_KNOWN_BY].rpartition(" ")[0] or words[:_KNOWN_BY]
    return f"{kept} …{words[-1]}" if words[-1] in "”\"»’'“" else f"{kept} …"


def speaker_of(quote: Quote, text: str) -> str:
    """Return who said a quote: the name, or the mention as written; empty if nobody is named."""
    if quote.name:
        return one_line(quote.name)
    return one_line(quote.speaker.of(text)) if quote.speaker else ""


def said_by(speaker: str, quote: Quote) -> str:
    """Return a speaker as documents name them: `probably Ada Holm` where that is not sure.

    What the user has set right is sure.
    """
    if not speaker or quote.confidence >= SURE:
        return speaker
    return f"{'probably' if quote.confidence >= _LIKELY else 'perhaps'} {_inside(speaker)}"


def _inside(speaker: str) -> str:
    """Return a speaker as a sentence goes on with them: `a senior official`, but `The Courier`."""
    article, _, rest = speaker.partition(" ")
    is_described = article in ("A", "An", "The") and rest[:1].islower()
    return f"{article.lower()} {rest}" if is_described else speaker


def doubt_of(quote: Quote) -> str:
    """Return the sign that stands after a speaker in lists who is not sure, or nothing."""
    is_named = quote.speaker is not None or bool(quote.name)
    return _doubt(quote.confidence) if is_named else ""


def origin_of(quote: Quote) -> str:
    """Return the sign before a full name that other articles gave, or nothing."""
    return _origin(quote.how)


def marked(speaker: str, quote: Quote) -> str:
    """Return a speaker as lists name them, with the signs of `HOW_SURE`; nothing if nobody is."""
    return marked_by(speaker, quote.confidence, quote.how)


def marked_by(speaker: str, confidence: float, how: str) -> str:
    """Return what `marked` does for a quote with this confidence, found by this rule."""
    return speaker and f"{_origin(how)}{one_line(speaker)}{_doubt(confidence)}"


def _doubt(confidence: float) -> str:
    return "?" if confidence < SURE else ""


def _origin(how: str) -> str:
    return "~" if how.endswith(BY_AGREEMENT) else ""


def cue_of(quote: Quote, text: str) -> str:
    """Return the word that says that something is said; empty if there is none."""
    return one_line(quote.cue.of(text)) if quote.cue else ""


def change_in_words(change: Change) -> str:
    """Return what one wording does with another's words: cuts, changes or adds some."""
    return told_change(change.kind, change.was_words, change.now_words)


def change_in_brief(change: Change) -> str:
    """Return the same where room is short: of many words the first and last ones."""
    return told_change(change.kind, _ends_of(change.was_words), _ends_of(change.now_words))


def _ends_of(text: str) -> str:
    words = text.split()
    if len(words) <= _IN_BRIEF:
        return text
    return f"{' '.join(words[: _IN_BRIEF // 2])} … {' '.join(words[-(_IN_BRIEF // 2) :])}"


def told_given(name: str) -> str:
    """Return in words that most articles give a quote to somebody else; nothing for nobody."""
    return f"most give it to {name}" if name else ""


def told_change(kind: str, was: str, now: str) -> str:
    """Return a change in words: by its kind, and what it makes of which words."""
    return f"“{was}” → “{now}”" if kind == "changed" else f"{kind} “{was or now}”"


def usage_in_words(usage: Usage) -> str:
    """Return a name or role with when it is written: `mayor · 2024-03-07 – 2025-01-02 · 4`."""
    when = " – ".join(dict.fromkeys(day for day in (usage.first, usage.last) if day))
    return " · ".join(part for part in (usage.text, when, str(usage.articles)) if part)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 article`, `1,204 articles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def told_passed_over(count: int) -> str:
    """Say how many longer stretches in marks were taken for no quotation; nothing if none was."""
    stretches = counted(count, "longer stretch", "longer stretches")
    return f"{stretches} in marks taken for titles or words as words." if count else ""


def place_among(index: int | None, count: int) -> str:
    """Return which of several the reader is at: `5/12`, or `12` before the first of them."""
    return f"{count:,}" if index is None else f"{index + 1:,}/{count:,}"


def at_word(text: str, start: int, end: int) -> int:
    """Return where a text cut off at `start` goes on: with a word, if one ends before `end`."""
    if not start or text[start - 1].isspace():
        return start
    return next((at + 1 for at in range(start, end) if text[at].isspace()), start)


def in_context(text: str, span: Span, width: int, *, is_aligned: bool = False) -> tuple[str, Span]:
    """Return a span of a text with what stands around it, on one line of about `width` characters.

    Args:
        text: The text.
        span: What the line is about.
        width: Characters.
        is_aligned: Spans of lines below each other begin in one column.

    Returns:
        The line, and where the span lies in it.
    """
    word = one_line(span.of(text))[: max(1, width)]
    room = max(0, width - len(word))
    before = one_line(text[max(0, span.start - 2 * room - 8) : span.start] + "|")[:-1]
    after = one_line("|" + text[span.end : span.end + 2 * room + 8])[1:]
    left = min(len(before), max(room * 2 // 5, room - len(after)))
    if left < len(before):
        begin = at_word(before, len(before) - max(0, left - 1), len(before))
        before = "…" + before[begin:] if left else ""
        before = before.rjust(left) if is_aligned else before
    room -= len(before)
    if room < len(after):
        after = after[: room - 1] + "…" if room else ""
    return before + word + after, Span(len(before), len(before) + len(word))
