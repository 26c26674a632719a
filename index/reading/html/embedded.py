"""The text of an article that a page holds for its scripts only, as JSON.

Some pages are drawn by a script, and a saved copy shows nothing but the frame. What would be drawn
is there all the same: a string with markup or several paragraphs, or a list of such pieces.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Set
from itertools import chain

from lxml import html

from index.reading.plain_html import html_to_text

_START = re.compile(r"[\[{]")
_ASSIGNED = re.compile(r"\A\s*(?:(?:var|let|const)\s+)?[\w$.\[\]'\"]+\s*=\s*(?:JSON\.parse\()?")
_SHORTEST_SCRIPT = 600
"""Code points."""
_SHORTEST, _SHORTEST_PIECE = 500, 40
"""Code points of an article's text, and of a sentence."""
_DEEPEST = 40
_FEWEST_PIECES = 3
_NAMED = re.compile(
    r"body|content|text|article|story|paragraph|blocks?$|elements|components|html|markup|rendered"
    r"|value|children|data$",
    re.I,
)
"""Names of what may hold a text."""
_OF_OTHERS = re.compile(
    r"comment|related|recommend|teaser|promo|sidebar|footer|navigation|menu|faq|legal|privacy|consent"
    r"|cookie|translation|locale|messages|i18n|author|bio|newsletter|caption|tracking|ads?$|trending"
    r"|popular|latest|repl(?:y|ies)|discussion|reactions|up-?next",
    re.I,
)
_TITLES = ("headline", "title", "name")
_ADDRESSES = ("url", "slug", "href", "link", "permalink", "canonicalUrl", "path")
"""Names of what an article has and a paragraph has not, both of them."""
_ALIKE = 0.5
"""Share of a title's words."""
_PIECE_NAMES = ("text", "html", "content", "value", "body", "copy", "markup", "data", "children")
_TAG = re.compile(r"p|div|span|h[1-6]|ul|ol|li|blockquote|em|strong|section|article")
_SENTENCE_ENDS = tuple('.!?…。！？”"»’)>')


def embedded_text(tree: html.HtmlElement, title: str = "") -> str:
    """Return the longest article in a page's scripts, each of its paragraphs apart, if any.

    Args:
        tree: The page.
        title: Its article's title: one that says to be another is not taken. Empty for any.
    """
    best, words = "", _words(title)
    for script in tree.iter("script"):
        code = script.text or ""
        if len(code) < _SHORTEST_SCRIPT or "ld+json" in (script.get("type") or "").lower():
            continue
        if (data := _parsed(code)) is not None:
            best = max(chain([best], _texts(data, words)), key=len)
    return best if len(best) >= _SHORTEST else ""


def _parsed(code: str) -> object:
    """Return the first JSON that a script is, or gives a name to."""
    assigned = _ASSIGNED.match(code)
    at = assigned.end() if assigned else len(code) - len(code.lstrip())
    try:
        if code[at : at + 1] in ("'", '"'):
            told = json.JSONDecoder().raw_decode(code, at)[0] if code[at] == '"' else ""
            return json.loads(told) if isinstance(told, str) and _START.match(told) else None
        return json.JSONDecoder().raw_decode(code, at)[0] if _START.match(code, at) else None
    except (ValueError, RecursionError):
        return None


def _words(title: str) -> Set[str]:
    return frozenset(re.findall(r"\w+", title.casefold()))


def _title_of(data: object) -> str:
    """Return the title of what is an article for itself: it has one and an address, too."""
    if not (isinstance(data, Mapping) and any(map(data.get, _ADDRESSES))):
        return ""
    titles = (data.get(name) for name in _TITLES)
    return next((one for one in titles if isinstance(one, str) and one), "")


def _is_another(data: object, title: Set[str]) -> bool:
    """Tell whether data is another article than that with a title of these words."""
    own = _words(_title_of(data))
    return bool(own and title) and len(own & title) < _ALIKE * min(len(own), len(title))


def _texts(data: object, title: Set[str], depth: int = 0) -> Iterator[str]:
    """Yield what may be an article's text, of strings and of lists of pieces."""
    yield ""
    if depth > _DEEPEST or _is_another(data, title):
        return
    if isinstance(data, list):
        yield _joined(data)
        for one in data:
            if isinstance(one, list | Mapping):
                yield from _texts(one, title, depth + 1)
    elif isinstance(data, Mapping):
        for name, value in data.items():
            if _OF_OTHERS.search(str(name)):
                continue
            if isinstance(value, str) and _NAMED.search(str(name)):
                yield _whole(value)
            elif isinstance(value, list | Mapping):
                yield from _texts(value, title, depth + 1)


def _whole(value: str) -> str:
    """Return the text of a string if it has several paragraphs, mostly sentences."""
    if len(value) < _SHORTEST:
        return ""
    text = html_to_text(value) if "</" in value else value
    return _if_sentences([one.strip() for one in re.split(r"\n\s*\n|\n", text)])


def _joined(items: list[object]) -> str:
    """Return the text of a list of pieces if several of them are sentences.

    What is an article for itself is no piece: a list of some is not one text.
    """
    pieces = (one for one in _untagged(items) if not _title_of(one))
    return _if_sentences([text for one in pieces if (text := _piece(one))])


def _untagged(items: list[object]) -> list[object]:
    """Leave out the tag that a list begins with, as in `["p", "The harbour board …"]`."""
    is_tag = bool(items) and isinstance(items[0], str) and _TAG.fullmatch(items[0])
    return items[1:] if is_tag else items


def _piece(item: object) -> str:
    """Return the text of a piece: a string, or what it holds under a name for text."""
    for _ in range(_FEWEST_PIECES):
        if isinstance(item, Mapping):
            if isinstance(item.get("children"), list) and "text" not in item:
                return "".join(map(_run, item["children"]))
            item = next((item[name] for name in _PIECE_NAMES if item.get(name)), None)
        elif isinstance(item, list):
            return "".join(map(_run, _untagged(item)))
    if not isinstance(item, str):
        return ""
    return html_to_text(item).strip() if "</" in item else item.strip()


def _run(item: object) -> str:
    """Return a piece of a line: a word in bold is one of its own."""
    if isinstance(item, Mapping):
        item = item.get("text") or item.get("value")
    return item if isinstance(item, str) else ""


def _if_sentences(paragraphs: list[str]) -> str:
    told = [one for one in paragraphs if one]
    sentences = [
        one for one in told if len(one) >= _SHORTEST_PIECE and one.endswith(_SENTENCE_ENDS)
    ]
    is_text = sum(map(len, sentences)) >= sum(map(len, told)) / 2
    return "\n\n".join(told) if is_text and len(sentences) >= _FEWEST_PIECES else ""
