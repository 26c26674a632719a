"""A long run that can be stopped: by a signal, or because nobody is left to hear of it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_LOOK_SECONDS = 0.5
"""How often to see whether whoever started the process is still there."""
_GRACE_SECONDS = 2.0
"""How long the run may take to end by itself once they are gone."""


class Cancelled(BaseException):
    """The run is to end now. Not an `Exception`: nothing on the way may swallow it."""


class Cancellation:
    """Whether to go on. Work is only ever broken off between two steps, or where it says so."""

    def __init__(self) -> None:
        self._parent = os.getppid()
        self._stopped = False
        self._is_interruptible = False

    def listen(self) -> None:
        """Take SIGINT, SIGTERM and the end of the parent process as the wish to stop."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        threading.Thread(target=self._outlive_nobody, daemon=True).start()

    def _outlive_nobody(self) -> None:
        """End the run with its parent, which may have been killed and could not say so."""
        while os.getppid() == self._parent:
            time.sleep(_LOOK_SECONDS)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_GRACE_SECONDS)
        os._exit(1)  # as safe as a power cut: what was committed is there, the lock is free

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopped = True
        if self._is_interruptible:
            self._is_interruptible = False
            raise Cancelled

    def check(self) -> None:
        """Go on, or not.

        Raises:
            Cancelled: The run is to end.
        """
        if self._stopped or os.getppid() != self._parent:
            raise Cancelled

    @contextmanager
    def interruptible(self) -> Iterator[None]:
        """Let a signal break the block off at any point: nothing in it must be finished."""
        self.check()
        self._is_interruptible = True
        try:
            yield
        finally:
            self._is_interruptible = False

    @contextmanager
    def uninterrupted(self) -> Iterator[None]:
        """Finish the block, although what surrounds it may be broken off."""
        self.check()
        before, self._is_interruptible = self._is_interruptible, False
        try:
            yield
        finally:
            self._is_interruptible = before
