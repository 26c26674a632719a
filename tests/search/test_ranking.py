"""What comes first."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.engine.files import read_snapshot
from index.search.engine.writer import SearchWriter
from index.search.query.parser import parse
from index.search.query.syntax import And
from index.search.run import evaluate
from index.search.run.evaluate import ArticleSearch
from index.search.run.found import Watch, all_of
from tests.search.library import article, ask, index_of

FILLER = "and so it went on for a long while as it does " * 3


def test_words_in_a_row_come_before_the_same_words_apart(tmp_path: Path) -> None:
    texts = {
        1: article(f"the wall is old, grey {FILLER} and a harbour {FILLER} has one wall"),
        2: article(f"a grey stone {FILLER} the harbour {FILLER} its wall, wall and wall"),
        3: article(f"the grey harbour wall {FILLER}{FILLER}"),
        4: article(FILLER),
    }
    index = index_of(tmp_path, texts)
    assert ask(index, "grey harbour wall").ids[0] == 3
    assert set(ask(index, "grey harbour wall").ids) == {1, 2, 3}


def test_a_word_of_the_title_comes_before_one_of_the_text(tmp_path: Path) -> None:
    texts = {
        1: article(f"harbour {FILLER}", "Weather"),
        2: article(FILLER, "Harbour"),
        3: article(f"harbour {FILLER}", "The harbour"),
    }
    assert list(ask(index_of(tmp_path, texts), "harbour").ids) == [3, 2, 1]


def test_both_spellings_of_a_word_count_once(tmp_path: Path) -> None:
    texts = {
        1: article(f"an e-mail {FILLER}"),
        2: article(f"an email {FILLER}"),
        3: article(FILLER),
    }
    index = index_of(tmp_path, texts)
    assert set(ask(index, "e-mail").ids) == {1, 2}


WORDS = ("oak", "elm", "Ash", "fir")
forests = st.lists(
    st.tuples(st.lists(st.sampled_from(WORDS), max_size=3), st.lists(st.sampled_from(WORDS))),
    min_size=1,
    max_size=8,
)


@given(forests, st.lists(st.sampled_from(WORDS), min_size=2, max_size=3, unique=True))
def test_words_together_are_found_and_weighed_as_each_by_itself(
    trees: list[tuple[list[str], list[str]]], wanted: list[str]
) -> None:
    with TemporaryDirectory() as name:
        texts = {
            number: article(" ".join(text), " ".join(title))
            for number, (title, text) in enumerate(trees, 1)
        }
        index_of(Path(name), texts)
        snapshot = read_snapshot(Path(name), None)
        search = ArticleSearch(snapshot, Watch())
        nodes = tuple(parse(word).root for word in wanted)
        apart = all_of([search.find(node) for node in nodes], snapshot.count)
        with patch.object(evaluate, "PHRASE_WEIGHT", 0.0):
            together = search.find(And(nodes))
        assert together.rows.tolist() == apart.rows.tolist()
        assert together.scores is not None and apart.scores is not None
        assert np.allclose(together.scores, apart.scores)


def test_words_in_a_row_of_an_article_that_was_removed_are_left_out(tmp_path: Path) -> None:
    texts = {n: article(f"the grey wall {n}", "Grey wall") for n in range(1, 10)}
    index = index_of(tmp_path, texts)
    with SearchWriter.open(tmp_path) as writer:
        writer.remove(1)
        writer.commit()
    index.refresh()
    assert set(ask(index, "grey wall").ids) == set(range(2, 10))
