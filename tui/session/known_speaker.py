"""Whether a query is nothing but the name of a known speaker: what they say is offered then."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index import Archive

_NAME = r"\w[\w.'’-]*(?: \w[\w.'’-]*)*"
"""What can be a name: words, and nothing of the query language."""


def speaker_called(query: str, archive: Archive) -> str:
    """Return the known speaker whose name, or whose last name, is all of a query."""
    typed = " ".join(query.split()).casefold()
    if len(typed) < 3 or not re.fullmatch(_NAME, typed):
        return ""
    asked = f'speaker:"{typed}'
    for completion in archive.complete(asked, len(asked)):
        name = completion.text.partition(":")[2] if ":" in completion.text else completion.text
        name = name.strip('"')
        if completion.kind == "speaker" and f" {name}".casefold().endswith(f" {typed}"):
            return name
    return ""
