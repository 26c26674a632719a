"""Noticing changes of a folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from index.sync import watch as watching
from index.sync.watch import FolderWatch


def test_the_system_tells_of_a_new_file(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    watched = FolderWatch(tmp_path)
    assert watched.is_told
    assert not watched.rest()
    (tmp_path / "new.txt").write_text("news", "utf-8")
    assert watched.rest()


def test_without_the_extra_one_has_to_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    monkeypatch.setattr(watching, "REST_SECONDS", 0.01)
    watched = FolderWatch(tmp_path)
    assert not watched.is_told
    (tmp_path / "new.txt").write_text("news", "utf-8")
    assert not watched.rest()
