"""How the quotes of a fingerprint are written, and how many of them say nothing."""

from __future__ import annotations

COMMON = 33
"""Common words in a row that stand in more quotes than this tell nothing about them."""
PLAIN = 1 << 31
"""The bit of an entry that tells that the quote is found by what common words it has, too."""
