"""Capitals that make no name: "there IS one", "ask WHO pays", "the CIA triad", "D-Minn."."""

from __future__ import annotations

import re

from index.language.lists.wordlists import word_set
from index.language.news.draft import Draft, Mention
from index.language.news.first_names import SAYING

BEFORE_VERBS = word_set("there it he she what here this i they we you")
AFTER_VERBS = word_set("a an the not no my your our his her their such still already")
"""Beside these a word in capitals that also is a function word is only said aloud."""
OWN_NAMES = frozenset({"US", "WHO"})
ASKING = frozenset({"WHAT", "WHEN", "WHERE", "WHICH", "WHY", "HOW"})
"""What a "WHO" that asks stands beside; "it is NOT over, WHO experts said" is of the body."""
MNEMONICS = word_set("triad triangle acronym abbreviation mnemonic syndrome gene protein receptor")
"""What letters in capitals are an abbreviation of that is no body: "the CIA triad"."""
LONGEST_LIST, LONGEST_LEAD = 6, 6
"""Letters of what a list may spell out, and words that may stand before the list."""
LEADING = frozenset(["(", ":", "for", "meaning", "means"])
"""What leads to it: "which stands for", "(weight, hips, offload)"."""
LONGEST_SENTENCE = 40
STOPS = frozenset([".", "!", "?", ";", "\n", "\n\n"])
VARIANTS = word_set("Alpha Beta Gamma Delta Lambda Mu Omicron Epsilon Kappa")
VIRAL = word_set("variant variants subvariant virus coronavirus Covid COVID Covid-19 COVID-19 BA")
STRAIN = re.compile(r"\b(?:[A-Z]{2,3}|B)\.\d+(?:\.\d+)*\b")
"""The number of a strain: "AY.4", "B.1.351"."""
PARTIES = frozenset({"D", "R", "I"})


def drop_loud_words(draft: Draft) -> None:
    """Drop capitals that name nobody."""
    letters = _spelled_out(draft)
    viral = not VIRAL.isdisjoint(draft.words) or STRAIN.search(draft.text) is not None
    for mention in list(draft.mentions()):
        if mention.start in draft.fixed:
            continue
        if draft.words[mention.start] in letters and mention.end - mention.start == 1:
            draft.remove(mention)
            continue
        if viral and draft.words[mention.start] in VARIANTS and _is_strain(draft, mention):
            draft.remove(mention)
        elif mention.end - mention.start == 1:
            if _is_emphasised(draft, mention) or (viral and _is_variant(draft, mention)):
                draft.remove(mention)
        elif _is_party_tag(draft, mention):
            draft.remove(mention)
            if mention.end - mention.start > 2:
                draft.put(mention.start + 2, mention.end, "LOC")


def _spelled_out(draft: Draft) -> set[str]:
    """Return letters that the text spells out as a list: "the FBI test (fit, bright, involved)"."""
    found = set()
    for at, word in enumerate(draft.words):
        if word.isupper() and word.isalpha() and 2 < len(word) <= LONGEST_LIST:
            after = range(at + 1, min(at + 1 + LONGEST_LEAD, len(draft)))
            first = next((to for to in after if draft.words[to] in LEADING), None)
            if first is not None and word.lower() in _initials(draft, first + 1, len(word)):
                found.add(word)
    return found


def _initials(draft: Draft, first: int, count: int) -> tuple[str, str]:
    """Return the first letters of so many words of a list, and of its items, all small words."""
    words, items, is_parted = "", "", True
    for word in draft.words[first : first + 3 * count]:
        if word in (",", "and", "/", ":", "("):
            is_parted = True
        elif word.isalpha() and word.islower():
            words += word[0]
            items += word[0] if is_parted else ""
            is_parted = False
        else:
            break
    return words[:count], items[:count]


def _is_shouted(draft: Draft, at: int) -> bool:
    """Tell whether a name is a word said aloud among others: "ask WHO pays and WHY", "for US"."""
    before = draft.words[at - 1].lower() if at else ""
    loud = _loud_words(draft, at) if draft.words[at] in OWN_NAMES and before != "the" else set()
    if not loud or draft.words[at] == "WHO":
        is_verb = draft.words[at + 1].islower() and draft.words[at + 1] not in SAYING
        return is_verb and not ASKING.isdisjoint(loud)
    is_parted = not draft.words[at + 1].isalpha() or draft.doc[at + 1].is_stop
    return is_parted and at > 0 and draft.doc[at - 1].is_stop


def _loud_words(draft: Draft, at: int) -> set[str]:
    """Return the other function words of a sentence that have capitals, if most words have none."""
    begin, end = at, at
    while begin > max(0, at - LONGEST_SENTENCE) and draft.words[begin - 1] not in STOPS:
        begin -= 1
    while end < min(len(draft), at + LONGEST_SENTENCE) and draft.words[end] not in STOPS:
        end += 1
    others = [to for to in range(begin, end) if to != at and draft.words[to].isalpha()]
    loud = [to for to in others if len(draft.words[to]) > 1 and draft.words[to].isupper()]
    calls = {draft.words[to] for to in loud if draft.doc[to].is_stop} - OWN_NAMES
    return calls if 2 * len(loud) < len(others) else set()


def _is_emphasised(draft: Draft, mention: Mention) -> bool:
    """Tell whether a word in capitals is a verb said aloud, or the letters of a mnemonic."""
    at = mention.start
    word = draft.words[at]
    if not word.isupper() or at + 1 >= len(draft):
        return False
    before = draft.words[at - 1] if at else ""
    after = draft.words[at + 1]
    if after in MNEMONICS:
        return True
    if _is_shouted(draft, at):
        return True
    is_function = draft.doc[at].is_stop and word not in OWN_NAMES
    return is_function and (before.lower() in BEFORE_VERBS or after in AFTER_VERBS)


def _is_variant(draft: Draft, mention: Mention) -> bool:
    """Tell whether a Greek letter stands alone where the text is about a virus."""
    return draft.words[mention.start] in VARIANTS and not draft.is_capitalised(mention.end)


def _is_strain(draft: Draft, mention: Mention) -> bool:
    """Tell whether a Greek letter goes with the number of a strain: "Beta B.1.351"."""
    after = draft.starts[mention.start] + len(draft.words[mention.start]) + 1
    return STRAIN.match(draft.text, after) is not None


def _is_party_tag(draft: Draft, mention: Mention) -> bool:
    """Tell whether a mention is the tag of a party and a state: "D-Minn."."""
    tag, hyphen = draft.words[mention.start : mention.start + 2]
    before = draft.words[mention.start - 1] if mention.start else ""
    return tag in PARTIES and hyphen == "-" and before in (",", "(")
