"""What is written for other search tools is refused, with what to write here instead.

Google, Gmail, Lucene, notmuch, recoll, Nexis, Factiva, ProQuest, Ovid, Twitter, DEVONthink, FTS5.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from index.errors import QueryError
from index.search.query.lexer import Lexeme
from index.search.query.operators import OPERATORS
from index.search.query.operators.synonyms import advice, is_synonym, ours_called, ours_for

# Compiled when they are first needed: most queries need none, and a command starts sooner.
_NEAR_SLASH = (
    r"(?i)<?(?:w|wi|within|near|onear|not|n|adj|pre|p|next|before|after)?"
    r"/[np]?(\d+|n|s|p|in|seg|sent|para)/?>?"
)
_NEAR_NUMBER = r"(?i)(?:o?near|adj)(\d{1,3})"
_NEAR_CAPITALS = r"O?NEAR|ADJ"
_USUAL_SLOP = 5
_ORDERED = ("pre", "p/", "onear", "w/")

_NEAR = 'Write  "one other"~5 .'
_FUNCTIONS = {
    "caps": "Write the word as it is capitalised:  US  finds no  us .",
    "allcaps": "Write the word in capitals:  US  finds no  us .",
    "nocaps": "Words in small letters find any case.",
    "plural": "Write  =word  for this form only.",
    "singular": "Write  =word  for this form only.",
    "exact": 'Write  =word  or  "two words" .',
    "exactly": 'Write  =word  or  "two words" .',
    "near": _NEAR,
    "around": _NEAR,
    "atleast": "How often a word occurs counts by itself.",  # codespell:ignore atleast
}
_NAMED = r"([A-Za-z]{2,12})(!=|<>|=|<=?|>=?)(\S*)"
_SUFFIXED = r"(\w+)(?:\.(\w\w)(?:,\w\w)*\.|\[(\w+)(?:/\w+)*\])"
_GLUED = r"[A-Za-z]{0,2}[@/]?\d+(?:\.\d+)?|[A-Za-z]{1,2}|\[\w+\]"
_TEXTS = ("title", "body", "quote", "said")
"""Behind these, signs mean what they mean by themselves."""
VALUES = ("word", "phrase", "address")
"""What may stand behind a colon, or be joined by an operator."""

IsUnderstood = Callable[[str], bool]


def refuse(pieces: Sequence[Lexeme], is_understood: IsUnderstood, *, typing: bool) -> None:
    """Refuse what another tool would understand, and here would be looked for as words.

    Args:
        pieces: Of a query; the last is its end.
        is_understood: Tells whether a query has a meaning: none that has not is offered.
        typing: Whether the last piece may not be finished.

    Raises:
        QueryError: There is such a piece; the hint names what to write instead.
    """
    for at, (piece, following) in enumerate(pairwise(pieces[: -1 if typing else None])):
        if piece.kind not in ("word", "phrase"):
            continue
        if is_plain(piece) and following.kind != "(" and following.text != ":":
            continue
        glued = piece.end == following.column
        if piece.kind == "phrase":
            _refuse_phrase(piece, following, glued=glued)
            continue
        if at and pieces[at - 1].kind == "field" and pieces[at - 1].text.lower() not in _TEXTS:
            continue
        _refuse_signs(piece, glued=glued and following.kind == "(")
        if glued and following.kind == "(":
            _refuse_function(piece, pieces[at + 1 :], is_understood)
        _refuse_named(piece, following, is_understood)
        if at:
            _refuse_proximity(piece, pieces[at - 1], following)
        if following.text == ":" and piece.text.lower() in OPERATORS:
            raise _mistake(
                piece,
                "No space stands before a colon.",
                f"Write  {piece.text.lower()}:word .",
            )


def is_plain(piece: Lexeme) -> bool:
    """Tell whether a piece is a word as most are: of small letters only."""
    return piece.kind == "word" and piece.text.isalpha() and piece.text.islower()


def unknown_field(piece: Lexeme, value: Lexeme, is_understood: IsUnderstood) -> QueryError:
    """Return what to say of a name that is no field's."""
    name = piece.text.lower()
    instead = advice(name, as_written(value), is_understood)
    field = ours_called(name)
    if not field and len(name) > 2:
        field = next(iter(difflib.get_close_matches(name, OPERATORS, 1, cutoff=0.65)), "")
    if not instead:
        every = f"The fields are {', '.join(OPERATORS)}. "
        instead = f"Did you mean  {field}: ? " if field else every
    offers = ours_for(name, as_written(value), is_understood)
    meant = offers[0] if offers else field and f"{field}:"
    return QueryError(
        f"There is no field “{piece.text}”.",
        f"{instead}To search for the words, put them in quotation marks.",
        column=piece.column,
        end=value.end if offers else piece.end,
        instead=meant if meant in instead else "",  # `in:title` is told another way
    )


def as_written(value: Lexeme) -> str:
    """Return a value as it is written behind a colon; nothing for what is none."""
    match value.kind:
        case "phrase":
            return f'"{value.text}"'
        case "word" | "address":
            return value.text
        case _:
            return ""


def _mistake(piece: Lexeme, message: str, hint: str) -> QueryError:
    return QueryError(message, hint, column=piece.column)


def _refuse_phrase(phrase: Lexeme, after: Lexeme, *, glued: bool) -> None:
    """Refuse what stands in or behind marks in other tools: `"one two"p`, `"wird~1 two"`."""
    is_distance = re.fullmatch(r"[~@]\d+", after.text)
    if after.kind == "word" and (is_distance or (glued and re.fullmatch(_GLUED, after.text))):
        raise _mistake(
            after,
            f"“{after.text}” behind a phrase has no meaning here.",
            'Write  "one other"~5  for words near each other, or a space between.',
        )
    if re.search(r"\w~\d?(?!\S)", phrase.text):
        raise _mistake(
            phrase, "Inside a phrase, ~ has no meaning.", 'Write  word~1 , or  "one other"~5 .'
        )


def _refuse_signs(piece: Lexeme, *, glued: bool) -> None:
    text = piece.text
    if text[0] == "{" or re.search(r"\w\{\w", text):
        raise _mistake(piece, "Braces have no meaning here.", "Write  (this OR that) .")
    if re.search(r"\w\^\d|^\^\w", text):
        raise _mistake(
            piece,
            "^ has no meaning here.",
            "Words in titles count more by themselves; or  title:word .",
        )
    if re.fullmatch(r"/.*\w.*/\w?", text) or (text[0] == "/" and len(text) > 1 and glued):
        raise _mistake(
            piece,
            "Regular expressions are not understood.",
            "Write  ?  for any one letter,  *  for any letters, or  (this OR that) .",
        )
    if re.fullmatch(r"\$?[\d,]+\.\.\$?[\d,]+", text):
        raise _mistake(
            piece, "Numbers have no ranges here.", "Only dates have:  date:2024-03..2024-05 ."
        )
    compared = re.fullmatch(r"_exists_:\w+|([A-Za-z]{2,12})(?:>=?|<=?)\d+", text)
    if compared and (compared[1] or "").lower() not in OPERATORS:
        raise _mistake(
            piece,
            f"“{text}” is not understood.",
            "There are  has:date ,  has:quotes  and their like,  date:>2024  and  repeats:>1 .",
        )
    if re.fullmatch(r"[~@]\d+", text):
        raise _mistake(piece, f"“{text}” stands by itself.", 'Write  "one other"~5  or  word~1 .')
    if re.search(r"[*?].*~|~.*[*?]", text):
        raise _mistake(
            piece, "~ and wildcards do not go together.", "Write  word~1  or  wor* , not both."
        )
    if re.search(r"~\d*\.\d", text):
        raise _mistake(
            piece,
            "A share of letters has no meaning here.",
            f"Write  {text.partition('~')[0]}~1  or  ~2 .",
        )


def _refuse_function(piece: Lexeme, inside: Sequence[Lexeme], is_understood: IsUnderstood) -> None:
    """Refuse `title(…)` and `atleast3(…)`, but not a plural in doubt: `year(s)`."""
    name = piece.text.lower()
    if len(inside) > 1 and inside[1].text.lower() in ("s", "es"):
        return
    if told := _FUNCTIONS.get(name.rstrip("0123456789")):
        raise _mistake(piece, f"{piece.text}(…) is not understood.", told)
    if name in OPERATORS or is_synonym(name):
        grouped = name in OPERATORS and OPERATORS[name].group
        instead = f"Write  {name}:(…) ." if grouped else advice(name, "", is_understood)
        instead = instead or f"Write  {name}:value ."
        raise _mistake(piece, f"{piece.text}(…) is not understood.", instead)


def _refuse_named(piece: Lexeme, following: Lexeme, is_understood: IsUnderstood) -> None:
    """Refuse `hd=word`, `word.ti.` and `word[ti]`."""
    if named := re.fullmatch(_NAMED, piece.text):
        name, value = named[1].lower(), named[3] or as_written(following)
        if name in OPERATORS:
            written = {"=": f"{name}:{value}", "!=": f"-{name}:{value}", "<>": f"-{name}:{value}"}
            instead = written.get(named[2], f"{name}:{named[2]}{value}")
            raise _mistake(piece, "Fields are written with a colon.", f"Write  {instead} .")
    elif named := re.fullmatch(_SUFFIXED, piece.text):
        name, value = (named[2] or named[3]).lower(), named[1]
        if name in OPERATORS:
            raise _mistake(piece, f"“{piece.text}” is not understood.", f"Write  {name}:{value} .")
    else:
        return
    if named and not named[3] and following.kind in ("(", "phrase") and not is_synonym(name):
        raise _mistake(
            piece, f"“{piece.text}” is not understood.", "Write  title:(…) , with a colon."
        )
    if is_synonym(name):
        raise _mistake(
            piece, f"“{piece.text}” is not understood.", advice(name, value, is_understood)
        )


def _refuse_proximity(piece: Lexeme, before: Lexeme, after: Lexeme) -> None:
    """Refuse `one w/5 other`, `one near5 other`, `one NEAR other`, `one XOR other`."""
    if before.kind not in (*VALUES, ")", "not") or after.kind not in (*VALUES, "("):
        return
    near = re.fullmatch(_NEAR_SLASH, piece.text) or re.fullmatch(_NEAR_NUMBER, piece.text)
    if near is None and (before.text + after.text).isupper():
        return  # all is in capitals
    near = near or re.fullmatch(_NEAR_CAPITALS, piece.text)
    one, other = "one", "other"
    if before.kind in ("word", "phrase") and after.kind in ("word", "phrase"):
        one, other = before.text, after.text
    if piece.text == "XOR":
        told = f"Write  ({one} OR {other}) NOT ({one} {other}) ."
    elif near:
        slop = int(near[1]) if near.re.groups and (near[1] or "").isdigit() else _USUAL_SLOP
        ordered = ", in either order" if piece.text.lower().startswith(_ORDERED) else ""
        told = f'Write  "{one} {other}"~{slop} {ordered}.'
    else:
        return
    raise _mistake(piece, f"“{piece.text}” has no meaning here.", told)
