"""Word by word: what one wording of a quotation has cut, changed or added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from index.article import Span
from index.language.utterances.words import MOST_WORDS, Word, keys_of, words_of
from index.views.quotes import Change, ChangeKind, Relation


def differences(full: str, other: str) -> tuple[Change, ...]:
    """Return how `other` differs from `full`, in reading order.

    Case, punctuation, the form of marks and a possessive s make no difference. Words beyond the
    first `MOST_WORDS` are compared as a whole.

    Returns:
        Changes whose spans are code points of `full` and of `other`.
    """
    was, now = _words(full), _words(other)
    return tuple(_changes(full, was, other, now))


def relation_of(changes: Sequence[Change], full: str) -> Relation:
    """Say what a wording is to a fuller one: the same, an unbroken part of it, or a variant."""
    if not changes:
        return "same"
    words = _words(full)
    first, last = (words[0].start, words[-1].end) if words else (0, 0)
    at_ends = all(
        change.kind == "cut" and (change.was.start <= first or change.was.end >= last)
        for change in changes
    )
    return "part" if at_ends else "variant"


def is_variant(full: str, other: str) -> bool:
    """Tell whether `other` is a variant of a fuller wording: fast where it is a part of that."""
    keys = keys_of(other)
    if keys and _place_of(keys, keys_of(full)) is not None:
        return False
    return relation_of(differences(full, other), full) == "variant"


@lru_cache(64)
def _words(text: str) -> Sequence[Word]:
    """Return the words of a text: each wording of an utterance is compared with the fullest one."""
    return words_of(text)


def _changes(full: str, was: Sequence[Word], other: str, now: Sequence[Word]) -> Iterator[Change]:
    keys = [word.key for word in was], [word.key for word in now]
    if keys[0] == keys[1]:
        return
    if keys[1] and (at := _place_of(keys[1], keys[0])) is not None:  # nothing to search for
        if at:
            yield _change(full, was, slice(0, at), other, now, slice(0, 0))
        if at + len(now) < len(was):
            behind = slice(at + len(now), len(was))
            yield _change(full, was, behind, other, now, slice(len(now), len(now)))
        return
    head = keys[0][:MOST_WORDS], keys[1][:MOST_WORDS]
    matcher = SequenceMatcher(None, *head, autojunk=False)
    for tag, start, end, at, to in matcher.get_opcodes():
        if tag != "equal":
            yield _change(full, was, slice(start, end), other, now, slice(at, to))
    if keys[0][MOST_WORDS:] != keys[1][MOST_WORDS:]:
        rest = slice(MOST_WORDS, len(was)), slice(MOST_WORDS, len(now))
        yield _change(full, was, rest[0], other, now, rest[1])


def _place_of(part: list[str], whole: list[str]) -> int | None:
    """Return where words begin to stand unbroken among others; nothing if they do not."""
    before, found, _ = f" {' '.join(whole)} ".partition(f" {' '.join(part)} ")
    return before.count(" ") if found else None


def _change(
    full: str, was: Sequence[Word], cut: slice, other: str, now: Sequence[Word], put: slice
) -> Change:
    old, new = _stretch(full, was, cut), _stretch(other, now, put)
    kind: ChangeKind = "changed"
    if new.start == new.end:
        kind = "cut"
    elif old.start == old.end:
        kind = "added"
    return Change(kind=kind, was=old, now=new, was_words=old.of(full), now_words=new.of(other))


def _stretch(text: str, words: Sequence[Word], part: slice) -> Span:
    """Return from where to where words stand; an empty span behind the word before them."""
    if part.start < min(part.stop, len(words)):
        return Span(words[part.start].start, words[min(part.stop, len(words)) - 1].end)
    place = words[part.start - 1].end if 0 < part.start <= len(words) else 0
    return Span(place, place)
