"""Names that stand together parted, and single names told by the full ones."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.quotes.multilingual.tags import Tag
from index.language.quotes.text.page import Range


def with_parties(tags: list[Tag], words: Sequence[str]) -> list[Tag]:
    """Tell parties by the brackets after somebody's name: "Bruno Lara (Avanza Dignidad)"."""
    ends = {tag.words.last for tag in tags if tag.kind == "PERSON"}
    bodies = {
        tag.parts
        for tag in tags
        if tag.kind == "MISC"
        and len(tag.parts) > 1
        and tag.words.first - 1 in ends
        and "".join(words[tag.words.first - 1 : tag.words.last + 1 : len(tag.parts) + 1]) == "()"
    }
    return [
        tag._replace(kind="ORG") if tag.kind == "MISC" and tag.parts in bodies else tag
        for tag in tags
    ]


def parted(tags: list[Tag], told: set[int]) -> list[Tag]:
    """Part two names that stand together: "bezeichnete Santorum Romney", "But de Yoane Holm"."""
    full = {tag.parts for tag in tags if tag.kind == "PERSON" and len(tag.parts) > 1}
    named = {tag.parts for tag in tags if len(tag.parts) > 1}
    family = {parts[-1] for parts in full}
    alone = {tag.parts[0] for tag in tags if len(tag.parts) == 1}
    parted: list[Tag] = []
    for tag in tags:
        first, last = tag.words
        if tag.kind not in ("MISC", "PERSON") or first in told or len(tag.parts) not in (2, 3):
            parted.append(tag)
        elif len(tag.parts) == 2 and set(tag.parts) <= family and tag.parts not in full:
            parted.append(Tag(Range(first, first + 1), "PERSON", tag.parts[:1], tag.roles))
            parted.append(Tag(Range(first + 1, last), "PERSON", tag.parts[1:]))
        elif tag.kind == "MISC" and len(tag.parts) == 2 and _is_pair(tag, named, alone):
            parted.append(Tag(Range(first, first + 1), "MISC", tag.parts[:1], tag.roles))
            parted.append(Tag(Range(first + 1, last), "PERSON", tag.parts[1:]))
        elif (
            tag.kind == "MISC"
            and len(tag.parts) == 3
            and tag.parts[1] in ("de", "di", "von")
            and (tag.parts[2] in family | alone)
        ):
            parted.append(Tag(Range(last - 1, last), "MISC", tag.parts[2:]))
        else:
            parted.append(tag)
    return parted


def _is_pair(tag: Tag, named: set[tuple[str, ...]], alone: set[str]) -> bool:
    """Tell whether a family name follows a word that stands alone: "do Bragantino Mancini"."""
    first, family = tag.parts
    of_others = any(parts[-1] == family and first not in parts for parts in named)
    return of_others and first in alone


def joined(tags: list[Tag], *, german: bool) -> list[Tag]:
    """Tell single names by the full ones: "Belmonte" is a person's if "Rocío Belmonte" is."""
    full = [tag for tag in tags if tag.kind == "PERSON" and len(tag.parts) > 1]
    family = {tag.parts[-1] for tag in full} | {tag.parts[1] for tag in full if len(tag.parts) == 3}
    family |= {tag.parts[0] for tag in tags if tag.kind == "PERSON" and len(tag.parts) == 1}
    given = {tag.parts[0] for tag in full}
    alone = {tag.parts[0] for tag in tags if len(tag.parts) == 1}
    if not german:
        family |= {
            tag.parts[-1]
            for tag in tags
            if tag.kind == "MISC" and len(tag.parts) in (2, 3) and tag.parts[-1] in alone
        }
        given |= {tag.parts[0] for tag in tags if tag.kind == "MISC" and len(tag.parts) in (2, 3)}
    joined = []
    for tag in tags:
        last = tag.parts[-1]
        is_short = tag.kind == "MISC" and len(tag.parts) in (2, 3) and not german
        if (
            (is_short and (last in alone or tag.parts[0] in alone))
            or (
                (tag.kind in ("MISC", "GPE") or (tag.kind == "ORG" and tag.parts == (last,)))
                and (last in family or (len(last) > 3 and last.removesuffix("s") in family))
            )
            or (tag.kind == "MISC" and len(tag.parts) == 1 and tag.parts[0] in given)
        ):
            tag = tag._replace(kind="PERSON")
        joined.append(tag)
    return joined
