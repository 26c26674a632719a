"""What other articles know of a name: its kind, and whose a family name alone is.

Nothing is joined silently: where two people share a family name, it stays what it is unless roles
or sheer numbers tell. The figures were chosen by hiding full names in articles that have them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.article import Analysis, Entity, EntityKind, Span
from index.language.entities.people import name_words
from index.language.quotes.text.given_names import first_names
from index.language.quotes.text.lexicon import Gender, lexicon
from index.language.utterances.roles import role_at

_LEAST_ARTICLES = 3
"""Near articles that give the full name, where nobody else in the archive has the family name."""
_DOMINANT, _MANY = 0.9, 20
"""Of so many articles this share has to mean one person, if there are others of the name."""
_ROLE_SHARE = 0.8
"""The same where a role agrees, too."""
_KIND_SHARE, _KIND_ARTICLES = 0.95, 10
_PERSON_SHARE, _PERSON_ARTICLES = 0.8, 5
"""The same for a person whose first word is a given name: that tells, too."""
_KINDS: frozenset[EntityKind] = frozenset(("PERSON", "ORG", "GPE"))
_MOST_MENTIONS = 10
_SHORTEST = 3
"""A family name of fewer letters may be an initial."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A person as one article names them."""

    name: str
    family: str
    """The last word of the name in small letters."""
    given: str
    """The first word, likewise; nothing where the family name stands alone."""
    roles: frozenset[str] = frozenset()
    """The nouns of the roles that stand at the name: `minister`."""
    gender: Gender | None = None
    """What an honorific at the name tells."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A bearer in another article."""

    bearer: Bearer
    is_near: bool
    """The article is of the same source, or of about the same time."""


def bearer_of(entity: Entity, text: str, language: str = "en") -> Bearer | None:
    """Return how an article names a person; nothing for what is no name of one."""
    words = name_words(entity.name)
    if entity.kind != "PERSON" or not words or len(words[-1]) < _SHORTEST:
        return None
    mentions = entity.mentions[:_MOST_MENTIONS]
    roles = (role_at(text, mention, language) for mention in mentions)
    genders = {_gender(text, mention, language) for mention in mentions} - {None}
    return Bearer(
        name=entity.name,
        family=words[-1],
        given=words[0] if len(words) > 1 else "",
        roles=frozenset(_noun(role) for role in roles if role),
        gender=genders.pop() if len(genders) == 1 else None,
    )


def people_in(analysis: Analysis, text: str, language: str = "en") -> Iterator[Entity]:
    """Yield what may be people: all entities, and speakers that are none, with a role at a name.

    Args:
        analysis: What was found in a text.
        text: The text.
        language: Of the text.
    """
    yield from analysis.entities
    named = {entity.name for entity in analysis.entities}
    lone: defaultdict[str, dict[Span, None]] = defaultdict(dict)
    for quote in analysis.quotes:
        name = quote.name or ""
        if quote.speaker and name not in named and name.istitle() and len(name.split()) == 1:
            lone[name][quote.speaker] = None
    for name, mentions in lone.items():
        places = (text.find(name, each.start, each.end) for each in mentions)
        names = [Span(at, at + len(name)) for at in places if at >= 0]
        if any(role_at(text, each, language) for each in names):
            yield Entity(name=name, kind="PERSON", mentions=tuple(names))


def full_name_of(lone: Bearer, namings: Sequence[Naming]) -> tuple[str, str] | None:
    """Return whose a family name alone is, if other articles leave no doubt.

    Args:
        lone: The name in an article that gives no fuller one.
        namings: How other articles name people of this family name in full, one each.

    Returns:
        The full name, and why in words for the user.
    """
    people: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        people[naming.bearer.given].append(naming)
    given = _meant(lone, people)
    if given is None or not _can_be(given, lone.gender):
        return None
    meant = people[given]
    near = sum(naming.is_near for naming in meant)
    names = Counter(naming.bearer.name for naming in meant)
    name = names.most_common(1)[0][0]
    articles = "1 other article gives" if len(meant) == 1 else f"{len(meant)} other articles give"
    others = len(namings) - len(meant)
    but = f" ({others} name somebody else so)" if others else ""
    return name, f"{articles} the full name {name}, {near} of them near in time or source{but}."


def _meant(lone: Bearer, people: Mapping[str, Sequence[Naming]]) -> str | None:
    """Return the given name of who is meant; None where that is open."""
    near = [given for given, found in people.items() if any(each.is_near for each in found)]
    total = sum(map(len, people.values()))
    if lone.roles:
        # One article may give anybody's spouse the office: it counts who mostly has the role.
        agreeing = {given: _times(lone.roles, found) for given, found in people.items()}
        most = max(agreeing, key=lambda given: agreeing[given], default="")
        is_clear = 0 < agreeing.get(most, 0) >= _DOMINANT * sum(agreeing.values())
        if not is_clear or most not in near:
            return None
        if len(people[most]) >= _ROLE_SHARE * total:
            return most
    if len(people) == 1:
        (given, found), *_ = people.items()
        return given if sum(each.is_near for each in found) >= _LEAST_ARTICLES else None
    most = max(people, key=lambda given: len(people[given]), default="")
    is_dominant = len(people.get(most, ())) >= max(_MANY, _DOMINANT * total)
    return most if is_dominant and most in near else None


def _times(roles: frozenset[str], found: Sequence[Naming]) -> int:
    """Return in how many articles one of these roles stands at a name."""
    return sum(not roles.isdisjoint(each.bearer.roles) for each in found)


def _can_be(given: str, gender: Gender | None) -> bool:
    known = first_names().get(given)
    return gender is None or known is None or known == gender


def _gender(text: str, mention: Span, language: str) -> Gender | None:
    """Return the gender of the honorific in or before a mention."""
    before = text[max(0, mention.start - 12) : mention.start].split()[-1:]
    words = [*before, *mention.of(text).split()[:1]]
    genders = lexicon(language).genders
    found = {genders.get(word.rstrip(".").lower()) for word in words} - {None}
    return found.pop() if len(found) == 1 else None


def _noun(role: str) -> str:
    """Return the noun of a role: `minister` of "foreign minister of Norrland"."""
    head = role.partition(" of ")[0].partition(" for ")[0]
    return head.split()[-1].lower()


def kind_of(
    name: str, kind: EntityKind, articles: Mapping[EntityKind, int]
) -> tuple[EntityKind, str] | None:
    """Return another kind of a name, if nearly all other articles take it for that.

    For a person with a known given name most of a few are enough.

    Args:
        name: In full: a single word may name many things.
        kind: What one article takes it for.
        articles: Kind -> how many other articles take it for that.
    """
    counted: dict[EntityKind, int] = {each: articles.get(each, 0) for each in _KINDS}
    most = max(counted, key=lambda each: (counted[each], each))
    total = sum(counted.values())
    if kind not in _KINDS or most == kind or len(name.split()) < 2:
        return None
    is_given = most == "PERSON" and name.split()[0].lower() in first_names()
    share = _PERSON_SHARE if is_given else _KIND_SHARE
    if counted[most] < (_PERSON_ARTICLES if is_given else _KIND_ARTICLES):
        return None
    if counted[most] < share * total:
        return None
    return most, f"{counted[most]} other articles take {name} for that."


def kinds_to_compare(entities: Collection[Entity]) -> list[Entity]:
    """Return the entities whose kinds other articles may know better."""
    return [each for each in entities if each.kind in _KINDS and len(each.name.split()) > 1]
