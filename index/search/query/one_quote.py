"""`speaker:x said:y` and `role:x said:y` ask for one quote that is both: said by x, and about y."""

from __future__ import annotations

from dataclasses import replace

from index.search.query.syntax import And, Label, Node, Query, Said


def in_one_quote(query: Query) -> Query | None:
    """Return a query that asks for speaker and words in one quote; `None` if it asks for no both.

    Several words after `said:` may still stand in quotes of their own, each by the speaker.
    """
    if not isinstance(query.root, And):
        return None
    parts = query.root.parts
    speakers = tuple(
        part for part in parts if isinstance(part, Label) and part.field in ("speaker", "role")
    )
    if not speakers or not any(isinstance(part, Said) for part in parts):
        return None
    joined: list[Node] = [
        Said(And((*speakers, part.node))) if isinstance(part, Said) else part
        for part in parts
        if part not in speakers
    ]
    return replace(query, root=And(tuple(joined)))
