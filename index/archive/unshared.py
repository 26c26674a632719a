"""What is not shared: files, corrections, which quotes are alike, and who is who.

Only the machine that publishes an archive has these. Whatever asks for them is refused here, in
words, but what merely adds to a page ("also in") and is left out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from index.archive.correcting import Corrections
from index.archive.encodings import Encodings
from index.article import SavedLink, Span
from index.errors import ArchiveError
from index.store.protocol import Holdings, Naming, Place, Saying
from index.store.records import FileState
from index.store.utterances.form import Form
from index.views import Problem, QuoteRow, Row

if TYPE_CHECKING:
    from index.reading.encodings import EncodingChoice


def refuse(what: str) -> NoReturn:
    """Say that only the publishing machine can tell or set something.

    Raises:
        ArchiveError: Always.
    """
    raise ArchiveError(
        f"{what} cannot be asked or set in a shared archive.",
        "The machine that has the folder can, and publishes what it finds.",
    )


class UnsharedFiles:
    """Knows no files: those are on the machine that publishes."""

    def files(self) -> Mapping[bytes, FileState]:
        """Return nothing."""
        return {}

    def holdings(self) -> Mapping[bytes, Holdings]:
        """Return nothing."""
        return {}

    def imports(self) -> list[bytes]:
        """Return nothing."""
        return []

    def annotations_followed(self) -> int:
        """Return that the index knows nothing of annotations: they are each user's own."""
        return 0

    def problems(self) -> list[Problem]:
        """Return nothing."""
        return []

    def links_without_article(self) -> list[SavedLink]:
        """Return nothing."""
        return []


class UnsharedUtterances:
    """Refuses to compare quotes; of a single one it says that it is quoted nowhere else."""

    def also_in(self, text_id: int) -> Mapping[int, int]:
        """Return nothing."""
        return {}

    def numbers(self, places: Iterable[Place]) -> Mapping[Place, int]:
        """Return nothing."""
        return {}

    def utterance(self, text_id: int, ordinal: int) -> tuple[int, list[Place], list[Place]]:
        """Refuse."""
        refuse("Which quotes repeat")

    def of_place(self, place: Place) -> tuple[int, list[Place], list[Place]]:
        """Refuse: a dossier would lack the other wordings."""
        refuse("A dossier")

    def utterances(self) -> Iterator[tuple[int, list[Place], list[Place]]]:
        """Refuse."""
        refuse("Which quotes repeat")

    def texts_with(self, form: Form) -> list[str]:
        """Refuse."""
        refuse("Which quotes repeat")

    def texts_repeated(self, least: int) -> list[str]:
        """Refuse."""
        refuse("Which quotes repeat")

    def sharing(self, fingerprints: Iterable[int], most: int) -> list[Place]:
        """Refuse."""
        refuse("Whether a manuscript quotes rightly")

    def said_by(self, name: str, most: int) -> list[Place]:
        """Refuse."""
        refuse("Whether a manuscript quotes rightly")


class UnsharedPeople:
    """Refuses to say who is who."""

    def names_like(self, typed: str, most: int) -> list[str]:
        """Refuse."""
        refuse("A page about a person")

    def kind(self, name: str) -> str:
        """Refuse."""
        refuse("A page about a person")

    def articles(self, name: str) -> list[Naming]:
        """Refuse."""
        refuse("A page about a person")

    def quotes(self, name: str) -> list[Saying]:
        """Refuse."""
        refuse("A page about a person")

    def company(self, name: str, most: int) -> list[tuple[str, int]]:
        """Refuse."""
        refuse("A page about a person")


class UnsharedCorrections(Corrections):
    """Refuses to correct: what is corrected is corrected for all."""

    def __init__(self) -> None:
        pass

    def set_speaker(
        self, article_id: int, quote: Span, name: str | None, also: Iterable[QuoteRow] = ()
    ) -> None:
        """Refuse."""
        refuse("Who is quoted")

    def join(self, article_id: int, name: str, into: str, also: Iterable[int] = ()) -> None:
        """Refuse."""
        refuse("Who is who")

    def split(self, article_id: int, name: str, alias: str, also: Iterable[int] = ()) -> None:
        """Refuse."""
        refuse("Who is who")

    def undo(self, article_id: int) -> str:
        """Refuse."""
        refuse("Who is quoted")

    def others_naming(self, article_id: int, name: str) -> list[Row]:
        """Refuse."""
        refuse("Who is who")

    def same_said_by_others(self, article_id: int, quote: Span, name: str | None) -> list[QuoteRow]:
        """Refuse."""
        refuse("Who is quoted")


class UnsharedEncodings(Encodings):
    """Refuses to decode otherwise: the files are elsewhere."""

    def of(self, file: Path) -> tuple[str, list[EncodingChoice]]:
        """Refuse."""
        refuse("What a file is encoded in")

    def choose(self, file: Path, encoding: str) -> None:
        """Refuse."""
        refuse("What a file is encoded in")
