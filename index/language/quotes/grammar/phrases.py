"""Noun phrases, found without a parser from closed classes of words and capital letters."""

from __future__ import annotations

from index.language.lists.wordlists import word_list, word_set
from index.language.quotes.grammar.counting import COUNTS, begin_of_quantity
from index.language.quotes.text.page import Page, Range
from index.language.quotes.text.words import is_adverbial

LONGEST_PHRASE = 14
DASHES = frozenset(["—", "–", "-", "--", "―"])
OWNERS = frozenset(["his", "her", "their", "its"])
POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
_BE = word_set("am is are was were be been 's ’s 're ’re")
_OPENERS_OF_OBJECTS = word_set("the a an his her its their our my your him them me us it another")
_NUMBERS = COUNTS | word_set("several many most some more")
_ARTICLES = frozenset(["the", "a", "an"])
_BEFORE_ARTICLES = word_set(
    "and or as all both half such quite what many only even not just nor but"
)
_ANYBODY = word_set("someone somebody anyone anybody everyone everybody nobody")
_ONCE = word_set("former current ex- one-time longtime")
TIMES = word_set(
    """
    time times day days night nights week weeks weekend month months year years hour hours minute
    minutes moment moments morning afternoon evening today yesterday tomorrow tonight decade decades
    century season spring summer autumn fall winter second seconds ago midnight noon date dates
    """
)
_OPENERS_OF_TIMES = _NUMBERS | {"a", "an", "one", "last", "next", "this", "that", "few"}
NOUNS_TOO = word_set("cut felt found hit lay left let lost put read saw set shot shut split")
"""Past tenses that also end or modify a noun: "the tax cut"."""
_DESCRIBING = word_set("based born called dubbed educated elected led named raised run")
"""Past forms that describe who stands before them, with a name after: "a man named Falk"."""
_TAGS = [["no", "wonder"], ["no", "doubt"], ["small", "wonder"], ["little", "wonder"]]
"""What may stand before a sentence's subject: "No wonder Falk said"."""
_LINKING = word_set("however meanwhile indeed moreover nevertheless therefore thus hence besides")
_HONORIFICS = word_set("mr mr. mrs mrs. ms ms. miss")
PUNCTUATION = frozenset(",.;:()[]“”\"«»„‘’'?!…/|‟‹›‚「」『』") | DASHES | {"''", "``", "...", "…"}


def is_finite_verb(page: Page, word: int) -> bool:
    """Tell whether a word can but be the verb of what precedes it: "The bylaw makes clear"."""
    if page.words[word] not in word_list("finite_verbs") or not word:
        return False
    before = page.lowers[word - 1]
    lexicon = page.lexicon
    modifies = before in lexicon.determiners or is_adverbial(before) or before in _NUMBERS
    return before[0].isalpha() and not (modifies or before in lexicon.prepositions)


def phrase_ending(page: Page, head: int, limit: int) -> Range | None:
    """Return the noun phrase whose last word is `head`, not before the word `limit`.

    It takes in what modifies it: "Protesters marching through the streets". Where it begins with
    a preposition ("in an interview Hale"), that adjunct is left out.
    """
    first = head
    while first > limit and head - first < LONGEST_PHRASE - 1 and _belongs(page, first - 1, head):
        first -= 1
    if (quantity := begin_of_quantity(page, first, head)) is not None:
        return Range(quantity, head + 1)
    dated = _after_adverbs(page, first, head)  # "Saturday at the party's rally Falk said"
    if page.lowers[dated] in page.lexicon.prepositions and dated < head:
        if dated > limit and page.lowers[dated - 1] in _ANYBODY:
            return Range(dated - 1, head + 1)  # "Nobody in Weir Street"
        first = _after_adjunct(page, dated, head)
    elif 0 < first < head and page.words[first].endswith("ing") and _governs(page, first):
        first += 1  # "is releasing a film that", "meddling the mayor said"
    first = _after_adverbs(page, first, head)
    return Range(after_time(page, first, head), head + 1)


def _after_adverbs(page: Page, first: int, head: int) -> int:
    """Return where a phrase begins after adverbs, days, times of day and "No wonder"."""
    if first + 2 <= head and page.lowers[first : first + 2] in _TAGS:
        first += 2
    while first < head and (
        (page.lowers[first] in page.lexicon.adverbs and page.lowers[first + 1] != "of")
        or page.lowers[first] in _LINKING
        or page.is_calendar(first)
        or is_time(page, first)
    ):
        first += 1
    return first


def is_inner_stop(page: Page, word: int) -> bool:
    """Tell whether a full stop only shortens a month or a title: "the Nov. 8 election"."""
    return (
        page.words[word] == "."
        and 0 < word < len(page.words) - 1
        and page.words[word - 1] in page.lexicon.abbreviations
        and page.sentence[word] == page.sentence[word + 1]
        and page.words[word + 1] not in PUNCTUATION
    )


def _governs(page: Page, word: int) -> bool:
    """Tell whether what follows a form in "-ing" is no part of its phrase."""
    before = page.words[word - 1]
    leads = page.words[word].islower() and page.lowers[word + 1] in _ARTICLES
    return before.lower() in _BE or (leads and before not in (",", "and"))


def after_time(page: Page, first: int, head: int) -> int:
    """Return where a phrase that ends at `head` begins after "last week" or "two months ago"."""
    word = first
    while word < head and page.lowers[word] in _OPENERS_OF_TIMES:
        word += 1
    if word == first or page.words[word] not in TIMES:
        return first
    while word < head and (page.words[word] in TIMES or page.lowers[word] in page.lexicon.adverbs):
        word += 1
    is_next = page.lowers[word] in page.lexicon.determiners or page.is_name(word)
    return word if is_next else first


def head_noun(page: Page, words: Range) -> int:
    """Return the word that a noun phrase is about: the last before "of", "for" or a comma."""
    for word in range(words.first + 1, words.last):
        if page.lowers[word] in page.lexicon.prepositions or page.words[word] in (",", "("):
            return word - 1
    return words.last - 1


def after_place(page: Page, word: int) -> int:
    """Return where a sentence goes on after "Falk of Essex Point"."""
    if page.lowers[word : word + 1] != ["of"]:
        return word
    word += 1
    while word < len(page.words) and page.is_name(word):
        word += 1
    return word


def is_time(page: Page, word: int) -> bool:
    """Tell whether a word is a time of day, as in a live blog: "22:44"."""
    return page.words[word][0].isdigit() and ":" in page.words[word]


def _belongs(page: Page, word: int, head: int) -> bool:
    """Tell whether a word left of a noun phrase is a part of it."""
    lexicon, written, lower = page.lexicon, page.words[word], page.lowers[word]
    following = page.lowers[word + 1]
    if page.inside[word] != page.inside[head]:
        return False
    if page.is_possessive(word):
        before = page.lowers[word - 1] if word else ""
        return before not in lexicon.relatives and before not in lexicon.subject_pronouns
    if written in PUNCTUATION:
        return is_inner_stop(page, word)
    if page.words[word + 1] in ("The", "A", "An"):  # "a letter obtained by The Courier"
        is_paper = lower == "of" and page.is_name(word - 1) and page.is_name(word - 2)
        return is_paper or (lower == "by" and page.lowers[word - 1].endswith("ed"))
    if following in _ARTICLES | OWNERS and not _leads_article(page, word):
        return False  # "Under a grey sky the crew", "a step its owner"
    if following == "one" and page.lowers[word + 2] == "of" and not _leads_article(page, word):
        return False  # "a discovery one of them"
    if lower == "then":
        return page.lowers[word - 1] in lexicon.determiners  # "the then mayor"
    if lower == "and":
        if following in _ONCE and page.words[word - 1][0].isalpha():
            return True  # "the party's front-runner and former secretary of state"
        if page.is_name(word + 1) and page.is_name(word - 1) and page.is_name(word - 2):
            return True
        return _has_two_jobs(page, word, head)
    if lower in lexicon.conjunctions or lower in lexicon.auxiliaries:
        return False
    if lower in lexicon.subject_pronouns or _ends_clause(page, word):
        return False
    if lower in lexicon.cues and written[0].islower():
        if lower.endswith("ing") and following in lexicon.prepositions:
            is_source = page.lowers[word - 1] in ("source", "sources")
            return is_source or page.is_person_noun(word - 1)  # "a source speaking to the Courier"
        return lower in lexicon.ambiguous and following not in lexicon.determiners
    if written.endswith("s") and is_finite_verb(page, word):
        return False
    return not (takes_object(page, word) or _opens_clause(page, word))


def _has_two_jobs(page: Page, word: int, head: int) -> bool:
    """Tell whether "and" joins what one person is: "The author and former diver said"."""
    if not (page.is_person_noun(word - 1) and page.is_person_noun(head)):
        return False
    return not (
        page.words[word - 1].endswith("s")
        or page.words[head].endswith("s")
        or page.lowers[word + 1] in page.lexicon.determiners
    )


def _ends_clause(page: Page, word: int) -> bool:
    """Tell whether a name begins after a word, as an object: "Holm also misjudged Ines Falk"."""
    written, following = page.words[word], page.lowers[word + 1]
    if written.isdigit():
        return page.lowers[word - 1] == "in" and page.is_name(word + 1)  # "in 1951 Ines Falk"
    if not (written.isalpha() and written.islower()):
        return False
    if following in _HONORIFICS:
        return True  # "contradicted Mr. Falk"
    is_past = written.endswith("ed") or written in page.lexicon.irregular_pasts
    if not is_past or written in _DESCRIBING or not page.is_name(word + 1):
        return False
    before = word - 1
    while before > 0 and (
        page.lowers[before] in page.lexicon.adverbs or is_adverbial(page.lowers[before])
    ):
        before -= 1
    return before >= 0 and acts(page, before)


def acts(page: Page, word: int) -> bool:
    """Tell whether a word ends the mention of somebody who may do something."""
    is_body = page.lowers[word] in page.lexicon.collectives and page.words[word][0].islower()
    return page.is_name(word) or page.is_person_noun(word) or is_body


def _leads_article(page: Page, word: int) -> bool:
    """Tell whether an article can go on with the phrase that a word belongs to: "half the crew"."""
    lower, lexicon = page.lowers[word], page.lexicon
    return (
        lower in lexicon.prepositions
        or lower in lexicon.determiners
        or lower in _BEFORE_ARTICLES
        or lower.endswith(("ing", "ed", "en"))
        or not lower[0].isalpha()
    )


def takes_object(page: Page, word: int) -> bool:
    """Tell whether a past tense governs what follows: "heard a man", "expressed the hope"."""
    written = page.words[word]
    is_past = written.endswith("ed") or written in page.lexicon.irregular_pasts
    if not is_past or not written[0].islower() or word + 1 == len(page.words):
        return False
    following = page.lowers[word + 1]
    return following in _OPENERS_OF_OBJECTS or following in _NUMBERS


def _opens_clause(page: Page, word: int) -> bool:
    """Tell whether a relative has a subject after it: "a letter in which Falk", "that Falk"."""
    lower = page.lowers[word]
    if lower in ("which", "whom", "whose"):
        return True
    if lower != "that" or not word or not page.words[word - 1][0].isalpha():
        return False
    following = page.lowers[word + 1]
    opens = following in page.lexicon.subject_pronouns
    return page.is_name(word + 1) or opens


def _after_adjunct(page: Page, first: int, head: int) -> int:
    """Return where the phrase begins after "in an interview" or "on Friday"."""
    lexicon = page.lexicon
    while first < head:
        rest = [
            word for word in range(first + 1, head) if page.lowers[word] in lexicon.prepositions
        ]
        if not rest:
            break
        first = rest[-1]
    name = head
    while name - 1 > first and page.is_name(name - 1):
        name -= 1
    return name if page.is_name(head) and page.lowers[name - 1] != "of" else first + 1
