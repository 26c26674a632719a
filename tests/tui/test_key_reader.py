"""Keys as a terminal sends them: Esc and what follows it, in one packet or in several."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from tui.screens.terminal import KeyReader


def keys_of(*packets: str) -> list[str]:
    """Return the keys, and what is pasted, of some packets that come one right after the other."""
    reader, found = KeyReader(), []
    for packet in (*packets, ""):
        found += [*reader.read(packet)]
    time.sleep(0.15)  # what begins with Esc has had its time
    found += [*reader.read("")]
    return [
        one.text if isinstance(one, events.Paste) else one.key
        for one in found
        if isinstance(one, (events.Key, events.Paste))
    ]


@pytest.mark.parametrize(
    ("packets", "keys"),
    [
        (["\x1bw"], ["escape", "w"]),
        (["\x1b", "w"], ["escape", "w"]),
        (["jj\x1b/tax\r"], ["j", "j", "escape", "slash", "t", "a", "x", "enter"]),
        (["\x1b3"], ["escape", "3"]),
        (["\x1bN\x1bx"], ["escape", "N", "escape", "x"]),
        (["\x1b"], ["escape"]),
        (["\x1b\x1b"], ["escape", "escape"]),
        (["\x1b\x1b[A"], ["escape", "up"]),
        (["\x1b[A", "\x1b", "[B", "\x1bOA"], ["up", "down", "up"]),
        (["\x1b", "[", "A"], ["up"]),
        (["\x1bb\x1bf"], ["ctrl+left", "ctrl+right"]),
        (["\x1b[200~a w\x1b[201~\x1bw"], ["a w", "escape", "w"]),
        (["\x1b[200~a\x1b", "[201~w"], ["a", "w"]),
        (["\x1b[200~a\x1b", "[201~", "\x1bw"], ["a", "escape", "w"]),
    ],
)
def test_esc_and_a_letter_are_two_keys(packets: list[str], keys: list[str]) -> None:
    assert keys_of(*packets) == keys


@given(st.lists(st.sampled_from(["\x1bw", "\x1b[A", "j", "\x1b[1;5C", "\x1bx", "é"]), max_size=8))
def test_however_it_is_parted_it_is_the_same(sent: list[str]) -> None:
    whole = "".join(sent)
    reader = KeyReader()
    found = [*reader.read(whole)]
    parts = KeyReader()
    letter_by_letter = [one for letter in whole for one in parts.read(letter)]
    assert [str(one) for one in found] == [str(one) for one in letter_by_letter]
