"""A text with its marks set as English sets them, sign for sign, so that one machine reads all.

German opens with „ and closes with “, or with » and «; the French, Spanish, Italian and Portuguese
press with « and »; the Swiss write «German» the French way. Apostrophes become straight ones.
"""

from __future__ import annotations

import re

_APOSTROPHE = re.compile(r"(?<=\w)[’ʼ](?=\w)")
_PAIR_OPENS = re.compile(r"(?<![\w’])‘[‘’](?=\w)")
_PAIR_CLOSES = re.compile(r"(?<=[\w.,;:?!…)])’’(?!\w)")
"""Two single marks that are set for a double one: "‘’Basta’’"."""
_TURNED = re.compile(r"(?<=\w[’'])”(?=\w)")
"""A closing mark that opens after an elision, where typesetters took it for the end: "l’”idea”"."""
_TYPED = re.compile(r"(?<![\w'’‘])E['’`](?=\s)")
"""An Italian È as it is typed: "E' quanto afferma"."""
_OPENS_OUTWARD = re.compile(r"^[^«»\n]*»(?=[^»\n]*«)", re.M)
_OPENS_INWARD = re.compile(r"^[^«»\n]*«(?=[^«\n]*»)", re.M)
"""Lines whose first such mark is the one, and that have the other after it."""
_LOW = str.maketrans({"„": "“", "“": "”", "‚": "‘", "‘": "’", "‟": "“"})
_OUTWARD = str.maketrans({"»": "“", "«": "”", "›": "‘", "‹": "’"})
_INWARD = str.maketrans({"«": "“", "»": "”", "‹": "‘", "›": "’"})


def levelled(text: str) -> str:
    """Return a text of the same length, with “ ” ‘ ’ for every other mark.

    Args:
        text: An article's text.
    """
    level = _TURNED.sub("“", text) if "”" in text else text
    level = _TYPED.sub("È ", level)
    if _PAIR_OPENS.search(level):
        level = _PAIR_CLOSES.sub("” ", _PAIR_OPENS.sub(" “", level))
    level = _APOSTROPHE.sub("'", level).replace("''", "  ")
    if "„" in level or "‚" in level:
        # A closing “ that nothing opens with „ before it is an English opening one.
        level = level.translate(_LOW) if level.count("„") * 2 > level.count("“") else level
    if "»" in level or "«" in level:
        outward = len(_OPENS_OUTWARD.findall(level)) > len(_OPENS_INWARD.findall(level))
        level = level.translate(_OUTWARD if outward else _INWARD)
    return level
