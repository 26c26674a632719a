"""Other ways to read a query that finds nothing as it is typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise

from index.errors import QueryError
from index.search.query.lexer import Lexeme, split_query
from index.search.query.parser import parse
from index.search.query.syntax import And, Node, Not, Or, Query, Said, Words

_SMALL = ("and", "or", "not")

Finds = Callable[[Node], bool]
"""Tells whether any article fulfils a query."""


def readings(query: Query, finds: Finds) -> Iterator[tuple[Query, str]]:
    """Yield other readings of a query, likeliest first, each with how to write it plainly."""
    operators = _with_operators(query)
    if operators:
        yield operators
    for read, plain in filter(None, ((query, query.text), operators)):
        if small := _in_any_case(read, finds):
            yield small, plain
    yield from _as_words(query, re.sub(r"(?<!\S)#(?=[^\W\d])", "", query.text))


def _with_operators(query: Query) -> tuple[Query, str] | None:
    """Read `and`, `or` and `not` in small letters as operators, if each can be one."""
    try:
        pieces = split_query(query.text, typing=query.typing)
    except QueryError:
        return None
    small = [piece for piece in pieces if piece.kind == "word" and piece.text.lower() in _SMALL]
    pairs = [pair for pair in pairwise(pieces) if pair[0] in small]
    if not small or not all(map(_may_join, pairs)):
        return None
    try:
        read = parse(query.text, typing=query.typing, small_operators=True)
    except QueryError:
        return None
    if read.root == query.root:
        return None
    words = ", ".join(dict.fromkeys(f"“{piece.text}”" for piece in small))
    plain = query.text
    for piece in reversed(small):
        plain = plain[: piece.column] + piece.text.upper() + plain[piece.end :]
    return replace(read, note=f"{words} read as in capitals"), plain


def _may_join(pair: tuple[Lexeme, Lexeme]) -> bool:
    """Tell whether what follows a small operator can: `or talks`, `and not talks`."""
    one, other = pair
    return _is_operand(other) or (one.text.lower() != "not" and other.text.lower() == "not")


def _is_operand(piece: Lexeme) -> bool:
    return piece.kind not in (")", "end", "and", "or") and piece.text.lower() not in _SMALL


def _in_any_case(query: Query, finds: Finds) -> Query | None:
    """Leave aside the case of words that no text has in these capitals."""

    def relaxed(words: Words) -> Words:
        letters = sum(len(pattern.text) for pattern in words.patterns)
        if letters < 2 or all(each.any_case for each in words.patterns) or finds(words):
            return words
        small = (replace(each, text=each.text.lower()) for each in words.patterns)
        return replace(words, patterns=tuple(small))

    root = with_words(query.root, relaxed)
    if root == query.root:
        return None
    note = "in any case: nothing is written in these capitals"
    return replace(query, root=root, note="; ".join(filter(None, (query.note, note))))


def _as_words(query: Query, text: str) -> Iterator[tuple[Query, str]]:
    """Read `#this` as a word where no article has such a tag."""
    if text != query.text:
        with suppress(QueryError):
            read = parse(text, typing=query.typing)
            yield replace(read, note="no article has this tag: looked for as a word"), text


def with_words(node: Node, change: Callable[[Words], Words]) -> Node:
    """Return a query with its words and phrases changed."""
    match node:
        case Words():
            return change(node)
        case And(parts) | Or(parts):
            return type(node)(tuple(with_words(part, change) for part in parts))
        case Not(inner) | Said(inner):
            return type(node)(with_words(inner, change))
        case _:
            return node
