"""First names that are words too: "said April Orle", "Will Vann sells boats".

A month or "will" before another name is a first name unless what stands before it or after it makes
it the month or the verb.
"""

from __future__ import annotations

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft
from index.language.news.vocabulary import KNOWN, NOT_NAMES, OPENERS, ORGANISATION_WORDS

MONTHS = word_set("April May June August")
FAMILY_NAMES_TOO = MONTHS | {"Will"}
BEFORE_DATES = word_set(
    """
    in since until by from of on last next this early late mid before after during through to and
    or between for every each - – Monday Tuesday Wednesday Thursday Friday Saturday Sunday
    """
)
"""After these a month is one."""
SAYING = word_set(
    "said says added told announced asked wrote warned recalled explained insisted argued"
)
VERBS_AFTER = SAYING | word_set("is was has had who will and , 's ’s")
TITLES_TOO = word_set(
    "Prince Princess Queen King Duke Earl Baron Bishop Pope Deacon Dean Major Judge Marshal"
)
"""Titles that parents choose, too."""
JOBS = word_set(
    """
    captain striker winger midfielder defender goalkeeper keeper forward sprinter boxer runner coach
    manager player footballer cricketer singer rapper actor guitarist drummer producer director
    farmer trader driver teacher nurse student engineer electrician carpenter mechanic welder
    shopkeeper fisherman hawker vendor porter clerk barber tailor plumber cook chef waiter guard
    """
)
"""What nobody is who bears such a title."""
ARTICLES = word_set("a an the")
LONGEST_QUESTION = 60
_NO_FAMILY_NAMES = KNOWN | NOT_NAMES | OPENERS | ORGANISATION_WORDS


def name_first_names(draft: Draft) -> None:
    """Mark such first names together with the name after them, and "Will" alone further on."""
    _take_in_titles(draft)
    wills = any(
        mention.label == "PERSON"
        and draft.words[mention.start] == "Will"
        and mention.end - mention.start > 1
        for mention in draft.mentions()
    )
    for at in range(len(draft) - 1):
        word = draft.words[at]
        if word in MONTHS and _can_begin(draft, at) and not is_date(draft, at):
            _mark(draft, at)
        elif word == "Will" and _can_begin(draft, at) and not _asks(draft, at):
            _mark(draft, at)
            wills = True
        elif draft.words[at + 1] in FAMILY_NAMES_TOO and _can_have_family_name(draft, at):
            draft.put(at, at + 2, "PERSON")
    _name_months(draft)
    if wills:
        for at, word in enumerate(draft.words[:-1]):
            if word == "Will" and draft.at(at) is None and draft.words[at + 1] in VERBS_AFTER:
                draft.put(at, at + 1, "PERSON")


def _name_months(draft: Draft) -> None:
    """Mark "June" alone where it speaks, and the article has "June Abiola"."""
    people = {
        draft.words[mention.start]
        for mention in draft.mentions()
        if mention.label == "PERSON" and mention.end - mention.start > 1
    }
    for at in range(1, len(draft) - 1) if not people.isdisjoint(MONTHS) else ():
        if draft.words[at] not in people & MONTHS:
            continue
        is_last = draft.words[at - 1] in SAYING and draft.words[at + 1] in (".", ",", ";", "”")
        if is_last or draft.words[at + 1] in SAYING:
            draft.put(at, at + 1, "PERSON")


def _take_in_titles(draft: Draft) -> None:
    """Take "Prince" into the name of "Prince Orle, the striker": no prince has such a job."""
    for mention in list(draft.mentions()):
        at, end = mention.start, mention.end
        if mention.label != "PERSON" or end - at > 1 or not at or draft.at(at - 1) is not None:
            continue
        comma, *apposed = draft.words[end : end + 6] or [""]
        described = comma == "," and not ARTICLES.isdisjoint(apposed[:1])
        if described and draft.words[at - 1] in TITLES_TOO and not JOBS.isdisjoint(apposed):
            draft.put(at - 1, end, "PERSON")


def _can_begin(draft: Draft, token: int) -> bool:
    """Tell whether one word that can be a family name follows, and none stands before."""
    following = token + 1
    mention = draft.at(following)
    if draft.at(token) is not None or draft.is_capitalised(token - 1):
        return False
    if mention is not None:
        return mention.label == "PERSON" and mention.end - mention.start <= 2
    word = draft.words[following]
    is_name = draft.is_capitalised(following) and word.isalpha() and not word.isupper()
    known = word in _NO_FAMILY_NAMES
    alone = not draft.is_capitalised(following + 1)
    return is_name and not known and alone and word.lower() not in word_list("common_words")


def _can_have_family_name(draft: Draft, token: int) -> bool:
    """Tell whether a given name stands before "Will" or "May" in a sentence: "Grace May and"."""
    mention = draft.at(token)
    is_whole = mention is not None and (mention.start, mention.end) == (token, token + 2)
    is_person = mention is not None and mention.label == "PERSON" and mention.end == token + 1
    is_alone = mention is None or is_person or is_whole
    before = draft.words[token - 1] if token else ""
    beside = before[:1].isupper() and before not in OPENERS and draft.at(token - 1) is None
    is_line = beside or draft.is_capitalised(token + 2) or is_date(draft, token + 1)
    is_given = draft.words[token] in word_list("given_names") and draft.words[token] not in MONTHS
    is_free = is_whole or draft.at(token + 1) is None
    return is_given and is_alone and is_free and not is_line


def is_date(draft: Draft, token: int) -> bool:
    """Tell whether a month is one by what stands beside it."""
    before = draft.words[token - 1] if token else ""
    after = draft.words[token + 1] if token + 1 < len(draft) else ""
    is_day = before.isdigit() or after.isdigit()
    return is_day or before in BEFORE_DATES or before.lower() in BEFORE_DATES


def _asks(draft: Draft, token: int) -> bool:
    """Tell whether "Will Vann sell boats?" asks."""
    ends = (word for word in draft.words[token : token + LONGEST_QUESTION] if word in ".?!")
    return next(ends, "") == "?"


def _mark(draft: Draft, token: int) -> None:
    mention = draft.at(token + 1)
    draft.put(token, mention.end if mention else token + 2, "PERSON")
