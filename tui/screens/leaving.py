"""How the explorer ends when the terminal or somebody else ends it."""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal

from textual.app import App

_HUNG_UP, _TERMINATED = 129, 143
"""The exit codes of a program whose terminal went away, and of one that was ended by SIGTERM, as
shells count: 128 and the signal."""


def end_with_terminal(terminal: int) -> None:
    """Wait for the terminal to be hung up, then end: wrappers such as make tell nobody.

    Textual would read nothing as fast as it can, and wait for ever to write. The archive is safe at
    any instant, and the indexing process ends with this one.
    """
    poll = select.poll()
    poll.register(terminal, 0)  # a hang-up is told without being asked for
    if any(event & select.POLLHUP for _, event in poll.poll()):
        os._exit(_HUNG_UP)


def give_size(terminal: int) -> None:
    """Take a terminal that does not tell its size for one of 80 × 24, until it does.

    Textual would take it for two sizes, lay out for one after the other, and never end.
    """
    import termios  # not everywhere

    with contextlib.suppress(OSError):
        if 0 in os.get_terminal_size(terminal):
            termios.tcsetwinsize(terminal, (24, 80))


def leave_when_asked(app: App[int]) -> None:
    """Take SIGTERM for the wish to leave: the terminal and all files are left in order.

    Once more ends it at once.
    """
    loop = asyncio.get_running_loop()

    def leave() -> None:
        loop.remove_signal_handler(signal.SIGTERM)
        app.exit(return_code=_TERMINATED)

    with contextlib.suppress(NotImplementedError):  # Windows has none
        loop.add_signal_handler(signal.SIGTERM, leave)
