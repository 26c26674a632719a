"""What the user can choose; `tui.settings` reads it from a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

CitationStyle = Literal["plain", "markdown", "apa", "bibtex"]
Keymap = Mapping[str, tuple[str, ...]]
"""The user's own keys, by the id of the command; an empty tuple takes a command's keys away."""


class Settings(NamedTuple):
    """What the user can choose, and the defaults."""

    theme: str = ""
    """The name of a theme; empty for the one chosen last."""
    ascii: bool = False
    """Draw with ASCII signs only."""
    screen_reader: bool = False
    """Draw no frames either, so that a screen reader reads words only; `ascii` holds then, too."""
    motion: bool = False
    """Scroll smoothly with the mouse."""
    citation: CitationStyle = "plain"
    """How a quote is copied with its source."""
    watch: tuple[str, ...] = ()
    """Words that are marked and listed in every article."""
    pipelines: Mapping[str, str] = {}
    """The spaCy pipelines, by language code, that the user wants instead of Pullquote's choice."""
    keys: Mapping[str, tuple[str, ...]] = {}
    """The user's own keys, by the id of the command."""
