"""The pipeline that ships is spaCy's: any program may load it."""

from __future__ import annotations

import spacy

from index.language.pipelines import OWN_MODEL

MOST_BYTES = 24_000_000


def test_it_is_a_spacy_pipeline_like_any_other() -> None:
    nlp = spacy.load(OWN_MODEL)
    doc = nlp("Ada Holm spoke to reporters in Oslo on 3 May. “We knew,” she said.")
    ada, _, spoke, *_ = doc
    assert (ada.tag_, ada.pos_, str(ada.morph)) == ("NNP", "PROPN", "Number=Sing")
    assert (spoke.lemma_, spoke.dep_) == ("speak", "ROOT")
    assert [(span.text, span.label_) for span in doc.ents] == [
        ("Ada Holm", "PERSON"),
        ("Oslo", "GPE"),
        ("3 May", "DATE"),
    ]
    assert len(list(doc.sents)) == 2
    assert [quote.name for quote in doc._.quotes] == ["Ada Holm"]


def test_an_address_is_tagged_as_one() -> None:
    doc = spacy.load(OWN_MODEL)("Write to ada@arco.example or see www.arco.example today.")
    assert [token.text for token in doc if token.tag_ == "ADD"] == [
        "ada@arco.example",
        "www.arco.example",
    ]


def test_it_tells_nothing_of_where_it_was_trained() -> None:
    assert not any(spacy.load(OWN_MODEL).config["paths"].values())


def test_it_is_small() -> None:
    sizes = [file.stat().st_size for file in OWN_MODEL.rglob("*") if file.is_file()]
    assert sum(sizes) <= MOST_BYTES
