"""Mentions joined into things: who and what an article names, and where."""

from __future__ import annotations

from index.language.entities.joining import join_mentions
from index.language.entities.mention import NamedSpan

__all__ = ["NamedSpan", "join_mentions"]
