"""What pipelines call the kinds of entities, in the words of the article's model."""

from __future__ import annotations

from typing import get_args

from spacy.tokens import Doc

from index.article import EntityKind

_OTHER_LABELS: dict[str, EntityKind] = {
    "PER": "PERSON",
    "ORGANIZATION": "ORG",
    "LOCATION": "LOC",
    "GPE_LOC": "GPE",
    "MISC": "PRODUCT",
}
"""Labels of pipelines that were not trained on OntoNotes. `MISC` holds peoples, events, works and
products; what matters is that it is no person, organisation or place."""
_KINDS: dict[str, EntityKind] = {kind: kind for kind in get_args(EntityKind)} | _OTHER_LABELS


TEXT = "pullquote_text"
"""Where a document's `user_data` keep its text, which spaCy joins anew each time it is asked."""


def entity_kind(label: str) -> EntityKind | None:
    """Return the kind that a pipeline's label means; `None` for one that the model lacks."""
    return _KINDS.get(label)


def text_of(doc: Doc) -> str:
    """Return a document's text."""
    text: str | None = doc.user_data.get(TEXT)
    if text is None:
        text = doc.user_data[TEXT] = doc.text
    return text
