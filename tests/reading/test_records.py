"""JSON, tables, and what services export."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from index.article import SavedLink
from index.errors import ReadError
from index.reading.candidates import is_candidate, is_searched_folder, why_not
from index.reading.contents import Contents, read_contents
from tests.reading import samples
from tests.reading.pages.story import make_story
from tests.reading.samples import STORY


def contents(folder: Path, name: str, data: str | bytes) -> Contents:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_contents(path, root=folder)


def table(rows: list[dict[str, object]], delimiter: str = ",") -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


RECORDS = [samples.record(make_story(number)) for number in range(3)]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", "\n".join(map(json.dumps, RECORDS))),
        ("a.json", json.dumps(RECORDS)),
        ("a.json", json.dumps({"articles": RECORDS})),
        ("a.csv", table(RECORDS)),
        ("a.tsv", table(RECORDS, "\t")),
        ("a.csv", table(RECORDS, ";")),
    ],
)
def test_one_article_a_record(tmp_path: Path, name: str, data: str) -> None:
    articles = contents(tmp_path, name, data).articles
    assert [article.text for article in articles] == [make_story(n).text for n in range(3)]
    for number, article in enumerate(articles):
        story = make_story(number)
        assert (article.title, article.published) == (story.title, story.iso)
        assert (article.authors, article.source) == ((story.author,), story.site)
        assert article.url == story.url
    assert len({article.part for article in articles}) == 3


def test_a_single_object_is_the_file(tmp_path: Path) -> None:
    [article] = contents(tmp_path, "a.json", json.dumps(samples.record())).articles
    assert (article.part, article.title) == ("", STORY.title)


def test_records_keep_their_own_identifiers(tmp_path: Path) -> None:
    lines = [json.dumps(samples.record(id=f"n-{number}")) for number in range(2)]
    articles = contents(tmp_path, "a.jsonl", "\n".join([*lines, lines[0]])).articles
    assert [article.part for article in articles] == ["n-0", "n-1", "n-0~2"]


def test_wallabag(tmp_path: Path) -> None:
    entry = {
        "is_archived": 1,
        "id": 118,
        "title": STORY.title,
        "url": STORY.url,
        "content": "".join(f"<p>{one}</p>" for one in STORY.paragraphs),
        "tags": ["harbour", "to read"],
        "created_at": "2025-02-03T10:00:00+0100",
        "published_at": "2024-03-07T06:30:00+0000",
        "published_by": ["Ada Holm"],
        "domain_name": "courier.example",
        "language": "en_GB",
    }
    [article] = contents(tmp_path, "wallabag.json", json.dumps([entry])).articles
    assert article.text == STORY.text
    assert article.published == "2024-03-07T06:30:00+00:00"
    assert (article.authors, article.source) == (("Ada Holm",), "courier.example")
    assert article.tags == ("harbour", "to read")


def omnivore(*, page: bool = True) -> dict[str, bytes]:
    entry = {
        "id": "x",
        "slug": "levy-1",
        "title": STORY.title,
        "author": STORY.author,
        "url": STORY.url,
        "labels": ["harbour"],
        "savedAt": "2025-02-03T10:00:00.000Z",
        "publishedAt": "2024-03-07T00:00:00.000Z",
    }
    markup = "".join(f"<p>{one}</p>" for one in STORY.paragraphs).encode()
    members = {"metadata_0_to_20.json": json.dumps([entry]).encode()}
    return members | ({"content/levy-1.html": markup} if page else {})


def test_omnivore_packed_and_unpacked(tmp_path: Path) -> None:
    [packed] = contents(tmp_path, "export.zip", samples.zipped(omnivore())).articles
    for name, data in omnivore().items():
        path = tmp_path / "export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    folder = tmp_path / "export"
    [unpacked] = read_contents(folder / "metadata_0_to_20.json", root=tmp_path).articles
    for article in (packed, unpacked):
        assert (article.text, article.title) == (STORY.text, STORY.title)
        assert (article.url, article.tags) == (STORY.url, ("harbour",))
        assert article.published.startswith("2024-03-07")
    assert not is_searched_folder(folder / "content")
    assert not is_candidate(folder / "content" / "levy-1.html")


def substack(listed: str = "") -> dict[str, bytes]:
    markup = "".join(f"<p>{one}</p>" for one in STORY.paragraphs).encode()
    rows = f'7001.levy,{STORY.iso}T09:00:00.000Z,true,"{STORY.title}",\n7002.gull,,false,Gull,\n'
    return {
        "posts.csv": (listed or f"post_id,post_date,is_published,title,subtitle\n{rows}").encode(),
        "posts/7001.levy.html": markup,
    }


def test_substack_packed_and_unpacked(tmp_path: Path) -> None:
    [packed] = contents(tmp_path, "export.zip", samples.zipped(substack())).articles
    folder = tmp_path / "export"
    for name, data in substack().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    page = folder / "posts" / "7001.levy.html"
    [unpacked] = read_contents(page, root=tmp_path).articles
    for article in (packed, unpacked):
        assert (article.title, article.text) == (STORY.title, STORY.text)
        assert article.published.startswith(STORY.iso)
    assert why_not(folder / "posts.csv") == "a list of posts, read with them"
    (folder / "posts.csv").write_bytes(b"title,text\nGull,It flew.\n")
    assert is_candidate(folder / "posts.csv")  # some other table of that name
    table = {"posts.csv": f"post_id,title,text\n1,Gull,{STORY.text[:80]}\n".encode()}
    [post] = contents(tmp_path, "forum.zip", samples.zipped(table)).articles
    assert post.title == "Gull"


def test_omnivore_without_pages_is_a_list_of_links(tmp_path: Path) -> None:
    [link] = contents(tmp_path, "export.zip", samples.zipped(omnivore(page=False))).links
    assert link == SavedLink(
        url=STORY.url, title=STORY.title, saved="2025-02-03T10:00:00+00:00", tags=("harbour",)
    )


def test_slugs_lead_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "secret.html").write_text("<p>secret</p>")
    entry = {"slug": "../../secret", "title": "T", "url": "https://a.example"}
    found = contents(tmp_path, "export/metadata_0_to_1.json", json.dumps([entry]))
    assert found.articles == []


POCKET = """title,url,time_added,tags,status
"Levy vote, put off",https://a.example/levy,1709793000,harbour|levy,unread
Seal,https://a.example/seal,1709793001,,archive
"""
INSTAPAPER = """URL,Title,Selection,Folder,Timestamp,Tags
https://a.example/levy,"Levy vote, put off",A line,Unread,1709793000,"[""harbour"",""levy""]"
"""
READWISE = """Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen
"Levy vote, put off",https://a.example/levy,01h,"harbour, levy",2024-03-07 06:30:00+00:00,0,new,True
"""


@pytest.mark.parametrize("data", [POCKET, INSTAPAPER, READWISE])
def test_lists_of_links(tmp_path: Path, data: str) -> None:
    found = contents(tmp_path, "list.csv", data)
    assert found.articles == []
    link = found.links[0]
    assert (link.url, link.title) == ("https://a.example/levy", "Levy vote, put off")
    assert link.saved.startswith("2024-03-07T06:30")
    assert link.tags == ("harbour", "levy")


def test_pockets_page_of_links(tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>"
        '<li><a href="https://a.example/levy" time_added="1709793000" tags="harbour,levy">Levy '
        "&amp; vote</a></li><li><a href='javascript:x' time_added='1'>No</a></li></ul></body>"
    )
    assert contents(tmp_path, "ril_export.html", page).links == [
        SavedLink(
            url="https://a.example/levy",
            title="Levy & vote",
            saved="2024-03-07T06:30:00+00:00",
            tags=("harbour", "levy"),
        )
    ]


def test_an_archive_of_something_else(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no article in this ZIP"):
        contents(tmp_path, "a.zip", samples.zipped({"a/photo.png": b"x", "a/.hidden.txt": b"x"}))


def test_json_of_something_else(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="neither a text nor a link"):
        contents(tmp_path, "a.json", '{"name": "pullquote", "version": "1.0.0"}')
    with pytest.raises(ReadError, match="no articles"):
        contents(tmp_path, "b.json", "3")
    with pytest.raises(ReadError, match="not JSON"):
        contents(tmp_path, "c.json", '{"a": ')
    with pytest.raises(ReadError, match="nested too deeply"):
        contents(tmp_path, "d.json", "[" * 100_000)
