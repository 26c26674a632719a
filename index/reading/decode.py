"""From bytes to text: which encoding a file is in, and what to say when that is a guess."""

from __future__ import annotations

import codecs
import contextlib
import re
from dataclasses import dataclass

from index.errors import ReadError
from index.reading.languages import count_common_words

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"\x89PNG\r\n", "PNG data"),
    (b"\xff\xd8\xff", "JPEG data"),
    (b"GIF8", "GIF data"),
    (b"RIFF", "RIFF data"),
    (b"%PDF-", "PDF data"),
    (b"PK\x03\x04", "ZIP data"),
    (b"PK\x05\x06", "ZIP data"),
    (b"\x1f\x8b", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"7z\xbc\xaf", "7z data"),
    (b"Rar!", "RAR data"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ID3", "MP3 data"),
    (b"OggS", "Ogg data"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"wOF2", "a font"),
    (b"bplist00", "a binary property list"),
)
_ALIASES = {
    # What pages call Latin-1 or ASCII is Windows-1252, and browsers read it so (WHATWG).
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_CANDIDATES = [
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r",
    "iso8859_2", "iso8859_5", "iso8859_7", "cp866", "cp932", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
_SINGLE_BYTE = ("cp1252", "cp1250", "iso8859_2", "cp1251", "cp1253", "cp1254", "cp1257")
_SIGN_IN_WORD = re.compile(
    r"[^\W\d_][^\x00-\x7f\w’‘“”„«»–—…·\xa0\xad]|[^\x00-\x7f\w’‘“”„«»–—…·¿¡\xa0\xad](?=[^\W\d_])"
)
_MIXED_SCRIPTS = re.compile("[a-zA-Z][\u0370-\u06ff]|[\u0370-\u06ff][a-zA-Z]")
_SAMPLE = 200_000
_TOO_SHORT_TO_GUESS = 64
_DAMAGED_SHARE = 0.02
_BINARY_SHARE = 0.10


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and what there is to say about how it was decoded."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str = "", forced: str = "") -> Decoded:
    """Decode bytes by the first of these that fits.

    The encoding that the user chose; a byte order mark; UTF-16 without one; strict UTF-8; what the
    file declares; UTF-8 with a few bad bytes; a guess from the letters' frequencies; Windows-1252.

    Args:
        data: The file's bytes.
        declared: The encoding that the file itself names. It does not outweigh valid UTF-8.
        forced: The encoding that the user chose for this file or folder.

    Raises:
        ReadError: The bytes are not text.
    """
    if codec := codec_of(forced):
        return _lenient(data, codec)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    if encoding := _utf16_without_mark(data):
        return _lenient(data, encoding)
    refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if codec := codec_of(declared):
        return _lenient(data, codec)
    return _damaged_utf8(data) or _guess(data)


def kind_of(data: bytes) -> str:
    """Return what kind of data this is by its first bytes; nothing if they say none."""
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")


def refuse_binary(data: bytes) -> None:
    """Raise an error that names the kind of data, if these bytes are not text."""
    if kind := kind_of(data):
        raise ReadError(f"not text ({kind})", "Rename it so that its ending says what it is.")
    sample = data[:_SAMPLE]
    controls = sum(sample.count(code) for code in range(32) if code not in (9, 10, 12, 13, 27))
    if controls > _BINARY_SHARE * len(sample):
        raise ReadError(
            "not text (binary data)", "If it is, name its encoding: pullquote decode ENCODING FILE."
        )


def codec_of(name: str) -> str:
    """Return Python's name of a text encoding, or nothing if there is none of that name."""
    try:
        found = codecs.lookup(name.strip(" \"'")).name if name else ""
        "".encode(found or "utf-8")  # not a text encoding: base64, zip
    except (LookupError, ValueError):
        return ""
    return _ALIASES.get(found, found)


def _lenient(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
    return Decoded(text, encoding, (_replaced(text.count("\ufffd")),))


def _replaced(count: int) -> str:
    return "1 byte replaced" if count == 1 else f"{count:,} bytes replaced"


def _utf16_without_mark(data: bytes) -> str:
    """Recognise UTF-16 by its letters: every other byte of Western text is zero."""
    sample = data[:4096]
    pairs = len(sample) // 2
    if pairs < 8:
        return ""
    if sample[1::2].count(0) > 0.7 * pairs and sample[0::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * pairs and sample[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return ""


def _damaged_utf8(data: bytes) -> Decoded | None:
    """Take it for UTF-8 if only few of its non-ASCII characters are broken."""
    sample = data[:_SAMPLE]
    begin = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    if not _is_nearly_sound(sample, begin):  # spares a large file in another encoding the memory
        return None
    text = data.decode("utf-8", "replace")
    if not _is_nearly_sound(data, text):
        return None
    return Decoded(text, "utf-8", (_replaced(_broken(data, text)),))


def _is_nearly_sound(data: bytes, text: str) -> bool:
    """Tell whether few characters are broken in what was decoded as UTF-8."""
    broken = _broken(data, text)
    sound = len(text.encode("utf-8")) - len(text) - 2 * text.count("\ufffd")
    return broken <= max(3, _DAMAGED_SHARE * len(text)) and sound >= 2 * broken


def _broken(data: bytes, text: str) -> int:
    return text.count("\ufffd") - data.count(b"\xef\xbf\xbd")


def _guess(data: bytes) -> Decoded:
    high = sum(data[:_SAMPLE].count(code) for code in range(128, 256))
    if len(data) < _TOO_SHORT_TO_GUESS or high < 3:
        decoded = _lenient(data, "cp1252")
        warning = "decoded as cp1252 (too short to guess)"
    else:
        decoded = _lenient(data, _likeliest(data[:_SAMPLE]))
        warning = f"decoded as {decoded.encoding} (guess)"
    return Decoded(decoded.text, decoded.encoding, (warning, *decoded.warnings))


def _likeliest(sample: bytes) -> str:
    """Return the encoding that makes the most sense of some bytes.

    charset-normalizer ranks them; but it takes `wiosn±` for as good a word as `wiosną`, so the
    one with the fewest signs inside words goes first, then the one with the most common words.
    """
    from charset_normalizer import from_bytes

    ranked = [match.encoding for match in from_bytes(sample, cp_isolation=_CANDIDATES)]
    texts = {"cp1252": sample.decode("cp1252", "replace")}
    for encoding in (*ranked, *_SINGLE_BYTE):
        with contextlib.suppress(UnicodeDecodeError):
            texts.setdefault(encoding, sample.decode(encoding))
    order = [*ranked, *_SINGLE_BYTE]

    def doubt(encoding: str) -> tuple[int, int, int]:
        text = texts[encoding]
        return oddness(text), -count_common_words(text)[1], order.index(encoding)

    best = min(texts, key=doubt)
    return "cp1252" if texts[best] == texts["cp1252"] else best


def oddness(text: str) -> int:
    """Count what no word has: signs among letters, and letters of two scripts side by side."""
    return len(_SIGN_IN_WORD.findall(text)) + len(_MIXED_SCRIPTS.findall(text))
