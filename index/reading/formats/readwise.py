"""Readwise's highlights, as a table or as Markdown: what was marked in each article, together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.article import SavedLink
from index.clean import clean_phrase
from index.reading.bylines import author_names
from index.reading.dates import parse_date
from index.reading.draft import Draft
from index.reading.fields import folded, tags_in
from index.reading.services import BETWEEN_PASSAGES, PASSAGES

_NEEDED = frozenset(("highlight", "booktitle"))
_HEAD = 5_000
"""Code points of a page's beginning."""
_METADATA = re.compile(r"^## Metadata\s*\n- Author:", re.M)
_HIGHLIGHTS = re.compile(r"^## (?:New )?Highlights\b.*$", re.M)
_FACT = re.compile(r"^- (?P<key>[\w ]+): (?P<value>.*)$", re.M)
_PASSAGE = re.compile(r"^- (?P<passage>.+(?:\n(?!\s*- |#).+)*)", re.M)
_SOURCE = re.compile(r"\s*\(\[(?:View Highlight|Location [\d,]+)\]\([^()]*\)\)\s*$|\s*\^[\w-]+$")
_LABEL = "highlights"
"""The tag that tells such an article from a whole one."""


class Highlights:
    """Gathers the rows of one table, which may hold something else as well."""

    def __init__(self) -> None:
        self._active = False
        self._rows: dict[tuple[str, str], list[dict[str, str]]] = {}

    def recognises(self, names: list[str]) -> bool:
        """Tell by its columns whether a table is such a list."""
        self._active = folded(dict.fromkeys(names, "")).keys() >= _NEEDED
        return self._active

    def take(self, record: Mapping[str, str]) -> bool:
        """Take a row if it belongs to such a list; tell whether it does."""
        if not self._active:
            return False
        row = {name: str(value) for name, value in folded(record).items()}
        if not row.keys() >= _NEEDED:  # a row that broke off
            return False
        self._rows.setdefault((row["booktitle"], row.get("bookauthor", "")), []).append(row)
        return True

    def items(self) -> Iterator[Draft | SavedLink]:
        """Yield what was marked in each article, in the order of the table.

        With a link, it is a link with a note, which joins its article where that is there.
        """
        for number, ((title, author), rows) in enumerate(self._rows.items(), 1):
            marked = _Marked(
                title=title,
                author=author,
                url=rows[0].get("url", "") or rows[0].get("sourceurl", ""),
                tags=[tag for tag in tags_in(rows[0].get("documenttags", "")) if tag],
                passages=[row["highlight"].strip() for row in rows if row["highlight"].strip()],
                saved=min(
                    filter(None, (parse_date(row.get("highlightedat")) for row in rows)), default=""
                ),
            )
            yield _item(marked, str(number) if len(self._rows) > 1 else "")


@dataclass(frozen=True, slots=True)
class _Marked:
    """What was marked in one article."""

    title: str
    author: str
    url: str
    tags: list[str]
    passages: list[str]
    saved: str = ""


def _item(marked: _Marked, part: str = "") -> Draft | SavedLink:
    if marked.url.startswith(("http://", "https://")):
        return SavedLink(
            url=clean_phrase(marked.url),
            title=clean_phrase(marked.title),
            saved=marked.saved,
            tags=tuple(map(clean_phrase, marked.tags)),
            note=clean_phrase(BETWEEN_PASSAGES.join(marked.passages)),
        )
    draft = Draft(text="\n\n".join(marked.passages), part=part)
    draft.offer("title", marked.title, PASSAGES)
    draft.offer_all("authors", author_names(marked.author), PASSAGES)
    draft.offer_all("tags", [*marked.tags, _LABEL], PASSAGES)
    draft.saved = marked.saved
    return draft


def marked_in(markdown: str) -> Draft | SavedLink | None:
    """Return what was marked in the article of a page of Readwise's; nothing of any other page."""
    if not (_METADATA.search(markdown[:_HEAD]) and (parts := _HIGHLIGHTS.split(markdown, 1))[1:]):
        return None
    facts = {key.casefold(): value.strip() for key, value in _FACT.findall(parts[0])}
    passages = (_SOURCE.sub("", one).strip() for one in _PASSAGE.findall(parts[1]))
    return _item(
        _Marked(
            title=facts.get("full title", ""),
            author=re.sub(r"[\[\]]", "", facts.get("author", "")),
            url=facts.get("url", ""),
            tags=[
                tag
                for tag in re.findall(r"\[\[([^\]]+)\]\]|#([\w-]+)", facts.get("document tags", ""))
                for tag in tag
                if tag
            ],
            passages=[one for one in passages if one],
        )
    )
