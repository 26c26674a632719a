"""What is computed once is kept with its object."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.language.utterances.kept import kept


@dataclass(frozen=True)
class Counted:
    asked: list[int] = field(default_factory=list)

    @kept
    def value(self) -> int:
        """What is asked for."""
        self.asked.append(1)
        return len(self.asked)


def test_a_value_is_found_once_for_each_object() -> None:
    one, other = Counted(), Counted()
    assert (one.value, one.value, other.value) == (1, 1, 1)
    assert len(one.asked) == 1
    assert Counted.__dict__["value"].__doc__ == "What is asked for."
