"""Our model run over windows finds what spaCy finds with it, text by text."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from index.language import load_analyser
from index.language.analyser import OWN
from index.language.matrices import ReadingOps
from index.language.own_model import read_window
from index.language.pipelines import OWN_MODEL

NAMES = ["LISBON", "Ada Holm", "the ", "Harbour Workers Union", "Falk's", "said", "of", ",", "\n\n"]
WORDS = [*NAMES, "“", ".", "won't", "Norr News and Harbour Board of Aske", "  ", "Dane", "-"]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_analyser(str(OWN_MODEL)).english


def compare(nlp: Language, texts: list[str]) -> None:
    marks: list[int | str] = ["ORTH", "NORM", "ENT_TYPE", "ENT_IOB"]
    expected = list(nlp.pipe(texts, disable=OWN))
    for found, wanted in zip(read_window(nlp, texts), expected, strict=True):
        assert found.to_array(marks).tolist() == wanted.to_array(marks).tolist()


@pytest.mark.parametrize(
    "texts",
    [
        [""],
        ["", " ", "Ada Holm", "", "Dr Ada Holm of\nNorr", "\n"],
        ["In Lisbon, the Harbour Workers Union of Aske and Norr told Ada\n\nHolm: “No.”"],
        ["She won't go, said Ada Holm, a Dane.", "THE UNITED NATIONS SECURITY COUNCIL OF NORR"],
    ],
)
def test_the_same_names(nlp: Language, texts: list[str]) -> None:
    compare(nlp, texts)


def test_names_as_long_as_the_text(nlp: Language) -> None:
    compare(nlp, ["Ann Falk " * 200, "Zorblatt " * 30 + "said nothing. Ada Holm spoke.", "Bo"])


def test_only_our_own_model_is_run_so(monkeypatch: pytest.MonkeyPatch) -> None:
    windows: list[list[str]] = []

    def read(nlp: Language, texts: list[str]) -> list[Doc]:
        windows.append(texts)
        return read_window(nlp, texts)

    monkeypatch.setattr("index.language.analyser.read_window", read)
    analyser = load_analyser(str(OWN_MODEL))
    assert all(analyser.analyse([("Ada Holm", "en"), ("Ada Holm", "de")]))
    analyser.english = spacy.blank("en")
    assert all(analyser.analyse([("Ada Holm", "en")]))
    assert windows == [["Ada Holm"]]


def test_more_words_than_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.language.own_model.MOST_WORDS", 8)
    nlp = load_analyser(str(OWN_MODEL)).english
    for text in ["Ada Holm of Norr told Lisbon", "Norr and Aske, said Ada Holm", "Dane Falk"] * 2:
        compare(nlp, [text, "Ada Holm"])


def test_a_window_that_is_broken_off_leaves_nothing_half_known(
    nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    texts = ["Zorana Quillfeather of Wexmoor told Ostrander Harbour Works"]
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("index.language.own_model._Words._looked_up", broken_off)
        read_window(nlp, texts)
    compare(nlp, texts)


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), min_size=1, max_size=3)
)
def test_whatever_is_written(nlp: Language, texts: list[str]) -> None:
    compare(nlp, texts)


@pytest.mark.parametrize("sign", ["B", "I", "L", "U"])
def test_moves_that_are_not_allowed(nlp: Language, sign: str) -> None:
    ner = cast(Any, nlp.get_pipe("ner"))
    upper = ner.model.get_ref("upper")
    bias = upper.get_param("b")
    moves = [ner.moves.get_class_name(number) for number in range(ner.moves.n_moves)]
    upper.set_param("b", bias + np.array([9 * move.startswith(sign) for move in moves], "f"))
    compare(nlp, ["Ada  Holm\n\nspoke of Lisbon", " ", "Ada Holm", "said \n"])
    upper.set_param("b", bias)


def test_the_greatest_pieces(nlp: Language) -> None:
    pieces = np.random.default_rng(1).normal(size=(7, 5, 3)).astype("f")
    (found, _), (wanted, _) = ReadingOps().maxout(pieces), NumpyOps().maxout(pieces)
    assert found.tolist() == wanted.tolist()
    network = cast(Any, nlp.get_pipe("ner")).model.get_ref("tok2vec")
    assert {type(node.ops) for node in network.walk()} == {ReadingOps}
