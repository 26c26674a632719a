"""Posts on X and Mastodon, in the words of their archives: their first words are their titles."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from index.reading.plain_html import html_to_text

Record = Mapping[str, Any]
_TITLE_WORDS = 12
_ADDRESS = re.compile(r"https?://[\w./-]*\w")


def x_post(record: Record) -> Record:
    """Return a post on X: its addresses in full, not as X shortens them."""
    inner = record.get("tweet")
    record = inner if isinstance(inner, Mapping) else record
    user = as_object(record.get("user"))
    text = html.unescape(str(record.get("full_text") or record.get("text") or ""))
    full = dict(_addresses(record))
    # Each once: no list of addresses can make a text grow without end.
    text = _ADDRESS.sub(lambda short: full.pop(short[0], short[0]), text)
    name, number = user.get("screen_name"), record.get("id_str") or record.get("id")
    return {
        "id": number,
        "title": first_words(text),
        "text": text,
        "url": f"https://x.com/{name or 'i'}/status/{number}" if number else "",
        "published": posted(record.get("created_at")),
        "authors": user.get("name") or record.get("author"),
        "language": record.get("lang"),
    }


def _addresses(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each shortened address of a post with what it stands for."""
    for one in as_list(as_object(record.get("entities")).get("urls")):
        short, full = as_object(one).get("url"), as_object(one).get("expanded_url")
        if isinstance(short, str) and short and isinstance(full, str) and full:
            yield short, full


def message(record: Record) -> Record:
    """Return a message of a channel or a group on Telegram, which has no title."""
    if record.get("title") or record.get("subject"):
        return record
    pieces = record.get("text")
    pieces = pieces if isinstance(pieces, list) else [pieces]
    parts = (one.get("text") if isinstance(one, Mapping) else one for one in pieces)
    text = "".join(part for part in parts if isinstance(part, str)).strip()
    return {
        "id": record.get("id"),
        "title": first_words(text.partition("\n")[0]),
        "text": text,
        "published": record.get("date"),
        "source": record.get("from"),
        "authors": record.get("author"),
    }


def submission(record: Record) -> Record:
    """Return what somebody has posted on Reddit: a text of their own, or a link."""
    return {
        **record,
        "published": record.get("created_utc"),
        "authors": record.get("author"),
        "source": f"r/{record.get('subreddit')}",
    }


def x_like(record: Record) -> Record:
    """Return a post that somebody has marked on X."""
    liked = as_object(record.get("like"))
    return x_post({"text": liked.get("fullText"), "id_str": liked.get("tweetId")})


def activity(record: Record) -> Record:
    """Return a post as ActivityPub writes it, or, passed on, as a link to another's."""
    post = record.get("object")
    if not isinstance(post, Mapping):
        return {"url": post, "published": record.get("published")}
    tags = [str(as_object(one).get("name") or "") for one in as_list(post.get("tag"))]
    text = html_to_text(str(post.get("content") or "")).strip()
    return {
        "title": post.get("name") or post.get("summary") or first_words(text),
        "text": text,
        "url": post.get("url") or post.get("id"),
        "published": post.get("published") or record.get("published"),
        "tags": [tag for tag in tags if tag.startswith("#")],
    }


def first_words(text: str) -> str:
    """Return how a post begins, which is all the title that it has."""
    words = text.split()
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "")


def posted(value: object) -> object:
    """Return `Mon Mar 04 08:00:00 +0000 2024` as ISO 8601; any other value as it is."""
    try:
        return datetime.strptime(str(value), "%a %b %d %H:%M:%S %z %Y").isoformat()
    except ValueError:
        return value


def as_object(value: object) -> Record:
    """Return an object of JSON; an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def as_list(value: object) -> list[Any]:
    """Return a list of JSON; an empty one for anything else."""
    return value if isinstance(value, list) else []
