"""The rules that find a speaker without a parser: a record each, and how it finds.

They are those of the English room in their order of trust: the verb after a quotation, the source, the
sentence around it, the quotations beside it. What a language brings are its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.language.quotes.multilingual.cues import Cue
from index.language.quotes.multilingual.phrases import (
    Phrase,
    after_preposition,
    phrase_at,
    subject_after,
    subjects_before,
)
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.text.page import Range

_FARTHEST = 80
_SHORTEST_SUBJECT = 6
"""Quoted words, marks included, that the subject of a sentence says without a verb of saying."""
_FARTHEST_VERB = 6
"""Words between quoted ones and the verb that ends their clause."""
_LEADING = 6
"""How many words of auxiliaries and adverbs may stand before a verb that follows a quotation."""


class Found(NamedTuple):
    """Somebody who may have said a quotation."""

    score: float
    speaker: Range | None
    """Nobody stands there where the verb has no subject: "añadió"."""
    cue: Range | None
    rule: Rule
    phrase: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation and what stands around it in its sentence."""

    sketch: Sketch
    number: int
    words: Range
    sentence: Range
    cues: Sequence[Cue]
    """Those of the sentence, outside quotations."""
    ends: bool
    """Whether it ends like a sentence."""

    @property
    def before(self) -> Range:
        """The words of the sentence before the quotation."""
        return Range(min(self.sentence.first, self.words.first), self.words.first)

    @property
    def after(self) -> Range:
        """The words of the sentence after it, up to the next quotation."""
        page, word = self.sketch.page, self.words.last
        last = max(self.sentence.last, self.words.last)
        while word < last and page.is_outside(word):
            word += 1
        return Range(self.words.last, word)


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of finding who speaks."""

    id: str
    score: float
    """From 0 to 10: the highest wins. Set by hand, checked against annotated news."""
    reliability: float
    """How often what it finds is right, as a probability."""
    explanation: str
    """A sentence for the user, with `{speaker}` and `{clause}`, the speaker with the verb."""
    find: Callable[[Place, Rule], Iterator[Found]]


def _clause(phrase: Phrase, cue: int) -> Range:
    return Range(cue, cue + 1)


def _speaking(
    place: Place, rule: Rule, phrase: Phrase, cue: int | None, less: float = 0.0
) -> Found:
    weak = 0.0 if phrase.speaks else 1.2
    words = Range(cue, cue + 1) if cue is not None else None
    return Found(rule.score - weak - less, phrase.words, words, rule, phrase)


def _after(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "“…”, sagte Holm", "a-t-elle ajouté", "ha detto la sindaca", and "añadió" alone."""
    sketch, (first, last) = place.sketch, place.after
    page, language = sketch.page, sketch.language
    word = first
    while word < last and page.words[word] in (",", "-", "–", "—", ".") and word < first + 2:
        word += 1
    if word + 1 < last and page.words[word] == ":" and page.lowers[word + 1] in language.leads:
        word += 1  # “…”: So beschreibt ein Makler die Lage
    elif word >= last or page.words[word][0].isupper():
        return
    if word == first and not _opens_sentence(place):
        return
    cue = _leading_cue(place, word, last)
    if cue is None:
        return
    lower = page.lowers[cue]
    if lower in language.impersonal:
        if phrase := _where(sketch, cue + 1, last):
            yield _speaking(place, rule, phrase, cue)
        return
    start = cue + 1 if lower in language.leads else word
    phrase = subject_after(sketch, start, last)
    is_parted = word > first or place.ends
    if phrase is not None and (phrase.speaks or is_parted):
        known = any(cue == one.word for one in place.cues) or lower in language.leads
        yield _speaking(place, rule, phrase, cue, 0.0 if known else 2.0)
    elif language.zero_subject and is_parted and any(cue == one.word for one in place.cues):
        yield Found(rule.score - 1.0, None, Range(cue, cue + 1), ZERO)


def _opens_sentence(place: Place) -> bool:
    """Tell whether nothing stands before a quotation in its sentence, or only "Von einer"."""
    sketch, (first, last) = place.sketch, place.before
    page, language = sketch.page, sketch.language
    leading = [word for word in range(first, last) if not sketch.is_sign(word)]
    return all(
        not page.is_outside(word)
        or (
            len(leading) <= 2
            and (
                sketch.is_preposition(word)
                or page.lowers[word] in language.oblique | language.lexicon.determiners
            )
        )
        for word in leading
    )


def _leading_cue(place: Place, word: int, last: int) -> int | None:
    """Return the verb of saying that begins what follows a quotation."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    known = {cue.word for cue in place.cues}
    if page.lowers[word] in language.leads:
        return word
    first = page.lowers[word]
    if language.nouns_have_capitals and first in language.lexicon.auxiliaries:
        return next((one for one in range(word, last) if one in known), None)
    for at in range(word, min(last, word + _LEADING)):
        if at in known:
            return at
        lower = page.lowers[at]
        skips = lower in language.lexicon.auxiliaries or lower in language.lexicon.adverbs
        if not (skips or lower in language.pronouns or sketch.is_sign(at) or lower == "t"):
            break
        if page.words[at] in (",", ".", ":", ";"):
            break
    return _unknown_verb(place, word, last)


def _unknown_verb(place: Place, word: int, last: int) -> int | None:
    """Return a verb that the lists lack, if a speaker follows it at once: "glisse le technicien"."""
    sketch = place.sketch
    page = sketch.page
    lower = page.lowers[word]
    if not lower.isalpha() or len(lower) < 4 or sketch.is_preposition(word):
        return None
    if sketch.is_function_word(word) or lower in sketch.language.lexicon.adverbs:
        return None
    if lower in sketch.language.lexicon.determiners or lower in sketch.language.pronouns:
        return None
    for at in (word + 1, word + 2):
        phrase = phrase_at(sketch, at, last) if at < last else None
        if phrase is not None and phrase.speaks:
            closes = phrase.last >= last or sketch.is_sign(phrase.last)
            return word if closes or phrase.kind == "name" else None
    return None


def _where(sketch: Sketch, word: int, last: int) -> Phrase | None:
    """Return what something stands in: "heißt es in einer Mitteilung des Vereins"."""
    while word < last and not sketch.is_preposition(word):
        word += 1
    return phrase_at(sketch, word + 1, last, governed=True) if word < last else None


def _inside(place: Place, rule: Rule) -> Iterator[Found]:
    """Read the clause inside the marks: « …, confie Sabine Vauquelin. … »"""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    first, last = place.words
    for word in range(first + 2, last - 1):
        lower = page.lowers[word]
        if language.lexicon.cues.get(lower) != "say":
            continue
        back = word - 1
        while back > first and page.lowers[back] in language.lexicon.auxiliaries:
            back -= 1
        if page.words[back] not in (",", "–", "—", "-", "?", "!", "…"):
            continue
        inner = _Inner(sketch, word, last)
        phrase = inner.subject()
        if phrase is not None and (phrase.last >= last or sketch.is_sign(phrase.last)):
            yield _speaking(place, rule, phrase, word)
            return


class _Inner(NamedTuple):
    """A clause inside the marks, where words are quoted ones."""

    sketch: Sketch
    cue: int
    last: int

    def subject(self) -> Phrase | None:
        """Return who follows the verb."""
        sketch, word = self.sketch, self.cue + 1
        while word < self.last and (
            sketch.page.words[word] in ("-", "–") or sketch.page.lowers[word] == "t"
        ):
            word += 1
        phrase = phrase_at(sketch, word, self.last)
        return phrase if phrase is not None and phrase.speaks else None


def _colon(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Er mahnte zur Vorsicht: “…”" and "Ein Beamter: “…”"."""
    page, (first, last) = place.sketch.page, place.before
    if last - first < 2 or page.words[last - 1] != ":":
        return
    cue = _last_cue(place, first, last)
    if cue is None and (named := _right_before(place, first, last - 1)):
        yield _speaking(place, rule, named, None)
        return
    clause = _clause_start(place, first, last - 1)
    yield from _subject(place, rule, clause, last - 1, cue)


def _right_before(place: Place, first: int, colon: int) -> Phrase | None:
    """Return who is named right before a colon: "Replica di Orlandini:", "Fähre, Orlowski:"."""
    sketch = place.sketch
    noun = sketch.page.lowers[colon - 1]
    if noun in sketch.language.lexicon.speech_nouns and colon - 2 >= first:
        if sketch.page.lowers[colon - 2] in sketch.language.owners:  # "Seine Begründung:"
            return Phrase(Range(colon - 2, colon - 1), colon, colon - 2, "pronoun", True)
    tag = sketch.tags.by_word.get(colon - 1)
    if tag is not None and tag.kind in ("PERSON", "MISC") and tag.words.last == colon:
        near = colon - first <= 8 or tag.words.first == first
        return Phrase(tag.words, colon, tag.words.first, "name", True) if near else None
    for phrase in subjects_or_governed(sketch, max(first, colon - 4), colon):
        if phrase.last == colon and phrase.speaks and colon - first <= 6:
            return phrase
    return None


def _last_cue(place: Place, first: int, last: int) -> int | None:
    return next((cue.word for cue in reversed(place.cues) if first <= cue.word < last), None)


def _clause_start(place: Place, first: int, last: int) -> int:
    """Return where the clause before a colon begins: after an earlier quotation or semicolon."""
    page = place.sketch.page
    for word in range(last - 1, first - 1, -1):
        if page.words[word] in (";", ":"):
            return word + 1
    return first


def _subject(place: Place, rule: Rule, first: int, last: int, cue: int | None) -> Iterator[Found]:
    """Yield who does what a clause tells, with the verb of saying in it if there is one."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    limit = cue if cue is not None and cue >= first else last
    less = 0.0 if cue is not None else 1.5
    if cue is not None and page.lowers[cue] in language.impersonal:
        if phrase := _where(sketch, cue + 1, last):
            yield _speaking(place, rule, phrase, cue)
        return
    candidates = subjects_before(sketch, first, limit)
    antecedent = _antecedent(place, candidates, first, limit) if cue is not None else None
    if antecedent is not None:
        yield _speaking(place, rule, antecedent, cue, less)
        return
    near = _adjacent(place, candidates, limit) if cue is not None else None
    turned = _turned(place, near, candidates, cue, last) if cue is not None else None
    if turned is not None:
        yield _speaking(place, rule, turned, cue, less)
        return
    if near is not None and (near.speaks or not any(one.speaks for one in candidates)):
        yield _speaking(place, rule, near, cue, less)
        return
    speaking = [one for one in candidates if one.speaks]
    if speaking:
        yield _speaking(place, rule, speaking[0], cue, less + 0.2)
        return
    if cue is not None:
        phrase = subject_after(sketch, cue + 1, last)
        if phrase is not None and (phrase.speaks or not language.zero_subject):
            yield _speaking(place, rule, phrase, cue, less + 0.1)
            return
        if language.zero_subject:
            yield Found(rule.score - 1.0, None, Range(cue, cue + 1), ZERO)
            return
    if candidates:
        yield _speaking(place, rule, candidates[0], cue, less + 0.5)
    elif language.zero_subject and last > first and page.words[last] == ":":
        yield Found(rule.score - 2.5, None, None, ZERO)


def _turned(
    place: Place, near: Phrase | None, candidates: list[Phrase], cue: int, last: int
) -> Phrase | None:
    """Return the subject right after a verb: "bezeichnete er", "wies die Landesregierung zurück"."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    word = cue + 1
    while word < last and (
        sketch.is_sign(word) and page.words[word] == "-" or page.lowers[word] == "t"
    ):
        word += 1
    while word < last and page.lowers[word] in language.light:
        word += 1
    if word >= last or not page.is_outside(word):
        return None
    phrase = phrase_at(sketch, word, last)
    if phrase is None or not phrase.speaks:
        return None
    if phrase.kind == "pronoun":
        sure = language.pronouns.get(page.lowers[word]) == "m"
        return phrase if sure or near is None or not near.speaks else None
    closes = phrase.last < last and page.words[phrase.last] == ","
    if page.words[cue - 1] == "," and phrase.kind == "name" and closes:
        return phrase  # "La masa madre, explica Bernabé, era de su padre"
    if near is not None and near.speaks and near.kind != "noun":
        return None
    if near is not None and near.speaks and phrase.kind != "name":
        return None
    apposed = bool(candidates) and candidates[-1].last == cue - 1 and candidates[-1].speaks
    inverted = (page.words[cue - 1] == "," and not apposed) or not any(
        one.speaks for one in candidates
    )
    german = language.nouns_have_capitals
    return phrase if inverted or (german and near is not None) else None


def _adjacent(place: Place, candidates: list[Phrase], cue: int) -> Phrase | None:
    """Return the subject that stands right before a verb, over adverbs and auxiliaries."""
    sketch = place.sketch
    lexicon, page = sketch.language.lexicon, sketch.page
    if not candidates:
        return None
    last = candidates[-1]
    between = range(last.last, cue)
    if len(between) > 6 or any(
        not (
            page.lowers[word] in lexicon.adverbs
            or page.lowers[word] in lexicon.auxiliaries
            or page.lowers[word] in sketch.language.pronouns
        )
        for word in between
    ):
        return None
    return last if last.speaks or len(candidates) == 1 else None


def _antecedent(place: Place, candidates: list[Phrase], first: int, cue: int) -> Phrase | None:
    """Return whom a relative clause is about: "su abogado, Hernán Garmendia, que calificó"."""
    sketch = place.sketch
    page, lexicon = sketch.page, sketch.language.lexicon
    word = cue - 1
    while word > first and (
        page.lowers[word] in lexicon.adverbs or page.lowers[word] in lexicon.auxiliaries
    ):
        word -= 1
    if page.lowers[word] not in lexicon.relatives or word <= first:
        return None
    comma = word - (page.words[word - 1] == ",")
    before = [one for one in candidates if one.last in (comma - 1, comma, word)]
    return before[-1] if before else None


def _before(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Er warf der Verwaltung vor, das Problem “…” zu haben"."""
    page, (first, last) = place.sketch.page, place.before
    if last <= first:
        return
    cue = _last_cue(place, first, last)
    if cue is None:
        yield from _verb_at_end(place, rule)
        return
    distance = last - cue
    clause = _clause_start(place, first, cue)
    for found in _subject(place, rule, clause, last, cue):
        kinds = {one.word: one.kind for one in place.cues}
        less = 0.0 if kinds[cue] == "say" or distance < 12 else 1.0
        yield found._replace(score=found.score - less - min(distance, 60) / 60)


def _verb_at_end(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Die Regierung hatte den Bericht als “…” zurückgewiesen", where German ends with a verb."""
    sketch, (first, last) = place.sketch, place.before
    page = sketch.page
    after = place.after
    end = next((at for at in range(*after) if page.words[at] in (",", ";", ":")), after.last)
    end = min(end, after.first + _FARTHEST_VERB)
    known = {cue.word for cue in place.cues}
    cue = next((at for at in range(after.first, end) if at in known), None)
    if cue is None or not sketch.language.nouns_have_capitals:
        return
    subordinators = sketch.language.lexicon.subordinators
    begins = [at + 1 for at in range(first, last) if page.lowers[at] in subordinators]
    found = subjects_before(sketch, begins[-1] if begins else first, last)
    for one in found:
        if one.speaks:
            yield _speaking(place, rule, one, cue, 0.8)
            return


def _tail(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Die Suche sei “…” gewesen, sagte der Sprecher", and ", so Holm"."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    last = max(place.sentence.last, place.words.last)
    known = {cue.word for cue in place.cues}
    for word in range(max(place.sentence.first, 0) + 2, place.words.first):
        if page.lowers[word] in language.leads and page.words[word - 1] == ",":
            phrase = subject_after(sketch, word + 1, place.words.first)
            if phrase is not None and phrase.speaks and page.words[phrase.last] == ",":
                yield _speaking(place, rule, phrase, word)
                return
    for word in range(place.words.last + 1, min(last, place.words.last + _FARTHEST)):
        if page.words[word - 1] != "," or not page.is_outside(word):
            continue
        lower = page.lowers[word]
        leads = lower in language.leads
        verb = word in known or (
            lower in language.lexicon.auxiliaries
            and any(one in known for one in range(word, min(last, word + 12)))
        )
        if not (leads or verb):
            continue
        phrase = subject_after(sketch, word + 1, last)
        if phrase is not None and phrase.speaks:
            yield _speaking(place, rule, phrase, word)
            return


def _according(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Laut Mehring “…”", "según Larraguibel", "Seiner Ansicht nach"."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    first = min(place.sentence.first, place.words.first)
    last = max(place.sentence.last, place.words.last)
    for word in range(first, last):
        if not page.is_outside(word):
            continue
        lower = page.lowers[word]
        near = 0.0 if abs(word - place.words.first) < 25 else 1.0
        if lower in language.frames and (told := _frame(place, word, last)):
            yield _speaking(place, rule, told[0], told[1], near + 0.3)
        for phrase in language.according.get(lower, ()):
            end = word + len(phrase)
            if tuple(page.lowers[word:end]) != phrase or end >= last or not page.is_outside(end):
                continue
            if len(phrase) == 1 and not sketch.language.nouns_have_capitals and not _opens(place, word):
                continue  # "para" and "secondo" mean other things inside a sentence
            end += sketch.is_preposition(end)  # "nach Ansicht von"
            source = phrase_at(sketch, end, last, governed=True)
            if (
                source is not None
                and not sketch.is_time(source.head)
                and _is_source(source, phrase)
            ):
                yield _speaking(place, rule, source, word, near)
            break
        if lower in language.according_after and word > first:
            for source in reversed(subjects_or_governed(sketch, first, word)):
                if source.last == word:
                    yield _speaking(place, rule, source, word, near)
                    break
        is_owner = lower in language.owners and word + 1 < last
        if is_owner and page.lowers[word + 1] in language.opinions:
            owner = Phrase(Range(word, word + 1), word + 1, word, "pronoun", True)
            yield _speaking(place, rule, owner, word + 1, near)


def _frame(place: Place, word: int, last: int) -> tuple[Phrase, int] | None:
    """Read "Wie der Minister erklärte, …", "comme l'a expliqué Paul Sagne"."""
    page = place.sketch.page
    if word > place.sentence.first and page.words[word - 1] not in (",", "–", "—"):
        return None
    says = (one.word for one in place.cues if one.kind == "say")
    cue = next((one for one in says if word < one <= word + 25), None)
    if cue is None:
        return None
    found = [one for one in subjects_before(place.sketch, word + 1, cue) if one.speaks]
    phrase = found[0] if found else subject_after(place.sketch, cue + 1, last)
    if phrase is None or not phrase.speaks:
        return None
    end = max(phrase.last, cue + 1)
    closes = end >= last or page.words[end] in (",", ".", "–", "—", ":")
    return (phrase, cue) if closes else None


def _is_source(source: Phrase, phrase: tuple[str, ...]) -> bool:
    """Tell whether somebody is meant: "para Larraguibel", but not "para el viernes"."""
    return source.speaks or len(phrase) > 1


def _opens(place: Place, word: int) -> bool:
    """Tell whether a word opens the sentence, or stands after a comma or a quotation."""
    page = place.sketch.page
    if word <= place.sentence.first or not page.is_outside(word - 1):
        return True
    return page.words[word - 1] in (",", ".", "–", "—") or word == place.words.last


def subjects_or_governed(sketch: Sketch, first: int, last: int) -> list[Phrase]:
    """Return every phrase of a clause, whatever stands before it."""
    found = []
    word = first
    while word < last:
        phrase = phrase_at(sketch, word, last, governed=True)
        if phrase is not None and sketch.page.is_outside(word):
            found.append(phrase)
            word = max(phrase.last, word + 1)
        else:
            word += 1
    return found


def _label(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Erkki Tuomioja, Präsident des Rates: “…”" at the begin of a paragraph."""
    page, (first, last) = place.sketch.page, place.before
    if last - first < 2 or page.words[last - 1] != ":" or _last_cue(place, first, last) is not None:
        return
    phrase = phrase_at(place.sketch, first, last)
    if phrase is not None and phrase.speaks and phrase.kind == "name":
        yield _speaking(place, rule, phrase, None)


def _sentence(place: Place, rule: Rule) -> Iterator[Found]:
    """Take the subject of the sentence that holds a few quoted words, without a verb of saying."""
    first, last = place.before
    length = place.words.last - place.words.first
    found = [one for one in subjects_before(place.sketch, first, last) if one.speaks]
    named = [one for one in found if one.kind == "name"]
    if named and length > _SHORTEST_SUBJECT:
        yield _speaking(place, rule, named[0], None)


def _nothing(place: Place, rule: Rule) -> Iterator[Found]:
    yield from ()


ZERO = Rule(
    "zero",
    7.0,
    0.88,
    "‘{clause}’ has no subject of its own: it goes on with who was last.",
    _nothing,
)
RULES = (
    Rule("after", 9.0, 0.97, "‘{clause}’ follows the quotation.", _after),
    Rule("inside", 8.8, 0.95, "‘{clause}’ stands inside the marks.", _inside),
    Rule("colon", 8.0, 0.96, "‘{clause}’ leads to the quotation with a colon.", _colon),
    Rule("label", 7.6, 0.9, "‘{speaker}’ stands before the colon.", _label),
    Rule("according", 8.2, 0.92, "‘{clause}’ names the source.", _according),
    Rule("before", 7.4, 0.86, "‘{clause}’ leads to the quotation.", _before),
    Rule("tail", 7.0, 0.93, "‘{clause}’ ends the sentence.", _tail),
    Rule("subject", 4.0, 0.4, "‘{speaker}’ is whom the sentence is about.", _sentence),
)
"""The rules for the sentence around a quotation: of all that these find, the highest score wins."""
SERIES = Rule(
    "series",
    6.0,
    0.82,
    "The quotation goes on with what ‘{speaker}’ says in this sentence.",
    _nothing,
)
SAME_PARAGRAPH = Rule(
    "same-paragraph", 5.0, 0.93, "The paragraph quotes ‘{speaker}’ before.", _nothing
)
SAME_PARAGRAPH_NEXT = Rule(
    "same-paragraph-next", 4.5, 0.75, "The paragraph quotes ‘{speaker}’ after it.", _nothing
)
REPORTED = Rule(
    "reported", 4.2, 0.6, "The sentence goes on reporting what ‘{speaker}’ says.", _nothing
)
CONTINUED = Rule(
    "continued", 5.5, 0.93, "The quotation runs on from the paragraph before.", _nothing
)
SENTENCE_BEFORE = Rule(
    "sentence-before", 3.5, 0.62, "‘{speaker}’ is whom the sentence before is about.", _nothing
)
LAST_SPEAKER = Rule("last-speaker", 3.0, 0.55, "‘{speaker}’ spoke last.", _nothing)
TURN = Rule("turn", 8.5, 0.93, "‘{speaker}’ stands before what is said.", _nothing)
