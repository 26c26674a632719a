"""Every format meets the table of bad input: torn, mixed up, swollen, hostile."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest

from index.errors import ReadError
from index.reading.contents import Contents, read_contents
from index.reading.limits import Limits
from index.reading.pool import ReaderPool
from index.reading.registry import FORMATS, format_by_name
from index.reading.sniff import kind_of_file
from index.reading.source import look_at
from tests.reading import exports, samples
from tests.reading.pages.story import make_story
from tests.reading.samples import STORY

STORIES = [make_story(number) for number in range(2)]
FILES: dict[str, bytes] = {
    "nexis.txt": exports.nexis(STORIES).encode(),
    "nexis.rtf": exports.rtf(exports.nexis_uni(STORIES)),
    "factiva.txt": exports.factiva(STORIES).encode(),
    "factiva.html": exports.factiva_page(STORIES, codes=True).encode(),
    "factiva.xml": exports.factiva_xml(STORIES).encode(),
    "europresse.html": exports.europresse(STORIES).encode(),
    "proquest.txt": exports.proquest(STORIES).encode(),
    "proquest.html": exports.proquest_page(STORIES).encode(),
    "nexis.docx": exports.word(exports.nexis_uni(STORIES)),
    "nexis.pdf": exports.printed(exports.nexis_uni(STORIES)),
    "note.md": samples.markdown(),
    "page.mhtml": samples.mhtml(),
    "crawl.warc": samples.warc(STORY, packed=False),
    "crawl.wacz": samples.zipped(
        {"datapackage.json": b"{}", "archive/data.warc.gz": samples.warc(STORY)}
    ),
    "book.epub": samples.epub(*STORIES),
    "lines.jsonl": json.dumps(samples.record()).encode(),
    "table.csv": b"title,text,date\nFares,It costs more.,2024-03-04\n",
    "posts.xml": b'<posts><post href="https://a.example/1" description="a" tag="b"/></posts>',
    "text.rtf": exports.rtf(STORY.paragraphs),
    "text.odt": exports.odt(STORY),
    "page.webarchive": exports.webarchive(STORY),
    "list.webarchive": exports.webarchive(STORY, binary=False),
    "notes.enex": exports.enex(STORIES).encode(),
    "feed.rss": exports.rss(STORIES).encode(),
    "feeds.opml": b'<opml><body><outline text="A" xmlUrl="https://a.example/rss"/></body></opml>',
    "talk.srt": b"1\n00:00:01,000 --> 00:00:04,000\nADA HOLM: We could not wait.\n\n",
    "talk.vtt": b"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada Holm>We could not wait.</v>\n",
    "list.ris": b"TY  - NEWS\nTI  - Fares\nAU  - Venn, Karla\nUR  - https://a.example/1\nER  - \n",
    "talk.ttml": b'<tt xmlns="http://www.w3.org/ns/ttml"><body><p begin="1s">We could not.</p>'
    b"</body></tt>",
    "list.nbib": b"PMID- 12\nDP  - 2024 Mar 4\nTI  - Fares\nFAU - Venn, Karla\n",
    "endnote.xml": b"<xml><records><record><titles><title>Fares</title></titles><urls><url>"
    b"https://a.example/1</url></urls></record></records></xml>",
    "zotero.rdf": b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    b' xmlns:z="http://www.zotero.org/namespaces/export#"><rdf:Description'
    b' rdf:about="https://a.example/1"><z:itemType>newspaperArticle</z:itemType>'
    b"</rdf:Description></rdf:RDF>",
    "agency.xml": b"<nitf><body><hedline><hl1>Fares</hl1></hedline><body.content><p>It costs more."
    b"</p></body.content></body></nitf>",
    "ebsco.txt": b"Title: Fares\nAuthors: Venn, Karla\nSource: Courier; 03/04/2024\n"
    b"Accession Number: 2\n\nIt costs more.\n",
    "entries.xml": b"<entries><entry><title>Fares</title><content>It costs more.</content></entry>"
    b"</entries>",
    "Bookmarks.plist": b'<?xml version="1.0"?><plist version="1.0"><dict><key>URLString</key>'
    b"<string>https://a.example/1</string></dict></plist>",
    "chat.txt": b"13/05/2023, 14:04 - Bo: The levy?\n13/05/2023, 14:05 - Ada: Put off.\n",
    "page.url": b"[InternetShortcut]\r\nURL=https://a.example/1\r\n",
    "retriever.txt": exports.retriever(STORIES).encode(),
    "europresse2012.html": exports.europresse_of_2012(STORIES).encode(),
    "outbox.json": json.dumps(
        {"orderedItems": [{"actor": "a", "object": {"content": "<p>The ferry.</p>"}}]}
    ).encode(),
    "list.bib": b"@article{a, title={Fares}, author={Venn, Karla}, url={https://a.example/1}}\n",
    "pages.zip": samples.zipped({"a.html": samples.page(), "b.txt": STORY.text.encode()}),
    "page.html.gz": gzip.compress(samples.page(), mtime=0),
    "bookmarks.json": json.dumps(
        {
            "roots": {
                "bar": {"children": [{"date_added": "1", "name": "a", "url": "https://a.example"}]}
            }
        }
    ).encode(),
    "guardian.json": json.dumps(
        {"response": {"results": [{"webTitle": "a", "webUrl": "https://a.example", "fields": {}}]}}
    ).encode(),
    "letter.eml": b"Subject: Fwd: a\n\nBegin forwarded message:\n\nFrom: a\nSubject: b\n\nWords.\n",
    "box.mbox": b"From a@b.example Mon Mar  4 08:00:00 2024\nSubject: a\n\nWords.\n",
}


def test_each_format_meets_it(tmp_path: Path) -> None:
    kinds = {"posts.xml": "Pinboard", "factiva.xml": "Factiva XML", "nexis.txt": "text"}
    kinds |= {"endnote.xml": "EndNote", "zotero.rdf": "Zotero", "agency.xml": "NITF, NewsML, TEI"}
    kinds |= {"entries.xml": "wallabag"}
    named = {one.name for name in FILES if (one := format_by_name(Path(name)))}
    assert named | set(kinds.values()) == {one.name for one in FORMATS}
    for name, kind in kinds.items():
        (tmp_path / name).write_bytes(FILES[name])
        source = look_at(tmp_path / name, tmp_path, Limits())
        assert kind_of_file(source) in next(one.kinds for one in FORMATS if one.name == kind)


def outcome(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> Contents | str:
    """Return what a file holds, or why it is not read; anything else that is raised fails."""
    path = folder / name
    path.write_bytes(data)
    try:
        return read_contents(path, root=folder, limits=limits or Limits())
    except ReadError as error:
        assert error.message
        return error.message


@pytest.mark.parametrize("name", FILES)
def test_whole(tmp_path: Path, name: str) -> None:
    found = outcome(tmp_path, name, FILES[name])
    assert isinstance(found, Contents)
    assert found.articles or found.links


@pytest.mark.parametrize("name", FILES)
def test_empty_and_binary(tmp_path: Path, name: str) -> None:
    assert outcome(tmp_path, name, b"") == "empty"
    for data in (b" \n", bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + bytes(99), b"\0" * 999):
        found = outcome(tmp_path, name, data)
        assert isinstance(found, str) or found.articles


@pytest.mark.parametrize("name", FILES)
def test_torn_and_mixed_up(tmp_path: Path, name: str) -> None:
    data = FILES[name]
    chance = random.Random(name)
    for share in (0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99):
        outcome(tmp_path, name, data[: int(share * len(data))])
    for _ in range(12):
        mixed = bytearray(data)
        for _ in range(1 + len(data) // 200):
            mixed[chance.randrange(len(mixed))] = chance.randrange(256)
        outcome(tmp_path, name, bytes(mixed))
    first, second = sorted(chance.sample(range(len(data)), 2))
    outcome(tmp_path, name, data[second:] + data[first:second] + data[:first])


@pytest.mark.everywhere
@pytest.mark.parametrize("name", FILES)
def test_under_every_other_ending(tmp_path: Path, name: str) -> None:
    endings = {suffix for one in FORMATS for suffix in one.suffixes} | {"", ".doc", ".php"}
    for ending in sorted(endings):
        outcome(tmp_path, f"other{ending}", FILES[name])


@pytest.mark.parametrize(
    "name",
    ["a.enex", "a.rss", "a.atom", "a.opml", "a.xml", "a.webarchive", "a.ttml", "a.rdf", "a.webloc"],
)
def test_entities(tmp_path: Path, name: str) -> None:
    roots = {"a.enex": "en-export", "a.opml": "opml", "a.atom": "feed", "a.webarchive": "plist"}
    roots |= {"a.ttml": "tt", "a.rdf": "RDF", "a.webloc": "plist"}
    root = roots.get(name, "rss")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for declared in (f'<!ENTITY l0 "lol">{laughs}', '<!ENTITY l9 SYSTEM "file:///etc/passwd">'):
        body = f"<{root}>&l9;WebMainResource</{root}>"
        data = f'<?xml version="1.0"?><!DOCTYPE {root} [{declared}]>{body}'
        message = outcome(tmp_path, name, data.encode())
        assert isinstance(message, str)
        assert "unsafe" in message or "damaged" in message


def test_an_office_document_with_entities(tmp_path: Path) -> None:
    content = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    data = samples.zipped({"mimetype": b"x", "content.xml": content})
    assert outcome(tmp_path, "a.odt", data) == "unsafe: it declares XML entities"


@pytest.mark.parametrize("name", ["a.odt", "a.zip"])
def test_bombs_and_names_that_lead_out(tmp_path: Path, name: str) -> None:
    bomb = samples.zipped({"content.xml": b"<a>" + b" " * 60_000_000})
    assert "expands beyond the limit" in str(outcome(tmp_path, name, bomb))
    leading = samples.zipped({"../../content.xml": b"<a/>"})
    assert "unsafe" in str(outcome(tmp_path, name, leading))


DEEP = 100_000


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.rtf", b"{\\rtf1 " + b"{" * DEEP + b"x" + b"}" * DEEP),
        ("a.opml", b"<opml>" + b"<outline>" * DEEP),
        ("a.json", b'{"articles":' * DEEP),
        ("a.json", b'{"roots":{"a":{"children":[' * 400 + b"]}}}" * 400),
        ("a.html", b"<div class='article'>Factiva" * 20_000),
        ("a.html", b"<p class='DocPublicationName'>" * 5_000),
        ("a.eml", b"Content-Type: text/html\n\n" + b"<h4>a</h4><p>b" * 1_000),
        ("a.eml", b"Subject: Fwd: a\n\n" + b"From: a\n" * 50_000),
        ("a.txt", b"1 of 1 DOCUMENTS\n\n" + b"BYLINE: a\n\n" * 50_000),
        ("a.txt", b"90 words\n" * 50_000 + b"Document ABCD0020240304ek34\n"),
        ("a.txt", b"ProQuest\n\n" + b"Full text: a\n\nAuthor: a\n\nDocument URL: b\n\n" * 20_000),
        ("a.srt", b"00:00:01,000 --> 00:00:02,000\n<v " * 50_000),
        ("a.mbox", b"From a@b.example\nTo: a\n\n" * 2_000),
        ("a.eml", b"Subject: a\n\n" + b"*****\nA title\n*****\n\n" * 100_000),
        (
            "a.txt",
            b"HD " + b"*" * 300_000 + b"\nBY " + b"*" * 300_000 + b"\nPD 1\nLP a\nAN"
            b" Document ABCD0020240304ek34\n",
        ),
        ("a.txt", b"A b\n90 words\n4 March 2024\nC\n\nd\n\n" * 20_000 + b"Document ABCD002024\n"),
    ],
    ids=range(16),
)
@pytest.mark.process
def test_many_and_deep(tmp_path: Path, name: str, data: bytes) -> None:
    with ReaderPool(tmp_path, limits=Limits(seconds=20)) as pool:
        (tmp_path / name).write_bytes(data)
        try:
            pool.contents(tmp_path / name)
        except ReadError as error:
            assert "timed out" not in error.message
            assert "crashed" not in error.message


@pytest.mark.process
def test_all_in_the_worker(tmp_path: Path) -> None:
    """Where no file can be written and no connection opened, and memory is short."""
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    with ReaderPool(tmp_path) as pool:
        for path, found in pool.read_many(sorted(tmp_path.iterdir())):
            assert isinstance(found, Contents), (path, found)


@pytest.mark.parametrize("name", ["a.xml", "a.txt"])
def test_xml_that_lost_its_end_says_so(tmp_path: Path, name: str) -> None:
    text = "The quay is shut for two years, they said on Monday evening. " * 5
    whole = f"<nitf><head><title>Quay</title></head><body><body.content><p>{text}"
    end = "</p></body.content></body></nitf>"
    path = tmp_path / name
    path.write_text(whole)
    assert read_contents(path, root=tmp_path).warnings == ["damaged: its end is missing"]
    path.write_text(whole + end)
    contents = read_contents(path, root=tmp_path)
    assert (contents.articles[0].title, contents.warnings) == ("Quay", [])
