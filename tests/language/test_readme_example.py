"""The component as any spaCy user adds it."""

from __future__ import annotations

import spacy

from index.language.component_quotes import entities_of


def test_five_lines_give_quotes_and_speakers() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("pullquote_quotes")
    doc = nlp("“We knew,” said Ines Falk. “Nobody listened.”")
    said = [(quote.span.of(doc.text), quote.name) for quote in doc._.quotes]

    assert said == [("“We knew,”", "Ines Falk"), ("“Nobody listened.”", "Ines Falk")]


def test_the_component_reads_the_documents_entities() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Zyx Qorl"}])  # type: ignore[attr-defined]
    nlp.add_pipe("pullquote_quotes")
    doc = nlp("The Times praised Zyx Qorl. “It is old,” Qorl said.")

    assert [entity.kind for entity in entities_of(doc.ents)] == ["PERSON"]
    assert [quote.name for quote in doc._.quotes] == ["Zyx Qorl"]
