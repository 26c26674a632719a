"""People whom what stands beside their names gives away: an age, or whose child they are."""

from __future__ import annotations

import re

from index.language.lists.wordlists import word_set
from index.language.news.draft import Draft, Mention
from index.language.news.edges import is_kin
from index.language.news.facilities import WORDS as BUILDINGS
from index.language.news.people import BEFORE_NAMES
from index.language.news.titles import NAME_PARTICLES
from index.language.news.vocabulary import (
    HYPHENS,
    KNOWN,
    NOT_NAMES,
    OPENERS,
    ORGANISATION_WORDS,
    PEOPLES,
    TITLES,
)

AGE = re.compile(r"1\d|[2-9]\d|10\d")
AFTER_AGE = frozenset(",.;)") | {"and", "who", "was"}
KIN = word_set(
    "son daughter wife husband widow widower brother sister mother father grandson nephew"
)
AFTER_AGED = word_set("who was is has had said says told from of and better also died at in")
HOTELS = word_set("Hilton Hyatt Sheraton Marriott Ritz Hotel Inn Plaza Radisson Intercontinental")
ARTICLES = frozenset({"the", "The"})
OPENING_MARKS = frozenset("“‘\"'«")
CLOSING_MARKS = frozenset('”’"»')
CLOSING = tuple([mark] for mark in sorted(CLOSING_MARKS))
WORKS = word_set(
    "titled entitled song songs film films novel novels book album play painting opera"
)
"""What a title in marks follows."""
MADE = word_set(
    """
    directed painted composed sculpted carved novel novels poem poems painting
    paintings portrait portraits symphony sonata opera operas sculpture sculptures etching etchings
    """
)
"""What "by" and a single maker follow."""
POSTS = word_set(
    """
    spokesman spokeswoman spokesperson minister president chancellor premier senator mayor
    ambassador judge professor actor actress singer painter novelist poet composer playwright
    """
)
"""What stands before somebody's name, and before no body's."""
TOLD = word_set(
    "say says said add adds added explain explains explained recall recalls recalled observe "
    "observes observed argue argues argued joke jokes joked reply replies replied admit admits "
    "admitted ask asks asked write writes wrote insist insists insisted"
)
"""What stands between somebody's words and their name: "…,” observes Orle."."""
LONGEST_NAME = 5
_AGE_LENGTH = 5
"""Tokens of "54-year-old"."""
BEFORE = word_set("a an the his her its their our my 's ’s")
_THINGS = ORGANISATION_WORDS | HOTELS | BUILDINGS
MONTHS_AND_DAYS = word_set("January February April May June August Sunday Friday Wednesday")
"""These are also people's names."""


def find_described_people(draft: Draft) -> None:
    """Mark names before ages, "Hirut, 44,", and after kinship, "son of Babul Mia", as people."""
    for at in range(1, len(draft) - 2):
        known = draft.at(at - 1)
        if known is not None and known.label == "PERSON" and known.end - known.start > 1:
            continue
        if known is not None and draft.words[at] == ",":
            _mark_holder(draft, known, at)
        if draft.words[at] == "," and _is_age(draft, at + 1):
            start = _name_start(draft, at)
            if start < at:
                _mark(draft, start, at)
        elif draft.words[at] == "of" and draft.words[at - 1] in KIN:
            _mark_relative(draft, at + 1)
        elif draft.words[at - 1].lower() in POSTS:
            _mark_posted(draft, at)
        elif draft.words[at] == "by" and draft.words[at - 1] in MADE:
            _mark_single(draft, at + 1, ("ORG", "LOC"))
        elif draft.words[at] in TOLD and draft.words[at - 1] in CLOSING_MARKS:
            _mark_single(draft, at + 1, ("LOC",))
        elif draft.words[at] == "old" and draft.words[max(0, at - 2)] == "year":
            _mark_aged(draft, at + 1)
    _drop_things(draft)


def _mark_holder(draft: Draft, mention: Mention, comma: int) -> None:
    """Make two words a person that hold a post behind their comma: "Orle Tarn, chief of the"."""
    at = comma + 1 + (draft.words[comma + 1] in ("the", "a"))
    posted = draft.words[at : at + 1] and draft.words[at] in TITLES
    is_post = posted and draft.words[at + 1 : at + 2] == ["of"]
    two = mention.end - mention.start == 2 and mention.end == comma
    written = draft.written(mention.start, mention.end)
    if is_post and two and mention.label in ("ORG", "LOC") and written not in KNOWN:
        draft.put(mention.start, mention.end, "PERSON")


def _mark_relative(draft: Draft, token: int) -> None:
    """Make the full name that stands after "son of" a person, whatever it was taken for."""
    mention = draft.at(token)
    if mention is None or mention.label not in ("ORG", "LOC") or mention.start in draft.fixed:
        return
    if mention.end - mention.start > 1:
        draft.put(mention.start, mention.end, "PERSON")


def _mark_posted(draft: Draft, token: int) -> None:
    """Make two words that no list knows a person after a post: "Spokesman Orle Tarn"."""
    mention = draft.at(token)
    if mention is None or mention.start != token or mention.start in draft.fixed:
        return
    words = draft.words[token : mention.end]
    plain = len(words) == 2 and all(word.isalpha() and word[1:].islower() for word in words)
    known = draft.written(token, mention.end) in KNOWN or not _THINGS.isdisjoint(words)
    known = known or words[0] in KNOWN or draft.is_capitalised(mention.end)
    if mention.label in ("ORG", "LOC") and plain and not known:
        draft.put(mention.start, mention.end, "PERSON")


def _mark_single(draft: Draft, token: int, labels: tuple[str, ...]) -> None:
    """Make a word that no list knows a person: who made a work, "a novel by Orle", or speaks."""
    mention = draft.at(token)
    if mention is None or mention.end - mention.start > 1 or mention.start in draft.fixed:
        return
    word, is_last = draft.words[token], not draft.is_capitalised(mention.end)
    is_known = word in KNOWN or word.isupper() or word in ORGANISATION_WORDS
    if mention.label in labels and is_last and not is_known:
        draft.put(mention.start, mention.end, "PERSON")


def _mark_aged(draft: Draft, token: int) -> None:
    """Make the name after "54-year-old" a person, unless it only tells where somebody is from."""
    mention = draft.at(token) or _missed_after_age(draft, token)
    if mention is None or mention.label not in ("ORG", "LOC") or mention.start in draft.fixed:
        return
    known = draft.written(mention.start, mention.end) in KNOWN
    follows = draft.words[mention.end] if mention.end < len(draft) else "."
    ends = follows in AFTER_AGED or not follows[0].isalpha()
    if mention.end - mention.start > 1 and ends and not known:
        draft.put(mention.start, mention.end, "PERSON")


def _missed_after_age(draft: Draft, token: int) -> Mention | None:
    """Return two to four capitalised words after an age without an article, as some name.

    "A 12-year-old Orvik Tarn" may be a car.
    """
    end = token
    while draft.is_capitalised(end) and draft.at(end) is None:
        end += 1
    named = 2 <= end - token < LONGEST_NAME and draft.words[end - 1] not in _THINGS
    begins = token < _AGE_LENGTH + 1 or draft.words[token - _AGE_LENGTH - 1].lower() not in BEFORE
    return Mention(token, end, "LOC") if named and begins else None


def _drop_things(draft: Draft) -> None:
    """Drop people who are a thing by their article: the “Harbour Hilton”, the Grand Hyatt."""
    for mention in list(draft.mentions()):
        at = mention.start
        if mention.label != "PERSON" or not at or at in draft.fixed:
            continue
        is_marked = draft.words[at - 1] in OPENING_MARKS and mention.end - at > 1
        is_work = is_marked and _is_work(draft, mention)
        if is_work or (is_marked and draft.words[max(0, at - 2)] in ARTICLES):
            draft.remove(mention)
        elif draft.words[mention.end - 1] in HOTELS:
            _mark_hotel(draft, mention)


def _is_work(draft: Draft, mention: Mention) -> bool:
    """Tell whether marks around a name make it a title: after "titled", or in a list of such."""
    start, end = mention.start, mention.end
    listed = draft.words[end : end + 1] == [","] and draft.words[end + 1 : end + 2] in CLOSING
    alone = draft.words[end : end + 1] in CLOSING
    return listed or (alone and start > 1 and draft.words[start - 2] in WORKS)


def _mark_hotel(draft: Draft, mention: Mention) -> None:
    """Make "the Grand Hyatt" a building; "Mr Hilton" and "Ada Hilton" stay people."""
    start = mention.start
    while draft.is_capitalised(start - 1) and draft.at(start - 1) is None:
        start -= 1
    start += draft.words[start] in ARTICLES
    before = draft.words[start - 1] if start else ""
    if before in ARTICLES and BEFORE_NAMES.isdisjoint(draft.words[start : mention.end]):
        draft.put(start, mention.end, "FAC")


def _is_age(draft: Draft, token: int) -> bool:
    """Tell whether a number is an age in apposition."""
    follows = draft.words[token + 1]
    return AGE.fullmatch(draft.words[token]) is not None and follows in AFTER_AGE


def _name_start(draft: Draft, end: int) -> int:
    """Return where the capitalised words before `end` begin that can be a person's name."""
    start = end
    while start > 0 and end - start < LONGEST_NAME and _is_part(draft, start - 1):
        start -= 1
    while start < end and not draft.is_capitalised(start):
        start += 1
    return start + (end - start > 1 and is_kin(draft, start, end))


def _is_part(draft: Draft, token: int) -> bool:
    """Tell whether a token can belong to a person's name."""
    word = draft.words[token]
    if word in OPENERS or word in PEOPLES or word.lower() in TITLES:
        return False
    return word[:1].isupper() or word in NAME_PARTICLES or word in HYPHENS


def _mark(draft: Draft, start: int, end: int) -> None:
    """Make the words a person, unless more than they are marked, or they are no name."""
    fixed = any(mention.start in draft.fixed for mention in draft.covering(start, end))
    is_name = draft.words[end - 1] not in NOT_NAMES - MONTHS_AND_DAYS
    if is_name and not fixed and draft.encloses_all(start, end):
        draft.put(start, end, "PERSON")
