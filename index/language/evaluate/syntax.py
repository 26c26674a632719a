"""Syntax: tags, dependencies, lemmas and sentences, on raw text."""

from __future__ import annotations

import argparse
from pathlib import Path

from index.language.pipelines import choose_pipeline

MEASURES = (
    "token_f",
    "tag_acc",
    "pos_acc",
    "morph_acc",
    "lemma_acc",
    "dep_uas",
    "dep_las",
    "sents_f",
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("gold", type=Path, nargs="+", help="annotated texts (.spacy)")
    parser.add_argument("--pipeline", help="a spaCy pipeline instead of the usual one")


def run(options: argparse.Namespace) -> None:
    """Parse the texts and print spaCy's own scores, in per cent."""
    import spacy
    from spacy.tokens import DocBin
    from spacy.training import Example

    from index.language.analyser import OWN

    pipeline = choose_pipeline(options.pipeline)
    nlp = spacy.load(pipeline.target, exclude=["ner", *OWN])
    print(pipeline.name, pipeline.number)
    for path in options.gold:
        gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        scores = nlp.evaluate([Example(nlp.make_doc(doc.text), doc) for doc in gold])
        shown = (f"{name} {scores[name]:.1%}" for name in MEASURES if scores.get(name))
        print(f"{path.name}: {', '.join(shown)}")
