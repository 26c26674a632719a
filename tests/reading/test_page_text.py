"""What of a page is its article: what is won back, what stays out, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.article import Article
from index.reading.contents import read_file
from index.reading.hints import hint_about

LONG = (
    "The harbour board of Tolmere will close the old pier on Monday, two years after cracks were "
    "found in its piles, the town said in a letter to all fishermen who moor their boats there.",
    "Some of them plan to protest at the town hall, where the council meets next week to discuss "
    "the costs of the repair and who is to bear them if the county does not, as is expected.",
    "The pier was built by hand ninety years ago, and has outlived four ferries, two harbour "
    "masters and every plan to replace it that anybody in the town is able to remember.",
    "Nobody knows what will become of the kiosk at its end, which has sold tea to anglers since "
    "the war and has never once been closed on a Monday, not even in the flood of that year.",
)


def paragraphs(count: int = 4, *between: str) -> str:
    parts = [f"<p>{text}</p>" for text in LONG[:count]]
    return "".join([parts[0], *between, *parts[1:]])


def read(folder: Path, body: str) -> Article:
    path = folder / "page.html"
    path.write_text(
        f"<html lang=en><head><title>Pier shuts</title></head><body>{body}</body></html>"
    )
    [article] = read_file(path, root=folder)
    return article


LINKS = '<div class="menu">' + "<p><a href=/x>Another story of the day</a></p>" * 30 + "</div>"


@pytest.mark.parametrize("name", ["ad", "auto-tag", "topic", "social", "read-more", "promo-link"])
def test_a_link_stays_in_its_sentence(tmp_path: Path, name: str) -> None:
    sentence = (
        f'<p><a class="{name}" href="/b">Ines Falk</a> of the board said that it will close.</p>'
    )
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(4, sentence)}</article>")
    assert "Ines Falk of the board said that it will close." in article.text.split("\n\n")


@pytest.mark.parametrize(
    "name", ["paywall", "entry-content-read-more", "topic-body", "social-story"]
)
def test_a_body_may_have_any_name(tmp_path: Path, name: str) -> None:
    body = f"<p>{LONG[3]}</p><div class='{name}'>{paragraphs(3)}</div>"
    headlines = (
        "<div class=menu>" + "<p>Another headline of the day for this list</p>" * 40 + "</div>"
    )
    for list_of_links in (LINKS, headlines):
        article = read(tmp_path, f"<article><h1>Pier shuts</h1>{body}</article>{list_of_links}")
        assert article.text.split("\n\n") == [LONG[3], *LONG[:3]]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>“No.”</p>",
        '<h3><a href="/x">The kiosk at its end</a></h3>',
        '<blockquote class="twitter-tweet"><p>We will not leave. Our pier!</p></blockquote>',
        "<p><a name='three'>The pier is a place to fish, and to sit and wait for fish.</a></p>",
        "<p><a href='/x'>[The Brenn Valley Post]</a></p>",
        '<div class="crosshead">What the board knew</div>',
    ],
)
def test_what_stands_among_the_sentences_is_kept(tmp_path: Path, markup: str) -> None:
    article = read(tmp_path, f"<article>{paragraphs(4, markup)}</article>{LINKS}")
    inner = markup.split(">")
    words = next(piece.split("<")[0] for piece in inner if piece.split("<")[0])
    assert words in article.text


def test_a_body_in_several_parts_of_one_design(tmp_path: Path) -> None:
    part = (
        '<div class="grid"><div class="body__text">{}</div></div><div class="ad-slot">Advert</div>'
    )
    body = part.format(paragraphs(2)) + part.format("".join(f"<p>{one}</p>" for one in LONG[2:]))
    article = read(tmp_path, f"<main><h1>Pier shuts</h1>{body}</main>{LINKS}")
    assert article.text.split("\n\n") == list(LONG)


@pytest.mark.parametrize("name", ["standfirst", "field--name-lead field--label-hidden"])
def test_a_summary_above_the_text_is_kept(tmp_path: Path, name: str) -> None:
    lead = "Cracks in the piles of the old pier have become too wide to be ignored, the board says."
    body = f'<header><h1>Pier shuts</h1><div class="{name}">{lead}</div></header>{paragraphs()}'
    assert read(tmp_path, f"<article>{body}</article>").text.startswith(lead)


@pytest.mark.parametrize(
    "markup",
    [
        '<p>Read more: <a href="/x">Ten ferries that never came</a></p>',
        '<p><a href="/x">Lesen Sie auch: Zehn Fähren, die nie kamen</a></p>',
        '<div class="newsletter-signup"><p>Get the Morning Tide in your inbox.</p></div>',
        "<aside><p>Ten ferries that never came, and one that did.</p></aside>",
        "<p>Subscribe to our newsletter for news of the harbour every morning.</p>",
        "<p>Follow us on Facebook and Instagram</p>",
        "<p>© 2024 The Tolmere Courier. All rights reserved.</p>",
        '<p><a href="/x">CLICK HERE FOR THE HARBOUR APP</a></p>',
    ],
)
def test_teasers_among_the_sentences_are_not(tmp_path: Path, markup: str) -> None:
    article = read(tmp_path, f"<article>{paragraphs(4, markup)}</article>")
    assert article.text.split("\n\n") == list(LONG)


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow him to the end of the pier, and you see the kiosk that sells its tea to members.",
        "Subscribe or die, the old newspapermen of the town said, and the paper died.",
        "“Join us,” said Ines Falk, who has led the club since its first member left the town.",
        "Copyright was never claimed for the photograph of the pier, the clerk said on Monday.",
    ],
)
def test_a_sentence_is_no_appeal(tmp_path: Path, sentence: str) -> None:
    article = read(tmp_path, f"<article>{paragraphs(4, f'<p>{sentence}</p>')}</article>")
    assert sentence in article.text.split("\n\n")


@pytest.mark.parametrize(
    "above",
    [
        "<div class='top'><h1>Pier shuts</h1><h2>{}</h2></div><div class='pic'>1</div>",
        "<div class='top'><h1>Pier shuts</h1><div><p class='x1'>{}</p></div></div>",
        "<h1>Pier shuts</h1><ul class='teaser-text'><li>{}</li></ul>",
        "<h1>Pier shuts</h1><div class='byline-box'><p class='bajada'>{}</p></div>",
    ],
)
def test_what_stands_below_the_headline_is_kept(tmp_path: Path, above: str) -> None:
    lead = "Cracks in the piles of the old pier have become too wide to be ignored, the board says."
    body = f"<div class='body'>{paragraphs()}</div>"
    article = read(tmp_path, f"<main>{above.format(lead)}{body}</main>{LINKS}")
    assert article.text.removeprefix("- ").startswith(lead)


@pytest.mark.parametrize(
    ("name", "is_kept"), [("strapline", True), ("article-subtitle", True), ("byline", False)]
)
def test_a_short_summary_that_is_called_one(tmp_path: Path, name: str, is_kept: bool) -> None:
    lead = "The town is divided over its ferries."
    head = f'<header><h1>Pier shuts</h1><div class="{name}">{lead}</div></header>'
    article = read(tmp_path, f"<article>{head}{paragraphs()}</article>")
    assert article.text.startswith(lead) == is_kept


def test_the_caption_of_a_picture_is_no_summary(tmp_path: Path) -> None:
    caption = "A fisherman from the east quay rides his old bicycle past the closed gate of it"
    picture = f"<div class='photo-box'><div class='photo'><div>{caption}</div></div></div>"
    body = f"<main><h1>Pier shuts</h1>{picture}<div class='body'>{paragraphs()}</div></main>"
    assert caption not in read(tmp_path, body + LINKS).text


def test_a_short_sentence_in_a_box_of_its_own_is_kept(tmp_path: Path) -> None:
    boxes = "".join(
        f"<div><div><div>{one}</div></div></div>" for one in (*LONG[:3], "Nobody came.")
    )
    last = f"<div><div><div>{LONG[3]}</div></div></div>"
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{boxes}{last}</article>{LINKS}")
    assert article.text.split("\n\n") == [*LONG[:3], "Nobody came.", LONG[3]]


def test_what_ends_the_text_is_kept_and_what_follows_is_not(tmp_path: Path) -> None:
    credit = "Additional reporting by Karla Venn in Osk and by Jonas Reiff in Brenn"
    more = "<h3>More of the harbour</h3><p><a href=/x>Another story of the day</a></p>"
    foot = f"<div class='c1'><p>{credit}</p></div><div class='c2'>{more}</div>"
    article = read(tmp_path, f"<main><div>{paragraphs()}</div>{foot}</main>{LINKS}")
    assert article.text.split("\n\n") == [*LONG, credit]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Copyright 2024 The Tolmere Courier. All rights reserved.</p>",
        '<p><a href="https://pier.example/plans">https://pier.example/plans</a></p>',
        "<div>Nobody came.</div>",
        '<div class="more">More information: K. Venn et al. Piles of Piers, Brenn 2024</div>',
    ],
)
def test_a_last_line_beside_the_text_belongs_to_it(tmp_path: Path, line: str) -> None:
    foot = '<div class="foot"><p>© 2024 Other Courier. All rights reserved.</p></div>'
    article = read(tmp_path, f"<main><article>{paragraphs()}{line}</article>{foot}</main>{LINKS}")
    [*text, last] = article.text.split("\n\n")
    assert text == list(LONG) and last in line


def test_each_post_of_a_day_has_its_heading(tmp_path: Path) -> None:
    posts = "".join(
        f"<div class=post><h3>{9 + at}:15 What they say</h3><p>{text}</p></div>"
        for at, text in enumerate(LONG)
    )
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{posts}</article>{LINKS}")
    assert [f"{9 + at}:15 What they say" in article.text for at in range(1, 4)] == [True] * 3


def test_paragraphs_that_are_left_out_are_told(tmp_path: Path) -> None:
    hidden = f'<div class="comment-box overlay-hidden" style="display:none"><p>{LONG[3]}</p></div>'
    other = f"<div><div style='display:none'><p>{LONG[3]} {LONG[2]}</p></div></div>"
    article = read(tmp_path, f"<article>{paragraphs(3, hidden, other)}</article>")
    assert article.text.split("\n\n") == list(LONG[:3])
    assert article.warnings[0].startswith("1 paragraph left out that may be the article's: “Nobo")
    assert "--all" in hint_about(article.warnings[0])


def test_what_was_posted_elsewhere_and_is_quoted_is_kept(tmp_path: Path) -> None:
    """Whatever the box is called that it stands in."""
    post = (
        '<div class="social-media-embed"><blockquote class="twitter-tweet"><p>The pier was never'
        " safe, says the union of Tolmere.</p>— Ines Falk (@falk) March 4, 2024</blockquote></div>"
    )
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(4, post)}</article>")
    assert "The pier was never safe, says the union of Tolmere." in article.text


def test_a_list_without_links_is_text(tmp_path: Path) -> None:
    asked = "<ol><li>Who closed the old pier?</li><li>Who is to pay for it?</li></ol>"
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(3, asked)}</article>")
    assert "- Who is to pay for it?" in article.text


def test_a_list_of_sentences_is_kept(tmp_path: Path) -> None:
    items = (
        "<ol><li>Who pays for the repair of the old pier?</li><li>Who closes it, when?</li></ol>"
    )
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(4, items)}</article>")
    assert "Who pays for the repair of the old pier?" in article.text


@pytest.mark.parametrize(
    "line",
    [
        "You may also like...",
        "Filed under: Harbour",
        "Tempo de leitura: 1 minuto",
        "Advertisement",
        "12 Kommentare",
        "Email Karla Venn at venn@courier.example or follow her on Twitter.",
        "Werden Sie Mitglied bei uns und erhalten Sie exklusive Angebote!",
        "A version of this article appeared in print on page 4.",
        "The town needs papers.<br>Hazte miembro y disfruta",
        "Like this story? Share it with a friend!",
        "More Tolmere football: https://news.example/tolmere and https://news.example/league",
    ],
)
def test_labels_and_appeals_are_left_out(tmp_path: Path, line: str) -> None:
    page = f"<article><h1>Pier shuts</h1>{paragraphs(4, f'<p>{line}</p>')}</article>"
    article = read(tmp_path, page)
    assert article.text.split("\n\n") == list(LONG)


@pytest.mark.parametrize(
    "line",
    [
        "Werden sie Mitglied des Vereins?",
        "Follow the money, the prosecutor told the court.",
        "Recommended doses have fallen since then, the clinic says.",
        "Print is dead, the editor said on Monday.",
        "“Donate to our members,” she said.",
    ],
)
def test_sentences_that_begin_like_labels_are_kept(tmp_path: Path, line: str) -> None:
    page = f"<article><h1>Pier shuts</h1>{paragraphs(4, f'<p>{line}</p>')}</article>"
    assert line in read(tmp_path, page).text.split("\n\n")


@pytest.mark.parametrize("name", ["kommentar_12", "comment-item"])
def test_comments_are_left_out_however_many(tmp_path: Path, name: str) -> None:
    said = "".join(f"<p>{text} It was time, says one who reads it.</p>" for text in LONG)
    comments = f'<div class="list"><div class="{name}" id="{name}">{said}</div></div>'
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs()}{comments}</article>")
    assert article.text.split("\n\n") == list(LONG)


def test_a_cell_that_holds_the_whole_text_is_no_row_of_figures(tmp_path: Path) -> None:
    text = "".join(f"<p>{one}</p>" for one in LONG)
    article = read(tmp_path, f"<table><tr><td><h1>Pier shuts</h1>{text}</td></tr></table>")
    assert article.text.split("\n\n")[-4:] == list(LONG)


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ("<p><b><i>Karla Venn</i></b></p>", ("Karla Venn",)),
        ("<p>Text: Karla Venn</p>", ("Karla Venn",)),
        ("<p>Karla Venn<br>4 March 2024</p>", ("Karla Venn",)),
        ("<p>Nobody Knows Why.</p>", ()),
    ],
)
def test_who_signs_below_the_text(tmp_path: Path, below: str, authors: tuple[str, ...]) -> None:
    page = f"<article><h1>Pier shuts</h1>{paragraphs()}{below}</article>"
    assert read(tmp_path, page).authors == authors


def test_dates_below_the_first_paragraph_are_headings(tmp_path: Path) -> None:
    dated = "<p>3 March 2024</p>".join(f"<p>{text}</p>" for text in LONG)
    article = read(tmp_path, f"<article><h1>Pier shuts</h1><p>2 March 2024</p>{dated}</article>")
    assert article.text.split("\n\n")[:3] == [LONG[0], "3 March 2024", LONG[1]]
