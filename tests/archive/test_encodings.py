"""A file whose encoding was guessed wrongly is read as the user says, and stays so."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Archive
from index.errors import ReadError
from index.events import ProblemFound
from index.reading.decode import codec_of
from index.sync import ingest
from tests.archive.conftest import Syncer
from tests.archive.test_sync import committed

RIGHT = "Кельдинг: налог отложен"
STORY = f"{RIGHT}\n\n" + "Мы не можем занимать, сказала Ада Хольм. " * 8
TOO_SHORT = "Сход.".encode("koi8_r")


@pytest.fixture
def file(folder: Path) -> Path:
    """A file that a guess gets wrong."""
    file = folder / "short.txt"
    file.write_bytes(TOO_SHORT)
    return file


def text_of(archive: Archive, path: str) -> str:
    found = archive.find(path)
    assert found is not None
    return archive.article(found).text


def choose(sync: Syncer, file: Path, encoding: str) -> None:
    with sync.open() as archive:
        archive.encodings.choose(file, encoding)
        assert archive.is_behind()
        sync()
        archive.refresh()
        assert not archive.is_behind()


def test_a_guess_says_how_to_do_better(sync: Syncer, file: Path) -> None:
    (told,) = [event for event in sync() if isinstance(event, ProblemFound)]
    assert told.reason == "decoded as cp1252 (too short to guess)"
    assert "pullquote decode ENCODING FILE" in told.hint


def test_chosen_encoding_is_read_and_kept(sync: Syncer, file: Path) -> None:
    sync()
    with sync.open() as archive:
        number = archive.find("short.txt")
        assert number and text_of(archive, "short.txt") != "Сход."
        archive.annotations.star(number, True)
    choose(sync, file, "KOI8-R")
    for options in ((), ("--rebuild",), ()):
        sync(*options)
        with sync.open() as archive:
            assert archive.find("short.txt") == number
            assert text_of(archive, "short.txt") == "Сход."
            assert archive.read(number).starred
            assert list(archive.search("сход").ids) == [number]
            assert archive.problems() == []
            assert archive.encodings.of(file)[0] == "koi8-r"


def test_choice_is_taken_back(sync: Syncer, file: Path) -> None:
    sync()
    choose(sync, file, "koi8-r")
    choose(sync, file, "")
    with sync.open() as archive:
        assert text_of(archive, "short.txt") == TOO_SHORT.decode("cp1252")
        assert len(archive.problems()) == 1


def test_choice_follows_a_file_that_is_moved_and_then_edited(sync: Syncer, file: Path) -> None:
    sync()
    choose(sync, file, "koi8-r")
    moved = file.rename(file.parent / "old" / "moved.txt")
    assert committed(sync()) == (0, 0, 1, 0)
    moved.write_bytes(TOO_SHORT * 2)
    sync()
    with sync.open() as archive:
        assert text_of(archive, "old/moved.txt") == "Сход.Сход."


def test_choice_holds_for_an_edited_file_and_for_its_copy(sync: Syncer, file: Path) -> None:
    sync()
    choose(sync, file, "koi8-r")
    file.write_bytes(TOO_SHORT * 2)
    sync()
    (file.parent / "copy.txt").write_bytes(TOO_SHORT * 2)
    sync()
    with sync.open() as archive:
        assert text_of(archive, "short.txt") == text_of(archive, "copy.txt") == "Сход.Сход."


def test_choice_in_a_large_file(
    sync: Syncer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "_LARGE", 100_000)
    file = folder / "long.txt"
    file.write_bytes((STORY * 1_000).encode("cp1251"))
    sync()
    choose(sync, file, "koi8-r")  # wrong, but as the user says
    with sync.open() as archive:
        assert "Ада".encode("cp1251").decode("koi8-r") in text_of(archive, "long.txt")


def test_choice_for_an_unreadable_file_waits(sync: Syncer, file: Path) -> None:
    """A file that cannot be read now does not make the explorer look again and again."""
    sync()
    with sync.open() as archive:
        archive.encodings.choose(file, "koi8-r")
        file.unlink()
        file.symlink_to("nowhere")
        sync()
        archive.refresh()
        assert not archive.is_behind()


def test_choice_makes_text_of_what_is_taken_for_binary_data(sync: Syncer, folder: Path) -> None:
    file = folder / "wide.txt"
    file.write_bytes(STORY.encode("utf-16-le"))
    sync()
    with sync.open() as archive:
        assert archive.find("wide.txt") is None
    choose(sync, file, "utf-16-le")
    with sync.open() as archive:
        assert "Ада Хольм" in text_of(archive, "wide.txt")


def test_only_encodings_that_exist(sync: Syncer, file: Path) -> None:
    sync()
    with sync.open() as archive:
        for name in ("klingon", "base64"):
            with pytest.raises(ReadError, match="no encoding called"):
                archive.encodings.choose(file, name)
        with pytest.raises(ReadError, match="no such file"):
            archive.encodings.choose(file.with_name("gone.txt"), "cp1252")


def test_choices_read_sensibly_first(sync: Syncer, folder: Path) -> None:
    file = folder / "story.txt"
    file.write_bytes(STORY.encode("cp866"))
    with sync.open() as archive:
        chosen, choices = archive.encodings.of(file)
    assert chosen == ""
    assert choices[0].name == "cp866"
    assert choices[0].sample == RIGHT
    assert len(choices) > 20
    assert all(codec_of(choice.name) == choice.name for choice in choices)
