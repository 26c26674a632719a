"""One article, one sense: what a name is in one place it is in the others."""

from __future__ import annotations

from collections import Counter, defaultdict

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft, Mention
from index.language.news.first_names import MONTHS, TITLES_TOO, is_date
from index.language.news.vocabulary import (
    CITIES,
    COUNTRIES,
    HYPHENS,
    KNOWN,
    NOT_NAMES,
    OPENERS,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    PEOPLES,
    PLACES,
    POSSESSIVES,
    REGIONS,
    TITLES,
)

SURNAME_BEGINNINGS = word_set(
    "Bar Ben Al El Abu De Van Von Bin Da Dos Di Del Le La Mac St. Ould Abd dos da de van von bin"
)
SAINTS = word_set("St St. Saint San Santa Santo")
BUSINESS_FORMS = word_set(
    "Inc Inc. Corp Corp. Ltd Ltd. Limited Co Co. PLC plc Holdings LLC AG SA JV"
)
_BODY_ENDS = ORGANISATION_WORDS | BUSINESS_FORMS
BEFORE_PLACES = frozenset({"in", "at", "near"})
FROM_PLACES = BEFORE_PLACES | {"from", "to", ",", "outside"}
_VOTES_OF_SURE = 3
"""How much the place and the agency of a dateline count, and who takes a turn."""
NAMED = ("PERSON", "ORG", "LOC", "NORP", "FAC")


def spread_surnames(draft: Draft) -> None:
    """Make a family or given name alone a person where the article has the full name."""
    surnames = _surnames(draft)
    _spread_long_surnames(draft)
    for at, word in enumerate(draft.words):
        loud = word.isupper() and len(word) > 3 and word.title() in surnames
        if word not in surnames and not loud:
            continue
        mention = draft.at(at)
        if mention is None and word in MONTHS and is_date(draft, at):
            continue
        if mention is None:
            half = draft.words[at - 1] in HYPHENS and draft.is_capitalised(at - 2)
            if _stands_alone(draft, at, at + 1) and not half:
                draft.put(at, at + 1, "PERSON")
        elif _may_be_surname(draft, mention):
            draft.put(at, at + 1, "PERSON")


def _spread_long_surnames(draft: Draft) -> None:
    """Make "Bar Lev" a person where the article has "Omer Bar Lev", and "Lestrade-Morin"."""
    people = [mention for mention in draft.mentions() if mention.label == "PERSON"]
    surnames = {surname for mention in people if (surname := _long_surname(draft, mention))}
    for surname in surnames:
        for at in range(len(draft) - len(surname) + 1):
            end = at + len(surname)
            if draft.words[at] != surname[0] or tuple(draft.words[at:end]) != surname:
                continue
            covering = draft.covering(at, end)
            if draft.encloses_all(at, end) and (covering or _stands_alone(draft, at, end)):
                draft.put(at, end, "PERSON")


def _long_surname(draft: Draft, mention: Mention) -> tuple[str, ...]:
    """Return the tokens of a full name's family name, if they are several."""
    length = mention.end - mention.start
    if length > 2 and draft.words[mention.end - 2] in SURNAME_BEGINNINGS:
        return tuple(draft.words[mention.end - 2 : mention.end])
    if length > 3 and draft.words[mention.end - 2] in HYPHENS:
        return tuple(draft.words[mention.end - 3 : mention.end])
    return ()


def _may_be_surname(draft: Draft, mention: Mention) -> bool:
    """Tell whether what is marked as something else can be a family name."""
    if mention.end - mention.start != 1 or mention.label not in ("ORG", "LOC", "NORP"):
        return False
    word = draft.words[mention.start]
    before = draft.words[mention.start - 1] if mention.start else ""
    owns = mention.end < len(draft) and draft.words[mention.end] in POSSESSIVES
    if mention.label == "LOC" and before in BEFORE_PLACES and not owns:
        return False  # "in Orle", but not "at Holm's headquarters"
    if mention.start in draft.fixed or word in REGIONS:
        return False
    return word not in CITIES or _is_never_in(draft, word)


def _is_never_in(draft: Draft, word: str) -> bool:
    """Tell whether nothing in the article is said to be in what is a town's name, too."""
    places = (at for at, other in enumerate(draft.words) if at and other == word)
    return all(draft.words[at - 1].lower() not in FROM_PLACES for at in places)


def _surnames(draft: Draft) -> set[str]:
    """Return the family names, and the plain given names, of the people with full names."""
    found = set()
    for mention in draft.mentions():
        if mention.label != "PERSON" or mention.end - mention.start < 2:
            continue
        first, last = draft.words[mention.start], draft.words[mention.end - 1]
        if len(last) > 2 and last[0].isupper() and last.isalpha():
            found.add(last)
        if first in word_list("family_names_first"):
            found.add(first)  # of East Asia: later mentions repeat the first word
        unclear = first in PLACES or first in ORGANISATIONS or first in MONTHS | TITLES_TOO
        if first in word_list("given_names") and not unclear:
            found.add(first)
    return found - COUNTRIES - PEOPLES


def agree(draft: Draft) -> None:
    """Give the same name the same label throughout, and mark repeats that were missed."""
    _release_people(draft)
    _cut_numbers(draft)
    _name_short_bodies(draft)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in draft.mentions():
        if mention.label in NAMED:
            sure = mention.start in draft.fixed
            votes = _VOTES_OF_SURE if sure else 1 + _stands_in_place(draft, mention)
            counts[draft.written(mention.start, mention.end)][mention.label] += votes
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


def _stands_in_place(draft: Draft, mention: Mention) -> bool:
    """Tell whether what stands before a place says that it is one: "in Orle"."""
    before = draft.words[mention.start - 1].lower() if mention.start else ""
    return mention.label == "LOC" and before in BEFORE_PLACES


def _release_people(draft: Draft) -> None:
    """Part "Civic Union of Ruth Varga" where the article has Ruth Varga elsewhere."""
    people = {
        draft.written(mention.start, mention.end)
        for mention in draft.mentions()
        if mention.label == "PERSON" and mention.end - mention.start > 1
    }
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
            if _has_room(draft, *tokens) and _stands_alone(draft, *tokens):
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


def _stands_alone(draft: Draft, start: int, end: int) -> bool:
    """Tell whether tokens are not part of a longer run of capitalised words."""
    if draft.is_capitalised(end) and draft.at(end) is None:
        return False
    if not draft.is_capitalised(start - 1) or draft.at(start - 1) is not None:
        return True
    before = draft.words[start - 1]
    return before in OPENERS or before.lower() in TITLES
