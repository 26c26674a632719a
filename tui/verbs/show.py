"""`pullquote show ARTICLE`: one article, or what was found in it."""

from __future__ import annotations

import argparse

from index import Reading, clean_line
from index.errors import PullquoteError
from tui.exporting.data import as_record
from tui.exporting.tables import json_line
from tui.session.words import HOW_SURE, marked, speaker_of, told_passed_over
from tui.verbs.common import chosen_archive, say


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = f"Speakers of quotes: {HOW_SURE}."
    parser.add_argument("article", help="its number, path or link, as `search` gives them")
    parser.add_argument("--quotes", action="store_true", help="its quotes instead of its text")
    parser.add_argument("--entities", action="store_true", help="its entities instead of its text")
    parser.add_argument("--json", action="store_true", help="everything, as one line of JSON")


def run(options: argparse.Namespace) -> int:
    """Print an article or what was found in it."""
    with chosen_archive(options, may_be_shared=True) as archive:
        article_id = archive.find(options.article)
        if article_id is None:
            raise PullquoteError(
                f"There is no article {clean_line(options.article)} in {archive.name}.",
                "Give the number, path or link that `pullquote search` prints.",
            )
        reading = archive.read(article_id)
    if options.json:
        print(json_line(as_record(reading)))
        return 0
    if reading.analysis is None and (options.quotes or options.entities):
        say("This article has not been analysed yet: run pullquote index")
        return 1
    if options.quotes or options.entities:
        for note in reading.analysis.notes if reading.analysis else ():
            say(note)
    if options.quotes:
        _print_quotes(reading)
        if told := told_passed_over(len(reading.passed_over)):
            say(told)
    if options.entities:
        _print_entities(reading)
    if not options.quotes and not options.entities:
        _print_text(reading)
    return 0


def _print_text(reading: Reading) -> None:
    article = reading.article
    facts = (
        article.source,
        ", ".join(article.authors),
        article.date_shown,
        article.url,
        clean_line(article.path),
    )
    print(article.title)
    print(" · ".join(fact for fact in facts if fact))
    print()
    print(article.text)


def _print_quotes(reading: Reading) -> None:
    for quote in reading.quotes:
        said = " ".join(quote.span.of(reading.article.text).split())
        speaker = marked(speaker_of(quote, reading.article.text), quote)
        print(f"{speaker or '(nobody named)'}: {said}")


def _print_entities(reading: Reading) -> None:
    for entity in reading.analysis.entities if reading.analysis else ():
        aliases = f" ({', '.join(entity.aliases)})" if entity.aliases else ""
        print(f"{entity.kind:<12} {entity.count:>4}  {' '.join((entity.name + aliases).split())}")
