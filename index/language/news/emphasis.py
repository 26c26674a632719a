"""Capitals that make no name: "there IS one", "the CIA triad", "D-Minn.", the Omicron variant."""

from __future__ import annotations

import re

from index.language.lists.wordlists import word_set
from index.language.news.draft import Draft, Mention

BEFORE_VERBS = word_set("there it he she what here this i they we you")
AFTER_VERBS = word_set("a an the not no my your our his her their such still already")
"""Beside these a word in capitals that also is a function word is only said aloud."""
OWN_NAMES = frozenset({"US", "WHO"})
MNEMONICS = word_set("triad triangle acronym abbreviation mnemonic syndrome gene protein receptor")
"""What letters in capitals are an abbreviation of that is no body: "the CIA triad"."""
VARIANTS = word_set("Alpha Beta Gamma Delta Lambda Mu Omicron Epsilon Kappa")
VIRAL = word_set("variant variants subvariant virus coronavirus Covid COVID Covid-19 COVID-19 BA")
STRAIN = re.compile(r"\b(?:[A-Z]{2,3}|B)\.\d+(?:\.\d+)*\b")
"""The number of a strain: "AY.4", "B.1.351"."""
PARTIES = frozenset({"D", "R", "I"})


def drop_loud_words(draft: Draft) -> None:
    """Drop capitals that name nobody."""
    viral = not VIRAL.isdisjoint(draft.words) or STRAIN.search(draft.text) is not None
    for mention in list(draft.mentions()):
        if mention.start in draft.fixed:
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
