"""Pullquote: what was said, by whom, about what, in the articles you saved."""

__version__ = "0.1.0"
