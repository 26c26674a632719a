"""How the user has a file decoded whose letters came out wrong."""

from __future__ import annotations

import os
from pathlib import Path

from index.reading.encodings import EncodingChoice, choices_of, chosen_codec
from index.reading.source import unavailable
from index.store.annotations import Annotations
from index.sync.scan import content_hash


def encodings_of(annotations: Annotations, file: Path) -> tuple[str, list[EncodingChoice]]:
    """Return the encoding that the user has chosen for a file, if any, and what there is.

    Raises:
        ReadError: The file is not text, or cannot be read.
    """
    choices = choices_of(file)
    return annotations.encodings.chosen().of(os.fsencode(file), _hash_of(file)), choices


def choose_encoding(annotations: Annotations, file: Path, encoding: str) -> None:
    """Note what a file is encoded in; nothing leaves it to Pullquote again.

    Raises:
        ReadError: There is no such encoding, or the file cannot be read.
    """
    codec = chosen_codec(encoding)
    annotations.encodings.choose(os.fsencode(file), _hash_of(file), codec)


def _hash_of(file: Path) -> bytes:
    try:
        return content_hash(file)
    except OSError as error:
        raise unavailable(error) from error
