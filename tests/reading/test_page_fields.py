"""What pages say about themselves, and whom to believe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.article import Article
from index.reading.contents import read_file

TEXT = "".join(
    f"<p>Paragraph {number} of a report about the harbour levy, which was put off again on Monday "
    "to nobody's surprise, as the committee had no chairs.</p>"
    for number in range(8)
)


def read(folder: Path, head: str = "", body: str = "", *, comment: str = "") -> Article:
    path = folder / "page.html"
    path.write_text(
        f"<!DOCTYPE html>{comment}<html lang='en'><head>{head}</head><body>{body}"
        f"<article>{TEXT}</article></body></html>"
    )
    [article] = read_file(path, root=folder)
    return article


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_linked_data_go_before_everything(tmp_path: Path) -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Courier", "datePublished": "1999-01-01"},
            {"@type": "WebPage", "name": "Levy | Courier", "datePublished": "2024-03-09"},
            {
                "@type": ["NewsArticle", "Thing"],
                "headline": "Levy put off",
                "datePublished": "2024-03-07T06:30:00+01:00",
                "dateModified": "2025-01-01",
                "author": [{"name": "Ada Holm"}, {"name": "Ruth Varga"}],
                "publisher": {"name": "The Courier"},
                "keywords": "levy, harbour",
                "inLanguage": "en-GB",
                "url": "https://courier.example/levy",
            },
        ],
    }
    head = linked(graph) + '<meta property="og:title" content="Other"><title>Third</title>'
    article = read(tmp_path, head)
    assert article.title == "Levy put off"
    assert article.published == "2024-03-07T06:30:00+01:00"
    assert article.authors == ("Ada Holm", "Ruth Varga")
    assert (article.source, article.url) == ("The Courier", "https://courier.example/levy")
    assert article.tags == ("levy", "harbour")
    assert set(article.origins.values()) == {"json-ld"}


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        '{"@type": "NewsArticle", "author": {"@id": "#nobody"}, "publisher": {"name": {"a": 1}}}',
        '{"@type": "NewsArticle", "headline": {"a": 1}, "author": 3, "datePublished": []}',
        "[" * 5000,
        '{"@type": "NewsArticle", "mainEntity": null, "publisher": [], "keywords": {}}',
    ],
)
def test_linked_data_that_are_none(tmp_path: Path, script: str) -> None:
    article = read(
        tmp_path, f'<script type="application/ld+json">{script}</script><title>T</title>'
    )
    assert article.title == "T"


@pytest.mark.parametrize(
    ("head", "body", "published", "origin"),
    [
        ('<meta name="pubdate" content="2024-03-07">', "", "2024-03-07", "pubdate"),
        ('<meta name="DC.date.issued" content="7 March 2024">', "", "2024-03-07", "dc.date.issued"),
        ('<meta itemprop="datePublished" content="2024-03-07">', "", "2024-03-07", "datepublished"),
        ("", '<time class="published" datetime="2024-03-07">x</time>', "2024-03-07", "time"),
        ("", "<time>7 March 2024</time>", "2024-03-07", "time"),
        ("", '<p class="post-date">Posted: March 7, 2024</p>', "2024-03-07", "byline"),
        ("", '<aside><time datetime="2019-01-01"></time></aside>', "", "guess"),
        ("", '<div class="related"><time datetime="2019-01-01"></time></div>', "", "guess"),
        ("", '<div class="comments"><time datetime="2019-01-01"></time></div>', "", "guess"),
        ("", '<p class="updated date">Updated 7 March 2024</p>', "", "guess"),
        ("", '<p class="date">Updated 7 March 2024</p>', "", "guess"),
        ("", '<p class="date">7 March 2024, updated 9 March 2024</p>', "2024-03-07", "byline"),
        ("", "<h1>Levy</h1><div>Port Selwyn, 7 March 2024</div>", "2024-03-07", "byline"),
        ("", "<footer>© 7 March 2024</footer>", "", "guess"),
        ("", '<p class="date">03/04/2024</p>', "", "guess"),
        ('<meta property="article:modified_time" content="2024-03-07">', "", "", "guess"),
        ("", '<p class="date">Thu, 03/07/2024 - 10:15</p>', "2024-03-07", "byline"),
        ("", '<p class="date">Publié le 07/03/2024 à 10h15</p>', "2024-03-07", "byline"),
        ("", '<p class="date">Updated: March 9, 2024 | March 7, 2024</p>', "2024-03-07", "byline"),
    ],
)
def test_dates_are_found_and_never_invented(
    tmp_path: Path, head: str, body: str, published: str, origin: str
) -> None:
    article = read(tmp_path, head, body)
    assert article.origins["published"] == origin
    assert not published or article.published == published


def test_broken_linked_data_are_mended(tmp_path: Path) -> None:
    script = (
        '{"@type": "NewsArticle", "headline": "Levy put off again",'
        ' "author": [{"name": "Ada Holm"}], "datePublished": "2024-03-07T06:30:00+01:00", oops}'
    )
    article = read(tmp_path, f'<script type="application/ld+json">{script}</script>')
    assert (article.title, article.authors) == ("Levy put off again", ("Ada Holm",))
    assert article.published == "2024-03-07T06:30:00+01:00"


def test_an_author_is_found_by_reference(tmp_path: Path) -> None:
    graph = [
        {"@type": "Article", "headline": "Levy", "author": {"@id": "#ada"}},
        {"@type": "Person", "@id": "#ada", "name": "Ada Holm"},
    ]
    assert read(tmp_path, linked({"@graph": graph})).authors == ("Ada Holm",)


def test_a_guess_is_marked_as_one(tmp_path: Path) -> None:
    article = read(tmp_path, '<meta property="article:modified_time" content="2024-03-07">')
    assert (article.published[:10], article.origins["published"]) == ("2024-03-07", "guess")
    assert article.is_date_guessed


def test_a_date_in_the_address(tmp_path: Path) -> None:
    article = read(tmp_path, '<link rel="canonical" href="https://www.a.example/2024/03/07/levy">')
    assert (article.published, article.origins["published"]) == ("2024-03-07", "url")
    assert (article.source, article.origins["source"]) == ("a.example", "url")


def test_a_single_file_says_when_it_was_saved(tmp_path: Path) -> None:
    comment = (
        "<!--\n Page saved with SingleFile \n url: https://a.example/levy \n"
        " saved date: Thu Mar 07 2024 10:00:00 GMT+0100 (CET)\n-->"
    )
    article = read(tmp_path, comment=comment)
    assert (article.url, article.origins["url"]) == ("https://a.example/levy", "SingleFile")
    assert (article.published, article.origins["published"]) == ("2024-03-07", "file")


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Levy put off | The Courier</title>", "<h1>Levy put off</h1>", "Levy put off"),
        ("<title>Levy put off - Courier</title>", "<h1>Courier</h1>", "Levy put off"),
        (
            '<meta property="og:title" content="Levy - Courier">'
            '<meta property="og:site_name" content="Courier">',
            "",
            "Levy",
        ),
        ('<meta property="og:title" content="Levy: a long - and - dashed story">', "", ""),
        ("<title>Levy &amp; &#8220;bridge&#8221;</title>", "", "Levy & “bridge”"),
        ("", "<h1>Levy</h1>", "Levy"),
        (
            "<title>The Courier: Levy put off again</title>",
            "<h1>Levy put off again</h1>",
            "Levy put off again",
        ),
        (
            '<meta property="og:title" content="Levy put off">',
            "<h1>Harbour: Levy put off</h1>",
            "Levy put off",
        ),
        (
            '<title>Courier: Levy</title><meta property="og:title" content="Levy put off again">'
            '<meta property="og:site_name" content="Courier">',
            "<h1>Courier</h1><h1>Levy put off, again and again</h1>",
            "Levy put off, again and again",
        ),
        (
            '<meta property="og:title" content="Gull levy"><title>Gull levy</title>',
            "<h1>Harbour: Gull levy</h1>",
            "Gull levy",
        ),
        (
            '<meta property="og:title" content="Harbour levys">',
            "<h1>Harbour levy</h1>",
            "Harbour levy",
        ),
        (
            '<title>Day trips</title><link rel="canonical" href="https://a.example/gull-bay.htm">',
            "<h1>Gull Bay</h1>",
            "Gull Bay",
        ),
        ("<title>橋は来年の春に開通する_社会_湾岸新聞</title>", "", "橋は来年の春に開通する"),
        ("<title>橋は来年の春に開通する-湾岸新聞</title>", "", "橋は来年の春に開通する"),
        (
            '<meta property="og:title" content="Levy put off">',
            "<h1><span>Harbour</span><b>Levy put off</b></h1>",
            "Levy put off",
        ),
        ("", "<h1><b>L</b>evy put off<a href='#levy'>¶</a></h1>", "Levy put off"),
        (
            '<meta property="og:title" content="The levy is put off ...">',
            "<h2>The levy is put off to spring</h2>",
            "The levy is put off to spring",
        ),
        (
            '<meta property="og:title" content="Board is "sorry" for it">'
            '<title>Board is "sorry" for it - Courier</title>'
            '<meta property="og:site_name" content="Courier">',
            '<h2>Board is "sorry" for it</h2>',
            'Board is "sorry" for it',
        ),
        (
            "<title>Port online - News - The levy is put off</title>"
            '<meta property="og:site_name" content="Port online">',
            "<h1>Port</h1><h1>News</h1><h1>The levy is put off</h1>",
            "The levy is put off",
        ),
    ],
)
def test_titles(tmp_path: Path, head: str, body: str, title: str) -> None:
    expected = title or "Levy: a long - and - dashed story"
    assert read(tmp_path, head, body).title == expected


@pytest.mark.parametrize(
    ("head", "body", "authors"),
    [
        ('<meta name="author" content="Ada Holm and Ruth Varga">', "", ("Ada Holm", "Ruth Varga")),
        ('<meta property="article:author" content="https://a.example/ada">', "", ()),
        ("", '<a rel="author" href="/ada">Ada Holm</a>', ("Ada Holm",)),
        ("", '<p class="byline">By Ada Holm | 7 March 2024</p>', ("Ada Holm",)),
        ("", '<p class="byline">By Ada Holm - Mar 7, 2024 8:00 am</p>', ("Ada Holm",)),
        (
            "",
            '<p class="byline">By ADA HOLM and Ruth Varga, Staff Writers</p>',
            ("Ada Holm", "Ruth Varga"),
        ),
        (
            "",
            '<p class="byline">Von Ada Holm und Ruth Varga, Redakteurin</p>',
            ("Ada Holm", "Ruth Varga"),
        ),
        ("", '<p class="byline"><a>Ada Holm</a><a>Ruth Varga</a></p>', ("Ada Holm", "Ruth Varga")),
        ("", '<p class="byline">Laura June</p>', ("Laura June",)),
        ("", '<p class="byline">By Henry VIII</p>', ("Henry VIII",)),
        ("", '<p class="byline">BY OTTO KRANZ III</p>', ("Otto Kranz III",)),
        ("", '<p class="byline">Sam Tolland Jr.</p>', ("Sam Tolland Jr.",)),
        ("", "<h1>Levy</h1><p>Posted by mail on 5 March 2024</p>", ()),
        (
            "",
            '<i class="author">dpa</i><li><h2>Fog</h2><i class="author"><b>Ada Holm</b></i></li>',
            ("dpa",),
        ),
        ("", '<div class="infobox vcard"><b class="fn org country-name">Old Brenn</b></div>', ()),
        ("", '<li class="author-follow"><a href="/ada">Ada Holm</a></li>', ()),
        ("", "<h1>Levy</h1><p>12 May 2024 by train</p>", ()),
        ("", "<h1>Levy</h1><p>Town Hall | 5 March 2024</p>", ()),
        ("", "<h1>Levy</h1><p>Ada Holm</p><p>Staff Writer</p>", ("Ada Holm",)),
        ("", "<h1>Levy</h1><div>Ada Holm</div><div>5 maart 2024, 10:15</div>", ("Ada Holm",)),
        ("", "<h1>Levy</h1><p>KIEL - von Ada Holm</p>", ("Ada Holm",)),
        ("", "<h1>Levy</h1><p>Guest post by Ada Holm, who chairs the board.</p>", ("Ada Holm",)),
        (
            '<meta name="author" content="Contributors to the Quay">',
            "",
            ("Contributors to the Quay",),
        ),
        ("", '<p class="byline">Ada Holm, The Courier News</p>', ("Ada Holm",)),
        ("", '<p class="byline">Thursday, 7 March 2024</p>', ()),
        ('<meta name="author" content="admin">', "<h1>Levy</h1><p>By Ada Holm</p>", ("Ada Holm",)),
        ('<meta name="author" content="Redaktion">', "", ("Redaktion",)),
        ('<meta name="author" content="Courier - Ada Holm @ada">', "", ("Ada Holm",)),
        ("", '<div class="comments"><a rel="author">Gull Seventeen</a></div>', ()),
        ("", '<div class="author-box"><p>Ada has 12 gulls and 3 boats, all named.</p></div>', ()),
        (
            '<meta name="author" content="Ada Holm">',
            '<p class="byline">Von Ada Holm, Ruth Varga</p>',
            ("Ada Holm", "Ruth Varga"),
        ),
        (
            '<meta name="author" content="Gull Co"><meta name="copyright" content="© Gull Co">',
            '<p class="byline">By Ada Holm</p>',
            ("Ada Holm",),
        ),
        (
            '<meta name="author" content="Courier Staff">',
            '<a rel="author">Courier Staff</a><a href="/author/ada">Ada Holm</a>',
            ("Courier Staff",),
        ),
        ("", "<small>07.03.2024 | 13:10 | Ada Holm</small><h1>Levy put off</h1>", ("Ada Holm",)),
        (
            "",
            "<p><b>Autor:</b> <a>Ada Holm</a><br><b>Tags:</b> a, b, c, d, e, f, g</p>",
            ("Ada Holm",),
        ),
        (
            '<meta name="author" content="ada[at]a.example">',
            "<a rel=author>gull77</a>",
            ("gull77",),
        ),
        ("", '<p class="byline">Ada (Adi) Holm</p>', ("Ada (Adi) Holm",)),
        ("", '<p class="byline">Autor Ada Holm Übersetzung Ruth Varga</p>', ("Ada Holm",)),
        ("", '<p class="byline">Ada Holm, Director of the Gull Program</p>', ("Ada Holm",)),
        ("", '<b class="author">Gull Photo</b><b class="author">By Ada Holm</b>', ("Ada Holm",)),
        ("", '<p class="postAuthor">Ada Holm</p>', ("Ada Holm",)),
        ("", '<p class="authority">Gull Harbour</p>', ()),
        ("", "<h1>Levy</h1><p>Erstellt von <b>Ada Holm</b> am Montag</p>", ("Ada Holm",)),
        ("", '<h1>Levy</h1><a href="/author/ada">ada</a>', ("ada",)),
        ("", '<a href="/authors/1">谢若含</a>', ("谢若含",)),
        ("", "<span>（记者：<b>谢若含</b>）</span>", ("谢若含",)),
        ("", '<p class="author">김민수 기자</p>', ("김민수",)),
        ("", "<h1>Levy</h1><p><time>5.3.2024 9:15</time> von Ada Holm</p>", ("Ada Holm",)),
        ("", "<h1>Levy</h1><p>5.3.2024 | Autor: Ada Holm | Ort: Hafen</p>", ("Ada Holm",)),
        ("", "<h1>Levy</h1><p>Posted by gull77 on 5 March 2024</p>", ("gull77",)),
        ("", '<p>Geschrieben von <a href="/a">gull77</a> | 3 Kommentare</p>', ("gull77",)),
        ("", '<p><b><i class="fa fa-user"></i> Ada Holm</b> 5 March 2024</p>', ("Ada Holm",)),
        ("", '<ul><li><i class="fa fa-user"></i> Ada Holm</li></ul>', ()),
        ("", '<p><b class="user-name">Hello Guest</b> 5 March</p>', ()),
        ("", "<h1>Levy</h1><h2>By The Numbers</h2>", ()),
        ("", "<h1>Levy</h1><p>Von Berlin nach Kiel</p>", ()),
        ("", "<p>Posted by mistake on Monday, the letter came back.</p>", ()),
        ("", "<p>This post was written with care by several of us.</p>", ()),
        ("", '<p class="byline">Thomson Reuters</p>', ("Thomson Reuters",)),
        (
            "",
            f'<div class="author-box"><h4>Related Posts</h4><p>{"Posts on gulls. " * 9}</p></div>',
            (),
        ),
        ("", "<p>作者：佚名</p>", ()),
        ("", '<p data-testid="author-follow">Follow</p>', ()),
        ("", "<p><strong>Das Interview führte zu Streit</strong></p>", ()),
        (
            "",
            "<p>Dieser Eintrag wurde am Dienstag, 5. März 2024 von gull geschrieben.</p>",
            ("gull",),
        ),
        ("", '<ul><li><i class="fa fa-user"></i> Mein Konto</li></ul>', ()),
        ("", '<p class="a1" data-testid="byline-name">Ada Holm</p>', ("Ada Holm",)),
        ("", '<span property="schema:author">Ada Holm</span>', ("Ada Holm",)),
        ("", '<p class="byline">By Ada HOLM with Ruth Varga</p>', ("Ada Holm", "Ruth Varga")),
        ("", '<p class="byline">ADA HOLM Associated Press</p>', ("Ada Holm",)),
        ("", "<p><i>Text und Interview: Ada Holm</i></p>", ("Ada Holm",)),
        (
            "",
            "<p><i>Das Interview führten Ada Holm und Ruth Varga.</i></p>",
            ("Ada Holm", "Ruth Varga"),
        ),
        (
            "",
            "<p>Ein Gastbeitrag von Ada Holm, die seit Jahren Häfen baut, und das sehr gern</p>",
            ("Ada Holm",),
        ),
        (
            "",
            f'<div class="author-info"><h3>About Ada Holm</h3><p>{"She has boats. " * 9}</p></div>',
            ("Ada Holm",),
        ),
        (
            '<meta name="twitter:label1" content="Geschrieben von">'
            '<meta name="twitter:data1" content="Ada Holm">',
            "",
            ("Ada Holm",),
        ),
        ("", '<p itemprop="author"><span itemprop="name">Super User</span></p>', ()),
        ("", "<p>责任编辑： 谢若含</p>", ("谢若含",)),
        ("", "<h6>Herausgeber: <a>Gull SE</a></h6><p>Herausgeber: Gull SE</p>", ("Gull SE",)),
        ("", f'{TEXT}<p align="right"><i>Ada Holm</i></p>', ("Ada Holm",)),
        ("", f'{TEXT}<p align="right"><a href="/x">Ada Holm</a></p>', ()),
        (
            linked(
                {"@type": "Recipe", "reviews": [{"@type": "Review", "author": {"name": "Bo Lind"}}]}
            ),
            "",
            (),
        ),
    ],
)
def test_authors(tmp_path: Path, head: str, body: str, authors: tuple[str, ...]) -> None:
    assert read(tmp_path, head, body).authors == authors


def test_what_a_headline_stands_in_does_not_count_as_above_it(tmp_path: Path) -> None:
    around = "<div>" * 15
    body = f"<p>7 March 2024</p>{around}<h1>Levy <b>put</b> off</h1>{'</div>' * 15}"
    assert read(tmp_path, "", f"<div>{body}</div>").published == "2024-03-07"


def test_a_page_of_headlines_is_read(tmp_path: Path) -> None:
    body = "<div><h1>Levy put off</h1><p>By Ada Holm</p></div>" * 3_000
    assert read(tmp_path, "", body).authors == ("Ada Holm",)


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ("(Ada Holm)", ("Ada Holm",)),
        ("Ada Holm, dpa", ("Ada Holm",)),
        ("Ada<br>5 March 2024", ("Ada",)),
        ("Ada", ()),
        ("The end.", ()),
        ("<a href='/x'>Ada Holm</a>", ()),
    ],
)
def test_who_signs_below_a_text_is_its_author(
    tmp_path: Path, below: str, authors: tuple[str, ...]
) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><body><h1>Levy</h1><article>{TEXT}<p>{below}</p></article></body></html>"
    )
    [article] = read_file(path, root=tmp_path)
    assert article.authors == authors


def test_who_the_authors_are_is_no_part_of_an_article(tmp_path: Path) -> None:
    about = "<p>Ada Holm writes about harbours.</p>"
    head = '<meta name="author" content="Ada Holm">'
    article = read(tmp_path, head, f"<article>{about}{TEXT}{about}</article>")
    assert article.text.count("writes about harbours") == 1
    assert article.text.startswith("Ada Holm writes")


@pytest.mark.parametrize("kind", ["Interview", "Text"])
def test_a_headline_that_names_its_kind_names_no_author(tmp_path: Path, kind: str) -> None:
    head = "<h1>Levy put off</h1>"
    assert read(tmp_path, "", f"{head}<p>{kind}: The master speaks out</p>").authors == ()
    assert read(tmp_path, "", f"{head}<p>{kind}: Ada Holm</p>").authors == ("Ada Holm",)


def test_a_team_that_a_text_links_to_did_not_write_it(tmp_path: Path) -> None:
    team = "<a href='/team/osk-gulls'>Osk Gulls</a>"
    prose = f"<p>{team} won again on Sunday, and {'they sang all the way home. ' * 4}</p>"
    assert read(tmp_path, "", f"<h1>Gulls win</h1>{prose}").authors == ()
    assert read(tmp_path, "", f"<h1>Gulls win</h1><p>{team}</p>").authors == ("Osk Gulls",)
