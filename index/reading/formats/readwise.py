"""Readwise's table of highlights: what was marked in each article, put together again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from index.article import SavedLink
from index.clean import clean_phrase
from index.reading.bylines import author_names
from index.reading.dates import parse_date
from index.reading.draft import Draft
from index.reading.fields import folded, tags_in

_NEEDED = frozenset(("highlight", "booktitle"))
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
        self._rows.setdefault((row["booktitle"], row.get("bookauthor", "")), []).append(row)
        return True

    def items(self) -> Iterator[Draft | SavedLink]:
        """Yield what was marked in each article, in the order of the table.

        With a link, it is a link with a note, which joins its article where that is there.
        """
        for number, ((title, author), rows) in enumerate(self._rows.items(), 1):
            text = "\n\n".join(row["highlight"].strip() for row in rows if row["highlight"].strip())
            dates = sorted(filter(None, (parse_date(row.get("highlightedat")) for row in rows)))
            tags = [tag for tag in tags_in(rows[0].get("documenttags", "")) if tag]
            url = rows[0].get("url", "") or rows[0].get("sourceurl", "")
            if url.startswith(("http://", "https://")):
                yield SavedLink(
                    url=clean_phrase(url),
                    title=clean_phrase(title),
                    saved=dates[0] if dates else "",
                    tags=tuple(map(clean_phrase, tags)),
                    note=clean_phrase(text),
                )
                continue
            draft = Draft(text=text, part=str(number) if len(self._rows) > 1 else "")
            draft.offer("title", title, "readwise")
            draft.offer_all("authors", author_names(author), "readwise")
            draft.offer_all("tags", [*tags, _LABEL], "readwise")
            draft.saved = dates[0] if dates else ""
            yield draft
