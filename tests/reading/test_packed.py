"""Files in files, and files whose names do not say what they are."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from index.errors import ReadError
from index.reading.candidates import is_candidate, why_not
from index.reading.contents import Contents, read_contents
from index.reading.limits import Limits
from index.reading.sniff import kind_of_text
from tests.reading import exports, printed, samples
from tests.reading.pages.story import make_story
from tests.reading.samples import STORY


def read(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> Contents:
    path = folder / name
    path.write_bytes(data)
    return read_contents(path, root=folder, limits=limits or Limits())


def test_pages_in_a_zip_archive(tmp_path: Path) -> None:
    other = make_story(3)
    members = {
        "news/pier.html": samples.page(),
        "news/pier_files/frame.html": samples.page(make_story(4)),
        "news/pier_files/ad.js": b"x",
        "news/photo.png": b"x",
        "news/.hidden.txt": b"Hidden words.",
        "letter.eml": samples.mail(other).as_bytes(),
        "torn.docx": b"PK\x03\x04nothing",
    }
    contents = read(tmp_path, "a.zip", samples.zipped(members))
    assert [article.text for article in contents.articles] == [STORY.text, other.text]
    assert [article.part for article in contents.articles] == ["news/pier.html", "letter.eml"]
    assert contents.warnings == ["torn.docx: damaged: not a ZIP archive"]


def test_an_archive_in_an_archive_has_an_end(tmp_path: Path) -> None:
    data = samples.zipped({"a.html": samples.page()})
    for _ in range(2):
        data = samples.zipped({"a.zip": data})
    assert len(read(tmp_path, "a.zip", data).articles) == 1
    with pytest.raises(ReadError, match="packed too deeply"):
        read(tmp_path, "b.zip", samples.zipped({"a.zip": samples.zipped({"a.zip": data})}))


def test_a_packed_page(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.html.gz", gzip.compress(samples.page())).articles
    assert article.text == STORY.text
    for name in ("a.php.gz", "a.gz", "a"):
        [article] = read(tmp_path, name, gzip.compress(samples.page())).articles
        assert article.text == STORY.text
        assert is_candidate(tmp_path / name)
    (tmp_path / "b.gz").write_bytes(gzip.compress(bytes(range(256))))
    assert why_not(tmp_path / "b.gz") == "packed data"
    with pytest.raises(ReadError, match="a packed archive"):
        read(tmp_path, "b.tar.gz", gzip.compress(bytes(512)))
    with pytest.raises(ReadError, match="expands beyond the limit"):
        read(tmp_path, "b.txt.gz", gzip.compress(b"a" * 50_000_000))
    with pytest.raises(ReadError, match="damaged"):
        read(tmp_path, "c.txt.gz", gzip.compress(samples.page())[:90])
    with pytest.raises(ReadError, match="damaged"):
        read(tmp_path, "d.txt.gz", b"not packed")


@pytest.mark.parametrize(
    "ending", [".php", ".aspx", ".shtml", "", ".txt", ".pdf", ".docx", ".odt", ".json", ".enex"]
)
def test_a_page_by_any_name(tmp_path: Path, ending: str) -> None:
    name = f"page{ending}"
    [article] = read(tmp_path, name, samples.page()).articles
    assert (article.title, article.text) == (STORY.title, STORY.text)
    assert is_candidate(tmp_path / name)


def test_other_kinds_by_any_name(tmp_path: Path) -> None:
    for data in (
        exports.rtf([STORY.title, *STORY.paragraphs]),
        exports.odt(STORY),
        samples.docx(),
        exports.webarchive(STORY),
        printed.pdf(STORY),
        samples.mail().as_bytes(),
        f"{STORY.title}\n\n{STORY.text}".encode(),
        f"{STORY.title}\r\n\r\n{STORY.text}".encode("utf-16"),
    ):
        [article] = read(tmp_path, "saved.dat", data).articles
        assert article.title == STORY.title
        assert is_candidate(tmp_path / "saved.dat")


def test_what_is_called_text_and_is_more(tmp_path: Path) -> None:
    ris = b"TY  - NEWS\nTI  - Fares\nUR  - https://osk.example/1\nER  - \n"
    assert len(read(tmp_path, "a.txt", ris).links) == 1
    talk = b"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Holm>We could not wait.</v>\n"
    [article] = read(tmp_path, "b.txt", talk).articles
    assert article.text == "Ada Holm: We could not wait."


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.png", b"\x89PNG", "a picture"),
        ("a.js", b"let a = 1;", "a script"),
        ("a.css", b"p { color: red }", "a style sheet"),
        ("a.dat", bytes(range(256)), "neither a page nor a text for people"),
        ("a.cgi", b"#!/bin/sh\nexit 0\n", "a program's source"),
        ("a.php", b"<?php echo 1; ?>", "a program's source"),
        (
            "a.xml",
            b"<?xml version='1.0'?><settings><a/></settings>",
            "XML of an unknown kind (<settings>)",
        ),
        ("a.list", b"alpha=1;\nbeta=2;\n" * 90, "neither a page nor a text for people"),
        (".a.txt", b"x", "hidden"),
        ("a.gz", gzip.compress(b"x", mtime=0), "packed data"),
    ],
)
def test_what_is_no_article_has_a_reason(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert why_not(tmp_path / name) == why
    assert not is_candidate(tmp_path / name)


OURS = "quote,title,published,date_guessed,path\n“Gone.”,Ferry ends,2024-05-01,False,a.txt\n"


@pytest.mark.parametrize(
    "table",
    [OURS, OURS.replace(",", ";"), "\ufeff" + OURS.replace("date_guessed", '"date_guessed"')],
    ids=["written", "saved again with other marks", "saved again with a mark before"],
)
def test_a_table_that_was_written_here(tmp_path: Path, table: str) -> None:
    (tmp_path / "a.csv").write_text(table, "utf-8")
    assert why_not(tmp_path / "a.csv") == "a list that Pullquote has written"


def test_what_only_looks_written_here_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("title,date,date_guessed,text\nFerry ends,2024,yes,Gone.\n")
    (tmp_path / "page.html").write_bytes(samples.page())
    beside = tmp_path / "page.html.manifest.json"
    beside.write_text('{"name": "of a web application", "icons": []}')
    assert is_candidate(tmp_path / "a.csv") and is_candidate(tmp_path / "page.html")
    assert why_not(beside) == "a program's settings"
    beside.write_text('{\n "pullquote": "dossier",\n "version": 1\n}')
    assert why_not(tmp_path / "page.html") == "a dossier"
    assert why_not(beside) == "the manifest of a dossier"


@pytest.mark.parametrize("name", ["a.doc", "a.msg", "a.xlsx", "a.mobi", "a.rar", "a.pages"])
def test_what_might_be_an_article_is_told_about(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(bytes(range(256)))
    assert is_candidate(tmp_path / name)
    with pytest.raises(ReadError, match="not read: a") as raised:
        read_contents(tmp_path / name, root=tmp_path)
    assert raised.value.hint


def test_links_and_pipes_are_not_looked_into(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "real").write_bytes(samples.page())
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert not is_candidate(tmp_path / "pipe")
    assert not is_candidate(tmp_path / "link")
    assert not is_candidate(tmp_path / "gone")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("<!-- saved -->\n<!DOCTYPE html><p>", "html"),
        ("<div class=a>Words</div>", "html"),
        ('<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss>', "xml:rss"),
        ('<?xml version="1.0"?>\n<atom:feed xmlns:atom="x">', "xml:feed"),
        ("From: a@b.example\nSubject: Hello\nDate: today\n\nWords", "letter"),
        ("Message-ID: <1@b.example>\nSubject: Hello\n\nWords", "mail"),
        ("From a@b.example Mon Mar  4 08:00:00 2024\nSubject: x\n", "mailbox"),
        ("From: <Saved by Blink>\nSubject: a\nMIME-Version: 1.0\n\n", "mhtml"),
        ("TY  - NEWS\n", "ris"),
        ("@article{venn2024,\n", "bibtex"),
        ("WEBVTT\n", "subtitles"),
        ("1\n00:00:01,000 --> 00:00:02,000\n", "subtitles"),
        ('{"a": 1}', "json"),
        (
            "Dear diary, today the ferry was late again, and nobody at the quay knew why it was.",
            "text",
        ),
        ("a b", ""),
    ],
)
def test_kinds_of_text(text: str, kind: str) -> None:
    assert kind_of_text(text) == kind
