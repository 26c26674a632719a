"""How sure a speaker is: the probability that span, mention and person are right.

Fitted on annotated news (see `ranking` and the model card's reliability diagram): a logistic model
weighs the place, the choice and the reference, and a table of steps, made monotone by pooling
adjacent violators (Ayer et al. 1955), turns what it says into what was counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from index.language.quotes.attribution.features import Place
from index.language.quotes.attribution.indirect import Indirect
from index.language.quotes.attribution.judging import CLOSE
from index.language.quotes.attribution.rules.candidates import Candidate
from index.language.quotes.attribution.rules.floating import is_turn_in_dialogue
from index.language.quotes.grammar.phrases import OWNERS, head_noun
from index.language.quotes.people.description_fit import is_deputy
from index.language.quotes.people.mentions import is_namesake_nearer, modifiers
from index.language.quotes.people.people import People
from index.language.quotes.people.references import RELIABILITY, Reference
from index.language.quotes.text.page import Page, Range

_TAKEN = frozenset(["alternation", "paragraph-before", "last-speaker"])
"""Rules that take a turn from the one before it."""
GUESSED = 0.89
"""At most, for a name that the text calls nobody by: at 0.9 and above, 4 of 12 such were right in
stories of many bystanders, and 29 of 33 in the news that the weights were fitted on. So for a "he"
with a rival who is nearly as salient: 41 of 47."""


def calibrated(weighed: float, steps: Sequence[Sequence[float]]) -> float:
    """Return a confidence as counted for one as weighed, between the two nearest steps."""
    at = bisect_right(steps, weighed, key=lambda step: step[0])
    if at == 0:
        return round(steps[0][1], 2)
    if at == len(steps):
        return round(steps[-1][1], 2)
    (left, low), (right, high) = steps[at - 1], steps[at]
    share = (weighed - left) / (right - left) if right > left else 0.0
    return round(low + share * (high - low), 2)


def is_guessed(page: Page, people: People, words: Range, reference: Reference) -> bool:
    """Tell whether nothing but salience tells whom a mention means.

    Who is called a leader need not be "the union leader", and "her remark" may be that of any woman
    in the sentence.
    """
    if page.lowers[words.first] in ("he", "she") and reference.name is None:
        return True
    if reference.rule == "named" and reference.person is not None:
        return is_namesake_nearer(page, people, words, reference.person)
    if reference.rule == "description" and reference.person is not None:
        known = reference.person.traits | reference.person.roles.keys()
        more = modifiers(page, words, page.lowers[head_noun(page, words)])
        is_either = reference.rivals > 0 and reference.margin < CLOSE
        if reference.called is not None and is_deputy(page, words, reference.called):
            return True
        return is_either or (bool(more) and more.isdisjoint(known))
    if reference.rule == "body":
        return page.lowers[words.first] == "the" and reference.called is None
    if reference.rule == "pronoun":
        is_owner = page.lowers[words.first] in OWNERS
        return reference.margin < CLOSE or (is_owner and reference.rivals > 0)
    return reference.rule == "only-person"


def is_unsure_turn(place: Place, choice: Candidate) -> bool:
    """Tell whether a turn is somebody's only because one before it is, which nothing names either.

    Whoever speaks twice, or a third who speaks, shifts all the turns that follow. Nor where two
    have spoken in turn: either may go on.
    """
    if choice.rule.id not in _TAKEN or not place.number:
        return False
    if is_turn_in_dialogue(place.page, place.quotations, place.choices, place.number):
        return True
    before = place.choices[place.number - 1]
    rules = {choice.rule.id, before.rule.id if before else ""}
    return rules <= _TAKEN and "alternation" in rules


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
