"""The ledger: every file under the folder is listed once, with what became of it."""

from __future__ import annotations

import os
import socket
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import FileRecord
from index.archive.ledger import ledger
from index.article import Article
from index.store.reader import StoreReader
from index.store.records import FileState
from index.store.writer import StoreWriter
from tests.archive.conftest import Syncer, write

PROSE = "The river rose on Monday night, and nobody was told. " * 6
STATE = FileState(1, 1, b"hash")


def records(sync: Syncer) -> dict[str, FileRecord]:
    """Return the ledger by path, once it is sure that no path is in it twice."""
    with sync.open() as archive:
        listed = list(archive.files())
    by_path = {record.path: record for record in listed}
    assert len(by_path) == len(listed)
    return by_path


def became(sync: Syncer) -> dict[str, str]:
    return {path: record.became for path, record in records(sync).items()}


def test_folders_are_listed_by_name(sync: Syncer, folder: Path) -> None:
    names = ["alpha", "alpha/one", "alpha/two", "beta", "gamma"]
    for name in names:
        (folder / "in" / name).mkdir(parents=True)
        (folder / "in" / name / "a.txt").write_text(PROSE)
    sync()
    listed = [path for path in records(sync) if path.startswith("in/")]
    assert listed == [f"in/{name}/a.txt" for name in names]


def test_each_file_has_its_own_fate(sync: Syncer, folder: Path) -> None:
    write(folder / "copy.txt", "Flood in Port Selwyn", "The river rose on Monday night. " * 8)
    (folder / "empty.txt").touch()
    (folder / "photo.png").write_bytes(b"\x89PNG")
    (folder / "notes").write_text(PROSE)
    (folder / "data.list").write_bytes(b"alpha=1;\nbeta=2;\n" * 90)
    (folder / ".secret.txt").write_text(PROSE)
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("x")
    (folder / "node_modules" / "deep").mkdir(parents=True)
    (folder / "node_modules" / "deep" / "readme.txt").write_text(PROSE)
    write(folder / "levy.html", "<title>Levy</title>", f"<article><p>{PROSE}</article>")
    (folder / "levy_files" / "frames").mkdir(parents=True)
    (folder / "levy_files" / "frames" / "ad.html").write_text("<p>Buy this.")
    (folder / "pocket.csv").write_text(
        "title,url,time_added,tags,status\nSeal,https://a.example/seal,1709793001,,archive\n"
    )
    (folder / "old.doc").write_bytes(bytes(range(256)))
    sync()
    found = records(sync)
    assert {path: record.became for path, record in found.items()} == {
        "flood.txt": "articles",
        "copy.txt": "articles",
        "budget.txt": "articles",
        "old/match.txt": "articles",
        "notes": "articles",
        "levy.html": "articles",
        "pocket.csv": "links",
        "empty.txt": "problem",
        "old.doc": "problem",
        "photo.png": "not-an-article",
        "data.list": "not-an-article",
        "node_modules/deep/readme.txt": "not-an-article",
        ".secret.txt": "hidden",
        ".git/config": "hidden",
        "levy_files/frames/ad.html": "helper",
    }
    assert (found["copy.txt"].copies, found["flood.txt"].copies) == (0, 1)
    assert found["pocket.csv"].links == 1
    assert (found["photo.png"].kind, found["photo.png"].reason) == ("png", "a picture")
    assert found["empty.txt"].reason == "empty"
    assert found["old.doc"].hint.startswith("Open it in LibreOffice")
    with sync.open() as archive:
        assert archive.count() == sum(one.articles - one.copies for one in found.values())


def test_what_is_not_opened_says_why(sync: Syncer, folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    os.mkfifo(folder / "pipe")
    os.mkfifo(folder / "pipe.png")
    (tmp_path / "outside.txt").write_text(PROSE)
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "out.png").symlink_to(tmp_path / "outside.txt")
    (folder / "in.txt").symlink_to("flood.txt")
    (folder / "nowhere.txt").symlink_to("gone.txt")
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "elsewhere").symlink_to(tmp_path)
    (folder / "older").symlink_to("old")
    sync()
    found = records(sync)
    refused = {path: one.reason for path, one in found.items() if one.became == "refused"}
    assert refused == {
        "pipe.txt": "not opened: a FIFO",
        "pipe": "not opened: a FIFO",
        "pipe.png": "not opened: a FIFO",
        "out.png": "not followed: a link that leads out of the folder",
        "out.txt": "not followed: a link that leads out of the folder",
        "elsewhere": "not followed: a link that leads out of the folder",
        "nowhere.txt": "not followed: a link that leads to nothing",
        "round.txt": "not followed: a link that leads back to itself",
    }
    assert {path for path, one in found.items() if one.became == "alias"} == {"in.txt", "older"}
    assert found["out.txt"].hint


def test_what_has_changed_since_the_last_run(sync: Syncer, folder: Path) -> None:
    sync()
    write(folder / "strike.txt", "Ferry strike", "The crews walked out at noon. " * 8)
    (folder / "flood.txt").unlink()
    found = records(sync)
    assert found["strike.txt"].became == "waiting"
    assert (found["flood.txt"].became, found["flood.txt"].reason) == (
        "articles",
        "not there any more",
    )
    sync()
    assert became(sync)["strike.txt"] == "articles"
    assert "flood.txt" not in became(sync)


def test_imports_are_listed_too(sync: Syncer, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    write(outside, "Ferry strike", "The crews walked out at noon. " * 8)
    sync("--import", str(outside))
    found = records(sync)[str(outside)]
    assert (found.became, found.articles, found.reason) == ("articles", 1, "")


def test_a_folder_that_cannot_be_listed(
    sync: Syncer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync()
    listed = os.scandir

    def scandir(path: bytes) -> Iterator[os.DirEntry[bytes]]:
        if path.endswith(b"/old"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = records(sync)
    assert found["old"].reason == "cannot be listed: Permission denied"
    assert (found["old/match.txt"].became, found["old/match.txt"].reason) == ("articles", "")


def test_nothing_that_is_known_is_opened(
    sync: Syncer, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "notes").write_text(PROSE)
    sync()
    (folder / "unknown").write_text(PROSE)
    opened: list[str] = []
    really_open = os.open

    def note(path: str | Path, *more: int, **options: int) -> int:
        opened.append(Path(os.fsdecode(path)).name)
        return really_open(path, *more, **options)

    with sync.open() as archive:
        monkeypatch.setattr(os, "open", note)
        assert len(list(archive.files())) == 5
    assert opened == ["unknown"]


# A random folder.

_FIXED = (
    "a b.txt c.html c_files d.png .e .f.txt node_modules content g.part metadata_0_to_9.json"
    " license h.doc n\x1b[2J.txt ü.md i.j.k z.zip #x#"
)
_LETTERS = st.characters(exclude_characters="/\0", exclude_categories=["Cs"])
_NAMES = st.sampled_from(_FIXED.split(" ")) | st.text(_LETTERS, min_size=1, max_size=9).filter(
    lambda name: name not in (".", "..")
)
_THINGS = st.sampled_from(
    ["text", "text", "empty", "binary", "fifo", "socket", "in", "out", "to folder", "unreadable"]
)
_TREES = st.recursive(
    st.dictionaries(_NAMES, _THINGS, max_size=6),
    lambda inner: st.dictionaries(_NAMES, _THINGS | inner, max_size=6),
    max_leaves=8,
)


@dataclass
class Grown:
    """A folder that was made by a plan, and the files that are in it."""

    root: Path
    files: list[str] = field(default_factory=list)
    regular: list[str] = field(default_factory=list)

    def grow(self, tree: Mapping[str, object], folder: Path) -> None:
        for name, thing in tree.items():
            path = folder / name
            if os.path.lexists(path):  # equal to another on this file system
                continue
            if isinstance(thing, Mapping):
                path.mkdir()
                self.grow(thing, path)
                continue
            self.make(path, str(thing))
            self.files.append(str(path.relative_to(self.root)))
            if path.is_file() and not path.is_symlink():
                self.regular.append(self.files[-1])

    def make(self, path: Path, thing: str) -> None:
        if thing == "fifo":
            os.mkfifo(path)
        elif thing == "socket" and len(os.fsencode(path)) < 100:
            with socket.socket(socket.AF_UNIX) as one:
                one.bind(os.fsencode(path))
        elif thing in ("in", "out", "to folder"):
            target = {"in": self.root / "b.txt", "out": Path("/etc"), "to folder": self.root}
            path.symlink_to(target[thing])
        else:
            content = {"text": PROSE.encode(), "binary": bytes(range(256))}.get(thing, b"")
            path.write_bytes(content)
            path.chmod(0 if thing == "unreadable" else 0o600)


@settings(max_examples=60)  # each makes a folder and a database
@given(_TREES, st.data())
def test_every_file_is_in_the_ledger_exactly_once(
    tree: Mapping[str, object], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as made:
        root = Path(os.path.realpath(made)) / "folder"
        root.mkdir()
        grown = Grown(root)
        grown.grow(tree, root)
        held = (
            data.draw(st.lists(st.sampled_from(grown.regular), unique=True))
            if grown.regular
            else []
        )
        failed = data.draw(st.sets(st.sampled_from(held))) if held else set()
        writer = StoreWriter(Path(made) / "store.db")
        with writer.transaction():
            for path in [*held, "gone.txt"]:
                name = os.fsencode(path)
                if path in failed:
                    writer.files.skip(name, STATE)
                    writer.problems.add(name, "empty", "", skipped=True)
                else:
                    writer.files.put(name, STATE, [Article(text=PROSE, title="Flood", path=path)])
        writer.close()
        store = StoreReader(Path(made) / "store.db")
        listed = list(ledger(root, store))
        count = store.count()
        store.close()
    assert Counter(record.path for record in listed) == Counter([*grown.files, "gone.txt"])
    assert {record.path for record in listed if record.became == "articles"} == (
        {*held, "gone.txt"} - failed
    )
    assert {record.path for record in listed if record.became == "problem"} == failed
    assert sum(record.articles - record.copies for record in listed) == count == 1
    assert all(record.reason for record in listed if record.became != "articles")


def test_what_a_list_of_links_leaves_out_is_told(sync: Syncer, folder: Path) -> None:
    (folder / "list.csv").write_text("title,url\nSeal,https://a.example/seal\nGull,\n")
    sync()
    record = records(sync)["list.csv"]
    assert record.became == "links"
    assert "line 3" in record.reason
