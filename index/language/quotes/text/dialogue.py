"""Speech after dashes, as the French and the Russian press set it.

    — The bridge is closed, — said Odile Marchand. — Since Monday.

A dash opens the paragraph; further dashes part what is said from who says it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from index.article import Span
from index.language.quotes.text.lexicon import Lexicon

_DASH = re.compile(r"[—―]\s+|\s[—―](?=\s)")
_OPENING_DASH = re.compile(r"[—–―]\s?[\w¿¡«“\"…]")
_BREAK = re.compile(r",\s(?=\w)|[?!…]?\s[—–―]\s?(?=\w)|[?!…]\s(?=[a-zà-ÿ])")
"""What may part speech from who says it, in a paragraph that opens with a dash."""
_CLAUSE = re.compile(r"[^,.?!…]*")
_CLOSING_DASH = re.compile(r"[—–―][.,;:]?\s*")
_FEWEST_PARAGRAPHS = 2
_FARTHEST_CUE = 4


def find_dialogue(text: str, paragraphs: list[Span], lexicon: Lexicon) -> dict[int, list[Span]]:
    """Return what is said in paragraphs that a dash opens, by their number.

    Two such paragraphs and one verb of saying between dashes make a dialogue; else it is a list.
    """
    if lexicon.dashes:
        return _find_speech(text, paragraphs, lexicon)
    dashed = [
        number for number, (start, _) in enumerate(paragraphs) if text[start : start + 1] in "—―"
    ]
    if len(dashed) < _FEWEST_PARAGRAPHS:
        return {}
    parts = {number: _parts(text, paragraphs[number], lexicon) for number in dashed}
    if not any(said for split in parts.values() for said, _ in split):
        return {}
    return {
        number: [span for is_attribution, span in split if not is_attribution]
        for number, split in parts.items()
    }


def _find_speech(text: str, paragraphs: list[Span], lexicon: Lexicon) -> dict[int, list[Span]]:
    """Return what paragraphs say that open with a dash, if a verb of saying shows that it is said.

    —Me levanto a las dos —dice Basilio Merino—. Ya no siento el sueño.
    — Je me lève à deux heures, dit Mathurin Kerbiriou. Le fournil sent le beurre.
    """
    found: dict[int, list[Span]] = {}
    is_dialogue = False
    for number, paragraph in enumerate(paragraphs):
        if _OPENING_DASH.match(text, *paragraph) is None:
            continue
        said, is_told = _said(text, paragraph, lexicon)
        is_dialogue = is_dialogue or is_told
        if is_told or text[paragraph.end - 1] in ".?!…":
            found[number] = said
    return found if is_dialogue else {}


def _said(text: str, paragraph: Span, lexicon: Lexicon) -> tuple[list[Span], bool]:
    """Return what a paragraph says, and whether a verb of saying stands in it."""
    said, start, is_told = [], paragraph.start, False
    for match in _BREAK.finditer(text, paragraph.start + 1, paragraph.end):
        if match.start() < start:
            continue
        if not _says(text, match.end(), lexicon):
            continue
        is_sign = match[0][0] in ",?!…" and match[0][-1].isspace()
        said.append(Span(start, match.start() + is_sign))
        is_told = True
        if is_sign and len(match[0].strip()) == 1:
            return said, is_told
        close = _CLOSING_DASH.search(text, match.end(), paragraph.end)
        if close is None:
            return said, is_told
        start = close.end()
    while start < paragraph.end and text[start].isspace():
        start += 1
    if start < paragraph.end:
        said.append(Span(start, paragraph.end))
    return said, is_told


def _says(text: str, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb of saying begins a clause: "demande Holm", not "notre poste"."""
    clause = _CLAUSE.match(text, start, start + 80)
    for word in re.findall(r"\w+", clause[0].lower() if clause else "")[:_FARTHEST_CUE]:
        if word in lexicon.cues:
            return True
        if word in lexicon.determiners:
            return False
    return False


def _parts(text: str, paragraph: Span, lexicon: Lexicon) -> list[tuple[bool, Span]]:
    """Cut a paragraph at its dashes, and tell which parts say who speaks."""
    dashes = [match.start() for match in _DASH.finditer(text, *paragraph)]
    parts = []
    for start, end in pairwise([*dashes, paragraph.end]):
        while start < end and text[start].isspace():
            start += 1
        words = re.findall(r"\w+", text[start:end][:80])[:_FARTHEST_CUE]
        is_attribution = start > paragraph.start and any(
            word.lower() in lexicon.cues for word in words
        )
        parts.append((is_attribution, Span(start, end)))
    return parts
