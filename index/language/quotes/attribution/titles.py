"""Titles among marked words: a song, a show, a book, what something is called."""

from __future__ import annotations

import re

from index.language.lists.wordlists import word_list, word_set
from index.language.quotes.attribution.rules.candidates import Quotation, look_at
from index.language.quotes.grammar.phrases import POSSESSIVES
from index.language.quotes.text.page import Page
from index.language.quotes.text.weighing import Features
from index.language.quotes.text.words import is_adverbial

_TITLE_WORDS = frozenset(
    ["the", "of", "and", "a", "an", "in", "on", "to", "for", "with", "at", "is", "vs", "from", "by"]
)
_LONGEST_TITLE = 8
_LONGEST_SUBTITLED = 16
"""Words of a title with a subtitle: “Low Water: A Year on the Marsh”."""
_GOVERNING = frozenset(["with", "before", "after", "during", "from"])
"""Prepositions that lead to a title: Opening with “Roll On”."""
_BE = frozenset(["is", "was", "are", "were", "be", "been", "being"])
_GOING = ("known", "perform", "trading", "touring", "billed")
"""How verbs begin that lead, with "as", to a name."""
_STARRING = word_set("star stars starred starring")
_CASTS = word_set("star stars creator actor actress franchise reboot")
"""Who or what a work before it is the work of: “Low Water” star Ada Holm."""
_JOINTS: tuple[list[str], ...] = ([], [","], ["and"], ["or"], [",", "and"], [",", "or"])
"""What parts titles in a row; a comma may stand inside their marks."""
_LONGEST_ROW = 6
_LONGEST_HEADLINE = 25
_LONGEST_CREDIT = 12
"""Words of who wrote something: "the Dunmore Courier's Ada Holm and Olof Brandt"."""
_WRITINGS = word_set(
    "report study memo brochure pamphlet manifesto lecture ad advert blog newsletter"
)
"""What may have a title, and may as well be said in: in a report, “the dam” …"""
_OPINIONS = frozenset(["commentary", "column", "op-ed", "editorial", "essay", "article", "letter"])
"""What may have a whole sentence for its title."""
_FARTHEST_OPINION = 6
_TITLED = frozenset(["titled", "entitled", "headlined"])
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_NEAR = 5
"""Words around a name in which its kind is looked for."""
_SHORT = 3
"""Letters of words that a title may write small."""


def looks_like_title(page: Page, quotation: Quotation) -> bool:
    """Tell whether the words are capitalised like a work's or a programme's name."""
    words = [word for word in quotation.body.split() if word[0].isalpha()]
    _title, colon, subtitle = quotation.body.partition(": ")
    longest = _LONGEST_SUBTITLED if colon and " " in subtitle else _LONGEST_TITLE
    if not words or quotation.length > longest or quotation.body[-1] in "!?":
        return False
    if not _is_capitalised(words):
        return False
    if quotation.body[-1] != ".":
        return True
    before = page.lowers[quotation.words.first - 1] if quotation.words.first else ""
    is_heading = quotation.words == quotation.paragraph and len(words) > 1
    return is_heading or before in ("'s", "’s") or before in page.lexicon.title_hints


def title_case(quotation: Quotation) -> Features:
    """Return how far the longer words have capitals, as in a title of any length."""
    body = quotation.body
    words = [word for word in body.split() if len(word) > _SHORT and word[0].isalpha()]
    share = sum(word[0].isupper() for word in words) / max(1, len(words))
    is_title = share == 1 and len(words) > 1
    return {
        "title_case": share,
        "title_case_all": is_title,
        "title_case_long": is_title and len(words) > 2,
        "title_case_closed": is_title and body[-1] in ".,",
    }


def is_in_title_case(quotation: Quotation) -> bool:
    """Tell whether a few words have capitals, whatever closes them: “Norr News.”."""
    words = [word for word in quotation.body.split() if word[0].isalpha()]
    is_short = quotation.length <= _LONGEST_TITLE and quotation.body[-1] not in "!?"
    return is_short and bool(words) and words[0][0].isupper() and _is_capitalised(words)


def is_subtitled(page: Page, quotation: Quotation) -> bool:
    """Tell whether it is a title with a subtitle, both capitalised."""
    return ": " in quotation.body and looks_like_title(page, quotation)


def is_dated(page: Page, quotation: Quotation) -> bool:
    """Tell whether only a year in brackets follows, as after works, posters: “Roll On” (1954)."""
    last = quotation.words.last
    opens, year, closes = [*page.words[last : last + 3], "", "", ""][:3]
    is_year = opens == "(" and closes == ")" and _YEAR.fullmatch(year)
    return bool(is_year) and quotation.body[:1].isupper()


def is_judged(page: Page, quotation: Quotation) -> bool:
    """Tell whether a sentence is what an opinion is called: her column, “The fog must go,” is mad.

    What follows is a verb about the column, not who says it in there.
    """
    (first, last), lowers = quotation.words, page.lowers
    before = lowers[max(quotation.paragraph.first, first - _FARTHEST_OPINION) : first]
    if quotation.ending != "," or before[-1:] != [","] or not quotation.body[:1].isupper():
        return False
    verb = page.words[last] if last < quotation.paragraph.last else ""
    is_verb = (
        verb in _BE or verb in word_list("finite_verbs") or verb in page.lexicon.irregular_pasts
    )
    return is_verb and verb not in page.lexicon.cues and not _OPINIONS.isdisjoint(before)


def _is_capitalised(words: list[str]) -> bool:
    return all(word[0].isupper() or word.lower() in _TITLE_WORDS for word in words)


def is_named_work(page: Page, quotation: Quotation) -> bool:
    """Tell whether a noun before it makes it the name of a work: her new paper, “Slow Water,”."""
    before = quotation.words.first - 1
    before -= before > 0 and page.words[before] == ","
    if before < 0 or not quotation.body[:1].isupper():
        return False
    if page.lowers[before] in _TITLED and title_case(quotation)["title_case_long"]:
        return quotation.length <= _LONGEST_SUBTITLED
    if quotation.length > _LONGEST_TITLE:
        return False
    if quotation.body[-1] in ".,":
        words = [word for word in quotation.body.split() if word[0].isalpha()]
        return page.lowers[before] in page.lexicon.works and _is_capitalised(words)
    return page.lowers[before] in page.lexicon.works


def is_heading(page: Page, quotation: Quotation) -> bool:
    """Tell whether a title is what somebody does something to: after hitting “Roll On”.

    Or what something is called ("a pie called “Hot Hands”"), or is done with: opened with “Roll
    On”.
    """
    first = quotation.words.first
    before = page.words[first - 1] if first else ","
    if names_a_work(page, quotation):
        return True
    if before.lower() in page.lexicon.cues:
        return _is_called_so(page, first - 1) and looks_like_title(page, quotation)
    if before == "on" or before.endswith("ing"):
        return looks_like_title(page, quotation)
    is_past = before in page.lexicon.irregular_pasts or (before.islower() and before[-2:] == "ed")
    is_governed = is_past or before.lower() in _GOVERNING
    long_enough = title_case(quotation)["title_case_all"]
    return bool(is_governed and long_enough) and looks_like_title(page, quotation)


def _is_called_so(page: Page, verb: int) -> bool:
    """Tell whether a participle names a thing: a pie called “…”, the chapter is called “…”."""
    if page.lowers[verb] not in ("called", "dubbed") or not verb:
        return False
    begin = page.sentences[page.sentence[verb]].first
    thing = _before_adverbs(page, verb - 1, begin)
    if page.lowers[thing] in _BE:
        while thing > begin and page.lowers[thing] in page.lexicon.auxiliaries:
            thing = _before_adverbs(page, thing - 1, begin)
    elif thing < verb - 1:
        return False  # whom prosecutors then called “the Forger”
    return page.words[thing].islower() and _is_thing(page, thing)


def _before_adverbs(page: Page, word: int, begin: int) -> int:
    """Return the last word up to `word` that is no adverb."""
    lowers = page.lowers
    while word > begin and (lowers[word] in page.lexicon.adverbs or is_adverbial(lowers[word])):
        word -= 1
    return word


def _is_thing(page: Page, word: int) -> bool:
    """Tell whether a word may be what is named: no "he", "who", "has" or "the mayor"."""
    lexicon = page.lexicon
    others = (lexicon.subject_pronouns, lexicon.relatives, lexicon.auxiliaries)
    return not (any(page.lowers[word] in words for words in others) or page.is_person_noun(word))


def names_a_work(page: Page, quotation: Quotation) -> bool:
    """Tell whether words around a few capitalised ones make them the name of a work or a programme.

    The “Off the Record” podcast; starred in “Low Water”; “Low Water,” her song.
    """
    if not is_in_title_case(quotation):
        return False
    (first, last), lowers = quotation.words, page.lowers
    before = lowers[max(quotation.paragraph.first, first - _NEAR) : first]
    after = lowers[last : min(last + _NEAR, quotation.paragraph.last)]
    if after and after[0] in page.lexicon.works | _CASTS and page.words[last].islower():
        return quotation.body[-1].isalpha()  # not “Sold Out,” show the tills
    if not before:
        return False
    return _goes_by(before) or _is_played(before) or _is_about(page, before, quotation.length)


def _goes_by(before: list[str]) -> bool:
    """Tell whether somebody goes by it: a rival performing as “…”, known online as the “…”."""
    named = before[:-1] if before[-1] == "the" else before
    return named[-1:] == ["as"] and any(word.startswith(_GOING) for word in named[-3:])


def _is_played(before: list[str]) -> bool:
    """Tell whether somebody plays in it: starred in “Low Water”."""
    return before[-1] in ("in", "on") and len(before) > 1 and before[-2] in _STARRING


def _is_about(page: Page, before: list[str], length: int) -> bool:
    """Tell whether a work is named right after its kind: her report, “…”, a song about it, “…”."""
    works = [at for at, word in enumerate(before) if word in page.lexicon.works | _WRITINGS]
    if before[-1] != "," or not works:
        return False
    leads = before[works[-1] + 1]
    return leads in ("about", "on", "by") or (leads == "," and length > 1)


def is_listed_work(page: Page, quotation: Quotation) -> bool:
    """Tell whether it stands in a row of titles: starred in “Low Water” and “Roll On”."""
    number, first = quotation.number, quotation.words.first
    while is_in_title_case(quotation) and quotation.number > number - _LONGEST_ROW:
        if not quotation.number:
            return False
        previous = look_at(page, quotation.number - 1)
        if page.lowers[previous.words.last : first] not in _JOINTS:
            return False
        if is_named_work(page, previous) or is_heading(page, previous):
            return is_in_title_case(previous)
        quotation, first = previous, previous.words.first
    return False


def is_credited(page: Page, quotation: Quotation) -> bool:
    """Tell whether a headline is named with who wrote under it: “Bridge Falls,” by Ada Holm: “…”.

    What follows the names is their text, its address, or nothing.
    """
    last, limit = quotation.words.last, quotation.paragraph.last
    opens = last + (page.words[last : last + 1] == [","])
    if quotation.ending != "," or page.lowers[opens : opens + 1] != ["by"]:
        return False
    names = opens + 1
    for word in range(names, min(names + _LONGEST_CREDIT, limit)):
        written = page.words[word]
        if word > names and (written in ":(." or written.startswith("http")):
            return True
        if not (written[0].isupper() or written in POSSESSIVES or written in ("of", "the", "and")):
            return False
    return names < limit <= names + _LONGEST_CREDIT


def is_headline(page: Page, quotation: Quotation) -> bool:
    """Tell whether it stands in the other marks in a headline: Pike to quit in ‘days’.

    The text itself says again what is said.
    """
    stretch = page.stretches[quotation.number]
    paragraph = quotation.paragraph
    is_short = paragraph.last - paragraph.first <= _LONGEST_HEADLINE
    following = page.stretches[quotation.number + 1 : quotation.number + 2]
    is_alone = all(other.is_odd or other.paragraph > 0 for other in following)
    return stretch.is_odd and stretch.paragraph == 0 and is_short and is_alone
