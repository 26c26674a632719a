"""What comes first."""

from __future__ import annotations

from pathlib import Path

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
