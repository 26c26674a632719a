"""`speaker:x said:y` means one quote that is both."""

from __future__ import annotations

import pytest

from index.search.query.one_quote import in_one_quote
from index.search.query.parser import parse


@pytest.mark.parametrize(
    "query",
    ["speaker:holm said:tax", "tax speaker:holm said:trade date:2024", "speaker:holm said:(a b)"],
)
def test_speaker_and_words_are_joined(query: str) -> None:
    joined = in_one_quote(parse(query))
    assert joined is not None
    same = query.replace("speaker:holm ", "").replace("said:(a b)", "said:(speaker:holm (a b))")
    for word in ("tax", "trade"):
        same = same.replace(f"said:{word}", f"said:(speaker:holm {word})")
    assert {*map(str, vars_of(joined.root))} == {*map(str, vars_of(parse(same).root))}


def vars_of(node: object) -> tuple[object, ...]:
    """Return the parts of a node, or the node itself."""
    return getattr(node, "parts", (node,))


@pytest.mark.parametrize("query", ["said:tax", "speaker:holm tax", "speaker:holm OR said:tax"])
def test_others_are_left_alone(query: str) -> None:
    assert in_one_quote(parse(query)) is None
