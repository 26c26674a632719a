"""A dossier: quotes with all that proves them, as a document, and a manifest to check it by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index import Cited, Claim, DossierEntry, QuoteRow, clean_line
from index.article import Span
from index.errors import PullquoteError
from tui.exporting.citation import long_date
from tui.exporting.documents import Block, Run, write_docx, write_html, write_markdown
from tui.exporting.references import write_csl, write_csv, write_ris
from tui.exporting.target import format_named, writing
from tui.session.whole_files import is_stream
from tui.session.words import change_in_words, counted, one_line, said_by

MANIFEST = ".manifest.json"
"""What is added to the name of a dossier for that of its manifest."""
_VERSION = 1
_MOST_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is to be written."""

    title: str
    made: date
    entries: Sequence[DossierEntry]

    @property
    def cited(self) -> Iterator[Cited]:
        """Every quote in it, in order."""
        for entry in self.entries:
            yield from entry.quotes


def _document(write: Callable[[str, Sequence[Block]], bytes]) -> Callable[[Dossier], bytes]:
    return lambda dossier: write(dossier.title, list(_blocks(dossier)))


FORMATS: dict[str, Callable[[Dossier], bytes]] = {
    "md": _document(write_markdown),
    "html": _document(write_html),
    "docx": _document(write_docx),
    "csv": lambda dossier: write_csv(dossier.entries),
    "ris": lambda dossier: write_ris(list(dossier.cited)),
    "csl-json": lambda dossier: write_csl(list(dossier.cited)),
}
"""Every format by its name."""


def format_of(file: Path) -> str:
    """Return the format that a file's name asks for.

    Raises:
        PullquoteError: None has this ending.
    """
    return format_named(file, FORMATS)


def write(
    dossier: Dossier, form: str, target: Path, given_up: Callable[[], bool] = lambda: False
) -> None:
    """Write a dossier, and its manifest beside it. Each is complete, or as it was before.

    Raises:
        PullquoteError: A file cannot be written, or the format needs a library that is not there.
    """
    document = FORMATS[form](dossier)
    with writing(target, given_up) as file:
        file.write(document)
    if has_manifest(target):
        with writing(manifest_of(target)) as file:
            file.write(_manifest(dossier, target.name, document))


def content_in_words(rows: Iterable[QuoteRow], entries: Iterable[DossierEntry]) -> str:
    """Say how many quotes were asked for, and how many other wordings of them came with them."""
    asked = {(row.article_id, row.quote.span) for row in rows}
    cited = [each.wording.row for entry in entries for each in entry.quotes]
    others = sum((row.article_id, row.quote.span) not in asked for row in cited)
    number = len(cited) - others
    quotes, of = counted(number, "quote"), "it" if number == 1 else "them"
    return f"{quotes}, and {counted(others, 'other wording')} of {of}," if others else quotes


def has_manifest(target: Path) -> bool:
    """Tell whether a manifest is written beside a dossier: not beside a device or a pipe."""
    return not is_stream(target)


def manifest_of(file: Path) -> Path:
    """Return where the manifest of a dossier lies; a manifest is its own."""
    return file if file.name.endswith(MANIFEST) else file.with_name(file.name + MANIFEST)


# The manifest.


def _manifest(dossier: Dossier, name: str, document: bytes) -> bytes:
    stored = {
        "pullquote": "dossier",
        "version": _VERSION,
        "title": dossier.title,
        "made": dossier.made.isoformat(),
        "document": {"name": clean_line(name), "sha256": hashlib.sha256(document).hexdigest()},
        "quotes": [_claim(each) for each in dossier.cited],
    }
    return (json.dumps(stored, ensure_ascii=False, indent=1) + "\n").encode()


def _claim(cited: Cited) -> dict[str, object]:
    wording = cited.wording
    return {
        "text": wording.row.text,
        "speaker": wording.row.speaker_shown,
        "text_hash": cited.text_hash,
        "start": wording.row.quote.span.start,
        "end": wording.row.quote.span.end,
        "path": clean_line(wording.path),
        "part": wording.part,
        "url": wording.url,
    }


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says."""

    claims: tuple[Claim, ...]
    is_edited: bool
    """The dossier beside it is another than the one that was written, or is gone."""


def read_manifest(file: Path) -> Manifest:
    """Read the manifest of a dossier.

    Raises:
        PullquoteError: It cannot be read, or is none.
    """
    try:
        with file.open("rb") as opened:
            stored = json.loads(opened.read(_MOST_BYTES))
        claims = tuple(_claimed(each) for each in stored["quotes"])
        document, digest = file.with_name(file.name.removesuffix(MANIFEST)), stored["document"]
        if stored["pullquote"] != "dossier" or stored["version"] != _VERSION:
            raise ValueError("another version")
    except OSError as error:
        raise PullquoteError(
            f"{clean_line(str(file))} cannot be read: {error.strerror}.", "Is it there?"
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise PullquoteError(
            f"{clean_line(str(file))} is no manifest of a dossier that this Pullquote reads.",
            "pullquote dossier writes one beside each dossier.",
        ) from error
    return Manifest(claims, not _has_digest(document, str(digest["sha256"])))


def _claimed(stored: dict[str, object]) -> Claim:
    start, end = stored["start"], stored["end"]
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end:
        raise ValueError("no span")
    text, speaker, text_hash = stored["text"], stored["speaker"], stored["text_hash"]
    if not isinstance(text, str) or not isinstance(speaker, str) or not isinstance(text_hash, str):
        raise ValueError("no quote")
    return Claim(
        text=clean_line(text),
        speaker=clean_line(speaker),
        text_hash=text_hash,
        span=Span(start, end),
        path=clean_line(str(stored.get("path", ""))),
        part=clean_line(str(stored.get("part", ""))),
    )


def _has_digest(file: Path, digest: str) -> bool:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest() == digest
    except OSError:
        return False


# The document.


def _blocks(dossier: Dossier) -> Iterator[Block]:
    quotes = sum(len(entry.quotes) for entry in dossier.entries)
    articles = len({each.wording.row.article_id for each in dossier.cited})
    yield Block("title", (Run(dossier.title),))
    counts = f"{counted(quotes, 'quote')} of {counted(len(dossier.entries), 'utterance')}"
    made = long_date(dossier.made.isoformat(), is_guessed=False)
    yield Block("facts", (Run(f"{counts} in {counted(articles, 'article')}, {made}"),))
    for number, entry in enumerate(dossier.entries, 1):
        yield from _entry(number, entry)


def _entry(number: int, entry: DossierEntry) -> Iterator[Block]:
    full = entry.quotes[entry.fullest]
    yield Block("heading", (Run(f"{number}. {_who(full)}"),))
    yield Block("quote", (Run(full.wording.row.text),))
    yield Block("source", tuple(_source(full)))
    if full.note:
        yield Block("note", (Run(f"Note: {one_line(full.note)}"),))
    for at, cited in enumerate(entry.quotes):
        if at != entry.fullest:
            yield Block("also", (Run(f"{_beside(cited)}: {_who(cited)}, "), *_source(cited)))
            if cited.wording.relation != "same":
                yield Block("quote", (Run(cited.wording.row.text),))
            if cited.note:
                yield Block("note", (Run(f"Note: {one_line(cited.note)}"),))


def _who(cited: Cited) -> str:
    row = cited.wording.row
    name = said_by(one_line(row.speaker_shown), row.quote) or "Nobody named"
    return f"{name}, {cited.role}" if cited.role else name


def _beside(cited: Cited) -> str:
    """Say what a wording is beside the fullest one."""
    told = ["Another speaker"] if cited.wording.other_speaker else []
    told += [change_in_words(change) for change in cited.wording.changes]
    return "; ".join(told) or "The same words"


def _source(cited: Cited) -> Iterator[Run]:
    """Yield where a quote stands: source, date, title with its link, file, paragraph."""
    row, wording = cited.wording.row, cited.wording
    when = long_date(row.published, is_guessed=row.is_date_guessed)
    before = ", ".join(part for part in (one_line(row.source), when) if part)
    if before:
        yield Run(f"{before}: ")
    url = wording.url if wording.url.startswith(("http://", "https://")) else ""
    yield Run(one_line(row.title) or "Untitled", url)
    path = clean_line(wording.path) + (f" ({wording.part})" if wording.part else "")
    yield Run(f" · {path} ¶{row.quote.paragraph + 1}")
