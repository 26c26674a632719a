"""Writing down lists of links, and what they tell about the articles with the same link."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from index.article import SavedLink

if TYPE_CHECKING:
    from index.store.index_queue import IndexQueue

_ABOUT_THE_READER = r"utm_\w+|[a-z]*clid|ref|referrer|cmp|smid|share\w*"
"""Parameters of a link that tell where somebody found it, and not what it leads to."""


class LinksWriter:
    """The part of the store that keeps lists of links.

    An article gets the tags of the links with its address; if only the date of its file is known,
    it gets the earliest day on which its link was saved instead. What they note about it is asked
    for when it is read (`notes_about`).
    """

    def __init__(self, db: sqlite3.Connection, queue: IndexQueue) -> None:
        self._db = db
        self._queue = queue

    def put(self, path: bytes, links: Sequence[SavedLink]) -> list[int]:
        """Store the links of a list in place of those before; return the articles it touches."""
        pages = {
            page
            for (page,) in self._db.execute(
                "DELETE FROM links WHERE path = ? RETURNING page", (path,)
            )
        }
        for ordinal, link in enumerate(links):
            page = page_of(link.url) if link.url else _page_of_title(link.title)
            pages.add(page)
            values = (link.url, link.title, link.saved, json.dumps(link.tags), link.note)
            self._db.execute(
                "INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (path, ordinal, page, *values)
            )
        return self.apply(pages)

    def apply(self, pages: Iterable[str]) -> list[int]:
        """Tell the articles with these addresses what lists say of them; return those articles."""
        touched = [article_id for page in filter(None, pages) for article_id in self._apply(page)]
        self._queue.add(touched)
        return touched

    def _apply(self, page: str) -> list[int]:
        told = self._db.execute("SELECT saved, tags FROM links WHERE page = ?", (page,)).fetchall()
        first_saved = min((saved for saved, _ in told if saved), default="")
        labels = [label for _, tags in told for label in json.loads(tags)]
        articles = self._db.execute(
            "SELECT id, coalesce(own_published, published), coalesce(own_tags, tags),"
            " origins ->> '$.published' IS 'file' FROM articles"
            " WHERE page = ? AND page <> ''"  # the index of pages leaves out what has none
            " AND (? OR own_tags IS NOT NULL)",
            (page, bool(told)),
        ).fetchall()
        for article_id, own_published, own_tags, is_guess in articles:
            tags = list(dict.fromkeys(json.loads(own_tags) + labels))
            self._db.execute(
                "UPDATE articles SET published = ?, tags = ?, own_published = ?, own_tags = ?"
                " WHERE id = ?",
                (
                    first_saved if first_saved and is_guess else own_published,
                    json.dumps(tags, ensure_ascii=False) if told else own_tags,
                    own_published if told else None,
                    own_tags if told else None,
                    article_id,
                ),
            )
        return [article_id for article_id, *_ in articles]


def notes_about(db: sqlite3.Connection, article_id: int) -> tuple[str, ...]:
    """Return what lists note about an article: by its address, or by its title if they know none.

    What was marked in an article is not told of the very text that was marked.
    """
    row = db.execute("SELECT page, title FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        return ()
    pages = [page for page in (row[0], _page_of_title(row[1])) if page]
    rows = db.execute(
        f"SELECT DISTINCT note FROM links WHERE page IN ({','.join('?' * len(pages))})"
        " AND note <> '' AND path NOT IN (SELECT path FROM locations WHERE article_id = ?)"
        " ORDER BY saved, ordinal",
        (*pages, article_id),
    )
    return tuple(note for (note,) in rows)


def _page_of_title(title: str) -> str:
    """Return what stands for the page of an article that a list knows by its title only.

    A title of one word is too little to know an article by.
    """
    words = re.findall(r"\w+", title.casefold())
    return f"title:{' '.join(words)}" if len(words) > 1 else ""


def page_of(url: str) -> str:
    """Return what all links to one page have in common; nothing if it is no link to a page."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        query = [
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if not re.fullmatch(_ABOUT_THE_READER, name, re.I)
        ]
    except ValueError:
        return ""
    if not host:
        return ""
    rest = f"?{urlencode(query)}" if query else ""
    return f"{host}{parts.path.rstrip('/')}{rest}"
