"""The indexing process as the explorer runs it: a child that reports on a line what it has done."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.events import Event

_PATIENCE = 3.0
"""Seconds that the process has to end after it was asked to."""
_LONGEST_LINE = 2**22
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC


class IndexingProcess:
    """One process at a time; it lives no longer than the explorer."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    @property
    def returncode(self) -> int | None:
        """How the last process has ended; `None` while it runs."""
        return self._process.returncode if self._process is not None else None

    async def run(
        self,
        command: list[str],
        log: Path,
        *,
        started: Callable[[], object],
        report: Callable[[Event], object],
    ) -> int:
        """Run the process to its end and return its exit code.

        Args:
            command: Its command line.
            log: The file that takes what it writes on standard error.
            started: Is called when it runs.
            report: Is called with each thing that it reports.

        Raises:
            OSError: It cannot be started.
        """
        with open(os.open(log, _NEW_FILE, 0o600), "wb") as errors:
            process = await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=errors,
                limit=_LONGEST_LINE,
            )
        from index.events import decode  # not needed before the first list stands

        self._process = process
        assert process.stdout is not None
        started()
        async for line in process.stdout:
            with contextlib.suppress(ValueError):
                report(decode(line.decode("utf-8", "replace")))
        return await process.wait()

    def ask_for(self, article_id: int) -> None:
        """Ask the process to analyse an article before the others."""
        process = self._process
        if process is not None and process.returncode is None and process.stdin is not None:
            with contextlib.suppress(ConnectionError, RuntimeError):
                process.stdin.write(json.dumps({"first": article_id}).encode() + b"\n")

    def end(self) -> bool:
        """Ask the process to end; tell whether there is one."""
        if self._process is None or self._process.returncode is not None:
            return False
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        return True

    async def finish(self) -> None:
        """Ask the process to end and wait until it has, but not for ever."""
        process = self._process
        if process is None or not self.end():
            return
        try:
            await asyncio.wait_for(process.wait(), _PATIENCE)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
