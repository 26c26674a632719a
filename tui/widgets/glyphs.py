"""The signs that tell things apart by shape: a set for Unicode terminals and one for ASCII."""

from __future__ import annotations

from typing import NamedTuple


class Glyphs(NamedTuple):
    """One sign of one cell for each thing that panes mark."""

    cursor: str
    star: str
    note: str
    current: str
    quote: str
    repeated: str
    """A quote that other articles have, too."""
    indirect: str
    hit: str
    quoted_hit: str
    watch: str
    entity: str
    view: str
    """The part of the article that is on the screen, in the minimap."""
    waiting: str
    """A number that is not known yet."""
    separator: str
    ellipsis: str


UNICODE = Glyphs(
    cursor="▸",
    star="★",
    note="✎",
    current="▶",
    quote="▐",
    repeated="≡",
    indirect="┊",
    hit="●",
    quoted_hit="◆",
    watch="○",
    entity="·",
    view="│",
    waiting="…",
    separator="·",
    ellipsis="…",
)
ASCII = Glyphs(
    cursor=">",
    star="*",
    note="n",
    current=">",
    quote="|",
    repeated="=",
    indirect=":",
    hit="*",
    quoted_hit="#",
    watch="+",
    entity=".",
    view="'",
    waiting="-",
    separator="-",
    ellipsis="~",
)
