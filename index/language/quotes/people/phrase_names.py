"""The name in a noun phrase, or beside it: "the mayor, Ines Falk", not "an aide to Hale"."""

from __future__ import annotations

from index.language.quotes.grammar.phrases import (
    ARTICLES,
    POSSESSIVES,
    PUNCTUATION,
    after_place,
    head_noun,
)
from index.language.quotes.grammar.speakers import OWN_TEXTS
from index.language.quotes.people.people import People
from index.language.quotes.people.told_names import told_name
from index.language.quotes.text.page import Page, Range

IDENTIFYING = [["named", "as"], ["identified", "as"]]
"""What may stand before a name in apposition: "the suspect, named as Nico Duarte,"."""
_LONGEST_DESCRIPTION = 5
_LONGEST_COMPLEMENT = 4
"""Words of "in question", "of the club"."""
_LONGEST_OWNER = 3
_LONGEST_TRADE = 4
"""Words from the comma to the name: "farm-equipment dealer"."""


def named_in(page: Page, people: People, words: Range) -> list[Range]:
    """Return the names that a noun phrase is about: not "Hale's lawyer", "an aide to Hale"."""
    found: list[Range] = []
    if people.by_word.keys().isdisjoint(range(*words)):
        return found
    word = words.first
    while word < words.last:
        person = people.by_word.get(word)
        if person is None:
            ends = found and page.words[word] in (",", "(")
            if page.lowers[word] in page.lexicon.prepositions or ends:
                return (
                    _name_behind(page, people, words, word)
                    or found
                    or _name_at_end(page, people, words)
                )
            if found and page.lowers[word] in POSSESSIVES and not _is_own_text(page, word, words):
                found.pop()
            word += 1
            continue
        last = word
        while last < words.last and people.by_word.get(last) is person:
            last += 1
        if found and page.lowers[word - 1] != "and":
            found.clear()
        if last == words.last or not (
            _names_source(page, last) or _names_thing(page, Range(word, last), words)
        ):
            found.append(Range(word, last))
        word = last
    return found or _name_at_end(page, people, words)


def _name_behind(page: Page, people: People, words: Range, word: int) -> list[Range]:
    """Return the full name that a job leads at the end of "Fight for Orlin director Ines Falk"."""
    last = words.last
    first = last
    while first > word and people.by_word.get(first - 1) is people.by_word.get(last - 1):
        first -= 1
    is_full = last - first > 1 and last - 1 in people.by_word
    leads = first > word and page.words[first - 1].islower() and page.is_person_noun(first - 1)
    return [Range(first, last)] if is_full and leads else []


def _is_own_text(page: Page, owner: int, words: Range) -> bool:
    """Tell whether what somebody has is what they said: "Harrow's explanations"."""
    rest = page.lowers[owner + 1 : words.last]
    end = next((at for at, word in enumerate(rest) if word in page.lexicon.prepositions), len(rest))
    return end > 0 and rest[end - 1] in OWN_TEXTS  # "his testimony on Friday"


def _name_at_end(page: Page, people: People, words: Range) -> list[Range]:
    """Return the name in "China's ambassador to Norway Wen Guolin", which no title leads."""
    last = words.last
    person = people.by_word.get(last - 1)
    first = last
    while person and first > words.first and people.by_word.get(first - 1) is person:
        first -= 1
    if person is None or first < words.first + 2 or first == last:
        return []
    before, leads = page.words[first - 1], page.lowers[words.first]
    if _leads_to_body(page, words, first - 1):
        return [Range(first, last)]  # "Central Bank of Orlin President Ines Falk"
    is_title = before.rstrip(".") in page.lexicon.titles or page.is_person_noun(first - 1)
    is_behind = page.lowers[first - 2] in page.lexicon.prepositions
    is_title = is_title and not (is_behind and _is_one_thing(page, words.first, first - 2))
    is_field = page.lowers[first - 2] in ("the", "of") and not (
        page.is_person_noun(first - 1) or before.rstrip(".") in page.lexicon.short_titles
    )  # "Secretary of State Ines Falk"
    is_held = leads == "the" and page.is_person_noun(words.first + 1)  # "the envoy to"
    is_led = leads not in page.lexicon.determiners or is_held
    is_office = before[0].isupper() and (is_field or not is_title) and is_led
    return [Range(first, last)] if is_office else []


def _is_one_thing(page: Page, first: int, last: int) -> bool:
    """Tell whether no word is a noun for people: "the case of", no "supporters of Mayor Falk"."""
    return not any(
        page.lowers[word].endswith("s")
        or page.is_person_noun(word)
        or page.lowers[word] in page.lexicon.collectives
        for word in range(first, last)
    )


def _leads_to_body(page: Page, words: Range, title: int) -> bool:
    """Tell whether a name's title follows a body's name: no "aides of Deputy Mayor Ines Falk"."""
    if not _leads_name(page, title):
        return False
    while title > words.first and _leads_name(page, title - 1):
        title -= 1
    prepositions = page.lexicon.prepositions
    of = next((at for at in range(words.first, title) if page.lowers[at] in prepositions), title)
    is_body = of > words.first and page.lowers[of - 1] in page.lexicon.collectives
    ends = page.lowers[title - 1]
    written = page.words[words.first : title]
    is_name = all(
        one[0].isupper() or not one[0].isalpha() or one in prepositions for one in written
    )
    return is_body and is_name and ends not in prepositions


def _names_source(page: Page, word: int) -> bool:
    """Tell whether a name only modifies the noun after it: "a Holm aide", "the Varga campaign"."""
    is_noun = page.is_person_noun(word) or page.lowers[word] in page.lexicon.collectives
    return is_noun and page.words[word][0].islower()


def _names_thing(page: Page, name: Range, words: Range) -> bool:
    """Tell whether an article makes a surname the name of something: "the Holm estate said"."""
    if name.last - name.first > 1 or name.first == words.first or words.last - name.last > 1:
        return False
    is_noun = page.words[name.last].isalpha() and page.words[name.last].islower()
    return is_noun and page.lowers[name.first - 1] in ARTICLES


def apposed_to(page: Page, people: People, words: Range) -> Range | None:
    """Return the name between commas after "a leading researcher, Nariko Endo, said".

    And what it is after "the third member, the Nepalese guide Pemba Dorje, said".
    """
    comma = _over_complement(page, words.last)
    first = comma + 1
    is_person = page.is_person_noun(head_noun(page, words))
    if is_person and (told := told_name(page, people, words.last)):
        return told
    is_another = page.lowers[slice(*words)] == ["another"]  # "Another, the pollster Ines Falk,"
    if not (is_person or is_another) or page.words[comma:first] != [","]:
        return None
    if page.lowers[first : first + 2] in IDENTIFYING:
        first += 2
    if page.lowers[first : first + 1] and page.lowers[first] in page.lexicon.determiners:
        nouns = range(first + 1, min(first + _LONGEST_DESCRIPTION, len(page.words)))
        persons = [at + 1 for at in nouns if page.is_person_noun(at)]  # "the former mayor"
        named = [at for at in (*persons, first + 2) if at in people.by_word]  # "a certain Falk"
        first = next(iter(named or persons), first)
    first += page.lowers[first : first + 1] in (["named"], ["called"])
    first = _over_owner(page, first)
    first = _over_trade(page, people, first)
    while first < len(page.words) and _leads_name(page, first):
        first += 1
    person, last = people.by_word.get(first), first
    while person and people.by_word.get(last) is person:
        last += 1
    behind = after_place(page, last)
    closes = page.words[behind : behind + 1] in ([","], ["."], ["—"])
    return Range(first, last) if person and closes else None


def _over_complement(page: Page, word: int) -> int:
    """Return where "the man in question, Ines Falk" goes on after "in question"."""
    if page.lowers[word : word + 1] and page.lowers[word] in page.lexicon.prepositions:
        limit = min(len(page.words), word + _LONGEST_COMPLEMENT)
        return next((at for at in range(word, limit) if page.words[at] in PUNCTUATION), word)
    return word


def _over_owner(page: Page, word: int) -> int:
    """Return where "the man in question, Westmoor's winger Ines Falk," goes on after "'s"."""
    limit = min(len(page.words), word + _LONGEST_OWNER + 1)
    owned = (at + 1 for at in range(word + 1, limit) if page.is_possessive(at))
    return next(owned, word) if word < limit and page.is_name(word) else word


def _over_trade(page: Page, people: People, word: int) -> int:
    """Return where "the candidate, farm-equipment dealer Walt Falk," goes on after "dealer"."""
    limit = min(len(page.words) - 1, word + _LONGEST_TRADE)
    for noun in range(word, limit):
        if not page.words[noun].replace("-", "").islower():
            break
        if page.is_person_noun(noun) and noun + 1 in people.by_word:
            return noun + 1
    return word


def _leads_name(page: Page, word: int) -> bool:
    """Tell whether a word only tells whose name follows: "Dr", "19-year-old", "striker"."""
    return page.words[word].rstrip(".") in page.lexicon.titles or page.is_person_noun(word)


def name_before(page: Page, people: People, phrase: Range) -> list[Range]:
    """Return the name that "the baker" describes in "Ines Falk, the baker, who"."""
    last = phrase.first - 1
    is_described = page.words[last] == "," and page.is_person_noun(phrase.last - 1)
    return [Range(last - 1, last)] if is_described and last - 1 in people.by_word else []
