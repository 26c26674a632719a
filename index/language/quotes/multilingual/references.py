"""Who a speaker was found to be, and how sure that is."""

from __future__ import annotations

from typing import NamedTuple

from index.language.quotes.text.page import Range


class Reference(NamedTuple):
    """Who a speaker is."""

    name: str
    chain: tuple[Range, ...]
    factor: float
    """How sure that is, as a probability."""
    why: str
