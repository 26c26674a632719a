"""The component `pullquote_names`: names by capitals, context and lists, without a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import compile_infix_regex, filter_spans

from index.language.quotes.multilingual.finder import sketch_of
from index.language.schemes import text_of

Scorer = Callable[[Iterable[Example]], dict[str, Any]]

_LABELS = ("PERSON", "ORG", "GPE")
_ELISION = "['’]"
"""What parts an article or "de" from a name: "d'Emmanuel", "l’Unità"."""


@Language.factory(
    "pullquote_names",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={"language": "de", "scorer": {"@scorers": "spacy.ner_scorer.v1"}},
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def make_names(nlp: Language, name: str, language: str, scorer: Scorer | None) -> NameComponent:
    """Return the component.

    Args:
        nlp: The pipeline; its words are parted at apostrophes from now on, so that a name can begin
            behind one.
        name: The component's name in it.
        language: The ISO 639-1 code of a language that has rules.
        scorer: What `nlp.evaluate` scores the names with.
    """
    infixes = (*(nlp.Defaults.infixes or ()), _ELISION)
    cast(Tokenizer, nlp.tokenizer).infix_finditer = compile_infix_regex(infixes).finditer
    return NameComponent(language, scorer)


class NameComponent:
    """Sets `doc.ents`."""

    def __init__(self, language: str, scorer: Scorer | None) -> None:
        self.language = language
        self.scorer = scorer

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one document."""
        sketch = sketch_of(text_of(doc), self.language)
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
