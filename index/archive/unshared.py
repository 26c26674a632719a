"""What is not shared: files, corrections and encodings.

Only the machine that publishes an archive has these. Whatever asks for them is refused here, in
words, but what merely adds to a page ("also in") and is left out of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from index.archive.correcting import Corrections
from index.archive.encodings import Encodings
from index.article import SavedLink, Span
from index.errors import ArchiveError
from index.store.protocol import Holdings
from index.store.records import FileState
from index.views.articles import Row
from index.views.files import Problem
from index.views.quotes import QuoteRow

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
