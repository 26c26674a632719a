"""What a story calls people besides their names: "the hydrologist", "his wife", "43"."""

from __future__ import annotations

from index.language.lists.wordlists import word_set
from index.language.quotes.grammar.ahead import phrase_beginning
from index.language.quotes.grammar.phrases import head_noun
from index.language.quotes.people.mentions import IDENTIFYING
from index.language.quotes.people.people import People, Person
from index.language.quotes.text.page import Page, Range

_LONGEST_TITLE = 5
_LONGEST_APPOSITION = 14
_LONGEST_WORDS = 200
"""Words of what somebody says before the text tells who."""
_CLEFTS = (["it", "was", "the"], ["it", "is", "the"])
_COPULAS = frozenset(["is", "was", "becomes", "became", "remains"])
_INDEFINITE = frozenset(["a", "an"])
_TIMES = frozenset(["until", "till", "since", "for", "then", "now", "once", "by"])
_LONGEST_TIME = 6
"""Words from "until" to the noun phrase, its "a" included."""
_PLEADING = frozenset(["for", "defending", "prosecuting"])
_BINDING = frozenset(["of", "for"])
"""What goes on with a description: "editor of the Courier"."""
_FARTHEST_POST = 8
"""Words from a name to the "as" that tells its office."""
_LEAVING = word_set(
    "resigned resigns quit quits down ousted fired sacked retired removed dropped replaced left"
)
"""What somebody does who has an office no more."""
_CLOSERS = frozenset([",", ".", ";", ":", "—", "–", "-", "--", "(", ")", "!", "?"])


def note_roles(page: Page, people: People) -> None:
    """Fill in what everybody is called where the text names them."""
    for person in people.all:
        _note_cleft(page, people, person)
        for mention in person.mentions:
            if page.is_outside(mention.first):
                _before_name(page, people, mention, person)
                _after_name(page, people, mention, person)
                _note_post(page, people, mention, person)


def _note_post(page: Page, people: People, mention: Range, person: Person) -> None:
    """Note "Falk's first week as police chief", no "Falk resigned as mayor"."""
    limit = min(page.sentences[page.sentence[mention.first]].last, mention.last + _FARTHEST_POST)
    for word in range(mention.last, limit):
        lower = page.lowers[word]
        if lower == "as":
            nouns = range(word + 1, min(limit, word + _LONGEST_TITLE))
            post = next((at for at in nouns if page.is_person_noun(at)), None)
            if post is not None and all(page.lowers[at].isalpha() for at in range(word + 1, post)):
                _note_office(page, person, Range(word + 1, post))
            return
        if word in people.by_word or lower in _LEAVING or not page.is_outside(word):
            return
        if page.words[word] in _CLOSERS or lower in page.lexicon.cues:
            return


def _note_office(page: Page, person: Person, words: Range) -> None:
    """Note an office that no article leads: "as police chief", no "as a judge"."""
    if page.lowers[words.last] in page.lexicon.offices and not any(
        page.lowers[at] in page.lexicon.determiners or page.lowers[at] in page.lexicon.prepositions
        for at in range(*words)
    ):
        _note(page, person, words.last)


def _note_cleft(page: Page, people: People, person: Person) -> None:
    """Note "It was the foreman who stopped it. “A crack,” Ines Falk said." of a paragraph.

    It says what somebody is whose words follow at once, if it names nobody.
    """
    mention = person.mentions[0]
    begin = page.paragraph_words[page.paragraph_at(mention.first)].first
    end = page.sentences[page.sentence[begin]].last
    is_near = mention.first in range(end + 1, end + _LONGEST_WORDS) and page.is_outside(
        mention.first
    )
    if page.lowers[begin : begin + 3] not in _CLEFTS or not is_near:
        return
    if page.is_outside(end) or any(word in people.by_word for word in range(begin, end)):
        return
    phrase = phrase_beginning(page, begin + 2, end)
    is_one = page.lowers[phrase.last : phrase.last + 1] == ["who"]
    leads = (at for at in range(end, mention.first) if page.is_outside(at))
    is_next = all(
        page.words[at] in _CLOSERS or page.lowers[at] in page.lexicon.says for at in leads
    )
    if is_one and is_next and page.is_person_noun(head_noun(page, phrase)):
        for word in range(phrase.first + 1, phrase.last):
            _note(page, person, word)


def _note(page: Page, person: Person, word: int) -> None:
    """Note a noun that a person is called by, or a word that tells more."""
    noun = page.lowers[word].rstrip(".")
    heads_phrase = word + 1 == len(page.words) or not page.is_person_noun(word + 1)
    is_title = page.words[word][0].isupper()  # "Detective Sergeant" is a detective
    if is_title and noun in page.lexicon.shortened:
        person.roles.setdefault(page.lexicon.shortened[noun], word)  # "Sen. Falk" is a senator
    elif page.is_person_noun(word) and (heads_phrase or is_title):
        person.roles.setdefault(noun, word)
    elif noun.isalpha() or "-" in noun:
        person.traits.add(noun)


def _before_name(page: Page, people: People, mention: Range, person: Person) -> None:
    """Note "the miner Karl Dietz" and "the finance minister, Otto Brenner"."""
    sentence = page.sentences[page.sentence[mention.first]].first
    word = mention.first - 1
    if word > sentence + 1 and page.lowers[word - 1 : word + 1] in IDENTIFYING:
        word -= 2  # "the suspect, named as Nicanor Duarte"
    if word > sentence and page.words[word] == ",":
        noted = _apposed_phrase(page, word - 1, sentence)
    else:
        noted = _title_phrase(page, people, word, sentence)
        first = min(noted, default=mention.first) - 1
        is_apposed = first > sentence + 1 and page.words[first - 1] == ","
        if is_apposed and page.lowers[first] in page.lexicon.determiners:
            noted += _apposed_phrase(page, first - 2, sentence)  # "His rival, the former mayor"
    for word in noted:
        _note(page, person, word)


def _title_phrase(page: Page, people: People, word: int, limit: int) -> list[int]:
    """Return the words right before a name, up to a determiner or the phrase's begin.

    None where the last is nothing that somebody is: "Lawmaker seeks new Falk trial".
    """
    lexicon = page.lexicon
    noted: list[int] = []
    is_title = page.words[word].rstrip(".") in lexicon.titles or "-" in page.words[word]
    if not (is_title or page.is_person_noun(word)):
        return noted
    while word >= limit and len(noted) < _LONGEST_TITLE and not _closes(page, word):
        lower = page.lowers[word]
        if word in people.by_word or lower in lexicon.determiners:
            break
        if lower in lexicon.prepositions or lower in lexicon.conjunctions:
            break
        noted.append(word)
        word -= 1
    return noted


def _apposed_phrase(page: Page, word: int, limit: int) -> list[int]:
    """Return the head and its modifiers in "a leading researcher at the institute, Nariko Endo"."""
    lexicon = page.lexicon
    noted: list[int] = []
    for at in range(word, max(limit, word - _LONGEST_APPOSITION) - 1, -1):
        lower = page.lowers[at]
        if _closes(page, at):
            return []
        if lower in lexicon.prepositions or lower in lexicon.conjunctions:
            noted.clear()
        elif lower not in lexicon.determiners and not page.is_possessive(at):
            noted.append(at)
        elif noted and page.is_person_noun(noted[0]):
            return noted
    return []


def _closes(page: Page, word: int) -> bool:
    """Tell whether no description reaches over a word: punctuation, a verb, a quotation."""
    lexicon, lower = page.lexicon, page.lowers[word]
    return (
        page.words[word] in _CLOSERS
        or not page.is_outside(word)
        or (lower in lexicon.auxiliaries and not page.is_possessive(word))
        or (lower in lexicon.cues and lower not in lexicon.ambiguous)
    )


def _after_name(page: Page, people: People, mention: Range, person: Person) -> None:
    """Note "Adeyemi, a hydrologist at the institute," and "Adeyemi is a hydrologist".

    Not what leads to somebody else: "Adeyemi, who is suing Senator Falk".
    """
    sentence = page.sentences[page.sentence[mention.first]]
    limit = min(sentence.last, mention.last + _LONGEST_APPOSITION)
    begin = _begin_of_description(page, mention.last, limit, person)
    if begin is None:
        return
    noted: list[int] = []
    word = begin
    while word < limit and page.words[word] not in _CLOSERS and page.is_outside(word):
        lower = page.lowers[word]
        if lower in page.lexicon.relatives or lower in page.lexicon.auxiliaries:
            break
        if lower in page.lexicon.prepositions and lower not in _BINDING:
            break
        if people.by_word.get(word, person) is not person:
            while noted and noted[-1] == word - 1 and page.lowers[word - 1] not in _BINDING:
                word = noted.pop()  # the other's title
            break
        if lower not in page.lexicon.determiners and page.words[word][0].isalpha():
            noted.append(word)
        word += 1
    for one in noted:
        _note(page, person, one)
    is_phrase = noted[-1:] == [word - 1] and page.lowers[word - 1] not in _BINDING
    if is_phrase and page.lowers[begin] in _INDEFINITE and page.words[word - 1].islower():
        person.roles.setdefault(page.lowers[word - 1], word - 1)  # known as a person's noun or not


def _begin_of_description(page: Page, word: int, limit: int, person: Person) -> int | None:
    """Return where words after a name begin that may describe it; note an age or a side in court.

    Args:
        page: The text.
        word: The first word after the name.
        limit: Where to stop looking.
        person: Whose name it is.
    """
    if word >= limit:
        return None
    if page.words[word] == "," and word + 1 < limit:
        word += 1
        if page.words[word].isdigit():
            person.roles.setdefault(f"{page.words[word]}-year-old", word)
            word += 2
            if page.lowers[word - 1 : word] == [","]:
                word = _complement(page, word, limit) or word
        elif page.lowers[word] in _PLEADING and page.lexicon.sides.intersection(
            page.lowers[word + 1 : limit][:2]
        ):
            person.roles.setdefault("lawyer", word)
    elif page.lowers[word] in _COPULAS:
        return _complement(page, word, limit)
    else:
        return None
    if word < limit and page.lowers[word] in page.lexicon.relatives:
        if word + 1 < limit and page.lowers[word + 1] in _COPULAS:
            word += 2
        elif (word := _after_clause(page, word, limit)) == limit:
            return None
    return word


def _complement(page: Page, copula: int, limit: int) -> int | None:
    """Return where "was an accountant" and "was until April an accountant" say what somebody is."""
    word = copula + 1
    if copula >= limit or page.lowers[copula] not in _COPULAS or word >= limit:
        return None
    if page.lowers[word] in page.lexicon.determiners:
        return word
    if page.lowers[word] not in _TIMES:
        return None
    after = range(word + 1, min(limit, word + _LONGEST_TIME))
    found = next((at for at in after if page.lowers[at] in _INDEFINITE), None)
    plain = found is not None and all(page.words[at][0].isalnum() for at in range(word, found))
    return found if plain else None


def _after_clause(page: Page, word: int, limit: int) -> int:
    """Return where "Roux, who lives opposite, was a witness" says what Roux is, or `limit`."""
    comma = next((at for at in range(word, limit) if page.words[at] == ","), limit)
    is_complement = (
        comma + 2 < limit
        and page.lowers[comma + 1] in _COPULAS
        and page.lowers[comma + 2] in page.lexicon.determiners
    )
    return comma + 2 if is_complement else limit
