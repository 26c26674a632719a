"""A file that is taken in piece by piece, because it may fit no memory."""

from __future__ import annotations

from collections.abc import Iterator

from index.article import Article, SavedLink
from index.errors import ReadError
from index.reading.contents import Found
from index.reading.draft import BadRecord

_PIECE = 200
"""Articles that are taken in at a time, if they are short."""
_PIECE_LETTERS = 4_000_000
"""Code points of the articles that are taken in at a time."""
_MOST_WARNINGS = 100


class LargeFile:
    """The articles of a large file, some at a time, and what else stands between them.

    Args:
        found: What the reader finds in it.
    """

    def __init__(self, found: Iterator[Found]) -> None:
        self._found = found
        self.links: list[SavedLink] = []
        self.warnings: dict[str, None] = {}
        self.failure: ReadError | None = None
        """Why no more could be read."""
        self.is_done = False
        self.is_fruitful = False

    def next_articles(self) -> list[Article]:
        """Return the next articles of the file, and note what else stands between them."""
        articles: list[Article] = []
        letters = 0
        try:
            for one in self._found:
                self._take(one, articles)
                letters += len(one.text) if isinstance(one, Article) else 0
                if len(articles) == _PIECE or letters >= _PIECE_LETTERS:
                    return articles
        except ReadError as error:
            self.failure = error
            self.warnings[f"not read to the end: {error.message}"] = None
        self.is_done = True
        return articles

    def _take(self, one: Found, articles: list[Article]) -> None:
        if isinstance(one, Article):
            articles.append(one)
            self.warnings |= dict.fromkeys(one.warnings)
        elif isinstance(one, SavedLink):
            self.links.append(one)
        elif len(self.warnings) < _MOST_WARNINGS:
            self.warnings[one.reason] = None
        self.is_fruitful = self.is_fruitful or not isinstance(one, BadRecord)
