"""From mentions to entities: people by their names, bodies by acronyms, places by known aliases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from index.article import Entity, aliases_of
from index.language.entities.mention import NamedSpan
from index.language.entities.people import group_people
from index.language.lists.wordlists import LISTS, read_lines, word_list, word_set

SMALL = word_set(
    "of the and for on in & de to del la las los des du et y e da do dos der und für von van"
)
"""Words of names that acronyms leave out, in any language that news writes them in."""
_BUSINESS_FORM = re.compile(
    r",? (?:Inc|Corp|Corporation|Ltd|Limited|Co|plc|PLC|LLC|AG|SA|S\.A|SpA|NV|GmbH|Group"
    r"|Holdings)\.?$"
)
_MINISTRY = re.compile(r"(?:Ministry|Department) of (?:the )?(.+)")
_EDGE = re.compile(r"^(?:the|The) |['’]s?$")


def join_mentions(mentions: Iterable[NamedSpan]) -> tuple[Entity, ...]:
    """Return what the mentions name, in the order of the first mentions."""
    by_kind: dict[str, list[NamedSpan]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.span):
        by_kind.setdefault(mention.kind, []).append(mention)
    groups: list[list[NamedSpan]] = []
    for kind, found in by_kind.items():
        if kind == "PERSON":
            groups += group_people(found)
        else:
            groups += _group_by_key(found)
    groups.sort(key=lambda group: group[0].span)
    return tuple(_entity(group) for group in groups)


def _group_by_key(mentions: Sequence[NamedSpan]) -> list[list[NamedSpan]]:
    """Group mentions whose names come to the same, in reading order."""
    keys = [_key(mention) for mention in mentions]
    acronyms = _acronyms(mentions, keys) if mentions[0].kind in ("ORG", "GPE", "LOC") else {}
    groups: dict[str, list[NamedSpan]] = {}
    for mention, key in zip(mentions, keys, strict=True):
        groups.setdefault(acronyms.get(key, key), []).append(mention)
    return list(groups.values())


def _key(mention: NamedSpan) -> str:
    """Return what names of the same thing have in common."""
    name = _EDGE.sub("", mention.text)
    name = known_aliases().get(name, name)
    match mention.kind:
        case "ORG":
            name = _BUSINESS_FORM.sub("", name)
            if ministry := _MINISTRY.fullmatch(name):
                name = f"{ministry[1]} Ministry"
        case "NORP":
            singular = name.removesuffix("s")
            name = singular if singular in word_list("nationalities") else name
    return name.casefold()


def _acronyms(mentions: Sequence[NamedSpan], keys: Sequence[str]) -> dict[str, str]:
    """Return the keys of acronyms with the keys of the names that they stand for.

    What stands in brackets right after a name may leave out the words that the name begins with:
    "Northland Harbour Agency (HA)".
    """
    found: dict[str, set[str]] = {}
    for at, (mention, key) in enumerate(zip(mentions, keys, strict=True)):
        if at + 1 < len(mentions) and _is_bracketed(mention, mentions[at + 1]):
            found.setdefault(keys[at + 1], set()).add(key)
        words = [word for word in _EDGE.sub("", mention.text).split() if word.lower() not in SMALL]
        if len(words) > 1:
            initials = "".join(word[0] for word in words).casefold()
            found.setdefault(initials, set()).add(key)
    loud = {key for mention, key in zip(mentions, keys, strict=True) if mention.text.isupper()}
    return {
        initials: min(names)
        for initials, names in found.items()
        if initials in loud and len(names) == 1
    }


def _is_bracketed(name: NamedSpan, acronym: NamedSpan) -> bool:
    """Tell whether an acronym stands two signs after a name that ends with its initials."""
    if acronym.span.start != name.span.end + len(" (") or not acronym.text.isupper():
        return False
    words = [word for word in name.text.split() if word.lower() not in SMALL]
    initials = "".join(word[0] for word in words).upper()
    return 1 < len(acronym.text) < len(initials) and initials.endswith(acronym.text)


def _entity(group: Sequence[NamedSpan]) -> Entity:
    """Return one thing: the fullest form is its name, the others are aliases."""
    forms = Counter(_EDGE.sub("", mention.text) for mention in group)
    name = _shown_name(group[0].kind, forms)
    return Entity(
        kind=group[0].kind,
        name=name,
        aliases=aliases_of(name, (form for form, _ in forms.most_common())),
        mentions=tuple(mention.span for mention in group),
    )


def _shown_name(kind: str, forms: Counter[str]) -> str:
    """Return the name to show: a known one, or the longest form that isn't in capitals."""
    for form in forms:
        if (known := known_aliases().get(form)) and kind != "PERSON":
            return known
    if kind == "NORP":
        return min(forms, key=lambda form: (len(form), form))
    shown = {_quiet(kind, form): count for form, count in forms.items()}
    return max(shown, key=lambda form: (not form.isupper(), len(form), shown[form], form))


def _quiet(kind: str, form: str) -> str:
    """Return a name as it is written outside of headlines and datelines."""
    loud = form.isupper() and len(form) > 4 and kind in ("GPE", "LOC", "PERSON")
    return form.title() if loud else form


@cache
def known_aliases() -> dict[str, str]:
    """Return other names of well-known places and bodies, with the name that is shown."""
    table: dict[str, str] = {}
    for line in read_lines(LISTS / "aliases.txt"):
        name, *others = (entry.strip() for entry in line.split("|"))
        table |= dict.fromkeys((name, *others), name)
    return table
