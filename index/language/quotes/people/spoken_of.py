"""Who is not the speaker of words that speak of them: “She lied to us,” the prosecutor said."""

from __future__ import annotations

from collections.abc import Iterable

from index.language.quotes.people.binding import PRONOUNS
from index.language.quotes.people.people import People, Person
from index.language.quotes.text.page import Page, Range

_OWN = frozenset(["i", "me", "my", "mine", "myself"])
"""Who says "he hit me" may still be the only one whom the text names."""


def is_spoken_of(page: Page, people: People, quotations: Iterable[Range], person: Person) -> bool:
    """Tell whether quotations speak of the only person so far whom their "he" or "she" can mean."""
    words = [word for words in quotations for word in range(*words)]
    genders = {PRONOUNS[page.lowers[word]] for word in words if page.lowers[word] in PRONOUNS}
    if not genders or any(page.lowers[word] in _OWN for word in words):
        return False
    if person.gender is not None and person.gender not in genders:
        return False
    here = words[0]
    others = (one for one in people.all if one is not person and not one.is_unnamed)
    return not any(
        one.gender is None or one.gender in genders
        for one in others
        if one.mentions[0].first < here
    )
