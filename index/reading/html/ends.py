"""Where the text of a page begins and ends: menus above it, lines and addresses right below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from index.reading.html.places import ALL_LINKS, Body, Place
from index.reading.html.wording import is_address, is_labelled, leads_on

_FEWEST_OF_A_MENU = 2
"""Bars."""


def trimmed(places: Sequence[Place], kept: set[int]) -> set[int]:
    """Return what is kept without menus above, and without what leads on below the last sentence.

    Those are links, but addresses, and a heading of which nothing else is kept.
    """
    prose = [number for number in kept if places[number].is_prose]
    first, last = min(prose, default=0), max(prose, default=-1)
    kept = {
        one for one in kept
        if one <= last or places[one].link_share < ALL_LINKS or _is_address(places[one])
    }  # fmt: skip
    return {
        one for one in kept
        if not (one < first and _is_menu(places[one]))
        and not (one + 1 not in kept and _heads_others(places[one]))
    }  # fmt: skip


def _heads_others(place: Place) -> bool:
    return place.is_heading and leads_on(place.block.text)


def _is_menu(place: Place) -> bool:
    """Tell whether a line is links to other pages, with bars between them."""
    return place.link_share >= ALL_LINKS and place.block.text.count("|") >= _FEWEST_OF_A_MENU


def addresses(places: Sequence[Place], body: Body) -> set[int]:
    """Return the addresses of other pages right below the last sentence, as sources are given."""
    below = range(body.last + 1, len(places))
    return set(takewhile(lambda one: _is_address(places[one]), below))


def going_on(places: Sequence[Place], body: Body, last: int) -> set[int]:
    """Return the lines right below a last sentence in elements like the article's, by name."""
    below = range(max(last, body.last) + 1, len(places))
    return set(takewhile(lambda one: _goes_on(places[one], body), below))


def _goes_on(place: Place, body: Body) -> bool:
    if place.is_caption or is_labelled(place.block.text):
        return False
    if place.tag == "p" and place.link_share < ALL_LINKS and body.has_design(place):
        return True
    return place.link_share == 0 and body.has_kind(place)


def _is_address(place: Place) -> bool:
    text = place.block.text
    is_link = place.link_share >= ALL_LINKS and text.startswith(("http://", "https://", "www."))
    return is_link or is_address(text)
