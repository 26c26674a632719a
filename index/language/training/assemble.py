"""The pipeline that ships: trained parts and the components of this room, as small as they go."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer

from index.language import component_entities, component_news, component_quotes  # noqa: F401
from index.language.tokenizer import adapt_tokenizer

NAME = "pullquote"
VERSION = "1.0.0"
OWN = ("pullquote_news", "pullquote_entities", "pullquote_quotes")
ADDRESS = r"^(?:(?:https?://|www\.)\S+|\S+@\S+\.\S+)$"
"""What the tagger need not guess: of the web, or of mail."""


def assemble(entities: Path, out: Path, syntax: Path | None = None) -> Language:
    """Write the pipeline to `out`, and return it.

    Args:
        entities: A trained pipeline with `ner`.
        out: A directory, replaced.
        syntax: A trained pipeline with tagger, morphologizer and parser over the same vectors.
    """
    source = spacy.load(entities)
    nlp = spacy.load(syntax) if syntax else source
    if syntax:
        nlp.add_pipe("ner", source=source)
        addresses = cast(AttributeRuler, nlp.add_pipe("attribute_ruler", after="tagger"))
        addresses.add([[{"LOWER": {"REGEX": ADDRESS}}]], {"TAG": "ADD"})
        config = {"mode": "rule"}
        lemmatizer = cast(
            Lemmatizer, nlp.add_pipe("lemmatizer", after="morphologizer", config=config)
        )
        lemmatizer.initialize(lambda: [], nlp=nlp)
    adapt_tokenizer(nlp)
    for component in OWN:
        nlp.add_pipe(component)
    nlp.meta.update(
        name=NAME,
        version=VERSION,
        description="English for news: names, dates and quotations, with a tagger and a parser",
        license="CC BY-SA 4.0",
        author="The Pullquote authors",
        performance={},
    )
    # Where it was trained is nobody's business, and nothing to load it from.
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    round_weights(nlp)
    kept = {name: (out / name).read_bytes() for name in KEPT if (out / name).is_file()}
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    keep_labels(nlp, out)
    for name, content in kept.items():
        (out / name).write_bytes(content)
    return nlp


KEPT = ("MODEL_CARD.md", "LICENSE")
"""Files beside the weights that are written by hand."""


def round_weights(nlp: Language) -> None:
    """Round every weight to half precision: it costs no accuracy and halves the packed size."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if model is not None else ():
            for name in node.param_names:
                if node.has_param(name):
                    weights = node.get_param(name)
                    node.set_param(name, weights.astype(np.float16).astype(np.float32))


def keep_labels(nlp: Language, directory: Path) -> None:
    """Forget the words seen in training, which vectors don't need: they are found by hash."""
    labels = {label for labels in nlp.pipe_labels.values() for label in labels}
    strings = directory / "vocab" / "strings.json"
    strings.write_text(json.dumps(sorted(labels), indent=0), encoding="utf-8")
