"""People taken for places although they begin with a first name: "Sebastián Varga"."""

from __future__ import annotations

from index.language.lists.wordlists import word_list, word_set
from index.language.news.consistency import SAINTS
from index.language.news.draft import Draft, Mention
from index.language.news.facilities import WORDS as BUILDINGS
from index.language.news.foreign import PLACES as FIRST_OF_PLACES
from index.language.news.places import NATURAL, POLITICAL
from index.language.news.surnames import SURNAME_BEGINNINGS
from index.language.news.vocabulary import KNOWN, ORGANISATION_WORDS, PLACES

BEFORE_PLACES = word_set("in at near from outside around across towards toward the")
SITES = word_set(
    """
    Reservoir Gym Gymnasium Terrace Creek Turnpike Gardens Plaza Mall Tower Towers Village Harbour
    Harbor Docks Wharf Playfield Cove Junction Ave Ave. Auditorium Racetrack Roundabout Barracks
    """
)
"""What else ends the name of a place, and hardly a person's."""
_NO_GIVEN = SAINTS | SURNAME_BEGINNINGS | FIRST_OF_PLACES
_NO_GIVEN |= {"Cap", "Ras", "Baba", "Pointe", "Les", "Novi", "Queen", "King"}
_NO_PERSON = BUILDINGS | NATURAL | POLITICAL | ORGANISATION_WORDS | SITES


def name_given(draft: Draft) -> None:
    """Make a place that no list knows a person where it begins with a first name alone."""
    for mention in list(draft.mentions()):
        if (
            mention.label == "LOC"
            and mention.start not in draft.fixed
            and _is_person(draft, mention)
        ):
            draft.put(mention.start, mention.end, "PERSON")


def _is_person(draft: Draft, mention: Mention) -> bool:
    """Tell whether words are a first name, which is nothing else, and no word of a place."""
    start, end, _ = mention
    words = draft.words[start:end]
    if len(words) != 2 or not all(word.isalpha() for word in words):
        return False
    if draft.written(start, end) in KNOWN or not _NO_PERSON.isdisjoint(words):
        return False
    before = draft.words[start - 1].lower() if start else ""
    first, last = words[0], words[-1]
    is_given = first in word_list("given_names") and first not in _NO_GIVEN | KNOWN
    common = word_list("common_words")
    plain = first.lower() not in common and last.lower() not in common and last[0].isupper()
    return is_given and plain and last not in PLACES and before not in BEFORE_PLACES
