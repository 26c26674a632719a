"""Newsletters: one page with several stories, parted at their headlines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from index.reading.plain_html import html_to_text
from index.reading.safe_xml import markup_of, parse_html

_FEWEST_WORDS = 30
"""Of a story; less below a headline is a teaser."""
_LEVELS = ("h1", "h2", "h3", "h4")
_MARK = "\ue000"
"""Stands before a headline while the page becomes text; no text has it."""
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0", re.I
)
_SILENT = ("script", "style", "head", "title")
_FOOTER = re.compile(
    r"\bunsubscribe\b|you (?:are receiving|receive|received) this"
    r"|manage (?:your )?(?:email )?preferences"
    r"|(?:view|read|open) (?:this|it|in)\b.{0,30}\bbrowser|\babmelden\b|newsletter abbestellen"
    r"|im browser (?:ansehen|öffnen)|se désabonner|désinscri|dans votre navigateur|darse de baja"
    r"|cancelar (?:la )?suscripción|annulla l['’]iscrizione|cancella l['’]iscrizione"
    r"|afmelden|uitschrijven",
    re.I,
)
_LONGEST_FOOTER = 400
_MORE = re.compile(
    r"^(?:read more|continue reading|full story|weiterlesen|lire la suite|leer más)\W*$", re.I
)


@dataclass(slots=True)
class Story:
    """One of the stories."""

    title: str
    blocks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its paragraphs, apart by empty lines."""
        return "\n\n".join(self.blocks)

    @property
    def words(self) -> int:
        """How many words it has below its headline."""
        return sum(len(block.split()) for block in self.blocks)


def stories_in(markup: str) -> list[Story]:
    """Return the stories of a newsletter; none if it has fewer than two of some length.

    What stands above the first headline is a story without a title if it is long enough.
    Headlines below the first level must stand in elements of their own: one long article has
    headings, too, side by side with its paragraphs.
    """
    tree = parse_html(markup)
    if tree is None:
        return []
    for element in list(tree.iter(etree.Element)):
        if _is_hidden(element) and element.getparent() is not None:
            element.drop_tree()  # type: ignore[attr-defined]  # elements of HTML have it
    for level in _LEVELS:
        headings = [one for one in tree.iter(level) if "".join(map(str, one.itertext())).strip()]
        if len(headings) > 1 and (level == "h1" or _stand_apart(headings)):
            stories = _parted(tree, headings)
            if sum(story.words >= _FEWEST_WORDS for story in stories if story.title) > 1:
                return stories
    return []


def _is_hidden(element: etree._Element) -> bool:
    return (
        element.tag in _SILENT
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _stand_apart(headings: Sequence[etree._Element]) -> bool:
    parents = [heading.getparent() for heading in headings]
    return len(set(parents)) == len(headings)


def _parted(tree: etree._Element, headings: Sequence[etree._Element]) -> list[Story]:
    for heading in headings:
        heading.text = f"{_MARK}{heading.text or ''}"
    text = html_to_text(markup_of(tree))
    for heading in headings:
        heading.text = (heading.text or "").removeprefix(_MARK)
    stories = [Story("")]
    for block in re.split(r"\n\s*\n", text):
        block = block.strip()
        if _MARK in block:
            above, _, title = block.partition(_MARK)
            if above.strip():
                stories[-1].blocks.append(above.strip())
            stories.append(Story(" ".join(title.replace(_MARK, "").split())))
        elif block and not _MORE.match(block):
            stories[-1].blocks.append(block)
    for story in stories:
        story.blocks = _without_footer(story.blocks)
    introduction, *rest = stories
    first = [introduction] if introduction.words >= _FEWEST_WORDS else []
    return first + [story for story in rest if story.words]


def _without_footer(blocks: list[str]) -> list[str]:
    for at, block in enumerate(blocks):
        rest = sum(map(len, blocks[at:]))
        if (
            rest <= _LONGEST_FOOTER + len(block)
            and _FOOTER.search(block)
            and len(block) < _LONGEST_FOOTER
        ):
            return blocks[:at]
    return [block for block in blocks if not (_FOOTER.search(block) and len(block) < 100)]
