"""Records of services in their own words: news interfaces, read-later lists, browsers.

Each is turned into the names that `index.reading.fields` knows. A new service is a function here
and a line in `_SHAPES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from index.reading.news_services import dow_jones, guardian, nyt, snapshot
from index.reading.posts import (
    Record,
    activity,
    as_list,
    as_object,
    message,
    submission,
    x_like,
    x_post,
)

_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z?$")
_SINCE_1601 = datetime(1601, 1, 1, tzinfo=UTC)
BETWEEN_PASSAGES = " … "
"""Stands in a note between passages that somebody has marked in one article."""
PASSAGES = "passages"
"""Where a title was found, if all there is of its article is what somebody has marked in it."""


def normal(record: Record) -> Record:
    """Return a record with the common names, if a service is known by its own.

    One that has a text which the service would not have is somebody else's, and stays as it is.
    """
    for names, shape in _SHAPES:
        if names <= record.keys():
            shaped = shape(record)
            is_lost = record.get("text") and not (shaped.get("text") or shaped.get("note"))
            return record if is_lost else shaped
    return record


def _gdelt(record: Record) -> Record:
    return {
        **record,
        "published": compact_date(record.get("seendate")),
        "source": record.get("domain"),
    }


def _karakeep(record: Record) -> Record:
    content = record.get("content")
    if not isinstance(content, Mapping):
        return record
    return {
        "title": record.get("title") or content.get("title"),
        "url": content.get("url") or content.get("sourceUrl"),
        "text": content.get("text") or content.get("htmlContent"),
        "authors": content.get("author"),
        "source": content.get("publisher"),
        "published": content.get("datePublished"),
        "saved_at": record.get("createdAt"),
        "tags": record.get("tags"),
        "note": record.get("note") or record.get("summary"),
    }


def _reader_item(record: Record) -> Record:
    """Return an entry as Google Reader had it, and Inoreader and FreshRSS still do."""
    links = record.get("canonical") or record.get("alternate")
    origin, summary = record.get("origin"), record.get("summary") or record.get("content")
    return {
        "title": record.get("title"),
        "url": links[0].get("href") if isinstance(links, list) and links else "",
        "text": summary.get("content") if isinstance(summary, Mapping) else summary,
        "published": record.get("published"),
        "authors": record.get("author"),
        "source": origin.get("title") if isinstance(origin, Mapping) else "",
        "tags": [as_object(one).get("label") for one in as_list(record.get("tags"))],
    }


def _readwise(record: Record) -> Record:
    marked = record.get("highlights")
    texts = [
        str(one.get("text") or "") for one in (marked if isinstance(marked, list) else ())
        if isinstance(one, Mapping)
    ]  # fmt: skip
    days = [str(one.get("highlighted_at") or "") for one in as_list(marked) if as_object(one)]
    url = record.get("source_url") or record.get("url") or record.get("link")
    passages = [text for text in texts if text]
    return {
        "title": record.get("readable_title") or record.get("title"),
        "url": url,
        "authors": record.get("author"),
        "saved_at": record.get("created")
        or record.get("created_at")
        or record.get("updated")
        or min(filter(None, days), default=""),
        "tags": record.get("book_tags") or record.get("tags"),
        # With a link, what was marked joins its article; without, it is all there is.
        "note": BETWEEN_PASSAGES.join(passages) or record.get("note") or record.get("excerpt"),
        "text": "" if url else "\n\n".join(passages),
    }


def _pinboard(record: Record) -> Record:
    return {
        "title": record.get("description"),
        "url": record.get("href"),
        "note": record.get("extended"),
        "saved_at": record.get("time"),
        "tags": str(record.get("tags") or "").split(),
    }


def _chrome(record: Record) -> Record:
    return {
        "title": record.get("name"),
        "url": record.get("url"),
        "saved_at": _micros(record.get("date_added"), _SINCE_1601),
    }


def _firefox(record: Record) -> Record:
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return {
        "title": record.get("title"),
        "url": record.get("uri"),
        "saved_at": _micros(record.get("dateAdded"), epoch),
        "tags": record.get("tags"),
    }


def _citation(record: Record) -> Record:
    """Return a reference in CSL's JSON, as Zotero exports it: who wrote it where is its note."""
    people = [one for one in as_list(record.get("author")) if isinstance(one, Mapping)]
    names = [
        f"{one.get('given') or ''} {one.get('family') or one.get('literal') or ''}".strip()
        for one in people
    ]
    parts = as_list(as_object(record.get("issued")).get("date-parts"))
    day = [str(part).zfill(2) for part in as_list(parts[0])] if parts else []
    facts = ", ".join([*names, str(record.get("container-title") or "")]).strip(", ")
    return {
        "title": record.get("title"),
        "url": record.get("URL"),
        "saved_at": "-".join(day),
        "tags": record.get("keyword"),
        "note": ". ".join(part for part in (facts, str(record.get("abstract") or "")) if part),
    }


def _zotero_row(record: Record) -> Record:
    """Return a row of Zotero's table, as its reference managers give references."""
    people = str(record.get("Author") or "").split(";")
    names = [" ".join(reversed(name.strip().split(", ", 1))) for name in people if name.strip()]
    facts = ", ".join([*names, str(record.get("Publication Title") or "")]).strip(", ")
    tags = f"{record.get('Manual Tags') or ''};{record.get('Automatic Tags') or ''}"
    return {
        "title": record.get("Title"),
        "url": record.get("Url"),
        "published": record.get("Date"),
        "tags": [tag.strip() for tag in tags.split(";") if tag.strip()],
        "note": ". ".join(part for part in (facts, str(record.get("Abstract Note") or "")) if part),
    }


def _keep(record: Record) -> Record:
    """Return a note of Google Keep."""
    links = [
        one.get("url") for one in as_list(record.get("annotations")) if isinstance(one, Mapping)
    ]
    created = record.get("createdTimestampUsec") or record.get("userEditedTimestampUsec")
    return {
        "title": record.get("title"),
        "text": record.get("textContent"),
        "url": links[0] if links else "",
        "saved_at": _micros(created, datetime(1970, 1, 1, tzinfo=UTC)),
        "tags": record.get("labels"),
    }


def _crawled(record: Record) -> Record:
    """Return an article as news-please writes it."""
    return {
        **record,
        "published": str(record.get("date_publish") or "").replace(" ", "T"),
        "source": record.get("source_domain"),
    }


def _extracted(record: Record) -> Record:
    """Return what trafilatura wrote: its `source` is an address."""
    return {
        **record,
        "source": record.get("source-hostname") or record.get("sitename") or record.get("hostname"),
        "url": record.get("source") or record.get("url"),
    }


def _annotated(record: Record) -> Record:
    """Return what Hypothesis knows of a passage that somebody has marked on a page."""
    selectors = [
        as_object(one)
        for target in as_list(record.get("target"))
        for one in as_list(as_object(target).get("selector"))
    ]
    marked = [str(one.get("exact") or "") for one in selectors]
    titles = as_list(as_object(record.get("document")).get("title"))
    notes = (*marked, str(record.get("text") or ""))
    return {
        "title": titles[0] if titles else "",
        "url": record.get("uri"),
        "saved_at": record.get("created"),
        "tags": record.get("tags"),
        "note": BETWEEN_PASSAGES.join(note for note in notes if note),
    }


def _raindrop(record: Record) -> Record:
    """Return a bookmark with the passages that were marked on its page."""
    marked = record.get("highlights")
    passages = (
        [str(as_object(one).get("text") or "") for one in marked]
        if isinstance(marked, list)
        else re.sub(r"(?m)^Highlight:\s*", "", str(marked or "")).split("\n")
    )
    note = record.get("note") or record.get("excerpt")
    return {
        **record,
        "note": BETWEEN_PASSAGES.join(one for one in (str(note or ""), *passages) if one),
    }


def _linkding(record: Record) -> Record:
    return {**record, "tags": record.get("tag_names")}


def compact_date(value: object) -> object:
    """Return `20240304T081500Z` as ISO 8601; any other value as it is."""
    match = _COMPACT.match(value) if isinstance(value, str) else None
    if match is None:
        return value
    year, month, day, hour, minute, second = match.groups()
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}+00:00"


def _micros(value: object, epoch: datetime) -> str:
    try:
        count = int(str(value))
        return (epoch + timedelta(microseconds=count)).replace(microsecond=0).isoformat()
    except (ValueError, OverflowError):
        return ""


_SHAPES: tuple[tuple[frozenset[str], Callable[[Record], Record]], ...] = (
    (frozenset(("webTitle", "webUrl")), guardian),
    (frozenset(("web_url", "headline")), nyt),
    (frozenset(("seendate", "url")), _gdelt),
    (frozenset(("createdAt", "content")), _karakeep),
    (frozenset(("tweet",)), x_post),
    (frozenset(("like",)), x_like),
    (frozenset(("an", "body", "snippet")), snapshot),
    (frozenset(("attributes", "id", "type")), dow_jones),
    (frozenset(("source-hostname", "text")), _extracted),
    (frozenset(("full_text",)), x_post),
    (frozenset(("text", "created_at", "id_str")), x_post),
    (frozenset(("text", "edit_history_tweet_ids")), x_post),
    (frozenset(("text", "created_at", "author_id")), x_post),
    (frozenset(("origin", "title", "published")), _reader_item),
    (frozenset(("highlights", "excerpt", "created")), _raindrop),
    (frozenset(("highlights", "title")), _readwise),
    (frozenset(("uri", "target")), _annotated),
    (frozenset(("actor", "object")), activity),
    (frozenset(("date", "from", "text", "type")), message),
    (frozenset(("created_utc", "subreddit", "title")), submission),
    (frozenset(("href", "description")), _pinboard),
    (frozenset(("issued", "title")), _citation),
    (frozenset(("Item Type", "Title", "Url")), _zotero_row),
    (frozenset(("textContent", "userEditedTimestampUsec")), _keep),
    (frozenset(("maintext", "date_publish")), _crawled),
    (frozenset(("tag_names", "url")), _linkding),
    (frozenset(("date_added", "name", "url")), _chrome),
    (frozenset(("dateAdded", "uri")), _firefox),
)
"""By which names a service is known, and what makes its records common ones; the first counts."""
