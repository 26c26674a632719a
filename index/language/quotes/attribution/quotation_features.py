"""Whether a stretch is a quotation, and how sure its speaker is: features for the fitted odds."""

from __future__ import annotations

import math
from collections.abc import Mapping

from index.language.quotes.attribution import kinds, titles
from index.language.quotes.attribution.features import Place
from index.language.quotes.attribution.ranking import Ranked
from index.language.quotes.attribution.rules.candidates import Rule
from index.language.quotes.attribution.wording import of_itself, of_words_around, of_words_before
from index.language.quotes.people.references import Reference
from index.language.quotes.text.weighing import Features, linear

CLOSE = 0.2
"""How far the next best is behind at most, for either to be meant (`Reference.margin`)."""
_FEW = 3
_BY_SIZE = (
    "choice_odds",
    "rules_score",
    "rules_scare",
    "rules_title",
    "before_1_cue",
    "before_1_determiner",
    "before_1_that",
    "before_1_preposition",
    "before_1_as",
    "before_1_comma",
    "before_1_calling",
    "attributive",
    "begins_capital",
    "ends_comma",
    "ends_sentence",
    "looks_like_title",
    "is_attributed",
    "speaker_cue_touches",
    "speaker_same_sentence_before",
    "speaker_reports",
)
"""What tells something else of one word than of a sentence."""


def quotation_features(place: Place, ranked: Ranked | None) -> Features:
    """Return what tells whether a stretch is a quotation, and whether its speaker is right."""
    found: Features = {
        "bias": 1.0,
        f"rules_{place.kinds[place.number]}": 1.0,
        **of_itself(place),
        **of_words_before(place),
        **of_words_around(place),
        **_kind(place),
        **_neighbours(place),
        **_speaker(ranked),
    }
    found = {name: value for name, value in found.items() if value}
    words = place.quotation.length
    size = "one" if words == 1 else "few" if words <= _FEW else "many"
    found.update((f"{size}_{name}", found[name]) for name in _BY_SIZE if name in found)
    return found


def reference_features(features: Features, rule: Rule, reference: Reference | None) -> Features:
    """Return a quotation's features with those of the rule, and of whom the mention refers to."""
    found = dict(features)
    found["reliability"] = math.log(rule.reliability / (1 - rule.reliability))
    if reference is None:
        found["reference_none"] = 1.0
        return found
    found[f"reference_{reference.rule.replace('-', '_')}"] = 1.0
    if reference.rule == "pronoun":
        found["reference_margin"] = reference.margin
        found["reference_rivals"] = math.log1p(reference.rivals)
        found["reference_close"] = float(reference.margin < CLOSE)
    if reference.likely is not None:
        found["reference_doubt"] = -math.log(reference.likely)
    person = reference.person
    if person is not None:
        found["reference_unnamed"] = float(person.is_unnamed)
        found["reference_single_name"] = float(len(person.parts) == 1)
        found["reference_no_gender"] = float(person.gender is None)
        found["reference_shares_name"] = float(person.shares_name)
        found["reference_mentions"] = math.log1p(len(person.mentions))
    return found


def probability(weights: Mapping[str, float], features: Features) -> float:
    """Return the logistic function of the weighted features."""
    odds = max(-30.0, min(30.0, linear(weights, features)))
    return 1 / (1 + math.exp(-odds))


def _kind(place: Place) -> Features:
    """Return what the rules for titles and scare quotes see."""
    page, quotation, choice = place.page, place.quotation, place.choices[place.number]
    score = choice.score if choice else 0.0
    needed = kinds.score_needed(quotation)
    return {
        "named_work": titles.is_named_work(page, quotation),
        "looks_like_title": titles.looks_like_title(page, quotation),
        "is_spoken": kinds.is_spoken(page, quotation, choice),
        "is_modifier": kinds.is_modifier(page, quotation, choice),
        "is_attributed": kinds.is_attributed(page, quotation, choice),
        "stands_alone": kinds.stands_alone(quotation),
        "rules_score": score / 10,
        "rules_none": choice is None,
        "score_needed": needed / 10,
        "score_lacks": score < needed,
    }


def _neighbours(place: Place) -> Features:
    """Return what stands beside the stretch in its sentence, as the rules see it."""
    page, kinds_found = place.page, place.kinds
    here = page.sentence[place.quotation.words.first]
    reports = place.pool.reports.between(*page.sentences[here])
    found: Features = {
        "stretches": math.log1p(len(kinds_found)),
        "reports_in_sentence": float(min(3, len(reports))),
    }
    for step, name in ((-1, "previous"), (1, "next")):
        other = place.number + step
        if 0 <= other < len(kinds_found):
            words = place.quotations[other].words
            beside = words.last - 1 if step < 0 else words.first
            if page.sentence[beside] == here:
                kind = "spoken" if kinds_found[other] in kinds.SPOKEN else "other"
                found[f"{name}_{kind}"] = 1.0
    return found


def _speaker(ranked: Ranked | None) -> Features:
    """Return how the fitted choice of the speaker came out."""
    if ranked is None:
        return {"nobody": 1.0}
    likely = ranked.probability
    return {
        "choice": likely,
        "choice_odds": math.log(likely + 1e-3) - math.log(1.001 - likely),
        "choice_lead": likely - ranked.second,
        **{f"speaker_{name}": value for name, value in ranked.features.items()},
    }
