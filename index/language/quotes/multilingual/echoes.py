"""A rule for the sentence after a quotation that says who said it: "Lo ha detto Holm"."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.quotes.multilingual.cues import is_verb
from index.language.quotes.multilingual.nominal import whose_words
from index.language.quotes.multilingual.nouns import is_person_noun
from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.records import Found, Place, Rule, found_by
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.subjects import (
    after_preposition,
    subject_after,
    subjects_before,
)
from index.language.quotes.multilingual.topics import is_person, may_be_person
from index.language.quotes.text.page import Range

_LONGEST_PLAIN, _LONGEST_SUBJECT = 9, 16
"""Words of a sentence that only says who said something, and of a subject with its title."""
_LONGEST_SIGNATURE = 14
_FARTHEST = 4
"""Words from such a beginning to its verb: "Das hat gestern"."""


def find_echo(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "“…” Lo ha detto Holm.", "“…” Mit diesen Worten trat Holm zurück."."""
    sketch, word = place.sketch, place.words.last
    page = sketch.page
    if not place.ends and word < len(page.words) and page.words[word] != ".":
        return
    word += word < len(page.words) and page.words[word] == "."
    if word >= len(page.words) or (place.before.last > place.before.first and place.cues):
        return  # its own sentence says who
    if page.words[word][0].islower() or _leads_on(sketch, word):
        return
    for phrase in sketch.language.echoes:
        begin = word + len(phrase)
        if _is_there(sketch, word, phrase):
            yield from _speaker(place, rule, phrase, begin)
            return
    if _is_verb_with_object(sketch, word):
        subject = subject_after(sketch, word + 2, sketch.sentence_end(word))
        if subject is not None and subject.speaks:
            yield found_by(place, rule, subject, word + 1)
        return
    yield from _plain(place, rule, word)


def _is_there(sketch: Sketch, word: int, phrase: tuple[str, ...]) -> bool:
    """Tell whether words stand at a place: "a frase é de", and "a frase é da"."""
    *begin, end = phrase
    there = sketch.page.lowers[word : word + len(phrase)]
    if there[:-1] != begin or len(there) < len(phrase):
        return False
    known = sketch.language.binding
    return there[-1] == end or (bool(begin) and end in known and there[-1] in known)


def _is_verb_with_object(sketch: Sketch, word: int) -> bool:
    """Tell whether "A dirlo" or "Ad annunciarla" begins at a word: a verb of saying with "it"."""
    language, follows = sketch.language, sketch.page.lowers[word + 1 : word + 2]
    if not follows or not sketch.is_preposition(word):
        return False
    last = {ending[-1] for ending in language.infinitives}
    stems = (follows[0].removesuffix(it) for it in language.clitics if follows[0].endswith(it))
    verbs = [stem + letter for stem in stems for letter in last]
    return any(one in language.lexicon.cues for one in verbs if one.endswith(language.infinitives))


def _leads_on(sketch: Sketch, word: int) -> bool:
    """Tell whether a sentence says who goes on: "Lo confirma Holm: «…»"."""
    page = sketch.page
    inside = (at for at in range(word, sketch.sentence_end(word)) if not page.is_outside(at))
    first = next(inside, None)
    return first is not None and page.words[first - 1] == ":"


def _plain(place: Place, rule: Rule, word: int) -> Iterator[Found]:
    """Read "“…” Aggiungono Holm e Berg." and "“…” Holm commenta così la vicenda"."""
    sketch = place.sketch
    page, last = sketch.page, sketch.sentence_end(word)
    if (noun := whose_words(sketch, word, last)) is not None:  # "Questo l'intervento di Holm"
        yield found_by(place, rule, noun[0], noun[1])
        return
    if (signed := _signature(place, word, last)) is not None:
        yield found_by(place, rule, signed, None)
        return
    cues = sketch.language.lexicon.cues
    if page.lowers[word] in cues and last - word <= _LONGEST_PLAIN:
        subject = subject_after(sketch, word + 1, last)
        if subject is not None and subject.kind == "name" and page.is_unquoted(Range(word, last)):
            yield found_by(place, rule, subject, word)
        return
    for at in range(word + 1, min(last - 1, word + _LONGEST_SUBJECT)):
        if page.lowers[at + 1] in sketch.language.thus and page.lowers[at] in cues:
            for subject in subjects_before(sketch, word, at):
                if subject.speaks:
                    yield found_by(place, rule, subject, at)
                    return


def _signature(place: Place, word: int, last: int) -> Phrase | None:
    """Return whose name alone follows a paragraph in marks: "“…”. Ada Holm, ministra de Pesca."."""
    sketch = place.sketch
    page, lexicon = sketch.page, sketch.language.lexicon
    opens = page.paragraph_words[page.paragraph_at(place.words.first)].first == place.words.first
    ends = page.paragraph_words[page.paragraph_at(word)].last == last
    if not (opens and ends) or last - word > _LONGEST_SIGNATURE:
        return None
    phrase = phrase_at(sketch, word, last)
    tag = sketch.tags.by_word.get(phrase.words.first) if phrase is not None else None
    if phrase is None or tag is None or tag.kind != "PERSON":
        return None
    rest = page.lowers[phrase.last : last]
    is_verb = not lexicon.auxiliaries.isdisjoint(rest) or not lexicon.cues.keys().isdisjoint(rest)
    return phrase if rest[:1] in ([","], ["("], ["."]) and not is_verb else None


def _speaker(place: Place, rule: Rule, phrase: tuple[str, ...], begin: int) -> Iterator[Found]:
    """Yield who stands after such a beginning: after its verb, or at once after "is by"."""
    sketch = place.sketch
    if begin == len(sketch.page.words):
        return
    last = sketch.sentence_end(begin - 1)
    if sketch.is_preposition(begin - 1):
        named = phrase_at(sketch, begin, last, governed=True)
        if named is not None and named.speaks:
            yield found_by(place, rule, named, None)
        return
    german = sketch.language.nouns_have_capitals
    if german and len(phrase) == 1 and sketch.page.words[begin][0].isupper():
        return  # "Das Institut hatte"
    cue = _cue(sketch, begin, last)
    if cue is None and len(phrase) < 3:
        named = _at_once(sketch, begin, last) if phrase[0] in sketch.language.thus else None
        if named is not None:
            yield found_by(place, rule, named, None)
        return
    start = begin if cue is None else cue + 1
    start += cue is None and phrase_at(sketch, begin, last) is None  # "Con queste parole chiude"
    subject = subject_after(sketch, start, last)
    if subject is None or not subject.speaks:
        subject = _agent(sketch, start, last)
    if subject is not None and subject.speaks:
        yield found_by(place, rule, subject, cue)


def _agent(sketch: Sketch, begin: int, last: int) -> Phrase | None:
    """Return who did what a sentence names: "Lo segnala un'indagine svolta dalla Fondarte"."""
    for at in range(begin + 1, last - 1):
        if sketch.page.lowers[at] in sketch.language.agents:
            return phrase_at(sketch, at + 1, last, governed=True)
    return None


def _at_once(sketch: Sketch, begin: int, last: int) -> Phrase | None:
    """Return who follows without a verb, or answers: "Così la ministra Holm a Berna."."""
    phrase = phrase_at(sketch, _after_occasion(sketch, begin, last), last)
    if phrase is None or not phrase.speaks or not sketch.page.is_outside(phrase.words.first):
        return None
    known = may_be_person if phrase.kind == "name" else is_person
    office = is_person_noun(sketch.language, sketch.page.words[phrase.head])  # "il ministro Lenzi"
    if not office and not known(sketch, phrase):
        return None
    end = phrase.last
    verbless = end >= last or sketch.is_sign(end) or sketch.is_preposition(end)
    answers = any(
        word in sketch.language.lexicon.cues for word in sketch.page.lowers[end : end + 2]
    )
    return phrase if verbless or answers else None


def _after_occasion(sketch: Sketch, word: int, last: int) -> int:
    """Step over where and when something was said: "Così, in una nota, Holm"."""
    page = sketch.page
    word += page.words[word] == ","
    while word < last and (sketch.is_preposition(word) or sketch.is_time(word)):
        governs = sketch.is_preposition(word)
        word = after_preposition(sketch, word, last) if governs else word + 1
    return word + (word < last and page.words[word] == ",")


def _cue(sketch: Sketch, begin: int, last: int) -> int | None:
    cues = sketch.language.lexicon.cues
    for at in range(begin, min(last, begin + _FARTHEST)):
        if sketch.is_sign(at):
            return None
        after_object = at == begin and sketch.language.zero_subject  # "Lo dichiara"
        if sketch.page.lowers[at] in cues and (after_object or is_verb(sketch, at)):
            return at
        if sketch.page.lowers[at] in sketch.language.perfect:
            return at  # "Das hat Holm gesagt"
    return None
