"""Annotated sentences with other names: people and places from everywhere, invented bodies."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from index.language.training.invent import Inventor

SHARES = {"PERSON": 0.8, "LOC": 0.5, "ORG": 0.4}
"""How often a name of this type is swapped."""


class Swapper:
    """Swaps names, the same ones throughout one document."""

    def __init__(self, inventor: Inventor) -> None:
        self.inventor = inventor
        self.rng = inventor.rng

    def swap(self, doc: Doc) -> Doc:
        """Return a copy of the document with other names."""
        new_names = self._choose(doc)
        return rename(doc, self.inventor.nlp, lambda span: new_names.get(span.text, span.text))

    def _choose(self, doc: Doc) -> dict[str, str]:
        """Choose new names; a family name alone follows the full name."""
        new_names: dict[str, str] = {}
        families: dict[str, str] = {}
        for span in sorted(doc.ents, key=len, reverse=True):
            if span.text in new_names or self.rng.random() > SHARES.get(span.label_, 0.0):
                continue
            if span.label_ == "PERSON":
                full, family = self.inventor.person()
                if len(span) == 1:
                    new_names[span.text] = families.get(span.text, family)
                else:
                    new_names[span.text] = full
                    families[span[-1].text] = family
            elif span.label_ == "LOC":
                new_names[span.text] = self.inventor.place()
            else:
                new_names[span.text] = self.inventor.organisation()
        return new_names


def rename(doc: Doc, nlp: Language, name_of: Callable[[Span], str]) -> Doc:
    """Return a copy of the document with each name as the function has it.

    Args:
        doc: A document with names.
        nlp: What cuts the new names into tokens.
        name_of: Returns what a name becomes.
    """
    words: list[str] = []
    spaces: list[bool] = []
    spans: list[tuple[int, int, str]] = []
    at = 0
    for span in [*doc.ents, None]:
        until = span.start if span is not None else len(doc)
        words += [token.text for token in doc[at:until]]
        spaces += [bool(token.whitespace_) for token in doc[at:until]]
        if span is None:
            break
        name = nlp.make_doc(name_of(span))
        start = len(words)
        words += [token.text for token in name]
        spaces += [bool(token.whitespace_) for token in name]
        spaces[-1] = bool(span[-1].whitespace_)
        spans.append((start, len(words), span.label_))
        at = span.end
    swapped = Doc(doc.vocab, words=words, spaces=spaces)
    swapped.ents = [Span(swapped, start, end, label=label) for start, end, label in spans]
    return swapped
