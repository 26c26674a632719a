"""What belongs together on a page: boxes alike, lists, notes, offers, pulled quotations."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.reading.html.blocks import page_blocks
from index.reading.html.page_text import parse_page
from index.reading.html.selection import select_blocks
from tests.reading.test_page_text import LONG, paragraphs, read

PLACES = ("The Smokehouse", "Hallin Light", "The Cannery")
SAID = ("Eat the eel, and ask for a window.", "Ninety-four steps, one view.", "It smells of fish.")


def boxes(name: str, link: str = "") -> str:
    each = zip(PLACES, SAID, strict=True)
    return "".join(
        f"<section class='{name}'><h2>{place}</h2><figure><figcaption>Photo: Bo Lind</figcaption>"
        f"</figure><p>{said}</p>{link}</section>"
        for place, said in each
    )


@pytest.mark.parametrize("name", ["slide", "embed", "widget", "video"])
def test_boxes_alike_among_the_sentences_are_text(tmp_path: Path, name: str) -> None:
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(2, boxes(name))}</article>")
    blocks = article.text.split("\n\n")
    assert [one for one in blocks if one in PLACES + SAID] == [
        one for pair in zip(PLACES, SAID, strict=True) for one in pair
    ]
    assert "Bo Lind" not in article.text


def test_boxes_alike_that_lead_elsewhere_are_not(tmp_path: Path) -> None:
    link = "<p><a href=/x>All about the long way to the town of Hallin</a></p>"
    markup = paragraphs(3, boxes("slide", link))
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{markup}</article>")
    assert not any(one in article.text for one in SAID)


def test_comments_below_are_no_boxes_of_the_text(tmp_path: Path) -> None:
    said = "".join(f"<div class=slide><p>{one} I have said so for years.</p></div>" for one in SAID)
    article = read(tmp_path, f"<div><h1>Pier shuts</h1>{paragraphs()}{said}</div>")
    assert "for years" not in article.text


@pytest.mark.parametrize(
    "named",
    [
        "class=expandable",
        "class=embed",
        "class=metal-bar",
        "class=operating-widget",
        "id=button-text",
        "class=meta-text",
        "class=paywall",
        "class=premium",
    ],
)
def test_paragraphs_in_the_column_are_kept_in_any_box(tmp_path: Path, named: str) -> None:
    boxed = f"<div {named}><p>{LONG[1]}</p><p>{LONG[2]}</p></div>"
    for markup in (
        f"<p>{LONG[0]}</p>{boxed}<p>{LONG[3]}</p>",
        f"<p>{LONG[0]}</p><p>{LONG[3]}</p>{boxed}",
    ):
        body = f"<article><h1>Pier shuts</h1><div>{paragraphs(1, markup)}</div></article>"
        article = read(tmp_path, body)
        assert {LONG[1], LONG[2]} < set(article.text.split("\n\n"))


@pytest.mark.parametrize(
    "boxed",
    [
        "<div class=embed><h4><a href=/x>Storm takes the roof</a></h4><p>It fell into the sea, "
        "and was found by nobody but the gulls of the town.</p></div>",
        "<div class=widget><p>Sign up for our newsletter, and have it in your inbox.</p></div>",
        "<form class=embed><p>Your name and address are needed if you want to write.</p></form>",
        "<div class=author-box><p>She has written of the pier since she was ten.</p></div>",
        "<div class=embed><figure><figcaption>The pier in the year of the flood.</figcaption>"
        "</figure></div>",
    ],
)
def test_what_is_boxed_among_the_sentences_may_be_none(tmp_path: Path, boxed: str) -> None:
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(4, boxed)}</article>")
    assert article.text.split("\n\n") == list(LONG)


def test_the_hidden_rest_of_an_article_is_kept_and_a_hidden_message_is_not(tmp_path: Path) -> None:
    for hidden, is_kept in ((LONG[1:], True), (LONG[1:2], False)):
        rest = "".join(f"<p>{one}</p>" for one in hidden)
        markup = f"{paragraphs(1)}<p>{LONG[0]} So it is.</p><div style='display: none'>{rest}</div>"
        article = read(tmp_path, f"<article><h1>Pier shuts</h1>{markup}</article>")
        assert (LONG[1] in article.text) is is_kept


def test_a_list_is_taken_whole(tmp_path: Path) -> None:
    items = [
        f"<li>Boat number {one} was built by the yard in Brenn, said Ines Falk.</li>"
        for one in range(8)
    ]
    items[3] = "<li><a href=/petrel>Petrel</a></li>"
    article = read(
        tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(4, '<ul>', *items, '</ul>')}</article>"
    )
    assert "- Petrel" in article.text.split("\n\n")


def test_a_list_without_links_between_the_sentences_is_text(tmp_path: Path) -> None:
    names = ("Petrel, 1911", "Gannet, 1954", "Albatross of Brenn", "the Old Cormorant, a wreck")
    items = "".join(f"<li>{one}</li>" for one in names)
    for name in ("embed", "boats"):
        markup = paragraphs(4, f"<div class={name}><ul>{items}</ul></div>")
        article = read(tmp_path, f"<article><h1>Pier shuts</h1>{markup}</article>")
        assert [f"- {one}" for one in names] == [
            one for one in article.text.split("\n\n") if one.startswith("- ")
        ]


def test_items_with_links_between_the_sentences_are_kept(tmp_path: Path) -> None:
    """Names that an article links to stand in short items, too."""
    names = ("Ines Falk, chair", "Bo Lind", "Ruth Varga of Brenn", "Egon Sarre, mayor")
    items = "".join(
        f"<li><a href=/{at}>{one[:7]}</a>{one[7:]}</li>" for at, one in enumerate(names)
    )
    markup = paragraphs(4, f"<p>These were there:</p><ul>{items}</ul>")
    article = read(tmp_path, f"<article><h1>Pier shuts</h1><div>{markup}</div></article>")
    assert all(f"- {one}" in article.text.split("\n\n") for one in names)


@pytest.mark.parametrize("name", ["footnotes", "endnotes", "fussnoten", "post-notes"])
def test_notes_below_the_text_are_kept(tmp_path: Path, name: str) -> None:
    notes = (
        f"<h3>Notes</h3><ol class='{name}'><li>The letter is of June. <a href=#1>↩</a></li>"
        "<li>The county has not said so. <a href=#2>↩</a></li></ol>"
    )
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs()}{notes}</article>")
    assert [one.rstrip(" ↩") for one in article.text.split("\n\n")[-3:]] == [
        "Notes",
        "- The letter is of June.",
        "- The county has not said so.",
    ]


def test_addresses_right_below_the_text_are_kept(tmp_path: Path) -> None:
    links = [f"https://brenn.example/{one}/board-of-the-harbour" for one in range(3)]
    below = "".join(f"<p><a href='{one}'>{one}</a></p>" for one in links)
    more = "<p><a href=/x>Another story of the day</a></p>"
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs()}{below}{more}</article>")
    assert article.text.split("\n\n")[-3:] == links


@pytest.mark.parametrize(
    "said",
    [
        "Already a subscriber? Log in.",
        "Four weeks for one crown. Cancel at any time.",
        "Subscribe now to continue reading this story.",
        "Jederzeit kündbar.",
        "Déjà abonné ? Connectez-vous.",
        "¿Ya eres suscriptor? Inicia sesión.",
    ],
)
def test_an_offer_below_a_stub_is_left_out_with_its_box(tmp_path: Path, said: str) -> None:
    offer = (
        "<div class=plus><h2>Read on with the Courier</h2><ul><li>All that the paper of the day "
        f"has to tell you</li><li>The printed paper each evening</li></ul><p>{said}</p></div>"
    )
    markup = f"<div class=text>{paragraphs(2)}</div>{offer}"
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{markup}</article>")
    assert article.text.split("\n\n") == list(LONG[:2])


def test_an_offer_that_somebody_speaks_of_is_text(tmp_path: Path) -> None:
    said = "<p>“Cancel any time, they told me,” said Bo Lind, who is already a subscriber.</p>"
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(4, said)}</article>")
    assert "Bo Lind" in article.text


@pytest.mark.parametrize("name", ["<aside class=x>", "<div class=pullquote>", "<aside>"])
def test_what_is_said_again_in_large_letters_is_said_once(tmp_path: Path, name: str) -> None:
    pulled = f"{name}<blockquote>cracks were found in its piles</blockquote>{'</aside></div>'}"
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(4, pulled)}</article>")
    assert article.text.split("\n\n") == list(LONG)


def test_whom_a_quotation_quotes_is_kept(tmp_path: Path) -> None:
    for tag in ("footer", "cite"):
        quoted = f"<blockquote><p>We were lied to.</p><{tag}>Egon Sarre, mayor</{tag}></blockquote>"
        markup = "".join(f"<div class=part><p>{one}</p></div>" for one in LONG)
        parts = f"<div class=part>{quoted}</div>{markup}"
        article = read(tmp_path, f"<main><h1>Pier shuts</h1>{markup}{parts}</main>")
        assert "Egon Sarre, mayor" in article.text


def test_a_summary_that_is_written_twice_is_taken_once(tmp_path: Path) -> None:
    summary = (
        "<div class=dek>After a hundred years the ferries of Tolmere leave from another quay.</div>"
    )
    markup = f"<header><h1>Pier shuts</h1>{summary}</header><div>{summary}{paragraphs()}</div>"
    article = read(tmp_path, f"<article>{markup}</article>")
    assert article.text.count("from another quay") == 1


@pytest.mark.parametrize(
    "line",
    [
        "<p>Follow us on social media</p>",
        "<div>FacebookTwitterInstagramYouTube</div>",
        "<p>Print this page | Close window</p>",
        "<p>READ: <a href=/x>Storm takes the roof of the old cannery in Brekke</a></p>",
        "<amp-ad>A new car for you</amp-ad>",
        "<p>As a subscriber, you have ten gift articles to give each month.</p>",
    ],
)
def test_what_is_round_the_text_is_left_out(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(4, line)}</article>")
    assert article.text.split("\n\n") == list(LONG)


@pytest.mark.parametrize(
    "line",
    [
        "More than 300 boats are already registered in the county of Brenn.",
        "She told the children to keep reading, and went down to the pier.",
        "Hotels let you cancel, but the ferry line does not, Ines Falk said.",
        "Über 300 Boote sind bereits registriert.",
    ],
)
def test_a_sentence_is_no_offer(tmp_path: Path, line: str) -> None:
    article = read(
        tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(4, f'<p>{line}</p>')}</article>"
    )
    assert line in article.text.split("\n\n")


def test_short_lines_below_of_the_text_s_own_kind_are_kept(tmp_path: Path) -> None:
    text = "".join(f"<p class=para>{one}</p>" for one in LONG)
    figures = ("Boats: 17", "Of them in use: 11")
    lines = "".join(f"<p class=para>{one}</p>" for one in figures)
    parts = f"<section>{text}</section><section class=widget>{lines}</section>"
    after = "<p class=teaser-line>More than this on page four</p>"
    article = read(tmp_path, f"<article><h1>Pier shuts</h1><div>{parts}</div>{after}</article>")
    assert article.text.split("\n\n") == [*LONG, *figures]


@pytest.mark.parametrize(
    ("line", "is_kept"),
    [("He wept.", True), ("Yours, Franzi", True), ("Photo: Ada Holm", False)],
)
def test_a_last_line_that_one_extractor_keeps_is_kept(line: str, is_kept: bool) -> None:
    tree = parse_page(f"<div>{paragraphs() * 2}<p>{line}</p></div>")
    assert tree is not None
    blocks = page_blocks(tree)
    kept, _ = select_blocks(blocks, set(range(8)), lambda: set(range(9)))
    assert (8 in kept) is is_kept
