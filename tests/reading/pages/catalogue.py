"""All pages: every site, and articles in other languages in other encodings."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from tests.reading.pages import foreign
from tests.reading.pages.oddities import ODD, brief, complete_page, content_system, unmarked, walled
from tests.reading.pages.sites import MODERN, Site, broadcaster, grey_lady, weblog
from tests.reading.pages.story import Page, Story, make_story

_ENCODED: tuple[tuple[Site, Story, str, str], ...] = (
    (weblog, foreign.RUSSIAN, "cp1251", "windows-1251"),
    (unmarked, foreign.RUSSIAN, "koi8-r", "koi8-r"),
    (content_system, foreign.RUSSIAN, "utf-8", "utf-8"),
    (grey_lady, foreign.FRENCH, "latin-1", "iso-8859-1"),
    (weblog, foreign.FRENCH, "utf-8", "iso-8859-1"),
    (content_system, foreign.GERMAN, "utf-16", "utf-16"),
    (broadcaster, foreign.GERMAN, "cp1252", "iso-8859-1"),
    (unmarked, foreign.POLISH, "iso8859_2", "iso-8859-2"),
    (weblog, foreign.POLISH, "cp1250", "windows-1250"),
    (grey_lady, make_story(61), "cp1252", "iso-8859-1"),
    (complete_page, make_story(62), "cp1252", ""),
    (content_system, make_story(63), "utf-8-sig", "utf-8"),
)
"""Site, article, true encoding, and what the page says of it."""
_SHORT: dict[Site, int] = {walled: 3, brief: 3}


def all_pages() -> Iterator[Page]:
    """Yield every page."""
    for number, site in enumerate((*MODERN, *ODD)):
        story = make_story(number, _SHORT.get(site, 0))
        yield _page(site, story, "utf-8", "utf-8")
    for number, site in enumerate(MODERN):
        yield _page(site, make_story(100 + number, 22), "utf-8", "utf-8", "long ")
    for site, story, encoding, declared in _ENCODED:
        yield _page(site, story, encoding, declared, f"{story.site} in {encoding} ")


def _page(site: Site, story: Story, encoding: str, declared: str, prefix: str = "") -> Page:
    markup = site(story).replace('<meta charset="utf-8">', _declaration(declared))
    data = markup.encode(encoding, "xmlcharrefreplace")
    if encoding == "utf-16":
        assert data.startswith(codecs.BOM_UTF16)
    return Page(
        name=f"{prefix}{site.__name__}",
        data=data,
        title=story.title,
        published="" if site.__name__ == "broken" and not story.iso else story.iso,
        text=story.text,
    )


def _declaration(name: str) -> str:
    if not name:
        return ""
    return f'<meta http-equiv="Content-Type" content="text/html; charset={name}">'
