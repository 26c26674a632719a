"""Whether a stretch is a quotation, and how sure its speaker is: features for the fitted odds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

from index.article import QuoteKind
from index.language.lists.wordlists import word_set
from index.language.quotes.attribution import kinds
from index.language.quotes.attribution.features import Features, Place, linear
from index.language.quotes.attribution.ranking import Ranked
from index.language.quotes.attribution.rules.candidates import Rule
from index.language.quotes.grammar.phrases import is_finite_verb
from index.language.quotes.people.references import Reference
from index.language.quotes.text.page import Page

_CALLING = ("call", "dubb", "label", "describ", "nicknam", "brand", "deem", "refer")
_TERMS = word_set(
    """
    so-called known named titled entitled slogan word words term terms phrase phrases hashtag show
    book song album movie film program programme series magazine column speech ad article headline
    """
)
_FEW = 3
_TERM = 5
"""How many words a term has at most, so that it is worth looking for it elsewhere."""
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
_OWNERS = word_set("his her their its 's ’s")
_OTHERS = word_set("some they many people critics others we you")


def quotation_features(place: Place, ranked: Ranked | None, by_rules: QuoteKind) -> Features:
    """Return what tells whether a stretch is a quotation, and whether its speaker is right."""
    found = {"bias": 1.0, f"rules_{by_rules}": 1.0}
    found.update((name, value) for name, value in _stretch(place) if value)
    found.update((name, value) for name, value in _around(place) if value)
    found.update((name, value) for name, value in _kind(place) if value)
    found.update((name, value) for name, value in _speaker(place, ranked) if value)
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


def _stretch(place: Place) -> Iterator[tuple[str, float]]:
    """Yield what the quotation is like by itself, and where it stands."""
    page, quotation = place.page, place.quotation
    stretch, (first, last) = page.stretches[place.number], quotation.words
    body = page.lowers[first:last]
    mark = page.text[stretch.span.start]
    yield "words", math.log1p(quotation.length)
    yield "one_word", float(quotation.length == 1)
    yield "four_words", float(quotation.length >= 4)
    yield "ends_sentence", float(quotation.ends_sentence)
    yield "ends_comma", float(quotation.ending == ",")
    yield "asks", float(quotation.ending in "?!")
    yield "begins_capital", float(quotation.body[:1].isupper())
    yield "opens_paragraph", float(first == quotation.paragraph.first)
    yield "ends_paragraph", float(last >= quotation.paragraph.last)
    yield "opens_sentence", float(first == page.sentences[page.sentence[first]].first)
    yield "i_or_we", float(any(word in ("i", "my", "me", "we", "our", "us") for word in body))
    yield "has_auxiliary", float(any(word in page.lexicon.auxiliaries for word in body))
    yield "has_pronoun", float(any(word in page.lexicon.subject_pronouns for word in body))
    inside = range(first, last)
    yield "has_verb", float(any(is_finite_verb(page, word) for word in inside))
    head = next((word for word in inside if page.words[word][0].isalpha()), first)
    lower = page.lowers[head]
    yield "first_determiner", float(lower in page.lexicon.determiners)
    yield "first_preposition", float(lower in page.lexicon.prepositions)
    yield "first_adverb", float(lower in page.lexicon.adverbs or lower.endswith("ly"))
    yield "first_participle", float(lower.endswith(("ing", "ed")))
    yield "all_small", float(not any(page.words[word][0].isupper() for word in inside))
    yield "hyphen", float(any("-" in page.words[word] for word in inside))
    yield "names", sum(page.is_name(word) for word in inside) / max(1, quotation.length)
    is_known = 0 < quotation.length <= _TERM and place.page.text.count(quotation.body) > 1
    yield "elsewhere", float(is_known)
    yield "continues", float(stretch.continues)
    yield "unclosed", float(not stretch.closed)
    yield "odd_marks", float(stretch.is_odd)
    yield "single_marks", float(mark in "'‘‚‹`")
    yield "first_paragraph", float(stretch.paragraph == 0)
    yield "repeated", float(place.bodies[quotation.body] > 1)
    yield "quotes_in_paragraph", math.log1p(place.in_paragraph[stretch.paragraph])


def _around(place: Place) -> Iterator[tuple[str, float]]:
    """Yield what stands right before and after the stretch."""
    page, (first, last) = place.page, place.quotation.words
    begin = page.sentences[page.sentence[first]].first
    lexicon = page.lexicon
    for step in (1, 2, 3):
        if first - step < begin:
            yield f"before_{step}_nothing", 1.0
            break
        yield from ((f"before_{step}_{name}", value) for name, value in _word(page, first - step))
    written = page.words[last] if last < place.quotation.paragraph.last else "$"
    lower = written.lower()
    leads = page.lowers[first - 1] if first > begin else ""
    yield (
        "attributive",
        float(
            (leads in lexicon.determiners or leads in _OWNERS)
            and lower.isalpha()
            and lower == written
            and not (lower in lexicon.prepositions or lower in lexicon.conjunctions)
            and not (lower in lexicon.auxiliaries or lower in lexicon.cues)
        ),
    )
    yield "after_nothing", float(written == "$")
    yield "after_small", float(written[0].islower())
    yield "after_capital", float(written[0].isupper())
    yield "after_preposition", float(lower in lexicon.prepositions)
    yield "after_auxiliary", float(lower in lexicon.auxiliaries)
    yield "after_person", float(written in page.person_nouns)
    yield "after_and", float(lower in ("and", "or"))
    yield "after_comma", float(written == ",")
    yield "after_stop", float(written[0] in ".;:!?")


def _word(page: Page, word: int) -> Iterator[tuple[str, float]]:
    lexicon, lower = page.lexicon, page.lowers[word]
    yield "comma", float(lower == ",")
    yield "colon", float(lower == ":")
    yield "that", float(lower == "that")
    yield "as", float(lower == "as")
    yield "cue", float(lower in lexicon.cues)
    yield "say", float(lexicon.cues.get(lower) == "say")
    yield "determiner", float(lower in lexicon.determiners)
    yield "preposition", float(lower in lexicon.prepositions)
    yield "work", float(lower in lexicon.works or lower in lexicon.title_hints)
    yield "calling", float(lower.startswith(_CALLING))
    yield "person", float(page.is_person_noun(word))
    yield "speech_noun", float(lower in lexicon.speech_nouns)
    yield "term", float(lower in _TERMS)
    yield "self", float(lower.startswith("self"))
    yield "others", float(lower in _OTHERS)
    yield "owner", float(lower in _OWNERS)
    yield "capital", float(page.words[word][0].isupper())


def _kind(place: Place) -> Iterator[tuple[str, float]]:
    """Yield what the rules for titles and scare quotes see."""
    page, quotation, choice = place.page, place.quotation, place.choices[place.number]
    yield "named_work", float(kinds.is_named_work(page, quotation))
    yield "looks_like_title", float(kinds.looks_like_title(page, quotation))
    yield "is_spoken", float(kinds.is_spoken(page, quotation, choice))
    yield "is_modifier", float(kinds.is_modifier(page, quotation, choice))
    yield "is_attributed", float(kinds.is_attributed(page, quotation, choice))
    yield "stands_alone", float(kinds.stands_alone(quotation))
    score = choice.score if choice else 0.0
    yield "rules_score", score / 10
    yield "rules_none", float(choice is None)
    yield "score_needed", kinds.score_needed(quotation) / 10
    yield "score_lacks", float(score < kinds.score_needed(quotation))


def _speaker(place: Place, ranked: Ranked | None) -> Iterator[tuple[str, float]]:
    """Yield how the fitted choice of the speaker came out."""
    if ranked is None:
        yield "nobody", 1.0
        return
    yield "choice", ranked.probability
    yield "choice_odds", math.log(ranked.probability + 1e-3) - math.log(1.001 - ranked.probability)
    yield "choice_lead", ranked.probability - ranked.second
    yield from ((f"speaker_{name}", value) for name, value in ranked.features.items())
