"""Articles in the XML of agencies and archives: NITF, NewsML-G2 and TEI."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from index.errors import ReadError
from index.reading.bylines import author_names
from index.reading.draft import Draft, Item
from index.reading.safe_xml import cut_off, parse_xml, text_in
from index.reading.source import SourceFile

_ITEMS = ("nitf", "newsItem", "TEI")
_PATHS = {
    "title": (
        ".//{*}hedline/{*}hl1", ".//{*}headline", ".//{*}titleStmt/{*}title", "{*}head/{*}title",
    ),
    "authors": (".//{*}byline", ".//{*}contentMeta/{*}by", ".//{*}titleStmt/{*}author"),
    "source": (
        ".//{*}infoSource/{*}name", ".//{*}itemMeta/{*}provider/{*}name",
        ".//{*}publicationStmt/{*}publisher",
    ),
    "published": (
        ".//{*}contentCreated", ".//{*}itemMeta/{*}firstCreated",
        ".//{*}itemMeta/{*}versionCreated", ".//{*}publicationStmt/{*}date", ".//{*}story.date",
    ),
}  # fmt: skip
"""Where each fact stands, the surest place first."""
_BODIES = ("{*}body.content", "{*}inlineXML", "{*}text")
_PARAGRAPHS = ("{*}p", "{*}hl2", "{*}h1", "{*}h2", "{*}h3", "{*}li", "{*}head", "{*}ab")


def read_agency_xml(source: SourceFile) -> Iterator[Item]:
    """Read each article of a document.

    Raises:
        ReadError: It is unsafe or damaged, or holds no article.
    """
    data = source.data(source.limits.text)
    root = parse_xml(data)
    items = [one for name in _ITEMS for one in root.iter(f"{{*}}{name}")]
    drafts = [draft for draft in map(_draft, items) if draft.text]
    if not drafts:
        raise ReadError("no article in this XML")
    for number, draft in enumerate(drafts, 1):
        draft.part = str(number) if len(drafts) > 1 else ""
        yield draft
    yield from cut_off(data, root)


def _draft(item: etree._Element) -> Draft:
    draft = Draft()
    for path in _PATHS["title"]:
        draft.offer("title", text_in(item, path), "XML")
    for path in _PATHS["source"]:
        draft.offer("source", text_in(item, path), "XML")
    for path in _PATHS["published"]:
        draft.offer("published", text_in(item, path), "XML")
    for element in item.iter("{*}pubdata"):
        draft.offer("source", element.get("name"), "XML")
        draft.offer("published", element.get("date.publication"), "XML")
    for element in item.iter("{*}date.issue", "{*}date.release", "{*}date"):
        draft.offer("published", element.get("norm") or element.get("when"), "XML")
    for path in _PATHS["authors"]:
        names = [one for element in item.iterfind(path) for one in author_names(_words(element))]
        draft.offer_all("authors", names, "XML")
    draft.offer("language", item.get("{http://www.w3.org/XML/1998/namespace}lang"), "XML")
    body = next((one for name in _BODIES for one in item.iter(name)), None)
    if body is not None:
        draft.text = "\n\n".join(filter(None, map(_words, _outermost(body))))
    return draft


def _outermost(body: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs of a text, none within another: a list's item may hold one."""
    last: etree._Element | None = None
    for element in body.iter(*_PARAGRAPHS):
        if last is None or last not in element.iterancestors():
            last = element
            yield element


def _words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
