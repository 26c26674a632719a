"""Reading changes nothing and asks nobody."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from index.errors import ReadError
from index.reading.candidates import is_candidate, is_searched_folder
from index.reading.contents import read_contents
from tests.fresh import loaded_after
from tests.reading import printed, samples
from tests.reading.pages.catalogue import all_pages
from tests.reading.pages.story import make_story
from tests.reading.samples import STORY


@pytest.fixture
def one_of_everything(tmp_path: Path) -> Path:
    """A folder with a file of each format, and broken ones."""
    folder = tmp_path / "articles"
    folder.mkdir()
    files = {
        "a.txt": STORY.text.encode(),
        "a.md": samples.markdown(),
        "a.html": samples.page(),
        "a.mhtml": samples.mhtml(),
        "a.eml": samples.mail().as_bytes(),
        "a.epub": samples.epub(STORY, make_story(1)),
        "a.docx": samples.docx(),
        "a.pdf": printed.pdf(STORY),
        "a.warc.gz": samples.warc(STORY),
        "a.wacz": samples.zipped({"archive/a.warc": samples.warc(STORY, packed=False)}),
        "a.csv": b"title,text\nLevy,Put off again and again.\n",
        "a.jsonl": b'{"title": "Levy", "text": "Put off again and again."}\n',
        "broken.pdf": b"%PDF-1.7\nnothing",
        "broken.docx": b"PK\x03\x04nothing",
        "external.html": b'<link rel=stylesheet href="http://127.0.0.1:9/x.css"><img src="http:'
        b'//127.0.0.1:9/x.png"><iframe src="http://127.0.0.1:9/"></iframe>' + samples.page(),
        "dtd.xhtml": b'<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd">' + samples.page(),
    }
    files |= {f"page{n}.html": page.data for n, page in enumerate(all_pages())}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def fingerprint(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        path.name: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns)
        for path in folder.iterdir()
    }


@pytest.mark.process
def test_no_socket_no_write_no_change(one_of_everything: Path) -> None:
    """In a process of its own: an audit hook can't be taken off again."""
    before = fingerprint(one_of_everything)
    script = textwrap.dedent("""
        import os, sys
        from pathlib import Path
        root = Path(sys.argv[1])
        from index.errors import ReadError
        from index.reading.contents import read_contents

        FORBIDDEN = ("socket.connect", "socket.get", "socket.send", "subprocess.", "os.system")
        broken = []
        def watch(event, arguments):
            # Not `socket.bind`: trafilatura's urllib3 binds to itself to see whether there is IPv6.
            if event.startswith(FORBIDDEN):
                broken.append((event, arguments))
            if event == "open" and isinstance(arguments[2], int):
                writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
                name = os.fspath(arguments[0]) if not isinstance(arguments[0], int) else ""
                if arguments[2] & writes and "__pycache__" not in str(name):
                    broken.append((event, arguments))
        sys.addaudithook(watch)
        for path in sorted(root.iterdir()):
            try:
                read_contents(path, root=root)
            except ReadError:
                pass
        print(broken)
    """)
    result = subprocess.run(
        [sys.executable, "-c", script, os.fspath(one_of_everything)], capture_output=True, text=True
    )
    assert (result.stdout.strip(), result.stderr) == ("[]", "")
    assert fingerprint(one_of_everything) == before


def test_every_file_is_accounted_for(one_of_everything: Path) -> None:
    for path in one_of_everything.iterdir():
        assert is_candidate(path)
        try:
            contents = read_contents(path, root=one_of_everything)
        except ReadError as error:
            assert path.stem == "broken" and error.message
        else:
            assert contents.articles


def test_importing_loads_no_parser() -> None:
    loaded = loaded_after("import index.reading")
    heavy = {"lxml", "trafilatura", "pypdf", "docx", "warcio", "yaml", "markdown_it", "email"}
    assert not loaded & heavy
    assert not loaded & {"textual", "spacy", "whoosh", "sqlite3"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("levy.txt", True),
        ("Levy.HTML", True),
        ("crawl.warc.gz", True),
        ("mbox", True),
        (".hidden.txt", False),
        ("~$levy.docx", False),
        ("levy.txt~", False),
        ("#levy.txt#", False),
        ("levy.html.crdownload", False),
        ("levy.txt.part", False),
        ("photo.jpg", False),
        ("logs.gz", False),
        ("package.json", False),
        ("Makefile", False),
    ],
)
def test_candidates(name: str, expected: bool) -> None:
    assert is_candidate(Path("/articles") / name) is expected


def test_a_saved_page_and_its_files_are_one(tmp_path: Path) -> None:
    (tmp_path / "Levy vote.html").write_bytes(samples.page())
    for name in ("Levy vote_files", "court_files"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ad.html").write_text("<p>ad")
    assert not is_searched_folder(tmp_path / "Levy vote_files")
    assert not is_candidate(tmp_path / "Levy vote_files" / "ad.html")
    assert is_searched_folder(tmp_path / "court_files")
    assert is_candidate(tmp_path / "court_files" / "ad.html")
    assert not is_searched_folder(tmp_path / ".git")
