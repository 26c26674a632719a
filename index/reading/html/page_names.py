"""What the names of a page's elements say: whether they are the article or stand round it."""

from __future__ import annotations

import re

from lxml import etree

_STATE = re.compile(
    r"^(?:has|no|with|without|is|tag|topic|category|type|format|status)[_-]"
    r"|[_-](?:open|closed|enabled|disabled|free|on|off)$",
    re.I,
)
"""A name that says something of its element: `tag-comments`, `comments-open`."""
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


_COMMENTS = re.compile(
    r"(?:^|[_-])(?:comments?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|disqus"
    r"|respond)(?:$|[_-])",
    re.I,
)


def is_named_comments(element: etree._Element) -> bool:
    """Tell whether names call an element what readers have written below an article."""
    return any(map(_COMMENTS.search, names_of(element)))


def names_of(element: etree._Element) -> list[str]:
    """Return the classes and the identifier of an element, without those of its state."""
    names = f"{element.get('class', '')} {element.get('id', '')}".split()
    return [name for name in names if not _STATE.search(name)]


def is_named_aside(element: etree._Element) -> bool:
    """Tell whether tag or names call an element what stands round an article, not in it."""
    return element.tag in ASIDE_TAGS or any(map(_ASIDE.search, names_of(element)))
