"""Which blocks are the summary between an article's headline and its first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.reading.dates import find_date
from index.reading.html.page_names import ASIDE_TAGS, is_named_aside, names_of
from index.reading.html.places import FEW_LINKS, Body, Place
from index.reading.html.wording import is_appeal, is_legal

_LEAD_WITHIN, _BELOW_TITLE, _LEAD_WORDS = 8, 25, 12
"""Blocks above the first sentence, if no headline stands between, or if one does; words."""
_NAMED_WORDS = 5
"""Of a summary that is called one."""
_TOP = 4
"""Blocks."""
_DATED_WORDS = 20
"""More than them is a sentence with a date in it."""
_SUBTITLE_WITHIN, _SUBTITLE_WORDS = 4, 7
"""Blocks below the headline; words of a heading."""
_LEAD = re.compile(
    r"summary|standfirst|perex|dec?k|sub-?tit|lead|intro|lede|teaser|descri|excerpt|subhead|vorspann"
    r"|chapeau|strap|abstract|synops|ingress|anleser|anriss|unterzeile|chapo|accroche|sumari|sumilla"
    r"|\bsum\b|bajada|entradilla|copete|resum[eo]|linha-?fina|sottotit|occhiello|catenaccio",
    re.I,
)
_OF_TITLE = re.compile(r"(?<!sub)(?<!sub-)title|review|short-?desc|reading|leader|misleading", re.I)
_OF_PICTURES = re.compile(
    r"(?:^|[_-])(?:media|carousel|slide\w*|photos?|gallery)(?:$|[_-])|[a-z]Media$", re.I
)
_NO_LEAD = re.compile(
    r"(?:^|[_-])(?:by-?line\w*|date\w*|time\w*|meta|authors?|bio|contrib\w*|publish\w*|quote|gallery"
    r"|hidden)(?:$|[_-])",
    re.I,
)


def summaries(places: Sequence[Place], kept: set[int], body: Body) -> set[int]:
    """Return the blocks that are the article's summary, but what is kept already."""
    texts = {places[number].block.text for number in kept}
    return {
        number for number in range(body.first)
        if is_lead(places[number], number, body) and places[number].block.text not in texts
    }  # fmt: skip


def written_twice(places: Sequence[Place], kept: set[int]) -> set[int]:
    """Return the summary's second writing, right below the first."""
    top = sorted(kept)[:_TOP]
    return {
        below for above, below in pairwise(top)
        if places[above].block.text == places[below].block.text
        and places[above].container is not places[below].container
    }  # fmt: skip


def is_lead(place: Place, number: int, body: Body) -> bool:
    """Tell whether a block is the summary between the headline and the first sentence."""
    is_below_title = 0 <= body.title < number < body.first
    if not (is_below_title or body.first - _LEAD_WITHIN <= number < body.first):
        return False
    if _is_of_picture(place) or place.link_share >= FEW_LINKS:
        return False
    if is_appeal(place.block.text) or is_legal(place.block.text):
        return False
    if place.tag == "h1" or _is_dated(place):
        return False
    beside = [one for one in place.above if one not in body.around]
    if any(one.tag in ASIDE_TAGS for one in beside):
        return False
    named = any(_LEAD.search(" ".join(names_of(one))) for one in place.above[:3])
    if not named and any(map(is_named_aside, beside)):
        return False
    if is_below_title:
        if place.is_heading:
            near = number - body.title <= _SUBTITLE_WITHIN or place.container in body.containers
            return near and place.words >= _SUBTITLE_WORDS
        fewest = _NAMED_WORDS if _is_called_lead(place) else _LEAD_WORDS
        return place.words >= fewest and place.tag != "td"
    if place.words < _LEAD_WORDS:
        return False
    is_beside = place.tag == "p" and place.container in body.around
    if is_beside or place.above[0] in body.containers:
        return True
    in_header = place.tag == "p" and any(one.tag == "header" for one in place.above[:3])
    return (named or in_header) and any(one in body.around for one in place.above)


def _is_called_lead(place: Place) -> bool:
    return any(
        _LEAD.search(name) and not _OF_TITLE.search(name) for name in names_of(place.above[0])
    )


def _is_of_picture(place: Place) -> bool:
    """Tell whether it is the caption of a picture, named so or by where it stands."""
    names = (name for one in place.above[:3] for name in names_of(one))
    return place.is_caption or (not place.is_heading and any(map(_OF_PICTURES.search, names)))


def _is_dated(place: Place) -> bool:
    """Tell whether it says who wrote the article and when, and not what it is about."""
    is_named = any(map(_LEAD.search, names_of(place.block.element)))
    near = place.above[: 1 if is_named else 2]
    if any(map(_NO_LEAD.search, (name for one in near for name in names_of(one)))):
        return True
    return place.words < _DATED_WORDS and bool(find_date(place.block.text))
