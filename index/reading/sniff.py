"""What a file is by its content: for names that say nothing, or say something else."""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib

from index.reading.source import SourceFile

_SIGNATURES = (
    (b"{\\rtf", "rtf"),
    (b"PK\x03\x04", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
    (b"\xd0\xcf\x11\xe0", "ole"),
)
_PROLOG = re.compile(
    r"(?:\s|<\?xml[^>]*\?>|<!--.{0,2000}?-->|<!doctype(?!\s+html)[^>\[]*(?:\[[^\]]{0,4000}\]\s*)?>)*",
    re.I | re.S,
)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s/>])")
_FACTIVA = re.compile(
    r"<(?:\w+:)?(?:ppsarticle\w*|leadParagraph|tailParagraphs|accessionNo)\b", re.I
)
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|main|article|section|header|div|table|p|h[1-6])\b",
    re.I,
)
_HEADER = re.compile(
    r"^(from|to|date|subject|received|return-path|message-id|mime-version|delivered-to"
    r"|content-type|reply-to):[ \t]",
    re.I | re.M,
)
_BY_PROGRAMS = frozenset((
    "received", "return-path", "message-id", "mime-version", "delivered-to", "content-type",
))  # fmt: skip
_MHTML = re.compile(
    r"^(?:snapshot-content-location:|from: <saved by)|multipart/related", re.I | re.M
)
_STARTS = (
    (re.compile(r"<\?php\b"), "program"),
    (re.compile(r"#!"), "program"),
    (re.compile(r"From \S.*\d\d:\d\d.*\n[\w-]+:[ \t]"), "mailbox"),
    (re.compile(r"TY {1,2}- "), "ris"),
    (re.compile(r"PMID- \d"), "pubmed"),
    (
        re.compile(r"\[InternetShortcut\]|\[Desktop Entry\](?=.*^Type=Link\b)", re.S | re.M),
        "shortcut",
    ),
    (re.compile(r"@[A-Za-z]+\s*\{\s*[^\s,{}]+\s*,"), "bibtex"),
    (
        re.compile(
            r"WEBVTT\b|\d+:\d\d:\d\d\.\d+,\d+:\d\d:\d\d\.\d+\s|\d+\s*\n\d+:\d\d:\d\d[,.]\d+ --> "
        ),
        "subtitles",
    ),
    (re.compile(r"window\.YTD\."), "tweets"),
    (re.compile(r"\{\s*[\"}]|\[\s*[\[{\"]"), "json"),
)
_CODE_SIGN = re.compile(r"[{}<>=\\|$#~^`]|[;/*]{2}|;$", re.M)
_RULE = re.compile(r"^(?:([=~*^#-])\1{3,}[ \t]*$|#\+(?=\w+:))", re.M)
"""A line under a heading, or what marks a heading in Org."""
_SENTENCE = re.compile(r"[^\W\d_][^\W\d_]+[\"”’»)]?[.!?…][\"”’»)]*(?:\s|$)|[。！？]")
_FEWEST_LETTERS = 60
_LETTERS = 0.7
"""Least share of a text that is letters."""
_SIGNS = 0.015
"""Largest share of a text that is signs of programs and lists."""


def kind_of_file(source: SourceFile) -> str:
    """Return what kind of file it is by its first bytes; nothing if they say none.

    Kinds are short words, as `Format.kinds` in the registry names them; `xml:root` is XML with
    that root.

    Raises:
        ReadError: It can't be opened.
    """
    head = source.head()
    certain = kind_by_signature(head)
    if certain == "zip":
        return _kind_of_zip(source)
    return certain or kind_of_text(decoded_head(head))


def kind_by_signature(head: bytes) -> str:
    """Return the kind of data that its first bytes show for certain; nothing if none."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if b"%PDF-" in head[:1024]:
        return "pdf"
    is_list = head.startswith(b"bplist00") or b"<plist" in head[:1024]
    return "webarchive" if is_list and b"WebMainResource" in head else ""


def unpacked_head(head: bytes) -> bytes:
    """Return the beginning of what gzip has packed, as far as the packed beginning tells."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 8192)
    except zlib.error:
        return b""


def decoded_head(head: bytes) -> str:
    """Return the beginning of a text, whatever bytes are broken in it; nothing for binary data."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    if head.count(b"\0") > 0.02 * len(head):
        return ""
    text = head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    if text.count("\ufffd") > 0.02 * len(text):
        return head.decode("cp1252", "replace")
    return text


def kind_of_text(text: str) -> str:
    """Return what a text is: a page, a message, XML, JSON or plain prose; nothing if none."""
    text = text.lstrip("\ufeff \t\r\n").replace("\r\n", "\n")
    for pattern, kind in _STARTS:
        if pattern.match(text):
            return kind
    body = text[_PROLOG.match(text).end() :]  # type: ignore[union-attr]  # it matches nothing, too
    if _PAGE.match(body):
        return "html"
    if root := _ROOT.match(body):
        if root[1] == "RDF" and "zotero.org/namespaces" in body:
            return "zotero"
        return "factiva" if _FACTIVA.search(body) else f"xml:{root[1]}"
    block = text.partition("\n\n")[0]
    names = {name.lower() for name in _HEADER.findall(block)}
    if len(names) >= 2:
        # People write some of these above a text, too; programs write others with them.
        return "mhtml" if _MHTML.search(block) else "mail" if names & _BY_PROGRAMS else "letter"
    return "text" if _is_prose(text) else ""


def _is_prose(text: str) -> bool:
    """Tell a text for people from lists, programs and data."""
    signs = len(_CODE_SIGN.findall(_RULE.sub("", text)))
    letters = sum(one.isalpha() or one.isspace() for one in text)
    return (
        letters >= _FEWEST_LETTERS
        and letters >= _LETTERS * len(text)
        and signs <= _SIGNS * len(text)
        and bool(_SENTENCE.search(text))
    )


def _kind_of_zip(source: SourceFile) -> str:
    """Tell office documents and books, which are ZIP archives, from others."""
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            kind = b""
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    kind = member.read(100)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError, EOFError):
        return "zip"
    if b"epub" in kind or "META-INF/container.xml" in names:
        return "epub"
    if b"opendocument.text" in kind:
        return "odt"
    if "word/document.xml" in names:
        return "docx"
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return "wacz"
    if "xl/workbook.xml" in names or "ppt/presentation.xml" in names:
        return "office"
    return "zip"
