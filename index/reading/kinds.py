"""Kinds of files that hold no article, or none that can be read, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that nobody reads."""

    words: str
    """What it is: "a picture"."""
    suffixes: str
    hint: str = ""
    """What to do if it holds an article; nothing if it never does."""


_KINDS = (
    Kind("a picture", "png jpg jpeg gif webp avif heic bmp tif tiff svg ico psd raw"),
    Kind("sound", "mp3 m4a ogg oga opus wav flac aac wma aiff mid"),
    Kind("a video", "mp4 m4v mkv webm mov avi wmv mpg mpeg flv ts 3gp"),
    Kind("a script", "js mjs cjs jsx tsx map wasm"),
    Kind("a style sheet", "css scss sass less"),
    Kind("a font", "woff woff2 ttf otf eot"),
    Kind("a program's source", "py pyc rb pl r java c h cpp hpp cs go rs swift kt lua sql ipynb"),
    Kind("a program's source", "sh bash ps1 bat cmd"),
    Kind("a program", "exe dll so dylib bin app deb rpm msi apk jar class o a"),
    Kind("a program's settings", "ini cfg conf toml yaml yml plist lock properties env"),
    Kind("a database", "db sqlite sqlite3 mdb accdb dbf npy"),
    Kind("a table of a program", "parquet feather rds rdata pkl pickle", "Export it as CSV."),
    Kind("a disk image", "iso img dmg vmdk"),
    Kind("a shortcut", "lnk"),
    Kind("a log", "log"),
    Kind("a half-done download", "part crdownload download partial aria2"),
    Kind("an old Word document", "doc dot wps", "Open it in LibreOffice and save it as .docx."),
    Kind("a Pages document", "pages", "Open it in Pages and export it as Word or plain text."),
    Kind("a WordPerfect document", "wpd", "Open it in LibreOffice and save it as .docx."),
    Kind("a workbook", "xls xlsx xlsm ods numbers", "Save the sheet with the articles as CSV."),
    Kind("slides", "ppt pptx odp key", "Export them as PDF."),
    Kind("an Outlook message", "msg", "Save it as .eml."),
    Kind("an Outlook mailbox", "pst ost olm", "Import it into Thunderbird and export it as mbox."),
    Kind("a Kindle book", "mobi azw azw3 kfx prc", "Convert it with Calibre to EPUB."),
    Kind("a scanned book", "djvu djv", "Convert it to PDF and run it through OCR."),
    Kind("a packed archive", "7z rar tar tgz tbz bz2 xz zst lz4 cab", "Unpack it here."),
    Kind("a help file", "chm hlp", "Save its pages as HTML."),
)  # fmt: skip
_TAR = (".tar.gz", ".tar.bz2", ".tar.xz", ".tar.zst")
_BY_SUFFIX = {f".{suffix}": kind for kind in _KINDS for suffix in kind.suffixes.split()}


def kind_by_name(path: Path) -> Kind | None:
    """Return which of these kinds a file's ending names."""
    packed = path.name.lower().endswith(_TAR)
    return _BY_SUFFIX.get(".tar" if packed else path.suffix.lower())


OLD_OFFICE = Kind(
    "an old Office document, or a protected one",
    "",
    "Open it in Word or LibreOffice and save it as .docx, without a password.",
)
"""What its first bytes show of a .doc or of an encrypted .docx."""
