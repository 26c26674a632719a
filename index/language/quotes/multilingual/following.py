"""Rules for what follows a quotation: "sagte Holm"."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.quotes.multilingual.cues import is_impersonal
from index.language.quotes.multilingual.nominal import whose_words
from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.records import ZERO, Found, Place, Rule, found_by
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.subjects import subject_after
from index.language.quotes.multilingual.topics import subject_of
from index.language.quotes.text.page import Range

_FARTHEST = 80


_BETWEEN = (",", "-", "–", "—", ".", "?", "!", "…")
"""Signs between a quotation and the verb: a dash's speech ends before its question mark."""
_FARTHEST_INFINITIVE = 5
"""Words from a quotation to the infinitive in "a fini par lâcher", "se limitó a decir"."""
_LEADING = 6
"""How many words of auxiliaries and adverbs may stand before a verb that follows a quotation."""


def find_after(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "“…”, sagte Holm", "a-t-elle ajouté", "ha detto la sindaca", and "añadió" alone."""
    sketch, (first, last) = place.sketch, place.after
    page, language = sketch.page, sketch.language
    word = first
    while word < last and page.words[word] in _BETWEEN and word < first + 2:
        word += 1
    if word + 1 < last and page.words[word] == ":" and page.lowers[word + 1] in language.leads:
        word += 1  # “…”: So beschreibt ein Makler die Lage
    elif word >= last or page.words[word][0].isupper():
        return
    begins = _opens_sentence(place) or _follows_sign(place)
    if word == first and not (begins or _ends_in_comma(place)):
        return
    if (noun := whose_words(sketch, word, last)) is not None:
        yield found_by(place, rule, noun[0], noun[1])
        return
    cue = _leading_cue(place, word, last)
    if cue is None:
        return
    lower = page.lowers[cue]
    if is_impersonal(sketch, cue):
        if phrase := find_place(sketch, cue + 1, last):
            yield found_by(place, rule, phrase, cue)
        return
    if language.is_gerund(lower):
        yield from _of_gerund(place, rule, cue)
        return
    start = cue + 1 if lower in language.leads else word
    start += cue > start and page.lowers[start] in language.objects  # "lui a répondu Holm"
    phrase = subject_after(sketch, start, last)
    is_parted = word > first or place.ends or page.words[first - 1] == ","  # a dash's speech
    if phrase is not None and (phrase.speaks or is_parted):
        known = any(cue == one.word for one in place.cues) or lower in language.leads
        if not known and not begins:
            return  # "Sa dernière création, « Immobiles », a bouleversé Avignon"
        yield found_by(place, rule, phrase, cue, 0.0 if known else 2.0)
    elif (text := _text_after(sketch, cue + 1, last)) is not None:
        yield found_by(place, rule, text, cue)
    elif language.zero_subject and is_parted and any(cue == one.word for one in place.cues):
        yield Found(rule.score - 1.0, None, Range(cue, cue + 1), ZERO)


def _of_gerund(place: Place, rule: Rule, cue: int) -> Iterator[Found]:
    """Read "« … », ajoutant ne plus y croire", where nothing leads to the quotation."""
    if any(one.word < place.words.first for one in place.cues):
        return
    own = None if _opens_sentence(place) else subject_of(place.sketch, place.before)
    words = own.words if own else None  # "Holm chiede «calma», condannando la violenza"
    yield Found(rule.score - 1.0, words, Range(cue, cue + 1), ZERO, own)


def _text_after(sketch: Sketch, at: int, last: int) -> Phrase | None:
    """Return what is read from where a noun without an article follows: "diz trecho da nota"."""
    page, language = sketch.page, sketch.language
    if language.nouns_have_capitals or at + 1 >= last or not page.lowers[at].isalpha():
        return None
    of = page.lowers[at + 1] in language.binding and page.words[at][0].islower()
    if not of or sketch.is_preposition(at) or sketch.is_function_word(at) or sketch.is_time(at):
        return None
    lexicon, lower = language.lexicon, page.lowers[at]
    if lower in lexicon.adverbs | lexicon.determiners or lower in language.pronouns:
        return None
    inner = phrase_at(sketch, at + 2, last, governed=True)
    end = inner.last if inner is not None else min(at + 3, last)
    return Phrase(Range(at, end), end, at, "noun", False)


def _ends_in_comma(place: Place) -> bool:
    """Tell whether the comma before the verb stands inside the marks: "„…,“ sagte Holm"."""
    page = place.sketch.page
    return page.stretches[place.number].span.of(page.text).rstrip("”\"’' ").endswith(",")


def _follows_sign(place: Place) -> bool:
    """Tell whether a quotation without a verb before it stands after a colon or a bracket."""
    page, first = place.sketch.page, place.words.first
    return first > 0 and page.words[first - 1] in (":", "(") and not page.is_outside(first)


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
    return _infinitive(place, word, last) or _unknown_verb(place, word, last)


def _infinitive(place: Place, word: int, last: int) -> int | None:
    """Return the verb of saying that another verb governs: "a fini par lâcher", "quiso saber"."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    known = {cue.word for cue in place.cues}
    if sketch.is_preposition(word) or language.is_gerund(page.lowers[word]):
        return None  # "«…», senza smentire la notizia", "“…”, recusando comentar o caso"
    for at in range(word, min(last, word + _FARTHEST_INFINITIVE)):
        lower = page.lowers[at]
        hyphen = page.words[at] == "-"  # "limitou-se a responder"
        if (sketch.is_sign(at) and not hyphen) or page.words[at][0].isupper():
            return None
        if lower in language.lexicon.determiners and lower not in language.clitics:
            return None
        if at in known and language.infinitives and lower.endswith(language.infinitives):
            return at
    return None


def _unknown_verb(place: Place, word: int, last: int) -> int | None:
    """Return a verb that the lists lack, if a speaker follows: "glisse le technicien"."""
    sketch = place.sketch
    page = sketch.page
    language = sketch.language
    skipped = language.reflexive | language.clitics
    if not language.nouns_have_capitals:
        skipped = skipped | language.lexicon.auxiliaries  # "a mentionné"
    while word < last - 1 and page.lowers[word] in skipped:
        word += 1  # "s'amuse"
    lower = page.lowers[word]
    if not lower.isalpha() or len(lower) < 4 or sketch.is_preposition(word):
        return None
    if sketch.is_function_word(word) or lower in sketch.language.lexicon.adverbs:
        return None
    if lower in sketch.language.lexicon.determiners or lower in sketch.language.pronouns:
        return None
    begin = word + 1
    while begin < last and (page.words[begin] == "-" or page.lowers[begin] == "t"):
        begin += 1  # "souffle-t-il"
    for at in (begin, begin + 1):
        phrase = phrase_at(sketch, at, last) if at < last else None
        if phrase is not None and phrase.speaks:
            closes = phrase.last >= last or sketch.is_sign(phrase.last)
            told = phrase.kind == "name" or (phrase.kind == "pronoun" and at == begin)
            return word if closes or told else None
    return None


def find_tail(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Die Suche sei “…” gewesen, sagte der Sprecher", and ", so Holm"."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    last = max(place.sentence.last, place.words.last)
    known = {cue.word for cue in place.cues}
    for word in range(max(place.sentence.first, 0) + 2, place.words.first):
        if page.lowers[word] in language.leads and page.words[word - 1] == ",":
            phrase = subject_after(sketch, word + 1, place.words.first)
            if phrase is not None and page.words[phrase.last] == ",":
                yield found_by(place, rule, phrase._replace(speaks=True), word)
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
            yield found_by(place, rule, phrase, word)
            return
        end = next((at for at in range(word, last) if at in known), word) + 1
        if language.zero_subject and verb and (end >= last or sketch.is_sign(end)):
            yield Found(rule.score - 1.0, None, Range(word, end), ZERO)  # "“…” non basta, dice."
            return


def find_place(sketch: Sketch, word: int, last: int) -> Phrase | None:
    """Return what something stands in: "heißt es in einer Mitteilung des Vereins"."""
    while word < last and not sketch.is_preposition(word):
        word += 1
    return phrase_at(sketch, word + 1, last, governed=True) if word < last else None
