"""Whom a name may stand for: what the user chooses from to say that two names are one person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from tui.session.places import Places, is_minor, word_for
from tui.session.words import counted

if TYPE_CHECKING:
    from index import EntityRow


class KnownName(NamedTuple):
    """A name, and where it stands."""

    name: str
    what: str = ""
    """What bears it, such as `person`; nothing for a speaker without a name: “a neighbour”."""
    here: bool = False
    """It is in the open article."""
    where: str = ""

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


def fuller_last(name: str, chosen: str) -> tuple[str, str]:
    """Return two names, the one that stays last: the fuller one, or the chosen one if they tie.

    What begins with a small letter is no name: “the finance minister” is Ada Holm.
    """
    goes, stays = sorted((name, chosen), key=lambda one: (one[:1].isupper(), len(one.split())))
    return goes, stays
