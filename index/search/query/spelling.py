"""The same words as others spell them: `e-mail`, `email`; `1,000`, `1000`; `2%`, `2 pct`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, product

from index.search.query.compounds import joined
from index.search.query.lexer import Lexeme

_PERCENTS = ("percent", "per cent", "pct")
_PERCENT = r"(?i)(?<![\w*])(?:percent|per cent|pct)(?![\w*])|(?<=\d)\s?%"
# Compiled when they are first needed: most queries need none, and a command starts sooner.
_DOTTED = r"(?:[^\W\d_]\.)+[^\W\d_]\.?"
_POSSESSOR = r"([^\s'\u2019]{2,})['\u2019]s"
_HYPHEN = r"[-\u2010\u2011]"
_HAS_FORMS = rf"[^\W\d_]{_HYPHEN}[^\W\d_]{{3,}}|[^\W\d_]+{_HYPHEN}\d+s?"  # e-mail, F-16
_NUMBERED = r"\b([^\W\d_]{1,6}) ?(\d{1,3})\b"
_MOST = 6
"""So many spellings of a phrase are looked for."""

# What is one word to some and two to others; the groups are the parts.
_PARTED = (
    r"([A-Z][a-z]?)([A-Z][a-z]?)([A-Z])?([A-Z])?",  # US, PhD
    r"(\d{1,3})(\d{3})(\d{3})?",  # 1000
    r"([^\W\d_]{1,6})(\d{1,3})",  # F16
    r"(?i)((?:do|does|did|is|are|was|were|has|had|have|wo|ca|could|would|should)n)(t)",
    r"(?i)(e)(mails?|books?|commerce|bikes?|cigarettes?|learning|readers?)",
    r"(?i)(re|pre)(e\w{3,})|(co)(o\w{3,})|(non|anti)(\w{4,})",
)


def spellings(piece: Lexeme) -> list[tuple[Lexeme, bool]]:
    """Return a word or phrase as it was typed, then as others would spell it.

    Each comes with whether its words are looked for just so, and not in all forms.
    """
    text = piece.text
    if piece.kind == "word" and text.isalnum() and text.lower() not in _PERCENTS:
        apart = text[-1].isdecimal() and re.fullmatch(_NUMBERED, text)
        phrase = [(replace(piece, text=f"{apart[1]} {apart[2]}"), True)] if apart else []
        return [(piece, False), *phrase]
    if text.startswith("=") or "~" in text:
        return [(piece, False)]
    others: dict[str, bool] = {}
    if re.fullmatch(_DOTTED, text):  # `u.s.` is not `us`
        others[text.replace(".", "").upper()] = True
    else:
        others[joined(text)] = not re.fullmatch(_HAS_FORMS, text)
    if piece.kind == "word" and (possessor := re.fullmatch(_POSSESSOR, text)):
        of_it = spellings(replace(piece, text=possessor[1]))
        others |= {spelling.text: just_so for spelling, just_so in of_it}
    if re.search(_PERCENT, text):
        others |= {re.sub(_PERCENT, f" {word}", text).strip(): True for word in _PERCENTS}
    if piece.kind == "phrase" and piece.slop is None:
        others.setdefault(re.sub(_NUMBERED, r"\1\2", text), True)
    if piece.slop is None and (piece.kind == "phrase" or not re.search("[*?]", text)):
        others |= dict.fromkeys(islice(_parted(text), _MOST), True)
    others.pop(text, None)
    written = ((replace(piece, text=one), just_so) for one, just_so in others.items())
    return [(piece, False), *written]


def _parted(text: str) -> Iterator[str]:
    """Yield a phrase with words in parts: as one word it would have none behind it."""
    words = re.split(r"[\s$\u00a3\u20ac\u00a5\u2010\u2011-]+", text.strip("$\u00a3\u20ac\u00a5 "))
    if len(words) < 2:
        return
    choices = [[word, *_parts(word)] for word in words]
    yield from islice((" ".join(chosen) for chosen in product(*choices)), 1, None)


def _parts(word: str) -> Iterator[str]:
    for pattern in _PARTED:
        if found := re.fullmatch(pattern, word):
            yield " ".join(filter(None, found.groups()))
            return
