"""`pullquote person NAME`: somebody across the archive, on one page."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from index import Archive, Person
from index.errors import PullquoteError
from tui.exporting.tables import cells, json_line, print_records
from tui.session.months import bars, heights
from tui.session.words import counted, usage_in_words
from tui.verbs.common import chosen_archive, say, say_what_waits
from tui.verbs.quotes import as_record as quote_record

_BARS = 48
"""Bars of the line of quotes by month."""
_LISTED = 10
"""Topics, sources, others on the page and others of that name that are listed."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("name", nargs="+", help="a person or body; a part of the name will do")
    parser.add_argument(
        "--format",
        choices=("table", "json", "jsonl", "csv"),
        default="table",
        help="table for reading, json for all of the page, jsonl or csv for the quotes (table)",
    )


def run(options: argparse.Namespace) -> int:
    """Print the page."""
    typed = " ".join(options.name)
    with chosen_archive(options, may_be_shared=True) as archive:
        say_what_waits(archive)
        names = archive.across.names_like(typed, 1 + _LISTED + 1)  # one more tells that there are
        person = _page(archive, names)
        if person is None:
            raise PullquoteError(
                f"No article names “{typed}”.", "pullquote entities lists the names."
            )
    if others := [name for name in names if name != person.name]:
        say(also_in_words(others))
    if person.left_out:
        say(f"This is not all: {person.left_out}.")
    if options.format == "json":
        print(json_line(as_record(person)))
        return 0
    if options.format == "table":
        _print_page(person)
    print_records(
        map(quote_record, person.quotes),
        options.format,
        columns=("article", "date", "source", "confidence", "quote"),
        stretch="quote",
    )
    return 0


def _page(archive: Archive, names: list[str]) -> Person | None:
    """Return the page of the first name, or of who has it as a family name and is quoted first.

    A family name that some article leaves alone is seldom who is meant, if nobody of it is quoted.
    """
    if not names:
        return None
    person = archive.across.person(names[0])
    if person and not person.quoted:
        family = f" {person.name.casefold()}"
        for name in names[1:]:
            fuller = archive.across.person(name) if name.casefold().endswith(family) else None
            if fuller and fuller.quoted:
                say(f"“{person.name}” alone is not quoted; this is {fuller.name}.")
                return fuller
    return person


def as_record(person: Person) -> dict[str, object]:
    """Return a page with all that is on it."""
    return {
        "name": person.name,
        "kind": person.kind,
        "articles": person.articles,
        "first": person.first,
        "last": person.last,
        "quoted": person.quoted,
        "looked_into": person.looked_into,
        "names": [asdict(each) for each in person.names],
        "roles": [asdict(each) for each in person.roles],
        "months": dict(person.months),
        "topics": dict(person.topics),
        "sources": dict(person.sources),
        "company": dict(person.company),
        "quotes": [quote_record(row) for row in person.quotes],
    }


def also_in_words(names: list[str]) -> str:
    """Return whom else a name may mean: a few of them, and a `…` if there are more."""
    return f"Also: {', '.join(names[:_LISTED])}{', …' if len(names) > _LISTED else '.'}"


def _print_page(person: Person) -> None:
    quotes = counted(person.quoted, "quote")
    print(f"{person.name} · {counted(person.articles, 'article')} · {quotes}")
    drawn = bars(person.months, _BARS)
    rows = [
        *(("written", usage_in_words(each)) for each in person.names),
        *(("role", usage_in_words(each)) for each in person.roles),
        ("quotes", f"{drawn[0].first} {heights(drawn)} {drawn[-1].last}" if drawn else ""),
        ("undated", counted(person.undated, "quote") if person.undated else ""),
        ("topics", ", ".join(term for term, _ in person.topics)),
        ("quoted by", _counts(person.sources)),
        ("most often with", _counts(person.company)),
    ]
    width = max(cells(heading) for heading, _ in rows)
    for heading, value in rows:
        if value:
            print(f"{heading:<{width}}  {value}")
    print()


def _counts(counts: tuple[tuple[str, int], ...]) -> str:
    shown = [f"{name} {count}" for name, count in counts[:_LISTED]]
    return ", ".join([*shown, "…"] if len(counts) > _LISTED else shown)
