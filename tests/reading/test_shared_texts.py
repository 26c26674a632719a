"""What people share and keep beside pages: chats, posts, notes, tables, several stories in one."""

from __future__ import annotations

import csv
import io
import json
import plistlib
from pathlib import Path

import pytest

from index.article import Article
from index.reading.contents import read_contents, read_file

TEXT = (
    "The levy was put off again on Monday, to nobody's surprise, as the committee had no chairs."
    "\n\n"
    "“We shall stand, then,” said Ada Holm. It took them until the evening to find a room."
)
LONG = "\n\n".join([TEXT] * 4)
PARAGRAPHS = "".join(f"<p>{one}</p>" for one in TEXT.split("\n\n"))


def read(folder: Path, name: str, data: str) -> list[Article]:
    path = folder / name
    path.write_text(data)
    return read_file(path, root=folder)


@pytest.mark.parametrize(
    ("chat", "day"),
    [
        (
            "13/05/2023, 14:03 - Messages are encrypted.\n13/05/2023, 14:04 - Bo: The levy?\n"
            "13/05/2023, 14:05 - Ada H: Put off.\nAgain.\n"
            "13/05/2023, 14:06 - Bo: <Media omitted>\n",
            "2023-05-13",
        ),
        (
            "[12.05.23, 14:04:11] Bo: The levy?\n[12.05.23, 14:05:00] Ada H: Put off.\nAgain.\n",
            "2023-05-12",
        ),
    ],
)  # fmt: skip
def test_a_chat_is_a_transcript(tmp_path: Path, chat: str, day: str) -> None:
    [article] = read(tmp_path, "chat.txt", chat)
    assert (article.text, article.published) == ("Bo: The levy?\n\nAda H: Put off.\nAgain.", day)


def test_messages_of_a_channel(tmp_path: Path) -> None:
    said = {"type": "message", "date": "2024-03-07T10:00:00", "from": "Gull News"}
    data = {
        "name": "Gull News",
        "messages": [
            {"id": 1, "type": "service", "date": "2024-03-06", "action": "create", "text": ""},
            {**said, "id": 2, "text": [{"type": "bold", "text": "Levy put off"}, f"\n\n{TEXT}"]},
            {**said, "id": 3, "text": TEXT},
        ],
    }
    first, second = read(tmp_path, "result.json", json.dumps(data))
    assert (first.title, first.source) == ("Levy put off", "Gull News")
    assert (second.text, second.published) == (TEXT, "2024-03-07T10:00:00")


def test_a_listing_of_posts(tmp_path: Path) -> None:
    post = {
        "title": "Levy put off", "selftext": TEXT, "author": "gull77", "created_utc": 1709805600.0,
        "subreddit": "harbour",
    }  # fmt: skip
    data = {"kind": "Listing", "data": {"children": [{"kind": "t3", "data": post}]}}
    [article] = read(tmp_path, "posts.json", json.dumps(data))
    assert (article.title, article.source) == ("Levy put off", "r/harbour")
    assert article.authors == ("gull77",)


@pytest.mark.parametrize(
    ("name", "head"),
    [
        (
            "a.md",
            '+++\ntitle = "Levy put off"\nauthor = "Ada Holm"\ndate = 2024-03-07\n'
            'tags = ["levy"]\n+++\n\n',
        ),
        ("a.md", "title:: Levy put off\nauthor:: [[Ada Holm]]\ndate:: 2024-03-07\ntags:: levy\n\n"),
        ("a.txt", "Titel: Levy put off\nAutorin: Ada Holm\nDatum: 7. März 2024\nTags: levy\n\n"),
        ("a.org", "#+TITLE: Levy put off\n#+AUTHOR: Ada Holm\n#+DATE: 2024-03-07\n#+TAGS: levy"
            "\n\n"),
    ],
)  # fmt: skip
def test_what_stands_above_a_note(tmp_path: Path, name: str, head: str) -> None:
    [article] = read(tmp_path, name, head + TEXT)
    assert (article.title, article.authors) == ("Levy put off", ("Ada Holm",))
    assert (article.published, article.tags, article.text) == ("2024-03-07", ("levy",), TEXT)


def test_broken_front_matter_stays_in_the_text(tmp_path: Path) -> None:
    [article] = read(tmp_path, "a.md", f"+++\ntitle = \n+++\n\n{TEXT}")
    assert article.warnings == ("the front matter could not be read; it stands in the text",)


@pytest.mark.parametrize("rule", ["-" * 20, "=====", "* * *", "\f"])
def test_several_stories_in_one_text(tmp_path: Path, rule: str) -> None:
    stories = [
        f"Levy {nth} put off\nBy Ada Holm\n7 March 2024\n\n{TEXT}" for nth in ("once", "twice")
    ]
    once, twice = read(tmp_path, "a.txt", f"\n\n{rule}\n\n".join(stories))
    assert (once.title, twice.title) == ("Levy once put off", "Levy twice put off")
    assert once.text == twice.text == TEXT


def test_a_rule_within_one_story_parts_nothing(tmp_path: Path) -> None:
    text = f"Levy put off\nBy Ada Holm\n\n{TEXT}\n\n-----\n\n{TEXT}"
    [article] = read(tmp_path, "a.txt", text)
    assert article.text.count("The levy was put off") == 2


@pytest.mark.parametrize(
    ("names", "day"),
    [
        (("Überschrift", "Volltext", "Datum", "Autor", "Quelle", "Link"), "04.03.2024"),
        (("Titre", "Texte", "Date de publication", "Auteurs", "Source", "Lien"), "04/03/2024"),
        (("Titular", "Contenido", "Fecha", "Autora", "Medio", "Enlace"), "4/3/2024"),
        (("Titolo", "Testo", "Data", "Autori", "Testata", "URL"), "04/03/2024"),
        (("headline", "what it says", "date", "authors", "publication", "link"), "2024-03-04"),
    ],
)
def test_columns_in_other_languages(tmp_path: Path, names: tuple[str, ...], day: str) -> None:
    table = io.StringIO()
    row = ("Levy put off", LONG, day, "['Ada Holm', 'Bo Lind']", "Courier", "https://a.example/1")
    csv.writer(table, delimiter=";").writerows([names, row])
    [article] = read(tmp_path, "a.csv", table.getvalue())
    assert (article.title, article.text, article.source) == ("Levy put off", LONG, "Courier")
    assert (article.published, article.authors) == ("2024-03-04", ("Ada Holm", "Bo Lind"))
    assert article.url == "https://a.example/1"


def test_a_long_note_makes_no_article_of_a_link(tmp_path: Path) -> None:
    contents = tmp_path / "a.csv"
    contents.write_text(f'title,url,remark\nLevy,https://a.example/1,"{TEXT}"\n')
    assert [one.url for one in read_contents(contents, root=tmp_path).links] == [
        "https://a.example/1"
    ]


NITF = (
    "<nitf><head><title>Courier</title><docdata><date.issue norm='20240307T060000Z'/></docdata>"
    "<pubdata name='Courier'/></head><body><body.head><hedline><hl1>Levy put off</hl1></hedline>"
    f"<byline>By ADA HOLM</byline></body.head><body.content>{PARAGRAPHS}</body.content></body>"
    "</nitf>"
)
NEWSML = (
    "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta><provider><name>Courier</name>"
    "</provider><versionCreated>2024-03-07T06:00:00Z</versionCreated></itemMeta><contentMeta><headline>"
    "Levy put off</headline><by>Ada Holm</by></contentMeta><contentSet><inlineXML>"
    f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{PARAGRAPHS}</body></html></inlineXML>"
    "</contentSet></newsItem>"
)
TEI = (
    "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>Levy put off"
    "</title><author>Ada Holm</author></titleStmt><publicationStmt><publisher>Courier</publisher>"
    f"<date>2024-03-07</date></publicationStmt></fileDesc></teiHeader><text><body>{PARAGRAPHS}</body>"
    "</text></TEI>"
)


@pytest.mark.parametrize("xml", [NITF, NEWSML, TEI])
def test_xml_of_agencies(tmp_path: Path, xml: str) -> None:
    [article] = read(tmp_path, "a.xml", f"<?xml version='1.0'?>{xml}")
    assert (article.title, article.source) == ("Levy put off", "Courier")
    assert (article.authors, article.published[:10]) == (("Ada Holm",), "2024-03-07")
    assert article.text == TEXT


def test_a_page_in_a_web_archive_is_its_own(tmp_path: Path) -> None:
    head = "<link rel='canonical' href='https://web.archive.org/web/2024/https://a.example/levy'>"
    page = f"<html><head>{head}</head><body><h1>Levy put off</h1>{PARAGRAPHS * 4}</body></html>"
    [article] = read(tmp_path, "a.html", page)
    assert (article.url, article.source) == ("https://a.example/levy", "a.example")


def test_an_article_of_dow_jones(tmp_path: Path) -> None:
    body = [{"type": "Paragraph", "content": [{"text": one}]} for one in TEXT.split("\n\n")]
    told = {
        "headline": {"main": {"text": "Levy put off"}},
        "byline": {"content": [{"text": "By Ada Holm"}]},
        "publication_date": "2024-03-07",
        "sources": [{"name": "Courier"}],
        "body": body,
    }
    data = {"data": [{"type": "article", "id": "a", "attributes": told}]}
    [article] = read(tmp_path, "a.json", json.dumps(data))
    assert (article.title, article.source, article.text) == ("Levy put off", "Courier", TEXT)
    assert (article.authors, article.published) == (("Ada Holm",), "2024-03-07")


def test_wallabag_in_xml(tmp_path: Path) -> None:
    entry = (
        "<entry><tags><tag>levy</tag></tags><title>Levy put off</title><url>https://a.example/1</url>"
        f"<content><![CDATA[{PARAGRAPHS}]]></content><published_at>2024-03-07</published_at>"
        "<published_by><item>Ada Holm</item></published_by></entry>"
    )
    first, second = read(tmp_path, "a.xml", f"<entries>{entry}{entry}</entries>")
    assert (first.part, second.part, first.text) == ("1", "2", TEXT)
    assert (first.authors, first.tags, first.published) == (("Ada Holm",), ("levy",), "2024-03-07")


def test_bookmarks_of_safari(tmp_path: Path) -> None:
    def bookmark(number: int, **more: object) -> dict[str, object]:
        return {
            "URLString": f"https://a.example/{number}",
            "URIDictionary": {"title": "Levy"},
            **more,
        }

    folders = [
        {
            "Title": "com.apple.ReadingList",
            "Children": [bookmark(1, ReadingList={"PreviewText": "a"})],
        },
        {"Title": "harbour", "Children": [bookmark(2)]},
    ]
    path = tmp_path / "Bookmarks.plist"
    path.write_bytes(plistlib.dumps({"Children": folders}))
    first, second = read_contents(path, root=tmp_path).links
    assert (first.url, first.title, first.note, first.tags) == (
        "https://a.example/1",
        "Levy",
        "a",
        (),
    )
    assert (second.url, second.tags) == ("https://a.example/2", ("harbour",))


def test_what_a_person_says_is_no_notice(tmp_path: Path) -> None:
    records = [{"type": kind, "title": kind, "text": TEXT} for kind in ("service", "news")]
    assert len(read(tmp_path, "list.json", json.dumps(records))) == 2


def test_no_paragraph_of_an_agency_is_read_twice(tmp_path: Path) -> None:
    listed = PARAGRAPHS.replace("<p>", "<li><p>").replace("</p>", "</p></li>")
    xml = NITF.replace(PARAGRAPHS, f"<ul>{listed}</ul>")
    assert xml != NITF
    [article] = read(tmp_path, "wire.xml", xml)
    assert article.text == TEXT
