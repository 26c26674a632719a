"""Marked words that only name something: the so-called “elite”, Cora “Coco” Lunt."""

from __future__ import annotations

from itertools import pairwise

from index.language.lists.wordlists import word_set
from index.language.quotes.attribution.rules.candidates import Quotation, look_at
from index.language.quotes.grammar.phrases import ARTICLES, DASHES, OWNERS, POSSESSIVES
from index.language.quotes.text.page import Page, Range

_STANCES = word_set(
    """
    stance policy approach slogan mantra movement label image brand mentality list tour act bill
    rule law tax doctrine strategy agenda scheme narrative clause category
    pledge promise vow pitch motto
    """
)
_RULES = frozenset(["rule", "policy", "law", "act", "clause", "doctrine", "tax", "bill"])
"""Of these, what may have a longer name."""
_EDITS = tuple(
    word_set(
        """
        remov replac delet struck strik insert omit cross contain spell spelt misspelt misspell
        banned banning forbid forbade
        """
    )
)
"""How verbs begin that treat words as words: removed the word “…”."""
_SAYINGS = frozenset(["saying", "proverb", "adage"])
_NAMED = [["something", "called"], ["anything", "called"]]
_NICKNAMES = frozenset(
    [
        "nicknamed",
        "nickname",
        "pseudonym",
        "alias",
        "moniker",
        "title",
        "heading",
        "slogan",
        "motto",
    ]
)
_SWAPS = (("replac", "with"), ("substitut", "for"), ("chang", "to"), ("swap", "for"))
"""How verbs begin that put one word in another's place, and what parts the two words."""
_TERMS = frozenset(["word", "words", "term", "terms", "phrase", "phrases"])
_CARRIED = word_set(
    """
    placard placards sign signs banner banners poster posters shirt shirts t-shirt t-shirts cap caps
    hat hats hoodie hoodies badge badges button buttons sticker stickers mug mugs flag flags jacket
    jackets sweatshirt sweatshirts cardboard tattoo tattoos sash sashes sheet sheets
    bedsheet bedsheets
    """
)
_WRITTEN_ON = [[place] for place in ("above", "below", "beneath", "under", "over", "bearing")]
_READS = frozenset(["reads", "read", "says", "said"])
_FARTHEST_EDIT = 12
_LONGEST_TERM = 4
_LONGEST_RULE = 6
"""Words of what names a rule: the council's “use it or lose it” rule."""
_LONGEST_SWAPPED = 3
_BEING = frozenset(["is", "was", "are", "were", "isn't", "isn’t", "wasn't", "wasn’t"])
_ONE = frozenset(["a", "an", "no", "another"])
"""What tells a word from "the word that Falk used"."""
_WORDS = _TERMS | word_set("slang jargon euphemism misnomer shorthand nickname")
_NAMES_FOR = (("name", "for"), ("names", "for"), ("nickname", "for"))
_FARTHEST_WORD = 6
"""Words from a term to the noun that calls it one: “Kex” is also an old word."""
_LONGEST_NICKNAME = 3
_LONGEST_MEANING = 6
_OCCURRING = word_set("appears appeared occurs occurred comes came stands stood means meant crops")
_RATINGS = frozenset(["rating", "ratings", "recommendation", "grade", "outlook"])


def is_term_by_place(page: Page, quotation: Quotation) -> bool:
    """Tell whether the words around a stretch show that nobody says it."""
    return (
        _is_attributive(page, quotation)
        or _is_so_called(page, quotation)
        or _is_edited(page, quotation)
        or _is_nickname(page, quotation)
        or _is_word(page, quotation)
        or _is_gloss(page, quotation)
        or _is_meaning(page, quotation)
        or _is_subject(page, quotation)
    )


def _is_attributive(page: Page, quotation: Quotation) -> bool:
    """Tell whether a few words only name a stance or a law: his "hard on crime" stance."""
    first, last = quotation.words
    if not first or quotation.length > _LONGEST_RULE or last >= quotation.paragraph.last:
        return False
    before, noun = page.lowers[first - 1], page.words[last]
    is_owned = before in page.lexicon.determiners or before in POSSESSIVES or before in OWNERS
    longest = _LONGEST_RULE if noun in _RULES else _LONGEST_TERM
    return is_owned and quotation.length <= longest and noun in _STANCES


def _is_so_called(page: Page, quotation: Quotation) -> bool:
    """Tell whether "so-called", three tokens, "something called a" or "nicknamed" leads to it."""
    first = quotation.words.first
    begin = max(quotation.paragraph.first, first - 3)
    before = page.lowers[begin:first]
    if "".join(before).endswith("so-called"):
        return True
    if before[-1:] and before[-1] in ARTICLES:
        before.pop()
    return before[-2:] in _NAMED or not _NICKNAMES.isdisjoint(before[-1:])


def _is_nickname(page: Page, quotation: Quotation) -> bool:
    """Tell whether a name stands on both sides: Cora "Coco" Lunt."""
    first, last = quotation.words
    return (
        quotation.length <= _LONGEST_NICKNAME
        and quotation.paragraph.first < first
        and last < quotation.paragraph.last
        and page.is_name(first - 1)
        and page.is_name(last)
        and quotation.body[:1].isupper()
        and quotation.body[-1].isalpha()
    )


def _is_word(page: Page, quotation: Quotation) -> bool:
    """Tell whether a few words are only spoken of: “Erratic” is not a word that auditors use."""
    first, last = quotation.words
    before = page.lowers[max(quotation.paragraph.first, first - _FARTHEST_WORD) : first]
    if len(before) > 1 and before[-1] in _SAYINGS:  # the saying “…”, not a sign saying “…”
        return before[-2] in page.lexicon.determiners or before[-2] in ("old", "familiar")
    if quotation.length > _LONGEST_TERM:
        return False
    after = page.lowers[last : min(last + _FARTHEST_WORD, quotation.paragraph.last)]
    nouns = [at for at, word in enumerate(after) if word in _WORDS]
    if not nouns or after[0] not in _BEING:
        return False
    return not _ONE.isdisjoint(after[: nouns[0]])


def _is_gloss(page: Page, quotation: Quotation) -> bool:
    """Tell whether it only translates what stands before it: “Takk”, Norse for “thanks”."""
    first = quotation.words.first
    language = first - 2
    if quotation.length > _LONGEST_TERM or language <= quotation.paragraph.first:
        return False
    if page.lowers[first - 1] != "for" or not page.words[language][0].isupper():
        return False
    before = language - 1
    opens = page.words[before] in (",", "(", *DASHES) or page.lowers[before] in _BEING
    return opens or not page.is_outside(before)


def _is_meaning(page: Page, quotation: Quotation) -> bool:
    """Tell whether it is what a word means, not what somebody does: a name that means “…”."""
    before = _outside_before(page, quotation)[-2:]
    if len(before) < 2 or quotation.length > _LONGEST_MEANING:
        return False
    named, verb = before
    if verb == "meaning":
        return named in (",", "(")
    return verb in ("means", "meant") and (named in ("that", "which") or named in _WORDS)


def _is_subject(page: Page, quotation: Quotation, *, is_first: bool = False) -> bool:
    """Tell whether a word is spoken of, as is what stands beside it: the word “…” appears twice."""
    first, last = quotation.words
    if quotation.length > _LONGEST_TERM or first < 2 or last >= quotation.paragraph.last:
        return False
    begin, number = page.sentences[page.sentence[first]].first, quotation.number
    acts = page.lowers[last] in page.lexicon.auxiliaries or page.words[last] in _OCCURRING
    if not acts or not page.is_outside(last):
        return False
    if page.lowers[first - 2] in page.lexicon.determiners and page.lowers[first - 1] in _TERMS:
        return first - 3 < begin or page.lowers[first - 3] not in page.lexicon.prepositions
    is_beside = not is_first and number > 0 and page.stretch_words[number - 1].first >= begin
    is_joined = is_beside and page.lowers[first - 1] == "and"
    return is_joined and _is_subject(page, look_at(page, number - 1), is_first=True)


def _is_rating(before: list[str]) -> bool:
    """Tell whether words are grades: cut the shares to “sell” from “hold”."""
    return before[-1] in ("to", "from") and not _RATINGS.isdisjoint(before)


def _is_edited(page: Page, quotation: Quotation) -> bool:
    """Tell whether words are spoken of that somebody takes out: removed the words "…"."""
    before = _outside_before(page, quotation)
    edits = any(word.startswith(_EDITS) for word in before)
    return (edits and _is_term_named(before)) or _is_swapped(page, quotation, before)


def _is_term_named(before: list[str]) -> bool:
    """Tell whether what stands before a stretch leads to it as words: the terms, such as “…”."""
    named = list(before)
    if named[-1:] != [","]:  # not: in the mayor’s words, “…”
        while named and named[-1] in ("such", "as", "like", ",", ":", "and", "or"):
            named.pop()
    return named[-1:] != [] and named[-1] in _TERMS


def _is_swapped(page: Page, quotation: Quotation, before: list[str]) -> bool:
    """Tell whether a word or two make room for others, or come instead: replaced “…” with “…”."""
    first, last = quotation.words
    if quotation.length > _LONGEST_SWAPPED or not before:
        return False
    if _is_rating(before):
        return True
    for verb, link in _SWAPS:
        if before[-1] == link and before[-2:-1] and before[-2].startswith(verb):
            return not page.is_outside(first - 2)
        if before[-1].startswith(verb) and page.lowers[last : last + 1] == [link]:
            return last + 1 < len(page.words) and not page.is_outside(last + 1)
    return False


def is_led_by_colon(page: Page, quotation: Quotation) -> bool:
    """Tell whether a colon leads to what a thing bears or goes by, not to what somebody says.

    A gate with a sign: “…”; their own name for it: “the Drain”.
    """
    before = _outside_before(page, quotation)
    if before[-1:] != [":"]:
        return False
    is_name = any(pair in _NAMES_FOR for pair in pairwise(before[-_FARTHEST_WORD:]))
    is_name = is_name and quotation.length <= _LONGEST_TERM
    return is_name or not _CARRIED.isdisjoint(before[-2:-1])


def is_inscribed(page: Page, quotation: Quotation, speaker: Range | None) -> bool:
    """Tell whether words stand on something that people carry: a shirt that read “…”.

    What a sign says as the subject of its sentence stays a quotation: The sign says “…”. So does
    what "a sign saying “…”" says, if nobody else is thought to.
    """
    before = _outside_before(page, quotation)
    while before and before[-1] in (",", ":"):
        before.pop()
    if before[-2:] == ["the", "words"] and before[-3:-2] in _WRITTEN_ON:
        return True  # a photo above the words “…”
    if before[-1:] == ["reading"]:
        return not _CARRIED.isdisjoint(before)
    if before[-1:] == ["saying"]:
        return len(before) > 1 and before[-2] in _CARRIED and not _is_thing(page, speaker)
    is_relative = len(before) > 2 and before[-1] in _READS and before[-2] in ("that", "which")
    return is_relative and before[-3] in _CARRIED


def _is_thing(page: Page, speaker: Range | None) -> bool:
    """Tell whether what is thought to speak is nothing but a thing that people carry: a sign."""
    if speaker is None or speaker.last - speaker.first > 2:
        return False
    return page.lowers[speaker.last - 1] in _CARRIED


def _outside_before(page: Page, quotation: Quotation) -> list[str]:
    """Return what stands before a stretch in its sentence, outside of marks, in small letters."""
    first = quotation.words.first
    begin = max(page.sentences[page.sentence[first]].first, first - _FARTHEST_EDIT)
    return [page.lowers[word] for word in range(begin, first) if page.is_outside(word)]
