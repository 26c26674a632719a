"""Parts of an article that stand apart from the rest of it, and what only looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.test_page_text import LINKS, LONG, read

END = (
    "What the county means to do was told by its engineer in a letter that took the town three "
    "weeks to open, since nobody at the hall had wanted to be the first to read it aloud.",
    "It says that the piles are to be drawn one by one, that the kiosk may stay until autumn, and "
    "that whoever owns a boat there should look for another berth before the end of June.",
)
CHOIR = (
    "A choir of Vellmar sang songs of Brahms for over an hour in its new rooms above the bakery.",
    "Those who had come were given plum cake, which they ate in the stairwell, for want of chairs.",
    "Next year there will be seats, said the conductor, who had baked most of the cake himself.",
)
TEXT = (
    *LONG,
    "The divers of the county went down twice in May and once in October, and each time came back "
    "with pictures of piles so thin in places that one could have put both hands around them.",
    "In the council the party of the mayor wants a new pier of steel, which would cost nine times "
    "as much as a repair, and the other party a repair, which would last nine years at the most.",
    "Fishermen from Ostrand have offered berths to those of Tolmere until it is settled, although "
    "the two towns have not been on speaking terms since the quarrel about the herring scales.",
    "Whoever comes by the ferry will land at the slipway of the boatyard from Monday on, where a "
    "hut is being built for those who wait, and a lamp has been promised for the long evenings.",
)
"""Long enough to be an article without what stands apart."""
NEWS = (
    "The choir of Vellmar has sung Brahms for over an hour in its new rooms above the bakery, and "
    "plum cake was given to all who came, and eaten in the stairwell for want of any chairs.",
    "A weather station will stand on Gorse Tor from spring, which is to tell those who walk there "
    "of snow before it falls, if somebody can be found who will carry up the batteries.",
    "Beekeepers near Old Sallow report the best summer for clover in years, and too few jars, and "
    "ask whoever has empty ones in the cellar to bring them to the market on a Saturday.",
)
OTHERS = (
    "<div class=k1>"
    + "".join(
        f"<div class=k2><h3><a href=/{at}>{text[:30]}</a></h3><p>{text}</p></div>"
        for at, text in enumerate(NEWS)
    )
    + "</div>"
)


def ps(*texts: str) -> str:
    return "".join(f"<p>{one}</p>" for one in texts)


def page(beside: str) -> str:
    main = f"<article><h1>Pier shuts</h1>{ps(*TEXT)}</article>"
    return f"<main><div class=q1>{main}</div>{OTHERS}{beside}</main>{LINKS}"


@pytest.mark.parametrize(
    "beside",
    [
        f"<div class=c7>{ps(*END)}</div>",
        f"<article class=c7>{ps(*END)}</article>",
        "<div class=c7>" + "<br><br>".join(END) + "</div>",
        "<ul class=c7>" + "".join(f"<li>{one}</li>" for one in END) + "</ul>",
        "".join(f"<div class=c7><div class=c8><p>{one}</p></div></div>" for one in END),
        f"<table><tr><td>{ps(*END)}</td></tr></table>",
        f"<div class=paywall>{ps(*END)}</div>",
        f"<div class=paywall>{ps(END[0])}<a href=/z>A map of the pier</a>{ps(END[1])}</div>",
        f"<div class=c7>{ps(END[0], END[1] + ' Nobody has answered it yet [2]')}</div>",
        f"<div class=c7><h2>What comes next</h2>{ps(*END)}</div>",
    ],
)
def test_an_end_that_stands_apart_is_taken(tmp_path: Path, beside: str) -> None:
    article = read(tmp_path, page(beside))
    text = article.text.replace("- ", "").replace("What comes next\n\n", "")
    text = text.removesuffix(" Nobody has answered it yet [2]")
    assert text.split("\n\n") == [*TEXT, *END]
    assert article.warnings == ()


def test_an_end_that_is_hidden_is_told(tmp_path: Path) -> None:
    article = read(tmp_path, page(f"<div class=c7 style='display:none'>{ps(*END)}</div>"))
    assert article.text.split("\n\n") == list(TEXT)
    assert article.warnings[0].startswith("2 paragraphs left out that may be the article's: “What")


def test_what_belongs_to_the_page_is_left_out_of_a_part(tmp_path: Path) -> None:
    lines = "<p>Subscribe to our newsletter</p><p><a href=/z>More on piers and harbours</a></p>"
    article = read(tmp_path, page(f"<div class=c7>{ps(*END)}{lines}</div>"))
    assert article.text.split("\n\n") == [*TEXT, *END]


@pytest.mark.parametrize(
    "beside",
    [
        f"<div class=c7>{ps(*CHOIR)}</div>",
        f"<div class=comments>{ps(*END)}</div>",
        f"<div class=latest-stories>{ps(*END)}</div>",
        f"<aside>{ps(*END)}</aside>",
        f"<form>{ps(*END)}</form>",
        f"<div class=c7 style='display:none'>{ps(*CHOIR)}</div>",
        f"<div class=paywall>{ps(*CHOIR)}</div>",
        "".join(
            f"<div class=c7><span>{at} hours ago</span><p>{one}</p></div>"
            for at, one in enumerate((*END, *CHOIR))
        ),
        "<div class=c7>"
        + "".join(
            f"<a href=/{at}>A story of another pier</a><p>{one}</p>" for at, one in enumerate(END)
        )
        + "</div>",
        f"<div class=c7><h3><a href=/v>Another pier shuts</a></h3>{ps(*END)}</div>",
    ],
)
def test_what_is_not_the_articles_is_not_taken(tmp_path: Path, beside: str) -> None:
    article = read(tmp_path, page(beside))
    assert article.text.split("\n\n") == list(TEXT)
    assert article.warnings == ()
