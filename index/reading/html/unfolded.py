"""The rest of an article that a page folds away: its reader asks for it by "Read more"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from index.reading.html.boxes import box_of, is_hidden, link_share
from index.reading.html.places import MOSTLY_LINKS, Body, Place
from index.reading.html.statements import beginning
from index.reading.html.wording import is_appeal, is_legal, is_offer

_UNFOLD = re.compile(
    r"\W*(?:(?:read|show|view|see|load|(?:tap|click) to read) (?:the )?(?:more|full|rest|whole|all)"
    r"\b(?: (?:of )?(?:the |this )?(?:story|article|text))?|(?:continue|keep) reading|expand|unfold"
    r"|weiterlesen|mehr (?:lesen|anzeigen)|(?:ganzen )?(?:artikel|text) (?:weiterlesen|anzeigen)"
    r"|lire (?:la suite|plus)|voir plus|afficher la suite|leer más|seguir leyendo|ver más"
    r"|leia mais|continue lendo|leggi (?:tutto|di più)|continua a leggere|lees (?:verder|meer))\W*",
    re.I,
)
"""What the button says."""
_LONGEST_LABEL = 40
"""Code points."""
_FEW_LINKS = 0.3
_FEWEST = 2
"""Sentences."""


def unfolded(places: Sequence[Place], body: Body) -> set[int]:
    """Return the blocks of a box right below the article's end that a button there unfolds."""
    boxes: dict[etree._Element, list[int]] = {}
    for number in range(body.last + 1, len(places)):
        if held := box_of(places[number], body):
            boxes.setdefault(held[1], []).append(number)
    return {
        number
        for box, numbers in boxes.items()
        if _is_below_button(box, places[numbers[0]]) and _is_text(places, numbers)
        for number in numbers
        if not places[number].is_caption
    }


def _is_below_button(box: etree._Element, place: Place) -> bool:
    """Tell whether a box is folded: a button stands right above it, or right below, if hidden."""
    beside = [box.getprevious()] + ([box.getnext()] if is_hidden(place) else [])
    return any(one is not None and _is_button(one) for one in beside)


def _is_button(element: etree._Element) -> bool:
    text = beginning(element, _LONGEST_LABEL)
    return len(text) <= _LONGEST_LABEL and _UNFOLD.fullmatch(text) is not None


def _is_text(places: Sequence[Place], numbers: Sequence[int]) -> bool:
    told = [places[number] for number in numbers]
    texts = [one.block.text for one in told]
    if any(is_legal(text) or is_offer(text) or is_appeal(text) for text in texts):
        return False
    if any(one.is_heading and one.link_share >= MOSTLY_LINKS for one in told):
        return False  # other articles
    sentences = sum(one.is_prose and one.reads_on for one in told)
    return sentences >= _FEWEST and link_share(places, numbers) < _FEW_LINKS
