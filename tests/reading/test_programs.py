"""What word processors, note programs, feeds and reference managers write."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest

from index.article import Article
from index.errors import ReadError
from index.reading.contents import Contents, read_contents
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
        b"<div class='calibre_navbar1'><p>This article was downloaded by <b>calibre</b> from"
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


def test_subtitles_in_xml(tmp_path: Path) -> None:
    data = (
        '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"'
        ' xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en"><head><metadata>'
        '<ttm:title>Fares</ttm:title><ttm:agent xml:id="a"><ttm:name>Ines Falk</ttm:name>'
        '</ttm:agent></metadata></head><body><div><p begin="00:00:01.000" end="4s" ttm:agent="a">'
        'We could<br/>not wait.</p><p begin="00:00:04.500" dur="2s" ttm:agent="a">Nobody could.</p>'
        '<p begin="00:00:07" end="00:00:09">Karla Venn: Who is that?</p></div></body></tt>'
    )
    for name in ("a.ttml", "a.dfxp", "a.xml", "subtitles"):
        article = one(tmp_path, name, data)
        assert (
            article.text
            == "Ines Falk: We could not wait. Nobody could.\n\nKarla Venn: Who is that?"
        )
        assert (article.title, article.language) == ("Fares", "en")


def test_subtitles_in_xml_go_on_as_long_as_somebody_speaks(tmp_path: Path) -> None:
    """A cue may last, and captions that roll are there twice."""
    cues = (
        '<p begin="1s" dur="9s">We could not wait.</p><p begin="10s" dur="1s">Nobody could.</p>'
        '<p begin="11s" dur="1s">Nobody could.</p><p begin="30s" dur="1s">Then it rained.</p>'
    )
    data = f'<tt xmlns="http://www.w3.org/ns/ttml"><body><div>{cues}</div></body></tt>'
    text = "We could not wait. Nobody could.\n\nThen it rained."
    assert one(tmp_path, "a.ttml", data).text == text


URL = "https://osk.example/1"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("pier.url", f"[InternetShortcut]\r\nIDList=\r\nURL={URL}\r\n"),
        ("pier.webloc", plistlib.dumps({"URL": URL}, fmt=plistlib.FMT_BINARY)),
        ("a.desktop", f"[Desktop Entry]\nName=Pier\nType=Link\nURL[$e]={URL}\n"),
    ],
)
def test_shortcuts(tmp_path: Path, name: str, data: str | bytes) -> None:
    [link] = read(tmp_path, name, data).links
    assert (link.url, link.title) == (URL, "Pier")


def test_a_shortcut_to_no_page(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="leads to no page"):
        read(tmp_path, "a.url", "[InternetShortcut]\nURL=file:///etc/passwd\n")


def test_a_list_of_addresses(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", f"{URL}\n- <https://osk.example/2>\n\n")
    assert [link.url for link in found.links] == [URL, "https://osk.example/2"]
    assert read(tmp_path, "a.txt", f"{URL}\nFares rise\n").links == []
    assert [link.url for link in read(tmp_path, "a.csv", f"{URL}\n").links] == [URL]


def test_reference_lists_of_other_programs(tmp_path: Path) -> None:
    pubmed = (
        "PMID- 12\nDP  - 2024 Mar 4\nTI  - Fares and\n      ferries.\nFAU - Venn, Karla\n"
        "JT  - Osk Review\nOT  - harbour\nAID - 10.1/x [doi]\n"
    )
    endnote = (
        "<xml><records><record><contributors><authors><author><style>Venn, Karla</style></author>"
        "</authors></contributors><titles><title><style>Fares and ferries.</style></title>"
        "<secondary-title>Osk Review</secondary-title></titles><dates><year>2024</year><pub-dates>"
        "<date>March 4</date></pub-dates></dates><urls><related-urls><url>https://doi.org/10.1/x"
        "</url></related-urls></urls><keywords><keyword>harbour</keyword></keywords></record>"
        "</records></xml>"
    )
    zotero = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><bib:Article rdf:about="https://doi.org/10.1/x">'
        '<z:itemType>newspaperArticle</z:itemType><dcterms:isPartOf rdf:resource="#osk"/>'
        "<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Venn</foaf:surname>"
        "<foaf:givenName>Karla</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>"
        "<dc:subject>harbour</dc:subject><dc:title>Fares and ferries.</dc:title>"
        "<dc:date>2024-03-04</dc:date></bib:Article><bib:Newspaper rdf:about='#osk'>"
        "<dc:title>Osk Review</dc:title></bib:Newspaper><z:Attachment rdf:about='#a'>"
        "<z:itemType>attachment</z:itemType></z:Attachment></rdf:RDF>"
    )
    for name, data in (
        ("a.nbib", pubmed),
        ("a.txt", pubmed),
        ("a.xml", endnote),
        ("a.rdf", zotero),
    ):
        [link] = read(tmp_path, name, data).links
        assert (link.url, link.title) == ("https://doi.org/10.1/x", "Fares and ferries.")
        assert (link.saved, link.tags) == ("2024-03-04", ("harbour",))
        assert link.note == "Karla Venn, Osk Review"


def test_what_wordpress_adds_to_each_entry(tmp_path: Path) -> None:
    body = "".join(f"<p>{one}</p>" for one in STORY.paragraphs)
    foot = '<p>The post <a href="x">Fares</a> appeared first on <a href="x">Osk Courier</a>.</p>'
    item = f"<item><title>Fares</title><description><![CDATA[{body}{foot}]]></description></item>"
    article = one(tmp_path, "a.rss", f"<rss version='2.0'><channel>{item}</channel></rss>")
    assert article.text == STORY.text


def test_what_evernote_has_encrypted(tmp_path: Path) -> None:
    story = make_story(1)
    data = exports.enex([story]).replace("</en-note>", "<en-crypt>c2VjcmV0</en-crypt></en-note>")
    article = one(tmp_path, "a.enex", data)
    assert article.text == story.text
    assert article.warnings == ("1 encrypted passage left out",)


def test_what_rtf_hides(tmp_path: Path) -> None:
    body = exports.rtf([STORY.title, *STORY.paragraphs]).rstrip(b"}")
    body += rb"{\v words that nobody sees}{\footnote \pard Words of a note.\par}\par}"
    assert one(tmp_path, "a.rtf", body).text == STORY.text


def test_columns_that_notion_writes_below_the_heading(tmp_path: Path) -> None:
    head = (
        f"# {STORY.title}\n\nAuthor: Karla Venn\nPublished: March 4, 2024\nTags: a, b\nURL: {URL}"
    )
    article = one(tmp_path, "a.md", f"{head}\n\n{STORY.text}\n")
    assert (article.title, article.text, article.url) == (STORY.title, STORY.text, URL)
    assert (article.authors, article.tags) == (("Karla Venn",), ("a", "b"))
    assert article.published == "2024-03-04"
    kept = one(tmp_path, "a.md", f"# {STORY.title}\n\nRule one: wait.\n\n{STORY.text}\n")
    assert kept.text.startswith("Rule one: wait.")


def test_readwise_in_markdown(tmp_path: Path) -> None:
    page = (
        "# Fares\n\n## Metadata\n- Author: [[Karla Venn]]\n- Full Title: Ferry fares rise\n"
        f"- Category: #articles\n- Document Tags: [[ferry]] \n- URL: {URL}\n\n## Highlights\n"
        "- It costs more ([View Highlight](https://a.example/1))\n    - Note: why\n- It is late\n"
    )
    [link] = read(tmp_path, "a.md", page).links
    assert (link.url, link.title, link.tags) == (URL, "Ferry fares rise", ("ferry",))
    assert link.note == "It costs more … It is late"
    article = one(tmp_path, "a.md", page.replace(f"- URL: {URL}\n", ""))
    assert (article.text, article.authors) == ("It costs more\n\nIt is late", ("Karla Venn",))


def test_documents_that_are_packed_like_zip(tmp_path: Path) -> None:
    for name, data in (("a.pages", samples.zipped({"Index/a.iwa": b"x"})), ("a.msg", OLE)):
        with pytest.raises(ReadError, match=r"not read: an? (?:Pages|Outlook)"):
            read(tmp_path, name, data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
