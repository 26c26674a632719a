"""What speaks for a speaker, in words: the strongest weights of the fitted choice."""

from __future__ import annotations

from collections.abc import Mapping

from index.language.quotes.attribution.ranking import Ranked

_MOST = 3
_LEAST = 0.2
"""The least that a reason must weigh, in units of log odds."""
_SURE = 0.97
"""A choice this likely needs no reasons."""
_WORDS: Mapping[str, tuple[str, str]] = {
    "after_cue": ("a verb of saying stands right before", "no other verb stands before"),
    "before_cue": ("a verb of saying follows", "it does not lead to another verb of saying"),
    "after_preposition": ("", "no preposition stands before it"),
    "before": ("it stands before the quote", "it stands after the quote"),
    "after": ("it stands after the quote", "it stands before the quote"),
    "cue_say": ("it goes with a verb of saying", ""),
    "cue_said": ("it goes with ‘said’", ""),
    "cue_told": ("it goes with ‘told’", ""),
    "cue_distance": ("", "its verb is nearer"),
    "cue_leads": ("its verb leads to the quote", ""),
    "cue_touches": ("its verb touches the quote", ""),
    "cue_same_sentence": ("its verb is in the sentence", ""),
    "cue_before_comma": ("a comma or colon follows its verb", ""),
    "cue_before_that": ("‘that’ follows its verb", ""),
    "cue_order_after": ("it follows its verb, as in ‘said Falk’", ""),
    "cue_order_before": ("it leads its verb, as in ‘Falk said’", ""),
    "cue_order_according": ("it is named as the source", ""),
    "distance": ("", "it is nearer"),
    "distance_before": ("", "it is nearer"),
    "distance_after": ("", "it is nearer"),
    "full_name": ("it is somebody with a full name", ""),
    "in_lead": ("it is in the lead", ""),
    "is_name": ("it is a person’s name", ""),
    "is_he_she": ("it is a person", ""),
    "is_description": ("it is a person", ""),
    "is_body": ("it is a body", ""),
    "leads_by_colon": ("nothing but a colon stands between", ""),
    "mentions": ("the article names them more often", ""),
    "mentions_before": ("it was named more often before", ""),
    "named_in_quote": ("", "the quote does not speak of it"),
    "next_speaker": ("it says the next quote", ""),
    "next_speaker_same_paragraph": ("it says the next quote of the paragraph", ""),
    "next_person": ("the same person says the next quote", ""),
    "oblique": ("", "it can be a subject"),
    "opens_paragraph": ("it opens a paragraph", ""),
    "opens_sentence": ("it opens a sentence", ""),
    "paragraph_-1": ("it is in the paragraph before", "it is not in the paragraph before"),
    "previous_speaker": ("it said the quote before", "somebody else said the quote before"),
    "previous_speaker_same_paragraph": ("it said the quote before in the paragraph", ""),
    "previous_speaker_same_statement": ("it began the statement", ""),
    "previous_person": ("the same person said the quote before", ""),
    "quotes_between": ("", "fewer quotes stand between"),
    "rank": ("", "fewer others stand between"),
    "rank_reporting": ("", "fewer others who say something stand between"),
    "reports": ("it says something", ""),
    "reports_between": ("", "nobody else says something in between"),
    "rules_choice": ("the rules choose it", ""),
    "rules_own": ("the rules find it in the sentence", ""),
    "rules_score": ("the rule that finds it is a strong one", ""),
    "rules_own_score": ("the rule that finds it in the sentence is a strong one", ""),
    "same_paragraph": ("it is in the paragraph", ""),
    "same_sentence_before": ("it is in the sentence", ""),
    "same_sentence_after": ("it is in the sentence", ""),
    "sentence_before": ("it is in the sentence before", ""),
    "sentence_after": ("it is in the next sentence", ""),
    "sentences": ("", "it is fewer sentences away"),
}
"""For each feature: words where more of it speaks for somebody, and where less does."""


def explain_weights(ranked: Ranked | None, weights: Mapping[str, float]) -> str:
    """Return what speaks most for a speaker against the next best, or nothing where it is plain."""
    if ranked is None or ranked.runner_up is None or ranked.probability > _SURE:
        return ""
    gains = {
        name: weights[name] * (ranked.features.get(name, 0.0) - ranked.runner_up.get(name, 0.0))
        for name in {**ranked.features, **ranked.runner_up}
        if name in weights and name in _WORDS
    }
    reasons: list[str] = []
    for name in sorted(gains, key=lambda name: (-gains[name], name)):
        words = _WORDS[name][0 if weights[name] > 0 else 1]
        if gains[name] >= _LEAST and words and words not in reasons:
            reasons.append(words)
    if not reasons:
        return ""
    return f" What speaks for it most: {'; '.join(reasons[:_MOST])}."
