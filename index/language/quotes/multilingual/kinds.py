"""Quote or not: speech in marks, or a title, a name, a so-called "expert"."""

from __future__ import annotations

import re

from index.article import QuoteKind
from index.language.quotes.multilingual.records import Found, Place

_NO_LETTERS = re.compile(r"[\d\W]+")
_MARKS = "“”\"'’‘ "
_DIRECT = ("after", "inside", "colon", "label", "turn", "continued", "series")
"""Rules that find little but quotations."""
_LENT = ("echo", "led", "same-paragraph", "same-paragraph-next", "sentence-before", "last-speaker")
_WORDED = 4
"""Words from which a thing may be quoted: "El texto pide «una reforma de fondo»"."""
_LONG, _LONGEST_TITLE = 6, 7
_TITLES = ("titel", "titre", "título", "titolo")
"""Words after which a title may be as long as it likes: "mit dem Titel „…“"."""
_LONGEST_BODY = 5
_NEAR = 7
"""Words between a verb of saying and the few words that it quotes."""


def body_of(place: Place) -> str:
    """Return what stands between the marks."""
    page = place.sketch.page
    return page.stretches[place.number].span.of(page.text).strip(_MARKS)


def kind_of(place: Place, found: Found | None) -> QuoteKind:
    """Tell what a stretch is, given who may have said it."""
    if place.sketch.page.stretches[place.number].is_turn:
        return "direct"
    body = body_of(place)
    words = [word for word in body.split() if any(map(str.isalnum, word))]
    if _NO_LETTERS.fullmatch(body) or not words:
        return "scare"
    rule = found.rule.id if found else ""
    score = found.score if found else 0.0
    ends = body[-1:] in ".?!…"
    is_told = rule in (*_DIRECT, "zero") and (score >= 7.0 or (rule == "colon" and ends))
    if _is_body(place, words) and not ends:
        return "title"
    says = is_told or rule in ("according", "tail")
    if _is_named(place, len(words)) and not (is_told and len(words) > 3):
        is_worded = rule == "before" and found is not None and _is_near(place, found)
        small = body[:1].islower() and (len(words) >= 3 or not _is_german(place))
        if not ((says or is_worded) and small):
            return "title"
    if rule == "zero" and not ends and body[:1].isupper() and _follows_article(place):
        return "title"  # "a lungo nei «Tamburi del Nord», parla"
    if rule == "after" and not ends and body[:1].isupper() and _is_subject(place):
        return "title"  # "Die „Holm Fahrzeugbau“ begann die Arbeit"
    if is_told:
        return "direct"
    if ends and body[-1] == "." and _is_firm(place, words):
        return "title"
    lent = rule in _LENT
    is_reported = rule == "before" and found is not None and found.cue is not None
    if _is_title(place, words, ends, is_reported=is_reported) and not (lent and len(words) > 1):
        return "title"
    if len(words) < _LONG and not ends:
        return "partial" if _is_quoted(place, found, len(words)) else "scare"
    if not ends and not rule and body[:1].isupper() and _follows_article(place):
        return "title"  # "im „Championnat du Monde de Tir de Précision“"
    goes_on = rule == "before" and ends and found is not None and _is_near(place, found)
    if len(words) < 3 and not is_told and not lent and not goes_on:
        return "scare"
    return "direct" if ends or body[:1].isupper() else "partial"


def _is_german(place: Place) -> bool:
    return place.sketch.language.nouns_have_capitals


def _is_firm(place: Place, words: list[str]) -> bool:
    """Tell whether a name that ends in a full stop follows an article: "die „Holm & Co.“"."""
    language = place.sketch.language
    small = language.oblique | language.lexicon.prepositions | {"und"}
    loud = all(not word[0].islower() or word in small for word in words)
    return language.nouns_have_capitals and len(words) > 1 and loud and _follows_article(place)


def _is_body(place: Place, words: list[str]) -> bool:
    """Tell whether a name of a body or a paper stands in the marks: "„Sächsische Zeitung“"."""
    language = place.sketch.language
    bodies, small = language.lexicon.not_people, language.oblique | language.lexicon.prepositions
    if any(word[0].islower() and word not in small for word in words):
        return False
    short = len(words) <= _LONGEST_BODY and words[0][0].isupper()
    return short and len(words) > 1 and (words[-1] in bodies or words[0] in bodies)


def _follows_article(place: Place) -> bool:
    """Tell whether an article or a preposition stands right before the marks."""
    sketch, first = place.sketch, place.words.first
    if not first or sketch.page.sentence[first - 1] != sketch.page.sentence[first]:
        return False
    before, language = sketch.page.lowers[first - 1], sketch.language
    return (
        sketch.is_preposition(first - 1)
        or before in language.oblique
        or before in language.lexicon.determiners
    )


def _is_subject(place: Place) -> bool:
    """Tell whether an article before the marks begins the sentence, and no comma is after them."""
    page, (first, after) = place.sketch.page, place.words
    begins = place.sketch.sentence_start(first) == first - 1
    return begins and _follows_article(place) and page.words[after : after + 1] != [","]


def _is_near(place: Place, found: Found) -> bool:
    """Tell whether a verb of saying stands a few words before the quotation."""
    return found.cue is not None and place.words.first - found.cue.last <= _NEAR


def _is_quoted(place: Place, found: Found | None, count: int) -> bool:
    """Tell whether somebody is quoted with a few words inside a sentence."""
    if found is None:
        return False
    if found.rule.id in ("according", "tail", "reported", "zero") or found.rule.id in _DIRECT:
        return count > 1 or found.score >= 6.5 or _is_near(place, found)
    if found.rule.id == "before" and found.cue is not None:
        if found.phrase is not None and not found.phrase.speaks and count < _WORDED:
            return False  # "le terme désigne une «ruée»"
        if found.cue.first >= place.words.last:
            return True  # the clause ends with the verb
        distance = place.words.first - found.cue.last
        valued = place.sketch.page.lowers[place.words.first - 1] in place.sketch.language.as_words
        return distance <= (_NEAR if count == 1 and not valued else 40)
    return count > 3 and found.score >= 4.0


def _is_named(place: Place, count: int) -> bool:
    """Tell whether a word before the marks says that a name stands there: "la revista «Costas»"."""
    page, first, language = place.sketch.page, place.words.first, place.sketch.language
    lexicon, hints = language.lexicon, language.lexicon.title_hints
    is_long = count > _LONGEST_TITLE and page.lowers[first - 1] not in _TITLES
    if not first or is_long or page.sentence[first - 1] != page.sentence[first]:
        return False
    after = page.lowers[place.words.last] if place.words.last < len(page.words) else ""
    if after in language.according_after:
        return True  # "dem „Figaro“ zufolge"
    before = page.lowers[first - 1]
    is_hinted = first > 1 and page.lowers[first - 2] in hints
    if is_hinted and before == ":" and first > 2 and page.words[first - 3] == "(":
        return True  # "(Motto: „Entsorgung ist Vertrauenssache“)"
    if before in hints and not any(cue.word == first - 1 for cue in place.cues):
        return True
    if is_hinted and before in language.frames:
        return True  # "Begriffe wie „Heimat“"
    if (before,) in language.according.get(before, ()):
        return True
    if language.nouns_have_capitals and page.words[first - 1][0].isupper():
        return _is_called(place, before, count)
    if before in lexicon.determiners:
        return is_hinted  # "lo llaman el «rey»"
    return (  # "la revista científica «Costas»"
        is_hinted
        and not language.nouns_have_capitals
        and not place.sketch.is_preposition(first - 1)
        and not place.sketch.is_sign(first - 1)
        and before not in lexicon.cues
        and before not in lexicon.auxiliaries
    )


def _is_called(place: Place, before: str, count: int) -> bool:
    """Tell whether a German noun before the marks has what stands in them for its name."""
    page, first, lexicon = place.sketch.page, place.words.first, place.sketch.language.lexicon
    if any(len(hint) > 4 and before.endswith(hint) for hint in lexicon.title_hints):
        return True
    is_capital = first + 1 < len(page.words) and page.words[first + 1][0].isupper()
    return is_capital and count <= 4 and before not in lexicon.speech_nouns


def _is_title(place: Place, words: list[str], ends: bool, *, is_reported: bool = False) -> bool:
    """Tell whether capitals say that words are a name."""
    if ends or len(words) > _LONGEST_TITLE:
        return False
    lexicon = place.sketch.language.lexicon
    page, first = place.sketch.page, place.words.first
    if first and page.words[first - 1] in (":",):
        return False
    content = [word for word in words if len(word) > 3 and word.lower() not in lexicon.prepositions]
    if not content or not words[0][0].isupper():
        return False
    if place.sketch.language.nouns_have_capitals:
        if first and page.lowers[first - 1] in place.sketch.language.valued and is_reported:
            return False
        return (
            len(words) > 1
            and all(not word[0].islower() for word in content)
            and (sum(word[0].isupper() for word in content) > 1)
        )
    if len(words) == 1:
        return True
    return sum(word[0].isupper() for word in content[1:]) * 2 > len(content[1:]) or len(words) <= 4
