"""How Whoosh cuts texts and queries into the words of our index."""

from __future__ import annotations

from collections.abc import Iterator

from whoosh.analysis import Token
from whoosh.analysis.acore import Composable

from index.errors import QueryError
from index.search.query.lexer import Lexeme, compose
from index.search.query.patterns import Patterns
from index.search.query.syntax import Pattern
from index.search.query.terms import PERCENT, fold, plain, tokens

ANY_FORM = "~"
"""What stands before a word of a query that is looked for in any of its forms."""
SPELT = "≈"
"""What stands before a word of a query that others spell otherwise, too (`≈e-mail`); in a phrase,
behind each word, before its number and before the phrase: `the≈0≈the US`."""


class Words(Composable):  # type: ignore[misc]
    """Whoosh's analyser of our text fields.

    A word of a query by itself is looked for in any of its forms; in a phrase, or where what is
    typed as one word is several (`long-term`), just as written; and both in all spellings that
    readers count as the same, as the explorer does.
    """

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        tokenize: bool = True,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **options: object,
    ) -> Iterator[Token]:
        """Yield the words of a text, or of a query in Whoosh's mode `query`.

        Args:
            value: The text.
            positions: Whether the tokens have positions.
            chars: Whether they have offsets; of Whoosh's parser, phrases alone ask for them.
            tokenize: Whether to cut it at all: the beginning of a word, or a wildcard, is not cut.
            start_pos: The position of the first word.
            start_char: The offset of the text's beginning.
            mode: `query`, or for what else the words are wanted.
            options: What else Whoosh hands over.
        """
        token = Token(positions, chars, mode=mode)
        value = PERCENT if mode == "query" and value == "%" else value
        cut = list(tokens(value)) if tokenize else [(value, 0, len(value))]
        is_spelt = mode == "query" and tokenize and len(spelt(value, in_phrase=chars)) > 1
        if is_spelt and not chars:
            cut = cut[:1]
        in_phrase = chars or len(cut) > 1 or not tokenize
        for place, (word, start, end) in enumerate(cut):
            if is_spelt:
                token.text = f"{word}{SPELT}{place}{SPELT}{value}" if chars else SPELT + value
            elif mode == "query":
                token.text = plain(word) if in_phrase else ANY_FORM + plain(word)
            else:
                token.text = fold(word)
            token.original, token.boost, token.pos = word, 1.0, start_pos + place
            token.startchar, token.endchar = start_char + start, start_char + end
            yield token


def spelt(text: str, *, in_phrase: bool) -> list[tuple[Pattern, ...]]:
    """Return the words of a part of a query, as patterns, in all spellings; none if too many."""
    piece = Lexeme("phrase" if in_phrase else "word", compose(text), 0, len(text))
    try:
        return Patterns(text, typing=False).spelled(piece)
    except QueryError:
        return []


class Names(Composable):  # type: ignore[misc]
    """Whoosh's analyser of our names: each is one unit."""

    def __call__(self, value: str, mode: str = "", **options: object) -> Iterator[Token]:
        """Yield the name."""
        token = Token(mode=mode)
        token.text = token.original = value
        token.boost, token.pos, token.startchar, token.endchar = 1.0, 0, 0, len(value)
        yield token
