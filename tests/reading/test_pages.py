"""Saved web pages: the article's text and nothing else, its title and its date."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from index.article import Article
from index.reading.contents import read_file
from tests.reading.pages.catalogue import all_pages
from tests.reading.pages.story import Page

PAGES = list(all_pages())
_READ: dict[str, Article] = {}


def word_f(found: str, true: str) -> float:
    """Return the harmonic mean of precision and recall over words."""
    one, other = (Counter(re.findall(r"\w+", text)) for text in (found, true))
    common = (one & other).total()
    return 2 * common / (one.total() + other.total()) if common else 0.0


@pytest.fixture(params=PAGES, ids=lambda page: page.name)
def page(request: pytest.FixtureRequest) -> Page:
    assert isinstance(request.param, Page)
    return request.param


@pytest.fixture
def article(page: Page, tmp_path: Path) -> Article:
    if page.name not in _READ:
        path = tmp_path / "page.html"
        path.write_bytes(page.data)
        [_READ[page.name]] = read_file(path, root=tmp_path)
    return _READ[page.name]


def test_the_text_is_the_article(page: Page, article: Article) -> None:
    assert word_f(article.text, page.text) >= 0.85


def test_the_title_is_right(page: Page, article: Article) -> None:
    assert article.title == page.title


def test_the_date_is_right(page: Page, article: Article) -> None:
    assert article.published[:10] == page.published
    assert article.origins["published"] != "file"


def test_on_average_the_text_is_nearly_whole(tmp_path: Path) -> None:
    scores = []
    for page in PAGES:
        path = tmp_path / "page.html"
        path.write_bytes(page.data)
        [article] = read_file(path, root=tmp_path)
        scores.append(word_f(article.text, page.text))
    assert len(scores) >= 40
    assert sum(scores) / len(scores) >= 0.95
