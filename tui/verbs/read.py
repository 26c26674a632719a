"""`pullquote read FILE…`: what a reader makes of files, without an archive."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from index import Limits, ReaderPool, clean_line
from index.article import Article, SavedLink
from index.errors import ReadError
from tui.exporting.tables import json_line
from tui.verbs.common import say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a file of any kind")
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        help="text for reading, jsonl for programs: a line an article, a link or a refusal (text)",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="all the text of a web page, what stands round its article, too",
    )


def run(options: argparse.Namespace) -> int:
    """Print what each file holds as soon as it is read; return 1 if any could not be."""
    failed = False
    paths = {Path(file.absolute()): str(file) for file in options.files}
    show = _json if options.format == "jsonl" else _text
    # The whole disk is the root: the user names each file, so none leads out of anything.
    with ReaderPool(Path("/"), limits=Limits(whole_pages=options.all)) as pool:
        for path, contents in pool.read_many(paths):
            name = clean_line(paths[path])
            if isinstance(contents, ReadError):
                failed = True
                _print(show(name, contents))
                continue
            for article in contents.marked_articles():
                _print(show(name, article))
            for link in contents.links:
                _print(show(name, link))
            if not contents.articles:
                for warning in contents.warnings:
                    say(f"{name}: {warning}")
    return 1 if failed else 0


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)


def _json(path: str, found: Article | SavedLink | ReadError) -> Iterator[str]:
    if isinstance(found, Article):
        yield json_line({"path": path} | _record(found))
    elif isinstance(found, SavedLink):
        yield json_line({"path": path, "link": found.to_json()})
    else:
        yield json_line({"path": path, "error": found.message, "hint": found.hint})


def _record(article: Article) -> dict[str, object]:
    fields = ("part", "title", "source", "authors", "published", "url", "language", "tags", "text")
    record: dict[str, object] = {name: getattr(article, name) for name in fields}
    return record | {
        "date_from": article.origins.get("published", ""),
        "warnings": article.warnings,
    }


def _text(path: str, found: Article | SavedLink | ReadError) -> Iterator[str]:
    """Yield what a person wants to see, an empty line after each thing."""
    if isinstance(found, ReadError):
        yield f"{path}: {found.message}"
        if found.hint:
            yield found.hint
    elif isinstance(found, SavedLink):
        yield found.title or found.url
        yield _facts(found.saved[:10], ", ".join(found.tags), found.url, path)
        if found.note:
            yield found.note
    else:
        yield found.title
        yield _facts(
            found.source, ", ".join(found.authors), found.date_shown, found.url, path, found.part
        )
        for warning in found.warnings:
            yield f"! {warning}"
        yield ""
        yield found.text
    yield ""


def _facts(*facts: str) -> str:
    return clean_line(" · ".join(fact for fact in facts if fact))
