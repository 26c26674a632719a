"""How the user has a file decoded whose letters came out wrong."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from index.store.annotations import Annotations

if TYPE_CHECKING:
    from index.reading.encodings import EncodingChoice


class Encodings:
    """What files are encoded in. Reading is imported when it is asked: not to open an archive.

    Args:
        annotations: Where the user's choices are.
    """

    def __init__(self, annotations: Annotations) -> None:
        self._annotations = annotations

    def of(self, file: Path) -> tuple[str, list[EncodingChoice]]:
        """Return the encoding that the user has chosen for a file, if any, and what there is.

        Raises:
            ReadError: The file is not text, or cannot be read.
        """
        from index.reading.encodings import choices_of

        choices = choices_of(file)
        chosen = self._annotations.encodings.chosen()
        return chosen.of(os.fsencode(file), _hash_of(file)), choices

    def choose(self, file: Path, encoding: str) -> None:
        """Say what a file is encoded in; the next run of the indexing process reads it so.

        Args:
            file: Its absolute path.
            encoding: By any name that Python knows; empty to leave it to Pullquote again.

        Raises:
            ReadError: There is no such encoding, or the file cannot be read.
        """
        from index.reading.encodings import chosen_codec

        codec = chosen_codec(encoding)
        self._annotations.encodings.choose(os.fsencode(file), _hash_of(file), codec)


def _hash_of(file: Path) -> bytes:
    from index.reading.source import unavailable
    from index.sync.scan import content_hash

    try:
        return content_hash(file)
    except OSError as error:
        raise unavailable(error) from error
