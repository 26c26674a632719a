"""An archive's articles as the user has marked and corrected them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Analysis, Span
from index.paths import Places
from index.store import Stored, StoreReader
from index.store.annotations import NO_MARK, Mark, Marks, Subject
from index.store.annotations.corrections import Correction, correct

if TYPE_CHECKING:
    from index.reading.encodings import EncodingChoice


class Marking:
    """The part of an archive that keeps what the user notes, and shows articles by it.

    Safe to use from several threads.
    """

    def __init__(self, where: Places) -> None:
        self.places = where
        self._store = StoreReader(where.store)
        self._marks = Marks(where.marks)

    @property
    def folder(self) -> Path:
        """The folder of articles."""
        return self.places.folder

    def star(self, article_id: int, on: bool) -> None:
        """Star an article, or take its star away."""
        self._marks.star(self._subject(article_id), on)

    def tag(self, article_id: int, tags: Sequence[str]) -> None:
        """Set the user's tags of an article."""
        self._marks.tag(self._subject(article_id), tags)

    def note(self, article_id: int, text: str) -> None:
        """Set the user's note on an article; an empty text removes it."""
        self._marks.note(self._subject(article_id), text)

    def position(self, article_id: int) -> int:
        """Return the offset where the user left off."""
        return self._mark(self._stored(article_id).article.text_hash).position

    def remember_position(self, article_id: int, offset: int) -> None:
        """Remember the offset where the user leaves off."""
        self._marks.remember_position(self._subject(article_id), offset)

    def correct_speaker(self, article_id: int, quote: Span, name: str | None) -> None:
        """Set who said a quote; `None`: nobody that can be named."""
        words = quote.of(self._stored(article_id).article.text)
        self._correct(article_id, Correction("speaker", quote.start, words, name))

    def join_people(self, article_id: int, name: str, into: str) -> None:
        """Say that two entities of an article are the one called `into`."""
        self._correct(article_id, Correction("join", name=name, other=into))

    def split_person(self, article_id: int, name: str, alias: str) -> None:
        """Say that an alias of an entity of an article is somebody else."""
        self._correct(article_id, Correction("split", name=name, other=alias))

    def undo_correction(self, article_id: int) -> str:
        """Take back the last correction to an article; return what it was, or nothing."""
        undone = self._marks.undo_correction(self._subject(article_id))
        return undone.describe() if undone else ""

    # Encodings.

    def encodings(self, file: Path) -> tuple[str, list[EncodingChoice]]:
        """Return the encoding that the user has chosen for a file, if any, and what there is.

        Raises:
            ReadError: The file is not text, or cannot be read.
        """
        from index.archive.encodings import (  # reading is not needed to open an archive
            choices_of,
            hash_of,
        )

        choices = choices_of(file)
        return self._marks.encodings().of(os.fsencode(file), hash_of(file)), choices

    def choose_encoding(self, file: Path, encoding: str) -> None:
        """Say what a file is encoded in; the next run of the indexing process reads it so.

        Args:
            file: Its absolute path.
            encoding: By any name that Python knows; empty to leave it to Pullquote again.

        Raises:
            ReadError: There is no such encoding, or the file cannot be read.
        """
        from index.archive.encodings import chosen_codec, hash_of

        codec = chosen_codec(encoding)
        self._marks.choose_encoding(os.fsencode(file), hash_of(file), codec)

    def _correct(self, article_id: int, correction: Correction) -> None:
        self._marks.correct(self._subject(article_id), correction)

    def _subject(self, article_id: int) -> Subject:
        return Subject.of(self._stored(article_id).article, self.folder)

    def _mark(self, text_hash: str) -> Mark:
        return self._marks.of([text_hash]).get(text_hash, NO_MARK)

    def _stored(self, article_id: int) -> Stored:
        stored = self._store.article(article_id)
        if stored is None:
            raise KeyError(article_id)
        return stored

    def _analysis(self, article_id: int, stored: Stored) -> Analysis | None:
        """Return what was found in an article, as the user has corrected it."""
        analysis = self._store.analysis(article_id)
        corrections = self._marks.corrections(stored.article.text_hash)
        return correct(analysis, stored.article.text, corrections) if analysis else None
