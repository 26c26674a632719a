"""The page about a person: whom else a name may mean."""

from __future__ import annotations

from tui.verbs.person import also_in_words


def test_whom_else_a_name_may_mean() -> None:
    names = [f"Holm {number}" for number in range(11)]
    assert also_in_words(names[:2]) == "Also: Holm 0, Holm 1."
    assert also_in_words(names[:10]).endswith("Holm 9.")
    assert also_in_words(names).endswith("Holm 9, …")
