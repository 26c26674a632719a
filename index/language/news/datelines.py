"""Datelines: "MOSCOW, October 5. /TASS/.", "LISBON (Arco) —", "NAIROBI, Kenya —"."""

from __future__ import annotations

import re

from index.language.news.draft import Draft
from index.language.news.vocabulary import LANDS, ORGANISATIONS, PLACES, STATES

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+\d{{4}})?"
UPPER_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,30}[A-ZÀ-Þ.]"
PLACE = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.'’ -]{2,30}?"
AGENCY = r"[A-Za-z][A-Za-zÀ-ÿ.& -]{1,25}"
DATELINE = re.compile(
    rf"^[ \t]*(?P<place>{UPPER_PLACE}|{PLACE}(?=,? (?:{DAY}|\()))"
    rf"(?P<where>,\s+[A-Z][A-Za-z. ]+?)??"
    rf"(?:,?\s+{DAY})?[.,:]?\s*"
    rf"(?:/(?P<stroke>{AGENCY})/|\((?P<paren>{AGENCY})\)|(?=[–—]|--|- |-\n))",
    re.MULTILINE,
)
DASH = re.compile(r"\s*[.:]?\s*(?:[–—-]|\n)")
LONGEST_PLACE = 4
"""Tokens that a place or an agency in a dateline has at most."""


def find_datelines(draft: Draft) -> None:
    """Mark the place and the agency that an article begins with."""
    for match in DATELINE.finditer(draft.text):
        agency = "stroke" if match["stroke"] else "paren"
        place = match["place"].strip()
        if not match[agency] and not (place.isupper() and _is_place(place)):
            continue
        if match[agency] and not _is_agency(draft.text, match, agency):
            continue
        _mark(draft, match.span("place"), "LOC")
        if match["where"] and match["where"].strip(", ") in LANDS | STATES:
            start = match.start("where") + match["where"].index(match["where"].strip(", "))
            _mark(draft, (start, match.end("where")), "LOC")
        if match[agency]:
            _mark(draft, match.span(agency), "ORG")


def _is_place(name: str) -> bool:
    """Tell whether capitals name a place that is known, or at least nothing else that is."""
    titled = name.title()
    if titled in PLACES:
        return True
    return len(name) > 4 and name not in ORGANISATIONS and titled not in ORGANISATIONS


def _is_agency(text: str, match: re.Match[str], agency: str) -> bool:
    """Tell whether what stands in brackets or strokes can be who reports."""
    if agency == "stroke":
        return True
    dated = match["place"].isupper() or re.search(DAY, match[0]) is not None
    if not dated and not DASH.match(text, match.end()):
        return False
    name = match[agency]
    return name in ORGANISATIONS or (name[0].isupper() and len(name.split()) < 4)


def _mark(draft: Draft, characters: tuple[int, int], label: str) -> None:
    """Mark characters, for good."""
    tokens = draft.tokens(*characters)
    if tokens and tokens[1] - tokens[0] <= LONGEST_PLACE:
        draft.put(*tokens, label)
        draft.fixed.add(tokens[0])
