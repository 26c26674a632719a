"""Waiting until parts of the application have taken the messages that they have."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Sequence

from textual.message_pump import MessagePump

_STUCK = 10.0
"""Seconds in which a part of the application takes its messages: more than a busy machine needs."""
_ROUNDS, _QUIET = 12, 4
"""How often the parts on a key's way are asked whether anything is left to take, and how many
rounds without any are enough: as many as Esc in the query takes from part to part."""


async def all_taken(pumps: Sequence[MessagePump]) -> None:
    """Wait until a key has been taken, and every message that it has led to on its way up.

    A message may post the next one to a part that was asked before, and one in hand is in no
    queue: some quiet rounds in a row say that there is none left. What never falls silent is
    given up after more.
    """
    quiet = 0
    for _ in range(_ROUNDS):
        for pump in pumps:
            await taken(pump)
        quiet = 0 if any(pump.message_queue_size for pump in pumps) else quiet + 1
        if quiet == _QUIET:
            return


async def taken(pump: MessagePump) -> None:
    """Wait until a part of the application has taken all messages it has by now."""
    is_done = asyncio.Event()
    if pump.call_later(is_done.set):
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_STUCK):
                await is_done.wait()
