"""Articles in the words of the services that sell or give news: the Guardian, NYT, Dow Jones."""

from __future__ import annotations

from collections.abc import Mapping

from index.reading.bylines import author_names
from index.reading.posts import Record, as_list, as_object

_DEEPEST = 10
"""Objects within objects that hold a text."""


def guardian(record: Record) -> Record:
    """Return an article of the Guardian's interface."""
    fields = as_object(record.get("fields"))
    tags = as_list(record.get("tags"))
    writers = [
        one.get("webTitle") for one in map(as_object, tags) if one.get("type") == "contributor"
    ]
    return {
        "title": fields.get("headline") or record.get("webTitle"),
        "url": record.get("webUrl"),
        "published": record.get("webPublicationDate"),
        "authors": writers or author_names(str(fields.get("byline") or "")),
        "source": fields.get("publication") or "The Guardian",
        # Its plain text runs paragraphs together.
        "text": fields.get("body") or fields.get("bodyText"),
        "note": fields.get("trailText") or fields.get("standfirst"),
        "tags": [record.get("sectionName")],
        "language": fields.get("lang"),
    }


def nyt(record: Record) -> Record:
    """Return an article of the New York Times' interface: mostly a link with its summary."""
    headline, byline = record.get("headline"), record.get("byline")
    keywords = as_list(record.get("keywords"))
    lead = record.get("lead_paragraph") or record.get("abstract") or record.get("snippet")
    authors = byline.get("original") if isinstance(byline, Mapping) else byline
    source = str(record.get("source") or "The New York Times")
    facts = ", ".join([*author_names(str(authors or "")), source])
    return {
        "title": headline.get("main") if isinstance(headline, Mapping) else headline,
        "url": record.get("web_url"),
        "published": record.get("pub_date"),
        "authors": authors,
        "source": source,
        "text": record.get("body") or record.get("text"),
        "note": f"{facts}. {lead}" if lead else facts,
        "tags": [
            record.get("section_name"),
            *(one.get("value") for one in keywords if isinstance(one, Mapping)),
        ],
    }


def snapshot(record: Record) -> Record:
    """Return an article as Dow Jones delivers it: its lead and the rest stand apart."""
    parts = (record.get("snippet"), record.get("body"))
    return {
        "title": record.get("title"),
        "text": "\n\n".join(str(part).strip() for part in parts if part),
        "source": record.get("source_name") or record.get("publisher_name"),
        "authors": record.get("byline"),
        "published": record.get("publication_date") or record.get("publication_datetime"),
        "language": record.get("language_code"),
        "tags": [record.get("section")],
        "id": record.get("an"),
    }


def dow_jones(record: Record) -> Record:
    """Return an article as Dow Jones' newer interface gives it: each text within objects."""
    told = as_object(record.get("attributes"))
    headline = as_object(as_object(told.get("headline")).get("main"))
    byline = as_object(told.get("byline"))
    sources = as_list(told.get("sources")) or [None]
    return {
        "title": _told(headline),
        "text": "\n\n".join(filter(None, map(_told, as_list(told.get("body"))))),
        "source": as_object(sources[0]).get("name"),
        "authors": byline.get("text") or _told(byline),
        "published": told.get("publication_date") or told.get("publication_datetime"),
        "id": record.get("id"),
    }


def _told(node: object, depth: int = 0) -> str:
    """Return the text of an object that holds it in pieces."""
    if isinstance(node, list) and depth < _DEEPEST:
        return "".join(_told(one, depth + 1) for one in node)
    if not isinstance(node, Mapping):
        return ""
    text = node.get("text")
    return text if isinstance(text, str) else _told(node.get("content"), depth + 1)
