"""What a stretch is and who says it: by what leaves no doubt, or else by the fitted weights."""

from __future__ import annotations

from dataclasses import dataclass

from index.article import QuoteKind
from index.language.quotes.attribution.features import Place, nearest_report
from index.language.quotes.attribution.kinds import SPOKEN, spoken_kind
from index.language.quotes.attribution.mention import Mention
from index.language.quotes.attribution.nobody import is_nobodys
from index.language.quotes.attribution.plain import TOUCHING, is_plain
from index.language.quotes.attribution.quotation_features import probability, quotation_features
from index.language.quotes.attribution.ranking import Fitted, Ranked
from index.language.quotes.attribution.rules.candidates import Candidate, Choice
from index.language.quotes.attribution.rules.floating import ALTERNATION
from index.language.quotes.attribution.rules.likeliest import LIKELIEST
from index.language.quotes.text.weighing import Features

_ANSWERS = range(3, 8)
"""Words of "he answered, ", between a question and what is answered."""
_NOBODY = 0.2
"""A speaker who is less likely is none."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is made of a stretch."""

    place: Place
    kind: QuoteKind
    choice: Choice
    ranked: Ranked | None
    features: Features
    """What the odds are weighed by."""


def judge(place: Place, ranked: Ranked | None, odds: Fitted) -> Judged:
    """Tell what a stretch is, and who said it."""
    rules_choice = place.choices[place.number]
    by_rules = place.kinds[place.number]
    features = quotation_features(place, ranked)
    if place.page.stretches[place.number].is_turn and by_rules in SPOKEN:
        return Judged(place, by_rules, rules_choice, ranked, features)
    choice = _choice(place, ranked)
    likely = probability(odds.quotation, features)
    kind = spoken_kind(place.page, place.quotation, choice, likely, by_rules)
    return Judged(place, kind, choice, ranked, features)


def _choice(place: Place, ranked: Ranked | None) -> Choice:
    """Return the likeliest speaker as a candidate, with the rule that finds them too."""
    own = place.own[place.number]
    for candidate in (own, *place.found[place.number]):
        if candidate and is_plain(place.page, candidate, place.quotation.words):
            return candidate
        if candidate and _is_answered(place, candidate):
            return candidate
    by_rules = place.choices[place.number]
    if by_rules is not None and by_rules.rule is ALTERNATION:
        return by_rules  # the annotated news has too few for a weight
    if ranked is None or ranked.probability < _NOBODY or is_nobodys(place):
        return None
    mention = ranked.mention
    if own is not None and own.score >= TOUCHING and mention.kind == "i_we":
        return own  # "I heard a man call it a “…”": the reporter hears, others say
    if own is not None and _is_vouched_for(place, own, mention):
        return own  # “…,” the mayor said, according to Norr News
    for choice in (by_rules, own):
        if choice is not None and choice.speaker == mention.words:
            return choice
    cue = nearest_report(mention, place.quotation).cue if mention.reports else None
    return Candidate(LIKELIEST.score, mention.words, cue, LIKELIEST)


def _is_vouched_for(place: Place, own: Candidate, mention: Mention) -> bool:
    """Tell whether somebody only passes on what another says right after the quotation."""
    if own.cue is None or not mention.reports or own.rule.id not in ("after", "said-after"):
        return False
    is_source = nearest_report(mention, place.quotation).order == "according"
    begins = min(own.speaker.first, own.cue.first) - place.quotation.words.last
    return is_source and begins <= 1 and own.cue.last < mention.words.first


def _is_answered(place: Place, candidate: Candidate) -> bool:
    """Tell whether a verb leads to a quotation, and what follows it to the next one.

    "When Holm turned to him and asked, “Which?” he answered, “Both.”": each verb has its own.
    """
    page, number, (first, last) = place.page, place.number, place.quotation.words
    if candidate.cue is None or candidate.rule.id != "before" or place.quotation.ending not in "?!":
        return False
    leads = candidate.cue.last == first - 1 and page.words[first - 1] in (",", ":")
    if not leads or number + 1 == len(page.stretches):
        return False
    following = page.stretch_words[number + 1].first
    return following - last in _ANSWERS and page.words[following - 1] in (",", ":")
