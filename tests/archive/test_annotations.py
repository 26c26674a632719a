"""The user's marks: never lost, never on the wrong article."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from index import Archive, open_archive
from index.article import Span
from index.store.annotations import Annotations, Subject
from tests.archive.conftest import Syncer, titles, write


def the(archive: Archive, query: str) -> int:
    (found,) = archive.search(query).ids
    return found


def mark_flood(sync: Syncer) -> None:
    with sync.open() as archive:
        flood = the(archive, "river")
        archive.annotations.star(flood, True)
        archive.annotations.tag(flood, ["water", " water ", "to  read", ""])
        archive.annotations.note(flood, " Ask the harbour master. ")
        archive.annotations.remember_position(flood, 40)


def assert_marked(archive: Archive, article_id: int) -> None:
    reading = archive.read(article_id)
    assert reading.starred
    assert reading.tags == ("water", "to read")
    assert reading.note == "Ask the harbour master."
    assert reading.position == archive.annotations.position(article_id) == 40
    results = archive.search("")
    rows = {row.id: row for row in archive.rows(results, 0, results.total)}
    assert rows[article_id].starred
    assert rows[article_id].has_note
    assert not any(row.starred for row in rows.values() if row.id != article_id)


def test_marks_are_kept(sync: Syncer) -> None:
    sync()
    mark_flood(sync)
    with sync.open() as archive:
        assert_marked(archive, the(archive, "river"))


def test_marks_follow_a_moved_file(sync: Syncer, folder: Path) -> None:
    sync()
    mark_flood(sync)
    (folder / "flood.txt").rename(folder / "old" / "deluge.txt")
    sync()
    with sync.open() as archive:
        assert_marked(archive, the(archive, "river"))


def test_marks_follow_an_edited_file(sync: Syncer, folder: Path) -> None:
    sync()
    mark_flood(sync)
    write(folder / "flood.txt", "Flood in Port Selwyn", "The water fell by Tuesday. " * 9)
    sync()
    with sync.open() as archive:
        assert_marked(archive, the(archive, "Tuesday"))


def test_marks_come_back_when_the_edit_is_undone(sync: Syncer, folder: Path) -> None:
    sync()
    mark_flood(sync)
    before = (folder / "flood.txt").read_bytes()
    write(folder / "flood.txt", "Flood in Port Selwyn", "The water fell by Tuesday. " * 9)
    sync()
    (folder / "flood.txt").write_bytes(before)
    sync()
    with sync.open() as archive:
        assert_marked(archive, the(archive, "river"))


def test_marks_survive_the_loss_of_the_archive(sync: Syncer) -> None:
    sync()
    mark_flood(sync)
    with sync.open() as archive:
        directory = archive.directory
    shutil.rmtree(directory)
    sync()
    with sync.open() as archive:
        assert_marked(archive, the(archive, "river"))


def test_marks_survive_loss_and_edit_at_once(sync: Syncer, folder: Path) -> None:
    """Then the path tells."""
    sync()
    mark_flood(sync)
    with sync.open() as archive:
        directory = archive.directory
    shutil.rmtree(directory)
    write(folder / "flood.txt", "Flood in Port Selwyn", "The water fell by Tuesday. " * 9)
    sync()
    with sync.open() as archive:
        assert_marked(archive, the(archive, "Tuesday"))


def test_marks_follow_a_renamed_folder(sync: Syncer, folder: Path) -> None:
    sync()
    mark_flood(sync)
    renamed = folder.rename(folder.with_name("renamed"))
    again = Syncer(renamed, sync.data)
    again()
    with again.open() as archive:
        assert_marked(archive, the(archive, "river"))


def test_marks_follow_a_link(tmp_path: Path) -> None:
    """An article that is saved anew, with other words and under another name, is the same one."""
    with closing(Annotations(tmp_path / "marks.db")) as marks:
        old = Subject("old", b"/a/one.html", "", "https://example.org/1", "One")
        new = Subject("new", b"/a/two.html", "", "https://example.org/1", "One, updated")
        other = Subject("other", b"/a/one.html", "", "https://example.org/2", "Another")
        marks.star(old, True)
        assert not marks.adopt(other, lambda text_hash: False)
        assert not marks.adopt(new, lambda text_hash: text_hash == "old")
        assert marks.adopt(new, lambda text_hash: False)
        assert marks.of(["new", "other"])["new"].starred


def test_another_article_at_the_same_path_gets_no_marks(sync: Syncer, folder: Path) -> None:
    """`a` was moved to `b`, and something else was saved as `a`."""
    sync()
    mark_flood(sync)
    (folder / "flood.txt").rename(folder / "deluge.txt")
    write(folder / "flood.txt", "Flood of complaints", "The hotline was busy all week. " * 9)
    sync()
    with sync.open() as archive:
        assert_marked(archive, the(archive, "river"))
        assert not archive.read(the(archive, "hotline")).starred


def test_marks_can_be_searched_at_once(sync: Syncer) -> None:
    sync()
    mark_flood(sync)
    with sync.open() as archive:
        for query in ("has:star", "has:note", "has:mark", "river has:star", "-tax -cup has:note"):
            assert titles(archive, query) == ["Flood in Port Selwyn"], query
        flood = the(archive, "river")
        archive.annotations.star(flood, False)
        assert titles(archive, "has:star") == []
        archive.annotations.note(flood, "")
        archive.annotations.tag(flood, [])
        assert titles(archive, "has:mark") == []


def test_what_was_only_read_or_tagged_by_its_file_is_not_marked(sync: Syncer, folder: Path) -> None:
    (folder / "tagged.md").write_text(f"---\ntags: [water]\n---\n# Tide\n\n{'The sea. ' * 30}")
    sync()
    with sync.open() as archive:
        assert titles(archive, "has:tag") == ["Tide"]
        archive.annotations.remember_position(the(archive, "river"), 40)
        assert titles(archive, "has:mark") == []
        archive.corrections.set_speaker(the(archive, "river"), Span(0, 3), "Ada Holm")
        assert titles(archive, "has:mark") == ["Flood in Port Selwyn"]


def test_tags_can_be_searched_after_a_run(sync: Syncer) -> None:
    sync()
    with sync.open() as archive:
        assert not archive.is_behind()
    mark_flood(sync)
    with sync.open() as archive:
        assert archive.is_behind()
    sync()
    with sync.open() as archive:
        assert not archive.is_behind()
        assert titles(archive, "tag:water") == ["Flood in Port Selwyn"]
        archive.annotations.tag(the(archive, "river"), [])
    sync()
    with sync.open() as archive:
        assert titles(archive, "tag:water") == []


def test_source_files_are_never_touched(sync: Syncer, folder: Path) -> None:
    before = {file: (file.read_bytes(), file.stat()) for file in folder.rglob("*.txt")}
    sync()
    mark_flood(sync)
    sync("--rebuild")
    for file, (content, status) in before.items():
        now = file.stat()
        assert file.read_bytes() == content
        assert (now.st_mtime_ns, now.st_mode, now.st_ino) == (
            status.st_mtime_ns,
            status.st_mode,
            status.st_ino,
        )
    assert {file for file in folder.rglob("*") if file.is_file()} == before.keys()


def test_archive_is_private(sync: Syncer) -> None:
    sync()
    with sync.open() as archive:
        for place in (archive.directory, archive.directory.parent, sync.data):
            assert place.stat().st_mode & 0o777 == 0o700


def test_unknown_article(archive: Archive) -> None:
    with pytest.raises(KeyError):
        archive.annotations.star(99_999, True)


def test_two_archives_share_the_marks_of_a_text(sync: Syncer, folder: Path, tmp_path: Path) -> None:
    sync()
    mark_flood(sync)
    other = tmp_path / "other"
    other.mkdir()
    shutil.copy(folder / "flood.txt", other / "copy.txt")
    Syncer(other, sync.data)()
    with open_archive(other, data_dir=sync.data) as archive:
        assert_marked(archive, the(archive, "river"))
