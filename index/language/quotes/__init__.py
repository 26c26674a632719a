"""Quotes: what is quoted in a text, who said it, and how we know. Pure functions, no spaCy."""

from index.language.quotes.finder import find_quotes
from index.language.quotes.people.salience import Weights

__all__ = ["Weights", "find_quotes"]
