"""Records of news interfaces, read-later services and browsers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.article import Article, SavedLink
from index.reading.contents import Contents, read_contents
from tests.reading.samples import STORY

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.paragraphs)
WHEN = "2024-03-04T08:00:00Z"
URL = "https://osk.example/1"


def read(folder: Path, name: str, data: object) -> Contents:
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return read_contents(path, root=folder)


def one(folder: Path, data: object, name: str = "a.json") -> Article:
    [article] = read(folder, name, data).articles
    return article


def link(folder: Path, data: object, name: str = "a.json") -> SavedLink:
    [found] = read(folder, name, data).links
    return found


def test_guardian(tmp_path: Path) -> None:
    entry = {
        "id": "x/1",
        "webTitle": STORY.title,
        "webUrl": URL,
        "webPublicationDate": WHEN,
        "sectionName": "World",
    }
    fields = {"byline": "Karla Venn in Osk", "body": BODY, "bodyText": "Run together."}
    for around in (
        {"results": [entry | {"fields": fields}]},
        {"content": entry | {"fields": fields}},
    ):
        article = one(tmp_path, {"response": {"status": "ok", **around}})
        assert (article.title, article.text, article.url) == (STORY.title, STORY.text, URL)
        assert (article.authors, article.tags) == (("Karla Venn",), ("World",))
        assert (article.source, article.published[:10]) == ("The Guardian", "2024-03-04")
    found = link(tmp_path, {"response": {"results": [entry]}})
    assert (found.title, found.saved[:10], found.tags) == (STORY.title, "2024-03-04", ("World",))


def test_a_table_of_zotero(tmp_path: Path) -> None:
    table = (
        '"Key","Item Type","Author","Title","Publication Title","Url","Abstract Note","Date",'
        '"Date Added","Manual Tags","Automatic Tags"\n"A1","newspaperArticle","Venn, Karla; Reiff, '
        'Jonas","Pier shuts","The Courier","https://a.example/1","Cracks.","2024-03-04",'
        '"2024-03-09 08:00:00","harbour; town",""\n'
    )
    found = link(tmp_path, table, "a.csv")
    assert (found.title, found.saved) == ("Pier shuts", "2024-03-04")
    assert found.tags == ("harbour", "town")
    assert found.note == "Karla Venn, Jonas Reiff, The Courier. Cracks."


def test_new_york_times(tmp_path: Path) -> None:
    entry = {
        "abstract": "What it is about.",
        "web_url": URL,
        "headline": {"main": "Ferry fares rise"},
        "pub_date": "2024-03-04T08:00:00+0000",
        "section_name": "World",
        "keywords": [{"name": "subject", "value": "Ferries"}],
    }
    found = link(tmp_path, {"response": {"docs": [entry]}})
    assert (found.title, found.saved[:10]) == ("Ferry fares rise", "2024-03-04")
    assert found.tags == ("World", "Ferries")
    assert found.note == "The New York Times. What it is about."
    entry |= {"byline": {"original": "By Ada Holm"}, "lead_paragraph": "Fares rise on Monday."}
    found = link(tmp_path, {"response": {"docs": [entry]}})
    assert found.note == "Ada Holm, The New York Times. Fares rise on Monday."


def test_gdelt_and_media_cloud(tmp_path: Path) -> None:
    entry = {"url": URL, "title": "Fares", "seendate": "20240304T081500Z", "domain": "osk.example"}
    assert link(tmp_path, {"articles": [entry]}).saved == "2024-03-04T08:15:00+00:00"
    entry = {"id": "1", "publish_date": "2024-03-04", "title": "Fares", "url": URL}
    assert link(tmp_path, {"stories": [entry]}).saved == "2024-03-04"
    table = f"id,indexed_date,publish_date,title,url\n1,2024-03-05,2024-03-04,Fares,{URL}\n"
    assert link(tmp_path, table, "a.csv").saved == "2024-03-04"


def test_a_text_that_newsapi_cuts(tmp_path: Path) -> None:
    entry = {"title": "Fares", "content": "The ferry costs more… [+1234 chars]", "url": URL}
    article = one(tmp_path, {"articles": [entry]})
    assert article.text == "The ferry costs more…"
    assert article.warnings == ("the service that gave this article has cut it off",)


def test_event_registry(tmp_path: Path) -> None:
    entry = {
        "title": STORY.title,
        "body": STORY.text,
        "dateTime": WHEN,
        "source": {"title": "The Osk Courier"},
        "authors": [{"name": "Karla Venn"}],
    }
    article = one(tmp_path, {"articles": {"results": [entry], "totalResults": 1}})
    assert (article.text, article.source) == (STORY.text, "The Osk Courier")
    assert (article.authors, article.published[:10]) == (("Karla Venn",), "2024-03-04")


def test_posts_on_x(tmp_path: Path) -> None:
    post = {"id_str": "12", "full_text": "The ferry costs more.", "lang": "en"}
    post["created_at"] = "Mon Mar 04 08:00:00 +0000 2024"
    for name, data in (
        ("a.json", json.dumps([post])),
        ("tweets.js", f"window.YTD.tweets.part0 = {json.dumps([{'tweet': post}])}"),
    ):
        article = one(tmp_path, data, name)
        assert (article.title, article.text) == ("The ferry costs more.", "The ferry costs more.")
        assert (article.published[:10], article.url) == ("2024-03-04", "https://x.com/i/status/12")
    post = {"id": "12", "text": "The ferry.", "created_at": WHEN, "author_id": "7"}
    users = [{"id": "7", "name": "Karla Venn"}]
    article = one(tmp_path, {"data": [post], "includes": {"users": users}})
    assert article.authors == ("Karla Venn",)


@pytest.mark.parametrize(
    "data",
    [
        {"bookmarks": [{"createdAt": 1709539200, "title": "Fares", "tags": ["a", "b"], "note": "n",
                        "content": {"type": "link", "url": URL}}]},
        {"collections": [{"name": "b", "links": [{"name": "Fares", "url": URL, "description": "n",
                          "tags": [{"name": "a"}], "createdAt": WHEN}]}]},
        [{"id": 1, "url": URL, "shorturl": "x", "title": "Fares", "description": "n",
          "tags": ["a", "b"], "created": WHEN}],
        [{"href": URL, "description": "Fares", "extended": "n", "time": WHEN, "tags": "a b"}],
        {"items": [{"link": URL, "title": "Fares", "note": "n", "tags": ["a", "b"],
                    "created": WHEN}]},
        {"results": [{"title": "Fares", "source_url": URL, "book_tags": [{"name": "a"},
          {"name": "b"}], "updated": WHEN, "highlights": [{"text": "n"}]}]},
    ],
    ids=["karakeep", "linkwarden", "shaarli", "pinboard", "raindrop", "readwise"],
)  # fmt: skip
def test_links_keep_their_dates_and_tags(tmp_path: Path, data: object) -> None:
    found = link(tmp_path, data)
    assert (found.url, found.title, found.note) == (URL, "Fares", "n")
    assert (found.saved[:10], found.tags) == ("2024-03-04", ("a", "b"))


def test_citations_of_zotero(tmp_path: Path) -> None:
    entry = {
        "type": "article-newspaper",
        "title": "Fares",
        "container-title": "The Osk Courier",
        "URL": URL,
        "author": [{"family": "Venn", "given": "Karla"}],
        "issued": {"date-parts": [["2024", 3, 4]]},
    }
    found = link(tmp_path, [entry])
    assert (found.saved, found.note) == ("2024-03-04", "Karla Venn, The Osk Courier")


def test_notes_and_crawls(tmp_path: Path) -> None:
    note = {"title": "Fares", "textContent": "It is.", "userEditedTimestampUsec": 1709539200000000}
    article = one(tmp_path, note)
    assert (article.title, article.text, article.published[:10]) == (
        "Fares",
        "It is.",
        "2024-03-04",
    )
    crawled = {"maintext": STORY.text, "date_publish": "2024-03-04 08:00:00", "title": "Fares"}
    assert one(tmp_path, crawled | {"source_domain": "osk.example"}).source == "osk.example"
    assert one(tmp_path, crawled).published[:10] == "2024-03-04"


def test_what_karakeep_holds_as_text(tmp_path: Path) -> None:
    entry = {
        "createdAt": 1709539200,
        "title": "Fares",
        "content": {"type": "text", "text": "It is."},
    }
    assert one(tmp_path, {"bookmarks": [entry]}).text == "It is."


def test_bookmarks_of_browsers(tmp_path: Path) -> None:
    kept = {"date_added": "13353954000000000", "name": "Fares", "type": "url", "url": URL}
    folder = {"name": "Coast", "type": "folder", "children": [kept]}
    chrome = {"roots": {"bookmark_bar": {"children": [folder]}, "other": {"children": []}}}
    found = link(tmp_path, chrome, "Bookmarks")
    assert (found.title, found.saved[:10]) == ("Fares", "2024-03-03")
    entry: dict[str, object] = {
        "title": "Fares",
        "uri": URL,
        "dateAdded": 1709539200000000,
        "tags": "a,b",
    }
    found = link(tmp_path, {"typeCode": 2, "children": [{"typeCode": 2, "children": [entry]}]})
    assert (found.saved[:10], found.tags) == ("2024-03-04", ("a", "b"))


def test_bookmarks_with_notes(tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><A HREF='https://osk.example/1'"
        " ADD_DATE='1709539200' TAGS='a,b'>Fares</A>\n<DD>A note\n"
        "<DT><A HREF='https://osk.example/2'>Other</A></DL>"
    )
    first, second = read(tmp_path, "a.html", page).links
    assert (first.note, first.tags, first.saved[:10]) == ("A note", ("a", "b"), "2024-03-04")
    assert second.note == ""


def test_readwise(tmp_path: Path) -> None:
    table = (
        "Highlight,Book Title,Book Author,Highlighted at,Document tags\n"
        '"It costs more.",Fares,"Venn, Karla",2024-03-05 10:00:00+00:00,ferry\n'
        '"It is late.",Fares,"Venn, Karla",2024-03-06 10:00:00+00:00,ferry\n'
        '"Other.",Piers,,2024-03-06 10:00:00+00:00,\n'
    )
    first, second = read(tmp_path, "a.csv", table).articles
    assert (first.title, first.text) == ("Fares", "It costs more.\n\nIt is late.")
    assert (first.authors, first.tags) == (("Karla Venn",), ("ferry", "highlights"))
    assert (first.published[:10], second.title) == ("2024-03-05", "Piers")
    table = f"Title,URL,Document tags,Saved date\nFares,{URL},\"['a', 'b']\",2024-03-04\n"
    assert link(tmp_path, table, "b.csv").tags == ("a", "b")


def test_dow_jones(tmp_path: Path) -> None:
    first, *others = STORY.paragraphs
    entry = {
        "an": "OSK0020240304ek34",
        "title": STORY.title,
        "snippet": first,
        "body": "\n\n".join(others),
        "byline": "By Karla Venn",
        "source_name": "The Osk Courier",
        "publication_date": 1709539200000,
        "language_code": "en",
    }
    article = one(tmp_path, json.dumps(entry), "a.jsonl")
    assert (article.text, article.authors) == (STORY.text, ("Karla Venn",))
    assert (article.source, article.published[:10]) == ("The Osk Courier", "2024-03-04")


def test_a_feed_in_json(tmp_path: Path) -> None:
    entry = {"id": "1", "url": URL, "title": STORY.title, "content_html": BODY}
    entry |= {"date_published": WHEN}
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Osk Courier",
        "items": [entry | {"authors": [{"name": "Karla Venn"}]}],
    }
    article = one(tmp_path, feed)
    assert (article.text, article.source) == (STORY.text, "The Osk Courier")
    assert (article.authors, article.published[:10]) == (("Karla Venn",), "2024-03-04")


def test_pages_of_answers(tmp_path: Path) -> None:
    entry = {"webTitle": "Fares", "webUrl": URL, "webPublicationDate": WHEN}
    answers = [{"response": {"results": [entry]}}, {"response": {"results": [entry]}}]
    assert [found.title for found in read(tmp_path, "a.json", answers).links] == ["Fares", "Fares"]


def test_texts_that_linkwarden_keeps(tmp_path: Path) -> None:
    entry = {"name": "Fares", "url": URL, "textContent": STORY.text, "createdAt": WHEN}
    article = one(tmp_path, {"collections": [{"name": "b", "links": [entry]}]})
    assert (article.title, article.text, article.tags) == ("Fares", STORY.text, ("b",))


def test_an_article_that_trafilatura_wrote(tmp_path: Path) -> None:
    entry = {"title": "Fares", "text": STORY.text, "source": URL, "source-hostname": "Osk Courier"}
    article = one(tmp_path, entry)
    assert (article.url, article.source) == (URL, "Osk Courier")


def test_posts_that_somebody_has_marked(tmp_path: Path) -> None:
    liked = [{"like": {"tweetId": "12", "fullText": "The ferry costs more."}}]
    article = one(tmp_path, f"window.YTD.like.part0 = {json.dumps(liked)}", "like.js")
    assert (article.text, article.url) == ("The ferry costs more.", "https://x.com/i/status/12")


def test_an_author_beside_an_address(tmp_path: Path) -> None:
    items = (
        f"<item><title>Fares</title><link>{URL}</link><author>a@osk.example (Karla Venn)</author>"
    )
    feed = f"<rss version='2.0'><channel>{items}<description>{STORY.text}</description></item>"
    [article] = read(tmp_path, "a.rss", f"{feed}</channel></rss>").articles
    assert article.authors == ("Karla Venn",)


def test_posts_of_mastodon(tmp_path: Path) -> None:
    post = {
        "type": "Note",
        "published": WHEN,
        "url": URL,
        "content": "<p>The ferry.</p><p>More.</p>",
    }
    post["tag"] = [{"name": "#pier"}, {"name": "@karla"}]  # type: ignore[assignment]
    activities = [
        {"type": "Create", "actor": "a", "published": WHEN, "object": post},
        {"type": "Announce", "actor": "a", "published": WHEN, "object": "https://osk.example/2"},
    ]
    found = read(tmp_path, "outbox.json", {"type": "OrderedCollection", "orderedItems": activities})
    [article], [shared] = found.articles, found.links
    assert (article.text, article.url, article.tags) == ("The ferry.\n\nMore.", URL, ("pier",))
    assert (shared.url, shared.saved[:10]) == ("https://osk.example/2", "2024-03-04")


def test_addresses_that_x_has_shortened(tmp_path: Path) -> None:
    urls = [{"url": "https://t.example/x", "expanded_url": URL}]
    post = {"id_str": "12", "full_text": "Fares &amp; more https://t.example/x"}
    article = one(tmp_path, [post | {"entities": {"urls": urls}}])
    assert article.text == f"Fares & more {URL}"


def test_passages_marked_with_hypothesis(tmp_path: Path) -> None:
    marked = {
        "uri": URL,
        "created": WHEN,
        "text": "mine",
        "tags": ["a"],
        "document": {"title": ["Fares"]},
        "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "It costs more"}]}],
    }
    for around in ({"annotations": [marked]}, {"total": 1, "rows": [marked]}):
        found = link(tmp_path, around)
        assert (found.url, found.title, found.tags) == (URL, "Fares", ("a",))
        assert (found.note, found.saved[:10]) == ("It costs more … mine", "2024-03-04")


def test_passages_marked_with_raindrop(tmp_path: Path) -> None:
    table = (
        "id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n"
        f'1,Fares,Mine,,{URL},Coast,"a, b",{WHEN},,"Highlight:It costs more",false\n'
    )
    assert link(tmp_path, table, "a.csv").note == "Mine … It costs more"


def test_a_list_of_instapaper(tmp_path: Path) -> None:
    page = f"<html><title>Instapaper: Export</title><ol><li><a href='{URL}'>Fares</a></ol></html>"
    assert link(tmp_path, page, "a.html").title == "Fares"


def test_bookmarks_that_lead_to_no_page(tmp_path: Path) -> None:
    entries = [{"title": "s", "uri": "place:sort=8"}, {"title": "Fares", "uri": URL}]
    found = read(tmp_path, "a.json", {"typeCode": 2, "children": [{"children": entries}]})
    assert ([one.url for one in found.links], found.warnings) == ([URL], [])


@pytest.mark.parametrize(
    "own",
    [
        {"issued": "2024-03-04"},
        {"highlights": "One; two"},
        {"like": 5},
        {"origin": "Gull News", "published": WHEN},
        {"date": WHEN, "from": "Gull News", "type": "news"},
        {"date": WHEN, "from": "Gull News", "type": "mail", "title": "", "subject": STORY.title},
        {"children": [{"name": "Bo"}], "messages": []},
        {"data": {"rows": 1}},
    ],
)
def test_an_article_with_names_of_a_service(tmp_path: Path, own: dict[str, object]) -> None:
    article = one(tmp_path, {"title": STORY.title, "text": STORY.text, **own})
    assert (article.title, article.text) == (STORY.title, STORY.text)


def test_addresses_make_no_text_grow_without_end(tmp_path: Path) -> None:
    urls = [{"url": "t", "expanded_url": "tt"}] * 60
    text = "https://t.co/a https://t.co/a t"
    urls += [{"url": "https://t.co/a", "expanded_url": f"{URL}/{'a' * 9}"}] * 2
    post = {"full_text": text, "id_str": "1", "entities": {"urls": urls}}
    assert one(tmp_path, [{"tweet": post}]).text == f"{URL}/{'a' * 9} https://t.co/a t"


def test_agencies_in_json_and_titles_that_end_in_their_outlet(tmp_path: Path) -> None:
    body = "".join(f"<p>{one}</p>" for one in STORY.paragraphs)
    sent = {"headline": STORY.title, "byline": STORY.author, "body_xhtml": body}
    article = one(tmp_path, {**sent, "versioncreated": f"{STORY.iso}T08:00:00Z"})
    assert (article.title, article.text) == (STORY.title, STORY.text)
    assert (article.authors, article.published[:10]) == ((STORY.author,), STORY.iso)
    entry = {"title": "Ferry stuck - Courier", "source": {"name": "Courier"}, "content": STORY.text}
    assert one(tmp_path, {"articles": [entry]}).title == "Ferry stuck"
    whole = {**entry, "title": "Courier", "url": URL}
    assert one(tmp_path, {"articles": [whole]}).title == "Courier"
