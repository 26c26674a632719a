"""Which paragraphs of a page are told to be missing in its article, and which are not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.reading.hints import hint_about
from tests.reading.test_page_text import LINKS, LONG, paragraphs, read

END = (
    "What the county means to do was told by its engineer in a letter that took the town three "
    "weeks to open, since nobody at the hall had wanted to be the first to read it aloud.",
    "It says that the piles are to be drawn one by one, that the kiosk may stay until autumn, and "
    "that whoever owns a boat there should look for another berth before the end of June.",
)


def box(*texts: str, name: str = "c7", tag: str = "div") -> str:
    return f'<{tag} class="{name}">' + "".join(f"<div>{one}</div>" for one in texts) + f"</{tag}>"


ADVERT = '<div class="c5"><a href="/x">Boats for sale</a></div>'


@pytest.mark.parametrize("text", [END[0], LONG[3]])
def test_a_last_paragraph_that_stands_alone_is_told(tmp_path: Path, text: str) -> None:
    own = [one for one in LONG if one != text]
    body = "".join(f"<p>{one}</p>" for one in own)
    page = f"<main><article><h1>Pier shuts</h1>{body}</article>{ADVERT}{box(text)}</main>"
    article = read(tmp_path, page + LINKS)
    begins = " ".join(text.split()[:8])
    assert article.text.split("\n\n") == own
    assert article.warnings == (f"1 paragraph left out that may be the article's: “{begins}…”",)
    assert "--all" in hint_about(article.warnings[0])


@pytest.mark.parametrize(
    "beside",
    [
        box(*END, name="comment-list"),
        box(*END, tag="footer"),
        box(*END, tag="aside"),
        box(
            "A choir of Vellmar sang songs of Brahms for over an hour in its new rooms above the "
            "bakery, and those who had come were given plum cake, which they ate in the stairwell."
        ),
        box(
            "Odda Falk is a reporter who has written of the harbour and its board for years, and "
            "lives with three cats in a house above the old pier, where she also fishes."
        ),
        box("<h3><a href=/x>Ferry stuck</a></h3>", *END),
        box(f"By Odda Falk, a deputy editor and author of the letter on harbours. {END[0]}"),
        box(f"{END[0]} (Odda Falk/Tolmere Press Photo)"),
        box(f"{END[0]} See https://tolmere.example/a and https://tolmere.example/b."),
        box(*END, name="PromoSmall"),
        "<ul>" + "".join(f"<li>{one}</li>" for one in END) + "</ul>",
    ],
)
def test_what_stands_beside_an_article_is_not_told(tmp_path: Path, beside: str) -> None:
    page = f"<main><article><h1>Pier shuts</h1>{paragraphs()}</article></main>{LINKS}{beside}"
    assert read(tmp_path, page).warnings == ()


@pytest.mark.parametrize(
    "between",
    [
        "<p>Sign up to our newsletter, and get the best stories of the harbour in your inbox each "
        "morning before the ferries leave, with the tides and the weather of the coming day.</p>",
        "<p>We and others that we work with use cookies on this site, so that you stay logged in, "
        "and so that we know which of the stories of the harbour and its boats are read most.</p>",
        "<div>window.start = function (one) { return one; }; window.start({ 1: 2, 2: 3, 3: 4 }); "
        "var other = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6 };</div>",
    ],
)
def test_an_appeal_within_an_article_is_not_told(tmp_path: Path, between: str) -> None:
    body = paragraphs(4, f'<div class="c3" style="display:none">{between}</div>')
    article = read(tmp_path, f"<article><h1>Pier shuts</h1>{body}</article>")
    assert article.text.split("\n\n") == list(LONG)
    assert article.warnings == ()


def test_what_is_baked_within_an_article_is_told(tmp_path: Path) -> None:
    told = (
        "The kiosk sold cookies to the anglers as well, baked each morning by the mother of the "
        "harbour master, who had the recipe from a cook of the ferry that sank in the great flood."
    )
    hidden = f'<div class="c3" style="display:none"><p>{told}</p></div>'
    page = f"<article><h1>Pier shuts</h1>{paragraphs(4, hidden)}</article>"
    article = read(tmp_path, page)
    assert told in article.text or len(article.warnings) == 1


def described(text: str = "", words: object = None) -> str:
    told: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": "Pier shuts",
        "articleBody": text,
    }
    if words is not None:
        told["wordCount"] = words
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


BOXES = [
    box(*END, name="comment-list"),  # which a page may call what is none
    box(END[0], tag="aside"),
    box("<h3><a href=/x>Ferry stuck</a></h3>", END[0]),
]


@pytest.mark.parametrize("beside", BOXES)
def test_what_a_page_states_as_its_text_is_told_wherever_it_stands(
    tmp_path: Path, beside: str
) -> None:
    body = "".join(f"<p>{one}</p>" for one in LONG)
    page = f"<main><article><h1>Pier shuts</h1>{body}</article>{ADVERT}{beside}</main>{LINKS}"
    stated = "  ".join((*LONG, END[0].upper()))  # no description keeps paragraphs
    assert read(tmp_path, described(" ".join(LONG)) + page).warnings == ()
    article = read(tmp_path, described(stated) + page)
    assert tuple(article.text.split("\n\n")) == LONG
    begins = " ".join(END[0].split()[:8])
    assert article.warnings == (f"1 paragraph left out that may be the article's: “{begins}…”",)


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        (5000, True),
        ("5000", True),
        (0, False),
        (-9, False),
        ("many", False),
        ([5], False),
        (10**9, False),
        (len(" ".join(LONG)), False),  # letters
        (len(" ".join(LONG).split()) + 20, False),  # headings, captions
    ],
)
def test_far_fewer_words_than_a_page_says_it_has_are_told(
    tmp_path: Path, words: object, *, is_told: bool
) -> None:
    body = "".join(f"<p>{one}</p>" for one in LONG)
    page = f"<main><article><h1>Pier shuts</h1>{body}</article></main>{LINKS}"
    article = read(tmp_path, described(words=words) + page)
    count = len(f"Pier shuts {article.text}".split())
    told = f"the page says that its article has 5,000 words; {count} were found"
    assert article.warnings == ((told,) if is_told else ())
    assert not is_told or "--all" in hint_about(told)


def test_words_without_spaces_are_not_counted(tmp_path: Path) -> None:
    said = "这座旧码头今天关闭了，因为它的木桩已经腐烂，委员会说它要到秋天才能重新开放。"
    body = "".join(f"<p>{said * number}</p>" for number in range(3, 9))
    page = f"<main><article><h1>码头关闭</h1>{body}</article></main>"
    assert read(tmp_path, described(words=33 * len(said)) + page).warnings == ()
