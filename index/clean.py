"""Makes text fit to be read, searched and printed: the one door that foreign text comes through."""

from __future__ import annotations

import re
import unicodedata

_ANSI = re.compile(
    r"""
    (?: \x1b\[ | \x9b ) [0-?]* [ -/]* [@-~]                          # CSI: colours, cursor moves
    | (?: \x1b[\]PX^_] | [\x9d\x90\x98\x9e\x9f] ) [^\x07\x1b\x9c]{0,4096} (?: \x07 | \x1b\\ | \x9c )
    | \x1b [ -/]* [0-~]                                              # the two-letter sequences
    """,
    re.VERBOSE,
)
_NEWLINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028]")
_SPACES = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BLANKS_AT_LINE_ENDS = re.compile(" ?\n ?")
_EMPTY_LINES = re.compile("\n{3,}")

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff\u180e"))
"""Characters without a shape that pages are full of for good reasons: dropped without a word."""

_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 and C1, except for the newline
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # bidirectional overrides and old format controls
    "\ud800-\udfff"  # surrogates: no characters at all
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"  # tags, which hide text in text
)
_MARKS_KEPT = 16
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
_STACKED_MARKS = re.compile(f"({_MARK}{{{_MARKS_KEPT}}}){_MARK}+")


def clean_text(raw: str) -> tuple[str, int]:
    """Return the text as it is kept, and how many control characters were taken out of it.

    Lines end with a newline, paragraphs stay apart by one empty line, spaces of all kinds become
    single plain ones (a no-break space would hide "Mr Holm" from a search), characters are
    composed (NFC). Escape sequences, control characters, bidirectional overrides and characters
    that are none are removed. Cleaning twice is the same as cleaning once.
    """
    text = _NEWLINES.sub("\n", raw).replace("\u2029", "\n\n")
    text = text.replace("\t", " ").translate(_UNSEEN)
    text, sequences = _ANSI.subn("", text)
    text, controls = _CONTROL.subn("", text)
    text, stacks = _STACKED_MARKS.subn(r"\1", text)
    text = unicodedata.normalize("NFC", text)
    text = _SPACES.sub(" ", text)
    text = _BLANKS_AT_LINE_ENDS.sub("\n", text)
    text = _EMPTY_LINES.sub("\n\n", text)
    return text.strip(), sequences + controls + stacks


def clean_phrase(raw: str) -> str:
    """Return a title, a name or a label on one line, cleaned like a text."""
    return " ".join(clean_text(raw)[0].split())


def clean_line(raw: str) -> str:
    r"""Return one printable line for a file name, an error or a query.

    Nothing is lost: a byte that is not UTF-8 (a surrogate escape) and a control character are
    shown as `\xNN`, an invisible or direction-changing character as `\uNNNN`.
    """
    return "".join(map(_shown, unicodedata.normalize("NFC", raw)))


def _shown(character: str) -> str:
    if character.isprintable():
        return character
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    if code in (0x200C, 0x200D):  # joiners, which names of many languages and emoji need
        return character
    if unicodedata.category(character) == "Zs":
        return " "
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
