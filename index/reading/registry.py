"""The one table of formats: which files each reader takes, by their names and by their content.

A new format is a function in a file of its own in `index.reading.formats`, and one line here.
Another package adds a format by an entry point of the group `pullquote.readers`: its name is the
ending of the files without the dot, its value a function from `SourceFile` to items.
"""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import util
from pathlib import Path

from index.errors import ReadError, install_command
from index.reading.draft import Item
from index.reading.kinds import OLD_OFFICE, kind_by_name
from index.reading.sniff import kind_of_file
from index.reading.source import SourceFile

Reader = Callable[[SourceFile], Iterable[Item]]
"""Yields what a file holds: articles, links, and what can't be read of it (`BadRecord`). Raises
`ReadError` where that is all of it."""
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
    kinds: tuple[str, ...] = ()
    """What `index.reading.sniff` calls their content."""
    extra: str = ""
    """The extra of this package that the reader needs."""
    needs: str = ""
    """The module that the extra brings."""
    about: str = ""
    """What the user should know of it, in a few words."""

    def load(self) -> Reader:
        """Import the reader.

        Raises:
            ReadError: Its extra is not installed.
        """
        if self.needs and util.find_spec(self.needs) is None:
            raise ReadError(
                f"reading {self.name} files needs the extra '{self.extra}'",
                f"Install it:  {install_command(self.extra)}  Then try again: r in the explorer, or"
                " pullquote index --retry",
            )
        module, _, function = self.reader.partition(":")
        reader: Reader = getattr(
            importlib.import_module(f"index.reading.formats.{module}"), function
        )
        return reader


_PACKED = tuple(
    f".{inner}.gz" for inner in ("html", "htm", "xml", "txt", "md", "json", "jsonl", "csv", "mbox")
)
FORMATS = (
    Format(
        "text", (".txt", ".text"), "text:read_text", kinds=("text",),
        about="title, byline, outlet and date from its first lines",
    ),
    Format(
        "Markdown", (".md", ".markdown", ".mdown"), "markdown:read_markdown",
        about="with front matter: Obsidian, web clippers",
    ),
    Format(
        "web page", (".html", ".htm", ".xhtml", ".xht"), "html:read_html", kinds=("html",),
        about="as browsers and SingleFile save it, whatever its ending; lists of bookmarks",
    ),
    Format("MHTML", (".mhtml", ".mht"), "mhtml:read_mhtml", kinds=("mhtml",)),
    Format(
        "Safari web archive", (".webarchive",), "webarchive:read_webarchive",
        kinds=("webarchive",),
    ),
    Format(
        "WARC", (".warc", ".warc.gz"), "warc:read_warc", kinds=("warc",), extra="warc",
        needs="warcio",
    ),
    Format(
        "WACZ", (".wacz",), "warc:read_wacz", kinds=("wacz",), extra="warc", needs="warcio"
    ),
    Format(
        "PDF", (".pdf",), "pdf:read_pdf", kinds=("pdf",), extra="pdf", needs="pypdf",
        about="columns in reading order; a scan says that it needs OCR",
    ),
    Format("Word", (".docx",), "docx:read_docx", kinds=("docx",), extra="docx", needs="docx"),
    Format("RTF", (".rtf",), "rtf:read_rtf", kinds=("rtf",)),
    Format("OpenDocument", (".odt", ".ott", ".fodt"), "odt:read_odt", kinds=("odt",)),
    Format(
        "EPUB", (".epub",), "epub:read_epub", kinds=("epub",),
        about="each chapter, or each article of Calibre's news",
    ),
    Format(
        "mail", (".eml", ".emlx"), "mail:read_message", kinds=("mail", "letter"),
        about="Maildir too; forwarded mail as its original, attachments, newsletters by story",
    ),
    Format(
        "mailbox", (".mbox", ".mbx"), "mailbox:read_mailbox", names=("mbox", "inbox"),
        kinds=("mailbox",),
    ),
    Format(
        "JSON lines", (".jsonl", ".ndjson"), "json:read_json_lines",
        about="an article or a link a line",
    ),
    Format(
        "JSON", (".json",), "json:read_json",
        names=("bookmarks", "tweets.js", "tweet.js", "like.js"),
        kinds=("json", "tweets"),
        about="the Guardian, NYT, NewsAPI, GDELT, Media Cloud, Dow Jones, X, Mastodon; wallabag,"
        " Omnivore, Karakeep, Linkwarden, Raindrop, Readwise, Hypothesis, Shaarli, Pinboard;"
        " bookmarks of browsers",
    ),
    Format(
        "CSV", (".csv", ".tsv", ".tab"), "table:read_table",
        about="Pocket, Instapaper, Raindrop, Readwise, Media Cloud; your own columns",
    ),
    Format(
        "feed", (".rss", ".atom"), "feed:read_feed", kinds=("xml:rss", "xml:feed", "xml:RDF"),
        extra="feeds", needs="feedparser", about="RSS and Atom, .xml too; teasers as links",
    ),
    Format("Pinboard", (), "pinboard:read_pinboard", kinds=("xml:posts",), about="as links"),
    Format(
        "Safari", (), "safari:read_bookmarks", names=("bookmarks.plist",),
        about="bookmarks and the reading list, as links",
    ),
    Format("wallabag", (), "wallabag:read_wallabag", kinds=("xml:entries",), about="its export"),
    Format("OPML", (".opml",), "opml:read_opml", kinds=("xml:opml",), about="as links"),
    Format("Evernote", (".enex",), "enex:read_enex", kinds=("xml:en-export",)),
    Format(
        "Factiva XML", (), "factiva_xml:read_factiva_xml",
        kinds=("factiva",),
    ),
    Format(
        "NITF, NewsML, TEI", (), "agency_xml:read_agency_xml",
        kinds=("xml:nitf", "xml:newsItem", "xml:newsMessage", "xml:packageItem", "xml:TEI"),
        about="XML of agencies and archives",
    ),
    Format(
        "subtitles", (".srt", ".vtt", ".sbv"), "subtitles:read_subtitles", kinds=("subtitles",),
        about="as a transcript with its speakers",
    ),
    Format(
        "TTML", (".ttml", ".dfxp"), "timed_text:read_timed_text", kinds=("xml:tt",),
        about="subtitles in XML, likewise",
    ),
    Format(
        "RIS", (".ris",), "references:read_ris", kinds=("ris",), extra="references", needs="rispy",
        about="as links",
    ),
    Format(
        "PubMed", (".nbib",), "bibliographies:read_pubmed", kinds=("pubmed",), about="as links"
    ),
    Format("EndNote", (), "bibliographies:read_endnote", kinds=("xml:xml",), about="XML, as links"),
    Format(
        "Zotero", (".rdf",), "bibliographies:read_zotero", kinds=("zotero",), about="RDF, as links"
    ),
    Format(
        "shortcut", (".url", ".webloc", ".desktop"), "shortcuts:read_shortcut",
        kinds=("shortcut",), about="as a link",
    ),
    Format(
        "BibTeX", (".bib", ".bibtex"), "references:read_bibtex", kinds=("bibtex",),
        extra="references", needs="bibtexparser", about="as links",
    ),
    Format(
        "ZIP", (".zip",), "packed:read_zip", kinds=("zip",),
        about="each file in it; the exports of Omnivore, Pocket and Substack",
    ),
    Format("gzip", _PACKED, "packed:read_gzip", kinds=("gzip",), about="the file in it"),
)  # fmt: skip


_PART = re.compile(r"-part\d+(?=\.js$)")
"""How X ends the name of a further file of posts."""
_BY_SUFFIX = {suffix: one for one in FORMATS for suffix in one.suffixes}
_BY_NAME = {name: one for one in FORMATS for name in one.names}
_BY_KIND = {kind: one for one in FORMATS for kind in one.kinds}
_IN_MAILDIR = next(one for one in FORMATS if one.name == "mail")
_PLAIN = frozenset(("text", "Markdown"))
"""Formats of plain text, which people also call what is none."""
_PLAIN_KINDS = frozenset((
    "html", "ris", "pubmed", "subtitles", "mailbox", "mail", "xml:nitf", "xml:newsItem",
    "xml:newsMessage", "xml:rss", "xml:feed",
))  # fmt: skip
"""What a file of plain text is by its content, and not what its name says."""
_LIKE_NO_PAGE = frozenset((
    "PDF", "Word", "RTF", "OpenDocument", "EPUB", "ZIP", "WACZ", "WARC", "JSON", "Evernote",
    "subtitles",
))  # fmt: skip
"""Formats that begin like no web page: one that is called so was saved in place of it."""
_OF_MANY_KINDS = ("zip", "gzip", "")
_UNMISTAKABLE = frozenset(
    ("rtf", "pdf", "docx", "odt", "epub", "webarchive", "warc", "wacz", "mhtml", "xml:RDF")
)
"""Kinds of content that outweigh any ending."""


def find_reader(source: SourceFile) -> Reader:
    """Return the function that reads such files.

    Raises:
        ReadError: There is none, or its extra is not installed, or it can't be opened.
    """
    if known := _format_of(source):
        return known.load()
    entry = _others().get(source.suffix)
    if entry is None:
        raise _refusal(source)
    reader: Reader = entry()
    return reader


def read_within(source: SourceFile, name: str, data: bytes) -> Iterator[Item]:
    """Yield what a file holds that another file holds: a member of an archive, an attachment.

    Raises:
        ReadError: It can't be read.
    """
    inner = source.within(name, data)
    yield from find_reader(inner)(inner)


def has_reader(path: Path) -> bool:
    """Tell whether a file's name says how to read it."""
    return format_by_name(path) is not None or path.suffix.lower() in _others()


def reads_kind(kind: str) -> bool:
    """Tell whether some format has content of a kind, as `index.reading.sniff` names it."""
    return kind in _BY_KIND or kind == "ole"


def format_by_name(path: Path) -> Format | None:
    """Return the format that a file's name says it is in."""
    name = path.name.lower()
    suffixes = path.suffixes[-2:]
    for ending in ("".join(suffixes).lower(), path.suffix.lower()):
        if known := _BY_SUFFIX.get(ending):
            return known
    if known := _BY_NAME.get(_PART.sub("", name)):
        return known
    return _IN_MAILDIR if _is_in_maildir(path) else None


def _format_of(source: SourceFile) -> Format | None:
    """Return the format of a file: its name counts unless the content is plainly another."""
    named = format_by_name(source.path)
    if named is None and source.suffix in _others():
        return None
    kind = kind_of_file(source)
    if named is None and kind in _OF_MANY_KINDS and kind_by_name(source.path):
        return None  # a document of Pages is a ZIP archive, too
    is_plain = named is not None and kind in _PLAIN_KINDS and named.name in _PLAIN
    is_page = named is not None and kind == "html" and named.name in _LIKE_NO_PAGE
    if named is None or kind in _UNMISTAKABLE or is_plain or is_page:
        return _BY_KIND.get(kind) or named
    return named


def _refusal(source: SourceFile) -> ReadError:
    """Return why a file is not read, and what to do."""
    kind = kind_of_file(source)
    known = kind_by_name(source.path)
    if kind == "ole" and (known is None or source.suffix in (".doc", ".dot")):
        known = OLD_OFFICE
    if known is not None:
        return ReadError(f"not read: {known.words}", known.hint)
    if kind.startswith("xml:"):
        what = f"XML of an unknown kind (<{kind[4:][:40]}>)"
    elif kind == "program":
        what = "a program's source"
    else:
        what = "an unknown kind of file"
    return ReadError(f"not read: {what}", "Export it as text, HTML or Markdown.")


def _is_in_maildir(path: Path) -> bool:
    return path.parent.name in ("cur", "new") and (path.parent.parent / "tmp").is_dir()


@functools.cache
def _others() -> dict[str, Callable[[], Reader]]:
    """Return the readers of other packages by suffix, not loaded yet."""
    from importlib.metadata import entry_points

    return {f".{entry.name.lower()}": entry.load for entry in entry_points(group=_ENTRY_POINTS)}
