"""Finds what readers have written below an article, where nothing in the markup calls it so.

Each of their posts has a link to answer it, or stands below a heading that counts them. The boxes
that hold them are given the name that others have, so that they are told from the article alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise, takewhile

from lxml import etree

from index.reading.html.blocks import Block
from index.reading.html.page_names import is_named_comments

NAME = "comments"
_COMMENTS = (
    r"(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties"
    r"|komentarz\w*|комментари\w*)"
)
_POSTS = (
    rf"(?:{_COMMENTS}|thoughts|repl(?:y|ies)|responses?|antworten|réponses?|respuestas?|risposte)"
)
_HEAD = re.compile(
    rf"\W*(?:[1-9]\d*\W{{1,2}}(?:(?:reader|user)\W)?{_POSTS}"
    r"(?: (?:on|to|zu|auf|sur|à|en|su|op)\b.*)?"
    rf"|(?:(?:reader|user|recent|leser)\W?{_POSTS}|{_POSTS}\W{{1,3}}[1-9]\d*|{_COMMENTS})"
    r"(?:\W{1,3}[1-9]\d*)?(?: posted)?"
    r"|join the (?:conversation|discussion))\W*",
    re.I | re.S,
)
"""How posts are counted, or headed. A "Reply" or "Responses" alone may be the article's."""
_ANSWER = frozenset((
    "reply", "antworten", "antwort", "répondre", "responder", "rispondi", "reageer", "beantwoorden",
    "odpowiedz", "ответить",
))  # fmt: skip
"""Words of a link to answer a post."""
_BESIDE_ANSWER = _ANSWER | {
    "like", "likes", "dislike", "share", "report", "flag", "quote", "edit", "delete", "permalink",
    "upvote", "ago", "hour", "hours", "day", "days", "minutes", "to", "teilen", "melden",
    "zitieren", "löschen", "partager", "signaler", "segnala",
}  # fmt: skip
_SAYS = re.compile(
    r".{2,60}\b(?:says?|said|schreibt|schrieb|sagt|sagte|a (?:dit|écrit)|dice|dijo|escribió|scrive"
    r"|ha scritto|disse|пишет)\b[^.!?]{0,40}:",
    re.I | re.S,
)
"""How a post tells who wrote it; articles do that, too."""
_LONGEST_SIGN, _LONGEST_HEAD = 60, 120
"""Code points."""
_FEWEST_HEADED, _FEWEST = 2, 3
"""Posts that can be answered, below a heading and without one."""
_LONGEST_GAP = 0.4
"""Share of a page's sentences between two posts; an article that stands between has more."""
_SENTENCE = 40
"""Code points."""
_FEW_LINKS = 0.5
"""Share of a heading."""
_BEFORE = 400
"""Code points of sentences above a heading that counts posts; below a headline it has fewer."""
_MOST_OF_IT = 0.5
"""Share of a page's sentences."""
_MOST_HEADS = 10
"""Headings that are looked below: a page has one, another's list of articles has thousands."""


def name_discussions(blocks: Sequence[Block]) -> None:
    """Call the boxes of what readers have written by a name.

    Args:
        blocks: Those of the page; the attributes of elements round them change.
    """
    heads = [number for number, block in enumerate(blocks) if _is_head(block)]
    signs = [number for number, block in enumerate(blocks) if _is_answer(block)]
    if len(signs) < (_FEWEST_HEADED if heads else _FEWEST):
        signs = [number for number, block in enumerate(blocks) if _tells_who(block)]
        signs = [number for number in signs if heads and number > heads[0]]
    if any(_is_named(blocks[number]) for number in signs):
        return
    if len(signs) >= _FEWEST_HEADED and _is_close(blocks, signs):
        _name(_items(blocks, signs))
    tried = islice(_counting(blocks, heads), _MOST_HEADS)
    _name(next(filter(None, (_below(blocks, head) for head in tried)), []))


def _name(boxes: Iterable[etree._Element]) -> None:
    for box in boxes:
        if isinstance(box.tag, str):
            # Trafilatura looks at how the attribute begins.
            box.set("class", f"{NAME} {box.get('class', '')}".strip())


def _is_named(block: Block) -> bool:
    return any(map(is_named_comments, (block.element, *block.element.iterancestors())))


def _is_head(block: Block) -> bool:
    return len(block.text) <= _LONGEST_HEAD and _HEAD.fullmatch(block.text) is not None


def _is_answer(block: Block) -> bool:
    if len(block.text) > _LONGEST_SIGN:
        return False
    words = [word for word in re.findall(r"\w+", block.text.casefold()) if word.isalpha()]
    return not _ANSWER.isdisjoint(words) and _BESIDE_ANSWER.issuperset(words)


def _tells_who(block: Block) -> bool:
    return len(block.text) <= 2 * _LONGEST_SIGN and _SAYS.fullmatch(block.text) is not None


def _weight(blocks: Iterable[Block]) -> int:
    """Return how many code points of sentences some blocks have."""
    return sum(
        len(one.text)
        for one in blocks
        if len(one.text) >= _SENTENCE and one.linked < _FEW_LINKS * len(one.text)
    )


def _is_close(blocks: Sequence[Block], signs: Sequence[int]) -> bool:
    """Tell whether no article stands between two signs of posts."""
    total = _weight(blocks)
    gaps = (_weight(blocks[one:other]) for one, other in pairwise(signs))
    return max(gaps) <= _LONGEST_GAP * total


def _items(blocks: Sequence[Block], signs: Sequence[int]) -> list[etree._Element]:
    """Return the boxes from that of the first sign to that of the last, beside each other."""
    ways = [list(blocks[number].element.iterancestors())[::-1] for number in signs]
    ways = [[*way, blocks[number].element] for way, number in zip(ways, signs, strict=True)]
    depth = 0
    while all(len(way) > depth + 1 for way in ways) and len({way[depth] for way in ways}) == 1:
        depth += 1
    parts = [way[depth] for way in ways]
    first, last = (parts[0].getparent().index(one) for one in (parts[0], parts[-1]))
    boxes = parts[0].getparent()[first : last + 1] if first < last else []
    before = takewhile(lambda block: block is not blocks[signs[0]], blocks)
    own = (one for one in before if _stands_in(one, parts[:1]))
    return [] if _hold_title(boxes) or _weight(own) > _LONGEST_GAP * _weight(blocks) else boxes


def _stands_in(block: Block, boxes: Sequence[etree._Element]) -> bool:
    return any(one in boxes for one in (block.element, *block.element.iterancestors()))


def _hold_title(boxes: Iterable[etree._Element]) -> bool:
    return any(next(box.iter("h1"), None) is not None for box in boxes)


def _counting(blocks: Sequence[Block], heads: Iterable[int]) -> Iterator[int]:
    """Yield the headings that lead nowhere and have enough sentences above them."""
    above = accumulate(_weight([block]) for block in blocks)
    first = next((number for number, weight in enumerate(above) if weight >= _BEFORE), len(blocks))
    for head in heads:
        if head > first and blocks[head].linked < _FEW_LINKS * len(blocks[head].text):
            yield head


def _below(blocks: Sequence[Block], head: int) -> list[etree._Element]:
    """Return the boxes below a heading that counts posts, if they are not like those above it."""
    block = blocks[head]
    above = {
        (one.element.getparent(), one.element.tag) for one in blocks[:head] if _weight([one])
    }  # fmt: skip
    for element in (block.element, *block.element.iterancestors()):
        boxes = [one for one in element.itersiblings() if isinstance(one.tag, str)]
        if any((one.getparent(), one.tag) in above for one in boxes) or _hold_title(boxes):
            return []
        inside = {one for box in boxes for one in box.iter()}
        within = [one for one in blocks[head + 1 :] if one.element in inside]
        if _weight(within):
            is_article = any(map(_is_named, within)) or _is_one_text(blocks, within)
            return [] if is_article else boxes
    return []


def _is_one_text(blocks: Sequence[Block], within: Sequence[Block]) -> bool:
    """Tell whether one box directly holds most of a page's sentences: each post has its own."""
    held: Counter[etree._Element] = Counter()
    for block in within:
        if (column := block.element.getparent()) is not None:
            held[column] += _weight([block])
    return max(held.values(), default=0) > _MOST_OF_IT * _weight(blocks)
