"""Rules for sources: "laut Holm", "según Larraguibel", "wie der Richter ausführte"."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.quotes.multilingual.nouns import is_person_noun
from index.language.quotes.multilingual.phrases import Phrase, apposed, phrase_at
from index.language.quotes.multilingual.records import Found, Place, Rule, found_by
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.subjects import every_phrase, subject_after, subjects_before
from index.language.quotes.text.page import Range

_LONGEST_ANTECEDENT = 12
"""Words of whom a relative clause is about."""


def find_source(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Laut Mehring “…”", "según Larraguibel", "Seiner Ansicht nach"."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    first = min(place.sentence.first, place.words.first)
    last = max(place.sentence.last, place.words.last)
    for word in range(first, last):
        if not page.is_outside(word):
            continue
        if word >= place.words.last and page.lowers[word] in language.contrast:
            return  # ", tandis que" somebody else says something
        lower = page.lowers[word]
        near = 0.0 if abs(word - place.words.first) < 25 else 1.0
        if lower in language.frames and (told := _frame(place, word, last)):
            yield found_by(place, rule, told[0], told[1], near + 0.3)
        if (source := _source(place, word, last)) is not None:
            yield found_by(place, rule, source, word, near)
        if lower in language.according_after and word > first:
            for source in reversed(every_phrase(sketch, first, word)):
                if source.last == word:
                    yield found_by(place, rule, source, word, near)
                    break
        is_owner = lower in language.owners and word + 1 < last
        if is_owner and word > first and not language.nouns_have_capitals:
            before = language.lexicon.prepositions | language.lexicon.determiners
            is_owner = page.lowers[word - 1] in before  # no "prend tout son sens"
        if is_owner and page.lowers[word + 1] in language.opinions:
            owner = Phrase(Range(word, word + 1), word + 1, word, "pronoun", True)
            yield found_by(place, rule, owner, word + 1, near)


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


def _source(place: Place, word: int, last: int) -> Phrase | None:
    """Return whom "laut" and "a juicio de" lead to."""
    sketch = place.sketch
    opens = word <= place.sentence.first
    if opens and sketch.page.lowers[word] in sketch.language.according_open:
        opened = phrase_at(sketch, word + 1, last, governed=True)
        return opened if opened is not None and _is_somebody(sketch, opened) else None
    phrase = sketch.language.source_at(sketch.page.lowers, word)
    end = word + len(phrase or ())
    if phrase is None or end >= last or not sketch.page.is_outside(end):
        return None
    if len(phrase) == 1 and not sketch.language.nouns_have_capitals and not _opens(place, word):
        return None  # "para" and "secondo" mean other things inside a sentence
    end += sketch.is_preposition(end)  # "nach Ansicht von"
    if end >= last:
        return None
    lexicon, lower = sketch.language.lexicon, sketch.page.lowers[end]
    which = end + (lower in lexicon.determiners)
    no_relatives = lexicon.determiners | sketch.language.oblique
    if which < last and sketch.page.lowers[which] in lexicon.relatives - no_relatives:
        doubtful = which == end and sketch.page.lowers[word] in sketch.language.ambiguous_sources
        return None if doubtful else _antecedent(place, word)  # "per cui"
    source = phrase_at(sketch, end, last, governed=True)
    if source is None or sketch.is_time(source.head):
        return None
    if sketch.page.lowers[word] in sketch.language.ambiguous_sources:
        tag = sketch.tags.by_word.get(source.words.first)
        is_alone = tag is not None and len(tag.parts) == 1 and not tag.roles
        if is_alone and source.kind == "name" and source.words.first > end + 1:
            return None  # "Para el desafío Come bien"
    named = apposed(sketch, source.last) if source.kind == "noun" and source.speaks else None
    if named is not None:  # "a detta dell'amministratore, Otto Lindner, …"
        return Phrase(named.words, named.words.last, source.head, "name", True)
    return source if source.speaks or len(phrase) > 1 else None  # not "para el viernes"


def _antecedent(place: Place, word: int) -> Phrase | None:
    """Return who a clause is about: "l'assessora Ada Holm, per la quale «…»"."""
    begin = max(place.sentence.first, word - _LONGEST_ANTECEDENT)
    near = every_phrase(place.sketch, begin, word)
    return next((one for one in near if one.speaks and one.last in (word - 1, word)), None)


def _is_somebody(sketch: Sketch, phrase: Phrase) -> bool:
    """Tell whether a phrase is a person's name, or "le critique du Courrier"."""
    tag = sketch.tags.by_word.get(phrase.words.first)
    if phrase.kind == "noun":
        return is_person_noun(sketch.language, sketch.page.words[phrase.head])
    return phrase.kind == "name" and tag is not None and tag.kind == "PERSON"


def _opens(place: Place, word: int) -> bool:
    """Tell whether a word opens the sentence, or stands after a comma or a quotation."""
    page = place.sketch.page
    if word <= place.sentence.first:
        return True
    if not page.is_outside(word - 1):
        return page.lowers[word] not in place.sketch.language.ambiguous_sources
    return page.words[word - 1] in (",", ".", "–", "—")
