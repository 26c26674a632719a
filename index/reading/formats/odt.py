"""OpenDocument texts, as LibreOffice writes them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from index.errors import ReadError
from index.reading.bylines import named_in
from index.reading.dates import parse_date
from index.reading.draft import Draft, Item
from index.reading.exports import part_export
from index.reading.prose import read_prose
from index.reading.safe_xml import parse_xml, text_in
from index.reading.source import SourceFile
from index.reading.zipped import open_zip, read_member

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_BLOCKS = (f"{_TEXT}p", f"{_TEXT}h")
_SILENT = ("annotation", "tracked-changes", "deletion", "note", "sequence-decls", "index-body")
"""Elements whose text is not the document's: comments, what was struck out, notes, contents."""
_MOST_SPACES = 100


def read_odt(source: SourceFile) -> Iterator[Item]:
    """Read the paragraphs of a document; the export of a database becomes the articles in it.

    Raises:
        ReadError: It is damaged, protected, or would unpack to too much.
    """
    if not source.head(4).startswith(b"PK"):
        yield from _read(parse_xml(source.data(source.limits.text)), None)
        return
    with open_zip(source) as archive:
        names = archive.namelist()
        if "content.xml" not in names:
            raise ReadError("damaged: it has no text", "Save it again.")
        if "META-INF/manifest.xml" in names:
            manifest = read_member(archive, "META-INF/manifest.xml", source.limits.page)
            if b"encryption-data" in manifest:
                raise ReadError("password-protected", "Save it again without a password.")
        content = parse_xml(read_member(archive, "content.xml", source.limits.unpacked))
        meta = (
            parse_xml(read_member(archive, "meta.xml", source.limits.page))
            if "meta.xml" in names
            else None
        )
    yield from _read(content, meta)


def _read(content: etree._Element, meta: etree._Element | None) -> Iterator[Item]:
    blocks = [(one, text) for one in content.iter(*_BLOCKS) if (text := _block(one).strip())]
    text = "\n\n".join(text for _, text in blocks)
    if (exported := part_export(text)) is not None:
        yield from exported
        return
    draft = Draft()
    if meta is not None:
        _offer_meta(draft, meta)
    for element, block in blocks:
        if element.tag == f"{_TEXT}h" and element.get(f"{_TEXT}outline-level", "1") == "1":
            draft.offer("title", block, "heading")
    read_prose(draft, text)
    if meta is not None:  # who typed it, if no byline says who wrote it
        typist = text_in(meta, ".//{*}initial-creator") or text_in(meta, ".//{*}creator")
        draft.offer_all("authors", named_in(typist), "odt")
    yield draft


def _offer_meta(draft: Draft, meta: etree._Element) -> None:
    draft.offer("title", text_in(meta, ".//{*}title"), "odt")
    draft.offer("language", text_in(meta, ".//{*}language"), "odt")
    draft.offer_all("tags", [one.text or "" for one in meta.iter("{*}keyword")], "odt")
    draft.saved = parse_date(text_in(meta, ".//{*}creation-date")[:10])


def _block(element: etree._Element) -> str:
    """Return the text of a paragraph without the notes and comments that stand in it."""
    if any(etree.QName(above).localname in _SILENT for above in element.iterancestors()):
        return ""
    parts: list[str] = []
    _collect(element, parts)
    return "".join(parts)


def _collect(element: etree._Element, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element.iterchildren(etree.Element):
        name = etree.QName(child).localname
        if name == "s":
            count = child.get(f"{_TEXT}c", "1")
            parts.append(" " * min(int(count) if count.isdigit() else 1, _MOST_SPACES))
        elif name == "tab":
            parts.append("\t")
        elif name == "line-break":
            parts.append("\n")
        elif name not in _SILENT and child.tag not in _BLOCKS:
            _collect(child, parts)
        parts.append(child.tail or "")
