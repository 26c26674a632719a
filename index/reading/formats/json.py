"""JSON: one article a line, or a list of them, and the exports of services that keep articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from index.errors import ReadError
from index.reading.decode import decode
from index.reading.draft import BadRecord, Draft, Item
from index.reading.formats.omnivore import is_omnivore_list, read_unpacked
from index.reading.records import read_record
from index.reading.source import SourceFile

_LISTS = (
    "articles", "entries", "items", "results", "data", "docs", "documents", "list", "posts",
    "bookmarks", "stories", "links", "tweets", "statuses", "matches", "value", "annotations",
    "rows", "orderedItems", "messages", "children",
)  # fmt: skip
_AROUND = ("response", "articles", "data", "feed", "result", "export")
"""Objects that have such a list in them."""
_DEEPEST = 4
_DEEPEST_FOLDER = 30
"""Of bookmarks."""
_SCRIPT = re.compile(r"\Awindow\.YTD\.[\w.]+\s*=\s*")
"""What stands before the posts in an archive of X."""


def read_json_lines(source: SourceFile) -> Iterator[Item]:
    """Read a file with one JSON object a line; a line that is none is skipped with its number."""
    limit = source.limits.record
    for number, line in enumerate(source.lines(), 1):
        if not line.strip():
            continue
        if len(line) > limit:
            yield BadRecord(f"line {number}: too long (limit {limit // 1_000_000} MB)")
            continue
        try:
            decoded = decode(line, forced=source.encoding)
            if not decoded.text.strip():
                continue
            record = json.loads(decoded.text)
        except ReadError as error:
            yield BadRecord(f"line {number}: {error.message}")
        except (ValueError, RecursionError):
            yield BadRecord(f"line {number}: not JSON")
        else:
            yield _item(record, f"line {number}", str(number), decoded.warnings)


def read_json(source: SourceFile) -> Iterator[Item]:
    """Read one article, a list of them, or an object with such a list in it."""
    if is_omnivore_list(source):
        yield from read_unpacked(source)
        return
    decoded = source.decoded(source.limits.text)
    try:
        found = json.loads(_SCRIPT.sub("", decoded.text))
    except RecursionError as error:
        raise ReadError("nested too deeply to read") from error
    except ValueError as error:
        if _first_record(decoded.text) is not None:  # one object a line, by another name
            yield from read_json_lines(source)
            return
        raise ReadError(f"not JSON (line {getattr(error, 'lineno', 1)})") from error
    records = [_unwrapped(one) for one in _bookmarks(found) or _records(found)]
    records = [one for one in records if not _is_notice(one)] or records
    if not records:
        raise ReadError("no articles in this JSON", "It takes objects with a text and a title.")
    single = len(records) == 1
    for number, record in enumerate(records, 1):
        part = "" if single else str(number)
        yield _item(record, f"record {number}", part, decoded.warnings if number == 1 else ())


def _bookmarks(found: object) -> list[object]:
    """Return the links of a browser's own file of bookmarks; none if it is no such file."""
    if not isinstance(found, Mapping):
        return []
    if isinstance(found.get("roots"), Mapping):
        return list(_walk(list(found["roots"].values()), 0))
    if "typeCode" in found or found.get("type") == "text/x-moz-place-container":
        return list(_walk(found.get("children"), 0))
    return []


def _walk(nodes: object, depth: int) -> Iterator[object]:
    for node in nodes if isinstance(nodes, list) and depth < _DEEPEST_FOLDER else ():
        if not isinstance(node, Mapping):
            continue
        if str(node.get("url") or node.get("uri") or "").startswith(("http:", "https:")):
            yield node
        yield from _walk(node.get("children"), depth + 1)


def _first_record(text: str) -> object:
    try:
        found = json.loads(text.lstrip().partition("\n")[0])
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, Mapping) else None


def _records(found: object, depth: int = 0) -> list[object]:
    """Return the records in a list, in an object's list, or in an object's object's list."""
    if isinstance(found, list):
        return [one for each in found for one in (_answered(each, depth) or [each])]
    if not isinstance(found, Mapping):
        return []
    if all(isinstance(found.get(name), str) and found[name] for name in ("title", "text")):
        return [found]  # an article, whatever lists it has
    if isinstance(found.get("collections"), list):  # Linkwarden's
        return [link for one in found["collections"] for link in _collected(one)]
    for name in _LISTS:
        inner = found.get(name)
        if isinstance(inner, list) and inner and isinstance(inner[0], Mapping):
            if name == "annotations" and "target" not in inner[0]:
                continue  # of Google Keep: what it knows of the addresses in a note
            return _with_source(_with_authors(inner, found), found)
        if isinstance(inner, Mapping) and name == "list":  # Pocket's API: by identifier
            return list(inner.values())
    for name in _AROUND:
        inner = found.get(name)
        if isinstance(inner, Mapping) and depth < _DEEPEST:
            return _records(inner, depth + 1)
    content = found.get("content")
    if depth and isinstance(content, Mapping):  # the Guardian's, of a single article
        return [content]
    return [found]


def _unwrapped(record: object) -> object:
    """Return what Reddit wraps: `{"kind": "t3", "data": {…}}`."""
    is_thing = isinstance(record, Mapping) and record.keys() == {"kind", "data"}
    return record["data"] if is_thing and isinstance(record, Mapping) else record


def _is_notice(record: object) -> bool:
    """Tell what a program says among messages: who joined, what was pinned."""
    return (
        isinstance(record, Mapping) and record.get("type") == "service" and not record.get("text")
    )


def _answered(found: object, depth: int) -> list[object]:
    """Return the records of an answer that stands in a list of them: the pages of a search."""
    inner = found.get("response") if isinstance(found, Mapping) else None
    return _records(found, depth + 1) if isinstance(inner, Mapping) and depth < _DEEPEST else []


def _collected(collection: object) -> list[object]:
    """Return the links of a collection, its name as one of their tags."""
    if not isinstance(collection, Mapping) or not isinstance(collection.get("links"), list):
        return []
    name = collection.get("name")
    return [
        {**link, "tags": [*(link.get("tags") or ()), *([name] if name else [])]}
        if isinstance(link, Mapping) and isinstance(link.get("tags") or [], list)
        else link
        for link in collection["links"]
    ]


def _with_authors(records: list[object], around: Mapping[str, object]) -> list[object]:
    """Return posts of X with the names of who wrote them, which stand beside the list."""
    includes = around.get("includes")
    users = includes.get("users") if isinstance(includes, Mapping) else None
    if not isinstance(users, list):
        return records
    names = {user.get("id"): user.get("name") for user in users if isinstance(user, Mapping)}
    return [
        {**one, "author": names.get(one.get("author_id"))} if isinstance(one, Mapping) else one
        for one in records
    ]


def _with_source(records: list[object], around: Mapping[str, object]) -> list[object]:
    """Return the entries of a JSON feed with the feed's title, which stands beside the list."""
    if "jsonfeed.org" not in str(around.get("version") or ""):
        return records
    title = around.get("title")
    return [{"source": title, **one} if isinstance(one, Mapping) else one for one in records]


def _item(record: object, where: str, part: str, warnings: tuple[str, ...]) -> Item:
    if not isinstance(record, Mapping):
        return BadRecord(f"{where}: not an object")
    item = read_record({str(name): value for name, value in record.items()}, part, where)
    if isinstance(item, Draft):
        item.warnings.extend(warnings)
    return item
