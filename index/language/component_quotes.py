"""The component `pullquote_quotes`: the quote finder for any spaCy pipeline.

It reads `doc._.entities` where `pullquote_entities` ran before it, else `doc.ents`, and assigns
`doc._.quotes`, a tuple of `index.article.Quote` whose offsets count code points of `doc.text`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from index.article import Entity, EntityKind, Span
from index.language.quotes import find_quotes
from index.language.schemes import entity_kind


@Language.factory("pullquote_quotes", assigns=["doc._.quotes"])
def make_quotes(nlp: Language, name: str) -> QuoteComponent:
    """Return the component, for the pipeline's language. It has no options."""
    return QuoteComponent(nlp.lang or "en")


class QuoteComponent:
    """Sets `doc._.quotes`."""

    def __init__(self, language: str) -> None:
        self.language = language
        if not Doc.has_extension("quotes"):
            Doc.set_extension("quotes", default=())

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of one document."""
        entities = doc._.entities if Doc.has_extension("entities") else ()
        doc._.quotes = find_quotes(
            doc.text, entities or entities_of(doc.ents), language=self.language
        )
        return doc


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
