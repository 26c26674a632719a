"""`pullquote check DRAFT…`: is every quotation of a manuscript as the archive has it?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from index import Archive, CheckedQuote, Wording, clean_line, passed_over, read_file
from index.article import Article
from index.errors import PullquoteError, ReadError
from tui.exporting.dossier import MANIFEST, manifest_of, read_manifest
from tui.exporting.tables import Record, print_records
from tui.session.words import HOW_SURE, beginning, change_in_words, counted, marked, told_given
from tui.verbs.common import chosen_analyser, chosen_archive, say, say_what_waits
from tui.verbs.indexing import ShareLine


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.epilog = f"Speakers in the table: {HOW_SURE}."
    parser.add_argument(
        "drafts",
        nargs="+",
        type=Path,
        metavar="DRAFT",
        help="manuscripts, or dossiers with their manifest; they stay as they are",
    )
    parser.add_argument(
        "--format",
        choices=("table", "jsonl"),
        default="table",
        help="table for reading, jsonl with every difference for programs (table)",
    )


class _Tally:
    """What was there to look at."""

    def __init__(self) -> None:
        self.quotes = 0
        self.doubtful = 0
        """Quotations to look at."""
        self.others = 0
        """What else is to be looked at: a name, an edited dossier, a file that cannot be read."""

    def count(self, quote: CheckedQuote) -> None:
        """Count a quotation."""
        self.quotes += 1
        self.doubtful += quote.status != "exact"


def run(options: argparse.Namespace) -> int:
    """Print each quotation; the status is 1 if there is anything to look at."""
    tally = _Tally()
    with chosen_archive(options, may_be_shared=True) as archive:
        say_what_waits(archive)
        print_records(
            _records(archive, options, tally),
            options.format,
            columns=("draft", "paragraph", "status", "speaker", "quote", "difference", "source"),
            stretch="quote",
        )
    if options.format == "table":
        above = "; look at what is said above, too" if tally.others else ""
        say(f"{counted(tally.quotes, 'quotation')}, {tally.doubtful:,} to look at{above}.")
    return 1 if tally.doubtful or tally.others else 0


def _records(archive: Archive, options: argparse.Namespace, tally: _Tally) -> Iterator[Record]:
    analyser = chosen_analyser()
    for draft in options.drafts:
        if (manifest := manifest_of(draft)).is_file():
            yield from _checked_dossier(archive, manifest, options.format, tally)
            continue
        for article in _articles(draft, tally):
            with ShareLine("Reading the manuscript", len(article.text)) as line:
                texts = [(article.text, article.language)]
                (analysis,) = analyser.analyse(texts, line.advance)
            for note in (*article.warnings, *analysis.notes):
                say(f"{clean_line(str(draft))}: {clean_line(note)}")
            checked, names = archive.across.check(article, analysis)
            for quote in checked:
                tally.count(quote)
                is_jsonl = options.format == "jsonl"
                yield as_record(draft, article.part, quote) if is_jsonl else as_row(draft, quote)
            for mine, theirs in names:
                tally.others += 1
                say(f"{clean_line(str(draft))}: {mine} is written {theirs} in the archive.")
            for other in passed_over(article.text, analysis):
                words = clean_line(beginning(other.span.of(article.text)))
                where = f"{words} (¶{other.paragraph + 1})"
                say(f"{clean_line(str(draft))}: {where} was taken for no quotation: not looked up.")


def _checked_dossier(archive: Archive, file: Path, form: str, tally: _Tally) -> Iterator[Record]:
    """Look whether the quotes of a dossier still stand where its manifest says."""
    manifest = read_manifest(file)
    dossier = file.with_name(file.name.removesuffix(MANIFEST))
    if manifest.is_edited:
        tally.others += 1
        edited = f"{clean_line(str(dossier))} has been changed since it was written"
        say(f"{edited}: what is compared is what stood in it, not what it says now.")
    for claim, quote in zip(
        manifest.claims, archive.across.check_claims(manifest.claims), strict=True
    ):
        tally.count(quote)
        if claim.path and not quote.is_proven:
            tally.others += 1
            words = beginning(quote.text)
            say(f"{claim.path} has changed since, or is gone: {words} stands there no more.")
        # Its offsets are those of the article, and so would its paragraph be.
        told = as_record(dossier, "", quote) if form == "jsonl" else as_row(dossier, quote)
        yield {**told, "paragraph": None}


def _articles(draft: Path, tally: _Tally) -> Iterator[Article]:
    """Read a manuscript; what cannot be read is told and counts as something to look at."""
    try:
        yield from read_file(draft.absolute(), root=draft.absolute().parent)
    except (ReadError, PullquoteError) as error:
        tally.others += 1
        say(f"pullquote: {clean_line(str(draft))}: {error.message}")


def as_row(draft: Path, quote: CheckedQuote) -> dict[str, object]:
    """Return a quotation on one line."""
    match = quote.match
    return {
        "draft": clean_line(draft.name),
        "paragraph": f"¶{quote.quote.paragraph + 1}",
        "status": quote.status,
        "speaker": marked(quote.quote.name or "", quote.quote),
        "quote": quote.text,
        "difference": _difference(quote, match) if match else "",
        "source": f"{match.row.article_id} {match.row.title}" if match else "",
    }


def _difference(quote: CheckedQuote, match: Wording) -> str:
    """Return in words what the manuscript cuts, changes and adds, and who else said it."""
    given = told_given(quote.given_to)
    told = [] if quote.status == "exact" else map(change_in_words, match.changes)
    is_same = quote.quote.name and quote.quote.name == match.row.quote.name
    if is_same or (quote.status == "exact" and quote.speaker_agrees):
        return "; ".join(filter(None, [*told, given]))
    said = marked(match.row.speaker_shown, match.row.quote) or "nobody named"
    return "; ".join(filter(None, [*told, f"said by {said}", given]))


def as_record(draft: Path, part: str, quote: CheckedQuote) -> dict[str, object]:
    """Return a quotation with all that is known of it; offsets are code points of the text read."""
    span = quote.quote.span
    return {
        "draft": clean_line(str(draft)),
        "part": part,
        "paragraph": quote.quote.paragraph,
        "start": span.start,
        "end": span.end,
        "text": quote.text,
        "speaker": quote.quote.name,
        "confidence": quote.quote.confidence,
        "how": quote.quote.how,
        "status": quote.status,
        "speaker_agrees": quote.speaker_agrees,
        "match": _match(quote.match) if quote.match else None,
        "given_to": quote.given_to or None,
    }


def _match(match: Wording) -> dict[str, object]:
    span = match.row.quote.span
    return {
        "article": match.row.article_id,
        "title": clean_line(match.row.title),
        "source": clean_line(match.row.source),
        "date": match.row.date_shown,
        "path": clean_line(match.path),
        "part": match.part,
        "start": span.start,
        "end": span.end,
        "text": match.row.text,
        "speaker": match.row.quote.name,
        "confidence": match.row.quote.confidence,
        "how": match.row.quote.how,
        "changes": [
            {"kind": each.kind, "was": each.was_words, "now": each.now_words}
            for each in match.changes
        ],
    }
