"""Organisations that say what they are: "the Rift Valley Water Board", "Ministry of Fisheries"."""

from __future__ import annotations

import re

from index.language.lists.wordlists import word_list, word_set
from index.language.news.datelines import MONTH
from index.language.news.draft import Draft, Mention
from index.language.news.titles import SURE_TITLES
from index.language.news.vocabulary import (
    HYPHENS,
    LANDS,
    NOT_NAMES,
    OPENERS,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    PEOPLES,
)

HEADS = word_set(
    """
    Ministry Department University Bank Council Commission Committee Institute Association
    Organization Organisation Federation Union Office Bureau Center Centre Court Chamber Party
    Board Academy Society Agency College Authority House Confederation Church League
    Directorate Inspectorate Secretariat Faculty School Foundation Trust Fund Panel
    """
)
"""Words that "of", "for" or "on" can follow inside a name."""
COMMON_WITH_PEOPLES = word_set(
    """
    Army Forces Force Police Parliament Party Court Government Navy
    """
)
"""After a nationality these are descriptions, not names: "Russian forces"."""
PERSONAL = SURE_TITLES - {"General", "Justice"}
"""Titles that never begin the name of a body."""
ABBREVIATED_FORMS = word_set("Ltd. Inc. Corp. Co. Ltd Inc Corp plc PLC")
"""These end a name, whatever stands after their full stop."""
UNITS = word_set("Brigade Division Battalion Regiment Corps Army Fleet Squadron Wing District")
"""What an ordinal number may stand before, in one name: "the 14th Mechanized Brigade"."""
ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
WEEKDAYS = word_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_ENDING = PERSONAL | WEEKDAYS
"""What a body's name ends before."""
EITHER = word_set("Museum Gallery Theatre Theater Centre Center Church Library Station Railway")
"""What is a body or a place, as the model has it: "shut the Orle Museum", "in the Orle Museum"."""
FAMILIES = word_set("Mills Church Post Parish Steel")
"""What ends the name of a body, and of a person who has a first name before it."""
LONGEST_TOPIC = 5
LONGEST_LIST = 6
_MONTH = re.compile(MONTH)


def find_organisations(draft: Draft) -> None:
    """Mark capitalised runs that a word for a body ends, with their "of ..." after it."""
    upto = 0
    for at in draft.capitalised:
        if at < upto or draft.words[at] in OPENERS:
            continue
        upto = _run_end(draft, at)
        keywords = [k for k in range(at, upto) if draft.words[k] in ORGANISATION_WORDS]
        if keywords:
            upto = max(upto, _mark_run(draft, at, upto, keywords[-1]))


def _run_end(draft: Draft, start: int) -> int:
    """Return where a run of capitalised words ends; "&" joins, and so does "Dockers' Union"."""
    end = start
    while end < len(draft):
        joint = end > start and (_is_plural_mark(draft, end) or _is_saints(draft, start, end))
        joint = joint or draft.words[end] == "&"
        if not draft.is_capitalised(end) and not (joint and draft.is_capitalised(end + 1)):
            break
        end += 1
        if draft.words[end - 1] in ABBREVIATED_FORMS:
            break
    return end


def _is_saints(draft: Draft, start: int, token: int) -> bool:
    """Tell whether a possessive belongs to the saint whom a house is named after."""
    return draft.words[token] in ("'s", "’s") and draft.words[start] in ("St", "St.", "Saint")


def _is_plural_mark(draft: Draft, token: int) -> bool:
    """Tell whether a mark makes a plural an owner that is no name itself: "Dockers'"."""
    if draft.words[token] not in ("'", "’") or not draft.words[token - 1].endswith("s"):
        return False
    owner = draft.at(token - 1)
    within = draft.touches_next(token - 1) and not draft.touches_next(token)
    return within and (owner is None or owner.end > token)


def _mark_run(draft: Draft, start: int, end: int, keyword: int) -> int:
    """Mark the run as an organisation where it is one; return where to go on."""
    if keyword != end - 1:
        return end
    while start < keyword and _is_no_part(draft.words[start]):
        start += 1
    tail = _tail_end(draft, end) if draft.words[keyword] in HEADS else end
    start = _first_part(draft, start, keyword)
    if tail - start < 2:
        return end
    if _can_replace(draft, start, tail, has_tail=tail > end):
        draft.put(start, tail, "ORG")
    return tail


def _is_no_part(word: str) -> bool:
    """Tell whether a word at the beginning of the run stands before the name."""
    loud = word.isupper() and (len(word) > 5 or word == "THE")
    return loud or word in PERSONAL or word in OPENERS or word in NOT_NAMES


def _first_part(draft: Draft, start: int, keyword: int) -> int:
    """Return where the name begins with what stands before the run: a half, a number, a part."""
    if start == 0:
        return start
    before = start - 1
    touching = before > 0 and draft.touches_next(before - 1) and draft.touches_next(before)
    if touching and draft.words[before] in HYPHENS:
        if draft.is_capitalised(before - 1) and not _is_no_part(draft.words[before - 1]):
            return before - 1
    elif ORDINAL.fullmatch(draft.words[before]) and draft.words[keyword] in UNITS:
        return before
    elif draft.words[before] in ("and", "&"):
        first = _coordinated(draft, before)
        return start if first is None else first
    return start


def _coordinated(draft: Draft, conjunction: int) -> int | None:
    """Return where "the Competition and Markets Authority" begins, its "and" being given.

    Only one article before both parts makes them one name, and only where the first is none itself.
    """
    first = conjunction
    if first > 1 and _is_plural_mark(draft, first - 1):
        first -= 1
    while draft.is_capitalised(first - 1) and draft.words[first - 1] not in OPENERS:
        first -= 1
    if first in (0, conjunction) or draft.words[first - 1] not in ("the", "The", "'s", "’s"):
        return None
    covering = draft.covering(first, conjunction)
    whole = any(name.label != "ORG" or name.end - name.start > 1 for name in covering)
    named = not ORGANISATION_WORDS.isdisjoint(draft.words[first:conjunction])
    known = draft.written(first, conjunction) in ORGANISATIONS
    return None if whole or named or known else first


def _tail_end(draft: Draft, end: int) -> int:
    """Return where the name ends with its "of Foreign Affairs" after token `end`."""
    if end + 1 >= len(draft) or draft.words[end] not in ("of", "for", "on"):
        return end
    first = end + 1
    if draft.words[first] == "the" and first + 1 < len(draft):
        first += 1
    word, mention = draft.words[first], draft.at(first)
    if word in NOT_NAMES or _MONTH.fullmatch(word) or word in PERSONAL:
        return end
    if mention and (
        mention.label == "PERSON" or (draft.words[end] != "of" and mention.label == "LOC")
    ):
        return end
    tail = _topic_end(draft, first)
    another = draft.words[end] != "of" and mention == Mention(first, tail, "ORG")
    if another or tail - first > LONGEST_TOPIC:
        return end  # "the Northern League for Orle FC"
    listed = _list_end(draft, tail)
    return listed if tail > first else end


def _topic_end(draft: Draft, start: int) -> int:
    """Return where capitalised words end; "and" joins: "Health and Human Services"."""
    end = start
    while end < len(draft) and (draft.is_capitalised(end) or (end > start and _joins(draft, end))):
        if end > start and (draft.words[end] in _ENDING or _begins_person(draft, end)):
            break  # "Bank of Norrland Governor Ada Holm"
        end += 1
    return end


def _begins_person(draft: Draft, token: int) -> bool:
    """Tell whether somebody's full name begins at a token."""
    mention = draft.at(token)
    return mention is not None and mention.start == token and _is_full_person(draft, mention)


def _list_end(draft: Draft, end: int) -> int:
    """Return where "Agriculture, Livestock and Fisheries" ends, `end` standing at the comma."""
    if end + 1 >= len(draft) or draft.words[end] != "," or not draft.is_capitalised(end + 1):
        return end
    tail = _topic_end(draft, end + 1)
    joined = "and" in draft.words[end + 1 : tail] or "&" in draft.words[end + 1 : tail]
    within = tail - end <= LONGEST_LIST and draft.is_free(end, tail)
    return tail if joined and within else end


def _joins(draft: Draft, token: int) -> bool:
    """Tell whether "and" goes on with the name, which no acronym does."""
    if draft.words[token] not in ("and", "&") or not draft.is_capitalised(token + 1):
        return False
    end = token + 1
    while draft.is_capitalised(end):
        end += 1
    if end > token + 2 and draft.words[end - 1] in HEADS:
        return False  # "University of Orle and Tarn State University"
    following, acronym = draft.at(token + 1), draft.words[token + 1].isupper()
    return not acronym and (following is None or following.label not in ("LOC", "PERSON"))


def _can_replace(draft: Draft, start: int, end: int, *, has_tail: bool) -> bool:
    """Tell whether the name may stand in the place of what is marked there."""
    covering = draft.covering(start, end)
    if not draft.encloses_all(start, end):
        return False
    if any(mention.start in draft.fixed for mention in covering):
        return False
    if draft.words[end - 1] in EITHER and Mention(start, end, "LOC") in covering:
        return False
    if not has_tail and any(_is_full_person(draft, mention) for mention in covering):
        return False
    described = draft.words[start] in PEOPLES and end - start == 2
    if described and draft.words[end - 1] in COMMON_WITH_PEOPLES:
        return False
    return draft.written(start, end) not in LANDS


def _is_full_person(draft: Draft, mention: Mention) -> bool:
    """Tell whether a mention is a person's full name, and not one that ends like a body."""
    first, last = draft.words[mention.start], draft.words[mention.end - 1]
    ends_as_body = last in ORGANISATION_WORDS
    if last in FAMILIES and first in word_list("given_names"):
        ends_as_body = mention.start > 0 and draft.words[mention.start - 1] in ("the", "The")
    return mention.label == "PERSON" and mention.end - mention.start > 1 and not ends_as_body
