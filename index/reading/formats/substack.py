"""Substack's export: a list of posts, and beside it a page for each, which has no title."""

from __future__ import annotations

import csv
import functools
import io
import re
from collections.abc import Mapping
from pathlib import Path, PurePath

from index.errors import ReadError
from index.reading.decode import decode
from index.reading.draft import Draft, LineField
from index.reading.limits import Limits
from index.reading.source import SourceFile, look_at

LIST, _FOLDER = "posts.csv", "posts"
_BEGINS = re.compile(rb"\A(?:\xef\xbb\xbf)?\"?post_id\"?,")
_POST = re.compile(r"\d{3,20}\.[^/\\\x00]{1,250}\.html")
Posts = Mapping[str, Mapping[str, str]]
"""What the list says of each post, by the name of its page without its ending."""


def is_list(head: bytes) -> bool:
    """Tell by how a table begins whether it is the list of such an export."""
    return _BEGINS.match(head) is not None


def list_of(page: PurePath) -> PurePath | None:
    """Return where the list would be that a page belongs to; nothing if it can't have one."""
    if page.parent.name == _FOLDER and _POST.fullmatch(page.name):
        return page.parent.parent / LIST
    return None


def posts_in(data: bytes) -> Posts:
    """Return what a list says; nothing if it is no such list."""
    if not is_list(data):
        return {}
    rows = csv.DictReader(io.StringIO(decode(data).text, newline=""))
    try:
        return {row["post_id"]: row for row in rows if row.get("post_id")}
    except csv.Error:
        return {}


def posts_beside(source: SourceFile) -> Posts:
    """Return what the list of an unpacked export says, if a page stands in one."""
    path = list_of(source.path) if source.held is None else None
    if path is None:
        return {}
    try:
        found = look_at(Path(path), source.root, source.limits)
        return _read(found.path, found.root, found.limits, found.size, found.modified)
    except ReadError:
        return {}


@functools.lru_cache(4)
def _read(path: Path, root: Path, limits: Limits, size: int, modified: float) -> Posts:
    """Read a list, which each of its pages asks for, once for as long as it stays as it is."""
    return posts_in(look_at(path, root, limits).data(limits.text))


def tell(draft: Draft, page: PurePath, posts: Posts) -> None:
    """Give the article of a page the title, date and summary that the list has for it."""
    row = posts.get(page.stem)
    if row is None:
        return
    stated: dict[LineField, str | None] = {
        "title": row.get("title"), "published": row.get("post_date")
    }  # fmt: skip
    for name, value in stated.items():
        if value:
            draft.lines.pop(name, None)
            draft.offer(name, value, LIST)
    if summary := (row.get("subtitle") or "").strip():
        draft.text = f"{summary}\n\n{draft.text}"
