"""From the words and phrases of a query to patterns of words, and how many there may be."""

from __future__ import annotations

import re
from dataclasses import replace

from index.errors import QueryError
from index.search.query.lexer import Lexeme
from index.search.query.spelling import spellings
from index.search.query.syntax import ANY_WORD, Pattern, PatternKind
from index.search.query.terms import MAX_LENGTH, query_words

_MAX_WORDS = 200
_MAX_OPEN = 16
"""So many words may stand for any number of others: each is tried on every word there is."""
_MAX_NEAR = 12
"""So many words may be looked for near each other."""


class Patterns:
    """Makes the patterns of one query, and counts them.

    Args:
        text: The query.
        typing: Whether its last word may be unfinished.
    """

    def __init__(self, text: str, *, typing: bool) -> None:
        self._text = text
        self._typing = typing
        self._words = 0
        self._open = 0

    def of(self, piece: Lexeme) -> list[Pattern]:
        """Return the patterns of a word or a phrase; none if there is no word in it.

        Raises:
            QueryError: It means nothing, or the query has too many words.
        """
        last = piece.end == len(self._text) and self._typing and piece.text[-1:] != "?"
        if piece.kind == "phrase":
            open_end = last and self._text[-1:] not in '"”“»«'
            patterns = _phrase_patterns(piece)
        else:
            open_end = last
            patterns = _word_patterns(piece, typing=self._typing)
        growing = open_end and not piece.text.startswith("=")
        if growing and patterns and patterns[-1].kind in ("word", "exact"):
            patterns[-1] = Pattern("typing", patterns[-1].text)
        self._bound(piece, patterns)
        return patterns

    def spelled(self, value: Lexeme) -> list[tuple[Pattern, ...]]:
        """Return the patterns of a word or a phrase in all its spellings, as typed first.

        Raises:
            QueryError: As `of` does.
        """
        found = []
        for spelling, just_so in spellings(value):
            patterns = self.of(spelling)
            if just_so:  # as the parts would be
                patterns = [replace(p, kind="exact") if p.kind == "word" else p for p in patterns]
            if patterns:
                found.append(tuple(patterns))
        return found

    def _bound(self, piece: Lexeme, patterns: list[Pattern]) -> None:
        """Refuse what would take seconds to answer."""
        self._words += len(patterns)
        self._open += sum(
            p.kind in ("prefix", "wildcard", "fuzzy") and p != ANY_WORD for p in patterns
        )
        if self._words > _MAX_WORDS:
            what, most = "words", _MAX_WORDS
        elif self._open > _MAX_OPEN:
            what, most = "words with  *,  ?  or  ~", _MAX_OPEN
        elif piece.slop is not None and len(patterns) > _MAX_NEAR:
            what, most = "words to stand near each other", _MAX_NEAR
        else:
            return
        raise QueryError(
            f"The query has more than {most} {what}.",
            "Search for its most telling words.",
            column=piece.column,
        )


def _word_patterns(piece: Lexeme, *, typing: bool) -> list[Pattern]:
    """Return the patterns of a piece without spaces: `=word`, `fuzzy~1`, `e-mail`."""
    text = piece.text
    if text.isalnum() and text.isascii():  # nearly always
        return [Pattern("word", text[:MAX_LENGTH])]
    if fuzzy := re.fullmatch(r"(.*[^~])~(\d*)", text):
        return _fuzzy(piece, fuzzy[1], int(fuzzy[2] or 1))
    if not re.search(r"[*?]\w", text) and "*" not in text:
        text = text.rstrip("?")
    if re.search(r"\w\[\w+\]", text):
        raise QueryError(
            "Square brackets have no meaning here.",
            "Write  ?  for any one letter,  *  for any letters, or  (this OR that) .",
            column=piece.column,
        )
    found = query_words(text)
    kind: PatternKind = "exact" if text.startswith("=") or len(found) > 1 else "word"
    named = [word for word in found if word.strip("*?")]
    if found and not named and not typing:
        raise QueryError(
            "A wildcard needs at least one letter beside it.",
            "Write for example  tax* .",
            column=piece.column,
        )
    return [_word_pattern(word, kind) for word in named]


def _fuzzy(piece: Lexeme, text: str, distance: int) -> list[Pattern]:
    if distance > 2:
        raise QueryError(
            "At most two letters may differ.",
            f"Write  {text.strip('[]{}')}~2 .",
            column=piece.column + len(text),
        )
    found = query_words(text)
    if len(found) != 1 or not distance or "*" in text or "?" in text:
        return [_word_pattern(word, "exact") for word in found if word.strip("*?")]
    return [Pattern("fuzzy", found[0], distance)]


def _word_pattern(word: str, kind: PatternKind) -> Pattern:
    """Return the pattern of a word in which `*` and `?` may stand."""
    if word.endswith("*") and not re.search(r"[*?]", word[:-1]):
        return Pattern("prefix", word[:-1])
    if "*" in word or "?" in word:
        return Pattern("wildcard", word)
    return Pattern(kind, word)


def _phrase_patterns(piece: Lexeme) -> list[Pattern]:
    """Return the patterns of a phrase, in which a lone `*` stands for any word."""
    found = query_words(piece.text)
    if piece.slop is not None:
        return [_word_pattern(word, "word") for word in found if word.strip("*?")]
    while found and not found[0].strip("*?"):
        del found[0]
    while found and not found[-1].strip("*?"):
        del found[-1]
    return [_word_pattern(word, "exact") if word.strip("*?") else ANY_WORD for word in found]
