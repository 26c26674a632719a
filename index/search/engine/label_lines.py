"""Which lines of a vocabulary of names hold a label: `holm` is in the line of "Ada Holm"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.search.query.syntax import Label


def starts_of(label: Label, block: memoryview) -> Iterator[int]:
    """Yield where a label begins, at the beginning of a word.

    Args:
        label: The words of a name, in a row.
        block: Lines `folded name, PAIR, name`.
    """
    regex, at = _regex(label), 0
    while match := regex.search(block, at):
        start = match.start()
        begins_word = not start or block[start - 1] in b" \n"
        at = match.end() if begins_word else start + 1
        if begins_word:
            yield start


def _regex(label: Label) -> re.Pattern[bytes]:
    """Return what finds a label in the first part of a line.

    It begins with the label's first letters, so that the search can leap to where they stand.
    """
    letter = rb"[^ \0\n]"
    any_letter = rb"(?:[\x01-\x7f]|[\xc0-\xff][\x80-\xbf]*)"
    parts = []
    for pattern in label.patterns:
        if pattern.kind == "wildcard":
            signs = {"*": letter + b"*", "?": any_letter}
            parts.append(b"".join(signs.get(s) or re.escape(s.encode()) for s in pattern.folded))
        else:
            tail = letter + b"*" if pattern.kind == "prefix" else b""
            parts.append(re.escape(pattern.folded.encode()) + tail)
    return re.compile(b" ".join(parts) + rb"(?=(?: [^\n]*)?\0)")
