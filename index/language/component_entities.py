"""The component `pullquote_entities`: `doc.ents` joined into things, in `doc._.entities`."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from index.article import Span
from index.language.entities import NamedSpan, join_mentions
from index.language.quotes.text.lexicon import Gender, lexicon
from index.language.schemes import entity_kind

if not Doc.has_extension("entities"):
    Doc.set_extension("entities", default=())


@Language.factory("pullquote_entities", requires=["doc.ents"], assigns=["doc._.entities"])
def make_entities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Return the component. It has no options."""
    return set_entities


def set_entities(doc: Doc) -> Doc:
    """Set `doc._.entities` from `doc.ents`; labels that the article's model lacks are left out."""
    doc._.entities = join_mentions(
        NamedSpan(
            span=Span(span.start_char, span.end_char),
            kind=kind,
            text=" ".join(span.text.split()),
            gender=_gender_told(span) if kind == "PERSON" else None,
        )
        for span in doc.ents
        if (kind := entity_kind(span.label_))
    )
    return doc


def _gender_told(span: DocSpan) -> Gender | None:
    """Return the gender of an honorific right before a name, or at the beginning of it."""
    genders = lexicon().genders
    near = span.doc[max(0, span.start - 1) : min(span.start + 1, span.end - 1)]
    words = (token.lower_.rstrip(".") for token in near)
    return next((genders[word] for word in words if word in genders), None)
