"""What word processors, note programs, feeds and reference managers write."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article
from index.errors import ReadError
from index.reading import Contents, read_contents
from tests.reading import exports, samples
from tests.reading.pages.story import make_story
from tests.reading.samples import STORY


def read(folder: Path, name: str, data: str | bytes) -> Contents:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_contents(path, root=folder)


def one(folder: Path, name: str, data: str | bytes) -> Article:
    [article] = read(folder, name, data).articles
    return article


def test_rtf(tmp_path: Path) -> None:
    lines = [STORY.title, f"By {STORY.author}", STORY.american, *STORY.paragraphs]
    for name in ("a.rtf", "a.doc", "a.txt"):
        article = one(tmp_path, name, exports.rtf(lines))
        assert (article.title, article.authors) == (STORY.title, (STORY.author,))
        assert (article.text, article.published) == (STORY.text, STORY.iso)


def test_what_rtf_says_of_itself_and_its_pictures(tmp_path: Path) -> None:
    info = rb"{\info{\title Ferry fares rise}{\author Karla Venn}{\creatim\yr2024\mo3\dy5}}"
    picture = b"{\\pict " + b"ffd8" * 400_000 + b"}"
    body = exports.rtf(STORY.paragraphs).replace(rb"{\fonttbl", info + picture + rb"{\fonttbl")
    article = one(tmp_path, "a.rtf", body)
    assert (article.title, article.authors) == ("Ferry fares rise", ("Karla Venn",))
    assert (article.published, article.text) == ("2024-03-05", STORY.text)


def test_opendocument(tmp_path: Path) -> None:
    article = one(tmp_path, "a.odt", exports.odt(STORY))
    assert (article.title, article.text) == (STORY.title, STORY.text)


@pytest.mark.parametrize("binary", [True, False])
def test_web_archive(tmp_path: Path, binary: bool) -> None:
    article = one(tmp_path, "a.webarchive", exports.webarchive(STORY, binary=binary))
    assert (article.title, article.text, article.url) == (STORY.title, STORY.text, STORY.url)


def test_evernote(tmp_path: Path) -> None:
    stories = [make_story(number) for number in range(2)]
    articles = read(tmp_path, "a.enex", exports.enex(stories)).articles
    assert [article.text for article in articles] == [story.text for story in stories]
    first = articles[0]
    assert (first.title, first.authors) == (stories[0].title, (stories[0].author,))
    assert (first.url, first.tags, first.part) == (stories[0].url, ("harbour",), "1")


def test_feed(tmp_path: Path) -> None:
    stories = [make_story(number) for number in range(2)]
    for name in ("a.rss", "a.xml"):
        contents = read(tmp_path, name, exports.rss(stories))
        assert [article.text for article in contents.articles] == [one.text for one in stories]
        first = contents.articles[0]
        assert (first.source, first.authors) == ("The Osk Courier", (stories[0].author,))
        assert (first.published[:10], first.tags) == (stories[0].iso, ("harbour",))
        [teaser] = contents.links
        assert (teaser.title, teaser.note, teaser.saved[:10]) == (
            "Ferry fares",
            "They rise.",
            "2025-03-04",
        )


def test_atom(tmp_path: Path) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.paragraphs)
    article = one(
        tmp_path,
        "a.atom",
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Courier</title><entry><title>'
        f'{STORY.title}</title><link rel="alternate" href="{STORY.url}"/><author><name>'
        f"{STORY.author}</name></author><published>{STORY.iso}T08:00:00Z</published><content "
        f'type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div></content></entry></feed>',
    )
    assert (article.title, article.text, article.url) == (STORY.title, STORY.text, STORY.url)
    assert (article.authors, article.published[:10]) == ((STORY.author,), STORY.iso)


def test_opml(tmp_path: Path) -> None:
    [link] = read(
        tmp_path,
        "a.opml",
        '<opml version="2.0"><body><outline text="Coast"><outline text="The Osk Courier"'
        ' xmlUrl="https://osk.example/rss" htmlUrl="https://osk.example"/></outline></body></opml>',
    ).links
    assert (link.title, link.url) == ("The Osk Courier", "https://osk.example/rss")
    assert link.tags == ("Coast",)


def test_subtitles_name_who_speaks(tmp_path: Path) -> None:
    voices = (
        "WEBVTT\n\nNOTE made by hand\n\n1\n00:00.000 --> 00:04.000 align:start\n"
        "<v Ada Holm>We had no choice,\nand so we <i>voted</i>.</v>\n\n"
        "00:04.500 --> 00:06.000\n<v Ruth Varga>Who is &quot;we&quot;?</v>\n"
    )
    assert one(tmp_path, "a.vtt", voices).text == (
        'Ada Holm: We had no choice, and so we voted.\n\nRuth Varga: Who is "we"?'
    )
    labels = (
        "1\n00:00:01,000 --> 00:00:04,000\nADA HOLM: We could not wait.\n\n"
        "2\n00:00:04,500 --> 00:00:08,000\nSomebody would\nhave been hurt.\n\n"
        "3\n00:00:20,000 --> 00:00:21,000\n- Really?\n- Yes.\n"
    )
    assert one(tmp_path, "a.srt", labels).text == (
        "ADA HOLM: We could not wait. Somebody would have been hurt.\n\nReally?\n\nYes."
    )


def test_references(tmp_path: Path) -> None:
    contents = read(
        tmp_path,
        "a.ris",
        "TY  - NEWS\nTI  - Ferry fares rise\nAU  - Venn, Karla\nT2  - The Osk Courier\n"
        "DA  - 2024/03/04\nKW  - ferry\nUR  - https://osk.example/1\nER  - \n\n"
        "TY  - NEWS\nTI  - No link here\nPY  - 2024\nER  - \n",
    )
    [link] = contents.links
    assert (link.title, link.saved, link.tags) == ("Ferry fares rise", "2024-03-04", ("ferry",))
    assert link.note == "Karla Venn, The Osk Courier"
    assert contents.warnings == ["reference 2 (No link here): no link"]


def test_bibtex(tmp_path: Path) -> None:
    contents = read(
        tmp_path,
        "a.bib",
        '@online{venn, title={{Ferry} fares on {\\"O}sk}, author={Venn, Karla and Reiff, Jonas},'
        " year=2024, month=mar, url={https://osk.example/1}, keywords={ferry, fares}}\n",
    )
    [link] = contents.links
    assert (link.title, link.saved) == ("Ferry fares on Ösk", "2024-03")
    assert (link.note, link.tags) == ("Karla Venn, Jonas Reiff", ("ferry", "fares"))


def test_bookmarks_in_xml(tmp_path: Path) -> None:
    post = '<post href="https://osk.example/1" time="2024-03-04T08:00:00Z" description="Fares"'
    data = f'<?xml version="1.0"?><posts user="a">{post} extended="n" tag="a b"/></posts>'
    [link] = read(tmp_path, "a.xml", data).links
    assert (link.title, link.saved[:10], link.note) == ("Fares", "2024-03-04", "n")
    assert link.tags == ("a", "b")


def test_subtitles_of_youtube(tmp_path: Path) -> None:
    data = "0:00:01.000,0:00:04.000\nWe could not wait.\n\n0:00:04.500,0:00:06.000\nSo we went.\n"
    assert one(tmp_path, "a.sbv", data).text == "We could not wait. So we went."


def test_old_word_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="old Office document") as raised:
        read(tmp_path, "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert ".docx" in raised.value.hint


def test_calibres_news(tmp_path: Path) -> None:
    stories = [make_story(number) for number in range(2)]
    book = samples.epub(*stories)
    bars = (
        b"<div class='calibre_navbar'>| Next | Main menu |</div><h1>",
        b"<div class='calibre_navbar'><p>This article was downloaded by <b>calibre</b> from"
        b" <a href='https://osk.example/1'>https://osk.example/1</a></p></div></body>",
    )
    members = {
        name: data.replace(b"<h1>", bars[0]).replace(b"</body>", bars[1])
        .replace(b"</h1>", b"</h1><p>By Karla Venn</p>")
        .replace(b"The Kelding Review", b"The Osk Courier [Mon, 04 Mar 2024]")
        .replace(b"Cosmo Leary", b"calibre")
        for name, data in unzipped(book).items()
    }  # fmt: skip
    articles = read(tmp_path, "a.epub", samples.zipped(members)).articles
    assert [article.text for article in articles] == [story.text for story in stories]
    first = articles[0]
    assert (first.source, first.authors) == ("The Osk Courier", ("Karla Venn",))
    assert (first.url, first.published) == ("https://osk.example/1", "2024-03-04")


def unzipped(data: bytes) -> dict[str, bytes]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
