"""The encodings that a user can choose from where letters came out wrong."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from index.clean import clean_line, clean_phrase
from index.errors import ReadError
from index.reading.decode import codec_of, decode, kind_of, oddness
from index.reading.languages import count_common_words
from index.reading.source import unavailable

_SAMPLE = 200_000
"""Bytes of a file that encodings are tried on."""

ENCODINGS = {
    "utf-8": "Unicode",
    "utf-16-le": "Unicode, two bytes a letter",
    "utf-16-be": "Unicode, two bytes a letter, the high one first",
    "cp1252": "Western European, Windows",
    "cp850": "Western European, DOS",
    "mac-roman": "Western European, old Macintosh",
    "cp1250": "Central European, Windows",
    "iso8859-2": "Central European, Unix",
    "cp852": "Central European, DOS",
    "cp1251": "Cyrillic, Windows",
    "koi8-r": "Russian, Unix",
    "koi8-u": "Ukrainian, Unix",
    "iso8859-5": "Cyrillic, ISO",
    "cp866": "Cyrillic, DOS",
    "cp1253": "Greek, Windows",
    "iso8859-7": "Greek, Unix",
    "cp1254": "Turkish, Windows",
    "cp1257": "Baltic, Windows",
    "cp1255": "Hebrew, Windows",
    "cp1256": "Arabic, Windows",
    "cp1258": "Vietnamese, Windows",
    "cp874": "Thai, Windows",
    "gb18030": "Chinese, simplified",
    "big5": "Chinese, traditional",
    "cp932": "Japanese, Windows",
    "euc_jp": "Japanese, Unix",
    "cp949": "Korean, Windows",
}
"""By Python's names, and what they are in words."""

_TELLING = re.compile(r"[^\n<>]{0,30}[^\x00-\x7f][^\n<>]{0,60}")
"""A stretch whose letters differ from one encoding to another."""


@dataclass(frozen=True, slots=True)
class EncodingChoice:
    """An encoding that a file may be in."""

    name: str
    about: str
    """What is written in it."""
    sample: str
    """A line of the file as it reads in this encoding; empty if it reads alike in many."""


def choices_of(file: Path) -> list[EncodingChoice]:
    """Return what a file may be encoded in, likeliest first.

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


def encoding_choices(data: bytes) -> list[EncodingChoice]:
    """Return the encodings that some bytes may be in: the likeliest, then what reads sensibly."""
    likeliest = _likeliest(data)
    ranked = []
    for place, (name, about) in enumerate(ENCODINGS.items()):
        text = codecs.getincrementaldecoder(name)("replace").decode(data)
        match = _TELLING.search(text)
        choice = EncodingChoice(name, about, clean_phrase(match[0]) if match else "")
        doubt = (text.count("\ufffd"), oddness(text), -count_common_words(text)[1])
        ranked.append(((name != likeliest, *doubt, place), choice))
    return [choice for _, choice in sorted(ranked, key=lambda pair: pair[0])]


def _likeliest(data: bytes) -> str:
    try:
        return codec_of(decode(data).encoding)
    except ReadError:
        return ""
