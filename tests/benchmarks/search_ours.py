"""What only Pullquote does: typing, facets, snippets, changes, memory."""

from __future__ import annotations

from pathlib import Path


def measure_ours(folder: Path, count: int, questions: dict[str, list[list[str]]]) -> None:
    """Measure and print."""
