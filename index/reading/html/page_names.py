"""What the names of a page's elements say: whether they are the article or stand round it."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

_STATE = re.compile(
    r"^(?:has|no|with|without|is|tag|topic|category|type|format|status)[_-]"
    r"|[_-](?:open|closed|enabled|disabled|free|on|off)$|[_-]label[_-]",
    re.I,
)
"""A name that says something of its element: `tag-comments`, `comments-open`, `label-hidden`."""
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_BYLINE = re.compile(r"by-?line$", re.I)
"""How a name ends that calls its element a byline, with buttons to share it or without."""
ASIDE_TAGS = frozenset(("aside", "nav", "footer"))
_ASIDE = re.compile(
    r"""(?:^|[_-])(?:
    cookies? | consent | gdpr | newsletter\w* | subscri\w* | signup | sign-up | related\w* | disqus
    | recommended | read-?(?:more|next) | more-from | most-(?:read|popular) | trending | comments?
    | paywall | popup | modal | promo | advert\w* | sponsor\w* | breadcrumbs?
    | (?:author|byline)s?[_-]*(?:bio|box|info|card|about|block|description|profile)
    | about-(?:the-)?author | savoir[_-]plus
    | affiliate\w* | copyright\w* | intext-?links? | outbrain | taboola 
    | skip-link | teaser\w* | tags | share | sharing | social
    )(?:$|[_-])""",
    re.I | re.X,
)


_LOOSE = re.compile(
    r"(?:^|[_-])(?:subscri\w*|read-?more|paywall|promo|teaser\w*|social|share|related\w*)(?:$|[_-])",
    re.I,
)
"""What paragraphs of an article are called, too."""
_COMMENTS = re.compile(
    r"(?:^|[_-])(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|disqus"
    r"|respond)(?:$|[_-])",
    re.I,
)


_BESIDE_TEXT = re.compile(
    r"(?:^|[_-])(?:by-?line\w*|authors?|bio\w*|credits?|tags?|copyright\w*|ads?|advert\w*|anzeigen?"
    r"|images?|photos?|pictures?|captions?)(?:$|[_-])",
    re.I,
)
_LABEL = re.compile(
    r"(?:^|[_-])(?:by-?line\w*|dates?|time\w*|meta\w*|authors?|credits?|labels?|tags?|copyright\w*|ads?"
    r"|advert\w*|anzeigen?|images?|photos?|pictures?|captions?|buttons?|btn|icons?|count\w*)(?:$|[_-])",
    re.I,
)


def is_named_beside_text(element: etree._Element) -> bool:
    """Tell whether names call an element what is about the author, a picture or an advert."""
    return any(map(_BESIDE_TEXT.search, names_of(element)))


def is_named_label(element: etree._Element) -> bool:
    """Tell whether names call an element what says who, when or what is pictured."""
    return any(map(_LABEL.search, names_of(element)))


def is_named_loosely(element: etree._Element) -> bool:
    """Tell whether names that call an element an aside are at times those of an article's text."""
    return element.tag not in ASIDE_TAGS and any(map(_LOOSE.search, names_of(element)))


def is_named_comments(element: etree._Element) -> bool:
    """Tell whether names call an element what readers have written below an article."""
    return any(map(_COMMENTS.search, names_of(element)))


def names_of(element: etree._Element) -> list[str]:
    """Return the classes and the identifier of an element, without those of its state."""
    return list(names_in(element.get("class", ""), element.get("id", "")))


@lru_cache(4096)
def names_in(classes: str, identifier: str) -> tuple[str, ...]:
    """Return the names in the two attributes, without those of a state; a page repeats them.

    Those that mark words by capitals are parted as others are: `PromoSmall`, `promo-small`.
    """
    names = _CAPITAL.sub("-", f"{classes} {identifier}").split()
    return tuple(name for name in names if not _STATE.search(name))


@lru_cache(4096)
def _is_called_aside(classes: str, identifier: str) -> bool:
    names = names_in(classes, identifier)
    return any(_ASIDE.search(name) and not _BYLINE.search(name) for name in names)


def is_named_aside(element: etree._Element) -> bool:
    """Tell whether tag or names call an element what stands round an article, not in it."""
    called = _is_called_aside(element.get("class", ""), element.get("id", ""))
    return element.tag in ASIDE_TAGS or called
