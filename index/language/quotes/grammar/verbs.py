"""Whether a word that can report speech does so here: it may be a noun, a name, or passive."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.phrases import ARTICLES, OWNERS, POSSESSIVES, PUNCTUATION
from index.language.quotes.grammar.speakers import DOCUMENTS
from index.language.quotes.text.page import OUTSIDE, Page
from index.language.quotes.text.words import is_adverbial

_BE = word_set("am is was were are be been being 's ’s 'm ’m 're ’re gets got")
_IS = (["is"], ["was"], ["are"], ["were"])
_SUBJECTS_TOO = frozenset(["that", "this", "all", "both", "her"])
"""Determiners that a verb can follow too: "all said", "told her asked"."""
_OF_PROVERBS = frozenset(["common", "old", "popular", "local", "famous", "favorite", "favourite"])
_LONGEST_SOURCE = 6
_TIMELY = frozenset(["daily", "weekly", "monthly", "quarterly", "yearly", "early", "only"])
"""Words in "-ly" that describe nouns."""
_HELD_TO_BE = word_set("believed thought said reported alleged estimated found known feared")
"""Participles that say nothing before "to be" and "to have": "an attack believed to be"."""
_OF_WHAT = ("warn", "boast", "complain", "talk", "speak", "accus")
"""How verbs begin that "of" leads from to what is said; "claims of" are nouns."""
_BEFORE_ADJECTIVES = word_set("from of by among amid between into without despite via including")
"""Prepositions that leave no verb behind, as "those outside shouted" and "to whom I spoke" do."""
_LONGEST_ECHO = 6
"""Words from "as" to the verb: as the oath of the council plainly states."""
_RELATIVES = frozenset(["what", "that", "which", "whom"])
"""What somebody calls something is a clause after these: "a claim that the rebels called “…”"."""


def is_verb(page: Page, word: int) -> bool:
    """Tell whether the form at `word` is used as a verb with a subject."""
    lexicon, lower = page.lexicon, page.lowers[word]
    sentence = page.sentences[page.sentence[word]].first
    leads = word == sentence or not page.is_outside(word - 1)
    if page.words[word][0].isupper() and not leads:
        return False
    if _names_something(page, word) or _is_adjective(page, word) or _is_set_phrase(page, word):
        return False
    if lower == "used" and page.lowers[word + 1 : word + 2] == ["to"]:
        return False  # "used to say"
    if lower == "writing" and page.lowers[word - 1] == "in":
        return False  # "had warned the minister in writing"
    if word > sentence and page.lowers[word - 1] in ("a", "an"):
        return False  # "to a roar of applause"
    if lower in lexicon.ambiguous and leads and word > sentence and _is_owned(page, word - 1):
        return False
    if lower in lexicon.ambiguous and not leads and page.lowers[word + 1 : word + 2] in _IS:
        return False  # "The worst charge was"
    is_told = leads or _has_subject(page, word) or _ends_echo(page, word)
    return lower not in lexicon.ambiguous or is_told


def _ends_echo(page: Page, word: int) -> bool:
    """Tell whether it ends a clause set off by commas: required, as the oath states, to “…”."""
    begin = page.sentences[page.sentence[word]].first
    nearest = max(begin, word - _LONGEST_ECHO)
    opens = next((at for at in range(word - 2, nearest - 1, -1) if page.lowers[at] == "as"), -1)
    if opens < 0 or page.words[word + 1 : word + 2] != [","]:
        return False
    is_clause = all(one.isalpha() for one in page.words[opens:word])
    return is_clause and (opens == begin or page.words[opens - 1] == ",")


def _is_set_phrase(page: Page, word: int) -> bool:
    """Tell whether a verb only announces the words of another: "Falk said, and I quote, “…”"."""
    return page.lowers[max(0, word - 2) : word + 1] == ["and", "i", "quote"]


def _is_owned(page: Page, closing: int) -> bool:
    """Tell whether what ends here in marks only modifies a noun: Falk's “no more walls” promise."""
    first = page.stretch_words[page.inside[closing]].first
    if not first or page.words[closing - 1] in (",", "?", "!"):
        return False
    return page.is_possessive(first - 1) or page.lowers[first - 1] in OWNERS


def _is_adjective(page: Page, word: int) -> bool:
    """Tell whether a participle describes a noun: "a written opinion"."""
    lower = page.lowers[word]
    if lower in _HELD_TO_BE and page.lowers[word + 1 : word + 3] in (["to", "be"], ["to", "have"]):
        return True
    if not lower.endswith(("ed", "en", "ing", "sworn")) or not word:
        return False
    before, following = page.lowers[word - 1], page.words[word + 1 : word + 2]
    if lower == "saying" and before in _OF_PROVERBS:
        return True  # "is a common saying here"
    if before == "another" and following and not following[0].isalpha():
        return False  # “…,” another shouted.
    if before in _BEFORE_ADJECTIVES and not lower.endswith("ing"):
        return bool(following) and _is_described(page, word + 1)  # "from noted scholars"
    return before in page.lexicon.determiners and before not in _SUBJECTS_TOO


def _is_described(page: Page, noun: int) -> bool:
    """Tell whether a word after a participle can be the noun that it describes."""
    lexicon, lower = page.lexicon, page.lowers[noun]
    return (
        page.words[noun].isalpha()
        and page.is_outside(noun)
        and lower not in lexicon.determiners
        and lower not in lexicon.subject_pronouns
        and lower not in lexicon.prepositions
        and lower not in lexicon.conjunctions
    )


def _names_something(page: Page, word: int) -> bool:
    """Tell whether a participle only names what precedes it: "a box labeled “fragile”"."""
    lower = page.lowers[word]
    if page.lexicon.cues[lower] != "label" or not lower.endswith("ed") or lower == "used":
        return False
    following = word + 1
    if following < len(page.words) and page.lowers[following] in ARTICLES:
        following += 1
    touches = following < len(page.words) and not page.is_outside(following)
    before = page.lowers[word - 1] if word else ""
    free = before == "," and not _is_thing(page, word - 2)
    free = free or before in page.lexicon.subject_pronouns
    free = free or before in page.lexicon.auxiliaries
    free = free or (word > 0 and (page.is_name(word - 1) or page.is_person_noun(word - 1)))
    is_relative = not _RELATIVES.isdisjoint(page.lowers[max(0, word - 5) : word])
    return touches and not free and not is_relative and before not in page.lexicon.relatives


def _is_thing(page: Page, word: int) -> bool:
    """Tell whether a noun is nobody's who could call something so: "a blog, called the “Feed,”"."""
    lower = page.lowers[word]
    is_common = page.words[word].islower() and lower not in page.lexicon.subject_pronouns
    return is_common and not (page.is_person_noun(word) or lower in page.lexicon.collectives)


def _has_subject(page: Page, word: int) -> bool:
    """Tell whether the words around a form that can be a noun make it a verb."""
    lexicon = page.lexicon
    before = word - 1
    while before > 0 and _is_adverb(page, before):
        before -= 1
    if page.lowers[before] in _TIMELY:
        return False  # "the daily reports"
    is_owned = before > 1 and page.lowers[before - 1] in OWNERS
    if is_owned and page.lowers[before - 2] in lexicon.prepositions:
        return False  # "In her opening remarks she"
    lower, following = page.lowers[before], page.lowers[word + 1 : word + 2]
    if lower in lexicon.subject_pronouns or lower in lexicon.auxiliaries or lower == "to":
        return lower not in POSSESSIVES
    if lower == "that" and following and following[0] in ("by", "of", "from"):
        return False  # "said that remarks by Falk"
    if lower in lexicon.relatives or page.words[before] == ")":
        return True
    if lower in lexicon.determiners or lower in lexicon.prepositions:
        return False
    object_follows = bool(following) and (
        following[0] in lexicon.determiners
        or following[0] in lexicon.subject_pronouns
        or following[0] in ("that", "how", "why", "whether", "what", ":", "him", "her", "them")
        or not page.is_outside(word + 1)
        or page.is_name(word + 1)
    )
    if following and following[0] in ("of", "against") and page.is_name(before):
        if not page.lowers[word].startswith(_OF_WHAT):
            return False
        return word + 2 < len(page.words) and not page.is_outside(word + 2)  # warning of “…”
    if lower in ("and", "but", "or", ",") or page.words[before] in ("—", "–", "--"):
        return object_follows
    closes = bool(following) and following[0] in (",", ".") and not _is_counted(page, before)
    is_named = page.is_name(before) and _agrees(page, before, word)  # no "Labour report, issued"
    return object_follows or (closes and (is_named or _follows_quotation(page, word)))


def _is_adverb(page: Page, word: int) -> bool:
    """Tell whether a word can stand between a subject and its verb: "calmly", not "daily"."""
    lower = page.lowers[word]
    return is_adverbial(lower) and lower not in _TIMELY and page.words[word][0].islower()


def _agrees(page: Page, name: int, word: int) -> bool:
    """Tell whether a form can be the verb of a name: Falk claims, but no Falk claim."""
    lower = page.lowers[word]
    third = {lower + "s", lower + "es", lower[:-1] + "ies"}
    if lower.endswith("s") or third.isdisjoint(page.lexicon.cues):
        return True
    is_plural = page.lowers[name].endswith("s")
    return is_plural or "and" in page.lowers[max(0, name - 2) : name]


def _is_counted(page: Page, word: int) -> bool:
    """Tell whether capitals belong to a noun with an article: "in a heavily Norse state"."""
    while word > 0 and (page.is_name(word) or is_adverbial(page.lowers[word])):
        word -= 1
    return page.lowers[word] in ("a", "an", "any", "every", "each", "no")


def _follows_quotation(page: Page, word: int) -> bool:
    """Tell whether only a noun phrase stands between a quotation and a verb: “…,” it reads."""
    before, begin = word - 1, page.paragraph_words[page.paragraph_at(word)].first
    while before > word - _LONGEST_SOURCE and page.is_outside(before):
        if before == begin:
            return False
        if page.words[before] in PUNCTUATION or page.lowers[before] in page.lexicon.auxiliaries:
            break
        before -= 1
    first = page.lowers[before + 1]
    touches = page.words[before] == "," and not page.is_outside(before - 1)
    closes = page.words[before] == "," and _closes_report(page, word)
    touches = touches or closes or not page.is_outside(before)
    return first in page.lexicon.determiners and touches


def _closes_report(page: Page, word: int) -> bool:
    """Tell whether a sentence that quotes ends so: some were “tricked”, the indictment alleged."""
    source = page.lowers[word - 1]
    may_tell = page.is_person_noun(word - 1) or source in page.lexicon.collectives | DOCUMENTS
    begin = page.sentences[page.sentence[word]].first
    return (
        may_tell
        and page.words[word + 1 : word + 2] == ["."]
        and any(inside != OUTSIDE for inside in page.inside[begin:word])
    )


def is_infinitive(page: Page, word: int) -> bool:
    """Tell whether the verb stands after "to", unless it only continues: "went on to say"."""
    if not word or page.lowers[word - 1] != "to":
        return False
    before = page.lowers[word - 2] if word > 1 else ""
    return before not in ("on", "used", "continued", "continues", "began", "took")


def is_passive(page: Page, word: int) -> bool:
    """Tell whether a form of "be" makes the subject the one who was told or called so."""
    lower = page.lowers[word]
    if not (lower.endswith("ed") or lower in ("told", "said", "written", "read")):
        return False
    before = word - 1
    while before >= 0 and (
        page.lowers[before] in page.lexicon.adverbs or is_adverbial(page.lowers[before])
    ):
        before -= 1
    return before >= 0 and page.lowers[before] in (*_BE, "if", "when", "once", "unless")
