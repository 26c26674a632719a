"""Bylines on a page that are not the article's own, and what of a byline is no name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.test_page_fields import read

OWN = '<h1>Levy put off</h1><div class="byline"><a href="/author/venn">Karla Venn</a></div>'
TEASER = (
    '<div class="box"><h3><a href="/x">Ferry stuck for a day</a></h3>'
    '<div class="author">By Jonas Reiff</div></div>'
)


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        (TEASER + OWN, ("Karla Venn",)),
        (TEASER, ()),
        (
            '<a href="/x"><div>Ferry stuck for a day in the fog off Brenn</div>'
            '<div class="author">By Jonas Reiff</div></a>' + OWN,
            ("Karla Venn",),
        ),
        ('<a class="author" href="/author/venn"><img src="a.jpg"> Karla Venn</a>', ("Karla Venn",)),
        (
            '<div><h3><a href="/author/venn">Karla Venn</a></h3>'
            '<div class="author-name">Karla Venn</div></div>',
            ("Karla Venn",),
        ),
        (
            '<p>Photo by <a href="https://pictures.example/@reiff">Jonas Reiff</a></p>'
            '<p>See <a href="https://courier.example/a">one</a> and'
            ' <a href="https://courier.example/b">two</a>.</p>',
            (),
        ),
        (
            '<div class="signature"><strong class="signature__location">Porto Alto</strong></div>',
            (),
        ),
        (
            '<div class="byline"><span>Karla Venn</span> <i class="article-location">Old Brenn</i>'
            "</div>",
            ("Karla Venn",),
        ),
        (
            '<div class="byline"><span>Karla Venn</span> <i class="post-views">Old Brenn</i></div>',
            ("Karla Venn",),
        ),
        ('<div class="views-field views-field-author">Karla Venn</div>', ("Karla Venn",)),
        ('<p class="byline">By Karla Venn, Software Engineer</p>', ("Karla Venn",)),
        (
            '<p class="byline">Karla Venn, Jonas Reiff, BRENN TODAY</p>',
            ("Karla Venn", "Jonas Reiff"),
        ),
        ('<p class="byline">Karla Venn, Illustrator: Jonas Reiff</p>', ("Karla Venn",)),
        ('<p class="byline">Текст: Вера Лунина</p>', ("Вера Лунина",)),
        ('<p class="byline">Zum Profil von Karla Venn</p>', ("Karla Venn",)),
    ],
)
def test_whose_byline_it_is(tmp_path: Path, body: str, authors: tuple[str, ...]) -> None:
    assert read(tmp_path, "<title>Levy put off</title>", body).authors == authors


def test_a_headline_that_links_to_its_own_page_is_no_teaser(tmp_path: Path) -> None:
    """As those of blogs do."""
    head = '<h2><a href="/levy">Levy put off</a></h2><p class="author">Karla Venn</p>'
    page = read(tmp_path, "<title>Levy put off | Courier</title>", f"<div>{head}</div>")
    assert page.authors == ("Karla Venn",)
