"""How a file can be decoded where its letters came out wrong, and what the user may choose."""

from __future__ import annotations

from pathlib import Path

from index.clean import clean_line
from index.errors import ReadError
from index.reading.decode import codec_of, kind_of
from index.reading.encodings import ENCODINGS, EncodingChoice, encoding_choices
from index.reading.source import unavailable
from index.sync.scan import content_hash

_SAMPLE = 200_000
"""Bytes of a file that encodings are tried on."""


def choices_of(file: Path) -> list[EncodingChoice]:
    """Return what a file may be encoded in.

    Raises:
        ReadError: The file is not text, or cannot be read.
    """
    try:
        with file.open("rb") as opened:
            data = opened.read(_SAMPLE)
    except OSError as error:
        raise unavailable(error) from error
    if kind := kind_of(data):
        raise ReadError("This file says itself how it is encoded.", f"It is {kind}, not text.")
    return encoding_choices(data)


def hash_of(file: Path) -> bytes:
    """Return the hash of a file's content.

    Raises:
        ReadError: The file cannot be read.
    """
    try:
        return content_hash(file)
    except OSError as error:
        raise unavailable(error) from error


def chosen_codec(encoding: str) -> str:
    """Return Python's name for an encoding; of nothing, nothing.

    Raises:
        ReadError: There is no such encoding.
    """
    codec = codec_of(encoding)
    if encoding and not codec:
        raise ReadError(
            f"There is no encoding called “{clean_line(encoding)}”.",
            f"Some that there are: {', '.join(ENCODINGS)}.",
        )
    return codec
