"""The component `pullquote_entities`: `doc.ents` joined into things, in `doc._.entities`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from spacy.training import Example
from spacy.util import registry

from index.article import Span
from index.language.entities import NamedSpan, join_mentions
from index.language.quotes.grammar.phrases import OWNERS, POSSESSIVES
from index.language.quotes.people.kin import KINDRED
from index.language.quotes.text.lexicon import Gender, lexicon
from index.language.schemes import entity_kind, text_of
from index.language.scoring.counts import Counts

Scorer = Callable[[Iterable[Example]], dict[str, Any]]

_LONGEST_SENTENCE = 40
"""Words of a sentence that are looked through for its begin."""
_STOPS = frozenset([".", "!", "?", "\n", "\n\n"])

if not Doc.has_extension("entities"):
    Doc.set_extension("entities", default=())


def score_entities(examples: Iterable[Example]) -> dict[str, Any]:
    """Score `doc._.entities` against the reference's.

    Returns:
        Precision, recall and F of the things: kind and all mentions right (`entities_p`, `_r`,
        `_f`), and of the mentions alone (`mentions_p`, `_r`, `_f`).
    """
    things, mentions = Counts(), Counts()
    for example in examples:
        gold, found = example.reference._.entities, example.predicted._.entities
        things.add(*([(one.kind, one.mentions) for one in side] for side in (gold, found)))
        mentions.add(
            *([(one.kind, at) for one in side for at in one.mentions] for side in (gold, found))
        )
    return {**things.as_scores("entities"), **mentions.as_scores("mentions")}


def make_entity_scorer() -> Scorer:
    """Return `score_entities`, for a pipeline's config."""
    return score_entities


registry.scorers("pullquote.entity_scorer.v1", func=make_entity_scorer)


@Language.factory(
    "pullquote_entities",
    requires=["doc.ents"],
    assigns=["doc._.entities"],
    default_config={"scorer": {"@scorers": "pullquote.entity_scorer.v1"}},
    default_score_weights={
        "entities_p": 0.0,
        "entities_r": 0.0,
        "entities_f": 1.0,
        "mentions_p": None,
        "mentions_r": None,
        "mentions_f": None,
    },
)
def make_entities(nlp: Language, name: str, scorer: Scorer | None) -> EntityComponent:
    """Return the component.

    Args:
        nlp: The pipeline, which is left as it is.
        name: The component's name in it.
        scorer: What `nlp.evaluate` scores the entities with.
    """
    return EntityComponent(scorer)


class EntityComponent:
    """Sets `doc._.entities`."""

    def __init__(self, scorer: Scorer | None) -> None:
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Join `doc.ents` into things; labels that the article's model lacks are left out."""
        text = text_of(doc)
        doc._.entities = join_mentions(
            NamedSpan(
                span=Span(span.start_char, span.end_char),
                kind=kind,
                text=" ".join(text[span.start_char : span.end_char].split()),
                gender=_gender_told(span) if kind == "PERSON" else None,
                relative_since=_relative_since(span) if kind == "PERSON" else None,
            )
            for span in doc.ents
            if (kind := entity_kind(span.label_))
        )
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Score the entities, as `nlp.evaluate` asks every component."""
        return self.scorer(examples) if self.scorer else {}


def _relative_since(span: DocSpan) -> int | None:
    """Return where the sentence begins that names somebody's relative: "his grandson, Bo Holm"."""
    before = span.doc[max(0, span.start - _LONGEST_SENTENCE) : span.start]
    words = [token.lower_ for token in before]
    noun = len(words) - 1 - (words[-1:] == [","])
    is_kin = noun > 0 and words[noun] in KINDRED and words[noun - 1] in (*OWNERS, *POSSESSIVES)
    if not is_kin and words[-2:] != [span[-1].lower_, "and"]:
        return None  # "his grandson Bo Holm", "Ada Holm and Bo Holm"
    begins = (at + 1 for at in range(noun, -1, -1) if words[at] in _STOPS)
    return before[next(begins, 0)].idx


def _gender_told(span: DocSpan) -> Gender | None:
    """Return the gender of an honorific right before a name, or at the beginning of it."""
    genders = lexicon().genders
    near = range(max(0, span.start - 1), min(span.start + 1, span.end - 1))
    words = (span.doc[token].lower_.rstrip(".") for token in near)
    return next((genders[word] for word in words if word in genders), None)
