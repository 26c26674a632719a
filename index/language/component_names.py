"""The component `pullquote_names`: names by capitals, context and lists, without a model."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from index.language.quotes.multilingual.finder import sketch_of

_LABELS = ("PERSON", "ORG", "GPE")


@Language.factory("pullquote_names", assigns=["doc.ents"], default_config={"language": "de"})
def make_names(nlp: Language, name: str, language: str) -> NameComponent:
    """Return the component.

    Args:
        nlp: The pipeline, which is left as it is.
        name: The component's name in it.
        language: The ISO 639-1 code of a language that has rules.
    """
    return NameComponent(language)


class NameComponent:
    """Sets `doc.ents`."""

    def __init__(self, language: str) -> None:
        self.language = language

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
