"""From what somebody typed to what it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.errors import QueryError
from index.search.query import mistakes
from index.search.query.habits import VALUES, refuse, unknown_field
from index.search.query.lexer import Lexeme, compose, split_query
from index.search.query.operators import OPERATORS
from index.search.query.operators.operator import Operator
from index.search.query.patterns import Patterns
from index.search.query.remarks import remarks
from index.search.query.syntax import (
    And,
    Label,
    LabelField,
    Node,
    Not,
    Or,
    Pattern,
    Query,
    Reported,
    Sort,
    TextField,
    Variants,
    Words,
)
from index.search.query.terms import words

_Field = TextField | LabelField

_SETTINGS = frozenset(each.name for each in OPERATORS.values() if not each.is_asked)
_MAX_LENGTH = 4000
_MAX_DEPTH = 50


def parse(
    text: str,
    *,
    typing: bool = False,
    small_operators: bool = False,
    today: date | None = None,
) -> Query:
    """Understand a query.

    Args:
        text: What was typed.
        typing: Whether it may be unfinished: the last word then stands for all that begin with
            it, and what is still open is closed.
        small_operators: Whether `and`, `or` and `not` in small letters are operators too.
        today: The day that "last week" counts from.

    Raises:
        QueryError: It cannot be understood; the error says where and what to write instead.
    """
    text = compose(text[: 2 * _MAX_LENGTH])
    if len(text) > _MAX_LENGTH:
        raise mistakes.too_long(_MAX_LENGTH)
    pieces = split_query(text, typing=typing, fields=OPERATORS, small_operators=small_operators)
    refuse(pieces, _is_understood, typing=typing)
    query = _Parser(text, pieces, typing=typing, today=today or date.today()).query()
    remark = remarks(pieces, _is_understood)
    return replace(query, note=remark) if remark else query


class _Parser:
    """Reads the pieces of one query from left to right."""

    def __init__(self, text: str, pieces: list[Lexeme], *, typing: bool, today: date) -> None:
        self._text = text
        self._typing = typing
        self._pieces = pieces
        self._at = 0
        self._depth = 0
        self._patterns = Patterns(text, typing=typing)
        self.today = today
        self.order: Sort | None = None
        self.show_duplicates = True
        self.reported: Reported = "no"

    def query(self) -> Query:
        root = self._alternatives("any")
        left = self._peek()
        if left.kind != "end":
            raise mistakes.closes_nothing(left)
        only_signs = all(piece.kind != "field" for piece in self._pieces)
        if root == And() and only_signs and len(self._pieces) > 1 and not self._typing:
            raise mistakes.only_signs(self._pieces[0])
        return Query(
            self._text,
            root,
            self.order,
            self.show_duplicates,
            self.reported,
            typing=self._typing,
        )

    def _peek(self) -> Lexeme:
        return self._pieces[self._at]

    def _next(self) -> Lexeme:
        piece = self._pieces[self._at]
        self._at = min(self._at + 1, len(self._pieces) - 1)
        return piece

    def _alternatives(self, field: _Field) -> Node:
        """Read `this that OR other`."""
        parts = [self._together(field)]
        while self._peek().kind == "or":
            operator = self._next()
            parts.append(self._together(field))
            if And() in parts and not self._typing:
                raise mistakes.or_alone(operator)
        said = [part for part in parts if part != And()] or parts[:1]
        return said[0] if len(said) == 1 else Or(tuple(said))

    def _together(self, field: _Field) -> Node:
        """Read `this that AND other`."""
        parts: list[Node] = []
        while (kind := self._peek().kind) not in ("or", ")", "end"):
            if kind == "and":
                self._conjunction(first=not parts)
                continue
            part = self._operand(field)
            if part is not None and part != And():
                parts.append(part)
        # A pasted paragraph has many words twice.
        parts = list(dict.fromkeys(parts))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _conjunction(self, *, first: bool) -> None:
        operator = self._next()
        if not self._typing and (first or self._peek().kind in ("and", "or", ")", "end")):
            raise mistakes.and_alone(operator)

    def _operand(self, field: _Field) -> Node | None:
        """Read one word, phrase, group, field or negation; None if it says nothing."""
        piece = self._next()
        match piece.kind:
            case "not":
                return self._negation(piece, field)
            case "(":
                return self._group(piece, field)
            case "field":
                return self._field(piece, field)
            case "address":
                return self._address(piece)
            case _:
                return self._value(piece, field)

    def _negation(self, sign: Lexeme, field: _Field) -> Node | None:
        if self._peek().kind in ("end", ")", "and", "or"):
            if self._typing:
                return None
            raise mistakes.excludes_nothing(sign)
        name = self._peek().text.lower()
        if self._peek().kind == "field" and name in _SETTINGS:
            raise mistakes.excludes_setting(sign, name)
        self._deeper(sign)
        node = self._operand(field)
        self._depth -= 1
        return None if node is None or node == And() else Not(node)

    def _group(self, opening: Lexeme, field: _Field) -> Node | None:
        self._deeper(opening)
        node = self._alternatives(field)
        self._depth -= 1
        if self._peek().kind == ")":
            self._next()
        elif not self._typing:
            raise mistakes.not_closed(opening)
        return None if node == And() else node

    def _deeper(self, piece: Lexeme) -> None:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise mistakes.too_deep(piece)

    def _field(self, piece: Lexeme, outer: _Field) -> Node | None:
        """Read what follows `name:`."""
        name = piece.text.lower()
        value = self._peek()
        operator = OPERATORS.get(name)
        if operator is None:
            if value.kind == "end":
                return self._value(piece, outer)
            raise unknown_field(piece, value, _is_understood)
        if value.kind == "not" and operator.is_asked and self._pieces[self._at + 1].kind in VALUES:
            raise mistakes.excludes_behind_field(value, name, self._pieces[self._at + 1])
        if value.kind in ("and", "or", "not") and value.text.isalpha():
            value = self._pieces[self._at] = replace(value, kind="word")
        node: Node | None = None
        if operator.group is not None and (operator.wrap or value.kind == "("):
            self._deeper(piece)
            node = self._operand(operator.group)
            self._depth -= 1
        elif value.kind in VALUES:
            node = self._settings(operator)
        if node is None and not (self._typing and self._peek().kind == "end"):
            raise mistakes.without_value(piece, value, operator)
        return operator.wrap(node) if node and operator.wrap else node

    def _address(self, piece: Lexeme) -> Node | None:
        """Return what finds the article at an address, and those that mention it."""
        bare = re.sub(
            r"^(https?://)?(www\.)?|[?&](utm_\w+|fbclid|gclid)=[^&#]*|#.*$", "", piece.text
        )
        patterns = tuple(Pattern("exact", word) for word in words(bare.lower()))
        if not patterns:
            return None
        return Variants((Words("any", patterns), Label("url", patterns)))

    def _settings(self, operator: Operator) -> Node | None:
        """Read the value of a field, or several with nothing but `|` between."""
        node = self._setting(operator, self._next())
        while node and node != And() and self._is_joined(self._at):
            self._next()
            other = self._setting(operator, self._next())
            node = Or((node, other)) if other else node
        return node

    def _is_joined(self, at: int) -> bool:
        """Tell whether a `|` without spaces stands at a place, and a value behind it."""
        before, sign, after, *_ = *self._pieces[at - 1 : at + 2], self._pieces[-1]
        is_glued = (before.end, sign.end) == (sign.column, after.column)
        return sign.text == "|" and is_glued and after.kind in VALUES

    def _setting(self, operator: Operator, value: Lexeme) -> Node | None:
        """Read the value of a field; one that is being typed says nothing until it is whole."""
        try:
            return operator.read(self, value)
        except QueryError:
            if self._typing and value.end == len(self._text):
                return None
            raise

    def following(self) -> Sequence[Lexeme]:
        """Return the pieces that are not read yet."""
        return self._pieces[self._at :]

    def skip(self, count: int) -> None:
        """Leave out so many of those."""
        self._at += count

    def _value(self, piece: Lexeme, field: _Field) -> Node | None:
        """Return what a word or phrase means in a field."""
        operator = OPERATORS.get(field)
        return operator.read(self, piece) if operator else self.in_text(piece, "any")

    def in_name(self, value: Lexeme, field: LabelField) -> Label | None:
        """Return what a word or phrase means in a name."""
        if value.text and not value.text.strip("*"):
            raise mistakes.without_letters(value, field)
        patterns = tuple(pattern.in_name for pattern in self._patterns.of(value))
        return Label(field, patterns) if patterns else None

    def in_text(self, value: Lexeme, field: TextField) -> Words | Variants | None:
        """Return what a word or phrase means in a text."""
        found = [
            Words(field, patterns, value.slop if len(patterns) > 1 else None)
            for patterns in self._patterns.spelled(value)
        ]
        return found[0] if len(found) == 1 else Variants(tuple(found)) if found else None


def _is_understood(text: str) -> bool:
    try:
        parse(text)
    except QueryError:
        return False
    return True
