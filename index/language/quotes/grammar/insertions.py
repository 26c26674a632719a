"""What stands between a subject and its verb: parentheses, appositions, what one does meanwhile."""

from __future__ import annotations

from index.language.lists.wordlists import word_list
from index.language.quotes.grammar.phrases import DASHES, PUNCTUATION, is_finite_verb
from index.language.quotes.grammar.verbs import is_verb
from index.language.quotes.text.page import Page

_BEFORE_CLAUSES = frozenset(["after", "before", "when", "while", "because", "though", "although"])
_LONGEST_SAYING = 6
"""Words of ", Ada Holm says," and of ", witnesses said,", the commas included."""


def over_insertions(page: Page, head: int, limit: int) -> int:
    """Step left over parentheses and appositions: "Moss (I-Me.), the panel's head, said"."""
    for _ in range(4):
        if head <= limit:
            break
        if page.words[head] == ")":
            opening = _last_of(page, "(", head - 1, limit)
            if opening is None:
                break
            head = opening - 1
        elif _ends_age(page, head, limit):
            head -= 3
        elif page.words[head] == "," or page.words[head] in DASHES:
            comma = _begin_of_participle(page, head, limit)
            if comma is None:
                comma = _begin_of_saying(page, head, limit)
            if comma is None:
                comma = _begin_of_apposition(page, head, limit)
            head = comma - 1 if comma is not None else head - 1
        else:
            break
    return head


def _ends_age(page: Page, comma: int, limit: int) -> bool:
    """Tell whether nothing but an age parts a name from its verb: "Ines Falk, 30, said"."""
    if comma - 3 < limit or page.words[comma] != "," or page.words[comma - 2] != ",":
        return False
    return page.words[comma - 1].isdigit() and page.is_name(comma - 3)


def over_aside(page: Page, comma: int, clause: int) -> int:
    """Step left over who tells it: "hugged Hale and, witnesses said, whispered"."""
    for word in range(comma - 1, max(clause, comma - _LONGEST_SAYING), -1):
        if page.words[word] == ",":
            says = page.lexicon.cues.get(page.lowers[comma - 1]) == "say"
            return word - 1 if says or page.lowers[word + 1] == "according" else comma
    return comma


def _last_of(page: Page, mark: str, word: int, limit: int) -> int | None:
    while word > limit:
        if page.words[word] == mark:
            return word
        word -= 1
    return None


def _begin_of_participle(page: Page, end: int, limit: int) -> int | None:
    """Return the comma before what somebody does meanwhile: "a frog, lifting his head, said"."""
    comma = _last_of(page, ",", end - 1, limit)
    if comma is None or comma + 2 >= end:
        return None
    if page.lowers[comma + 1] in ("and", "but") and page.lowers[comma + 3] in ("by", "from"):
        return comma if page.lowers[comma + 2].endswith("ed") else None  # ", and seized by"
    written, following = page.words[comma + 1], page.lowers[comma + 2]
    lexicon = page.lexicon
    leads = following in lexicon.determiners or following in lexicon.prepositions
    is_participle = written.endswith("ing") and written.islower() and leads
    return comma if is_participle and page.lowers[comma + 1] not in lexicon.cues else None


def _begin_of_saying(page: Page, end: int, limit: int) -> int | None:
    """Return the comma before who tells it: "Her own mother, Falk says, called it"."""
    verb, lexicon = end - 1, page.lexicon
    comma = _last_of(page, ",", verb - 1, max(limit, end - _LONGEST_SAYING))
    if comma is None or page.lowers[verb] not in lexicon.says or not is_verb(page, verb):
        return None
    first = comma + 1
    is_subject = page.lowers[first] in ("he", "she", "they") if verb - first == 1 else False
    is_subject = is_subject or all(page.is_name(word) for word in range(first, verb))
    return comma if first < verb and is_subject else None


def _begin_of_apposition(page: Page, end: int, limit: int) -> int | None:
    """Return the comma (or dash) that begins the apposition which ends at the one at `end`.

    The first that can: what precedes it has no verb and does not open an adjunct, and what
    follows it looks like a description, an age, a party and state, or a name's second part. A
    name between the commas is no apposition: it is the speaker ("the chief, Kofi Mens, said").
    """
    begin = limit
    for comma in range(limit + 1, end):
        if page.words[comma] != page.words[end]:
            continue
        first, begin = begin, comma + 1
        while first < comma and (
            page.words[first] in PUNCTUATION or page.lowers[first] in ("but", "as")
        ):
            first += 1
        if first >= comma or _acts_inside(page, comma, end):
            continue
        if _describes(page, comma, end) and (
            _can_be_described(page, first, comma)
            or _can_be_described(page, _after_relative(page, first, comma), comma)
        ):
            return comma
    return None


def _after_relative(page: Page, first: int, last: int) -> int:
    """Return where a clause begins: "a speech in which | Falk, a clerk, said", "after | Falk"."""
    for word in range(last - 1, first - 1, -1):
        if page.lowers[word] == "which" and page.lowers[word - 1] in page.lexicon.prepositions:
            return word + 1
        if page.lowers[word] in _BEFORE_CLAUSES and page.words[word + 1][0].isupper():
            return word + 1
    return first


def _acts_inside(page: Page, comma: int, end: int) -> bool:
    """Tell whether an apposition is over before `end`: "Falk, the head, listened as the boss,".

    And "Falk, whose farm was lost, met the minister, Hale, who".
    """
    acts = False
    for word in range(comma + 1, end):
        acts = acts or (
            page.words[word - 1] == "," and page.words[word] in word_list("finite_verbs")
        )
        if acts and page.lowers[word] in page.lexicon.subordinators:
            return True
    return acts and page.lowers[end + 1 : end + 2] in (["who"], ["which"])


def _can_be_described(page: Page, first: int, last: int) -> bool:
    lexicon = page.lexicon
    lower = page.lowers[first]
    if lower in lexicon.openers or lower in lexicon.prepositions or lower in ("and", "but"):
        return False
    is_open = lower.endswith("ed") and page.words[first][0].isupper() and lower in lexicon.cues
    if is_open and first == page.sentences[page.sentence[first]].first:
        return False  # "Asked what, exactly, she saw, Hale's aide, Ines Falk, said"
    if lower.endswith("ed") and page.lowers[first + 1] in lexicon.prepositions:
        return False  # "Alarmed by the unrest, Senator Hale, the minority leader, said"
    finite = ("is", "was", "were", "are", "has", "had", "have")
    return not any(
        (
            page.lowers[word] in lexicon.cues
            and page.words[word][0].islower()
            and is_verb(page, word)
        )
        or page.lowers[word] in finite
        or (word > first and is_finite_verb(page, word))
        for word in range(first, last)
    )


def _describes(page: Page, comma: int, end: int) -> bool:
    following = page.words[comma + 1]
    if page.lowers[comma + 1] in ("but", "while", "because", "so", "yet", "he", "she", "they"):
        return False  # a clause of its own
    if all(page.is_name(word) for word in range(comma + 1, end)):
        return page.is_name(comma - 1) and end - comma <= 3 and page.words[comma - 2] != "the"
    if _ends_in_name(page, comma + 1, end) and page.words[comma - 1][0].islower():
        return False  # "its author, deputy Yegor Malinin, said"
    return (
        following[0].islower()
        or following[0].isdigit()
        or page.words[comma - 1] == ")"
        or following[1:2] == "-"
        or (page.is_name(comma + 1) and page.is_name(comma - 1))
    )


def _ends_in_name(page: Page, first: int, last: int) -> bool:
    """Tell whether a phrase is a full name with what precedes it: no "at", no "of"."""
    return (
        last - first > 2
        and page.is_name(last - 1)
        and page.is_name(last - 2)
        and not any(page.lowers[word] in page.lexicon.prepositions for word in range(first, last))
        and page.lowers[first] not in page.lexicon.determiners
    )
