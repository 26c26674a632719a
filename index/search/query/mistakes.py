"""What is said of a query that cannot be understood: where it goes wrong, what to write instead."""

from __future__ import annotations

from index.errors import QueryError
from index.search.query.habits import as_written
from index.search.query.lexer import Lexeme
from index.search.query.operators.operator import Operator


def too_long(most: int) -> QueryError:
    """Return what to say of a query of more than so many code points."""
    return QueryError(
        f"The query is longer than {most:,} characters.",
        "Search for its most telling words.",
        column=most,
    )


def only_signs(first: Lexeme) -> QueryError:
    """Return what to say of a query without a word."""
    return QueryError(
        "There is no word in this to look for.",
        "Write words: signs are not searched.",
        column=first.column,
    )


def closes_nothing(parenthesis: Lexeme) -> QueryError:
    """Return what to say of a parenthesis that nothing has opened."""
    return QueryError(
        "This parenthesis closes nothing.",
        "Take it away, or open one before it.",
        column=parenthesis.column,
    )


def not_closed(parenthesis: Lexeme) -> QueryError:
    """Return what to say of a parenthesis that stays open."""
    return QueryError(
        "This parenthesis is not closed.",
        "Put a ) where the group ends.",
        column=parenthesis.column,
    )


def too_deep(piece: Lexeme) -> QueryError:
    """Return what to say where parentheses or fields stand too deep inside one another."""
    return QueryError(
        "Too many parentheses inside one another.",
        "Split the query in two.",
        column=piece.column,
    )


def or_alone(operator: Lexeme) -> QueryError:
    """Return what to say of an OR with nothing on one side."""
    return QueryError(
        "OR needs something on both sides.",
        'Write  one OR other  or, to search for the word, "or".',
        column=operator.column,
    )


def and_alone(operator: Lexeme) -> QueryError:
    """Return what to say of an AND with nothing on one side."""
    return QueryError(
        "AND needs something on both sides.",
        'Write  one AND other  or just  one other ; to search for the word, "and".',
        column=operator.column,
    )


def excludes_nothing(sign: Lexeme) -> QueryError:
    """Return what to say of a negation with nothing behind it."""
    return QueryError(
        f"{sign.text} needs something to exclude.",
        f'Write a word after it; to search for the word, "{sign.text.lower()}".',
        column=sign.column,
    )


def excludes_setting(sign: Lexeme, name: str) -> QueryError:
    """Return what to say of a negation before a field that says how to list what is found."""
    return QueryError(
        f"{sign.text} excludes articles, which {name}: does not find.",
        f"Write  {name}:  without {sign.text} .",
        column=sign.column,
    )


def excludes_behind_field(sign: Lexeme, name: str, value: Lexeme) -> QueryError:
    """Return what to say of a negation between a field and its value."""
    return QueryError(
        f"{sign.text} stands before the field.",
        f"Write  -{name}:{as_written(value)} .",
        column=sign.column,
    )


def without_value(field: Lexeme, following: Lexeme, operator: Operator) -> QueryError:
    """Return what to say of a field that no value of its own follows."""
    name = field.text.lower()
    hint = f'Write for example  {name}:word  or  {name}:"two words" .'
    if following.kind == "(":
        hint = f"Write  ({name}:one OR {name}:other) ."
    elif operator.values:
        hint = f"It knows {', '.join(operator.values)}."
    return QueryError(
        f"{name}: needs a word or a phrase.",
        hint,
        column=field.column if following.kind == "end" else following.column,
    )


def without_letters(value: Lexeme, field: str) -> QueryError:
    """Return what to say of a field that is asked for any name, by a star alone."""
    having = f"has:{field}" if field in ("tag", "author") else f"{field}:a*"
    return QueryError(
        f"{field}:{value.text} has no letters.",
        f"Write  {having} .",
        column=value.column,
    )
