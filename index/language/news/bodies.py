"""Bodies that the words beside their names give away: "Orle, a Danish lender", "the firm Orle"."""

from __future__ import annotations

from collections.abc import Sequence

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft, Mention
from index.language.news.facilities import WORDS as BUILDINGS
from index.language.news.shapes import LAND_WORDS
from index.language.news.vocabulary import (
    KNOWN,
    NOT_NAMES,
    OPENERS,
    ORGANISATIONS,
    PEOPLES,
    PLACES,
    TITLES,
)

KINDS = word_set(
    """
    company firm conglomerate startup start-up bank lender insurer retailer supermarket airline
    carrier broadcaster newspaper tabloid broadsheet weekly magazine website outlet agency
    maker producer manufacturer developer operator contractor supplier exporter importer refiner
    subsidiary unit parent utility consultancy brokerage publisher charity nonprofit non-profit
    ngo foundation association federation union confederation coalition alliance party militia
    gang cartel brigade club team side franchise university institute collective giant brand
    chain group movement organisation organization watchdog regulator think-tank builder
    shipbuilder chipmaker carmaker automaker drugmaker steelmaker brewer distributor telecom
    """
)
"""What a body is called in an apposition behind its name."""
DIRECT = word_set(
    """
    company firm firms conglomerate startup start-up bank banks lender lenders airline airlines
    broadcaster broadcasters newspaper newspapers tabloid subsidiary subsidiaries consultancy
    party militia club clubs chain charity league utility union watchdog
    """
)
"""What can stand before its name at once, or before a comma and its name; never a person."""
DIRECT_TOO = word_set(
    """
    daily magazine maker makers operator operators contractor contractors side sides giant giants
    retailer retailers developer developers insurer insurers manufacturer manufacturers rivals
    employer promoter regulator
    """
)
"""What can stand there, too, but also before a person: "the radio operator Ada Holm"."""
OWNING = word_set("the The its Its their Their her Her his His our my a an 's ’s")
BEHIND = word_set("party militia newspaper cartel movement sect union")
"""What can stand behind a name that "the" stands before: "the Orle party"."""
OWNERS = {
    "in": word_set("shares stake stakes stock"),
    "of": word_set("subsidiary unit shares shareholders owner owners co-founder CEO"),
    "at": word_set("analyst analysts economist economists strategist engineer researcher trader"),
}
"""What stands before a preposition and the name of a body."""
JOINTS = ([","], ["and"], ["or"], ["&"], [",", "and"], ["and", "the"])
"""What stands between two names of a list."""
ARTICLES = ("a", "an", "the", "another")
PREPOSITIONS = word_set("of at in for from with by to on")
LONGEST_APPOSITION = 5
LONGEST_DESCRIPTION = 3
_NO_BODIES = BUILDINGS | LAND_WORDS
UNSURE = ("PERSON", "LOC", "GPE")
"""Kinds that the model gives to bodies of which it knows nothing."""
ENDS = frozenset(",.;:)—–") | {"in", "of", "for", "that", "which", "from", "based", "and", "with"}
ENDS |= {"named", "owned", "founded", "listed", "led"}


def find_described_bodies(draft: Draft) -> None:
    """Make names bodies that are said to be one; only what no list knows changes its kind."""
    for mention in list(draft.mentions()):
        if mention.label not in UNSURE or not _may_change(draft, mention):
            continue
        if _is_said_to_be_one(draft, mention) or _is_owned(draft, mention):
            draft.put(mention.start, mention.end, "ORG")
    for at in draft.capitalised:
        is_inner = 0 < at < len(draft) - 1
        if is_inner and draft.at(at) is None and not draft.is_capitalised(at - 1):
            _find_missed(draft, at)
    _agree_in_lists(draft)


def _find_missed(draft: Draft, start: int) -> None:
    """Mark a run of capitals that the model has missed where it is said to be a body."""
    end = start
    while draft.is_capitalised(end) and draft.at(end) is None:
        end += 1
    word = draft.words[start]
    if draft.at(end) is not None and draft.touches_next(end - 1):
        return
    if word in OPENERS or word in NOT_NAMES or word.lower() in TITLES or len(word) < 3:
        return
    mention = Mention(start, end, "")
    if _is_said_to_be_one(draft, mention):
        draft.put(start, end, "ORG")


def _may_change(draft: Draft, mention: Mention) -> bool:
    """Tell whether nothing but the model says what a name is."""
    start, end, label = mention
    if start in draft.fixed or draft.written(start, end) in KNOWN:
        return False
    if label != "PERSON":
        return draft.words[end - 1] not in _NO_BODIES
    first = draft.words[start]
    has_title = start > 0 and draft.words[start - 1].lower() in TITLES
    return first not in word_list("given_names") and not has_title


def _is_said_to_be_one(draft: Draft, mention: Mention) -> bool:
    """Tell whether an apposition, or the word before or behind a name, calls it a body."""
    start, end, label = mention
    words = draft.words
    before = words[start - 1] if start else ""
    is_full = label == "PERSON" and end - start > 1
    nouns = DIRECT if is_full else DIRECT | DIRECT_TOO
    if before in nouns and not _is_in_name(draft, start - 2):
        return True
    if start > 1 and before == "," and words[start - 2] in DIRECT and _has_owner(draft, start - 2):
        return end < len(draft) and words[end] in (",", ".")
    if not is_full and _is_press(draft, start, end):
        return True
    following = words[end] if end < len(draft) else ""
    if following in BEHIND and before in ("the", "The"):
        return True
    kinds = KINDS - DIRECT_TOO if is_full else KINDS
    return following == "," and _calls(draft, end + 1, kinds)


def _is_in_name(draft: Draft, token: int) -> bool:
    """Tell whether a word begins with a capital that is no sentence's, and is no people's name."""
    is_plain = draft.is_capitalised(token) and draft.words[token] not in OPENERS
    return is_plain and draft.words[token] not in PEOPLES


def _has_owner(draft: Draft, token: int) -> bool:
    """Tell whether an article or whose it is stands before a noun, or before its adjectives.

    After a preposition the noun belongs to somebody: "the head of the company, Ada Holm,".
    """
    first = max(0, token - LONGEST_DESCRIPTION)
    owner = next((at for at in range(first, token) if draft.words[at] in OWNING), None)
    return owner is not None and (owner == 0 or draft.words[owner - 1] not in PREPOSITIONS)


def _is_press(draft: Draft, start: int, end: int) -> bool:
    """Tell whether a name is a newspaper's or an agency's: "…, Orle reported", "told the Orle"."""
    if start < 2 or end == len(draft):
        return False
    words = draft.words
    before, following = words[start - 1], words[end]
    if before == "," and following == "reported":
        return True
    told = words[start - 2] in ("told", "tells") and before in ("the", "The")
    return told and following in (".", ",") and end - start == 1


def _calls(draft: Draft, token: int, kinds: frozenset[str]) -> bool:
    """Tell whether an apposition begins at a token whose head is one of these words."""
    words = draft.words
    if token >= len(draft) or words[token] not in ARTICLES:
        return False
    for at in range(token + 1, min(token + 1 + LONGEST_APPOSITION, len(draft) - 1)):
        if words[at] in ENDS:
            return False
        if words[at] in kinds and words[at + 1] in ENDS:
            return True
    return False


def _is_owned(draft: Draft, mention: Mention) -> bool:
    """Tell whether what stands before a name is a body's: "shares in Orle"."""
    at = mention.start
    return at > 1 and draft.words[at - 2].lower() in OWNERS.get(draft.words[at - 1], ())


def _agree_in_lists(draft: Draft) -> None:
    """Make what stands in a list of bodies one, too: "Orle, Tarn and the Bank of Norrland".

    So of places: a single word taken for a person between two that lists know is none. In a pair
    only a name that a list knows speaks for the other, and never for a person.
    """
    for chain in _lists(draft):
        known = any(draft.written(*one[:2]) in ORGANISATIONS for one in chain)
        is_sure = known or (len(chain) > 2 and any(_is_surely_body(one) for one in chain))
        bodies = sum(mention.label == "ORG" for mention in chain)
        if is_sure and bodies * 2 >= len(chain):
            _relabel(draft, chain, UNSURE, "ORG")
        elif sum(draft.written(*one[:2]) in PLACES for one in chain) * 2 > len(chain):
            _relabel(draft, chain, ("PERSON",), "LOC")


def _relabel(draft: Draft, chain: list[Mention], labels: Sequence[str], label: str) -> None:
    """Give names of a list another label where nothing but the model speaks for theirs."""
    for mention in chain:
        is_person = mention.label == "PERSON" and (
            mention.end - mention.start > 1 or len(chain) == 2
        )
        if mention.label in labels and not is_person and _may_change(draft, mention):
            draft.put(mention.start, mention.end, label)


def _lists(draft: Draft) -> list[list[Mention]]:
    """Return the lists of names, with nothing but commas and "and" between them.

    Two names with a comma are none: the second may tell what, or where, the first is. A comma
    after "and" ends the list: "After talks in Orle and Tarn, Holm left".
    """
    chains: list[list[Mention]] = []
    is_last = False
    for mention in draft.mentions():
        between = draft.words[chains[-1][-1].end : mention.start] if chains else []
        if between in JOINTS and not (is_last and between == [","]):
            chains[-1].append(mention)
            is_last = between != [","]
        else:
            chains.append([mention])
            is_last = False
    return [
        chain
        for chain in chains
        if len(chain) > 2 or (len(chain) == 2 and draft.words[chain[0].end] != ",")
    ]


def _is_surely_body(mention: Mention) -> bool:
    """Tell whether a name is a body's with several words, which the model seldom gets wrong."""
    return mention.label == "ORG" and mention.end - mention.start > 1
