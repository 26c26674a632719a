"""The one table of databases whose exports are parted, whatever kind of file they come in.

A new database is a module in `index.reading.formats`, and one line here.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.reading.draft import Draft, Item
from index.reading.plain_html import html_to_text


@dataclass(frozen=True, slots=True)
class Export:
    """What a database exports: articles in a file of one of the formats, to be parted."""

    name: str
    module: str
    """Below `index.reading.formats`: with `recognises` and `part`, which take a text, and `MARKS`,
    words of web pages that may be such an export; `part_page` takes their markup instead."""
    files: str
    """Which kinds of files it is read in."""


EXPORTS = (
    Export("ProQuest", "proquest", "text, web page, RTF, Word, OpenDocument, PDF"),
    Export(
        "Factiva", "factiva", "text, web page, RTF, Word, OpenDocument, PDF; with codes or without"
    ),
    Export("Europresse", "europresse", "web page"),
    Export("Retriever, Mediearkivet, Atekst", "retriever", "text"),
    Export(
        "EBSCO, Gale, NewsBank, wiso", "catalogues", "text, web page, RTF, Word, OpenDocument, PDF"
    ),
    Export("Nexis, LexisNexis, Nexis Uni", "nexis", "text, web page, RTF, Word, OpenDocument, PDF"),
)


def part_export(text: str) -> Iterator[Item] | None:
    """Return the articles of a text that a database has exported; nothing if it is no such text.

    Args:
        text: All of it, paragraphs apart by empty lines.
    """
    text = text.replace("\r\n", "\n")
    forms = [text]
    if 4 * text.count("\n\n") < text.count("\n"):  # saved with a line for each paragraph
        forms.append(re.sub("\n+", "\n\n", text))
    for form in forms:
        for export in EXPORTS:
            module = importlib.import_module(f"index.reading.formats.{export.module}")
            if module.recognises(form):
                return _none_lost(module.part(form), form)
    return None


def part_page(markup: str) -> Iterator[Item] | None:
    """Return the articles of a page that a database has exported; nothing if it is no such page."""
    for export in EXPORTS:
        module = importlib.import_module(f"index.reading.formats.{export.module}")
        if not any(mark in markup for mark in module.MARKS):
            continue
        text = html_to_text(markup)
        if hasattr(module, "part_page") and (items := list(module.part_page(markup))):
            return _none_lost(iter(items), text)
        if module.recognises(text):
            return _none_lost(module.part(text), text)
    return None


def _none_lost(items: Iterable[Item], text: str) -> Iterator[Item]:
    """Yield the articles of an export; all of its text if there are none."""
    found = False
    for item in items:
        found = found or isinstance(item, Draft)
        yield item
    if not found:
        yield Draft(text=text, warnings=["an export of a database that could not be parted"])
