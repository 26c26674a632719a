"""The edges of names: articles, marks, possessives and common words cut off."""

from __future__ import annotations

import re

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft, Mention
from index.language.news.vocabulary import (
    COUNTRIES,
    NOT_NAMES,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    TITLES,
)

LEADING = word_set("the The \" “ ' ‘ , - – — ( and of «")
TRAILING = word_set("'s ’s ' ’ , - – — of \" ” and ( ) the for » :")
ROLES = word_set(
    """
    Officer Director Chairman Chairwoman Minister President Secretary Spokesman Spokeswoman Chief
    Commissioner Warden Commander Ambassador Governor Manager CEO Chairperson Spokesperson Deputy
    """
)
"""Words that end a role, not the body that somebody has it in."""
KIN = word_set(
    "Son Daughter Wife Husband Mum Dad Mom Grandson Granddaughter Nephew Niece Twin Neighbour"
)
"""Who somebody is to another, capitalised at the begin of a sentence."""
LONGEST_NAMED = 4
RANKS = word_set(
    "Maj Maj. Gen Gen. Lt Lt. Col Col. Capt Capt. Sgt Sgt. Brig Brig. Cpl Cpl. Insp Insp."
)
"""Words of a rank that follows a body, and somebody who has it there."""
TRAILING_WORDS = word_set(
    """
    regime government officials administration official spokesman spokeswoman troops leader
    president chief
    """
)
ABBREVIATED_FORMS = frozenset({"Ltd.", "Inc.", "Corp."})
"""These end a company's name, whatever stands after their full stop."""
BROADCASTING = frozenset({"TV", "AI"})
"""What ends the name of a body although it is none alone: "Orle TV"."""
INNER = frozenset({"-", "–", "’", "'"})
SENTENCE_ENDS = frozenset('.!?:;"“”‘’\n')
ARABIC_ARTICLES = word_set("al el an ad ar as at az ul bin ben abu")


def trim_edges(draft: Draft) -> None:
    """Cut off what doesn't belong to names, and drop names of which nothing is left."""
    for mention in list(draft.mentions()):
        if mention.start in draft.fixed:
            continue
        if mention.label == "PERSON" and _is_doubled(draft.written(mention.start, mention.end)):
            draft.remove(mention)
            continue
        start, end = _cut_inside(draft, mention)
        start, end = _cut_ends(draft, start, end, mention.label)
        if (start, end) != (mention.start, mention.end):
            draft.remove(mention)
            if start < end:
                draft.put(start, end, mention.label)
        if start < end and not _is_name(draft, start, end, mention.label):
            draft.remove(Mention(start, end, mention.label))


def _cut_inside(draft: Draft, mention: Mention) -> tuple[int, int]:
    """End a name at the first line end, full stop or free dash inside it."""
    for at in range(mention.start, mention.end - 1):
        if "\n" in draft.words[at]:
            return mention.start, at
        if mention.label == "PERSON" and at > mention.start and _is_free_dash(draft, at):
            return mention.start, at
        if draft.words[at] in ABBREVIATED_FORMS:
            return mention.start, at + 1
        follows = draft.starts[at + 1] > draft.starts[at] + len(draft.words[at])
        stop = at > mention.start and draft.words[at] == "." and follows
        if stop and len(draft.words[at - 1]) > 3:
            return mention.start, at
    return mention.start, mention.end


def _cut_ends(draft: Draft, start: int, end: int, label: str) -> tuple[int, int]:
    """Move both ends inwards over what can't begin or end a name."""
    words = draft.words
    while start < end and (words[start] in LEADING or words[start].isspace()):
        if (name := draft.written(start, end)) in ORGANISATIONS or name in COUNTRIES:
            break
        start += 1
    while end > start and (words[end - 1] in TRAILING or words[end - 1].isspace()):
        end -= 1
    if label == "PERSON":
        if end - start > 1 and (_is_participle(draft, start) or is_kin(draft, start, end)):
            start += 1
        while end - start > 1 and words[end - 1].islower() and words[end - 2] not in INNER:
            end -= 1
        if end - start > 3 and _is_small_compound(words[end - 3 : end]):
            # "Trump de-facto", but not "Chan-o-cha"
            end -= 3 if words[end - 4] not in INNER else 0
    while end - start > 1 and words[end - 1] in TRAILING_WORDS:
        end -= 1
    is_office = start < end and words[start] == "Office"  # "Office of the Prime Minister"
    while label == "ORG" and end - start > 1 and not is_office and _ends_behind(words[end - 1]):
        end -= 1
    return start, end


def _ends_behind(word: str) -> bool:
    """Tell whether a word belongs to what follows a body: a role, a rank, an "NFT"."""
    is_thing = word in NOT_NAMES and word.isupper() and word not in BROADCASTING
    return word in ROLES or word in RANKS or is_thing


def _is_doubled(written: str) -> bool:
    """Tell whether a name is a link's text twice without a blank: "Jo HolmJo HolmPark"."""
    return re.match(r"(\S+ \S+?)\1", written) is not None


def _is_participle(draft: Draft, start: int) -> bool:
    """Tell whether a sentence's first word is what somebody does, no first name: "Hosting Holm"."""
    word = draft.words[start]
    return (
        word.endswith("ing")
        and (start == 0 or draft.words[start - 1][-1] in SENTENCE_ENDS)
        and word.lower() in word_list("common_words")
        and word not in word_list("given_names")
    )


def is_kin(draft: Draft, start: int, end: int) -> bool:
    """Tell whether a name is led by whose child or what somebody is: no "Son Heung-min"."""
    word, given = draft.words[start : start + 2]
    is_given = given in word_list("given_names") and given.lower() not in word_list("common_words")
    is_apart = draft.words[start + 2 : start + 3] not in (["-"], ["‑"])
    is_job = word.lower().endswith("man") and word not in word_list("given_names")
    is_led = word in KIN or (is_job and end - start > 2)  # "Dairyman Karl Orle"
    return is_led and end - start < LONGEST_NAMED and is_given and is_apart


def _is_free_dash(draft: Draft, token: int) -> bool:
    """Tell whether a dash has blanks at both sides: "Ada Holm - both"."""
    return (
        draft.words[token] in INNER
        and not draft.touches_next(token)
        and not draft.touches_next(token - 1)
    )


def _is_small_compound(words: list[str]) -> bool:
    """Tell whether words are a compound in small letters, "de-facto", and no "al-assad"."""
    first, hyphen, second = words
    is_small = first.islower() and second.islower() and hyphen in INNER
    return is_small and first not in ARABIC_ARTICLES


def _is_name(draft: Draft, start: int, end: int, label: str) -> bool:
    """Tell whether what is left can be a name."""
    written, first = draft.written(start, end), draft.words[start]
    if written in ORGANISATIONS:
        return True
    if not any(letter.isupper() for letter in written):
        return False
    if end - start == 1 and (written in NOT_NAMES or _is_small_word(draft, start)):
        return False
    is_title = first.lower() in TITLES and first not in ORGANISATION_WORDS
    heads = end - start > 1 and is_title and draft.words[start + 1] in ("of", "for")
    return label == "PERSON" or not heads


def _is_small_word(draft: Draft, token: int) -> bool:
    """Tell whether a token is a function word that only looks like a name."""
    return draft.doc[token].is_stop and draft.words[token] not in ("US", "WHO", "IT")
