"""Articles of which a page shows a part: the rest is folded away, or stands in another box."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.test_page_missing import END
from tests.reading.test_page_text import LINKS, LONG, paragraphs, read

QUOTE = "“It will not be the last pier that we lose,” said the harbour master on Monday."
REST = f"<p>{END[0]}</p><blockquote>{QUOTE}</blockquote><p>{END[1]}</p>"


@pytest.mark.parametrize(
    "folded",
    [
        '<div><a href="#rest">Read more</a></div><div class="x" style="display:none">{}</div>',
        '<button>Show full article</button><div class="x">{}</div>',
        '<div class="x" style="display: none">{}</div><div><span>Weiterlesen</span></div>',
    ],
)
def test_what_a_button_unfolds_is_kept(tmp_path: Path, folded: str) -> None:
    body = f"<article><h1>Pier shuts</h1>{paragraphs()}{folded.format(REST)}</article>"
    article = read(tmp_path, body + LINKS)
    assert article.text.split("\n\n") == [*LONG, END[0], QUOTE, END[1]]


@pytest.mark.parametrize(
    "other",
    [
        "<h3><a href=/x>Ferry stuck</a></h3><p>{0}</p><blockquote>{1}</blockquote>",
        "<p>{0}</p><blockquote>{1}</blockquote><p>Already a subscriber? Log in.</p>",
    ],
)
def test_what_else_a_button_unfolds_is_not(tmp_path: Path, other: str) -> None:
    box = f'<a href="#m">Read more</a><div style="display:none">{other.format(END[0], QUOTE)}</div>'
    body = f"<article><h1>Pier shuts</h1>{paragraphs()}{box}</article>{LINKS}"
    assert read(tmp_path, body).text.split("\n\n") == list(LONG)


def test_the_beginning_with_a_list_stands_apart(tmp_path: Path) -> None:
    items = "".join(f"<li>{one}</li>" for one in LONG[1:3])
    first = f'<div class="c1"><p>{LONG[0]}</p><ul>{items}</ul><p>Why so?</p><p>{LONG[3]}</p></div>'
    rest = "".join(f"<p>{one} Or later, said number {at}.</p>" for at, one in enumerate(END * 4))
    advert = '<div class="c3"><a href="/x">Boats for sale</a></div>'
    page = f"<main><h1>Pier shuts</h1>{first}{advert}<article>{rest}</article></main>{LINKS}"
    text = read(tmp_path, page).text
    assert all(one in text for one in (*LONG, *END, "Why so?"))


def test_who_asks_to_turn_a_blocker_off_is_not_read(tmp_path: Path) -> None:
    asks = (
        "<div class='c9'><p>To read our full stories, please turn off your ad blocker.</p>"
        "<p>Click the button of your browser and select that it may show the adverts.</p>"
        "<p>Then load the page once more, and you will see the whole of the story here.</p></div>"
    )
    page = f"<main><div class='c1'><h1>Pier shuts</h1>{paragraphs()}</div>{asks}</main>{LINKS}"
    assert read(tmp_path, page).text.split("\n\n") == list(LONG)


def test_a_heading_for_comments_above_a_text_is_a_label(tmp_path: Path) -> None:
    """One box holds the article; each comment has its own."""
    above = "".join(f"<p>{one}</p>" for one in (*END, QUOTE))
    text = "".join(f"<p>{one}</p>" for one in (*LONG, *reversed(LONG)))
    page = (
        f"<div class='n1'>{above}</div><div class='n2'><h3>Comments</h3><div class='n3'><div>{text}"
        "</div></div></div>"
    )
    assert all(one in read(tmp_path, page).text for one in LONG)
