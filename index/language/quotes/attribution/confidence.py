"""How sure a speaker is: the probability that span, mention and person are right.

The figures are set by hand, in steps that a reader can remember, and checked against annotated
news (`python -m index.language.evaluate quotes` prints how often they hold): a rule's reliability,
times that of the words it stands on, times that of the reference from "he" to a name.
"""

from __future__ import annotations

from index.language.quotes.attribution.indirect import Indirect
from index.language.quotes.attribution.rules.candidates import Candidate, Quotation
from index.language.quotes.people.references import RELIABILITY, Reference

_SHORT = 4
_SHORT_PARTIAL = 0.87
"""Times, for fewer than four words after a verb: they may be no quotation at all."""
_WEAK_PLACE = 0.8
"""Times, for a verb that follows without the comma that should join it."""
_DISTANT = 0.92
"""Times, for a verb before the quotation with other words in between."""
_GOOD_SCORE = 8.0
_NEAR_SCORE = 8.4


def confidence_of(quotation: Quotation, choice: Candidate, reference: Reference | None) -> float:
    """Return the probability that a quotation and its speaker are right."""
    confidence = choice.rule.reliability
    if quotation.length < _SHORT and choice.rule.id in ("before", "series", "tail"):
        confidence *= _SHORT_PARTIAL
    if choice.rule.id == "after" and choice.score < _GOOD_SCORE:
        confidence *= _WEAK_PLACE
    if choice.rule.id == "before" and choice.score < _NEAR_SCORE:
        confidence *= _DISTANT
    return round(confidence * _sureness(reference), 2)


def confidence_of_indirect(found: Indirect, reference: Reference | None) -> float:
    """Return the probability that a statement without marks and its speaker are right."""
    return round(found.confidence * _sureness(reference), 2)


def _sureness(reference: Reference | None) -> float:
    """Return how sure it is whom a mention refers to."""
    if reference is None:
        return 0.9
    if reference.rule != "pronoun":
        return RELIABILITY[reference.rule]
    if reference.margin > 0.6:
        return 0.93
    return 0.85 if reference.margin > 0.3 else 0.6
