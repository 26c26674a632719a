"""Noun phrases without a parser: who stands before and after a verb of saying.

A phrase begins with a determiner, a name, a pronoun or, in German, any noun; what follows it
belongs to it as long as it is a complement ("la presidenta del club"), and a name after a comma is
its own ("la maire, Camille Berthelot"). What a preposition governs never speaks.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from index.language.quotes.multilingual.heads import head_after, is_oblique
from index.language.quotes.multilingual.nouns import (
    is_body_noun,
    is_given_name,
    is_person_noun,
    is_speaker_noun,
)
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.tags import Tag
from index.language.quotes.multilingual.wordings import (
    disagrees,
    is_adjective,
    is_bare_noun,
    is_first_name,
    is_occasion,
    is_verb_of_noun,
    office_bearer,
    opens_noun,
)
from index.language.quotes.text.page import Range

_FARTHEST_HEAD, _LONGEST = 14, 24


class Phrase(NamedTuple):
    """Somebody or something that a clause names."""

    words: Range
    """The name alone where there is one, else the whole phrase."""
    last: int
    """Where the phrase ends."""
    head: int
    """The word that says what it is."""
    kind: Literal["pronoun", "name", "noun"]
    speaks: bool
    """Whether it is the kind of thing that says something."""
    bare: bool = False
    """Whether it has no complement: "el entrenador", not "el entrenador del Villanorte"."""


def phrase_at(sketch: Sketch, at: int, limit: int, *, governed: bool = False) -> Phrase | None:
    """Return the noun phrase that begins at a word.

    Args:
        sketch: The text.
        at: The word.
        limit: Where to stop reading.
        governed: Whether a preposition stands before it, so that any determiner may begin it.
    """
    if at >= limit:
        return None
    language, page = sketch.language, sketch.page
    lower = page.lowers[at]
    named = _named_at(sketch, at)
    if named is not None:
        return named
    if lower in language.pronouns and page.words[at] != lower.upper():
        is_determiner = lower in language.lexicon.determiners and opens_noun(sketch, at + 1, limit)
        if not is_determiner:
            return Phrase(Range(at, at + 1), at + 1, at, "pronoun", True)
    determiners = language.lexicon.determiners
    latter = lower in determiners and at + 1 < limit and page.lowers[at + 1] in language.latter
    if latter and not opens_noun(sketch, at + 2, limit):  # "a última vez"
        return Phrase(Range(at, at + 2), at + 2, at + 1, "pronoun", True)
    among = lower in language.indefinite and at + 1 < limit
    among = among and page.lowers[at + 1] in language.binding  # "uma das vizinhas"
    if (lower in language.one_of or among) and not governed:
        return _extended(sketch, at, at, limit, governed=False)._replace(speaks=True)
    if lower in determiners or (governed and lower in language.oblique):
        return _determined(sketch, at, limit, governed=governed)
    if is_bare_noun(sketch, at):
        if is_first_name(sketch, at):  # "findet Olivier zu den Interviews"
            return Phrase(Range(at, at + 1), at + 1, at, "noun", True)
        bare = _extended(sketch, at, at, limit, governed=governed)
        # German has no singular noun without a determiner, but names.
        inside = sketch.sentence_start(at) != at or page.words[at] in sketch.inner_capitals
        is_name = language.nouns_have_capitals and inside
        return bare._replace(speaks=bare.speaks or is_name)
    return None


def _named_at(sketch: Sketch, at: int) -> Phrase | None:
    """Return the name that begins at a word, or that its titles begin."""
    tag = sketch.tags.starting_at(at) or sketch.tags.by_role.get(at)
    if tag is None or sketch.is_time(at):
        return None
    if at < tag.words.first and (
        tag.kind == "GPE" or any(map(str.isdigit, sketch.page.words[tag.words.first]))
    ):
        return None  # "il presidente Usa", "il leader M5s"
    owned = _owned(sketch, tag)
    if owned is not None:
        return owned
    speaks = tag.kind != "GPE"
    return Phrase(tag.words, _after_name(sketch, tag), tag.words.first, "name", speaks)


def _owned(sketch: Sketch, tag: Tag) -> Phrase | None:
    """Return who is somebody's, by name: "Krögers Kollegin Hannelore Spieß"."""
    page, last = sketch.page, tag.words.last
    if not sketch.language.nouns_have_capitals or not page.lowers[last - 1].endswith("s"):
        return None
    ahead = last
    while ahead < min(last + 3, len(page.words)) and page.words[ahead][0].isalpha():
        named = sketch.tags.starting_at(ahead)
        if named is not None:
            is_person = named.kind == "PERSON" and last in named.roles
            last = _after_name(sketch, named)
            return Phrase(named.words, last, tag.words.last, "name", True) if is_person else None
        ahead += 1
    return None


def _after_name(sketch: Sketch, tag: Tag) -> int:
    """Return where a name ends with the brackets after it: "Greta Lund (SPD)"."""
    page, last = sketch.page, tag.words.last
    if last < len(page.words) and page.words[last] == "(":
        for word in range(last, min(last + 6, len(page.words))):
            if page.words[word] == ")":
                return word + 1
    return last


def _determined(sketch: Sketch, at: int, limit: int, *, governed: bool) -> Phrase | None:
    """Return the phrase that a determiner begins."""
    head = head_after(sketch, at + 1, min(limit, at + _FARTHEST_HEAD))
    if head is None or (not governed and is_oblique(sketch, at, head)):
        return None
    named = _named_at(sketch, head)
    if named is not None and named.words.first > at:
        tag = sketch.tags.by_word[named.words.first]
        last = min(named.last, len(sketch.page.words) - 1)
        own = apposed(sketch, last) if tag.kind == "MISC" and not governed else None
        # "der Oberrabbiner Israels, Yona Metzger": two capitals need be no name in German
        return named if own is None else Phrase(own.words, own.words.last, head, "name", True)
    return _extended(sketch, at, head, limit, governed=governed)


def _extended(sketch: Sketch, at: int, head: int, limit: int, *, governed: bool) -> Phrase:
    """Read what belongs to a noun: complements, and the name that it introduces."""
    page, language = sketch.page, sketch.language
    speaks = is_speaker_noun(language, page.words[head])
    last, own, bare = head + 1, True, True
    limit = min(limit, head + _LONGEST, sketch.sentence_end(head))
    while last < limit and page.inside[last] == page.inside[head]:
        tag = _tag_from(sketch, last)
        if tag is not None:
            if tag.kind in ("PERSON", "MISC") and own and not (governed and not speaks):
                is_body = is_body_noun(language, page.words[head]) and tag.kind == "MISC"
                if not is_body:
                    return Phrase(tag.words, tag.words.last, head, "name", True)
            if tag.kind == "PERSON":
                break
            last, bare = tag.words.last, False  # "il presidente Usa"
            continue
        follows = apposed(sketch, last, limit) if not governed else None
        if follows is None and speaks and not governed:
            follows = office_bearer(sketch, last, limit)
        if follows is not None and (speaks or language.nouns_have_capitals or own):
            return Phrase(follows.words, _after_name(sketch, follows), head, "name", True)
        step, owns = _complement(sketch, last, limit)
        if step == last or (last == head + 1 and disagrees(sketch, at, last)):
            named = _named_after_clause(sketch, last, limit) if speaks and not governed else None
            if named is None:
                break
            return Phrase(named.words, _after_name(sketch, named), head, "name", True)
        aged = page.words[last + 1][0].isdigit() if last + 1 < limit else False
        bare = bare and (aged or page.lowers[last] not in language.binding)
        own = own and owns
        last = step
    return Phrase(Range(at, last), last, head, "noun", speaks, bare)


def _named_after_clause(sketch: Sketch, at: int, limit: int) -> Tag | None:
    """Return who is named after a relative clause: "O delegado que conduziu o caso, Holm,"."""
    page, language = sketch.page, sketch.language
    at += page.words[at] == ","  # "o chefe da loja, que vende café, Bo Lima."
    if language.nouns_have_capitals or at >= limit:
        return None
    if page.lowers[at] not in language.lexicon.relatives:
        return None
    comma = next((word for word in range(at, limit) if page.words[word] == ","), None)
    tag = apposed(sketch, comma) if comma is not None else None
    closes = tag is not None and page.words[tag.words.last : tag.words.last + 1] in ([","], ["."])
    return tag if closes else None


def _tag_from(sketch: Sketch, at: int) -> Tag | None:
    """Return the name that begins at a word, or at the title there."""
    tag = sketch.tags.starting_at(at)
    if tag is not None:
        return tag
    ahead = sketch.tags.starting_at(at + 1)
    return ahead if ahead and at in ahead.roles else None


def apposed(sketch: Sketch, at: int, limit: int | None = None) -> Tag | None:
    """Return whose name follows a comma or a dash; the limit keeps lists from nesting deep."""
    page = sketch.page
    limit = len(page.words) if limit is None else limit
    if at + 1 >= len(page.words) or page.words[at] not in (",", "–", "—"):
        return None
    tag = _tag_from(sketch, at + 1)
    if tag is None and page.lowers[at + 1] in sketch.language.lexicon.determiners:
        inner = _determined(sketch, at + 1, min(limit, at + 8), governed=False)
        # "su dueño, el ganadero Tobías Aldecoa", "il ministro, il falco Bo Lind, ha detto"
        tag = sketch.tags.by_word.get(inner.words.first) if inner and inner.kind == "name" else None
        closed = inner is not None and page.words[inner.last : inner.last + 1] == [","]
        if tag and not (tag.kind == "PERSON" and (tag.roles or (closed and len(tag.parts) > 1))):
            return None
    if tag is None or tag.kind not in ("PERSON", "MISC") or not page.is_outside(at + 1):
        return None
    if tag.kind == "MISC" and len(tag.parts) < 2 and not is_given_name(page.words[at + 1]):
        return None  # but "sa femme, Denise"
    return tag


def _complement(sketch: Sketch, at: int, limit: int) -> tuple[int, bool]:
    """Return where a complement ends, and whether a name after it may be the head's own.

    "El alcalde de Castromar Juan Gil", but not "el hijo del ministro Juan Gil".
    """
    page, language = sketch.page, sketch.language
    lower, lexicon = page.lowers[at], language.lexicon
    if page.words[at] == "(":
        close = next((w for w in range(at, min(at + 7, limit)) if page.words[w] == ")"), None)
        return (close + 1, True) if close is not None else (at, True)
    if lower in language.without or is_occasion(sketch, at, limit):
        return at, True  # "la vieja sin mirarlo"
    genitive = lower in language.genitives or (lower in language.oblique and lower[-1] in "rs")
    if sketch.is_preposition(at) or genitive:
        return _governed(sketch, at, limit, genitive=genitive)
    if lower in lexicon.conjunctions and at + 1 < limit:
        return _joined(sketch, at, limit)
    adjective = is_adjective(sketch, at) and lower not in lexicon.adverbs
    return at + (adjective and not is_verb_of_noun(sketch, at)), True


def _governed(sketch: Sketch, at: int, limit: int, *, genitive: bool) -> tuple[int, bool]:
    """Return the same for what a preposition or a genitive begins."""
    page, language = sketch.page, sketch.language
    begin = at + (not genitive)
    begin += begin + 1 < limit and page.lowers[begin] in language.ranks  # "del primo ministro"
    inner = phrase_at(sketch, begin, limit, governed=True)
    if at + 2 < limit and page.words[at + 1].isdigit():  # "de 35 años"
        return at + 2 + sketch.is_time(at + 2), True
    if inner is None and at + 1 < limit and not sketch.is_sign(at + 1):
        word = at + 1
        while (
            word < min(limit, at + 4)
            and not sketch.is_sign(word)
            and not sketch.is_function_word(word)
            and (word == at + 1 or is_adjective(sketch, word))
        ):
            word += 1
        return word, True
    if inner is None:
        return at, True
    is_person = inner.kind == "name" and sketch.tags.by_word[inner.words.first].kind == "PERSON"
    if is_person and page.lowers[at] in language.about:
        return at, True  # "espetó el ingeniero a Max Holm"
    person = is_person or is_person_noun(language, page.words[inner.head])
    last = max(inner.last, at + 1)
    return last if person else _with_epithet(sketch, inner, last, limit), not person


def _with_epithet(sketch: Sketch, place: Phrase, last: int, limit: int) -> int:
    """Return where the name of a place ends that has an article in it: "de Lurca el Viejo"."""
    if place.kind != "name" or last + 1 >= limit or not _is_article(sketch, last):
        return last
    tag = sketch.tags.starting_at(last + 1)
    single = tag is not None and len(tag.parts) == 1 and not tag.roles
    return last + 2 if single and not sketch.language.nouns_have_capitals else last


def _is_article(sketch: Sketch, at: int) -> bool:
    """Tell whether a word is an article that tells a gender."""
    return sketch.page.lowers[at] in sketch.language.masculine | sketch.language.feminine


def _joined(sketch: Sketch, at: int, limit: int) -> tuple[int, bool]:
    """Return the same for "y": "presidente y fundador", "ministro de Pesca y Aguas, Bo Lind"."""
    page, language = sketch.page, sketch.language
    tag = _tag_from(sketch, at + 1)
    if tag is not None and at + 1 in tag.roles:
        return at + 1, True  # "vicepresidente e ministro Bo Lind"
    if tag is not None:
        end = min(_after_name(sketch, tag), len(page.words) - 1)
        named = tag.kind != "PERSON" and apposed(sketch, end) is not None
        return (end, True) if named else (at, True)
    after = at + 1 + (page.lowers[at + 1] in language.lexicon.determiners)
    joins = after < limit and is_person_noun(language, page.words[after])
    return (after + 1, True) if joins and not _tag_from(sketch, after) else (at, True)
