"""What stands below and above the text of a page: teasers, menus, offers, lines about the page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from index.reading.html.blocks import page_blocks
from index.reading.html.page_text import parse_page
from index.reading.html.selection import select_blocks
from tests.reading.test_page_text import paragraphs, read

BRIEF = (
    "<p>The lock at Hallin stays shut for a second week, the harbour board said on Monday, since a"
    " gate has come off its hinge and no crane is to be had before the end of the month.</p>"
    "<p>Boats go round by the sound, which takes them two hours more.</p>"
)
ELSEWHERE = (
    ("eel", "Eel sold twice", "The keeper of the smokehouse sold one eel to two inns at noon."),
    ("oar", "Oars all gone", "Nobody knows who took forty oars from the shed beside the pier."),
    (
        "bell",
        "Bell rings again",
        "The bell of the old light was heard on Tuesday, it is said.",
    ),
)


def teasers(tail: str = "?from=next") -> str:
    return "".join(
        f"<div class=post><h3><a href='/{page}{tail}'>{title}</a></h3><p>{begins} {begins}</p>"
        f"<p><a href='/{page}'>Go to the page</a></p></div>"
        for page, title, begins in ELSEWHERE
    )


def test_teasers_below_a_brief_are_left_out(tmp_path: Path) -> None:
    markup = f"<main><div><h1>Lock shut</h1>{BRIEF}</div><div>{teasers()}</div></main>"
    text = read(tmp_path, markup).text
    assert "off its hinge" in text
    assert "two hours more" in text
    assert not any(begins in text for _, _, begins in ELSEWHERE)


def test_items_of_an_article_that_link_to_their_pages_are_kept(tmp_path: Path) -> None:
    text = read(tmp_path, f"<article><h1>This week</h1>{BRIEF}{teasers()}</article>").text
    assert all(begins in text for _, _, begins in ELSEWHERE)


def test_a_page_of_teasers_alone_is_kept(tmp_path: Path) -> None:
    text = read(tmp_path, f"<main><h1>All we wrote</h1><div>{teasers()}</div></main>").text
    assert any(begins in text for _, _, begins in ELSEWHERE)


def selected(markup: str, strict: str) -> list[str]:
    """Return what is kept of a page, of which an extractor takes the blocks with these words."""
    tree = parse_page(markup)
    assert tree is not None
    blocks = page_blocks(tree)
    taken = {number for number, block in enumerate(blocks) if re.search(strict, block.text)}
    return [blocks[number].text for number in select_blocks(blocks, taken, lambda: taken)[0]]


def test_short_lines_in_boxes_like_those_of_the_sentences_are_text() -> None:
    lines = (
        "Ring: Varga",
        "worn with longer rings (:",
        "Clasp of pure silver: <a href=/h>Holm</a>",
    )
    told = "".join(f"<div><div class=text-box><p>{one}</p></div></div>" for one in lines)
    body = (
        paragraphs()
        .replace("<p>", "<div><div class=text-box><p>")
        .replace("</p>", "</p></div></div>")
    )
    kept = selected(f"<div><h1>Rings for all</h1>{body}{told}</div>", "harbour")
    assert kept[-3:] == ["Ring: Varga", "worn with longer rings (:", "Clasp of pure silver: Holm"]


def test_all_that_stands_between_two_offers_is_offered(tmp_path: Path) -> None:
    offered = (
        "<p>To view the full story, please subscribe to The Courier.</p>"
        "<p>When you join our family, you get all that our reporters find out on the coast.</p>"
        "<p>If you see this but are already a subscriber, you can log in for access.</p>"
    )
    text = read(tmp_path, f"<article><h1>Lock shut</h1>{paragraphs()}{offered}</article>").text
    assert not any(one in text for one in ("full story", "our family", "log in"))


@pytest.mark.parametrize(
    "line",
    [
        "Updated on 17.01.2021.",
        "Aktualisiert am 17.01.2021.",
        "Permalink: https://hallin.example/2021/lock",
        "… weiter zu „Die Schleuse“",
        "4 March 2024 | by Ada Holm in Harbour | 3 Comments",
    ],
)
def test_lines_about_the_page_are_left_out(tmp_path: Path, line: str) -> None:
    text = read(tmp_path, f"<article><h1>Lock shut</h1>{paragraphs()}<p>{line}</p></article>").text
    assert line not in text


@pytest.mark.parametrize(
    "line",
    [
        "Updated in 2014 by the harbour board, the plan names no crane.",
        "… weitermachen wollte die Wirtin von Hallin im Herbst.",
        "The letter had 3 comments | all of them by the keeper of the light.",
        "To view the story as a quarrel between two inns is to miss the eel.",
    ],
)
def test_sentences_that_begin_like_them_are_text(tmp_path: Path, line: str) -> None:
    text = read(tmp_path, f"<article><h1>Lock shut</h1>{paragraphs()}<p>{line}</p></article>").text
    assert line in text


def test_a_menu_above_and_a_heading_of_links_below_are_left_out() -> None:
    menu = (
        "<p><a href=/a>All on pensions</a> | <a href=/b>Blog of Hallin</a>"
        " | <a href=/c>Letters</a></p>"
    )
    below = "<h3>More on the subject at Hallin</h3><ul><li><a href=/x>The lock, its gate</a></ul>"
    kept = selected(f"<article><h1>Lock shut</h1>{menu}{paragraphs()}{below}</article>", "")
    assert not any(one in text for one in ("Blog", "More on", "its gate") for text in kept)
    assert len(kept) > 1
