"""Noticing that a folder has changed: the system tells, with the extra `watch`, or one looks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

_LOOK_AGAIN_SECONDS = 1.0
"""How often a watched folder is looked through, if that costs next to nothing."""
_SHARE = 0.02
"""Looking through the folder may take this share of the time."""
REST_SECONDS = 1.0
_DEBOUNCE_MS = 200
"""Changes that follow one another so closely are told together."""


def time_of_next_look(began: float) -> float:
    """Return when to look through the folder again, after a look that began then."""
    now = time.monotonic()
    return now + max(_LOOK_AGAIN_SECONDS, (now - began) / _SHARE)


class FolderWatch:
    """A folder that the system may be asked to watch."""

    def __init__(self, folder: Path) -> None:
        self._notices = _notices(folder)

    @property
    def is_told(self) -> bool:
        """Whether changes are told, so that the folder need not be looked through for them."""
        return self._notices is not None

    def rest(self) -> bool:
        """Wait for a second at most; tell whether the system has told of a change."""
        if self._notices is None:
            time.sleep(REST_SECONDS)
            return False
        try:
            return bool(next(self._notices))
        except (StopIteration, KeyboardInterrupt):  # a signal ends the watch; others see to it
            self._notices = None
            return False


def _notices(folder: Path) -> Iterator[object] | None:
    """Return what yields the changes of each second, watching from now on."""
    try:
        from watchfiles import watch
    except ImportError:
        return None
    notices = watch(
        folder,
        watch_filter=None,
        debounce=_DEBOUNCE_MS,
        rust_timeout=round(1000 * REST_SECONDS),
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    try:
        next(notices)  # the watch begins with the first wait
    except OSError:  # too many folders for this system's limit
        return None
    return notices
