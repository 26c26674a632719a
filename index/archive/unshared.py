"""What is not shared: which quotes are alike, and who is who. Only the publishing archive knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from index.store.protocol import Naming, Place, Saying
from index.store.utterances.form import Form


class NoUtterances:
    """Says of every quote that it is quoted nowhere else: only the publishing archive knows.

    What asks for them all at once is refused before (`SharedArchive`).
    """

    def also_in(self, text_id: int) -> Mapping[int, int]:
        """Return nothing."""
        return {}

    def utterance(self, text_id: int, ordinal: int) -> tuple[int, list[Place], list[Place]]:
        """Return the quote as the only one of its utterance."""
        return 0, [], []

    def of_place(self, place: Place) -> tuple[int, list[Place], list[Place]]:
        """Return the quote as the only one of its utterance."""
        return 0, [place], []

    def numbers(self, places: Iterable[Place]) -> Mapping[Place, int]:
        """Return nothing."""
        return {}

    def utterances(self) -> Iterator[tuple[int, list[Place], list[Place]]]:
        """Yield nothing."""
        return iter(())

    def texts_with(self, form: Form) -> list[str]:
        """Return nothing."""
        return []

    def texts_repeated(self, least: int) -> list[str]:
        """Return nothing."""
        return []

    def sharing(self, fingerprints: Iterable[int], most: int) -> list[Place]:
        """Return nothing."""
        return []

    def said_by(self, name: str, most: int) -> list[Place]:
        """Return nothing."""
        return []


class NoPeople:
    """Knows nobody: what asks for a person's page is refused before (`SharedArchive`)."""

    def names_like(self, typed: str, most: int) -> list[str]:
        """Return nothing."""
        return []

    def kind(self, name: str) -> str:
        """Return nothing."""
        return ""

    def articles(self, name: str) -> list[Naming]:
        """Return nothing."""
        return []

    def quotes(self, name: str) -> list[Saying]:
        """Return nothing."""
        return []

    def company(self, name: str, most: int) -> list[tuple[str, int]]:
        """Return nothing."""
        return []
