"""What the names of a page's elements say: whether they are the article or stand round it."""

from __future__ import annotations

import re

from lxml import etree

_STATE = re.compile(
    r"^(?:has|no|with|without|is|tag|topic|category|type|format|status)[_-]"
    r"|[_-](?:open|closed|enabled|disabled|free|on|off)$",
    re.I,
)
"""A name that says something of its element: `tag-comments`, `comments-open`."""


def names_of(element: etree._Element) -> list[str]:
    """Return the classes and the identifier of an element, without those of its state."""
    names = f"{element.get('class', '')} {element.get('id', '')}".split()
    return [name for name in names if not _STATE.search(name)]
