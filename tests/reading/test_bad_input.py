"""Every row of the table of bad input, with a real file."""

from __future__ import annotations

import io
import json
import os
import socket
import stat
import zipfile
from pathlib import Path

import pytest

from index.article import Article
from index.clean import clean_line
from index.errors import ReadError
from index.reading.contents import Contents, read_contents, read_file
from index.reading.limits import Limits
from index.reading.pool import ReaderPool
from index.reading.source import Unavailable
from tests.reading import printed, samples
from tests.reading.pages.story import make_story
from tests.reading.samples import STORY

LONG = "The minister said that the bridge would open in the summer of next year. " * 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    return made


def one(folder: Path, name: str, data: bytes) -> Article:
    path = folder / name
    path.write_bytes(data)
    [article] = read_file(path, root=folder)
    return article


def reason(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(ReadError) as raised:
        read_file(path, root=folder, limits=limits or Limits())
    return raised.value.message


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.csv", "a.eml"])
@pytest.mark.parametrize("data", [b"", b" \n\t \r\n \xc2\xa0"])
def test_empty(folder: Path, name: str, data: bytes) -> None:
    if name == "a.eml" and data:
        assert one(folder, name, b"Subject: Hello\n\n" + data).text == ""
    else:
        assert "empty" in reason(folder, name, data)


def test_binary_data_in_a_text_file(folder: Path) -> None:
    assert reason(folder, "a.txt", bytes(range(256)) * 40) == "not text (binary data)"


def test_a_picture_named_html(folder: Path) -> None:
    assert reason(folder, "a.html", b"\x89PNG\r\n\x1a\n" + b"\0" * 99) == "not text (PNG data)"


def test_control_characters(folder: Path) -> None:
    data = "A\x00B\x1b[31mred\x1b[0m \x1b]0;title\x07 \u202egnp.exe\u202c ok\n\n" + LONG
    article = one(folder, "a.txt", data.encode())
    assert article.title == "ABred gnp.exe ok"
    assert article.warnings == ("6 control characters removed",)


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        ("cp1251", "Министр сказал, что мост построят весной. Рабочие ушли на берег.", "cp1251"),
        ("latin-1", "Le pont sera achevé à l'été, a déclaré le préfet à la réunion.", "cp1252"),
        ("iso8859_2", "Most zostanie otwarty wiosną, powiedział. Żółć gęślą jaźń.", "iso8859_2"),
        ("cp1250", "Most bude otevřen na jaře, řekl starosta. Šťastné dny přijdou.", "cp1250"),
        ("koi8-r", "Министр сказал, что мост построят весной. Рабочие ушли на берег.", "koi8"),
        (
            "cp1253",
            "Η γέφυρα θα ανοίξει την άνοιξη, είπε ο δήμαρχος στους δημοσιογράφους.",
            "cp1253",
        ),
        ("cp932", "橋は春に開通すると大臣は述べた。港では船が待っている。", "cp932"),
        ("gb18030", "部长说大桥将在春天开放。港口的船只正在等待。工人们回到了岸边。", "gb18030"),
    ],
)
def test_other_encodings_are_guessed(folder: Path, encoding: str, text: str, expected: str) -> None:
    article = one(folder, "a.txt", (f"{text} " * 6).encode(encoding))
    assert article.text == " ".join([text] * 6)
    assert any("(guess)" in one and expected in one for one in article.warnings)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_unicode_in_other_forms_needs_no_guess(folder: Path, encoding: str) -> None:
    article = one(folder, "a.txt", f"“Gewiß”, sagte sie. {LONG}".encode(encoding))
    assert article.text.startswith("“Gewiß”")
    assert article.warnings == ()


def test_the_encoding_can_be_chosen(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_bytes(("Řeka Labe. " * 20).encode("cp1250"))
    [article] = read_file(path, root=folder, encoding="cp1250")
    assert article.text.startswith("Řeka Labe.")
    assert article.warnings == ()


def test_bad_bytes_in_utf8(folder: Path) -> None:
    data = f"“Yes” {LONG}".encode().replace(b"bridge", b"bri\xffdge", 2)
    article = one(folder, "a.txt", data)
    assert "bri\ufffddge" in article.text
    assert article.warnings == ("2 bytes replaced",)


def test_too_short_to_guess(folder: Path) -> None:
    article = one(folder, "a.txt", "Café closed".encode("latin-1"))
    assert article.text == "Café closed"
    assert article.warnings == ("decoded as cp1252 (too short to guess)",)


def test_a_long_text_becomes_parts(folder: Path) -> None:
    path = folder / "long.txt"
    path.write_text((LONG + "\n\n") * 20_000)
    articles = read_file(path, root=folder)
    assert len(articles) > 20
    assert all(len(article.text) <= 500_000 for article in articles)
    assert len({article.part for article in articles}) == len(articles)
    assert sum(article.text.count("minister") for article in articles) == 160_000


def test_a_single_line_of_ten_megabytes(folder: Path) -> None:
    path = folder / "line.txt"
    path.write_text("word " * 2_000_000)
    assert sum(article.text.count("word") for article in read_file(path, root=folder)) == 2_000_000


def test_too_large(folder: Path) -> None:
    path = folder / "large.txt"
    with path.open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(ReadError, match=r"too large \(limit 100 MB\)"):
        read_file(path, root=folder)
    page = b"<p>" + b"word " * 4_100_000
    assert reason(folder, "large.html", page) == "too large (limit 20 MB)"


def test_links_in_circles_and_out_of_the_folder(folder: Path) -> None:
    (folder / "a.txt").symlink_to(folder / "b.txt")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    outside = folder.parent / "secret.txt"
    outside.write_text("secret")
    (folder / "out.txt").symlink_to(outside)
    (folder / "folder").symlink_to(folder.parent)
    for name, expected in (
        ("a.txt", "circle"),
        ("out.txt", "outside"),
        ("folder/secret.txt", "outside"),
    ):
        with pytest.raises(ReadError, match=expected):
            read_file(folder / name, root=folder)


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "real.txt").write_text(LONG)
    (folder / "link.txt").symlink_to("real.txt")
    [article] = read_file(folder / "link.txt", root=folder)
    assert article.path == "link.txt"


def test_special_files_are_never_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    monkeypatch.chdir(folder)  # the names of sockets are short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
    (folder / "null.txt").symlink_to("/dev/null")
    opened: list[object] = []
    monkeypatch.setattr(os, "open", lambda *arguments: opened.append(arguments))
    for name, expected in (
        ("pipe.txt", "named pipe"),
        ("folder.txt", "folder"),
        ("socket.txt", "socket"),
        ("null.txt", "outside"),
    ):
        with pytest.raises(ReadError, match=expected):
            read_file(folder / name, root=folder)
    with pytest.raises(ReadError, match="device"):
        read_file(Path("/dev/null"), root=Path("/dev"))
    assert opened == []


def test_no_permission_and_vanished(folder: Path) -> None:
    path = folder / "a.txt"
    with pytest.raises(Unavailable, match="no such file"):
        read_file(path, root=folder)
    path.write_text(LONG)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    with pytest.raises(Unavailable, match="permission denied"):
        read_file(path, root=folder)


def test_permission_denied_by_the_system(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "a.txt"
    path.write_text(LONG)

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Unavailable, match="permission denied"):
        read_file(path, root=folder)


def test_an_input_output_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "a.txt"
    path.write_text(LONG)

    def fail(*_: object) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(Unavailable, match="Input/output error"):
        read_file(path, root=folder)


def test_names_that_are_no_text(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9 \x1b[2J\n.txt")
    article = one(folder, name, LONG.encode())
    assert os.fsencode(article.path) == b"caf\xe9 \x1b[2J\n.txt"
    assert clean_line(article.path) == "caf\\xe9 \\x1b[2J\\x0a.txt"
    assert article.title.isprintable()


def test_broken_html(folder: Path) -> None:
    article = one(folder, "a.html", f"<p>{LONG}<div><b>And more.</p></i><td>".encode())
    assert "bridge would open" in article.text
    short = one(folder, "b.html", b"<html><title>T</title><p>Only this.<p>And <b>that")
    assert "Only this." in short.text
    assert short.warnings == ("little text found",)


@pytest.mark.parametrize(
    "body",
    [
        '<div class="cookie-wall"><p>We use cookies.</p><button>Accept</button></div>',
        '<div id="root"></div><script>window.app()</script>',
    ],
)
def test_pages_without_an_article(folder: Path, body: str) -> None:
    head = "<title>Vote put off</title>"
    article = one(folder, "a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())
    assert article.title == "Vote put off"
    assert article.warnings == ("little text found",)


def test_fifty_thousand_nested_tags(folder: Path) -> None:
    article = one(folder, "a.html", b"<div>" * 50_000 + f"<p>{LONG}</p>".encode())
    assert "bridge would open" in article.text
    assert article.warnings


def test_pages_too_long_to_be_told_apart(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.reading.html.page.LONGEST_EXTRACTED", 1_000)
    article = one(folder, "a.html", samples.page())
    assert STORY.text in article.text
    assert article.warnings == ("no article was recognised on the page; this is all its text",)


def test_references_to_control_characters(folder: Path) -> None:
    data = samples.page().replace(b"<p>", b"<p>&#27;&#x1b;&#0;&#xD800;&#55357;")
    article = one(folder, "a.html", data)
    assert STORY.paragraphs[0] in article.text
    assert article.warnings == ()


def test_huge_embedded_pictures(folder: Path) -> None:
    picture = b'<img src="data:image/png;base64,' + b"iVBORw0KGgo" * 2_500_000 + b'">'
    article = one(folder, "a.html", samples.page().replace(b"<p>", picture + b"<p>", 1))
    assert article.text == STORY.text


@pytest.mark.parametrize(
    "matter",
    [
        "title: [unclosed\ndate: x",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "title: !!python/object/apply:os.system ['true']",
        "title: 'x\n\tbad: tab",
    ],
)
def test_bad_front_matter(folder: Path, matter: str) -> None:
    article = one(folder, "a.md", f"---\n{matter}\n---\n\n{LONG}".encode())
    assert "bridge would open" in article.text
    assert matter.split(":")[0] in article.text
    assert any("front matter could not be read" in warning for warning in article.warnings)


def test_pdf_with_a_password(folder: Path) -> None:
    data = printed.pdf(STORY, password="harbour")
    assert reason(folder, "a.pdf", data) == "password-protected"


def test_pdf_without_a_text_layer(folder: Path) -> None:
    assert reason(folder, "a.pdf", printed.picture_only()) == "no text layer (needs OCR)"


def test_truncated_pdf(folder: Path) -> None:
    data = printed.pdf(STORY)
    assert reason(folder, "a.pdf", data[:300]).startswith("damaged")
    assert reason(folder, "b.pdf", b"%PDF-1.7\n" + os.urandom(2000)).startswith("damaged")


def test_pdf_that_lost_its_end_gives_the_pages_before(folder: Path) -> None:
    data = printed.pdf(make_story(12, 120))
    whole = one(folder, "whole.pdf", data)
    torn = one(folder, "torn.pdf", data[: len(data) * 7 // 10])
    assert 0.5 * len(whole.text) < len(torn.text) < len(whole.text)
    assert torn.text[:5_000] == whole.text[:5_000]
    assert torn.warnings == ("damaged: its end is missing",)


def test_pdf_with_a_damaged_page_gives_the_rest(folder: Path) -> None:
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(printed.pdf(STORY))))
    bad = writer.add_blank_page(500, 500)
    stream = StreamObject()
    stream.set_data(b"not flate data")
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    bad[NameObject("/Contents")] = writer._add_object(stream)
    file = io.BytesIO()
    writer.write(file)
    article = one(folder, "a.pdf", file.getvalue())
    assert STORY.paragraphs[0] in article.text


def test_pdf_bomb(folder: Path) -> None:
    import zlib

    from pypdf import PdfWriter
    from pypdf.generic import NameObject, StreamObject

    writer = PdfWriter()
    page = writer.add_blank_page(500, 500)
    stream = StreamObject()
    stream.set_data(zlib.compress(b"BT (x) Tj ET " * 20_000_000, 9))
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    page[NameObject("/Contents")] = writer._add_object(stream)
    file = io.BytesIO()
    writer.write(file)
    assert reason(folder, "a.pdf", file.getvalue()) == "expands beyond the limit"


@pytest.mark.parametrize("name", ["a.docx", "a.epub", "a.wacz", "a.zip"])
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"no archive at all", "not a ZIP"),
        (samples.zipped({"word/document.xml": b"\0" * 50_000_000}), "expands beyond"),
        (samples.zipped({"../../evil.xml": b"x"}), "unsafe"),
        (samples.zipped({"/etc/evil": b"x"}), "unsafe"),
        (samples.zipped({"x.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "entities"),
        (samples.zipped({f"{n}.txt": b"" for n in range(10_001)}), "too many files"),
    ],
    ids=["no zip", "bomb", "traversal", "absolute", "entities", "many"],
)
def test_hostile_archives(folder: Path, name: str, data: bytes, expected: str) -> None:
    before = {path for path in folder.parent.rglob("*")}
    assert expected in reason(folder, name, data)
    assert {path for path in folder.parent.rglob("*")} - before == {folder / name}


def test_encrypted_archives(folder: Path) -> None:
    data = bytearray(samples.zipped({"a.xml": b"<a/>"}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag in the central directory
    assert reason(folder, "a.docx", bytes(data)) == "password-protected"
    assert reason(folder, "b.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 999).startswith("password")


def test_archive_that_lies_about_its_size(folder: Path) -> None:
    data = bytearray(samples.epub(STORY))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    try:
        assert one(folder, "a.epub", bytes(data)).text
    except ReadError as error:
        assert error.message


def test_mail_with_nothing_but_a_subject(folder: Path) -> None:
    article = one(folder, "a.eml", b"Subject: Levy vote\nFrom: a@b.example\n\n")
    assert (article.title, article.text) == ("Levy vote", "")
    assert "no text found" in article.warnings


def test_mail_in_an_unknown_character_set(folder: Path) -> None:
    head = b"Subject: Levy\nDate: yesterday\nContent-Type: text/plain; charset=x-martian\n\n"
    article = one(folder, "a.eml", head + LONG.encode())
    assert article.text == LONG.strip()
    assert "unknown character set 'x-martian'" in article.warnings
    assert "the message's date could not be read" in article.warnings
    assert article.origins["published"] == "file"


def test_bad_lines_of_json(folder: Path) -> None:
    path = folder / "a.jsonl"
    good = json.dumps(samples.record())
    big = json.dumps(samples.record(text="word " * 40_000))
    path.write_text(f"{good}\n{{bad\n[1]\n{{}}\n\n{good}\n{big}\n")
    contents = read_contents(path, root=folder)
    assert [article.part for article in contents.articles] == ["1", "6", "7"]
    assert contents.warnings == [
        "line 2: not JSON",
        "line 3: not an object",
        "line 4: neither a text nor a link",
    ]


def test_bad_rows_of_a_table(folder: Path) -> None:
    path = folder / "a.csv"
    path.write_text(
        "title,text,date\n"
        f'One,"{LONG}",2024-03-07\n'
        "Two\n"
        "a,b,c,d,e\n"
        f"Three,{'x' * 210_000},2024-03-08\n"
        f'Four,"{LONG}",2024-03-09\n'
        f'Five,"{LONG}'
    )
    contents = read_contents(path, root=folder)
    assert [article.title for article in contents.articles] == ["One", "Four", "Five"]
    assert contents.warnings == [
        "line 3: neither a text nor a link",
        "line 4: 5 columns instead of 3",
        "line 5: field larger than field limit (200000)",
    ]


def test_a_table_without_a_header(folder: Path) -> None:
    message = reason(folder, "a.csv", b"2024,red,blue\n2025,green,black\n")
    assert message == "no column of texts or links (columns found: 2024, red, blue)"


def test_no_date(folder: Path) -> None:
    path = folder / "a.txt"
    path.write_text(LONG)
    os.utime(path, (1_717_500_000, 1_717_500_000))
    [article] = read_file(path, root=folder)
    assert article.published == "2024-06-04"
    assert article.origins["published"] == "file"


def test_parser_that_hangs_crashes_or_swells(folder: Path) -> None:
    """See `test_pool`: this holds the row of the table to its place."""
    (folder / "a.txt").write_text(LONG)
    with ReaderPool(folder) as pool:
        assert isinstance(pool.contents(folder / "a.txt"), Contents)
    assert stat.S_ISREG((folder / "a.txt").stat().st_mode)


def test_zip_with_a_bad_checksum(folder: Path) -> None:
    data = bytearray(samples.docx())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        info = archive.getinfo("word/document.xml")
    middle = info.header_offset + 60 + info.compress_size // 2
    data[middle : middle + 8] = b"\xff" * 8
    assert "damaged" in reason(folder, "a.docx", bytes(data))
