"""Whom a name may stand for: what the user chooses from to say that two names are one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from tui.session.places import Places, is_minor, word_for
from tui.session.words import counted

if TYPE_CHECKING:
    from index import EntityRow

_SPEAKING = ("PERSON", "ORG")
"""Kinds of entities that say something."""


class KnownName(NamedTuple):
    """A name, and where it stands."""

    name: str
    what: str = ""
    """What bears it, such as `person`; nothing for a speaker without a name: “a neighbour”."""
    here: bool = False
    """It is in the open article."""
    where: str = ""
    is_surname: bool = False
    """It is only the last word of somebody's fuller name."""

    @property
    def about(self) -> str:
        """What is known of it, in a few words."""
        return f"{self.what} · {self.where}" if self.what else self.where


def names_like(name: str, places: Places, rows: Iterable[EntityRow]) -> list[KnownName]:
    """Return the other names that there are, the likeliest to be the same first.

    Those are the ones that share a word with it, of its own kind first, then those in the article.

    Args:
        name: Somebody in the open article.
        places: What is in that article.
        rows: The entities of the archive.
    """
    known: dict[str, KnownName] = {}
    for one in places.entities:
        if not is_minor(one.kind):
            known[one.name] = KnownName(one.name, word_for(one.kind), True, f"{one.count} here")
    for quote in (*places.quotes, *places.reported):
        if quote.name:
            known.setdefault(quote.name, KnownName(quote.name, here=True, where="quoted here"))
    for row in rows:
        if not is_minor(row.kind):
            where = f"in {counted(row.articles, 'other article')}"
            known.setdefault(row.name, KnownName(row.name, word_for(row.kind), where=where))
    own = known.pop(name, KnownName(name))
    words = set(name.split())

    def unlikeliness(one: KnownName) -> tuple[bool, bool, bool, bool]:
        is_strange = words.isdisjoint(one.name.split())
        is_other = one.what not in ("", own.what)
        return is_strange, is_other and not is_strange, not one.here, one.what != own.what

    return sorted(known.values(), key=unlikeliness)


def speakers_known(
    places: Places, speakers: Iterable[tuple[str, int]], rows: Collection[EntityRow]
) -> list[KnownName]:
    """Return whom a quote may be by: those of the article first, then those of the archive.

    Who is quoted in the article and only described, such as “the mayor”, comes last.

    Args:
        places: What is in the article.
        speakers: Who is quoted in the archive, with the number of articles, the most first.
        rows: The entities of the archive, the most frequent first.
    """
    quoted = Counter(quote.name for quote in (*places.quotes, *places.reported) if quote.name)
    kinds = {row.name: row.kind for row in rows} | {one.name: one.kind for one in places.entities}
    here = [
        KnownName(name, here=True, where=f"{counted(count, 'quote')} here")
        for name, count in quoted.most_common()
    ]
    described = [one for one in here if one.name not in kinds and not _is_name(one.name)]
    known = {one.name: one for one in here if one not in described}
    for one in places.entities:
        if one.kind in _SPEAKING:
            known.setdefault(one.name, KnownName(one.name, word_for(one.kind), True, "here"))
    for name, articles in speakers:
        if name in kinds or _is_name(name):
            where = f"quoted in {counted(articles, 'article')}"
            known.setdefault(name, KnownName(name, where=where))
    for row in rows:
        if row.kind in _SPEAKING:
            where = f"in {counted(row.articles, 'article')}"
            known.setdefault(row.name, KnownName(row.name, word_for(row.kind), where=where))
    short = surnames(
        (name for name, kind in kinds.items() if kind == "PERSON"),
        {name for name, kind in kinds.items() if kind != "PERSON"},
    )
    names = [one._replace(is_surname=one.name in short) for one in known.values()]
    return [*names, *(one._replace(what="no name") for one in described)]


def _is_name(speaker: str) -> bool:
    """Tell whether a speaker has a name, as far as capitals tell: not “One of the engineers”."""
    first, *others = speaker.split() or ("?",)
    has_capital = any(word[0].isalpha() and not word[0].islower() for word in others)
    return not first[0].islower() and (has_capital or not others)


def surnames(people: Iterable[str], others: Collection[str]) -> frozenset[str]:
    """Return the last words of fuller names: `Holm` of “Ada Holm”.

    Args:
        people: Names of persons.
        others: Names of what is no person, such as “Reuters”: they are not short for anybody.
    """
    last = (name.rpartition(" ")[2] for name in people if " " in name)
    return frozenset(name for name in last if name not in others)


def fuller_last(name: str, chosen: str) -> tuple[str, str]:
    """Return two names, the one that stays last: the fuller one, or the chosen one if they tie.

    What begins with a small letter is no name: “the finance minister” is Ada Holm.
    """
    goes, stays = sorted((name, chosen), key=lambda one: (one[:1].isupper(), len(one.split())))
    return goes, stays
