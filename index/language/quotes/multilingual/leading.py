"""Rules for what leads to a quotation: "Holm sagte:"."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.quotes.multilingual.following import find_place
from index.language.quotes.multilingual.headlines import is_topic, right_before
from index.language.quotes.multilingual.nouns import is_person_noun
from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.records import ZERO, Found, Place, Rule, found_by
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.subjects import every_phrase, subject_after, subjects_before
from index.language.quotes.text.page import Range

_SHORTEST_SUBJECT = 6
"""Quoted words, marks included, that the subject of a sentence says without a verb of saying."""


_LONGEST_ANTECEDENT = 12
"""Words of a noun with its complements before "qui"."""
_FARTHEST_VERB = 6
"""Words between quoted ones and the verb that ends their clause."""


def find_colon(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Er mahnte zur Vorsicht: “…”" and "Ein Beamter: “…”"."""
    page, (first, last) = place.sketch.page, place.before
    language = place.sketch.language
    if last - first < 2 or page.words[last - 1] != ":":
        return
    cue = _last_cue(place, first, last)
    if cue is None and (named := right_before(place, first, last - 1)):
        yield found_by(place, rule, named, None)
        return
    tag = place.sketch.tags.by_word.get(last - 2)
    if cue is None and tag is not None and is_topic(place.sketch, first, tag):
        return
    clause = _clause_start(place, first, last - 1)
    if cue is None and not language.reported.isdisjoint(page.lowers[clause : last - 1]):
        return  # "Holm sei zu Dank verpflichtet: “…”"
    found = list(_subject(place, rule, clause, last - 1, cue)) or _main(place, rule, cue)
    yield from found
    if not found and cue is not None and not language.nouns_have_capitals:  # "Et d'ajouter :"
        yield Found(rule.score - 1.0, None, Range(cue, cue + 1), ZERO)


def _last_cue(place: Place, first: int, last: int) -> int | None:
    return next((cue.word for cue in reversed(place.cues) if first <= cue.word < last), None)


def _clause_start(place: Place, first: int, last: int) -> int:
    """Return where the clause before a colon begins: after an earlier quotation or semicolon."""
    page = place.sketch.page
    for word in range(last - 1, first - 1, -1):
        if page.words[word] in (";", ":"):
            return word + 1
        if page.lowers[word] in place.sketch.language.contrast and page.words[word - 1] == ",":
            return word + 1  # ", tandis que Holm"
    return first


def _subject(place: Place, rule: Rule, first: int, last: int, cue: int | None) -> Iterator[Found]:
    """Yield who does what a clause tells, with the verb of saying in it if there is one."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    limit = cue if cue is not None and cue >= first else last
    less = 0.0 if cue is not None else 1.5
    if cue is not None and page.lowers[cue] in language.impersonal:
        if phrase := find_place(sketch, cue + 1, last):
            yield found_by(place, rule, phrase, cue)
        return
    candidates = subjects_before(sketch, first, limit)
    speaking = [one for one in candidates if one.speaks]
    if cue is not None and speaking and language.is_gerund(page.lowers[cue]):
        told = _told_before(place, candidates, cue) or speaking[0]
        yield found_by(place, rule, told, cue, less + 0.2)  # "Holm falou, classificando"
        return
    antecedent = _antecedent(place, candidates, first, limit) if cue is not None else None
    follows = phrase_at(sketch, cue + 1, last) if cue is not None and antecedent else None
    if follows is not None and follows.speaks and follows.last >= last and cue is not None:
        yield found_by(place, rule, follows, cue, less)  # "reclamos, que enumera Holm:"
        return
    if antecedent is not None:
        yield found_by(place, rule, antecedent, cue, less)
        return
    near = _adjacent(place, candidates, limit) if cue is not None else None
    turned = _turned(place, near, candidates, cue, last) if cue is not None else None
    if turned is not None:
        yield found_by(place, rule, turned, cue, less)
        return
    if near is not None and (near.speaks or not any(one.speaks for one in candidates)):
        yield found_by(place, rule, near, cue, less)
        return
    if speaking:
        yield found_by(place, rule, speaking[0], cue, less + 0.2)
        return
    if cue is not None:
        phrase = subject_after(sketch, cue + 1, last)
        if phrase is not None and (phrase.speaks or not language.zero_subject):
            yield found_by(place, rule, phrase, cue, less + 0.1)
            return
        if candidates and candidates[0].kind == "name":  # "Gli Stati Uniti hanno finora chiesto"
            yield found_by(place, rule, candidates[0], cue, less + 0.5)
            return
        if language.zero_subject:
            yield Found(rule.score - 1.0, None, Range(cue, cue + 1), ZERO)
            return
    if candidates:
        yield found_by(place, rule, candidates[0], cue, less + 0.5)
    elif language.zero_subject and last > first and page.words[last] == ":":
        yield Found(rule.score - 2.5, None, None, ZERO)


def _told_before(place: Place, candidates: list[Phrase], gerund: int) -> Phrase | None:
    """Return who stands after a verb before a gerund: "…, a précisé Holm, louant « … »"."""
    cues = (one.word for one in reversed(place.cues) if one.word < gerund)
    verb = next(cues, None)
    return _turned(place, None, candidates, verb, gerund) if verb is not None else None


def _turned(
    place: Place, near: Phrase | None, candidates: list[Phrase], cue: int, last: int
) -> Phrase | None:
    """Return the subject right after a verb: "bezeichnete er", "wies die Regierung zurück"."""
    sketch = place.sketch
    page, language = sketch.page, sketch.language
    word = cue + 1
    while word < last and (
        (sketch.is_sign(word) and page.words[word] == "-") or page.lowers[word] == "t"
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
        thing = near is None or not near.speaks or _is_thing(sketch, near)
        return phrase if sure or thing else None
    closes = phrase.last < last and page.words[phrase.last] == ","
    begin = cue - (page.lowers[cue - 1] in language.lexicon.cues)  # "fait valoir"
    while begin - 1 > 0 and page.lowers[begin - 1] in language.lexicon.auxiliaries:
        begin -= 1  # ", a précisé Holm, rendant hommage"
    if page.words[begin - 1] == "," and closes:
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


def _is_thing(sketch: Sketch, near: Phrase) -> bool:
    """Tell whether a subject is no person: "Die Erklärung nennt sie"."""
    german = sketch.language.nouns_have_capitals
    return (
        german
        and near.kind == "noun"
        and not is_person_noun(sketch.language, sketch.page.words[near.head])
    )


def _adjacent(place: Place, candidates: list[Phrase], cue: int) -> Phrase | None:
    """Return the subject that stands right before a verb, over adverbs and auxiliaries."""
    sketch = place.sketch
    lexicon, page = sketch.language.lexicon, sketch.page
    if not candidates:
        return None
    last = candidates[-1]
    apposed = last.kind == "name" and "," in page.words[last.head : last.words.first]
    closes = apposed and page.words[last.last] == ","  # "l'avocat, Me Hamdani, met en garde"
    between = range(last.last + closes, cue)
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
    if not before and not sketch.language.nouns_have_capitals:  # "par Holm, qui lui demandait"
        governed = every_phrase(sketch, max(first, comma - _LONGEST_ANTECEDENT), comma)
        before = [one for one in governed if one.last == comma and one.speaks]
    return before[-1] if before else None


def find_before(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Er warf der Verwaltung vor, das Problem “…” zu haben"."""
    first, last = place.before
    if last <= first:
        return
    cue = _last_cue(place, first, last)
    if cue is None:
        yield from _verb_at_end(place, rule)
        return
    page, language = place.sketch.page, place.sketch.language
    infinitive = bool(language.infinitives) and page.lowers[cue].endswith(language.infinitives)
    if infinitive and page.lowers[first] in language.lexicon.conjunctions and cue - first <= 2:
        yield Found(rule.score, None, Range(cue, cue + 1), ZERO)  # "Et d'ajouter que « … »"
        return
    cue = _outer(place, cue, last)
    distance = last - cue
    clause = _clause_start(place, first, cue)
    for found in list(_subject(place, rule, clause, last, cue)) or _main(place, rule, cue):
        kinds = {one.word: one.kind for one in place.cues}
        less = 0.0 if kinds[cue] == "say" or distance < 12 else 1.0
        yield found._replace(score=found.score - less - min(distance, 60) / 60)


def _outer(place: Place, cue: int, last: int) -> int:
    """Return the verb that a clause belongs to again: "Holm dice que lo apoyan y que es “…”"."""
    page, language = place.sketch.page, place.sketch.language
    joins = frozenset() if language.nouns_have_capitals else language.lexicon.conjunctions
    again = any(
        page.lowers[at] in joins and page.lowers[at + 1] in language.that
        for at in range(cue + 1, last - 1)
    )
    itself = page.lowers[cue + 1 : cue + 3] == ["-", "se"]  # "destacou-se como"
    earlier = [
        one.word
        for one in place.cues
        if one.word < cue
        and one.kind == "say"
        and not language.that.isdisjoint(page.lowers[one.word + 1 : one.word + _FARTHEST_VERB])
    ]
    he = earlier and any(
        page.lowers[at] in language.that and page.lowers[at + 1] in language.pronouns
        for at in range(earlier[-1] + 1, min(earlier[-1] + 3, last - 1))
    )  # "Holm affirme qu'il souhaite « … »"
    return earlier[-1] if earlier and (again or itself or he) else cue


def _main(place: Place, rule: Rule, cue: int | None) -> list[Found]:
    """Return whose clause follows what a gerund leads to: "Fustigeant « … », Holm a requis"."""
    sketch, at = place.sketch, place.words.last
    page = sketch.page
    if cue is None or not sketch.language.is_gerund(page.lowers[cue]):
        return []
    if at + 1 >= place.sentence.last or page.words[at] != ",":
        return []
    phrase = phrase_at(sketch, at + 1, place.sentence.last)
    return [found_by(place, rule, phrase, cue)] if phrase is not None and phrase.speaks else []


def _verb_at_end(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Die Regierung hatte das als “…” zurückgewiesen": German ends with the verb."""
    sketch, (first, last) = place.sketch, place.before
    page = sketch.page
    after = place.after
    end = next((at for at in range(*after) if page.words[at] in (",", ";", ":")), after.last)
    end = min(end, after.first + _FARTHEST_VERB)
    known = {cue.word for cue in place.cues}
    cue = next((at for at in range(after.first, end) if at in known), None)
    if cue is None or not sketch.language.nouns_have_capitals:
        return
    language = sketch.language
    subordinators = language.lexicon.subordinators - language.as_words
    begins = [at + 1 for at in range(first, last) if page.lowers[at] in subordinators]
    found = subjects_before(sketch, begins[-1] if begins else first, last)
    for one in found:
        if one.speaks:
            yield found_by(place, rule, one, cue, 0.8)
            return


def find_label(place: Place, rule: Rule) -> Iterator[Found]:
    """Read "Erkki Tuomioja, Präsident des Rates: “…”" at the begin of a paragraph."""
    page, (first, last) = place.sketch.page, place.before
    if last - first < 2 or page.words[last - 1] != ":" or _last_cue(place, first, last) is not None:
        return
    phrase = phrase_at(place.sketch, first, last)
    tag = place.sketch.tags.by_word.get(last - 2)
    if tag is not None and is_topic(place.sketch, first, tag):
        return
    if phrase is not None and phrase.speaks and phrase.kind == "name":
        yield found_by(place, rule, phrase, None)


def find_subject(place: Place, rule: Rule) -> Iterator[Found]:
    """Take the subject of the sentence that holds a few quoted words, without a verb of saying."""
    first, last = place.before
    length = place.words.last - place.words.first
    found = [one for one in subjects_before(place.sketch, first, last) if one.speaks]
    named = [one for one in found if one.kind == "name"]
    tag = place.sketch.tags.by_word.get(named[0].words.first) if named else None
    if tag is not None and is_topic(place.sketch, first, tag):
        return
    if named and length > _SHORTEST_SUBJECT:
        yield found_by(place, rule, named[0], None)
