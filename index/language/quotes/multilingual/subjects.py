"""Who stands before and after a verb, without a parser."""

from __future__ import annotations

from index.language.quotes.multilingual.nouns import is_body_noun, is_person_noun
from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.tags import Tag
from index.language.quotes.multilingual.wordings import is_adjective
from index.language.quotes.text.page import Range

_MOST_UNKNOWN = 2


_LONGEST_QUOTED = 6


_DASHES = frozenset(["–", "—", "-"])


def after_preposition(sketch: Sketch, at: int, limit: int) -> int:
    """Return where what a preposition governs ends."""
    while at + 1 < limit and sketch.is_preposition(at + 1):
        at += 1  # "auprès de l'agence"
    inner = phrase_at(sketch, at + 1, limit, governed=True)
    tag = sketch.tags.by_word.get(inner.words.first) if inner else None
    if inner is not None and tag is not None and _is_thing(sketch, inner, tag, at + 1):
        return min(tag.roles, default=tag.words.first)  # "a rétorqué en défense Me Holm"
    if inner is not None:
        return _joined_place(sketch, max(inner.last, at + 2), limit)
    word = at + 1
    while word < min(limit, at + 4) and not sketch.is_sign(word):
        word += 1
        if word < limit and (sketch.is_preposition(word) or not is_adjective(sketch, word)):
            break
    return word


def _joined_place(sketch: Sketch, at: int, limit: int) -> int:
    """Return where a list of places ends that goes on at a word: "en Lurca y Vardo"."""
    if sketch.language.nouns_have_capitals or at + 1 >= limit:
        return at
    tag = sketch.tags.starting_at(at + 1)
    is_list = sketch.page.lowers[at] in sketch.language.lexicon.conjunctions
    return tag.words.last if is_list and tag and tag.kind in ("MISC", "GPE") else at


def _is_thing(sketch: Sketch, phrase: Phrase, tag: Tag, at: int) -> bool:
    """Tell whether a noun that is not for a person stands before a name: "tra le lacrime Holm"."""
    language, page = sketch.language, sketch.page
    if phrase.kind != "name" or phrase.words.first <= at or language.nouns_have_capitals:
        return False
    begin = at + (page.lowers[at] in language.lexicon.determiners)
    if min(tag.roles, default=phrase.words.first) <= begin:
        return False  # "por la periodista Holm"
    bare = phrase.head == at
    head = page.words[phrase.head]
    new = page.lowers[at] in language.indefinite  # "in una nota Ada Holm"
    body = is_body_noun(language, head) and not (bare or new)
    return not is_person_noun(language, head) and not body and (bare or tag.kind == "PERSON")


def subject_after(sketch: Sketch, at: int, limit: int) -> Phrase | None:
    """Return who follows a verb: "dijo este martes la alcaldesa", "a d'emblée indiqué son avocat".

    Args:
        sketch: The text.
        at: The first word that may belong to the subject, or to the rest of the verb.
        limit: Where the clause ends at the latest.
    """
    page, language = sketch.page, sketch.language
    word, unknown, first = at, 0, True
    while word < limit and page.is_outside(word):
        lower = page.lowers[word]
        if sketch.is_sign(word):
            if (after := _after_sign(sketch, word, limit, is_first=first)) is None:
                return None
            first = first and page.words[word] != ","
            word = after
            continue
        is_article = lower in language.lexicon.determiners
        if is_article and (quoted := _quoted_name(sketch, word)):
            return quoted
        is_behind = is_article and word + 1 < limit and sketch.is_time(word + 1)
        if is_behind or sketch.is_time(word):
            word = _after_time(sketch, word + is_behind, limit)
            continue
        if language.zero_subject and language.is_gerund(lower):
            return None  # "ha detto lasciando lo stadio"
        is_verb = lower in language.lexicon.cues or lower in language.lexicon.auxiliaries
        phrase = None if is_verb else phrase_at(sketch, word, limit)
        if phrase is not None and not sketch.is_time(phrase.head):
            return phrase
        if (after := _after_governed(sketch, word, limit)) is not None:
            word = after
            continue
        if not is_verb and not _is_adverb(sketch, lower):
            unknown, first = unknown + 1, False
            if unknown > _MOST_UNKNOWN or lower in language.lexicon.subordinators:
                return None
        word += 1
    return None


def _after_governed(sketch: Sketch, word: int, limit: int) -> int | None:
    """Return where what is no subject ends, if that begins at a word: "dem Blatt", "à la radio"."""
    if _is_oblique(sketch, word):
        inner = phrase_at(sketch, word, limit, governed=True)
        return max(inner.last if inner else 0, word + 1)
    return after_preposition(sketch, word, limit) if sketch.is_preposition(word) else None


def _quoted_name(sketch: Sketch, word: int) -> Phrase | None:
    """Return a source whose name stands in marks: "schreibt die „Computerwoche“"."""
    page = sketch.page
    if word + 1 >= len(page.words) or page.is_outside(word + 1):
        return None
    words = page.stretch_words[page.inside[word + 1]]
    if words.first != word + 1 or words.last - words.first > _LONGEST_QUOTED:
        return None
    if not page.words[words.first + 1][0].isupper():
        return None
    return Phrase(Range(word, words.last), words.last, words.first + 1, "noun", True)


def _is_adverb(sketch: Sketch, lower: str) -> bool:
    return lower in sketch.language.lexicon.adverbs or lower.endswith(("mente", "ment"))


def _after_sign(sketch: Sketch, word: int, limit: int, *, is_first: bool) -> int | None:
    """Step over a sign that may stand between a verb and its subject; None ends the clause.

    Args:
        sketch: The text.
        word: The sign.
        limit: Where the clause ends at the latest.
        is_first: Nothing stands between yet but what is known; only then a comma may follow.
    """
    page = sketch.page
    if page.words[word] in _DASHES and page.ends[word - 1] == page.starts[word]:
        return word + 1 + (page.lowers[word + 1 : word + 3] == ["t", "-"])  # of "dit-il", "a-t-il"
    if page.words[word] == "(" and ")" in page.words[word : min(limit, word + 4)]:
        return page.words.index(")", word) + 1  # "nesta quarta-feira (12)"
    if page.words[word] == "," and is_first:
        return _after_parenthesis(sketch, word, limit)
    return None


def _after_time(sketch: Sketch, word: int, limit: int) -> int:
    """Step over "martes por la noche" up to what no longer tells a time."""
    word += 1
    while word < limit and (
        sketch.is_time(word) or sketch.page.lowers[word] in sketch.language.last_words
    ):
        word += 1
    return word


def _after_parenthesis(sketch: Sketch, comma: int, limit: int) -> int | None:
    """Step over ", en un comunicado," if somebody follows it."""
    page = sketch.page
    if comma + 1 >= limit:
        return None
    farthest = comma + 12 if sketch.is_preposition(comma + 1) else comma + 7
    ends = range(comma + 2, min(limit - 1, farthest))
    close = next((word for word in ends if page.words[word] == ","), None)
    if close is None or any(not page.is_outside(word) for word in range(comma, close + 1)):
        return None
    phrase = phrase_at(sketch, close + 1, limit)
    return close + 1 if phrase is not None and phrase.speaks else None


def subjects_before(sketch: Sketch, begin: int, limit: int) -> list[Phrase]:
    """Return who may be the subject of a verb, in reading order.

    Args:
        sketch: The text.
        begin: Where the clause begins.
        limit: Where the verb stands.
    """
    page = sketch.page
    found: list[Phrase] = []
    word = begin
    while word < limit:
        if not page.is_outside(word):
            word = page.stretch_words[page.inside[word]].last
            continue
        if sketch.is_sign(word) or sketch.is_time(word):
            word += 1
            continue
        # A name at the begin of "Per Olgiati" is no preposition's.
        is_named = sketch.tags.starting_at(word) is not None  # "von Rheden"
        governs = sketch.is_preposition(word) and not is_named
        phrase = None if governs else phrase_at(sketch, word, limit)
        if phrase is not None and not sketch.is_time(phrase.head):
            if not (_is_predicate(sketch, phrase, begin) or _is_object(sketch, phrase, begin)):
                found.append(phrase)
            word = max(phrase.last, word + 1)
        else:
            word = max(_after_governed(sketch, word, limit) or 0, word + 1)
    return found


def _is_oblique(sketch: Sketch, word: int) -> bool:
    """Tell whether no subject begins at a determiner: "dem Blatt", "dieser Zeitung"."""
    language, lower = sketch.language, sketch.page.lowers[word]
    feminine = bool(language.feminine_things) and lower in language.masculine
    return lower in language.oblique or feminine


def _is_object(sketch: Sketch, phrase: Phrase, begin: int) -> bool:
    """Tell whether a pronoun is no subject where it stands: "qui lui demandait"."""
    word, lexicon = phrase.head, sketch.language.lexicon
    if phrase.kind != "pronoun" or sketch.language.nouns_have_capitals or word <= begin:
        return False
    may_be = sketch.page.lowers[word] in lexicon.adverbs and not sketch.is_sign(word - 1)
    after = sketch.page.lowers[word + 1] if word + 1 < len(sketch.page.words) else ""
    return may_be and (after in lexicon.cues or after in lexicon.auxiliaries)


def _is_predicate(sketch: Sketch, phrase: Phrase, begin: int) -> bool:
    """Tell whether a noun without an article is no subject: "que fue maestra"."""
    lower = sketch.page.lowers[phrase.head]
    is_bare = phrase.kind == "noun" and phrase.head == phrase.words.first
    german = sketch.language.nouns_have_capitals
    return is_bare and not german and phrase.head > begin and not lower.endswith("s")


def every_phrase(sketch: Sketch, first: int, last: int) -> list[Phrase]:
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
