"""A paragraph of a page is kept whole or dropped whole."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.reading.html.blocks import page_blocks
from index.reading.html.coverage import Coverage
from index.reading.html.page_text import article_text, parse_page

NAMES = ("auto-tag", "ad", "topic-link", "social", "read-more", "paywall", "related", "x7", "promo")
WORDS = tuple(
    [
        "harbour",
        "levy",
        "mayor",
        "Ines",
        "Falk",
        "vote",
        "Monday",
        "council",
        "ferry",
        "“We",
        "wait”",
        "town",
        "pier",
    ]
)


@st.composite
def inline(draw: st.DrawFn) -> tuple[str, str]:
    """A few words as markup, and their text."""
    words = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)))
    tag = draw(st.sampled_from(("", "a", "span", "em", "strong", "sup", "time", "mark", "q")))
    if not tag:
        return escape(words), words
    name = draw(st.sampled_from(NAMES))
    return f'<{tag} class="{name}" id="{name}-1" href="/t">{escape(words)}</{tag}>', words


@st.composite
def paragraph(draw: st.DrawFn) -> tuple[str, str]:
    """A block as markup, and its text."""
    pieces = draw(st.lists(inline(), min_size=1, max_size=8))
    tag = draw(st.sampled_from(("p", "p", "p", "h2", "li", "blockquote", "div")))
    text = " ".join(words for _, words in pieces)
    return f"<{tag}>{' '.join(markup for markup, _ in pieces)}</{tag}>", text


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, set[str]]:
    """A page of nested containers with any names, and the texts of its blocks."""
    parts, texts = [], set()
    for _ in range(draw(st.integers(1, 4))):
        blocks = draw(st.lists(paragraph(), min_size=1, max_size=8))
        name = draw(st.sampled_from(NAMES))
        tag = draw(st.sampled_from(("div", "section", "article", "aside")))
        parts.append(f'<{tag} class="{name}">{"".join(markup for markup, _ in blocks)}</{tag}>')
        texts |= {text for _, text in blocks}
    return f"<html><body><h1>Levy</h1>{''.join(parts)}</body></html>", texts | {"Levy"}


@pytest.mark.no_cover
@settings(max_examples=60)
@given(pages())
def test_each_paragraph_is_a_whole_block(page: tuple[str, set[str]]) -> None:
    markup, blocks = page
    tree = parse_page(markup)
    assert tree is not None
    text = article_text(tree).text
    for one in text.split("\n\n") if text else []:
        assert one.removeprefix("- ") in blocks


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), max_size=9), st.data())
def test_a_kept_block_is_recognised(blocks: list[list[str]], data: st.DataObject) -> None:
    # Each word is there once: which of two like it a text holds, nobody can tell.
    texts = [
        " ".join(f"{word.strip('“”')}{number}x{at}" for at, word in enumerate(words, 1))
        for number, words in enumerate(blocks)
    ]
    kept = {number for number in range(len(texts)) if data.draw(st.booleans())}
    found = Coverage(texts).kept_blocks("\n".join(texts[number] for number in sorted(kept)))
    assert kept >= found
    assert {number for number in kept if len(blocks[number]) > 2} <= found


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<p>One <a>two</a>, three</p>", ["One two, three"]),
        ("<p>One<br><br>two<br>three</p>", ["One", "two\nthree"]),
        ("<div>One<p>two</p>three</div>", ["One", "two", "three"]),
        ("<p>Tol<b>me</b>re</p>", ["Tolmere"]),
        ("<p>One<!-- x -->two<script>x()</script> three</p>", ["Onetwo three"]),
        ("<table><tr><td>Year</td><td>7.1 m</td></tr></table>", ["Year 7.1 m"]),
        ("<table><tr><td>Menu</td><td>" + "word " * 70 + "</td></tr></table>", ["Menu", "word"]),
        ("<pre>a\n  b</pre>", ["a\nb"]),
        ("<p><ruby>子<rt>こ</rt></ruby>ども</p>", ["子ども"]),
        ("<div><div><div></div></div></div>", []),
    ],
)
def test_blocks(markup: str, texts: list[str]) -> None:
    tree = parse_page(f"<html><body>{markup}</body></html>")
    assert tree is not None
    found = [re.sub(r"(word ?)+", "word", block.text) for block in page_blocks(tree)]
    assert found == texts


def test_links_are_counted() -> None:
    tree = parse_page("<p>One <a href='/x'>two <b>three</b></a> <a name='x'>four</a></p>")
    assert tree is not None
    [block] = page_blocks(tree)
    assert block.linked == len("twothree")
