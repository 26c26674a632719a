from __future__ import annotations

import random
from pathlib import Path

from tests.search.library import article, found, index_of


def story(seed: int, length: int = 200) -> list[str]:
    rng = random.Random(seed)
    return [
        f"{rng.choice('bdgklmprst')}{rng.choice('aeiou')}{rng.randrange(900)}"
        for _ in range(length)
    ]


def test_copies_with_cuts_and_edits_are_one_story(tmp_path: Path) -> None:
    whole = story(1)
    edited = [word if i % 40 else "changed" for i, word in enumerate(whole)]
    articles = {
        1: article(" ".join(whole), published="2024-01-02"),
        2: article(" ".join(edited), published="2024-01-03"),
        3: article(" ".join(whole[:150]), published="2024-01-01"),
        4: article(" ".join(story(2)), published="2024-01-04"),
        5: article("too short"),
        6: article("too short"),
    }
    index = index_of(tmp_path, articles)
    assert list(index.search("duplicates:off sort:date").ids) == [4, 2, 6, 5]
    assert list(index.search("before:2024-01-02 duplicates:off").ids) == [3]
    assert found(index, "") == set(articles)
    assert sorted(index.near_duplicates(1)) == [2, 3]
    assert index.near_duplicates(4) == index.near_duplicates(99) == []


def test_no_two_of_many_stories_are_taken_for_one(tmp_path: Path) -> None:
    common = story(0, 30)
    articles = {n: article(" ".join(story(n) + common)) for n in range(1, 200)}
    assert index_of(tmp_path, articles).search("duplicates:off").total == 199
