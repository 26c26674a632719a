"""Quotes: what is quoted in a text, who said it, and how we know. Pure functions, no spaCy."""

from index.language.quotes.finder import find_quotes

__all__ = ["find_quotes"]
