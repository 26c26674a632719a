"""Names that are known: countries, regions, cities, peoples and bodies."""

from __future__ import annotations

import re

from index.language.lists.wordlists import word_list, word_set
from index.language.news.draft import Draft, Mention
from index.language.news.vocabulary import (
    CITIES,
    COUNTRIES,
    KNOWN,
    LANDS,
    OPENERS,
    ORGANISATIONS,
    PEOPLES,
    REGIONS,
    STATES,
    TITLES,
    first_words,
)

WELL_KNOWN = word_list("known_people") - word_list("given_names") - KNOWN
WELL_KNOWN -= word_set("Ban Brown Bush Che Homer Johnson Munch Pence Pollock Senna Sting Truss")
"""People who are known by one word, which is nothing else."""
_KNOWN = {
    **dict.fromkeys(WELL_KNOWN, "PERSON"),
    **dict.fromkeys(COUNTRIES | REGIONS | STATES | CITIES, "LOC"),
    **dict.fromkeys(ORGANISATIONS, "ORG"),
    **dict.fromkeys(PEOPLES, "NORP"),
}
_LONG_FORM = re.compile(r"^(?:State|Republic|Kingdom|Emirate) of (?:the )?")
WATERS_AND_LANDS = word_set(
    """
    Sound Strait Straits Gulf Estuary Lagoon Fjord Ocean Sea Canal Peninsula Archipelago Islands
    Island Valley Desert Mountains
    """
)
"""What ends the name of a place, and no family name."""
GROUNDS = word_set(
    "Park Gardens Garden Zoo Beach Island Islands River Lake Mountains Cemetery Mall Plaza"
)
"""What ends the name of a place, and of no body but one that a list knows."""
WHERE = word_set("in from near around across outside over at")
"""What stands before a place; before a people the model finds no place."""
SPOKEN = word_set("speak speaks speaking spoke spoken say said sing sang sung write written wrote")
SPOKEN |= word_set("broadcast broadcasts published printed told taught read")
"""What stands before "in" and a language."""
THINGS = word_set(
    """
    account accounts app average benchmark bot car cars crude feed index page pages plane planes
    post posts profile shortage shortages video videos
    """
)
"""What follows the name of a body, and is none: "an Orle 500", "the Orle index"."""
PLAIN_WORDS = word_set("Nice Barking Oral Angers Erode")
"""Towns that are common words: a capital that begins a sentence says nothing of them."""
_SENTENCE_ENDS = frozenset('.!?:;"“”‘’')
_BY_FIRST_WORD = first_words(_KNOWN)
_LONGEST_WORD = max(map(len, _BY_FIRST_WORD))
_MOST_SIGNS = 8
"""How many signs may follow a word that names begin with, before a blank."""


def correct_known_names(draft: Draft) -> None:
    """Give names that are in the lists the kind that the lists say."""
    for mention in list(draft.mentions()):
        if mention.start in draft.fixed:
            continue
        written = draft.written(mention.start, mention.end)
        label = mention.label
        if written in LANDS or _LONG_FORM.sub("", written) in COUNTRIES:
            label = "LOC"
        elif written in ORGANISATIONS and label in ("LOC", "PERSON"):
            label = "ORG"
        elif written in WELL_KNOWN and _before(draft, mention.start) not in WHERE | {"the"}:
            label = "PERSON"
        elif " " in written and written not in ORGANISATIONS and _ends_as_place(draft, mention):
            label = "LOC"
        if written in PEOPLES and not _is_their_land(draft, mention):
            label = "NORP"
        if _is_shop(draft, mention):
            draft.put(mention.start, mention.end + 1, "ORG")
        elif label != mention.label:
            draft.put(mention.start, mention.end, label)


def _is_their_land(draft: Draft, mention: Mention) -> bool:
    """Tell whether a people's name is also their land's here: "schools in Turkana"."""
    at = mention.start - (_before(draft, mention.start) == "the")
    is_language = _before(draft, at - 1) in SPOKEN
    return mention.label == "LOC" and _before(draft, at) in WHERE and not is_language


def _before(draft: Draft, token: int) -> str:
    """Return the word before a token in small letters, or nothing."""
    return draft.words[token - 1].lower() if token > 0 else ""


def _ends_as_place(draft: Draft, mention: Mention) -> bool:
    """Tell whether the last word of what was taken for a person or a body is a place's."""
    last = draft.words[mention.end - 1]
    return last in {"PERSON": WATERS_AND_LANDS, "ORG": GROUNDS}.get(mention.label, ())


def _is_shop(draft: Draft, mention: Mention) -> bool:
    """Tell whether a body is known by a possessive, "Ada's", and nothing is called by it without.

    A person is: "Ada Holm", "Ada said".
    """
    mark = mention.end
    if mark == len(draft) or draft.words[mark] not in ("'s", "’s"):
        return False
    if _KNOWN.get(draft.written(mention.start, mark + 1)) != "ORG":
        return False
    last, length = draft.words[mark - 1], len(draft)
    places = (at for at in range(length - 1) if draft.words[at] == last)
    return all(draft.words[at + 1] in ("'s", "’s") for at in places)


def find_known_names(draft: Draft) -> None:
    """Mark names in the lists that the model has missed."""
    for start, word in enumerate(draft.words):
        names = _BY_FIRST_WORD.get(word)
        if names is None and draft.touches_next(start):
            names = _BY_FIRST_WORD.get(_joined(draft, start))
        if not names or draft.at(start):
            continue
        for name in names:
            tokens = _tokens_of(draft, start, name)
            if tokens and draft.is_free(*tokens) and _is_meant(draft, tokens, name):
                draft.put(*tokens, _KNOWN[name])
                break


def _joined(draft: Draft, start: int) -> str:
    """Return the written word at a token: `Shi'ite`, `Al-Shabaab` are several tokens."""
    at = draft.starts[start]
    written = draft.text[at : at + _LONGEST_WORD + _MOST_SIGNS].split(maxsplit=1)
    return written[0].rstrip(".,;:!?)\"”’'") if written else ""


def _tokens_of(draft: Draft, start: int, name: str) -> tuple[int, int] | None:
    """Return the tokens that a name covers from `start`, if it stands there."""
    at = draft.starts[start]
    if not draft.text.startswith(name, at):
        return None
    tokens = draft.tokens(at, at + len(name))
    return tokens if tokens and draft.written(*tokens) == name else None


def _is_meant(draft: Draft, tokens: tuple[int, int], name: str) -> bool:
    """Tell whether the name stands for itself, and no body's name for what it makes."""
    following = draft.words[tokens[1]] if tokens[1] < len(draft) else ""
    if name in PLAIN_WORDS and _begins_sentence(draft, tokens[0]):
        return False
    is_thing = following in THINGS or following.isdigit() or following == "/"
    return not (_KNOWN[name] == "ORG" and is_thing) and _stands_alone(draft, tokens, name)


def _begins_sentence(draft: Draft, token: int) -> bool:
    """Tell whether a token begins the text, a line or a sentence."""
    before = draft.words[token - 1] if token else "."
    return before in _SENTENCE_ENDS or before.isspace()


def _stands_alone(draft: Draft, tokens: tuple[int, int], name: str) -> bool:
    """Tell whether the name is not part of a longer one."""
    if _KNOWN[name] == "NORP" or (name in COUNTRIES and " " in name):
        return True
    start, end = tokens
    if draft.is_capitalised(start - 1) and draft.at(start - 1) is None:
        before = draft.words[start - 1]
        sentence_start = start < 2 or draft.words[start - 2] in (".", "\n\n", "\n")
        allowed = before in OPENERS or before.lower() in TITLES or before in PEOPLES
        if not sentence_start and not allowed:
            return False
    after = draft.is_capitalised(end) and draft.at(end) is None
    return not after or draft.words[end].lower() in TITLES
