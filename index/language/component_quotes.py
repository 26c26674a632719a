"""The component `pullquote_quotes`: the quote finder for any spaCy pipeline.

It reads `doc._.entities` where `pullquote_entities` ran before it, else `doc.ents`, and assigns
`doc._.quotes`, a tuple of `index.article.Quote` whose offsets count code points of `doc.text`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from spacy.training import Example
from spacy.util import registry

from index.article import Entity, EntityKind, Quote, Span
from index.language.quotes import Weights, find_quotes
from index.language.quotes.text.progress import untold
from index.language.schemes import entity_kind, text_of
from index.language.scoring.quotes import SCORED, GoldQuote, GoldStory, score

Scorer = Callable[[Iterable[Example]], dict[str, Any]]

if not Doc.has_extension("quotes"):
    Doc.set_extension("quotes", default=())
if not Doc.has_extension("advance"):
    Doc.set_extension("advance", default=untold)  # is told how far the component has come


def score_quotes(examples: Iterable[Example]) -> dict[str, Any]:
    """Score `doc._.quotes` against the reference's.

    Returns:
        Precision, recall and F of the spans (`quotes_p`, `_r`, `_f`) and of spans with the right
        speaker's mention (`speakers_p`, `_r`, `_f`), and the share of the speakers with a name
        whose name is right (`speaker_names_acc`, `None` if the reference names nobody).
    """
    pairs = [(example.reference, example.predicted) for example in examples]
    stories = [GoldStory("", gold.text, tuple(_gold_quotes(gold._.quotes))) for gold, _ in pairs]
    scores = score(stories, [predicted._.quotes for _, predicted in pairs])
    right, named = scores.names.get("", (0, 0))
    return {
        **scores.spans.as_scores("quotes"),
        **scores.joint.as_scores("speakers"),
        "speaker_names_acc": right / named if named else None,
    }


def _gold_quotes(quotes: Iterable[Quote]) -> Iterable[GoldQuote]:
    """Yield the reference's quotes as the scorer takes them, without indirect speech."""
    for quote in quotes:
        if quote.kind in SCORED:
            speakers = (quote.speaker,) if quote.speaker else ()
            yield GoldQuote(quote.span, speakers, (quote.name,) if quote.name else ())


def make_quote_scorer() -> Scorer:
    """Return `score_quotes`, for a pipeline's config."""
    return score_quotes


registry.scorers("pullquote.quote_scorer.v1", func=make_quote_scorer)


@Language.factory(
    "pullquote_quotes",
    assigns=["doc._.quotes"],
    default_config={
        "language": None,
        "salience": asdict(Weights()),
        "scorer": {"@scorers": "pullquote.quote_scorer.v1"},
    },
    default_score_weights={
        "quotes_p": 0.0,
        "quotes_r": 0.0,
        "quotes_f": 0.3,
        "speakers_p": 0.0,
        "speakers_r": 0.0,
        "speakers_f": 0.7,
        "speaker_names_acc": None,
    },
)
def make_quotes(
    nlp: Language,
    name: str,
    language: str | None,
    salience: Mapping[str, float],
    scorer: Scorer | None,
) -> QuoteComponent:
    """Return the component.

    Args:
        nlp: The pipeline, which is left as it is.
        name: The component's name in it.
        language: The ISO 639-1 code of the texts, if it is not the pipeline's own.
        salience: How much a mention raises a person whom "he" may mean, and how fast that fades:
            points and factors, by the names of `Weights`.
        scorer: What `nlp.evaluate` scores the quotes with.
    """
    return QuoteComponent(language or nlp.lang or "en", Weights(**salience), scorer)


class QuoteComponent:
    """Sets `doc._.quotes`."""

    def __init__(self, language: str, weights: Weights, scorer: Scorer | None) -> None:
        self.language = language
        self.weights = weights
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of one document."""
        entities = doc._.entities if Doc.has_extension("entities") else ()
        doc._.quotes = find_quotes(
            text_of(doc),
            entities or entities_of(doc.ents),
            language=self.language,
            weights=self.weights,
            advance=doc._.advance,
        )
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Score the quotes, as `nlp.evaluate` asks every component."""
        return self.scorer(examples) if self.scorer else {}


def entities_of(ents: Iterable[DocSpan]) -> tuple[Entity, ...]:
    """Gather a pipeline's entity spans by kind and wording."""
    mentions: dict[tuple[EntityKind, str], list[Span]] = defaultdict(list)
    for ent in ents:
        if kind := entity_kind(ent.label_):
            mentions[kind, ent.text].append(Span(ent.start_char, ent.end_char))
    return tuple(
        Entity(kind=kind, name=name, mentions=tuple(spans))
        for (kind, name), spans in mentions.items()
    )
