"""What newswire knows of itself: rules that repair and complete the model's names.

Each rule is a module with a function over a `Draft`. `RULES` gives their order.
"""

from __future__ import annotations

from index.language.news.acronyms import find_acronyms
from index.language.news.bodies import find_described_bodies
from index.language.news.capitals import name_loud_people
from index.language.news.common import drop_common_words
from index.language.news.consistency import agree
from index.language.news.datelines import find_datelines
from index.language.news.descriptions import find_described_people
from index.language.news.draft import Draft, Mention, Rule
from index.language.news.edges import trim_edges
from index.language.news.emphasis import drop_loud_words
from index.language.news.facilities import find_facilities
from index.language.news.first_names import name_first_names
from index.language.news.fixtures import name_fixtures
from index.language.news.foreign import name_foreign_words
from index.language.news.gazetteer import correct_known_names, find_known_names
from index.language.news.given import name_given
from index.language.news.glued import part_glued_people
from index.language.news.headlines import doubt_headlines
from index.language.news.organisations import find_organisations
from index.language.news.people import find_titled_people
from index.language.news.places import find_described_places, part_joined_places, split_places
from index.language.news.shapes import complete_shapes
from index.language.news.ships import drop_ships
from index.language.news.strangers import doubt_strangers
from index.language.news.surnames import spread_surnames
from index.language.news.titles import split_titles
from index.language.news.turns import name_turns
from index.language.news.values import find_values

RULES: dict[str, Rule] = {
    "datelines": find_datelines,
    "edges": trim_edges,
    "titles": split_titles,
    "common words": drop_common_words,
    "known kinds": correct_known_names,
    "foreign words": name_foreign_words,
    "given names": name_given,
    "known names": find_known_names,
    "organisations": find_organisations,
    "glued people": part_glued_people,
    "facilities": find_facilities,
    "described places": find_described_places,
    "joined places": part_joined_places,
    "loud words": drop_loud_words,
    "titled people": find_titled_people,
    "first names": name_first_names,
    "described people": find_described_people,
    "described bodies": find_described_bodies,
    "turns": name_turns,
    "capitals": name_loud_people,
    "shapes": complete_shapes,
    "acronyms": find_acronyms,
    "surnames": spread_surnames,
    "fixtures": name_fixtures,
    "ships": drop_ships,
    "headlines": doubt_headlines,
    "strangers": doubt_strangers,
    "agreement": agree,
    "values": find_values,
    "places": split_places,
}
"""The rules by name, in the order in which they run."""

__all__ = ["RULES", "Draft", "Mention", "Rule"]
