"""A speaker's mention as the text has it: its head noun, the names in it, what it is called."""

from __future__ import annotations

from itertools import takewhile

from index.language.quotes.grammar.clauses import INDEFINITE
from index.language.quotes.grammar.phrases import POSSESSIVES, PUNCTUATION, after_place, head_noun
from index.language.quotes.grammar.speakers import OWN_TEXTS
from index.language.quotes.grammar.trimming import plain_phrase
from index.language.quotes.people.people import People, Person
from index.language.quotes.people.told_names import told_name
from index.language.quotes.text.page import Page, Range

IDENTIFYING = [["named", "as"], ["identified", "as"]]
"""What may stand before a name in apposition: "the suspect, named as Nico Duarte,"."""
_LONGEST_DESCRIPTION = 5
DEFINITE = frozenset(["the", "this", "that"])
_REFLEXIVE = frozenset(["himself", "herself", "themselves", "itself"])
_INTRODUCING = frozenset(["a", "an", "another", "one"])
_LONGEST_INTRODUCTION = 6
"""Words from "a" to its noun: "a 43-year-old retired bus driver"."""
_LONGEST_COMPLEMENT = 4
"""Words of "in question", "of the club"."""
_LONGEST_OWNER = 3
_LONGEST_TRADE = 4
"""Words from the comma to the name: "farm-equipment dealer"."""
_MARKUP = str.maketrans("", "", "*")


def modifiers(page: Page, words: Range, noun: str) -> set[str]:
    """Return what a description adds to its noun: {"second"} of "the second official"."""
    return {page.lowers[word] for word in range(words.first + 1, words.last)} - {noun}


def introductions(page: Page) -> dict[str, int]:
    """Return by what nouns the text introduces somebody, and where first.

    "A 43-year-old man", "his own pollster", and "Falk's neighbour", where the name is somebody
    else's.
    """
    found: dict[str, int] = {}
    for article, lower in enumerate(page.lowers[:-1]):
        is_own = lower in ("his", "her") and page.lowers[article + 1] == "own"
        if not (lower in _INTRODUCING or is_own or page.is_possessive(article)):
            continue
        nouns = [
            word
            for word in takewhile(
                lambda word: page.words[word][0].isalnum(),
                range(article + 1, min(len(page.words), article + _LONGEST_INTRODUCTION)),
            )
            if page.is_person_noun(word)
        ]
        for noun in nouns:
            found.setdefault(page.lowers[noun], noun)
    return found


def written(page: Page, words: Range) -> str:
    """Return a mention as one line, without what a participle adds to it, and without markup."""
    text = page.span(plain_phrase(page, words)).of(page.text)
    return " ".join(text.split()).translate(_MARKUP)


def is_pronoun(page: Page, words: Range) -> bool:
    """Tell whether a mention is a single word that names nobody: "he", "we", "somebody"."""
    lower = page.lowers[words.first]
    return words.last - words.first == 1 and (
        (lower in page.lexicon.subject_pronouns and lower not in INDEFINITE)
        or page.lowers[words.first] in ("which", "his", "her", "hers", "him", "himself", "herself")
    )


def is_namesake_nearer(page: Page, people: People, words: Range, person: Person) -> bool:
    """Tell whether a family name alone may be another's, who bears it too and is as near.

    "Ada Holm and her husband, Ben Holm, left. “No,” Holm said." The other was named since, or
    not a paragraph before the person. It is not where the text has called the person so before it
    brings in the other.
    """
    lowers = page.lowers[max(0, words.first - 1) : words.last]
    is_titled = any(word.rstrip(".") in page.lexicon.genders for word in lowers)
    if not person.shares_name or person.parts[0] in lowers or is_titled:
        return False
    alone = next((one.first for one in person.mentions if one.last - one.first == 1), words.first)
    others = [
        one.first
        for other in people.all
        if other is not person and other.parts[-1] == person.parts[-1]
        for one in other.mentions
        if one.last - one.first > 1 and one.first < words.first
    ]
    own = [one.first for one in person.mentions if one.last - one.first > 1]
    before = max((first for first in own if first < words.first), default=-1)
    if not others or min(others) >= alone:
        return False
    last = max(others)
    return before < last or page.paragraph_at(before) - page.paragraph_at(last) <= 1


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
    return is_noun and page.lowers[name.first - 1] in ("the", "a", "an")


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


def without_verb(page: Page, phrase: Range) -> Range:
    """Leave out the verb of "the librarian plans to", which could be a noun as well."""
    verb = phrase.last - 1
    after = page.lowers[phrase.last : phrase.last + 1]
    is_verb = (
        verb > phrase.first + 1
        and page.is_person_noun(verb - 1)
        and not page.is_person_noun(verb)
        and (after == ["to"] or not page.lexicon.determiners.isdisjoint(after))
    )
    return Range(phrase.first, verb) if is_verb else phrase


def without_reflexive(page: Page, words: Range) -> Range:
    """Leave out the "himself" of "the mayor himself"."""
    is_added = words.last - words.first > 1 and page.lowers[words.last - 1] in _REFLEXIVE
    return Range(words.first, words.last - 1) if is_added else words


def may_speak(page: Page, words: Range) -> bool:
    """Tell whether one of the words is a noun for a person or a body."""
    first, last = words
    return not (
        page.person_nouns.isdisjoint(page.words[first:last])
        and page.lexicon.collectives.isdisjoint(page.lowers[first:last])
    )


def follows_definite(page: Page, words: Range) -> bool:
    """Tell whether an article stands before a quotation that modifies a description."""
    word = words.first - 1
    if word < 1 or page.is_outside(word) or not page.is_person_noun(words.first):
        return False
    begin = page.stretch_words[page.inside[word]].first
    return begin > 0 and page.lowers[begin - 1] in DEFINITE
