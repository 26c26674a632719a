"""Common words that only look like names where a sentence begins."""

from __future__ import annotations

from index.language.lists.wordlists import word_list
from index.language.news.draft import Draft
from index.language.news.vocabulary import ORGANISATIONS, PEOPLES, PLACES

SENTENCE_ENDS = frozenset('.!?:"“”')


def drop_common_words(draft: Draft) -> None:
    """Drop a single word as a name where it only begins a sentence and is a common word."""
    common = word_list("common_words")
    small = {word for word in draft.words if word.islower()}
    for mention in list(draft.mentions()):
        if mention.end - mention.start != 1 or mention.start in draft.fixed:
            continue
        at, word = mention.start, draft.words[mention.start]
        opens = at == 0 or draft.words[at - 1] in SENTENCE_ENDS or "\n" in draft.words[at - 1]
        known = word in PLACES or word in ORGANISATIONS or word in PEOPLES
        is_common = word.lower() in common or word.lower() in small
        is_adverb = mention.label != "PERSON" and _is_adverb(draft, at)
        if opens and not known and (is_common or is_adverb) and not word.isupper():
            draft.remove(mention)


def _is_adverb(draft: Draft, token: int) -> bool:
    """Tell whether a word that opens a sentence is an adverb before a comma: "Avowedly, …"."""
    return draft.words[token].endswith("ly") and draft.words[token + 1 : token + 2] == [","]
