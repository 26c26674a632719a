"""The wordings of one utterance beside one another: which is fullest, how the others differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from index.language.utterances.comparison import compare
from index.language.utterances.differences import differences, relation_of
from index.language.utterances.quotation import Quotation
from index.language.utterances.speakers import Attribution, is_given_to_another, usual_speaker
from index.views.quotes import Change, Relation


@dataclass(frozen=True)
class Version:
    """One wording beside the fullest one."""

    relation: Relation
    changes: tuple[Change, ...]
    """In code points of both on one line, as `on_one_line` gives them."""
    other_speaker: bool
    """The words are given to somebody else than by most others."""


def versions(
    quotations: Sequence[Quotation],
    by_person: Sequence[bool],
    confidence: Callable[[int], float],
) -> tuple[int, list[Version]]:
    """Lay the wordings of an utterance side by side.

    Args:
        quotations: At least one, the earliest first, each with its speaker.
        by_person: Whether each one's speaker is a person.
        confidence: Returns how sure it is who says one of them, by its place.

    Returns:
        Which of them has the most words, of as many the first; and each beside that one.
    """
    sizes = [len(each.keys) for each in quotations]
    fullest, shortest = sizes.index(max(sizes)), sizes.index(min(sizes))
    full = on_one_line(quotations[fullest])
    given = [
        Attribution(
            name=each.speaker,
            text=each.text,
            span=each.span,
            is_person=person,
            is_embedded=_embeds(each, quotations[shortest if at == fullest else fullest]),
            confidence=partial(confidence, at),
        )
        for at, (each, person) in enumerate(zip(quotations, by_person, strict=True))
    ]
    usual = usual_speaker(given)
    beside = []
    for at, (each, attribution) in enumerate(zip(quotations, given, strict=True)):
        changes = () if at == fullest else differences(full, on_one_line(each))
        is_other = is_given_to_another(attribution, usual, given)
        beside.append(Version(relation_of(changes, full), changes, is_other))
    return fullest, beside


def on_one_line(quotation: Quotation) -> str:
    """Return the words of a quotation with their marks, single spaces between them."""
    return " ".join(quotation.span.of(quotation.text).split())


def _embeds(mine: Quotation, beside: Quotation) -> bool:
    return bool(mine.inner) and compare(mine, beside).embeds(mine)
