from __future__ import annotations

import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Span

from index.language.news import RULES, Draft
from tests.language.news.drafts import NLP

TELLTALE = """
    the The THE of and & , . - — : ( ) ' 's 14th 44 on Monday May said told by son in near
    Brigade Ministry Board Court Bank Ltd. Airport County Lake State Republic Jr. Mr. Minister
    President Kenya Kenyan Texas Republican Russian Forces Lisbon LISBON (Arco) Ada Holm HOLM
    Bar Lev Kim Park NIAO SDGs B.
"""
"""Words that rules look for, also at the very beginning and end of a text."""
LABELS = ("PERSON", "ORG", "LOC", "NORP")

words = st.lists(st.sampled_from([*TELLTALE.split(), "\n\n"]), min_size=1, max_size=25)
marked = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4), st.sampled_from(LABELS)))


@settings(max_examples=150)
@given(words, marked)
@example(["Russian", "Brigade", "on", "the", "14th"], [])
def test_names_stay_inside_the_text_and_apart(
    words: list[str], marked: list[tuple[int, int, str]]
) -> None:
    draft = Draft(NLP.make_doc(" ".join(words)))
    for start, length, label in marked:
        if start + length <= len(draft):
            draft.put(start, start + length, label)
    for rule in RULES.values():
        rule(draft)
        names = list(itertools.islice(draft.mentions(), len(draft) + 1))
        borders = [border for name in names for border in (name.start, name.end)]
        assert borders == sorted(borders)
        assert all(0 <= name.start < name.end <= len(draft) for name in names)
    found = [Span(draft.doc, *name[:2], label=name.label) for name in draft.mentions()]
    assert list(draft.apply().ents) == found
