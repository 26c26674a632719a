"""The one table of formats: what a file's name says about how to read it.

A new format is a function in a file of its own in `index.reading.formats`, and one line here.
Another package adds a format by an entry point of the group `pullquote.readers`: its name is the
ending of the files without the dot, its value a function from `SourceFile` to items.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import util
from pathlib import Path

from index.errors import ReadError
from index.reading.draft import Item
from index.reading.source import SourceFile

Reader = Callable[[SourceFile], Iterable[Item]]
_ENTRY_POINTS = "pullquote.readers"


@dataclass(frozen=True, slots=True)
class Format:
    """One way in which articles are kept."""

    name: str
    suffixes: tuple[str, ...]
    reader: str
    """`module:function` below `index.reading.formats`."""
    names: tuple[str, ...] = ()
    """Whole names of such files, where they have no ending."""
    extra: str = ""
    """The extra of this package that the reader needs."""
    needs: str = ""
    """The module that the extra brings."""

    def load(self) -> Reader:
        """Import the reader.

        Raises:
            ReadError: Its extra is not installed.
        """
        if self.needs and util.find_spec(self.needs) is None:
            raise ReadError(
                f"reading {self.name} files needs the extra '{self.extra}'",
                f"Install it: pip install 'pullquote[{self.extra}]', then pullquote index --retry",
            )
        module, _, function = self.reader.partition(":")
        reader: Reader = getattr(
            importlib.import_module(f"index.reading.formats.{module}"), function
        )
        return reader


FORMATS = (
    Format("text", (".txt", ".text"), "text:read_text"),
    Format("Markdown", (".md", ".markdown", ".mdown"), "markdown:read_markdown"),
    Format("HTML", (".html", ".htm", ".xhtml", ".xht"), "html:read_html"),
    Format("MHTML", (".mhtml", ".mht"), "mhtml:read_mhtml"),
    Format("JSON lines", (".jsonl", ".ndjson"), "json:read_json_lines"),
    Format("JSON", (".json",), "json:read_json"),
    Format("CSV", (".csv", ".tsv", ".tab"), "table:read_table"),
    Format("export", (".zip",), "omnivore:read_zip"),
    Format("mail", (".eml",), "mail:read_message"),
    Format("mailbox", (".mbox", ".mbx"), "mail:read_mailbox", names=("mbox", "inbox")),
    Format("EPUB", (".epub",), "epub:read_epub"),
    Format("PDF", (".pdf",), "pdf:read_pdf", extra="pdf", needs="pypdf"),
    Format("Word", (".docx",), "docx:read_docx", extra="docx", needs="docx"),
    Format("WARC", (".warc", ".warc.gz"), "warc:read_warc", extra="warc", needs="warcio"),
    Format("WACZ", (".wacz",), "warc:read_wacz", extra="warc", needs="warcio"),
)
_BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes}
_BY_NAME = {name: one for one in FORMATS for name in one.names}
_IN_MAILDIR = next(one for one in FORMATS if one.name == "mail")


def find_reader(path: Path) -> Reader:
    """Return the function that reads such files.

    Raises:
        ReadError: There is none, or its extra is not installed.
    """
    if known := _format_of(path):
        return known.load()
    entry = _others().get(path.suffix.lower())
    if entry is None:
        raise ReadError("unknown kind of file", "Export it as text, HTML or Markdown.")
    reader: Reader = entry()
    return reader


def has_reader(path: Path) -> bool:
    """Tell by its name whether a file can hold articles."""
    return _format_of(path) is not None or path.suffix.lower() in _others()


def _format_of(path: Path) -> Format | None:
    name = path.name.lower()
    suffixes = path.suffixes[-2:]
    for ending in ("".join(suffixes).lower(), path.suffix.lower()):
        if known := _BY_SUFFIX.get(ending):
            return known
    if known := _BY_NAME.get(name):
        return known
    return _IN_MAILDIR if _is_in_maildir(path) else None


def _is_in_maildir(path: Path) -> bool:
    return path.parent.name in ("cur", "new") and (path.parent.parent / "tmp").is_dir()


@functools.cache
def _others() -> dict[str, Callable[[], Reader]]:
    """Return the readers of other packages by suffix, not loaded yet."""
    from importlib.metadata import entry_points

    return {f".{entry.name.lower()}": entry.load for entry in entry_points(group=_ENTRY_POINTS)}
