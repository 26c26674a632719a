"""Pages whose markup says little: paragraphs by other tags, parts of a text, unnamed comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.test_page_text import LINKS, LONG, paragraphs, read

POSTS = (
    "I have bought my tea at that kiosk since I was six and will chain myself to its stove.",
    "Nobody asked the eels, as usual, and they were there before the pier and the board.",
    "My uncle says that the piles have been sound enough for his boat all these years long.",
    "Close it and be done, the ferry lands at the new quay now and nobody walks out there.",
)
MENU = "<div class=q3>" + "<p><a href=/x>Another story of the day</a></p>" * 8 + "</div>"


def boxes(texts: tuple[str, ...], wrapped: str) -> str:
    return "".join(wrapped.format(text) for text in texts)


@pytest.mark.parametrize(
    "wrapped",
    [
        "<div>{}</div>",
        "<div class=x1><p>{}</p></div>",
        "<section><p>{}</p></section>",
        "<div class=row><div class=col><div>{}</div></div></div>",
    ],
)
def test_a_paragraph_in_a_box_of_its_own_is_one(tmp_path: Path, wrapped: str) -> None:
    lines = (*LONG[:2], "“No,” said Falk.", *LONG[2:])
    article = read(tmp_path, f"<div><h1>Pier shuts</h1>{boxes(lines, wrapped)}</div>{LINKS}")
    assert article.text.split("\n\n") == list(lines)


def test_a_label_in_a_box_of_its_own_is_none(tmp_path: Path) -> None:
    label = "<div class=a7><div>Advertising</div></div>"
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(4, label)}</article>{LINKS}")
    assert article.text.split("\n\n") == list(LONG)


@pytest.mark.parametrize("between", ["<div class=q3><p>Advertising</p></div>", MENU])
def test_an_article_in_two_boxes_is_read_whole(tmp_path: Path, between: str) -> None:
    parts = [f"<div class=k{at}>{boxes(LONG[at : at + 2], '<p>{}</p>')}</div>" for at in (0, 2)]
    body = f"<div><h1>Pier shuts</h1>{parts[0]}{between}{parts[1]}</div>"
    assert read(tmp_path, body).text.split("\n\n") == list(LONG)


def test_what_readers_write_is_none_of_it_by_any_name(tmp_path: Path) -> None:
    posts = "".join(
        f"<div class=u2><b>eel{at}</b> 3 hours ago<p>{text}</p><a href=#>Reply</a></div>"
        for at, text in enumerate(POSTS)
    )
    body = f"<div><h1>Pier shuts</h1>{paragraphs()}</div><div class=z9><h3>4 thoughts</h3>{posts}"
    assert read(tmp_path, f"<div>{body}</div></div>").text.split("\n\n") == list(LONG)


def test_how_many_comments_there_are_ends_no_article(tmp_path: Path) -> None:
    count = "<div class=b1><span>4 comments</span></div>"
    article = read(tmp_path, f"<div><h1>Pier shuts</h1>{paragraphs(4, count)}</div>")
    assert article.text.split("\n\n") == list(LONG)


def test_boxes_that_are_alike_in_a_text_are_a_list(tmp_path: Path) -> None:
    items = ("The board pays for the piles", "The town pays for the kiosk", "Nobody pays for eels")
    parts = f"<div class=l4>{boxes(items, '<div class=i>{}</div>')}</div>"
    led = f"<p>This is what the letter says:</p>{parts}"
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(4, led)}</article>{LINKS}")
    assert article.text.split("\n\n")[2:5] == list(items)


def test_teasers_below_a_longer_text_are_none_of_it(tmp_path: Path) -> None:
    cards = "".join(
        f"<div class=c><h4><a href=/{at}>A story of number {at}</a></h4><p>{text}</p></div>"
        for at, text in enumerate(POSTS[:3])
    )
    more = f"<div class=m5><h3>Also in the news</h3>{cards}</div>"
    article = read(tmp_path, f"<div><h1>Pier shuts</h1>{paragraphs()}{more}</div>")
    assert article.text.split("\n\n") == list(LONG)


def test_a_longer_text_that_is_not_taken_is_told(tmp_path: Path) -> None:
    longer = f"<div class=comments>{boxes(LONG[2:] + LONG[2:], '<p>{}</p>')}</div>"
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{paragraphs(2)}</article>{longer}")
    assert article.text.split("\n\n") == list(LONG[:2])
    assert article.warnings[0].startswith("4 paragraphs left out that may be the article's: “")


def test_an_advert_parts_a_column_of_boxes_in_two(tmp_path: Path) -> None:
    parts = [f"<div class=c>{boxes(LONG[at : at + 2], '<div>{}</div>')}</div>" for at in (0, 2)]
    body = f"<div><h1>Pier shuts</h1>{parts[0]}<div class=q3>Advertising</div>{parts[1]}</div>"
    assert read(tmp_path, f"{body}{LINKS}").text.split("\n\n") == list(LONG)
