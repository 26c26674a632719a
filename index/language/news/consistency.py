"""One article, one sense: what a name is in one place it is in the others."""

from __future__ import annotations

from collections import Counter, defaultdict

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft, Mention
from index.language.news.vocabulary import (
    KNOWN,
    NOT_NAMES,
    OPENERS,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    POSSESSIVES,
    TITLES,
)

SAINTS = word_set("St St. Saint San Santa Santo")
BUSINESS_FORMS = word_set(
    "Inc Inc. Corp Corp. Ltd Ltd. Limited Co Co. PLC plc Holdings LLC AG SA JV"
)
_BODY_ENDS = ORGANISATION_WORDS | BUSINESS_FORMS
BEFORE_PLACES = frozenset({"in", "at", "near"})
LAND_BEHIND = word_set(
    "province district county governorate prefecture municipality peninsula oblast"
)
"""What follows a place: "Orle province"."""
LAND_BEFORE = LAND_BEHIND | word_set(
    "capital region state republic city town village island islands suburb outskirts"
)
"""What "of" and a place follow: "the capital of Orle"."""
DWELLERS = word_set("residents villagers townspeople townsfolk inhabitants locals mayor mayors")
"""What follows a place at once: "Orle residents", or "Orle's mayor"."""
OWNED_BY_PLACES = DWELLERS | word_set(
    "population outskirts suburbs streets harbour harbor airport coastline climate skyline"
)
"""What only a place has: "Orle's population"."""
OF_PLACES = LAND_BEFORE | word_set("residents inhabitants mayor mayors outskirts suburbs streets")
"""What "of" and a place follow: "residents of Orle"."""
_VOTES_OF_SURE = 3
"""How much the place and the agency of a dateline count, who takes a turn, and "Orle province"."""
NAMED = ("PERSON", "ORG", "LOC", "NORP", "FAC")


def agree(draft: Draft) -> None:
    """Give the same name the same label throughout, and mark repeats that were missed."""
    _release_people(draft)
    _cut_numbers(draft)
    _name_short_bodies(draft)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    surnames = {draft.words[one.end - 1] for one in _full_people(draft)}
    for mention in draft.mentions():
        if mention.label in NAMED:
            label, votes = _vote(draft, mention, surnames)
            counts[draft.written(mention.start, mention.end)][label] += votes
    _vote_for_quiet_forms(draft, counts)
    _relabel(draft, counts)
    _mark_repeats(draft, counts)


def _vote_for_quiet_forms(draft: Draft, counts: dict[str, Counter[str]]) -> None:
    """Let what is certain and in capitals vote for "Dorsk" and "Nora" too: "DORSK (NORA) —"."""
    for token in draft.fixed:
        mention = draft.at(token)
        written = draft.written(mention.start, mention.end) if mention else ""
        if mention and written.isupper() and written.title() in counts:
            counts[written.title()][mention.label] += _VOTES_OF_SURE


def _full_people(draft: Draft) -> list[Mention]:
    """Return the people who are named by more than a word."""
    everybody = (one for one in draft.mentions() if one.label == "PERSON")
    return [one for one in everybody if one.end - one.start > 1]


def _vote(draft: Draft, mention: Mention, surnames: set[str]) -> tuple[str, int]:
    """Return what a mention says of its name's kind, and how much that counts.

    A place that somebody is called by, such as the city of Abraham Lincoln, is none throughout,
    and "at Lincoln" may be somebody who is looked at.
    """
    if mention.start in draft.fixed:
        return mention.label, _VOTES_OF_SURE
    is_surname = mention.end - mention.start == 1 and draft.words[mention.start] in surnames
    if _is_called_place(draft, mention) and not is_surname:
        return "LOC", _VOTES_OF_SURE
    return mention.label, 1 + (not is_surname and _stands_in_place(draft, mention))


def _is_called_place(draft: Draft, mention: Mention) -> bool:
    """Tell whether the words beside a name call it a place: "the province of Orle"."""
    start, end, label = mention
    is_unknown = end - start == 1 and draft.words[start] not in ORGANISATIONS
    if label == "NORP" or (label == "ORG" and not is_unknown):
        return False
    following, owned = [*draft.words[end : end + 2], "", ""][:2]
    if following in LAND_BEHIND or following in DWELLERS:
        return True
    if following in POSSESSIVES and owned in OWNED_BY_PLACES:
        return True
    return start > 1 and draft.words[start - 1] == "of" and draft.words[start - 2] in OF_PLACES


def _stands_in_place(draft: Draft, mention: Mention) -> bool:
    """Tell whether what stands before a place says that it is one: "in Orle"."""
    before = draft.words[mention.start - 1].lower() if mention.start else ""
    return mention.label == "LOC" and before in BEFORE_PLACES


def _release_people(draft: Draft) -> None:
    """Part "Civic Union of Ruth Varga" where the article has Ruth Varga elsewhere."""
    people = {draft.written(one.start, one.end) for one in _full_people(draft)}
    for mention in list(draft.mentions()):
        words_of = draft.words[mention.start : mention.end]
        if mention.label != "ORG" or "of" not in words_of:
            continue
        after = mention.start + words_of.index("of") + 1
        if draft.written(after, mention.end) in people:
            draft.put(mention.start, after - 1, "ORG")
            draft.put(after, mention.end, "PERSON")


def _name_short_bodies(draft: Draft) -> None:
    """Make "Orle" a body where the article has "Orle Bank" and nobody of that name."""
    bodies: set[str] = set()
    people: set[str] = set()
    for mention in draft.mentions():
        first, *others = draft.words[mention.start : mention.end]
        is_body = mention.label == "ORG" and others and others[-1] in _BODY_ENDS
        if is_body or (others and others[-1] in BUSINESS_FORMS):
            bodies.add(first)
        elif mention.label == "PERSON" and others:
            people |= {first, *others}
    bodies -= people
    for mention in list(draft.mentions()):
        word = draft.words[mention.start]
        is_alone = mention.label == "PERSON" and mention.end - mention.start == 1
        is_body = word in bodies and word not in word_list("given_names")
        if is_alone and is_body and word not in KNOWN and mention.start not in draft.fixed:
            draft.put(mention.start, mention.end, "ORG")


def _cut_numbers(draft: Draft) -> None:
    """Cut "National Centre 66" of a table of results where the article has the name without it.

    A single word keeps its number: "Boeing 737" is no "Boeing".
    """
    numbered = [
        mention
        for mention in draft.mentions()
        if mention.end - mention.start > 2 and draft.words[mention.end - 1].isdigit()
    ]
    if not numbered:
        return
    names = {draft.written(mention.start, mention.end) for mention in draft.mentions()}
    for mention in numbered:
        if draft.written(mention.start, mention.end - 1) in names:
            draft.put(mention.start, mention.end - 1, mention.label)


def _relabel(draft: Draft, counts: dict[str, Counter[str]]) -> None:
    """Outvote rare labels of a name."""
    for mention in list(draft.mentions()):
        written = draft.written(mention.start, mention.end)
        quiet = counts.get(written.title()) if written.isupper() and len(written) > 4 else None
        votes = quiet or counts.get(written)
        if not votes or mention.start in draft.fixed:
            continue
        label, most = votes.most_common(1)[0]
        if most == votes["PERSON"] and draft.words[mention.start] not in SAINTS:
            label = "PERSON"  # the surest of the model's labels
        is_tie = 1 < most == votes["LOC"] == votes["ORG"] and label != "PERSON"
        if is_tie:
            label = "LOC"
        is_majority = most * 2 > votes.total() or label == "PERSON" or is_tie
        if is_majority and label != mention.label and "NORP" not in (label, mention.label):
            draft.put(mention.start, mention.end, label)


def _mark_repeats(draft: Draft, counts: dict[str, Counter[str]]) -> None:
    """Mark names where they stand again and the model has missed them, or has a part of them."""
    first_words = {
        draft.written(mention.start, mention.end): draft.words[mention.start]
        for mention in draft.mentions()
    }
    distinct = {name for name in counts if _is_distinct(name, counts[name].most_common(1)[0][1])}
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in distinct:
        lengths[first_words[name]].add(len(name))
    by_length = {word: sorted(found, reverse=True) for word, found in lengths.items()}
    for at, word in enumerate(draft.words):
        if word not in by_length:
            continue
        marked = _marked_length(draft, at)
        start = draft.starts[at]
        for length in by_length[word]:
            if length <= marked:
                break
            name = draft.text[start : start + length]
            if name not in distinct:
                continue
            tokens = draft.tokens(start, start + length)
            if tokens is None or draft.written(*tokens) != name:
                continue
            if _has_room(draft, *tokens) and stands_alone(draft, *tokens):
                draft.put(*tokens, counts[name].most_common(1)[0][0])
                break


def _marked_length(draft: Draft, token: int) -> int:
    """Return how many characters are marked as one name already from a token on."""
    mention = draft.at(token)
    if mention is None:
        return 0
    last = mention.end - 1
    return draft.starts[last] + len(draft.words[last]) - draft.starts[token]


def _has_room(draft: Draft, start: int, end: int) -> bool:
    """Tell whether nothing stands there, or only parts of the name that none is certain of."""
    certain = any(mention.start in draft.fixed for mention in draft.covering(start, end))
    return draft.encloses_all(start, end) and not certain


def _is_distinct(name: str, mentions: int) -> bool:
    """Tell whether a name is surely a name wherever it stands."""
    if len(name) < 3 or not name[0].isupper() or name.lower() in TITLES or name in NOT_NAMES:
        return False
    capitals = sum(map(str.isupper, name))
    acronym = capitals >= 2 and name.isalpha() and not (name.isupper() and len(name) > 6)
    return " " in name or acronym or mentions >= 2


def stands_alone(draft: Draft, start: int, end: int) -> bool:
    """Tell whether tokens are not part of a longer run of capitalised words."""
    if draft.is_capitalised(end) and draft.at(end) is None:
        return False
    if not draft.is_capitalised(start - 1) or draft.at(start - 1) is not None:
        return True
    before = draft.words[start - 1]
    return before in OPENERS or before.lower() in TITLES
