"""Bylines on a page that are those of other articles, told by where they stand or lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlsplit

from lxml import etree, html

from index.reading.bylines import is_person
from index.reading.html.page_names import names_of
from index.reading.html.statements import Statements, beginning, pieces

_LONGEST_TEASER = 400
"""Code points; what holds more is no teaser."""
_LONGEST_BESIDE = 40
"""Code points that a link has besides the byline in it."""
_TITLES = frozenset(("h2", "h3", "h4", "h5"))
_PARTS_OF_HOST = 2
_NOT_A_NAME = re.compile(
    r"(?:^|[_-])(?:(?:locations?|places?|lieu|counts?|counter|ranking|source-?name\w*"
    r"|provider\w*)(?:$|[_-])|views$)",
    re.I,
)
"""Names of what a byline says besides: from where, how often it was read, whose page it is.

`post-views` is a count, but `views-field-author` a field of a list: Drupal's are called so.
"""


def is_teased(element: html.HtmlElement, found: Statements) -> bool:
    """Tell whether a byline stands in a box, or a link, that leads to another article.

    Args:
        element: What holds the byline.
        found: What the page's elements state: a heading that is its own title leads nowhere else.
    """
    own = len(beginning(element, _LONGEST_TEASER))
    for around in element.iterancestors():
        text = beginning(around, _LONGEST_TEASER)
        if len(text) > _LONGEST_TEASER or next(around.iter("h1"), None) is not None:
            return False
        if around.tag == "a" and len(text) > own + _LONGEST_BESIDE:
            return True
        if any(_leads_elsewhere(one, found) for one in around.iter(*_TITLES)):
            return True
    return False


def _leads_elsewhere(heading: html.HtmlElement, found: Statements) -> bool:
    """Tell whether a heading is the link to another article, and no name of an author."""
    linked = next(heading.iter("a"), None) is not None
    if not (linked or any(one.tag == "a" for one in heading.iterancestors())):
        return False
    text = beginning(heading, _LONGEST_TEASER)
    is_own = text.casefold() in found.whole_title.casefold()
    return not (is_own or is_person(text))


def says_no_name(element: etree._Element) -> bool:
    """Tell whether a byline's element is named for what is no name: a place, a count."""
    return any(map(_NOT_A_NAME.search, names_of(element)))


def pieces_of_names(element: html.HtmlElement) -> str:
    """Return a byline as `pieces` does, without what in it is named for what is no name."""
    if not any(map(says_no_name, element.iterdescendants(etree.Element))):
        return pieces(element)
    lines: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, one in walk:
        if event == "start" and one is not element and says_no_name(one):
            walk.skip_subtree()
            continue
        text = one.text if event == "start" else one.tail if one is not element else ""
        lines += [" ".join(text.split())] if text and text.strip() else []
    return "\n".join(lines)


def leads_off_site(link: html.HtmlElement, own: str) -> bool:
    """Tell whether a link leads to another site than the page's own, if that is known."""
    host = _host(link.get("href") or "")
    return bool(own and host) and _site(host) != _site(own)


def own_host(url: str, links: Sequence[html.HtmlElement]) -> str:
    """Return the host of a page by its address, or else the one that it links to most."""
    if host := _host(url):
        return host
    hosts = Counter(host for link in links if (host := _host(link.get("href") or "")))
    return next((host for host, _ in hosts.most_common(1)), "")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _site(host: str) -> str:
    return ".".join(host.split(".")[-_PARTS_OF_HOST:])
