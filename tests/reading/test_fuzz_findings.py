"""What feeding damaged files to the readers has found (`tests.benchmarks.fuzz_reading`)."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import ReadError
from index.reading.contents import Contents, read_contents
from tests.benchmarks.fuzz_reading import make_files, unclean
from tests.reading import printed, samples
from tests.reading.samples import STORY


def read(folder: Path, name: str, data: bytes) -> Contents:
    path = folder / name
    path.write_bytes(data)
    return read_contents(path, root=folder)


def test_damaged_files_end_as_articles_or_with_a_reason(tmp_path: Path) -> None:
    """A short run of the long one."""
    for path in make_files(tmp_path, 150, random.Random(5)):
        try:
            contents = read_contents(path, root=tmp_path)
        except ReadError as error:
            assert error.message
        else:
            assert unclean(contents) == ""


def test_control_characters_in_a_page(tmp_path: Path) -> None:
    data = samples.page().replace(b"<p>", b"\x0b\x02<p>\x1f", 3)
    [article] = read(tmp_path, "a.xhtml", data).articles
    assert article.text == STORY.text
    assert article.warnings == ("9 control characters removed",)


@pytest.mark.parametrize("url", ["https://[", 'https://["a"]/x', "https://a.example:port/"])
def test_addresses_that_are_none(tmp_path: Path, url: str) -> None:
    head = f"<head><link rel='canonical' href='{url}'>".encode()
    [article] = read(tmp_path, "a.html", samples.page().replace(b"<head>", head)).articles
    assert article.text == STORY.text


def test_a_crawl_without_addresses(tmp_path: Path) -> None:
    data = samples.warc(STORY, packed=False).replace(b"WARC-Target-URI", b"WARC-Target-XXX")
    with pytest.raises(ReadError, match="damaged after page 0"):
        read(tmp_path, "a.warc", data)


def test_a_package_with_a_damaged_crawl(tmp_path: Path) -> None:
    data = bytearray(samples.zipped({"archive/a.warc.gz": samples.warc(STORY)}))
    data[: data.index(b"archive")] = b"\0" * data.index(b"archive")
    with pytest.raises(ReadError, match="damaged"):
        read(tmp_path, "a.wacz", bytes(data))


def test_a_book_whose_description_is_not_utf8(tmp_path: Path) -> None:
    container = b'<container><rootfiles><rootfile full-path="OEBPS/\xed\xa0\xff"/></rootfiles>'
    with pytest.raises(ReadError, match="damaged"):
        read(tmp_path, "a.epub", samples.epub(STORY, more={"META-INF/container.xml": container}))


def test_a_print_of_one_line(tmp_path: Path) -> None:
    story = replace(STORY, title="", paragraphs=("Levy put off.",))
    [article] = read(tmp_path, "a.pdf", printed.pdf(story)).articles
    assert "Levy put off." in article.text


def test_a_text_that_is_its_own_title(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.jsonl", b'{"id": "x", "text": "Levy put off again."}').articles
    assert (article.title, article.text) == ("Levy put off again.", "Levy put off again.")
