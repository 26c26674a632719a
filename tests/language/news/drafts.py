"""Drafts to try rules on."""

from __future__ import annotations

import spacy
from spacy.language import Language

from index.language.news import Draft, Rule
from index.language.tokenizer import adapt_tokenizer

NLP: Language = adapt_tokenizer(spacy.blank("en"))


def draft(marked: str) -> Draft:
    """Return a draft of a text whose names are marked so: `the [Arco Bank|ORG] said`."""
    text, spans = "", []
    for piece in marked.replace("]", "[").split("["):
        name, bar, label = piece.rpartition("|")
        if bar:
            spans.append((len(text), len(text) + len(name), label))
            text += name
        else:
            text += piece
    doc = NLP.make_doc(text)
    found = [doc.char_span(start, end, label=label) for start, end, label in spans]
    doc.ents = [span for span in found if span is not None]
    return Draft(doc)


def names_after(rule: Rule, marked: str) -> list[tuple[str, str]]:
    """Return the names, with their labels, that stand after the rule has worked."""
    work = draft(marked)
    rule(work)
    return [(work.written(name.start, name.end), name.label) for name in work.mentions()]
