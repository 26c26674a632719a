"""Reference lists, RIS by rispy and BibTeX by bibtexparser: links with who wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from index.article import SavedLink
from index.clean import clean_phrase
from index.errors import ReadError
from index.reading.bylines import author_names
from index.reading.dates import parse_date
from index.reading.draft import BadRecord, Draft, Item
from index.reading.source import SourceFile

_LINKS = ("http://", "https://")
_SLASHED = re.compile(r"(\d{4})(?:/(\d{1,2}))?(?:/(\d{1,2}))?(?:/|$)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SHORTEST = 60
"""Words that a note must have to be the article itself."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - shorter so


def read_ris(source: SourceFile) -> Iterator[Item]:
    """Read each reference.

    Raises:
        ReadError: It holds none.
    """
    import rispy

    text = source.decoded(source.limits.text).text
    try:
        entries = rispy.loads(text.replace("\r\n", "\n").strip() + "\n")
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise ReadError("damaged: not a list in RIS") from error
    yield from items_of(_from_ris(entry) for entry in entries)


def read_bibtex(source: SourceFile) -> Iterator[Item]:
    """Read each reference.

    Raises:
        ReadError: It holds none.
    """
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.middlewares import LatexDecodingMiddleware

    text = source.decoded(source.limits.text).text
    library: Any = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    entries = ({key: f.value for key, f in one.fields_dict.items()} for one in library.entries)
    yield from items_of(_from_bibtex(entry) for entry in entries)
    for block in library.failed_blocks[:100]:
        yield BadRecord(f"line {(block.start_line or 0) + 1}: not a reference")


Reference = Mapping[str, str | list[str]]
"""Of `title`, `url`, `date`, `source`, `abstract`, and the lists `authors` and `tags`."""


def items_of(references: Iterator[Reference]) -> Iterator[Item]:
    """Yield what references give: links, abstracts of some length, and what is neither.

    Raises:
        ReadError: There is none.
    """
    empty = True
    for number, reference in enumerate(references, 1):
        empty = False
        yield _item(reference, number)
    if empty:
        raise ReadError("no references in this file")


def _item(reference: Reference, number: int) -> Item:
    """Return a reference as a link: who wrote it where stands in its note, as links say no more."""
    title, url, date, source = (str(reference[name]) for name in ("title", "url", "date", "source"))
    authors, tags = list(reference["authors"]), list(reference["tags"])
    abstract = str(reference["abstract"])
    if url.startswith(_LINKS):
        facts = ", ".join(fact for fact in (*authors, source) if fact)
        note = ". ".join(part for part in (facts, clean_phrase(abstract)) if part)
        return SavedLink(url=url, title=title, saved=date, tags=tuple(tags), note=note)
    if len(abstract.split()) >= _SHORTEST:
        draft = Draft(
            part=str(number), text=abstract, warnings=["only the abstract is in the list"]
        )
        draft.offer("title", title, "reference")
        draft.offer("source", source, "reference")
        draft.offer("published", date, "reference")
        draft.offer_all("authors", authors, "reference")
        draft.offer_all("tags", tags, "reference")
        return draft
    return BadRecord(f"reference {number} ({title[:80] or 'without a title'}): no link")


def _from_ris(entry: Mapping[str, Any]) -> Reference:
    def first(*names: str) -> str:
        values = (entry.get(name) for name in names)
        texts = (one[0] if isinstance(one, list) and one else one for one in values)
        return clean_phrase(next((text for text in texts if isinstance(text, str) and text), ""))

    attached = [first(f"file_attachments{number}") for number in (1, 2)]
    links = [*(entry.get("urls") or ()), first("url"), doi_link(first("doi")), *attached]
    names = [*(entry.get("authors") or ()), *(entry.get("first_authors") or ())]
    return {
        "title": first("title", "primary_title", "short_title"),
        "url": first_link(links),
        "date": stated_date(first("date", "publication_year", "year")),
        "source": first("secondary_title", "journal_name", "alternate_title3", "publisher"),
        "abstract": first("abstract", "notes_abstract", "notes"),
        "authors": authors_in(names),
        "tags": [tag for tag in map(clean_phrase, entry.get("keywords") or ()) if tag],
    }


def _from_bibtex(entry: Mapping[str, object]) -> Reference:
    fields = {name.lower(): _unbraced(str(value)) for name, value in entry.items()}

    def first(*names: str) -> str:
        return next((fields[name] for name in names if fields.get(name)), "")

    names = [one for part in first("author", "editor").split(" and ") for one in [part] if one]
    return {
        "title": first("title"),
        "url": first_link([first("url", "howpublished"), doi_link(first("doi"))]),
        "date": stated_date(first("date")) or _dated(first("year"), first("month"), first("day")),
        "source": first("journal", "journaltitle", "booktitle", "publisher", "organization"),
        "abstract": first("abstract", "annote", "note"),
        "authors": authors_in(names),
        "tags": [tag for tag in map(clean_phrase, re.split("[,;]", first("keywords"))) if tag],
    }


def authors_in(names: Sequence[str]) -> list[str]:
    """Return names with the given one first, those of bodies as they are."""
    return [person for name in names for person in (author_names(name) or [clean_phrase(name)])]


def _unbraced(value: str) -> str:
    """Return a value of BibTeX without the braces that protect its capitals."""
    return clean_phrase(re.sub(r"\\url\b|(?<!\\)[{}]", "", value).replace("\\&", "&"))


def doi_link(doi: str) -> str:
    """Return the address that a DOI leads to; what is none, as it is."""
    return f"https://doi.org/{doi}" if doi.startswith("10.") else doi


def first_link(links: Sequence[object]) -> str:
    """Return the first address in some values; nothing if none has one."""
    for link in links:
        found = re.search(r"https?://\S+", str(link or ""))
        if found:
            return clean_phrase(found[0])
    return ""


def stated_date(value: str) -> str:
    """Return an ISO date, as far as it is told: `2024/03/04/` is a day, `2024` a year."""
    if match := _SLASHED.match(value.strip()):
        year, month, day = match.groups()
        return "-".join(part.zfill(2) for part in (year, month, day) if part)
    return parse_date(value) or (found[0] if (found := _YEAR.search(value)) else "")


def _dated(year: str, month: str, day: str) -> str:
    short = month[:3].lower()
    number = str(_MONTHS.index(short) + 1) if short in _MONTHS else month
    if not number.isdigit():
        return stated_date(year)
    return stated_date(f"{year}/{number}/{day}" if day.isdigit() else f"{year}/{number}")
