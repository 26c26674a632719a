"""`source:`, `author:`, `person:` and their like: words in a name."""

from __future__ import annotations

import re
from dataclasses import replace

from index.search.query.lexer import Lexeme
from index.search.query.operators.operator import Operator, Reader
from index.search.query.syntax import LabelField, Node, Variants
from index.views.searching import CompletionKind


def _name(name: LabelField, kind: CompletionKind = "value") -> Operator:
    def read(reader: Reader, value: Lexeme) -> Node | None:
        turned = re.fullmatch(r"([^,]+), *([^,]+)", value.text)
        if turned and value.kind == "phrase":  # "holm, ada"
            written = (value, replace(value, text=f"{turned[2]} {turned[1]}"))
            names = [reader.in_name(each, name) for each in written]
            return Variants(tuple(each for each in names if each)) if all(names) else names[0]
        return reader.in_name(value, name)

    return Operator(name, read, group=name, completes="names", source=name, kind=kind)


_LANGUAGES = {
    "arabic": "ar",
    "chinese": "zh",
    "dutch": "nl",
    "english": "en",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "japanese": "ja",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
    "turkish": "tr",
    "ukrainian": "uk",
}
"""Languages by the names that people write instead of their codes."""


def _lang(reader: Reader, value: Lexeme) -> Node | None:
    code = _LANGUAGES.get(value.text.lower(), value.text)
    return reader.in_name(replace(value, text=code), "lang")


NAMES = (
    _name("author"),
    _name("source", "source"),
    _name("url"),
    _name("tag", "tag"),
    Operator("lang", _lang, group="lang", completes="names", source="lang"),
    _name("path"),
    _name("speaker", "speaker"),
    _name("role"),
    _name("entity", "entity"),
    _name("person", "entity"),
    _name("org", "entity"),
    _name("place", "entity"),
)
