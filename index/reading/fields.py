"""Fields by the many names that exports, front matter and tables give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

from index.reading.bylines import named_in
from index.reading.draft import Draft, LineField

TEXT_NAMES = (
    "text", "body", "content", "article", "fulltext", "articlebody", "articletext", "contenttext",
    "bodytext", "maintext", "plaintext", "story", "contenthtml", "textcontent", "rawtext",
    "articlecontent", "newstext", "cleantext", "selftext", "hlead", "volltext", "inhalt",
    "artikeltext", "texte", "textecomplet", "contenu", "corps", "texto", "textocompleto",
    "contenido", "cuerpo", "conteúdo", "corpo", "testo", "contenuto", "tekst",
    "bodyxhtml", "bodyhtml",
)  # fmt: skip
TITLE_NAMES = (
    "title", "headline", "heading", "name", "subject", "giventitle", "resolvedtitle", "headlines",
    "articletitle", "newstitle", "titel", "überschrift", "schlagzeile", "titre", "título", "titulo",
    "titular", "titolo", "kop",
)  # fmt: skip
URL_NAMES = (
    "url", "link", "href", "permalink", "sourceurl", "originalurl", "canonicalurl", "givenurl",
    "resolvedurl", "articleurl", "uri", "source", "lien", "enlace", "weblink", "articlelink",
    "newsurl",
)  # fmt: skip
DATE_NAMES = (
    "published", "publishedat", "publisheddate", "datepublished", "pubdate", "publicationdate",
    "publishdate", "date", "datetime", "firstpublished", "pubdatetime", "newsdate", "articledate",
    "postdate", "firstcreated", "versioncreated",
    "datum", "veröffentlicht", "veröffentlichungsdatum", "erscheinungsdatum",
    "datedepublication", "fecha", "fechadepublicación", "datadipubblicazione", "datadepublicação",
    "data",
)  # fmt: skip
SOURCE_NAMES = (
    "source", "sourcename", "sitename",
    "site", "outlet", "publication", "publisher", "newspaper", "domainname",
    "journal", "website", "namesource", "domain", "sourcedomain", "quelle", "zeitung", "medium",
    "medio", "fuente", "fonte", "testata", "média", "veículo",
)  # fmt: skip
AUTHOR_NAMES = (
    "authors", "author", "byline", "creator", "writer", "publishedby", "by", "autor", "autorin",
    "autoren", "verfasser", "auteur", "auteurs", "autora", "autores", "autore", "autori",
)  # fmt: skip
TAG_NAMES = ("tags", "tag", "labels", "keywords", "categories", "documenttags")
LANGUAGE_NAMES = ("language", "lang", "locale", "languagecode")
SAVED_NAMES = ("savedat", "saveddate", "timeadded", "timestamp", "dateadded", "createdat", "added")
NOTE_NAMES = (
    "note", "notes", "selection", "description", "excerpt", "summary", "annotations",
)  # fmt: skip

_LINE_FIELDS: tuple[tuple[LineField, tuple[str, ...]], ...] = (
    ("title", TITLE_NAMES),
    ("url", URL_NAMES),
    ("published", DATE_NAMES),
    ("source", SOURCE_NAMES),
    ("language", LANGUAGE_NAMES),
)
_DAY_FIRST = frozenset((
    "datum", "erscheinungsdatum", "veröffentlichungsdatum", "datedepublication", "fecha",
    "fechadepublicación", "datadipubblicazione", "datadepublicação", "data",
))  # fmt: skip
"""Names in languages that write 03/04/2024 for the third of April."""
_AMBIGUOUS = re.compile(r"\s*(\d\d?)[/.-](\d\d?)[/.-](\d{4})\b")
_LONGEST_SOURCE = 100
_LISTED = re.compile(r"\[\s*(['\"]).*\1\s*\]", re.S)
"""A list that a table holds as JSON or as Python writes it."""
_WIKI_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]")


def folded(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the fields with names in small letters and without marks between words."""
    names: dict[str, object] = {}
    for name, value in fields.items():
        names.setdefault(re.sub(r"[\W_]+", "", str(name)).casefold(), value)
    return names


def first(fields: Mapping[str, object], names: tuple[str, ...]) -> str:
    """Return the first of these fields that holds a string."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def host_of(url: str) -> str:
    """Return the site that a link leads to, for want of the outlet's name."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def offer_fields(draft: Draft, fields: Mapping[str, object], origin: str) -> None:
    """Offer what a record with folded names says about its article.

    Args:
        draft: Where to.
        fields: The record, its names `folded`.
        origin: What kind of record it is.
    """
    for field, names in _LINE_FIELDS:
        for name in names:
            for value in _plain(fields.get(name)):
                if field == "source" and not _is_outlet(value):
                    continue
                if name in _DAY_FIRST and (day := _AMBIGUOUS.match(str(value))):
                    value = f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"
                draft.offer(field, value, origin)
    for name in AUTHOR_NAMES:
        draft.offer_all("authors", list(_names(fields.get(name))), origin)
    for name in TAG_NAMES:
        draft.offer_all("tags", list(tags_in(fields.get(name))), origin)


def tags_in(value: object) -> Iterator[str]:
    """Yield the labels of a field, which may be a list, or a string with marks between them."""
    if isinstance(value, str):
        # Instapaper writes a JSON list into its table, Readwise one of Python's.
        yield from (tag.strip(" #[]\"'") for tag in re.split(r"[,;|]", value))
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, Mapping):
                item = item.get("name") or item.get("label")
            if isinstance(item, str | int):
                yield str(item).strip(" #")


def _names(value: object) -> Iterator[str]:
    if isinstance(value, str) and _LISTED.fullmatch(value):
        for name in tags_in(value):
            yield from named_in(name)
    elif isinstance(value, str):
        yield from named_in(_WIKI_LINK.sub(r"\1", value))
    elif isinstance(value, Mapping):
        yield from _names(value.get("name"))
    elif isinstance(value, list):
        for item in value:
            yield from _names(item)


def _plain(value: object) -> Iterator[str | int | float]:
    """Yield the values of a field that can stand on one line."""
    if isinstance(value, date):  # also a date-time: YAML makes them
        yield value.isoformat()
    elif isinstance(value, str):
        yield _WIKI_LINK.sub(r"\1", value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value
    elif isinstance(value, Mapping):
        yield from _plain(value.get("name") or value.get("$date") or value.get("title"))
    elif isinstance(value, list) and value:
        yield from _plain(value[0])


def _is_outlet(value: str | int | float) -> bool:
    return (
        isinstance(value, str)
        and len(value) <= _LONGEST_SOURCE
        and not value.lower().startswith(("http:", "https:"))
    )
