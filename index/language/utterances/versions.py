"""The wordings of one utterance beside one another: which is fullest, how the others differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from index.language.utterances.comparison import compare
from index.language.utterances.differences import differences, is_variant, relation_of
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
    fullest = _fullest(quotations)
    full = on_one_line(quotations[fullest])
    beside = []
    others = given_to_others(quotations, by_person, confidence)
    for at, (each, is_other) in enumerate(zip(quotations, others, strict=True)):
        changes = () if at == fullest else differences(full, on_one_line(each))
        beside.append(Version(relation_of(changes, full), changes, is_other))
    return fullest, beside


def given_to_others(
    quotations: Sequence[Quotation],
    by_person: Sequence[bool],
    confidence: Callable[[int], float],
) -> list[bool]:
    """Tell of each wording whether it is given to somebody else, as `versions` does."""
    fullest = _fullest(quotations)
    sizes = [len(each.keys) for each in quotations]
    shortest = sizes.index(min(sizes))
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
    return [is_given_to_another(each, usual, given) for each in given]


def variants(quotations: Sequence[Quotation]) -> list[bool]:
    """Tell of each wording whether it is a variant of the fullest one, as `versions` does."""
    full = on_one_line(quotations[_fullest(quotations)])
    return [is_variant(full, on_one_line(each)) for each in quotations]


def _fullest(quotations: Sequence[Quotation]) -> int:
    """Return which has the most words, of as many the first."""
    sizes = [len(each.keys) for each in quotations]
    return sizes.index(max(sizes))


def on_one_line(quotation: Quotation) -> str:
    """Return the words of a quotation with their marks, single spaces between them."""
    return " ".join(quotation.span.of(quotation.text).split())


def _embeds(mine: Quotation, beside: Quotation) -> bool:
    return bool(mine.inner) and compare(mine, beside).embeds(mine)
