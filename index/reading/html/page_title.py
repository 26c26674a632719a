"""The title of the article of a page: the heading that the page's other statements agree with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from index.clean import clean_phrase
from index.reading.fields import host_of
from index.reading.html.statements import Statements

_METAS = ("og:title", "twitter:title", "headline", "dc.title", "citation_title")
_BORDER = re.compile(
    r"\s+[|\-–—·•»:«~/>]+\s+|\s*[|»｜]\s*| :: |(?<=[\u3040-\u9fff\uac00-\ud7af？！])_"
    r"|(?<=[\u3040-\u9fff？！”」])-{1,2}(?=[\u3040-\u9fff]{2,8}$)"
)
_ENDS = " |-–—·»:"
_ALIKE = 0.6
"""Share of the words of the shorter one."""
_SPELT_ALIKE = 0.85
"""Of the letters of both."""
_FEWEST_WORDS = 3
_LONGEST = 250
_COMMON_DOMAINS = re.compile(
    r"\.(?:com|org|net|de|co\.uk|fr|es|it|ch|at|eu|info|blog|gov|edu|tv|news|us|uk)$"
)


def find_title(found: Statements, linked: str, site: str, url: str) -> tuple[str, str]:
    """Return the article's title without the site's name, and where it was found.

    Args:
        found: What the page's elements state.
        linked: The headline of its linked data.
        site: The outlet's name.
        url: The page's address.
    """
    sites = _site_names(found, site, url)
    headlines = [text for text in map(clean_phrase, found.headlines) if text]
    cleaned = [
        (name, text) for name, value in _stated(found, linked)
        if (text := _without_site(clean_phrase(value), sites, headlines))
    ]  # fmt: skip
    whole = clean_phrase(found.whole_title)
    short = _without_site(whole, sites, headlines)
    others = [text for _, text in cleaned] + ([short] if short else [])
    titled = [text for text in map(clean_phrase, found.titled) if text]
    own = _own_headlines(titled[:1] + headlines, sites, whole, others[: len(cleaned)])
    if title := _agreed(own, others, sites):
        return title, "heading"
    subheads = [text for text in map(clean_phrase, found.subheads) if _is_long(text)]
    if not own and (same := [text for text in subheads if _fold(text) == _fold(short)]):
        return same[0], "heading"
    if title := _whole(cleaned, [*own, *map(clean_phrase, found.subheads)]):
        return title, "heading"
    named = [words for one in found.properties["headline"][:1] if (words := _property(one))]
    if named and len(named[0]) < _LONGEST:
        return named[0], "itemprop"
    cleaned = [one for one in cleaned if _fold(one[1]) not in sites] or cleaned
    for name, text in sorted(cleaned, key=lambda one: one[0] != "json-ld"):
        return text, name
    if len(own) == 1 and (_is_long(own[0], 1) or _is_in_address(own[0], found.canonical or url)):
        return own[0], "heading"
    if told := [text for text in subheads if _fold(text) in _fold(whole)]:
        return told[0], "heading"
    if short:
        return _longest_part(short, whole), "title"
    return (own or headlines or [""])[0], "heading"


def _stated(found: Statements, linked: str) -> list[tuple[str, str]]:
    """Return the titles that the page states for others, each with its name."""
    stated = [("json-ld", linked)] + [
        (name, value) for name in _METAS for value in found.metas.get(name, [])[:1]
    ]
    return sorted(stated, key=lambda one: one[0] != "og:title")


def _is_long(text: str, more: int = 0) -> bool:
    """Tell whether a heading has so many words that it says something, or some more."""
    return len(_fold(text).split()) >= _FEWEST_WORDS + more


def _whole(stated: list[tuple[str, str]], headings: list[str]) -> str:
    """Return the heading that a statement breaks off from: "Harbour board closes the …"."""
    for _, text in stated:
        begun = _fold(text)
        if text.endswith(("…", "...")) and len(begun.split()) >= _FEWEST_WORDS:
            for heading in headings:
                if _fold(heading).startswith(begun):
                    return heading
    return ""


def _is_in_address(headline: str, url: str) -> bool:
    """Tell whether the last part of a page's address is its headline."""
    last = url.rstrip("/").rpartition("/")[2].partition(".")[0]
    return _fold(headline).replace(" ", "") == _fold(last).replace(" ", "") != ""


def _property(element: object) -> str:
    content = element.get("content") or element.text_content()  # type: ignore[attr-defined]
    return clean_phrase(content)


def _agreed(headlines: list[str], others: list[str], sites: set[str]) -> str:
    """Return the heading that is the title by another statement, too; the surest way first."""
    folded = [(_fold(text), text) for text in others]
    for one in headlines:
        if any(_fold(one) == other for other, _ in folded):
            return one
    for one in headlines:  # a heading with a kicker before the title
        for other, text in folded:
            twice = folded.count((other, text)) > 1
            long = len(other.split()) >= _FEWEST_WORDS or (twice and " " in other)
            if long and _fold(one).endswith(f" {other}") and other not in sites:
                return text
    for one in headlines:
        if len(_fold(one).split()) < _FEWEST_WORDS:
            continue
        if not others or any(_agreement(one, text) >= _ALIKE for text in others):
            return one
    for one in headlines[:1]:
        if len(one) < _LONGEST and any(_is_spelt_alike(_fold(one), other) for other, _ in folded):
            return one
    return ""


def _is_spelt_alike(one: str, other: str) -> bool:
    alike = SequenceMatcher(None, one, other[:_LONGEST])
    return alike.quick_ratio() >= _SPELT_ALIKE and alike.ratio() >= _SPELT_ALIKE


def _agreement(one: str, other: str) -> float:
    left, right = set(_fold(one).split()), set(_fold(other).split())
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _own_headlines(
    headlines: list[str], sites: set[str], whole: str, stated: list[str]
) -> list[str]:
    """Leave out headings that are the site's name."""
    own = [text for text in headlines if _fold(text) not in sites and len(text) > _FEWEST_WORDS]
    parts = [_fold(part) for part in _BORDER.split(whole) if _fold(part)]
    if len(parts) > 1:
        titles = {_fold(text) for text in stated}
        own = [text for text in own if _fold(text) != parts[-1] or _fold(text) in titles]
    return list(dict.fromkeys(own))


def _site_names(found: Statements, site: str, url: str) -> set[str]:
    host = host_of(url)
    domain = _COMMON_DOMAINS.sub("", host)
    names = [site, host, domain, domain.rpartition(".")[2]]
    for meta in ("og:site_name", "application-name", "publisher", "dc.publisher", "twitter:site"):
        names += found.metas.get(meta, [])
    return {folded for name in names if (folded := _fold(name))}


def _without_site(title: str, sites: set[str], headlines: list[str]) -> str:
    """Take the site's name, and whatever the page's heading does not have, off a title's ends."""
    known = {_fold(text) for text in headlines}
    for _ in range(3):
        borders = list(_BORDER.finditer(title))
        if not borders:
            break
        first, last = borders[0], borders[-1]
        before, after = title[: last.start()], title[last.end() :]
        section = _fold(before) in known and _fold(after) in known and len(before) < len(after)
        if section:
            title = after.strip()
        elif _is_site(after, sites) or _fold(before) in known:
            title = before.strip(_ENDS)
        elif _is_site(title[: first.start()], sites) or (
            _fold(title[first.end() :]) in known and first.start() < len(title) / 2
        ):
            title = title[first.end() :].strip()
        else:
            break
    return title


def _is_site(part: str, sites: Iterable[str]) -> bool:
    folded = _fold(part)
    close = folded.replace(" ", "")
    return bool(folded) and any(
        close == site.replace(" ", "")
        or (
            min(len(site), len(folded)) > 3
            and (site in folded or folded in site)
            and abs(len(site) - len(folded)) < 14
        )
        for site in sites
    )


def _longest_part(title: str, whole: str) -> str:
    """Return the part of an undivided title that is most of it: sites put their name at its end."""
    parts = _BORDER.split(title)
    longest = max(parts, key=len)
    return longest if title == whole and len(parts) > 1 and len(longest) > len(whole) / 2 else title


def _fold(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
