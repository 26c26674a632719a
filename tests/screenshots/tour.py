"""A short film of the explorer: one SVG that shows pictures in turn, without any script in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


class Scene(NamedTuple):
    """What is done, and what is said about it meanwhile."""

    keys: tuple[str, ...]
    about: str
    seconds: float


TOUR = (
    Scene((), "pullquote demo", 2.5),
    Scene(("slash", "h", "a"), "/  searches as you type", 1),
    Scene(("r", "b", "o", "u", "r"), "/harbour", 2.5),
    Scene(("enter",), "enter  keeps the search", 2),
    Scene(("n",), "n  goes to the next quote", 2),
    Scene(("n",), "n  and on: who said it stands in the side pane", 2.5),
    Scene(("x",), "x  why this speaker?", 4),
    Scene(("escape", "s"), "s  who is quoted, and how often", 3),
    Scene(("escape", "F"), "F  narrows the results down", 3),
    Scene(("escape", "w"), "w  all that this speaker says, in all articles", 3.5),
    Scene(("escape", "question_mark"), "?  shows every key", 3),
)
SIZE = (104, 30)


def film(pictures: Sequence[str], seconds: Sequence[float]) -> str:
    """Return one SVG of several of one size, each shown for so long, again and again.

    Who has asked their system for less motion sees the last one.
    """
    size = _SIZE.search(pictures[0])
    assert size is not None
    total, begin = sum(seconds), 0.0
    rules, frames = [], []
    for number, (picture, length) in enumerate(zip(pictures, seconds, strict=True)):
        first, last = 100 * begin / total, 100 * (begin + length) / total
        begin += length
        shown = f"{first:.2f}% {{visibility: visible}} {last:.2f}% {{visibility: hidden}}"
        before = "0% {visibility: hidden} " if number else ""
        rules.append(f"@keyframes scene-{number} {{{before}{shown}}}")
        rules.append(f"#scene-{number} {{animation-name: scene-{number}}}")
        frames.append(f'<g id="scene-{number}" class="scene">{_FONTS.sub("", picture)}</g>')
    style = (
        f".scene {{visibility: hidden; animation: {total}s step-end infinite}}\n"
        + "\n".join(rules)
        + "\n@media (prefers-reduced-motion) {.scene {animation: none} "
        + f"#scene-{len(pictures) - 1} {{visibility: visible}}}}"
    )
    inside = "\n".join(frames)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size[0]}>'
    return f"{head}\n<style>{style}</style>\n{inside}\n</svg>\n"
