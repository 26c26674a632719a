"""Indexing in the test's own process: one of its own takes a second to start."""

from __future__ import annotations

from collections.abc import Sequence

from index.events import encode
from index.sync.__main__ import bring_up_to_date
from index.sync.analyse import Priorities
from index.sync.cancellation import Cancellation
from index.sync.command import SyncOptions


def index_here(command: Sequence[str]) -> tuple[int, list[str]]:
    """Do what an indexing process would; return its exit status and the lines that it would print.

    Args:
        command: The command line of that process, as `sync_command` gives it.
    """
    options = SyncOptions.from_arguments(command[command.index("index.sync") + 1 :])
    told: list[str] = []
    status = bring_up_to_date(
        options, lambda event: told.append(encode(event)), Cancellation(), Priorities()
    )
    return status, told
