"""Nothing that the tests of the screen do reaches the user's own files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.fakes import FakeArchive


@pytest.fixture(autouse=True)
def private_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULLQUOTE_MEMORY", str(tmp_path / "memory.json"))
    monkeypatch.setenv("PULLQUOTE_CONFIG", str(tmp_path / "settings.toml"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A manuscript in the folder that one is in."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "draft.txt"
    file.write_text("“No cut,” said Ada Holm.", "utf-8")
    return file


@pytest.fixture
def archive(tmp_path: Path) -> FakeArchive:
    return FakeArchive(directory=tmp_path)
