"""`pullquote search QUERY`: the articles that a query finds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from index import Archive, Results, clean_line
from index.errors import ArchiveError, NotIndexed
from tui.exporting.tables import Record, print_records
from tui.verbs.common import add_format, add_sort, at_least_one, chosen_archive, say

_ROWS_AT_ONCE = 50


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("query", nargs="*", help="what to look for; nothing for all articles")
    parser.add_argument(
        "--limit", type=at_least_one, default=None, metavar="N", help="at most N articles"
    )
    add_sort(parser)
    parser.add_argument(
        "--batch", metavar="FILE", help="one query a line instead, from a file or - for stdin"
    )
    add_format(parser)


def run(options: argparse.Namespace) -> int:
    """Print what is found; say on standard error how much that is."""
    with chosen_archive(options, may_be_shared=True) as archive:
        queries = _queries(options.batch) if options.batch else [" ".join(options.query)]
        troubles: list[str] = []
        records = _found(archive, queries, options, troubles)
        columns = ["id", "date", "source", "quotes", "hits", "title"]
        if options.batch:
            columns.insert(0, "query")
        printed = print_records(records, options.format, columns=columns, stretch="title")
        return 0 if printed and not troubles else 1


def _queries(file: str) -> Iterable[str]:
    lines = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    return [line.strip() for line in lines.splitlines() if line.strip()]


def _found(
    archive: Archive, queries: Iterable[str], options: argparse.Namespace, troubles: list[str]
) -> Iterator[Record]:
    """Yield what queries find; note those of a batch that fail, and answers that are not whole."""
    for query in queries:
        results = archive.search(query, sort=options.sort)
        if results.problem:
            if not options.batch:
                raise results.problem
            troubles.append(results.problem.message)
            say(f"pullquote: {clean_line(query)}: {results.problem.message}")
            continue
        if results.trouble and results.total:
            troubles.append(results.trouble)
            say(f"pullquote: this is not all. {results.trouble}.")
        elif results.trouble:
            raise ArchiveError(results.trouble)
        elif results.partial:
            raise NotIndexed
        _narrate(results)
        head: dict[str, object] = {"query": query} if options.batch else {}
        stop = min(results.total, options.limit or results.total)
        for start in range(0, stop, _ROWS_AT_ONCE):
            for record in _records(archive, results, start, min(stop, start + _ROWS_AT_ONCE)):
                yield head | record


def _records(
    archive: Archive, results: Results, start: int, stop: int
) -> Iterator[dict[str, object]]:
    for row in archive.rows(results, start, stop):
        article = archive.article(row.id)
        yield {
            "id": row.id,
            "title": row.title,
            "source": row.source,
            "published": row.published,
            "date_guessed": article.is_date_guessed,
            "date": row.date_shown,
            "authors": list(article.authors),
            "url": article.url,
            "path": clean_line(article.path),
            "quotes": row.quotes,
            "hits": row.hits,
            "snippet": row.snippet,
            "starred": row.starred,
            "tags": list(row.tags),
        }


def _narrate(results: Results) -> None:
    if results.total:
        say(f"{results.total:,} article{'s' * (results.total != 1)}")
        if results.note:
            say(f"Note: {results.note}.")
        if results.loose:
            say("No one quote is both: these articles quote the speaker, and the words elsewhere.")
        return
    say(
        f"Nothing found. Looked for: {results.understood}"
        if results.understood
        else "The archive is empty."
    )
    for term, count in results.term_counts.items():
        say(f"  {clean_line(term)}: {count:,}")
    if results.suggestion:
        say(f"Did you mean: {clean_line(results.suggestion)}")
