"""What is understood, but may be meant otherwise, is remarked on, with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.search.query.habits import VALUES, IsUnderstood, as_written, is_plain
from index.search.query.lexer import Lexeme
from index.search.query.operators.synonyms import advice, is_synonym

_OPERATORS = ("or", "and", "not")
_SORTING = ("sort", "sorted", "order", "ordered")
_REMARKABLE = (*_OPERATORS, *_SORTING, "date", "xor", "adj", "andnot")
"""Words in small letters that may be meant as more."""
# Compiled when they are first needed: most queries need none, and a command starts sooner.
_MAYBE_NEAR = (
    "SAME|NEXT|LNK|BEFORE|AFTER|WITHIN|AROUND|ADJACENT|FOLLOWED_?BY|PRECEDED_?BY"
    r"|(?i:[nwp]|wn|pre|within)\d{1,2}|xor|adj"
)
_MAYBE_NOT = "(?i:and[-_]?not)|BUTNOT|WITHOUT|EXCEPT|MINUS"
_DATES = ("date", "after", "before")
_SPACED = ("-", "!", "−")
_MINUS_LIKE = r"(?:[–—‐‑¬]+|-{2,}|[!−-]{2,})(\w.*)"
_TRUNCATED = r"([^\W\d_]{2,})[!$%]\d*"
_LISTED = r"([^\W\d_]+),([^\W\d_]+)(?:,.*)?"
_DAY = r"(?:19|20)\d\d-\d\d(?:-\d\d)?"
_DAYS = rf"{_DAY}(?:\.\.(?:{_DAY})?)?"
_COMPARING = (
    *("after", "aft", "before", "bef", "from", "since", "until", "between"),
    *("geq", "leq", "is", ">", "<", "="),
)


def remarks(pieces: Sequence[Lexeme], is_understood: IsUnderstood) -> str:
    """Return what to write instead, where a query is understood but may be meant otherwise."""
    return "; ".join(dict.fromkeys(_remarks(pieces, is_understood)))


def _remarks(pieces: Sequence[Lexeme], is_understood: IsUnderstood) -> Iterator[str]:
    for at, (piece, after) in enumerate(pairwise(pieces)):
        if piece.kind != "word" or (is_plain(piece) and piece.text not in _REMARKABLE):
            continue
        before = list(reversed(pieces[max(at - 4, 0) : at]))
        told = _of_operators(piece, before, after) or _of_words(piece, after, is_understood)
        if told or len(pieces) > 2:
            yield from filter(None, [told])
        elif re.fullmatch(r"\w+\?", piece.text):
            yield f"a ? at the end asks nothing:  {piece.text[:-1]}*  finds all that begin so"
        elif re.fullmatch(_DAYS, piece.text):
            yield f"date:{piece.text}  finds what was published then"


def _of_operators(piece: Lexeme, before: Sequence[Lexeme], after: Lexeme) -> str:
    """Return what to say of a word that is an operator elsewhere.

    Args:
        piece: The word.
        before: Up to four pieces before it, the nearest first.
        after: The piece behind it.
    """
    text, small = piece.text, piece.text.lower()
    is_followed = after.kind in (*VALUES, "field", "(")
    is_between = bool(before) and before[0].kind in (*VALUES, ")") and is_followed
    in_date = any(each.text.lower() in _DATES for each in before if each.kind == "field")
    if small == "and" and in_date and before[1:] and before[1].text.lower() == "between":
        return ""  # date:between 2023 and 2024
    as_word = f"“{text}” is looked for as a word"
    if small == "not" and after.kind in ("field", "("):
        is_between = True
    if is_between and (small in _OPERATORS or re.fullmatch(_MAYBE_NOT, text)):
        return f"{as_word}: the operator is {small.upper() if small in _OPERATORS else 'NOT'}"
    if is_between and re.fullmatch(_MAYBE_NEAR, text):
        return f'{as_word}: "one other"~5  finds words near others'
    if text in _SPACED and is_followed and not in_date:  # date:2023 - 2024
        return f"{text} excludes nothing with a space behind it:  -word"
    if excluded := re.fullmatch(_MINUS_LIKE, text):
        return f"-{excluded[1]}  excludes a word; other dashes do not"
    return ""


def _of_words(piece: Lexeme, after: Lexeme, is_understood: IsUnderstood) -> str:
    """Return what to say of a word that asks more elsewhere."""
    text, small = piece.text, piece.text.lower()
    if text[-1] == ":" and is_synonym(name := small[:-1]):
        return f"no field is called “{name}”: {advice(name, as_written(after), is_understood)}"
    if begun := re.fullmatch(_TRUNCATED, text):
        return f"{begun[1]}*  finds all words that begin so"
    if small == "date" and after.text.lower() in _COMPARING:
        return "dates are asked for by  date:2024 ,  after:2024 ,  before:2024"
    if small in _SORTING and after.text.lower() == "by":
        return "the order is asked for by  sort:date ,  sort:oldest ,  sort:relevance"
    if listed := re.fullmatch(_LISTED, text):
        return f"“{text}” is a phrase here:  ({listed[1]} OR {listed[2]})  is either"
    return ""
