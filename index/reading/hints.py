"""What the user can do about the warnings of readers."""

from __future__ import annotations

import re

from index.reading.draft import LITTLE_TEXT

_HINTS = (
    (
        re.compile(r"decoded as \S+ \((?:guess|too short to guess)\)"),
        "If letters look wrong, choose another: “Encoding” in the explorer's palette when the"
        " article is open, or pullquote decode ENCODING FILE.",
    ),
    (
        re.compile(r"[\d,]+ paragraphs? left out that may be the article's: .*"),
        "Compare with the page, or with pullquote read --all FILE, which shows all of its text.",
    ),
    (
        re.compile(r"the page says that its article has .*"),
        "Compare with the page, or with pullquote read --all FILE, which shows all of its text:"
        " the rest may have to be paid for, or be on further pages.",
    ),
    (
        re.compile(r"the page shows no article; .*"),
        "Compare it with the page in a browser: headings or a box may be missing.",
    ),
    (
        re.compile(re.escape(LITTLE_TEXT)),
        "Save the page again when all of it shows; pullquote read --all FILE shows what is there.",
    ),
    (
        re.compile(r"the export says that it holds .*"),
        "All its text is kept: look where two articles run into one, or export it again.",
    ),
)


def hint_about(warning: str) -> str:
    """Return what to do about a warning; nothing if there is nothing to be done."""
    return next((hint for pattern, hint in _HINTS if pattern.fullmatch(warning)), "")
