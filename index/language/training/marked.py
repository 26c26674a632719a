"""Reading articles whose quotations and speakers are marked in the text itself.

    [q1 Ada Holm|“It is late,”] said [s1|the mayor]. [q2 Ada Holm|“Go home.”]

A quotation has a number and who said it, in other forms after a slash, or nobody where the article
does not tell; `s` marks the mention that shows it. Without one, any mention of the name will do.
A line of equal signs parts articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from index.article import Span
from index.errors import PullquoteError
from index.language.scoring.quotes import GoldQuote, GoldStory

_OPEN = re.compile(r"\[([qs])([\d,]+)(?: ([^|\]\[]*))?\|")
_PARTED = "\n=====\n"


@dataclass(slots=True)
class _Marks:
    """What has been read of one article."""

    text: str = ""
    said: dict[str, tuple[Span, tuple[str, ...]]] = field(default_factory=dict)
    """A quotation's number → where it stands, and whose it is."""
    shown: dict[str, list[Span]] = field(default_factory=dict)


def read_marked(path: Path) -> list[GoldStory]:
    """Read a file of marked articles.

    Args:
        path: The file; its articles are called after it, with a number.

    Raises:
        PullquoteError: It cannot be read, or its brackets do not match.
    """
    try:
        articles = path.read_text("utf-8").strip().split(_PARTED)
        return [
            _story(f"{path.stem}-{number}", _marks(article.strip()))
            for number, article in enumerate(articles)
        ]
    except (OSError, UnicodeDecodeError, IndexError) as error:
        raise PullquoteError(f"{path} cannot be read as marked articles: {error}") from error


def _marks(article: str) -> _Marks:
    marks = _Marks()
    opened: list[tuple[str, str, str, int]] = []
    at = 0
    while at < len(article):
        if match := _OPEN.match(article, at):
            opened.append((match[1], match[2], match[3] or "", len(marks.text)))
            at = match.end()
            continue
        if article[at] == "]":
            kind, numbers, names, start = opened.pop()
            span = Span(start, len(marks.text))
            if kind == "q":
                marks.said[numbers] = (span, tuple(filter(None, names.split("/"))))
            else:
                for number in numbers.split(","):
                    marks.shown.setdefault(number, []).append(span)
        else:
            marks.text += article[at]
        at += 1
    if opened:
        raise IndexError("a bracket is not closed")
    return marks


def _story(name: str, marks: _Marks) -> GoldStory:
    quotes = []
    for number, (span, names) in marks.said.items():
        shown = marks.shown.get(number) or _mentions(marks, names)
        quotes.append(GoldQuote(span, tuple(shown), names, "name" if names else ""))
    return GoldStory(name, marks.text, tuple(sorted(quotes, key=lambda quote: quote.span)))


def _mentions(marks: _Marks, names: tuple[str, ...]) -> list[Span]:
    """Return every mention of somebody: the name, the family name, what shows other quotations."""
    forms = {form for name in names for form in (name, name.split()[-1])}
    found = [
        Span(*match.span()) for form in forms for match in re.finditer(re.escape(form), marks.text)
    ]
    for number, (_, others) in marks.said.items():
        if others == names:
            found += marks.shown.get(number, [])
    return found
