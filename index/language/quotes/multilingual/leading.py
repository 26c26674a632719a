"""Rules for what leads to a quotation: "Holm sagte:"."""

from __future__ import annotations

from collections.abc import Iterator

from index.language.quotes.multilingual.beside import adjacent, antecedent, told_before, turned
from index.language.quotes.multilingual.cues import is_impersonal
from index.language.quotes.multilingual.following import find_place
from index.language.quotes.multilingual.headlines import is_topic, right_before
from index.language.quotes.multilingual.nominal import whose_speech
from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.records import ZERO, Found, Place, Rule, found_by
from index.language.quotes.multilingual.subjects import every_phrase, subject_after, subjects_before
from index.language.quotes.text.page import Range

_SHORTEST_SUBJECT = 6
"""Quoted words, marks included, that the subject of a sentence says without a verb of saying."""


_FARTHEST_ASKED = 4
"""Words from the begin of a clause to "consultado", and from a comma to the verb of the answer."""
_FARTHEST_GOVERNED = 8
"""Words from who is governed by "com" to the infinitive of what they say."""
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
    if not place.sketch.language.asked.isdisjoint(page.lowers[first : first + _FARTHEST_ASKED]):
        first = _after_asked(place, first, last)
    for word in range(last - 1, first - 1, -1):
        if page.words[word] in (";", ":"):
            return word + 1
        if page.lowers[word] in place.sketch.language.contrast and page.words[word - 1] == ",":
            return word + 1  # ", tandis que Holm"
    return _main_clause(place, first, last)


def _main_clause(place: Place, first: int, last: int) -> int:
    """Return where the clause begins that follows one of time: "Quando Holm falou, Lind disse"."""
    page, language = place.sketch.page, place.sketch.language
    if language.nouns_have_capitals or page.lowers[first] not in language.lexicon.subordinators:
        return first
    for word in range(first + 2, last - 1):
        phrase = phrase_at(place.sketch, word + 1, last) if page.words[word] == "," else None
        if phrase is not None and phrase.speaks:
            return word + 1
    return first


def _after_asked(place: Place, first: int, last: int) -> int:
    """Return where who was asked answers: "Consultado si habrá cambios, respondió"."""
    sketch, says = place.sketch, {cue.word for cue in place.cues}
    relatives = sketch.language.lexicon.relatives
    for word in range(first, last):
        follows = sketch.page.lowers[word + 1 : word + 2]
        if sketch.page.words[word] != "," or not relatives.isdisjoint(follows):
            continue  # "Interrogé par Holm, qui voulait savoir si"
        phrase = phrase_at(sketch, word + 1, last)
        answers = any(at in says for at in range(word + 1, word + _FARTHEST_ASKED))
        if answers or (phrase is not None and phrase.speaks):
            return word + 1
    return first


def _subject(place: Place, rule: Rule, first: int, last: int, cue: int | None) -> Iterator[Found]:
    """Yield who does what a clause tells, with the verb of saying in it if there is one."""
    sketch = place.sketch
    if cue is not None and is_impersonal(sketch, cue):
        if phrase := find_place(sketch, cue + 1, last):
            yield found_by(place, rule, phrase, cue)
        return
    candidates = subjects_before(sketch, first, last if cue is None or cue < first else cue)
    speaking = [one for one in candidates if one.speaks]
    less = 0.0 if cue is not None else 1.5
    if cue is not None and (phrase := _beside(place, candidates, first, cue, last)):
        gerund = bool(speaking) and sketch.language.is_gerund(sketch.page.lowers[cue])
        yield found_by(place, rule, phrase, cue, 0.2 if gerund else 0.0)
    elif speaking:
        yield found_by(place, rule, speaking[0], cue, less + 0.2)
    elif cue is not None and (found := _unlikely(place, rule, candidates, cue, last)):
        yield found
    elif cue is None and (whose := whose_speech(sketch, first, last)) is not None:
        yield found_by(place, rule, whose, None, less)
    elif candidates:
        if cue is not None or candidates[0].last < last:  # no topic: "Le primarie: «…»"
            yield found_by(place, rule, candidates[0], cue, less + 0.5)
    elif sketch.language.zero_subject and last > first and sketch.page.words[last] == ":":
        yield Found(rule.score - 2.5, None, None, ZERO)


def _beside(
    place: Place, candidates: list[Phrase], first: int, cue: int, last: int
) -> Phrase | None:
    """Return the subject that a verb of saying shows by where it stands."""
    language = place.sketch.language
    speaking = [one for one in candidates if one.speaks]
    if speaking and language.is_gerund(place.sketch.page.lowers[cue]):
        return told_before(place, candidates, cue) or speaking[0]  # "Holm falou, classificando"
    limit = cue if cue >= first else last
    if (whom := antecedent(place, candidates, first, limit)) is not None:
        follows = phrase_at(place.sketch, cue + 1, last)
        closes = follows is not None and follows.speaks and follows.last >= last
        return follows if closes else whom  # "reclamos, que enumera Holm:"
    near = adjacent(place, candidates, limit)
    if (after := turned(place, near, candidates, cue, last)) is not None:
        return after
    return near if near is not None and (near.speaks or not speaking) else None


def _unlikely(
    place: Place, rule: Rule, candidates: list[Phrase], cue: int, last: int
) -> Found | None:
    """Return who else may be the subject of a verb of saying before which nobody speaks."""
    language = place.sketch.language
    phrase = subject_after(place.sketch, cue + 1, last)
    if phrase is not None and (phrase.speaks or not language.zero_subject):
        return found_by(place, rule, phrase, cue, 0.1)
    page = place.sketch.page
    if language.infinitives and page.lowers[cue].endswith(language.infinitives):
        begin = max(place.sentence.first, cue - _FARTHEST_GOVERNED)
        joins = language.lexicon.prepositions | language.lexicon.determiners  # "a"
        for whom in every_phrase(place.sketch, begin, cue):  # "com Holm a considerar que"
            if whom.speaks and whom.last == cue - 1 and page.lowers[cue - 1] in joins:
                return found_by(place, rule, whom, cue, 0.1)
    if language.zero_subject and language.is_gerund(page.lowers[cue]):
        return Found(rule.score - 1.0, None, Range(cue, cue + 1), ZERO)
    if candidates and candidates[0].kind == "name":  # "Gli Stati Uniti hanno finora chiesto"
        return found_by(place, rule, candidates[0], cue, 0.5)
    if language.zero_subject:
        return Found(rule.score - 1.0, None, Range(cue, cue + 1), ZERO)
    return None


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
    if phrase is None or not phrase.speaks or phrase.kind != "name":
        return
    sketch, end = place.sketch, phrase.last
    ends = sketch.is_sign(end) or sketch.is_preposition(end) or sketch.is_time(end)
    if ends or sketch.language.nouns_have_capitals:  # no sentence: "Lurca não é campeão: “…”"
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
