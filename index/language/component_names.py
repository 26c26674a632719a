"""The component `pullquote_names`: names by capitals, context and lists, without a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import filter_spans

from index.language.quotes.multilingual.finder import sketch_of

Scorer = Callable[[Iterable[Example]], dict[str, Any]]

_LABELS = ("PERSON", "ORG", "GPE")


@Language.factory(
    "pullquote_names",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"language": "de", "scorer": {"@scorers": "spacy.ner_scorer.v1"}},
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def make_names(nlp: Language, name: str, language: str, scorer: Scorer | None) -> NameComponent:
    """Return the component.

    Args:
        nlp: The pipeline, which is left as it is.
        name: The component's name in it.
        language: The ISO 639-1 code of a language that has rules.
        scorer: What `nlp.evaluate` scores the names with.
    """
    return NameComponent(language, scorer)


class NameComponent:
    """Sets `doc.ents`."""

    def __init__(self, language: str, scorer: Scorer | None) -> None:
        self.language = language
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one document."""
        sketch = sketch_of(doc.text, self.language)
        spans = [
            doc.char_span(*sketch.page.span(tag.words), label=tag.kind, alignment_mode="expand")
            for tag in sketch.tags.all
            if tag.kind in _LABELS
        ]
        doc.set_ents(filter_spans(span for span in spans if span is not None))
        return doc

    def score(self, examples: Iterable[Example], **_: Any) -> dict[str, Any]:
        """Score the names, as `nlp.evaluate` asks every component."""
        return self.scorer(examples) if self.scorer else {}
