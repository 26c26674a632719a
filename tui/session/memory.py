"""What Pullquote remembers of the user from one start to the next, apart from the settings."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

import platformdirs

_QUERIES = 100
"""Searches that are remembered."""


@dataclass(slots=True)
class Memory:
    """Searches, watch words and the theme."""

    queries: list[str] = field(default_factory=list)
    """Searches that were kept, oldest first."""
    saved: dict[str, str] = field(default_factory=dict)
    """Saved searches by name."""
    watch: list[str] = field(default_factory=list)
    """Words that the user watches, besides those of the settings."""
    theme: str = ""
    """The theme chosen last."""
    side: dict[str, int] = field(default_factory=dict)
    """The width of the side panes in medium and wide windows."""
    seen: dict[str, dict[str, int]] = field(default_factory=dict)
    """Of each saved search, by the archive's folder: the newest article when it was opened last."""

    @staticmethod
    def path() -> Path:
        """Return the file that the memory is kept in."""
        chosen = os.environ.get("PULLQUOTE_MEMORY")
        if chosen:
            return Path(chosen)
        return platformdirs.user_data_path("pullquote", appauthor=False) / "memory.json"

    @classmethod
    def load(cls) -> Memory:
        """Read the memory; a new one if there is none or it is damaged."""
        try:
            data = json.loads(cls.path().read_text("utf-8"))
            return cls(
                queries=[str(query) for query in data.get("queries", [])],
                saved={str(name): str(query) for name, query in data.get("saved", {}).items()},
                seen={
                    str(name): {str(folder): int(newest) for folder, newest in folders.items()}
                    for name, folders in data.get("seen", {}).items()
                },
                watch=[str(word) for word in data.get("watch", [])],
                theme=str(data.get("theme", "")),
                side={str(name): int(width) for name, width in data.get("side", {}).items()},
            )
        except (OSError, ValueError, AttributeError, TypeError):
            return cls()

    def save(self) -> None:
        """Write the memory, whole or not at all.

        Raises:
            OSError: There is no room, or no right to write.
        """
        self.queries = self.queries[-_QUERIES:]
        path = self.path()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, written = tempfile.mkstemp(dir=path.parent, text=True)
        try:
            with open(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(self), file, ensure_ascii=False, indent=1)
            os.replace(written, path)
        except OSError:
            os.unlink(written)
            raise
