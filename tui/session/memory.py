"""What Pullquote remembers of the user from one start to the next, apart from the settings."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

import index
from tui.session.own_files import read_own

_QUERIES = 100
"""Searches that are remembered."""
_WIDEST = 1000
"""Columns that no pane has."""


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
    note: str = ""
    """What was wrong with it as it was read, in one sentence; it is not written."""

    @staticmethod
    def path() -> Path:
        """Return the file that the memory is kept in."""
        chosen = os.environ.get("PULLQUOTE_MEMORY")
        if chosen:
            return Path(chosen)
        return platformdirs.user_data_path("pullquote", appauthor=False) / "memory.json"

    @classmethod
    def load(cls) -> Memory:
        """Read the memory; what is damaged in it is left out, with a note.

        A file that cannot be understood at all is kept under another name.
        """
        path = cls.path()
        try:
            data = json.loads(read_own(path), parse_constant=str)
        except FileNotFoundError:
            return cls()
        except OSError as error:
            return cls(note=f"The remembered searches cannot be read: {error.strerror}.")
        except (ValueError, RecursionError) as error:
            reason = "it is damaged" if not str(error).startswith("it ") else str(error)
            return cls(note=f"The remembered searches are left out: {reason}.{_set_aside(path)}")
        if not isinstance(data, dict):
            return cls(note=f"The remembered searches are damaged.{_set_aside(path)}")
        taken, wrong = {}, []
        for name, take in _PARTS.items():
            try:
                taken[name] = take(data[name])
            except KeyError:
                continue
            except ValueError:
                wrong.append(name)
        note = f"Damaged in what was remembered, and left out: {', '.join(wrong)}." if wrong else ""
        return cls(**taken, note=note)

    def save(self) -> None:
        """Write the memory, whole or not at all.

        Raises:
            OSError: There is no room, or no right to write.
        """
        from tui.session.whole_files import replacing  # nothing is saved at the start

        self.queries = self.queries[-_QUERIES:]
        path = self.path()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        data = asdict(self)
        del data["note"]
        with replacing(path, 0o600) as file:
            file.write(json.dumps(data, ensure_ascii=False, indent=1).encode())


def _words(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ValueError
    return [index.clean_line(word) for word in value][-_QUERIES:]


def _named(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise ValueError
    return {index.clean_line(name): index.clean_line(query) for name, query in value.items()}


def _widths(value: object) -> dict[str, int]:
    if not isinstance(value, dict):
        raise ValueError
    if not all(isinstance(one, int) and 0 < one < _WIDEST for one in value.values()):
        raise ValueError
    return value


def _newest(value: object) -> dict[str, dict[str, int]]:
    if not isinstance(value, dict) or not all(isinstance(one, dict) for one in value.values()):
        raise ValueError
    if not all(isinstance(one, int) for folders in value.values() for one in folders.values()):
        raise ValueError
    return {index.clean_line(name): dict(folders) for name, folders in value.items()}


def _name(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value


_PARTS: dict[str, Callable[[Any], Any]] = {
    "queries": _words,
    "saved": _named,
    "seen": _newest,
    "watch": _words,
    "theme": _name,
    "side": _widths,
}
"""How each part is checked; all raise ValueError if it is damaged."""


def _set_aside(path: Path) -> str:
    """Give a damaged file another name, so that the next save does not overwrite it; say so."""
    if not path.is_file():
        return ""
    real = Path(os.path.realpath(path))  # a link stays
    aside = real.with_name(f"{real.name}.damaged")
    try:
        real.replace(aside)
    except OSError:
        return ""
    return f" The file is kept as {index.clean_line(str(aside))}."
