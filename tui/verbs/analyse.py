"""`pullquote analyse`: entities and quotes of any text as JSON, without an archive."""

from __future__ import annotations

import argparse
import json
import queue
import sys
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from index import clean_line, detect_language, read_file
from index.article import Analysis
from index.errors import PullquoteError, ReadError
from tui.verbs.common import chosen_analyser, say
from tui.verbs.indexing import ShareLine

if TYPE_CHECKING:
    from index import Analyser

_MOST_AT_ONCE = 16
_ENGLISH, _UNKNOWN = "en", "und"
_PLAIN = frozenset(("", ".txt", ".text"))
# Characters that mean nothing to a reader but would part sentences, and halves of characters,
# which no pipeline can take; each becomes one other, so that every offset stays.
_CONTROLS = (*range(9), 11, 12, *range(14, 32), *range(127, 160))
_UNREADABLE = dict.fromkeys(_CONTROLS, " ") | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="articles; none or - for stdin")
    parser.add_argument(
        "--jsonl", action="store_true", help='read lines {"id", "text"} and print one for each'
    )
    parser.add_argument("--pipeline", metavar="NAME", help="a spaCy pipeline, by name or path")


_MANY_ACCENTED = 2
"""Words with letters beyond ASCII in a few words are hardly English."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A text to analyse, exactly as it was given."""

    id: object
    text: str
    stated: str = ""
    """The language that comes with it; the text itself outweighs it, as in an archive."""
    show_text: bool = False

    @property
    def language(self) -> str:
        """The language's code; a text too short to tell counts as English, if its letters allow."""
        found = detect_language(self.text, self.stated)
        accented = sum(
            any(letter.isalpha() and not letter.isascii() for letter in word)
            for word in self.text.split()
        )
        return _ENGLISH if found == _UNKNOWN and accented < _MANY_ACCENTED else found


@dataclass(slots=True)
class _Failures:
    count: int = 0

    def note(self, what: str) -> None:
        """Tell of something that cannot be analysed, and go on."""
        self.count += 1
        say(f"pullquote: {what}")


def run(options: argparse.Namespace) -> int:
    """Print an analysis for each text as soon as it is there."""
    failures = _Failures()
    given = _lines(options.files, failures) if options.jsonl else _files(options.files, failures)
    analyser: Analyser | None = None
    for batch in _batches(given):
        analyser = analyser or chosen_analyser(options.pipeline)
        texts = ((_readable(one.text), one.language) for one in batch)
        with ShareLine("Analysing", sum(len(one.text) for one in batch)) as line:
            for one, analysis in zip(batch, analyser.analyse(texts, line.advance), strict=True):
                record = as_record(one.id, analysis) | {"language": one.language} | _text_of(one)
                line.clear()
                print(json.dumps(record), flush=True)
    return 1 if failures.count else 0


def as_record(text_id: object, analysis: Analysis) -> dict[str, object]:
    """Return an analysis as it is printed: an entry for each mention and each quote.

    Notes are there only if something has to be told: that nobody looked for names, say.
    """
    mentions = [
        {"start": span.start, "end": span.end, "kind": entity.kind, "name": entity.name}
        for entity in analysis.entities
        for span in entity.mentions
    ]
    quotes = [
        {
            "start": quote.span.start,
            "end": quote.span.end,
            "kind": quote.kind,
            "speaker": quote.speaker and {"start": quote.speaker.start, "end": quote.speaker.end},
            "name": quote.name,
            "cue": quote.cue and list(quote.cue),
            "confidence": quote.confidence,
        }
        for quote in analysis.quotes
    ]
    mentions.sort(key=lambda mention: (mention["start"], mention["end"]))
    notes = {"notes": list(analysis.notes)} if analysis.notes else {}
    return {"id": text_id, "entities": mentions, "quotes": quotes, **notes}


def _text_of(given: _Given) -> dict[str, str]:
    return {"text": given.text} if given.show_text else {}


def _readable(text: str) -> str:
    """Return the text with plain line ends and no control characters, every offset unchanged."""
    return text.replace("\r\n", " \n").replace("\r", "\n").translate(_UNREADABLE)


def _batches(given: Iterable[_Given]) -> Iterator[list[_Given]]:
    """Gather what is there already, but never wait for more: somebody may wait for the answer."""
    arrived: queue.Queue[_Given | BaseException | None] = queue.Queue(_MOST_AT_ONCE)

    def gather() -> None:
        try:
            for one in given:
                arrived.put(one)
        except BaseException as error:
            arrived.put(error)
        else:
            arrived.put(None)

    threading.Thread(target=gather, daemon=True).start()
    while True:
        batch: list[_Given] = []
        one = arrived.get()
        while isinstance(one, _Given):
            batch.append(one)
            if len(batch) == _MOST_AT_ONCE or arrived.empty():
                break
            one = arrived.get()
        if batch:
            yield batch
        if one is None:
            return
        if isinstance(one, BaseException):
            raise one


def _lines(files: Iterable[str], failures: _Failures) -> Iterator[_Given]:
    """Read lines `{"id", "text"}` from files or standard input."""
    for name in list(files) or ["-"]:
        with _opened(name) as lines:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    yield _record(line)
                except ValueError as error:
                    failures.note(f"line {number}: {error}")


def _record(line: bytes) -> _Given:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise ValueError("not a JSON object")
    text = record.get("text")
    if not isinstance(text, str):
        raise ValueError('"text" is missing or not a string')
    language = record.get("language")
    return _Given(record.get("id"), text, language if isinstance(language, str) else "")


def _opened(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise PullquoteError(f"{clean_line(name)} cannot be opened: {error.strerror}.") from error


def _files(files: Iterable[str], failures: _Failures) -> Iterator[_Given]:
    """Read articles from files, or one plain text from standard input."""
    for name in list(files) or ["-"]:
        try:
            yield from _articles(name)
        except (ReadError, PullquoteError) as error:
            failures.note(f"{clean_line(name)}: {error.message}")


def _articles(name: str) -> Iterator[_Given]:
    path = Path(name)
    if name == "-" or path.suffix.lower() in _PLAIN:
        with _opened(name) as opened:
            data = opened.read()
        try:
            yield _Given(clean_line(name), data.decode("utf-8"), show_text=True)
            return
        except UnicodeDecodeError:
            if name == "-":
                raise ReadError("standard input is not UTF-8") from None
    path = path.absolute()
    for article in read_file(path, root=path.parent):
        part = f"#{article.part}" if article.part else ""
        yield _Given(clean_line(name) + part, article.text, article.language, show_text=True)
