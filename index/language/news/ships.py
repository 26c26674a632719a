"""Ships, which are neither people nor bodies: "the ferry Queen Ada", "MV Ada"."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.news.draft import Draft, Mention
from index.language.news.vocabulary import KNOWN

CRAFT = word_set(
    """
    ship ships vessel vessels ferry ferries tanker tankers freighter trawler yacht frigate destroyer
    submarine corvette cruiser tugboat lifeboat steamer warship icebreaker bulker
    """
)
"""Words that a ship's name follows at once."""
PREFIXES = word_set("MV M/V MT M/T MS HMS USS HMAS HMCS HMNZS INS RMS RFA USNS BAP BRP")


def drop_ships(draft: Draft) -> None:
    """Drop names that the article gives to a ship, wherever it names her again."""
    ships = {
        draft.written(mention.start, mention.end)
        for mention in draft.mentions()
        if mention.label != "NORP" and _is_introduced(draft, mention)
    } | _after_prefixes(draft)
    ships -= KNOWN
    for mention in list(draft.mentions()):
        if draft.written(mention.start, mention.end) in ships:
            draft.remove(mention)


def _after_prefixes(draft: Draft) -> set[str]:
    """Return the names that follow a ship's prefix, marked or not: "USS Ada Holm"."""
    found = set()
    for at in draft.capitalised:
        end = at
        while at and draft.words[at - 1] in PREFIXES and draft.is_capitalised(end):
            end += 1
        found.add(draft.written(at, end))
    return found - {""}


def _is_introduced(draft: Draft, mention: Mention) -> bool:
    """Tell whether a word for a ship stands before the name, or one of the signs of hers."""
    before = draft.words[mention.start - 1] if mention.start else ""
    aboard = before == "the" and draft.words[mention.start - 2].lower() == "aboard"
    return aboard or before in CRAFT or before in PREFIXES or draft.words[mention.start] in PREFIXES
