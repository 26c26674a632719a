"""XML of strangers: no entities, nothing from outside, no more than it weighs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from lxml import etree

from index.errors import ReadError

_ENTITY = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
_DECLARED_WITHIN = 65_536
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


def text_in(element: etree._Element, path: str) -> str:
    """Return the text of the first element at a path, any namespace; nothing if there is none."""
    found = element.find(path)
    return "" if found is None else "".join(map(str, found.itertext())).strip()


def _refuse_entities(data: bytes) -> None:
    if _ENTITY.search(data[:_DECLARED_WITHIN]):
        raise ReadError("unsafe: it declares XML entities")
