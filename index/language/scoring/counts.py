"""Counting what was found, missed and made up."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from dataclasses import dataclass


@dataclass
class Counts:
    """How often something was right, made up, or missed."""

    right: int = 0
    made_up: int = 0
    missed: int = 0

    def add(self, gold: Collection[Hashable], found: Collection[Hashable]) -> None:
        """Count one text's items; equal items are the same."""
        gold_set, found_set = set(gold), set(found)
        self.right += len(gold_set & found_set)
        self.made_up += len(found_set - gold_set)
        self.missed += len(gold_set - found_set)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.made_up) if self.right else 0.0

    @property
    def recall(self) -> float:
        """The share of what there is that was found."""
        return self.right / (self.right + self.missed) if self.right else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_scores(self, name: str) -> dict[str, float]:
        """Return precision, recall and F as spaCy names scores: `name_p`, `name_r`, `name_f`."""
        return {f"{name}_p": self.precision, f"{name}_r": self.recall, f"{name}_f": self.f}

    def line(self, name: str) -> str:
        """Return the scores as one line of a table."""
        return (
            f"{name:<12} P {self.precision:.3f}  R {self.recall:.3f}  F {self.f:.3f}"
            f"  ({self.right + self.missed})"
        )
