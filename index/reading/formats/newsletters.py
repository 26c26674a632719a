"""Newsletters: several stories in one message, parted at their headlines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from index.reading.plain_html import html_to_text
from index.reading.prose import names_in_byline
from index.reading.safe_xml import markup_of, parse_html

_FEWEST_WORDS = 30
"""Of a story; less below a headline is a teaser."""
_LEVELS = ("h1", "h2", "h3", "h4")
_MARK = "\ue000"
"""Stands before a headline while the message becomes text; no text has it."""
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0", re.I
)
_SILENT = ("script", "style", "head", "title")
_LARGE = re.compile(r"font-size\s*:\s*(?:[2-4]\d(?:\.\d+)?px|1[6-9](?:\.\d+)?pt|2\dpt)", re.I)
_HEADLINE = range(12, 160)
"""Code points of a headline that only its looks tell."""
_FOOTER = re.compile(
    r"\bunsubscribe\b|you (?:are receiving|receive|received) this"
    r"|manage (?:your )?(?:email )?preferences"
    r"|(?:view|read|open) (?:this|it|in)\b.{0,30}\bbrowser|\babmelden\b|newsletter abbestellen"
    r"|im browser (?:ansehen|öffnen)|se désabonner|désinscri|dans votre navigateur|darse de baja"
    r"|cancelar (?:la )?suscripción|annulla l['’]iscrizione|cancella l['’]iscrizione"
    r"|afmelden|uitschrijven",
    re.I,
)
_ISSUE = re.compile(
    r"\b(?:newsletter|briefing|digest|round-?up|headlines|top stories|the (?:daily|weekly|morning)"
    r"|(?:morning|evening|daily|weekly) (?:edition|news|update|mail)|this week in|today in"
    r"|nachrichten|überblick|l['’]essentiel|bulletin|boletín|resumen|rassegna|nieuwsbrief)\b",
    re.I,
)
_LONGEST_NAME = 8
"""Words of a subject that is a newsletter's name, perhaps with a date."""
_LONGEST_FOOTER = 400
_MORE = re.compile(
    r"^\W*(?:(?:read|see) (?:more|on|the full story)|continue reading|full story|more here"
    r"|weiterlesen|mehr lesen|lire la suite|leer más|leggi tutto|lees verder)\W*"
    r"(?:<?\[?\(?https?://\S+)?\W*$|^\W*https?://\S+\W*$",
    re.I,
)
_RULE = r"[*=\-_#~–—•]{5,}"
_PLAIN_HEADLINES = (
    re.compile(rf"^{_RULE}[ \t]*\n+(?P<title>\S[^\n]*)\n+{_RULE}[ \t]*$", re.M),
    re.compile(rf"^(?:\*\* )?(?P<title>\w[^\n]*|[“\"'‘]\w[^\n]*)\n{_RULE}[ \t]*$", re.M),
    re.compile(r"^#{1,3} (?P<title>\S[^\n]*)$", re.M),
    re.compile(r"^\*{1,2}(?P<title>[^*\n]{8,150})\*{1,2}$", re.M),
    re.compile(r"^\d{1,2}[.)] (?P<title>[^\n]{8,150}[^.\n])$(?=\n\n)", re.M),
    re.compile(r"^(?P<title>(?=[^\n]*[A-ZÀ-Þ]{3})[^a-zß-ÿ\n]{10,150})$(?=\n\n)", re.M),
)
"""How a message without markup shows its headlines; between two rules they can't be anything
else."""


@dataclass(slots=True)
class Story:
    """One of the stories."""

    title: str
    blocks: list[str] = field(default_factory=list)
    is_told: bool = False
    """It has a byline of its own, or a link to the whole of it: it is no part of a longer text."""

    @property
    def text(self) -> str:
        """Its paragraphs, apart by empty lines."""
        return "\n\n".join(self.blocks)

    @property
    def words(self) -> int:
        """How many words it has below its headline."""
        return sum(len(block.split()) for block in self.blocks)


def stories_in(markup: str, subject: str = "") -> list[Story]:
    """Return the stories of a newsletter; none if it has fewer than two of some length.

    What stands above the first headline is a story without a title if it is long enough. One long
    article has headings, too, side by side with its paragraphs: below the first level, headlines
    must stand in elements of their own, lead to their stories, or have their bylines below them.

    Args:
        markup: The message.
        subject: What it is about. If the first headline says that, it is no heading of a part.
    """
    tree = parse_html(markup)
    if tree is None:
        return []
    for element in list(tree.iter(etree.Element)):
        if _is_hidden(element) and element.getparent() is not None:
            element.drop_tree()  # type: ignore[attr-defined]  # elements of HTML have it
    for level in _LEVELS:
        headings = [one for one in tree.iter(level) if _told(one)]
        if stories := _stories(tree, headings, subject, surely=level == "h1"):
            return stories
    return _stories(tree, [one for one in tree.iter("td", "p", "div") if _is_large(one)], subject)


def plain_stories_in(text: str, subject: str) -> list[Story]:
    """Return the stories of a newsletter without markup, likewise.

    Args:
        text: The message, its paragraphs apart by empty lines.
        subject: As above.
    """
    text = text.replace("\r\n", "\n")
    for number, pattern in enumerate(_PLAIN_HEADLINES):
        marked, count = pattern.subn(lambda found: f"\n\n{_MARK}{found['title']}\n\n", text)
        if count < 2:
            continue
        stories = _parted(marked)
        if _are_several(stories, surely=number == 0 or _is_issue(stories, subject)):
            return _worth_it(stories)
    return []


def _stories(
    tree: etree._Element, headings: Sequence[etree._Element], subject: str, *, surely: bool = False
) -> list[Story]:
    if len(headings) < 2:
        return []
    for heading in headings:
        heading.text = f"{_MARK}{heading.text or ''}"
    stories = _parted(html_to_text(markup_of(tree)))
    for heading in headings:
        heading.text = (heading.text or "").removeprefix(_MARK)
    linked = {" ".join(_told(one).split()) for one in headings if one.find(".//a") is not None}
    for story in stories:
        story.is_told = story.is_told or story.title in linked
    surely = surely or _stand_apart(headings) or _is_issue(stories, subject)
    return _worth_it(stories) if _are_several(stories, surely=surely) else []


def _are_several(stories: Iterable[Story], *, surely: bool) -> bool:
    long = [story for story in stories if story.title and story.words >= _FEWEST_WORDS]
    return len(long) > 1 and (surely or 3 * sum(story.is_told for story in long) >= 2 * len(long))


def _is_issue(stories: Sequence[Story], subject: str) -> bool:
    """Tell whether a subject is a newsletter's name, or the first headline of several."""
    if len(subject.split()) <= _LONGEST_NAME and _ISSUE.search(subject):
        return True
    if stories[0].words >= _FEWEST_WORDS or len(stories) < 2:
        return False
    title = stories[1].title.casefold()
    return len(title.split()) > 2 and title in " ".join(subject.casefold().split())


def _worth_it(stories: list[Story]) -> list[Story]:
    """Return the stories without what is no story: a greeting, above or below the outlet's name."""
    start = next(number for number, one in enumerate(stories) if one.words >= _FEWEST_WORDS)
    return [story for story in stories[start:] if story.words]


def _is_hidden(element: etree._Element) -> bool:
    return (
        element.tag in _SILENT
        or element.get("hidden") is not None
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _is_large(element: etree._Element) -> bool:
    """Tell whether an element is a headline by its looks only."""
    text = _told(element)
    within = (element, *element.iterdescendants("a", "span", "strong", "b"))
    return (
        len(text) in _HEADLINE
        and not text.endswith((".", ":"))
        and element.find(".//table") is None
        and not any(True for _ in element.iterdescendants("p", "div", "td"))
        and (
            any(_LARGE.search(one.get("style") or "") for one in within) or _is_bold(element, text)
        )
    )


def _is_bold(element: etree._Element, text: str) -> bool:
    return any(_told(one) == text for one in element.iter("strong", "b"))


def _told(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _stand_apart(headings: Sequence[etree._Element]) -> bool:
    parents = [heading.getparent() for heading in headings]
    return len(set(parents)) == len(headings)


def _parted(text: str) -> list[Story]:
    stories = [Story("")]
    for block in re.split(r"\n\s*\n", text):
        block = block.strip()
        if _MARK in block:
            above, _, title = block.partition(_MARK)
            if above.strip():
                stories[-1].blocks.append(above.strip())
            stories.append(Story(" ".join(title.replace(_MARK, "").split())))
        elif _MORE.match(block):
            stories[-1].is_told = True
        elif block:
            byline = len(stories[-1].blocks) < 2 and bool(names_in_byline(block))
            stories[-1].is_told = stories[-1].is_told or byline
            stories[-1].blocks.append(block)
    for story in stories:
        story.blocks = _without_footer(story.blocks)
    return stories


def _without_footer(blocks: list[str]) -> list[str]:
    end, below = len(blocks), 0
    for at in range(len(blocks) - 1, -1, -1):
        if below > _LONGEST_FOOTER:
            break
        if len(blocks[at]) < _LONGEST_FOOTER and _FOOTER.search(blocks[at]):
            end = at
        below += len(blocks[at])
    if end < len(blocks):
        return blocks[:end]
    return [block for block in blocks if not (_FOOTER.search(block) and len(block) < 100)]
