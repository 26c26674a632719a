"""Who is only described: is “the mayor” of a manuscript somebody whom the archive calls mayor?"""

from __future__ import annotations

from collections.abc import Iterable

_ARTICLE = "the"


def has_role(description: str, roles: Iterable[str]) -> bool:
    """Tell whether somebody who is described, and not named, may be somebody with these roles.

    All words of the description have to be those of one role: “the minister” may be a "finance
    minister", “the mayor of Vale” is no "mayor of Brenna".

    Args:
        description: As it is written: “the mayor”.
        roles: As articles write them: `mayor of Port Selwyn`.
    """
    first, *words = description.casefold().split() or [""]
    return first == _ARTICLE and bool(words) and any(_holds(role, words) for role in roles)


def _holds(role: str, words: list[str]) -> bool:
    return set(words) <= set(role.casefold().split())
