"""New, changed, moved, renamed and deleted files, and what becomes of their articles and marks."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from index import Archive
from index.events import Committed, Event, Failed, Finished, ProblemFound, Progress
from index.reading.source import Unavailable
from index.reading.versions import READING_RULES
from index.search.engine.files import former
from index.search.engine.writer import SearchWriter
from index.sync.progress import ProgressMeter
from tests.archive.conftest import Syncer, titles, write
from tests.search.former import bring_back, write_formerly
from tests.search.library import index_of


def committed(events: list[Event]) -> tuple[int, int, int, int]:
    """Return how many articles were added, changed, moved, removed in all."""
    told = [event for event in events if isinstance(event, Committed)]
    return (
        sum(event.added for event in told),
        sum(event.changed for event in told),
        sum(event.moved for event in told),
        sum(event.removed for event in told),
    )


def problems(events: list[Event]) -> dict[str, str]:
    return {event.path: event.reason for event in events if isinstance(event, ProblemFound)}


def article_id(archive: Archive, query: str) -> int:
    (found,) = archive.search(query).ids
    return found


def test_first_run_takes_everything_in(sync: Syncer) -> None:
    assert committed(sync()) == (3, 0, 0, 0)
    with sync.open() as archive:
        assert sorted(titles(archive)) == [
            "Arco win the cup",
            "Budget splits cabinet",
            "Flood in Port Selwyn",
        ]
        assert titles(archive, "river") == ["Flood in Port Selwyn"]


def test_second_run_finds_nothing_to_do(sync: Syncer) -> None:
    sync()
    assert committed(sync()) == (0, 0, 0, 0)


def test_new_file(sync: Syncer, folder: Path) -> None:
    sync()
    write(folder / "strike.txt", "Ferry strike", "The crews walked out at noon. " * 8)
    assert committed(sync()) == (1, 0, 0, 0)
    with sync.open() as archive:
        assert titles(archive, "ferry") == ["Ferry strike"]


def test_changed_file_keeps_its_id(sync: Syncer, folder: Path) -> None:
    sync()
    with sync.open() as archive:
        before = article_id(archive, "river")
    write(folder / "flood.txt", "Flood in Port Selwyn", "The water fell by Tuesday. " * 9)
    assert committed(sync()) == (0, 1, 0, 0)
    with sync.open() as archive:
        assert article_id(archive, "Tuesday") == before
        assert titles(archive, "river") == []


def test_what_older_readers_read_is_read_again_once(
    sync: Syncer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files as they are, of which other readers make something else; the notes stay."""
    file = folder / "flood.txt"
    long_ago = time.time_ns() - 10**12
    for each in folder.rglob("*.txt"):
        os.utime(each, ns=(long_ago, long_ago))
    sync()
    with sync.open() as archive:
        before = article_id(archive, "river")
        archive.annotations.star(before, True)
    # What is in the file stands for what the readers make of it: its date and size tell nothing.
    file.write_bytes(file.read_bytes().replace(b"river", b"RIVET"))
    os.utime(file, ns=(long_ago, long_ago))
    assert committed(sync()) == (0, 0, 0, 0)
    for module in ("ingest", "scan"):
        monkeypatch.setattr(f"index.sync.{module}.READING_RULES", READING_RULES + 1)
    with sync.open() as archive:
        assert archive.is_behind()
    assert committed(sync()) == (0, 1, 0, 0)
    with sync.open() as archive:
        assert article_id(archive, "rivet") == before
        assert article_id(archive, "has:star") == before
        assert not archive.is_behind()
    assert read(sync()) == 0


def read(events: list[Event]) -> int:
    """Return how many files were read."""
    return max(
        (each.total for each in events if isinstance(each, Progress) and each.stage == "read"),
        default=0,
    )


def test_same_size_and_fresh_date_is_looked_into(sync: Syncer, folder: Path) -> None:
    """A file may change twice within one tick of the clock."""
    file = folder / "flood.txt"
    fresh = time.time() + 600  # fresh however long it takes the run to begin
    os.utime(file, (fresh, fresh))
    sync()
    file.write_bytes(file.read_bytes().replace(b"river", b"lakes"))
    os.utime(file, (fresh, fresh))
    assert committed(sync()) == (0, 1, 0, 0)


def test_touched_file_is_not_read_again(sync: Syncer, folder: Path) -> None:
    sync()
    old = time.time() - 3600
    os.utime(folder / "flood.txt", (old, old))
    assert committed(sync()) == (0, 0, 0, 0)


def test_moved_file(sync: Syncer, folder: Path) -> None:
    sync()
    with sync.open() as archive:
        before = article_id(archive, "river")
    (folder / "flood.txt").rename(folder / "old" / "deluge.txt")
    assert committed(sync()) == (0, 0, 1, 0)
    with sync.open() as archive:
        assert article_id(archive, "river") == before
        assert archive.article(before).path == "old/deluge.txt"


def test_deleted_file(sync: Syncer, folder: Path) -> None:
    sync()
    (folder / "flood.txt").unlink()
    assert committed(sync()) == (0, 0, 0, 1)
    with sync.open() as archive:
        assert archive.count() == 2
        assert titles(archive, "river") == []


def test_open_archive_follows(sync: Syncer, folder: Path) -> None:
    sync()
    with sync.open() as archive:
        assert not archive.refresh()
        assert archive.search("ferry").total == 0
        write(folder / "strike.txt", "Ferry strike", "The crews walked out at noon. " * 8)
        sync()
        assert archive.refresh()
        assert archive.search("ferry").total == 1


def test_exact_copy_is_one_article_with_two_paths(sync: Syncer, folder: Path) -> None:
    copy = folder / "zz copy.txt"
    copy.write_bytes((folder / "flood.txt").read_bytes())
    assert committed(sync()) == (3, 0, 0, 0)
    with sync.open() as archive:
        results = archive.search("river")
        assert results.total == 1
        assert archive.read(results.ids[0]).duplicates == ("zz copy.txt",)
        assert archive.count() == 3
    (folder / "flood.txt").unlink()
    sync()
    with sync.open() as archive:
        assert archive.article(article_id(archive, "river")).path == "zz copy.txt"


def test_editing_one_of_two_copies_parts_them(sync: Syncer, folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "flood.txt").read_bytes())
    sync()
    write(folder / "copy.txt", "Flood in Port Selwyn", "The water fell by Tuesday. " * 9)
    sync()
    with sync.open() as archive:
        assert archive.count() == 4
        assert titles(archive, "river") == ["Flood in Port Selwyn"]


@pytest.mark.parametrize("make", ["fifo", "outward link", "loop", "dangling link"])
def test_what_is_never_opened(sync: Syncer, folder: Path, tmp_path: Path, make: str) -> None:
    odd = folder / "odd.txt"
    if make == "fifo":
        os.mkfifo(odd)
    elif make == "outward link":
        write(tmp_path / "secret.txt", "Secret", "Nobody may read this. " * 9)
        odd.symlink_to(tmp_path / "secret.txt")
    elif make == "loop":
        odd.symlink_to("odd.txt")
    else:
        odd.symlink_to("nowhere.txt")
    events = sync()
    assert committed(events) == (3, 0, 0, 0)
    assert "not" in problems(events)["odd.txt"]
    with sync.open() as archive:
        (problem,) = archive.problems()
        assert problem.skipped
    odd.unlink()
    sync()
    with sync.open() as archive:
        assert archive.problems() == []


def test_linked_folder_outside_is_told_of(sync: Syncer, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path / "elsewhere/secret.txt", "Secret", "Nobody may read this. " * 9)
    (folder / "elsewhere").symlink_to(tmp_path / "elsewhere")
    events = sync()
    assert committed(events) == (3, 0, 0, 0)
    assert "leads out of the folder" in problems(events)["elsewhere"]


def test_link_inside_the_folder_is_not_a_second_article(sync: Syncer, folder: Path) -> None:
    (folder / "link.txt").symlink_to("flood.txt")
    (folder / "again").symlink_to("old")
    events = sync()
    assert committed(events) == (3, 0, 0, 0)
    assert problems(events) == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_keeps_what_was_read(sync: Syncer, folder: Path) -> None:
    sync()
    file = folder / "flood.txt"
    write(file, "Flood in Port Selwyn", "The water fell by Tuesday. " * 9)
    file.chmod(0)
    assert "denied" in problems(sync())["flood.txt"]
    with sync.open() as archive:
        found = article_id(archive, "river")
        assert archive.read(found).stale
    file.chmod(0o600)
    sync()
    with sync.open() as archive:
        assert article_id(archive, "Tuesday") == found
        assert archive.problems() == []


def test_unreadable_folder_keeps_what_was_read() -> None:
    from index.store.records import FileState
    from index.sync.scan import Scan, compare

    known = {b"old/match.txt": FileState(1, 1), b"flood.txt": FileState(1, 1)}
    plan = compare(known, Scan(unseen=[b"old"]))
    assert plan.gone == (b"flood.txt",)


def test_vanished_drive_does_not_empty_the_archive(sync: Syncer, folder: Path) -> None:
    sync()
    for file in folder.rglob("*.txt"):
        file.unlink()
    last = sync()[-1]
    assert isinstance(last, Failed)
    assert "drive" in last.hint
    with sync.open() as archive:
        assert archive.count() == 3
    assert committed(sync("--rebuild")) == (0, 0, 0, 3)


def test_rebuild_reads_everything_and_keeps_ids(sync: Syncer) -> None:
    sync()
    with sync.open() as archive:
        before = set(archive.search("").ids)
    assert sync.finish("--rebuild").articles == 3
    with sync.open() as archive:
        assert set(archive.search("").ids) == before
        assert archive.search("river").total == 1


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_search_index_is_made_anew_from_the_store(sync: Syncer, harm: str) -> None:
    sync()
    with sync.open() as archive:
        search = archive.paths.search
        for file in search.iterdir():
            if harm == "missing":
                file.unlink()
            else:
                file.write_bytes(b"\x80nonsense" * 9)
    with sync.open() as archive:
        results = archive.search("river")
        assert results.partial and results.total == 0
        assert archive.search("").total == 3
    assert sync.finish().articles == 3
    with sync.open() as archive:
        assert archive.search("river").total == 1


def test_an_index_of_the_former_format_is_searched_until_there_is_a_new_one(
    sync: Syncer, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync()
    with sync.open() as archive:
        search = archive.paths.search
        shutil.rmtree(search)
        write_formerly(monkeypatch)
        index_of(search, {each: archive.article(each) for each in archive.search("").ids})
    bring_back(search)
    with sync.open() as archive:
        assert archive.search("river monday").total == 1
        assert not SearchWriter.is_sound(search)
        sync.apart()  # where the format of today is written
        assert SearchWriter.is_sound(search)
        assert not former(search).exists()
        archive.refresh()
        assert archive.search('"river rose"').total == 1


def test_dry_run_changes_nothing(sync: Syncer, folder: Path) -> None:
    assert committed(sync("--dry-run")) == (3, 0, 0, 0)
    assert not sync.data.exists()
    sync()
    write(folder / "strike.txt", "Ferry strike", "The crews walked out at noon. " * 8)
    (folder / "flood.txt").unlink()
    assert committed(sync("--dry-run")) == (1, 0, 0, 1)
    with sync.open() as archive:
        assert archive.count() == 3


def test_odd_file_names(sync: Syncer, folder: Path) -> None:
    for name in (b"caf\xe9.txt", b"\x1b[2J.txt", b"two\nlines.txt", "日本.txt".encode()):
        file = Path(os.fsdecode(os.path.join(os.fsencode(folder), name)))
        write(file, f"Named {name!r}", f"Something about {name!r} happened. " * 9)
    assert committed(sync()) == (7, 0, 0, 0)
    assert committed(sync()) == (0, 0, 0, 0)
    with sync.open() as archive:
        paths = {archive.article(each).path for each in archive.search("").ids}
        assert os.fsdecode(b"caf\xe9.txt") in paths


def test_file_that_becomes_empty(sync: Syncer, folder: Path) -> None:
    sync()
    (folder / "flood.txt").write_bytes(b"")
    events = sync()
    assert committed(events) == (0, 0, 0, 1)
    assert problems(events) == {"flood.txt": "empty"}
    assert isinstance(events[-1], Finished)
    assert events[-1].problems == 1


def test_skipped_files_are_read_again_when_asked(
    sync: Syncer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if an extra had been installed: the file is the same, and can be read all the same."""
    package = folder.parent / "site"
    info = package / "pod-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pod\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[pullquote.readers]\npod = pod:read\n")
    reader = package / "pod.py"
    reader.write_text("def read(source): raise LookupError\n")
    monkeypatch.setenv("PYTHONPATH", f"{package}{os.pathsep}{Path.cwd()}")
    (folder / "talk.pod").write_text("x")
    assert "reader failed" in problems(sync.apart())["talk.pod"]
    reader.write_text(
        "from index.reading.draft import Draft\n"
        "def read(source): yield Draft(text='The levy was put off again. ' * 9)\n"
    )
    assert committed(sync.apart()) == (0, 0, 0, 0)
    assert committed(sync.apart("--retry")) == (1, 0, 0, 0)
    with sync.open() as archive:
        assert archive.problems() == []


def test_archive_knows_when_it_is_behind(sync: Syncer, folder: Path) -> None:
    sync()
    with sync.open() as archive:
        assert not archive.is_behind()
        os.utime(folder / "flood.txt")
        assert not archive.is_behind()  # only touched
        write(folder / "strike.txt", "Ferry strike", "The crews walked out at noon. " * 8)
        assert archive.is_behind()
        sync()
        assert not archive.is_behind()
        (folder / "flood.txt").unlink()
        assert archive.is_behind()
        for file in folder.rglob("*.txt"):
            file.unlink()
        assert not archive.is_behind()  # a drive that is not there


def test_large_file_is_stored_piece_by_piece(sync: Syncer, folder: Path) -> None:
    lines = [
        json.dumps({"title": f"Story {number}", "text": f"Word{number} again.", "x": "y" * 8_500})
        for number in range(500)
    ]
    file = folder / "all.jsonl"
    file.write_text("\n".join((*lines, "not json")), "utf-8")
    assert file.stat().st_size > 4_000_000
    events = sync()
    assert committed(events) == (503, 0, 0, 0)
    assert "501" in problems(events)["all.jsonl"]
    assert committed(sync()) == (0, 0, 0, 0)
    file.write_text("\n".join(lines[:450]), "utf-8")
    assert committed(sync()) == (0, 0, 0, 50)
    with sync.open() as archive:
        assert archive.count() == 453
        assert archive.problems() == []
        assert archive.search("word449").total == 1


def test_what_was_read_stays_while_its_file_cannot_be_opened(
    sync: Syncer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Unavailable("permission denied")

    sync()
    write(folder / "flood.txt", "Flood recedes", "The river fell on Friday. " * 8)
    with monkeypatch.context() as while_locked:
        while_locked.setattr("tests.indexing.stream_file", refuse)
        (told,) = [event for event in sync() if isinstance(event, ProblemFound)]
    assert (told.path, told.reason, told.skipped) == ("flood.txt", "permission denied", False)
    assert told.hint == "What was read before is kept. It will be tried again the next time."
    with sync.open() as archive:
        reading = archive.read(article_id(archive, "flood"))
        assert (reading.article.title, reading.stale) == ("Flood in Port Selwyn", True)
    assert committed(sync()) == (0, 1, 0, 0)
    with sync.open() as archive:
        reading = archive.read(article_id(archive, "flood"))
        assert (reading.article.title, reading.stale) == ("Flood recedes", False)
        assert archive.problems() == []


def test_large_file_of_which_nothing_can_be_read_is_skipped(sync: Syncer, folder: Path) -> None:
    (folder / "all.jsonl").write_text("not json\n" * 450_000, "utf-8")
    (told,) = [event for event in sync() if isinstance(event, ProblemFound)]
    assert (told.path, told.skipped) == ("all.jsonl", True)


def test_how_many_articles_of_a_large_file_were_found_is_told(
    sync: Syncer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.sync.progress.LONG_SECONDS", 0.0)
    monkeypatch.setattr("index.sync.progress.SECONDS_BETWEEN", 0.0)
    story = {"text": "The tram ran again.", "x": "y" * 12_000}
    lines = [json.dumps({**story, "title": f"Story {number}"}) for number in range(450)]
    (folder / "all.jsonl").write_text("\n".join(lines), "utf-8")
    told = [event for event in sync() if isinstance(event, Progress) and event.stage == "read"]
    assert [event.found for event in told if event.found] == [200, 400, 450]
    assert told[-1].found == 0 and told[-1].done == told[-1].total


@pytest.mark.parametrize("sort", ["date", "oldest", "source"])
def test_store_and_index_agree_on_the_order_of_undated_articles(sync: Syncer, sort: str) -> None:
    (sync.folder / "dated.md").write_text("---\ndate: 1990-05-01\n---\n# Long ago\n\nTrams ran.\n")
    sync()
    with sync.open() as archive:
        every = list(archive.search("", sort=sort).ids)
        assert every == list(archive.search("the OR NOT the", sort=sort).ids)
        assert titles(archive)[0] == "Long ago", "the others only have their files' dates"


def test_no_time_is_told_by_the_first_small_file() -> None:
    told: list[Event] = []
    meter = ProgressMeter(told.append, "read", total=3, weight=1000)
    for weight in (1, 99):
        meter.add(weight)
        meter.report()
        last = told[-1]
        assert isinstance(last, Progress)
        assert (last.seconds_left is None) == (weight == 1)
