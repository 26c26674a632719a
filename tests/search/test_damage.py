"""What a damaged index, a second writer and a full disk do."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from index.errors import ArchiveError, ArchiveLocked
from index.search.engine.arrays import ArrayWriter
from index.search.engine.codec import schema
from index.search.engine.writer import SearchWriter
from index.search.run.index import SearchIndex
from tests.search.library import article, ask, found, index_of


def test_there_is_no_index_yet(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no search index yet"):
        SearchIndex.open(tmp_path / "none")
    assert not SearchWriter.is_sound(tmp_path / "none")


@pytest.mark.parametrize("extension", [".pst", ".doc", ".toc"])
@pytest.mark.parametrize("how", ["cut", "empty", "overwritten", "gone"])
def test_damage_is_noticed_when_the_index_is_opened(
    tmp_path: Path, extension: str, how: str
) -> None:
    index_of(tmp_path, {1: article("one text")})
    [victim] = tmp_path.glob(f"*{extension}")
    data = victim.read_bytes()
    match how:
        case "cut":
            victim.write_bytes(data[: len(data) // 2])
        case "empty":
            victim.write_bytes(b"")
        case "overwritten":
            victim.write_bytes(b"\x93" * len(data))
        case _:
            victim.unlink()
    assert not SearchWriter.is_sound(tmp_path)
    with pytest.raises(ArchiveError):
        SearchIndex.open(tmp_path)


class Bomb:
    """What runs something when it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (Path("went-off"),)


def test_reading_a_table_of_contents_runs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    TOC(schema(), [Bomb()], 1).write(FileStorage(str(tmp_path)), "MAIN")
    with pytest.raises(ArchiveError, match="damaged"):
        SearchIndex.open(tmp_path)
    assert not Path("went-off").exists()


def test_only_one_writes(tmp_path: Path) -> None:
    with SearchWriter.open(tmp_path) as one, SearchWriter.open(tmp_path) as other:
        one.put_article(1, article("first"))
        with pytest.raises(ArchiveLocked):
            other.put_article(2, article("second"))
        one.commit()
        other.put_article(2, article("second"))


def test_full_disk_leaves_the_last_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = index_of(tmp_path, {1: article("first")})

    def full(self: ArrayWriter) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(2, article("second"))
        with monkeypatch.context() as patch:
            patch.setattr(ArrayWriter, "close", full)
            with pytest.raises(ArchiveError, match="No space left") as told:
                writer.commit()
        assert "Make room" in told.value.hint
        assert len(list(tmp_path.glob("*.pst"))) == 1, "nothing unfinished takes up room"
        index.refresh()
        assert found(index, "first OR second") == {1}
        writer.put_article(2, article("second"))
        writer.commit()
    index.refresh()
    assert found(index, "first OR second") == {1, 2}


def test_what_is_not_committed_is_not_there(tmp_path: Path) -> None:
    index = index_of(tmp_path, {1: article("first")})
    with SearchWriter.open(tmp_path) as writer:
        writer.put_article(2, article("second"))
        writer.remove(1)
    assert not index.refresh()
    assert found(SearchIndex.open(tmp_path), "first OR second") == {1}


def test_reader_follows_the_writer(tmp_path: Path) -> None:
    index = index_of(tmp_path, {1: article("first")})
    before = ask(index, "first")
    with SearchWriter.open(tmp_path) as writer:
        for number in range(2, 30):
            writer.put_article(number, article("first again"))
            writer.commit()
            assert index.refresh()
            assert ask(index, "first").total == number
        writer.commit(compact=True)
    assert index.refresh() and not index.refresh()
    assert ask(index, "first").total == 29
    assert len(list(tmp_path.glob("*.pst"))) == 1
    assert index.facets(before.ids).sources == ()
