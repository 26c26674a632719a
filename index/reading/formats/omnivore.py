"""Omnivore's export: lists of what was saved, and a page for each, packed or unpacked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from zipfile import ZipFile

from index.errors import ReadError
from index.reading.decode import decode
from index.reading.draft import BadRecord, Item
from index.reading.records import read_record
from index.reading.source import SourceFile, look_at
from index.reading.zipped import read_member

_METADATA = re.compile(r"(?:^|/)metadata_\d+_to_\d+\.json$")
_SLUG = re.compile(r"[^/\\\x00]{1,250}")


def export_lists(names: Iterable[str]) -> list[str]:
    """Return those files of a ZIP archive that are the lists of an export; none if it is none."""
    return sorted(name for name in names if _METADATA.search(name))


def read_packed(archive: ZipFile, lists: Iterable[str], source: SourceFile) -> Iterator[Item]:
    """Read the export as it was downloaded."""
    for name in lists:
        data = read_member(archive, name, source.limits.record)
        yield from read_entries(data, _packed_page(archive, name, source), name)


def is_omnivore_list(source: SourceFile) -> bool:
    """Tell by its name whether a file is a list of an unpacked export."""
    return bool(_METADATA.search(source.path.name))


def read_unpacked(source: SourceFile) -> Iterator[Item]:
    """Read a list of an unpacked export with the pages beside it."""

    def page(slug: str) -> bytes:
        path = source.path.parent / "content" / f"{slug}.html"
        return look_at(path, source.root, source.limits).data(source.limits.page)

    yield from read_entries(source.data(source.limits.record), page, source.path.name)


def read_entries(data: bytes, page: Callable[[str], bytes], name: str) -> Iterator[Item]:
    """Yield the articles of one list.

    Args:
        data: The list.
        page: Returns the saved page of an entry by its slug, or raises `ReadError`.
        name: The list's name, for what is said about it.
    """
    try:
        entries = json.loads(decode(data).text)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"{name}: not JSON") from error
    for number, entry in enumerate(entries if isinstance(entries, list) else [], 1):
        where = f"{name}: entry {number}"
        if not isinstance(entry, Mapping):
            yield BadRecord(f"{where}: not an object")
            continue
        fields = {str(key): value for key, value in entry.items()}
        slug = str(fields.get("slug") or "")
        if _SLUG.fullmatch(slug):
            try:
                fields["contentHtml"] = decode(page(slug)).text
            except ReadError:  # a link that was saved without its page
                fields.pop("contentHtml", None)
        yield read_record(fields, slug or str(number), where)


def _packed_page(archive: ZipFile, name: str, source: SourceFile) -> Callable[[str], bytes]:
    folder = name.rpartition("/")[0]

    def page(slug: str) -> bytes:
        path = f"{folder}/content/{slug}.html".removeprefix("/")
        return read_member(archive, path, source.limits.page)

    return page
