"""Averaging two trainings of one model."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.training import Example

from index.language.training.average import average


def trained(steps: int) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    gold = Example.from_dict(nlp.make_doc("Ada Holm spoke."), {"entities": [(0, 8, "PERSON")]})
    nlp.initialize(lambda: [gold])
    for _ in range(steps):
        nlp.update([gold])
    return nlp


def weights(nlp: Language) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    model = cast(TrainablePipe, nlp.get_pipe("ner")).model
    return np.concatenate(
        [node.get_param(name).ravel() for node in model.walk() for name in node.param_names]
    )


def test_weights_lie_halfway(tmp_path: Path) -> None:
    early, late = trained(1), trained(5)
    early.to_disk(tmp_path / "early")
    late.to_disk(tmp_path / "late")
    average(tmp_path / "early", tmp_path / "late", tmp_path / "out")
    kept = spacy.load(tmp_path / "out")
    assert np.abs(weights(early) - weights(late)).max() > 0
    assert np.allclose(weights(kept), (weights(early) + weights(late)) / 2)
