"""Files within files: ZIP archives of pages or of an export, and single files packed by gzip."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from index.clean import clean_line
from index.errors import ReadError
from index.reading.candidates import is_page_folder
from index.reading.draft import BadRecord, Draft, Item
from index.reading.formats.omnivore import export_lists, read_packed
from index.reading.formats.substack import LIST, Posts, list_of, posts_in, tell
from index.reading.kinds import kind_by_name
from index.reading.registry import read_within
from index.reading.source import SourceFile
from index.reading.zipped import open_zip, read_member

_SMALL = 1_000_000
"""What is packed into less may be packed as tightly as it likes."""


def read_zip(source: SourceFile) -> Iterator[Item]:
    """Read each file in a ZIP archive, or the export of a service as it was downloaded.

    Raises:
        ReadError: It is unsafe or damaged, or holds nothing.
    """
    with open_zip(source) as archive:
        if exported := export_lists(archive.namelist()):
            yield from read_packed(archive, exported, source)
            return
        members = [info.filename for info in archive.infolist() if not info.is_dir()]
        worth = [name for name in members if _is_worth_reading(name, members)]
        if not worth:
            raise ReadError("no article in this ZIP archive")
        lists = {str(list_of(PurePosixPath(name))) for name in worth}
        lists_of_posts: dict[str, Posts] = {}
        for name in sorted(worth, key=lambda one: PurePosixPath(one).name != LIST):
            try:
                data = read_member(archive, name, source.limits.unpacked)
                if posts := posts_in(data) if name in lists else {}:
                    lists_of_posts[name] = posts
                    continue
                told = lists_of_posts.get(str(list_of(PurePosixPath(name))), {})
                yield from labelled(_told(read_within(source, name, data), name, told), name)
            except ReadError as error:
                yield BadRecord(f"{clean_line(name)}: {error.message}")


def labelled(items: Iterator[Item], name: str) -> Iterator[Item]:
    """Say of each thing in which of the files within a file it was found."""
    for item in items:
        if isinstance(item, Draft):
            item.part = f"{name}#{item.part}" if item.part else name
        elif isinstance(item, BadRecord):
            item = BadRecord(f"{clean_line(name)}: {item.reason}")
        yield item


def _told(items: Iterator[Item], name: str, posts: Posts) -> Iterator[Item]:
    """Yield what a file gives, with what the list of its export says of it."""
    for item in items:
        if isinstance(item, Draft):
            tell(item, PurePosixPath(name), posts)
        yield item


def _is_worth_reading(name: str, members: list[str]) -> bool:
    path = PurePosixPath(name)
    if any(part.startswith((".", "__MACOSX", "~")) for part in path.parts):
        return False
    kind = kind_by_name(Path(name))
    if kind is not None and not kind.hint:
        return False
    return not any(is_page_folder(folder, members) for folder in path.parents)


def read_gzip(source: SourceFile) -> Iterator[Item]:
    """Read the one file that gzip has packed.

    Raises:
        ReadError: It is damaged, would unpack to too much, or can't be read.
    """
    limits = source.limits
    allowed = min(limits.unpacked, max(_SMALL, source.size * limits.expansion))
    try:
        with source.open() as file, gzip.GzipFile(fileobj=file) as unpacked:
            data = unpacked.read(allowed + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadError("damaged: it can't be unpacked", "Download or save it again.") from error
    if len(data) > allowed:
        raise ReadError("expands beyond the limit")
    yield from read_within(source, source.path.stem, data)
