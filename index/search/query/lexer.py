"""The words, signs and phrases of a query, each with the place where it stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from typing import Literal

from index.errors import QueryError

LexKind = Literal["word", "phrase", "address", "field", "(", ")", "and", "or", "not", "end"]

# Which marks may close a phrase that each of these opens.
_CLOSING = {
    **{'"': '"”“', "“": '”"', "”": '”"', "„": '“”"', "«": "»", "»": "«"},
    **{"‹": "›", "›": "‹", "「": "」", "『": "』"},
}
_OPERATORS: dict[str, LexKind] = {"AND": "and", "OR": "or", "NOT": "not"}
_SMALL_OPERATORS: dict[str, LexKind] = {"and": "and", "or": "or", "not": "not"}
_SIGNS: dict[str, LexKind] = {"||": "or", "|": "or", "&&": "and"}
# Compiled when they are first needed: most queries need none, and a command starts sooner.
_FIELD = r"(_?[A-Za-z]+(?:_[A-Za-z]+)*):(?=[^\s)]|\s*$)"
_FIELD_APART = r"([A-Za-z]+):(?=\s+[^\s)])"
_SLOP = r"~(\d{0,4})\d*"
_PLAIN = re.compile(r"(?!per\s+cent\b|\d+\s+%)[A-Za-z0-9]+(?=[\s)]|$)", re.IGNORECASE)
"""What most pieces are: no sign of any kind is in them."""
_PER_CENT = r"(?i)per\s+cent(?!\w)"
_PERCENT_APART = r"(\d[\d.,]*)\s+%(?!\w)"
_MUST_HAVE = r"\+(?=[\w(\"\u201c])"
_IN_DOUBT = r"(?i)\((?:s|es)\)(?!\w)"
"""A plural that may be meant, too: `year(s)`."""
_SINGLE_MARKS = r"['‘](\w(?:[^'‘’]|['’](?=\w)){0,200})(?<=\S)['’](?![^\s)|,.;:!?])"
_WORD = r'[^\s()|"“”„«»‹›「」『』]+'
_ADDRESS = (
    r'(?i)<?(?:https?://[^\s"“”„«»]+|(?:[\w-]+\.)+[A-Za-z]{2,}/[^\s"“”„«»]*|www\.[^\s"“”„«»()]+)'
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of a query."""

    kind: LexKind
    text: str
    column: int
    end: int
    slop: int | None = None
    """What follows a phrase as `~5`."""


def split_query(
    text: str, *, typing: bool, fields: Container[str] = (), small_operators: bool = False
) -> list[Lexeme]:
    """Cut a query into its pieces; the last is the end.

    Args:
        text: The query, in Unicode's composed form (NFC).
        typing: Whether its writer may not have finished: a phrase may be left open then.
        fields: The names that may have a space behind their colon: `source: echo`.
        small_operators: Whether `and`, `or` and `not` in small letters are operators.

    Raises:
        QueryError: A phrase is not closed.
    """
    pieces: list[Lexeme] = []
    at = 0
    while at < len(text):
        if text[at].isspace() or (text[at] == "+" and re.compile(_MUST_HAVE).match(text, at)):
            at += 1
            continue
        if (
            text[at] == "("
            and text[at - 1 : at].isalpha()
            and (doubt := re.compile(_IN_DOUBT).match(text, at))
        ):
            at = doubt.end()
            continue
        found = _PLAIN.match(text, at)
        piece = None if found else _piece(text, at, typing=typing, fields=fields)
        if piece is None:
            found = found or re.compile(_WORD).match(text, at)
            assert found is not None
            piece = _word(found, small_operators=small_operators)
        pieces.append(piece)
        at = piece.end
    pieces.append(Lexeme("end", "", len(text), len(text)))
    return pieces


def _piece(text: str, at: int, *, typing: bool, fields: Container[str]) -> Lexeme | None:
    """Return what stands at a place, if it is more than a word."""
    letter = text[at]
    if letter in "()":
        return Lexeme("(" if letter == "(" else ")", letter, at, at + 1)
    if letter in _CLOSING:
        return _phrase(text, at, typing=typing)
    if letter in "'‘" and (marked := re.compile(_SINGLE_MARKS).match(text, at)):
        return Lexeme("phrase", marked[1], at, marked.end())
    if address := re.compile(_ADDRESS).match(text, at):
        return _address(address)
    if field := _field(text, at, fields):
        return Lexeme("field", field[1], at, field.end())
    if letter in "-−!" and _starts_operand(text, at):
        return Lexeme("not", letter, at, at + 1)
    if letter == "#" and text[at + 1 : at + 2].isalpha():
        return Lexeme("field", "tag", at, at + 1)
    if sign := next((sign for sign in _SIGNS if text.startswith(sign, at)), None):
        return Lexeme(_SIGNS[sign], sign, at, at + len(sign))
    if per_cent := re.compile(_PER_CENT).match(text, at):
        return Lexeme("phrase", "per cent", at, per_cent.end())
    if per_cent := re.compile(_PERCENT_APART).match(text, at):
        return Lexeme("word", f"{per_cent[1]}%", at, per_cent.end())
    return None


def compose(text: str) -> str:
    """Return the query in the same Unicode form as the texts (NFC)."""
    return unicodedata.normalize("NFC", text)


def _starts_operand(text: str, at: int) -> bool:
    return at + 1 < len(text) and not text[at + 1].isspace() and text[at + 1] not in "-−!)"


def _phrase(text: str, at: int, *, typing: bool) -> Lexeme:
    closing = _CLOSING[text[at]]
    end = next((i for i in range(at + 1, len(text)) if text[i] in closing), len(text))
    inside = text[at + 1 : end]
    if end == len(text) and not typing:
        raise QueryError(
            "This quotation mark is not closed.",
            'Put a second " where the phrase ends.',
            column=at,
        )
    slop = re.compile(_SLOP).match(text, end + 1)
    if slop is None and re.fullmatch(_ADDRESS, inside):
        return Lexeme("address", inside, at, min(end + 1, len(text)))
    if slop is None:
        return Lexeme("phrase", inside, at, min(end + 1, len(text)))
    return Lexeme("phrase", inside, at, slop.end(), int(slop[1] or 5))


def _address(found: re.Match[str]) -> Lexeme:
    """Return an address without what only the sentence around it put behind it."""
    text = found[0].rstrip(".,;:!?'’")
    while text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1]
    return Lexeme("address", text.strip("<>"), found.start(), found.start() + len(text))


def _field(text: str, at: int, fields: Container[str]) -> re.Match[str] | None:
    """Return a name and the colon behind it; only a name that is known may stand by itself."""
    apart = re.compile(_FIELD_APART).match(text, at)
    return apart if apart and apart[1].lower() in fields else re.compile(_FIELD).match(text, at)


def _word(found: re.Match[str], *, small_operators: bool) -> Lexeme:
    kind = _OPERATORS.get(found[0], "word")
    if small_operators:
        kind = _SMALL_OPERATORS.get(found[0].lower(), kind)
    return Lexeme(kind, found[0], found.start(), found.end())
