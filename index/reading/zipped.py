"""Archives are looked at before anything in them is unpacked, and nothing is unpacked to a disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from index.errors import ReadError
from index.reading.limits import Limits
from index.reading.source import SourceFile, too_large

_SMALL = 1_000_000
"""A member below this may be packed as tightly as it likes."""
_XML = (".xml", ".rels", ".opf", ".ncx", ".xhtml", ".html", ".htm")
_DECLARATIONS = (b"<!ENTITY", "<!ENTITY".encode("utf-16-le"), "<!ENTITY".encode("utf-16-be"))
_DECLARED_WITHIN = 65_536
_ENCRYPTED = 0x1
_SAVE_AGAIN = "Download or save it again."


@contextmanager
def open_zip(source: SourceFile) -> Iterator[zipfile.ZipFile]:
    """Open a ZIP archive that has been checked.

    Raises:
        ReadError: It is none, is encrypted, would unpack to too much, has members that would lie
            outside of it, or XML that declares entities.
    """
    if source.size > source.limits.file:
        raise too_large(source.limits.file)
    with source.open() as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ReadError("damaged: not a ZIP archive", _SAVE_AGAIN) from error
        with archive:
            _check(archive, source.limits)
            yield archive


def read_member(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Return the bytes of a member.

    Raises:
        ReadError: It is missing, damaged, or longer than the limit.
    """
    try:
        with archive.open(name) as member:
            data = member.read(limit + 1)
    except KeyError as error:
        raise ReadError("damaged: a part is missing", _SAVE_AGAIN) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as error:
        raise ReadError("damaged: a part can't be unpacked", _SAVE_AGAIN) from error
    if len(data) > limit:
        raise ReadError("expands beyond the limit")
    return data


def _check(archive: zipfile.ZipFile, limits: Limits) -> None:
    members = archive.infolist()
    if len(members) > limits.members:
        raise ReadError(f"too many files in it (limit {limits.members:,})")
    if sum(member.file_size for member in members) > limits.unpacked:
        raise ReadError(f"expands beyond the limit ({limits.unpacked / 1_000_000:g} MB)")
    for member in members:
        if member.flag_bits & _ENCRYPTED:
            raise ReadError("password-protected", "Save it again without a password.")
        allowed = max(_SMALL, member.compress_size * limits.expansion)
        if member.file_size > allowed:
            raise ReadError("expands beyond the limit (packed suspiciously tightly)")
        if _leads_out(member.filename):
            raise ReadError("unsafe: a file in it names a place outside of it")
    for member in members:
        if member.filename.lower().endswith(_XML):
            head = read_member(archive, member.filename, limits.unpacked)[:_DECLARED_WITHIN]
            if any(declaration in head for declaration in _DECLARATIONS):
                raise ReadError("unsafe: it declares XML entities")


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name.split("/", 1)[0]
