"""From a reader's draft to an article: cleaned, named, dated, told its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.article import Article
from index.clean import clean_text
from index.reading.dates import date_in_name, file_date
from index.reading.draft import LITTLE_TEXT, Draft
from index.reading.fields import host_of
from index.reading.languages import detect_language
from index.reading.source import SourceFile
from index.reading.wrapping import set_apart

_LINES_ABOVE_TITLE = 16
_LONGEST_RUBRIC = 60
_TITLE_WORDS = 10
_DATE_IN_NAME = re.compile(r"^\W*\d{4}\W?\d\d\W?\d\d\W*|\W*\d{4}\W?\d\d\W?\d\d\W*$")
_AT_END = re.compile(r"\s+[-–—|·]\s+$")
_BREAKS = ("\n\n", "\n", ". ", " ")


def finish(draft: Draft, source: SourceFile) -> Iterator[Article]:
    """Yield the articles of a draft: one, several if it is very long, none if it is empty."""
    limits = source.limits
    stated_title = "title" in draft.lines
    _fall_back_on_file(draft, source)
    _drop_source(draft)
    if len(draft.text) <= limits.article:
        article = _article(draft, source, draft.text, draft.part)
        if article.text:
            yield article
        elif stated_title:
            empty = () if LITTLE_TEXT in article.warnings else ("no text found",)
            yield replace(article, warnings=(*article.warnings, *empty))
        return
    # Each piece is cleaned for itself, and yielded at once: the whole may be very large.
    for number, text in enumerate(_pieces(draft.text, limits.part), 1):
        part = f"{draft.part}#{number}" if draft.part else str(number)
        article = _article(draft, source, text, part)
        if article.text:
            yield replace(article, title=f"{article.title} (part {number})")


def _article(draft: Draft, source: SourceFile, raw: str, part: str) -> Article:
    lines = draft.lines
    text, removed = clean_text(raw)
    text = set_apart(_without_title(text, lines["title"]) or text)
    removed += draft.removed
    warnings = list(draft.warnings)
    if removed:
        warnings.append(f"{removed:,} control character{'' if removed == 1 else 's'} removed")
    return Article(
        text=text,
        title=lines["title"],
        source=lines.get("source", ""),
        authors=draft.lists.get("authors", ()),
        published=lines.get("published", ""),
        url=lines.get("url", ""),
        path=source.relative,
        part=part,
        language=detect_language(text, lines.get("language", "")),
        tags=draft.lists.get("tags", ()),
        origins=dict(draft.origins),
        warnings=tuple(warnings),
    )


def _fall_back_on_file(draft: Draft, source: SourceFile) -> None:
    """Fill title and date from the file, where nothing better says them."""
    stem = source.path.stem
    draft.offer("published", date_in_name(stem), "file name")
    draft.offer("published", date_in_name(draft.lines.get("url", "")), "url")
    draft.offer("source", host_of(draft.lines.get("url", "")), "url")
    draft.offer("published", draft.saved or file_date(source.modified), "file")
    if draft.part:
        draft.offer("title", _first_words(draft.text), "first words")
    if "title" not in draft.lines:
        words = re.sub(r"[-_\s]+", " ", _DATE_IN_NAME.sub("", stem)).strip() or stem
        title = words[:1].upper() + words[1:]
        printable = title.encode("utf-8", "backslashreplace").decode("utf-8")
        draft.offer("title", printable, "file name") or draft.offer("title", "Untitled", "nothing")


def _drop_source(draft: Draft) -> None:
    """Take the outlet off the end of a title: services of news write "Ferry stuck - Courier"."""
    title, outlet = draft.lines["title"], draft.lines.get("source", "")
    rest = _AT_END.sub("", title[: len(title) - len(outlet)])
    is_named = bool(outlet) and title.casefold().endswith(outlet.casefold())
    if is_named and rest and rest != title[: len(title) - len(outlet)]:
        draft.lines["title"] = rest


def _first_words(text: str) -> str:
    """Return how a text begins, to tell it from the others of its file."""
    words = clean_text(text[:500])[0].split()
    return " ".join(words[:_TITLE_WORDS]) + ("…" if len(words) > _TITLE_WORDS else "")


def _without_title(text: str, title: str) -> str:
    """Take the title off the top of the text, with a rubric like "Politics" above it."""
    wanted = title.casefold().rstrip(".")
    end = 0
    for _ in range(_LINES_ABOVE_TITLE):
        start, end = end, text.find("\n", end) + 1
        line = text[start:end] if end else text[start:]
        if line.strip().casefold().rstrip(".") == wanted:
            return text[end:].strip() if end else ""
        if not end or len(line) > _LONGEST_RUBRIC:
            break
    return text


def _pieces(text: str, size: int) -> Iterator[str]:
    """Cut a long text between paragraphs, or as near to that as it allows."""
    start = 0
    while start < len(text):
        end = start + size
        if end < len(text):
            earliest = start + size // 2
            cuts = (text.rfind(mark, earliest, end) + len(mark) for mark in _BREAKS)
            end = next((cut for cut in cuts if cut > earliest), end)
        if piece := text[start:end].strip():
            yield piece
        start = end
