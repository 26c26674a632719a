"""Joins segments, so that there are never many."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any


def fold_segments(
    directory: Path, storage: Any, segments: Sequence[Any], *, everything: bool = False
) -> list[Any]:
    """Return the segments, some of them joined."""
    return list(segments)
