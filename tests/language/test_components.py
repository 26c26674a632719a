"""The components as spaCy sees them: what they declare, and what `nlp.evaluate` says of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

import index.language.analyser  # noqa: F401  (registers the components)
from index.article import Entity, Span
from index.language.analyser import OWN
from index.language.quotes import Weights, find_quotes

TEXT = "“We knew,” said Ines Falk. “It was late,” Otto Brenner said."


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("en")
    for name in OWN[1:]:  # the first is for languages without a pipeline
        nlp.add_pipe(name)
    return nlp


@pytest.mark.parametrize("name", OWN)
def test_a_component_declares_what_it_assigns_and_how_it_is_scored(name: str) -> None:
    meta = Language.get_factory_meta(name)

    assert meta.assigns
    assert "@scorers" in (meta.default_config or {})["scorer"]
    weights = (meta.default_score_weights or {}).values()
    assert sum(float(weight or 0.0) for weight in weights) == pytest.approx(1)


def test_quotes_and_speakers_are_scored(nlp: Language) -> None:
    reference = nlp.make_doc(TEXT)
    first, second = find_quotes(TEXT)
    reference._.quotes = (first, replace(second, speaker=first.speaker, name="Ines Falk"))

    scores = nlp.evaluate([Example(nlp.make_doc(TEXT), reference)])

    assert scores["quotes_f"] == 1.0
    assert scores["speakers_f"] == 0.5
    assert scores["speaker_names_acc"] == 0.5


def test_names_and_things_are_scored(nlp: Language) -> None:
    reference = nlp.make_doc(TEXT)
    named = reference.char_span(16, 25, label="PERSON")
    assert named is not None
    reference.ents = [named]
    reference._.entities = (Entity(kind="PERSON", name="Ines Falk", mentions=(Span(16, 25),)),)
    ruler = nlp.add_pipe("entity_ruler", first=True)
    ruler.add_patterns([{"label": "PERSON", "pattern": name} for name in ("Ines Falk", "Otto")])  # type: ignore[attr-defined]

    scores = nlp.evaluate([Example(nlp.make_doc(TEXT), reference)])

    assert scores["ents_r"] == scores["entities_r"] == scores["mentions_r"] == 1.0
    assert scores["entities_p"] == 0.5


def test_the_weights_of_salience_are_a_setting(nlp: Language) -> None:
    told = nlp.add_pipe("pullquote_quotes", name="told", config={"salience": {"decay": 0.5}})
    assert nlp.get_pipe_config("told")["salience"] == {
        **nlp.get_pipe_config("pullquote_quotes")["salience"],
        "decay": 0.5,
    }
    assert told.weights == Weights(decay=0.5)  # type: ignore[attr-defined]


def test_without_annotation_no_name_is_scored(nlp: Language) -> None:
    empty = Doc(nlp.vocab)
    assert nlp.evaluate([Example(nlp.make_doc(TEXT), nlp.make_doc(TEXT))])["quotes_f"] == 0.0
    assert nlp.evaluate([Example(empty, empty.copy())])["speaker_names_acc"] is None
