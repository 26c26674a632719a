"""Titles before names: in "Foreign Minister" and a name, only the name is the person."""

from __future__ import annotations

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft, Mention
from index.language.news.facilities import WORDS as BUILDINGS
from index.language.news.vocabulary import (
    CITIES,
    COUNTRIES,
    LANDS,
    ORGANISATION_WORDS,
    PEOPLES,
    TITLES,
)

NAME_PARTICLES = word_set(
    """
    - al el bin bint ibn de van von der den da dos di du la le ben ter abu
    """
)
SURE_TITLES = word_set(
    """
    Minister President Secretary Spokesman Spokeswoman Ambassador Governor Senator General
    Chancellor Mr. Ms. Dr. Mrs. Mr Ms Mrs Dr Commissioner Chairman Chairwoman Director
    Professor Prof. Gen. Col. Sen. Rep. Judge Justice Sheikh Ayatollah Premier Mayor
    """
)
"""A name after one of these is a person, whatever the model took it for."""
_OF_PLACES = ("Sheikh", "General", "Justice")
"""Titles that places are named with, too: "Sheikh Orle"."""
TRAILING_TITLES = word_set(
    """
    President Minister Chairman Chairwoman Spokesman Spokeswoman Secretary Director Governor
    Senator Ambassador Commissioner Chancellor Mr. Dr. Ms. Mrs. Chairperson
    """
)
SAINTS = word_set("St St. Saint San Santa Santo")
BEFORE_POSTS = ("to", "in", "at")
LONGEST_POST = 4
"""Words of "ambassador of Norway to"."""
LONGEST_PERSON = 5


def split_titles(draft: Draft) -> None:
    """Cut titles off the people who bear them, and nationalities and countries before titles."""
    for mention in list(draft.mentions()):
        if mention.start in draft.fixed or mention.end - mention.start == 1:
            continue
        if _is_named_after(draft, mention):
            continue
        last = _last_title(draft, mention)
        if last is None:
            _split_posting(draft, mention)
            continue
        if last < mention.end - 1:
            _split(draft, mention, last + 1)
        elif mention.label == "PERSON":
            _cut_trailing(draft, mention)


def _is_named_after(draft: Draft, mention: Mention) -> bool:
    """Tell whether a place only has the name of a person: "St. Ortwin", "Prince Falk Stadium"."""
    if mention.label not in ("LOC", "GPE", "FAC"):
        return False
    first, last = draft.words[mention.start], draft.words[mention.end - 1]
    return first in SAINTS or last in BUILDINGS or draft.written(*mention[:2]) in CITIES


def _split_posting(draft: Draft, mention: Mention) -> None:
    """Part the place of a post from who holds it: "Norway's consul in Ostend Ines Falk"."""
    start, given, end = mention.start, mention.end - 2, mention.end
    words, label = draft.words, mention.label
    is_posted = start > 1 and words[start - 1] in BEFORE_POSTS and given > start
    posts = {word.lower() for word in words[max(0, start - LONGEST_POST) : max(0, start - 1)]}
    if label not in ("GPE", "LOC") or not is_posted or posts.isdisjoint(TITLES):
        return
    if words[given] in word_list("given_names") or words.count(words[end - 1]) > 1:
        draft.remove(mention)
        draft.put(start, given, label)
        draft.put(given, end, "PERSON")


def _last_title(draft: Draft, mention: Mention) -> int | None:
    """Return the last title of a mention that is one and no part of the name."""
    words = draft.words
    titles = [
        at
        for at in range(mention.start, mention.end)
        if words[at][:1].isupper() and words[at].lower() in TITLES and not _is_half(draft, at)
    ]
    if mention.label == "PERSON":
        lead = mention.start
        while lead < mention.end and _is_lead(words[lead]):
            lead += 1
        leading = [at for at in titles if at < lead]
        if not leading and words[mention.end - 1] in TRAILING_TITLES:
            return mention.end - 1
        return leading[-1] if leading else None
    return titles[-1] if titles else None


def _is_half(draft: Draft, token: int) -> bool:
    """Tell whether a hyphen joins the token to the next: "Saint-Louis"."""
    following = draft.written(token, token + 2) if token + 1 < len(draft) else ""
    return following == f"{draft.words[token]}-"


def _is_lead(word: str) -> bool:
    """Tell whether a word can stand in what leads to a person's name."""
    return word.lower() in TITLES or word in PEOPLES or word in COUNTRIES or word in ("-", "of")


def _split(draft: Draft, mention: Mention, start: int) -> None:
    """Make the name after the titles a person, and keep the nationality before them."""
    if mention.label != "PERSON":
        title = draft.words[start - 1]
        sure = title in SURE_TITLES and not (mention.label != "ORG" and title in _OF_PLACES)
        sure = sure or _leads_given(draft, mention, start)
        if not _is_person(draft, start, mention.end) or not sure:
            return
    draft.remove(mention)
    draft.put(start, mention.end, "PERSON")
    before = draft.words[mention.start]
    if before in PEOPLES:
        draft.put(mention.start, mention.start + 1, "NORP")
    elif before in COUNTRIES:
        draft.put(mention.start, mention.start + 1, "LOC")


def _leads_given(draft: Draft, mention: Mention, start: int) -> bool:
    """Tell whether a job and a whole name are all of a body: "Moderator Ada Holm"."""
    given, family, common = (
        draft.words[start],
        draft.words[mention.end - 1],
        word_list("common_words"),
    )
    is_whole = mention.label == "ORG" and start == mention.start + 1 < mention.end - 1
    is_given = given in word_list("given_names") and given.lower() not in common
    return is_whole and is_given and common.isdisjoint([family.lower(), family.lower().rstrip("s")])


def _is_person(draft: Draft, start: int, end: int) -> bool:
    """Tell whether tokens look like a person's name and like nothing else."""
    words = draft.words[start:end]
    if end - start > LONGEST_PERSON or not ORGANISATION_WORDS.isdisjoint(words):
        return False
    if (name := draft.written(start, end)) in LANDS or name in CITIES:
        return False
    if end - start == 1 and words[0].lower() in word_list("common_words"):
        return words[0] in word_list("given_names")
    return all(word[:1].isupper() or word in NAME_PARTICLES for word in words)


def _cut_trailing(draft: Draft, mention: Mention) -> None:
    """Cut a title off the end: "Ada Holm President" of a run-on line."""
    end = mention.end
    while end > mention.start and draft.words[end - 1] in TRAILING_TITLES:
        end -= 1
    draft.remove(mention)
    if end > mention.start:
        draft.put(mention.start, end, "PERSON")
