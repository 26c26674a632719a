"""Whom "the senator" means: a fitted choice among everybody mentioned so far, or nobody.

The rules' own pick is one feature among others: what the text calls each person, how salient and
how near they are, and whether the description is one of those for somebody who stays unnamed.
A softmax, as for the choice of mentions (see `attribution.ranking`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index.language.quotes.grammar.phrases import head_noun
from index.language.quotes.people.description_fit import OFFICES, Ranked
from index.language.quotes.people.description_rules import ATTENDANTS, is_either
from index.language.quotes.people.mentions import modifiers
from index.language.quotes.people.people import Person
from index.language.quotes.people.references import Reference
from index.language.quotes.people.referents import Referents
from index.language.quotes.people.salience import is_oblique, opens_sentence
from index.language.quotes.text.page import Page, Range
from index.language.quotes.text.weighing import Features, linear


@dataclass(frozen=True, slots=True)
class Option:
    """Somebody whom a description may mean, or nobody."""

    person: Person | None
    salience: float
    features: Features


def options(
    referents: Referents,
    words: Range,
    ranked: Ranked,
    by_rules: Reference | None,
    *,
    guess: bool,
) -> list[Option]:
    """Return whom a description may mean, the most salient first, nobody last.

    Nothing is returned where only the rules can tell.

    Args:
        referents: Everybody mentioned so far.
        words: The description.
        ranked: Whom it may mean, as `Referents.described` returns them.
        by_rules: Whom the rules take it for.
        guess: Whether it may be somebody whom the text does not call so.
    """
    page = referents.page
    noun = page.lowers[head_noun(page, words)]
    picked = by_rules.person if by_rules else None
    if not guess or _is_for_rules(referents, words, is_picked=picked is not None):
        return []
    ranked = [one for one in ranked if not _is_other(referents, one[1], noun)]
    is_known = picked is None or any(person is picked for _, person in ranked)
    named = [one for one in ranked if not one[1].is_unnamed]
    if not is_known or is_either(referents, words, named):
        return []
    most = ranked[0][0] if ranked else 1.0
    found = [
        Option(person, salience, _of_person(referents, words, person, salience / (most or 1.0)))
        for salience, person in ranked
    ]
    for option in found:
        if by_rules is not None and option.person is picked:
            option.features["picked"] = option.features[f"picked_{by_rules.rule}"] = 1.0
    called = any("called" in option.features for option in found)
    is_somebody = noun in ATTENDANTS and referents.is_introduced(noun, words.first)
    is_named_so = any("called" in option.features for option in found if _is_named(option))
    if is_somebody and not is_named_so and (picked is None or picked.is_unnamed):
        return []  # "the man" after "a man fell ill"
    nobody = _of_nobody(referents, words, is_called=called, is_picked=picked is None)
    return [*found, Option(None, 0.0, nobody)]


def _is_named(option: Option) -> bool:
    return option.person is not None and not option.person.is_unnamed


def _is_for_rules(referents: Referents, words: Range, *, is_picked: bool) -> bool:
    """Tell whether nothing is fitted for a description: of a body, a spokesman, a known office."""
    page = referents.page
    head = head_noun(page, words)
    noun = page.lowers[head]
    return (
        not page.is_person_noun(head)
        or noun in page.lexicon.collectives
        or page.words[head] in page.lexicon.nationals
        or noun.startswith("spokes")
        or (noun in OFFICES and not is_picked)
    )


def _is_other(referents: Referents, person: Person, noun: str) -> bool:
    """Tell whether another beside them is called so: "Falk's neighbour", "Falk saw a teacher"."""
    page = referents.page
    introduced = referents.introduced_at(noun)
    if introduced is not None and noun not in person.roles:
        beside = page.sentence[introduced]
        if any(at < introduced or page.sentence[at] == beside for at, _ in person.mentions):
            return True  # who was there before, or stands beside
    return noun in referents.owned_by(person)


def choose(
    referents: Referents,
    found: Sequence[Option],
    by_rules: Reference | None,
    weights: Mapping[str, float],
) -> Reference | None:
    """Return the likeliest; without weights, what the rules say."""
    if not weights:
        return by_rules
    scores = [linear(weights, option.features) for option in found]
    best = max(range(len(found)), key=scores.__getitem__)
    likely = 1 / sum(math.exp(score - scores[best]) for score in scores)
    person = found[best].person
    is_by_rules = by_rules is not None and by_rules.person is person
    if person is None or (person.is_unnamed and not is_by_rules):
        return Reference(None, None, "as-written", likely=likely)
    if by_rules is not None and is_by_rules:
        return replace(by_rules, likely=likely)
    others = [(one.salience, one.person) for one in found if one.person not in (None, person)]
    ranked = [(found[best].salience, person), *((s, p) for s, p in others if p is not None)]
    return replace(referents.reference(ranked, "only-person"), likely=likely)


def _of_person(referents: Referents, words: Range, person: Person, share: float) -> Features:
    """Return what speaks for a person; `share` is their salience, of the most salient one's."""
    page, discourse = referents.page, referents.discourse
    noun = page.lowers[head_noun(page, words)]
    here, paragraph = page.sentence[words.first], page.paragraph_at(words.first)
    last = discourse.last_mention[person.number].first
    known = [role for role, at in person.roles.items() if at < words.first]
    is_called = noun in known
    is_covered = not is_called and any(page.lexicon.covers(noun, role) for role in known)
    more = modifiers(page, words, noun)
    shared = more & (person.traits | person.roles.keys())
    offices = page.lexicon.offices & person.roles.keys()
    is_before = page.sentence[last] == here - 1
    found: dict[str, float] = {
        "salience": share,
        "prominence": referents.prominence(person) / 4,
        "same_sentence": page.sentence[last] == here,
        "sentence_before": is_before,
        "opens_before": is_before and _is_subject(page, discourse.last_mention[person.number]),
        "center": referents.is_center(person, words),
        "beside": referents.is_beside(person, words),
        "same_paragraph": page.paragraph_at(last) == paragraph,
        "in_lead": person.mentions[0].first < page.paragraph_words[0].last,
        "heard": person.number in discourse.heard,
        "unnamed": person.is_unnamed,
        "called": is_called,
        "called_by_guess": is_called and noun in person.guessed,
        "covered": is_covered,
        "called_else": bool(known) and not is_called and not is_covered,
        "fully": (is_called or is_covered) and shared == more,
        "shared": len(shared),
        "other_office": noun in page.lexicon.offices and bool(offices) and noun not in offices,
    }
    return {name: float(value) for name, value in found.items() if value}


def _is_subject(page: Page, mention: Range) -> bool:
    return opens_sentence(page, mention) and not is_oblique(page, mention)


def _of_nobody(referents: Referents, words: Range, *, is_called: bool, is_picked: bool) -> Features:
    """Return what speaks for a description's meaning nobody whom the text has named."""
    page = referents.page
    noun = page.lowers[head_noun(page, words)]
    found: dict[str, float] = {
        "nobody": 1.0,
        "nobody_picked": is_picked,
        "nobody_attends": noun in ATTENDANTS,
        "nobody_office": noun in page.lexicon.offices,
        "nobody_the": page.lowers[words.first] == "the",
        "nobody_introduced": referents.is_introduced(noun, words.first),
        "nobody_more": bool(modifiers(page, words, noun)),
        "nobody_called": is_called,
        "nobody_plural": noun.endswith("s") and not noun.endswith("ss"),
    }
    return {name: float(value) for name, value in found.items() if value}
