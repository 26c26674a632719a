"""Texts that are read many at once, as they are when they are read by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.sync import texts
from index.sync.texts import Texts
from tests.archive.shelf import Shelf


def test_texts_come_with_their_earliest_date_until_they_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "_MOST", 2)
    shelf = Shelf(tmp_path)
    names = [f"{number}.txt" for number in range(6)]
    for day, name in enumerate(names, 1):
        shelf.put(name, f'"We counted {name}," said Ada Holm.', f"2024-03-0{day}")
    ids = list(range(1, 7))
    kept = Texts(shelf.store)
    kept.read(ids)  # more than are read at once: the others are read when they are asked for
    alone = [shelf.store.utterances.texts([each])[each] for each in ids]
    assert [kept(each) for each in ids] == alone
    assert [published for _, published in alone] == [f"2024-03-0{day}" for day in range(1, 7)]
    shelf.put("copy.txt", f'"We counted {names[5]}," said Ada Holm.', "2024-02-01")
    assert kept(6) == alone[5]
    kept.forget()
    assert kept(6) == (alone[5][0], "2024-02-01")
