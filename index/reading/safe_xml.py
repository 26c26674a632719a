"""Markup of strangers: no entities, nothing from outside, no more than it weighs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from index.errors import ReadError
from index.reading.draft import BadRecord

_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_DECLARED_WITHIN, _END_WITHIN = 65_536, 10_000
"""Bytes."""
_DAMAGED = "damaged: it is not sound XML"


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of a document, whatever of it is sound.

    Raises:
        ReadError: It declares entities, or nothing of it is XML.
    """
    _refuse_entities(data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(_DAMAGED) from error
    if root is None:
        raise ReadError(_DAMAGED)
    return root


def cut_off(data: bytes, root: etree._Element) -> Iterator[BadRecord]:
    """Yield what to tell of a document whose end is missing: whatever it lost can't be known."""
    name = etree.QName(root).localname.encode()
    end = data[-_END_WITHIN:]
    if b"\0" not in end and not re.search(rb"</(?:[\w.-]+:)?" + re.escape(name) + rb"\s*>", end):
        yield BadRecord("damaged: its end is missing")


def elements(data: bytes, name: str) -> Iterator[etree._Element]:
    """Yield each element of a name and forget it, so that a large document needs little memory.

    Raises:
        ReadError: It declares entities, or it is not sound from some place on.
    """
    _refuse_entities(data)
    found = etree.iterparse(
        io.BytesIO(data),
        tag=name,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
    )
    try:
        for _, element in found:
            yield element
            element.clear()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(_DAMAGED) from error


def parse_html(markup: str) -> etree._Element | None:
    """Return the tree of a page, or nothing if there is none."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        return lxml_html.document_fromstring(markup.encode("utf-8", "surrogatepass"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def markup_of(element: etree._Element) -> str:
    """Return the markup of an element, without what follows it."""
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def text_in(element: etree._Element, path: str) -> str:
    """Return the text of the first element at a path, any namespace; nothing if there is none."""
    found = element.find(path)
    return "" if found is None else "".join(map(str, found.itertext())).strip()


def _refuse_entities(data: bytes) -> None:
    if _ENTITY.search(data[:_DECLARED_WITHIN]):
        raise ReadError("unsafe: it declares XML entities")
