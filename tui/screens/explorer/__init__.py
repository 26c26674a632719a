"""The explorer: one screen, its work divided by concern.

Each module adds one part; a part may use those before it:
base → layers → reading → searching → indexing → marking → decoding →
picking → dialogs → screen.
"""

from __future__ import annotations

from tui.screens.explorer.screen import ExplorerScreen

__all__ = ["ExplorerScreen"]
