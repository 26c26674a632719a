"""Which blocks of a page are its article: whole blocks, as two extractors and the page's plan say.

The stricter extractor leaves out little that is wanted and takes hardly anything that is not. What
it misses stands among what it takes: a line of dialogue, a linked heading, a posted message. Each
rule that wins such blocks back, or takes a teaser out, has been measured to pay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lxml import etree

from index.reading.html.apart import parts_apart
from index.reading.html.blocks import Block
from index.reading.html.boxes import boxes_of_text, footnotes, offers, pulled_quotes, whole_lists
from index.reading.html.ends import addresses, going_on, trimmed
from index.reading.html.leads import summaries, written_twice
from index.reading.html.missing import left_out
from index.reading.html.page_names import (
    is_named_aside,
    is_named_comments,
    is_named_label,
    is_named_loosely,
)
from index.reading.html.parts import further_parts
from index.reading.html.places import (
    FEW_LINKS,
    HEADINGS,
    MOSTLY_LINKS,
    Body,
    Place,
    places_of,
)
from index.reading.html.teasers import teasers
from index.reading.html.unfolded import unfolded
from index.reading.html.wording import (
    is_about_the_page,
    is_appeal,
    is_cited,
    is_credit,
    is_labelled,
    is_legal,
    is_source,
    leads_on,
)

_LINKED = HEADINGS | {"p"}
"""What may be all one link and yet belong to the article."""
_SHORT_ARTICLE = 250
"""Words. Of a shorter one the stricter extractor often takes a part only."""
_FEWEST_AT_END = 5
"""Words of a last paragraph, or of an item in a list without links."""
_FEWEST_OF_A_HEADING, _MOST_OF_A_HEADING = 2, 12
"""Words."""
_NEAR = 4
"""Elements: its own and those round it."""
_CREDIT_WITHIN = 4
"""Blocks below the last sentence."""
_FEWEST_BESIDE_COMMENTS = 50
"""Words. A page that has fewer besides is one of comments."""
_FEWEST_BESIDE_TEASERS = 20
"""Words. A page that has fewer besides is a list of articles."""
_WORDS_OF_A_PARAGRAPH = 15
_ASIDE_AT_MOST = 0.3
"""Share of the article: more can't be what stands beside it, whatever its name."""


def select_blocks(
    blocks: Sequence[Block], strict: set[int], find_plain: Callable[[], set[int]]
) -> tuple[list[int], set[int]]:
    """Return which blocks are the article, and which may be and are left out, by their numbers.

    Args:
        blocks: Those of the page, in its order.
        strict: Which of them an extractor kept that takes as little as possible of the rest.
        find_plain: Tells which of them an extractor kept that also wants to miss nothing. It takes
            as long as all the rest, and is asked only if a block depends on what it tells.
    """
    places = places_of(blocks)
    elsewhere = teasers(places, strict)
    kept = _begun(places, strict - elsewhere, find_plain) - elsewhere
    if _words(places, kept) < _FEWEST_BESIDE_TEASERS:
        elsewhere = set()
        kept = _begun(places, strict, find_plain)
    body = Body(places, kept)
    if body.last < 0:
        return sorted(kept), _left_out(places, kept, elsewhere, set())
    kept |= _missed(places, kept, body, find_plain)
    kept = _without_the_rest(places, kept, body)
    kept |= summaries(places, kept, body)
    kept -= written_twice(places, kept)
    kept = trimmed(places, kept)
    items = whole_lists(places, kept, body) - offers(places, body)
    kept |= {number for number in items if not _is_teaser(places[number])}
    kept -= elsewhere
    apart = parts_apart(places, kept, elsewhere, Body(places, kept))
    kept |= apart.parts
    return sorted(kept), _left_out(places, kept, elsewhere, apart.others) | apart.doubtful


def _begun(
    places: Sequence[Place], strict: set[int], find_plain: Callable[[], set[int]]
) -> set[int]:
    """Return the blocks to begin with: of a short article, those of the other extractor, too.

    One without a sentence is none, however many labels it has.
    """
    has_sentences = any(places[one].is_prose and not places[one].is_heading for one in strict)
    if has_sentences and _words(places, strict) >= _SHORT_ARTICLE:
        return strict
    return strict | {one for one in find_plain() if places[one].link_share < MOSTLY_LINKS}


def _missed(
    places: Sequence[Place], kept: set[int], body: Body, find_plain: Callable[[], set[int]]
) -> set[int]:
    """Return the blocks of the article that the stricter extractor left out."""
    left = [number for number in range(len(places)) if number not in kept]
    found = {number for number in left if _belongs(places[number], number, body, in_plain=False)}
    may = {
        number for number in left
        if number not in found
        and _belongs(places[number], number, body, in_plain=True)
        and not _is_teaser(places[number])
    }  # fmt: skip
    if may:
        found |= may & find_plain()
    found |= boxes_of_text(places, kept | found, body)
    found |= further_parts(places, kept | found, body) | unfolded(places, body)
    found |= addresses(places, body) | footnotes(places, body)
    found |= going_on(places, body, body.last) | going_on(places, body, max(found, default=-1))
    return found | _headings(places, kept | found, body)


def _without_the_rest(places: Sequence[Place], kept: set[int], body: Body) -> set[int]:
    """Return what is kept without what stands within the article and is no part of it."""
    kept = {number for number in kept if not _is_teaser(places[number])}
    kept -= _legal(places, kept, body)
    kept -= _asides(places, kept, body) | offers(places, body)
    kept -= _comments(places, kept)
    return kept - pulled_quotes(places, kept)


def _headings(places: Sequence[Place], kept: set[int], body: Body) -> set[int]:
    """Return the headings right above a kept block of the same box, as each post of a day has."""
    return {
        number - 1
        for number in kept
        if body.first < number <= body.last
        and places[number - 1].is_heading
        and not places[number].is_heading
        and places[number - 1].link_share < MOSTLY_LINKS
        and places[number - 1].container is places[number].container
    }


def _legal(places: Sequence[Place], kept: set[int], body: Body) -> set[int]:
    """Return the lines that say whose the page is; a last paragraph says it of the article."""
    lines = {number for number in kept if is_legal(places[number].block.text)}
    end = max(kept - lines, default=-1)
    return {
        number for number in lines
        if number < end or places[number].tag != "p"
        or places[number].container not in body.containers
    }  # fmt: skip


def _asides(places: Sequence[Place], kept: set[int], body: Body) -> set[int]:
    aside = {number for number in kept if _is_aside(places[number], body)}
    is_small = _words(places, aside) < _ASIDE_AT_MOST * _words(places, kept)
    return aside if is_small else set()


def _comments(places: Sequence[Place], kept: set[int]) -> set[int]:
    around = {one for number in kept for one in places[number].above}
    named = set(filter(is_named_comments, around))
    comments = {number for number in kept if not named.isdisjoint(places[number].above)}
    is_article = _words(places, kept - comments) >= _FEWEST_BESIDE_COMMENTS
    return comments if is_article else set()


def _left_out(
    places: Sequence[Place], kept: set[int], elsewhere: set[int], others: set[int]
) -> set[int]:
    body = Body(places, kept)
    within = range(body.first, body.last + 1)
    inside = (one for one in within if one not in others and not _is_aside(places[one], body))
    return left_out(places, kept, elsewhere, inside)


def _belongs(place: Place, number: int, body: Body, *, in_plain: bool) -> bool:
    """Tell whether a block belongs to the article although the stricter extractor left it."""
    if place.is_caption and not place.is_heading:
        return False
    inside = body.first <= number <= body.last
    if place.container in body.containers and body.reads_like(place):
        if inside and (in_plain or _fills_gap(place)):
            return True
        if not inside and not place.is_heading and in_plain:
            is_long = place.words >= _FEWEST_AT_END or place.tag == "p"
            return is_long and place.link_share < FEW_LINKS and not is_labelled(place.block.text)
    is_paragraph = place.tag in ("p", "blockquote") and place.link_share < MOSTLY_LINKS
    if is_paragraph and (place.is_prose or inside) and body.has_design(place):
        return True
    if in_plain and place.reads_on and (inside or _ends_article(place, number, body)):
        return True
    if place.tag == "div" and body.first < number <= body.last + 1:
        is_beside = place.above[1] in body.containers and place.link_share == 0
        if is_beside and _is_short_line(place, is_last=number > body.last):
            return True
    if body.last < number <= body.last + _CREDIT_WITHIN:
        is_near = any(one in body.around for one in place.above[:_NEAR])
        return (in_plain and is_credit(place.block.text)) or (
            is_near and is_cited(place.block.text)
        )
    if inside and is_source(place.block.text):
        return any(one in body.around for one in place.above[:_NEAR])
    if inside and any(one.tag == "blockquote" for one in place.above[:3]):
        return any(one in body.containers or one in body.around for one in place.above)
    return False


def _ends_article(place: Place, number: int, body: Body) -> bool:
    """Tell whether a paragraph below the last sentence stands near it in what holds the article."""
    is_near = any(one in body.around for one in place.above[:_NEAR])
    is_paragraph = place.tag == "p" and place.is_prose and place.link_share < FEW_LINKS
    return number > body.last and is_near and is_paragraph and not place.is_caption


def _is_short_line(place: Place, *, is_last: bool) -> bool:
    """Tell whether a box among paragraphs is a heading or a short sentence of the article."""
    if any(map(is_named_label, place.above[:2])) or place.is_caption:
        return False
    if is_last:
        return place.reads_on and not place.is_prose
    return _FEWEST_OF_A_HEADING <= place.words <= _MOST_OF_A_HEADING


def _fills_gap(place: Place) -> bool:
    """Tell whether a block between the article's sentences is one of them, or their heading."""
    if place.tag == "li":
        return place.link_share == 0 and place.words >= _FEWEST_AT_END
    if place.link_share < MOSTLY_LINKS and not place.is_heading:
        return True
    if place.tag not in _LINKED or leads_on(place.block.text):
        return False
    return place.link_share < MOSTLY_LINKS or is_source(place.block.text)


def _is_teaser(place: Place) -> bool:
    """Tell whether it leads to another article, or asks the reader to do something."""
    text = place.block.text
    if is_appeal(text) or is_about_the_page(text):
        return True
    return place.link_share >= MOSTLY_LINKS and leads_on(text)


def _is_aside(place: Place, body: Body) -> bool:
    """Tell whether it stands in something within the article that is named for what is not."""
    if place.tag == "footer" and place.above[1].tag == "blockquote":
        return False  # whom it quotes
    for element in place.above:
        if element in body.around or element.tag == "blockquote":
            return False
        if is_named_aside(element):
            return not _is_text_by_another_name(place, element, body)
    return False


def _is_text_by_another_name(place: Place, element: etree._Element, body: Body) -> bool:
    """Tell whether a paragraph stands in what is called `paywall`, and yet offers nothing."""
    is_paragraph = place.tag == "p" and place.words >= _WORDS_OF_A_PARAGRAPH and place.reads_on
    own = any(one in body.around for one in place.above)
    return (
        is_paragraph and own and is_named_loosely(element) and next(element.iter("a"), None) is None
    )


def _words(places: Sequence[Place], numbers: Iterable[int]) -> int:
    return sum(places[number].words for number in numbers)
