"""People glued to what stands before them: "the envoy to Norway Ada Holm" names two.

A title further left says that somebody's name follows the place or the body that it is held in.
"""

from __future__ import annotations

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft, Mention
from index.language.news.people import INITIAL
from index.language.news.titles import NAME_PARTICLES
from index.language.news.vocabulary import (
    CITIES,
    KNOWN,
    LANDS,
    OPENERS,
    ORGANISATION_WORDS,
    TITLES,
)

JOINTS = word_set("of to in for at the")
"""What may stand between a title and where it is held."""
TOPIC_JOINTS = word_set("of and & for , the")
FARTHEST_TITLE = 3
SHORTEST_PERSON, LONGEST_PERSON = 2, 4


def part_glued_people(draft: Draft) -> None:
    """Part "Norway Ada Holm" after "ambassador to", and "Ministry of Housing Ada Holm"."""
    for mention in list(draft.mentions()):
        if mention.start in draft.fixed or not _has_title(draft, mention.start):
            continue
        if _is_named(draft, mention.end):
            continue
        start = _after_place(draft, mention) or _after_topic(draft, mention)
        start = start or _at_given_name(draft, mention)
        if start is None:
            continue
        held_in = "ORG" if ORGANISATION_WORDS & {*draft.words[mention.start : start]} else "LOC"
        draft.remove(mention)
        draft.put(mention.start, start, held_in)
        draft.put(start, mention.end, "PERSON")


def _has_title(draft: Draft, start: int) -> bool:
    """Tell whether a title, and "of" or "in the", lead to a name."""
    at = start - 1
    while at >= max(0, start - FARTHEST_TITLE) and draft.words[at].lower() in JOINTS:
        at -= 1
    return 0 <= at < start - 1 and draft.words[at].lower() in TITLES


def _is_named(draft: Draft, end: int) -> bool:
    """Tell whether who has the post follows behind a comma: "head of the Orle Opera, Ada Holm"."""
    following = draft.at(end + 1)
    is_apart = draft.words[end : end + 1] == [","]
    return is_apart and following is not None and following.label == "PERSON"


def _after_place(draft: Draft, mention: Mention) -> int | None:
    """Return where a person begins after a country or a city that the name begins with."""
    for start in range(mention.end - SHORTEST_PERSON, mention.start, -1):
        place = draft.written(mention.start, start)
        if (place in LANDS or place in CITIES) and _is_person(draft, start, mention.end):
            return start
    return None


def _after_topic(draft: Draft, mention: Mention) -> int | None:
    """Return where a person begins after the common words of "Ministry of Housing"."""
    words = draft.words[mention.start : mention.end]
    if mention.label != "ORG" or "of" not in words:
        return None
    start = mention.start + words.index("of") + 1
    common = word_list("common_words")
    while start < mention.end and (
        draft.words[start].lower() in common or draft.words[start] in TOPIC_JOINTS
    ):
        start += 1
    is_topic = draft.words[start - 1] not in TOPIC_JOINTS
    return start if is_topic and _is_person(draft, start, mention.end) else None


def _at_given_name(draft: Draft, mention: Mention) -> int | None:
    """Return where the only given name leads a person's: "Kestria Ivo Brandvold"."""
    given = word_list("given_names")
    known = [at for at in range(mention.start, mention.end) if draft.words[at] in given]
    starts = [at for at in known if draft.words[at] not in CITIES]
    if len(starts) != 1 or starts[0] == mention.start:
        return None
    start = starts[0]
    is_apart = draft.words[start - 1] not in NAME_PARTICLES | TOPIC_JOINTS
    return start if is_apart and _is_person(draft, start, mention.end) else None


def _is_person(draft: Draft, start: int, end: int) -> bool:
    """Tell whether words look like a person's full name and are not known as anything else."""
    words = draft.words[start:end]
    if not SHORTEST_PERSON <= end - start <= LONGEST_PERSON:
        return False
    if not ORGANISATION_WORDS.isdisjoint(words) or draft.written(start, end) in KNOWN:
        return False
    if words[0] in OPENERS or words[0] in LANDS or not words[0][:1].isupper():
        return False
    parts = (word[:1].isupper() or word in NAME_PARTICLES for word in words)
    is_word = words[0].isalpha() or INITIAL.fullmatch(words[0]) is not None
    return is_word and all(parts)
