"""Quotes and who said them in a language without a parser, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from index.article import Entity, Quote, QuoteKind
from index.language.quotes.multilingual.cues import Cue, find_cues
from index.language.quotes.multilingual.descriptions import gender_of_noun, is_plural_verb
from index.language.quotes.multilingual.headings import is_line
from index.language.quotes.multilingual.indirect import RELIABILITY, Indirect, find_indirect
from index.language.quotes.multilingual.kinds import kind_of
from index.language.quotes.multilingual.language import language_of
from index.language.quotes.multilingual.levelling import levelled
from index.language.quotes.multilingual.names import find_tags
from index.language.quotes.multilingual.neighbours import lend
from index.language.quotes.multilingual.people import gather_people
from index.language.quotes.multilingual.phrases import Phrase
from index.language.quotes.multilingual.places import places_in
from index.language.quotes.multilingual.presence import Presence
from index.language.quotes.multilingual.records import Found, Place
from index.language.quotes.multilingual.references import Reference
from index.language.quotes.multilingual.resolution import Resolver
from index.language.quotes.multilingual.rules import RULES
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.told import Told, confidence_of, explain
from index.language.quotes.text.lexicon import Gender
from index.language.quotes.text.page import Range, lay_out
from index.language.quotes.text.progress import Advance, part, told, untold

_SPOKEN = ("direct", "partial")
_SURE_OF_DESCRIBED = 0.9
"""Of a pronoun, that it stands for who was described last."""
_SKETCH, _INDIRECT = 0.3, 0.2
"""What share of the time each step takes, about."""
_JUDGING = 0.5
"""What share of the rest."""


def sketch_of(text: str, language: str, entities: Sequence[Entity] = ()) -> Sketch:
    """Lay a text out, and find the names in it.

    Args:
        text: An article's text.
        language: Its ISO 639-1 code; the language has rules.
        entities: What a pipeline found in it.
    """
    known = language_of(language)
    page = lay_out(levelled(text), known.lexicon)
    begins = {words.first for words in page.sentences}
    inner = frozenset(page.words[word] for word in page.capitalised if word not in begins)
    return Sketch(text, page, known, find_tags(page, known, entities), inner)


def find_quotes_in(
    text: str, language: str, entities: Sequence[Entity] = (), advance: Advance = untold
) -> tuple[Quote, ...]:
    """Return everything that is quoted in a text, in reading order, with its speaker.

    Args:
        text: An article's text.
        language: Its ISO 639-1 code; the language has rules.
        entities: What a pipeline found in it; names are found without it too, less surely.
        advance: Is told what share of the work has been done since the last time.
    """
    sketch = sketch_of(text, language, entities)
    advance(_SKETCH)
    cues = find_cues(sketch)
    indirect = list(find_indirect(sketch, cues))
    advance(_INDIRECT)
    reporting = [one.phrase for one in indirect]
    judged, resolver = tell(sketch, cues, reporting, part(advance, 1 - _SKETCH - _INDIRECT))
    quotes = [_quote(sketch, one) for one in judged]
    groups = 1 + max((quote.group for quote in quotes), default=0)
    quotes += [
        _indirect_quote(resolver, one, groups + number) for number, one in enumerate(indirect)
    ]
    return tuple(sorted(quotes, key=lambda quote: quote.span))


def tell(
    sketch: Sketch,
    cues: Sequence[Cue],
    reporting: Sequence[Phrase] = (),
    advance: Advance = untold,
) -> tuple[list[Told], Resolver]:
    """Judge every stretch of a text.

    Args:
        sketch: The text.
        cues: Its verbs of saying.
        reporting: Who says something without marks.
        advance: Is told what share of the work has been done since the last time.

    Returns:
        What is made of each, and what told who everybody is.
    """
    places = places_in(sketch, cues)
    own = [_best(place) for place in told(places, part(advance, _JUDGING))]
    found = lend(sketch, places, own)
    kinds = [kind_of(place, one) for place, one in zip(places, found, strict=True)]
    speaking = [
        one.phrase.words for one in found if one and one.phrase and one.phrase.kind == "name"
    ]
    speaking += [phrase.words for phrase in reporting if phrase.kind == "name"]
    people = gather_people(sketch, speaking)
    resolver = Resolver(sketch, people, Presence(sketch, people))
    resolver.read_pronouns()
    judged: list[Told] = []
    for place, one, kind in zip(
        told(places, part(advance, 1 - _JUDGING)), found, kinds, strict=True
    ):
        judged.append(_resolve(resolver, judged, place, one, kind))
    return judged, resolver


def _best(place: Place) -> Found | None:
    found = [one for rule in RULES for one in rule.find(place, rule)]
    return max(found, key=lambda one: one.score, default=None)


def _resolve(
    resolver: Resolver, told: list[Told], place: Place, found: Found | None, kind: QuoteKind
) -> Told:
    """Find out who the speaker is, and remember who spoke."""
    if found is None or kind not in _SPOKEN:
        return Told(place, kind, None, None, None)
    reference: Reference | None
    if found.phrase is None and found.speaker is not None:  # lent by another quotation
        lender = next(
            (one for one in reversed(told) if one.found and one.speaker == found.speaker), None
        )
        reference = lender.reference if lender else resolver.name_at(found.speaker)
        speaker: Range | None = found.speaker
    elif found.phrase is None:
        word = found.cue.first if found.cue else place.words.first
        reference = None if is_plural_verb(resolver.sketch, found.cue) else resolver.zero(word)
        speaker = reference.chain[0] if reference else None
    else:
        going_on = _goes_on(resolver, told, place, found.phrase)
        reference = going_on or resolver.name_of(found.phrase)
        reference = reference or _described(resolver, told, place, found.phrase)
        if reference is None:
            resolver.unnamed.add(found.phrase.words.first)
        speaker = found.speaker
        if _is_possessive(resolver.sketch, found) and reference and reference.chain:
            speaker = reference.chain[0]  # "A su juicio"
    if reference is not None:
        person = resolver.people.called(reference.name)
        if person is not None and not is_line(resolver.sketch, place.sentence):
            resolver.presence.spoken.append((place.words.first, person))
    return Told(place, kind, found if speaker else None, reference, speaker)


def _goes_on(
    resolver: Resolver, told: Sequence[Told], place: Place, phrase: Phrase
) -> Reference | None:
    """Return who was quoted last in a paragraph that names nobody since: "dit le chef. Il dit"."""
    last = next((one for one in reversed(told) if one.found), None)
    noun = last.found.phrase if last is not None and last.found is not None else None
    if phrase.kind != "pronoun" or last is None or noun is None or noun.kind != "noun":
        return None
    sketch = resolver.sketch
    stretches, at = sketch.page.stretches, phrase.words.first
    if stretches[place.number].paragraph != stretches[last.place.number].paragraph:
        return None
    if resolver.people.named_between(max(noun.last, last.place.words.last), at):
        return None
    if last.reference is not None:
        person = resolver.people.called(last.reference.name)
        fits = person is None or person.gender in (None, _gender(sketch, at))
        return last.reference if fits else None
    return _described(resolver, told, place, phrase)


def _gender(sketch: Sketch, word: int) -> Gender | None:
    """Return the gender of a pronoun."""
    return sketch.language.pronouns.get(sketch.page.lowers[word])


def _described(
    resolver: Resolver, told: Sequence[Told], place: Place, phrase: Phrase
) -> Reference | None:
    """Return whom a pronoun goes on from if only a description tells: "le ministre … dit-il"."""
    sketch, last = resolver.sketch, next((one for one in reversed(told) if one.found), None)
    if phrase.kind != "pronoun" or last is None or last.found is None or last.found.phrase is None:
        return None
    stretches, noun = sketch.page.stretches, last.found.phrase
    far = stretches[place.number].paragraph - stretches[last.place.number].paragraph > 1
    gender = _gender(sketch, phrase.words.first)
    if far or gender is None:
        return None
    if noun.kind == "pronoun":
        again = last.reference is not None and resolver.people.called(last.reference.name) is None
        return last.reference if again else None
    if noun.kind != "noun" or last.reference or gender_of_noun(sketch, noun) != gender:
        return None
    return Reference(sketch.written(noun.words), (noun.words,), _SURE_OF_DESCRIBED, "near")


def _is_possessive(sketch: Sketch, found: Found) -> bool:
    """Tell whether only a possessive stands for the speaker, and no pronoun: "su", not "seiner"."""
    language, phrase = sketch.language, found.phrase
    if phrase is None or phrase.kind != "pronoun":
        return False
    lower = sketch.page.lowers[phrase.words.first]
    return lower in language.owners and language.owners[lower] is None


def _quote(sketch: Sketch, told: Told) -> Quote:
    page = sketch.page
    stretch = page.stretches[told.place.number]
    found, reference = told.found, told.reference
    if found is None or told.speaker is None:
        return Quote(
            span=stretch.span, kind=told.kind, group=stretch.group, paragraph=stretch.paragraph
        )
    written = sketch.written(told.speaker)
    return Quote(
        span=stretch.span,
        kind=told.kind,
        speaker=page.span(told.speaker),
        name=reference.name if reference else written,
        cue=page.span(found.cue) if found.cue else None,
        confidence=confidence_of(told),
        how=found.rule.id,
        chain=tuple(map(page.span, reference.chain)) if reference else (),
        explanation=explain(told),
        group=stretch.group,
        paragraph=stretch.paragraph,
    )


def _indirect_quote(resolver: Resolver, found: Indirect, group: int) -> Quote:
    sketch = resolver.sketch
    page = sketch.page
    reference = resolver.name_of(found.phrase)
    written, clause = sketch.written(found.phrase.words), sketch.written(found.cue)
    return Quote(
        span=page.span(found.words),
        kind="indirect",
        speaker=page.span(found.phrase.words),
        name=reference.name if reference else written,
        cue=page.span(found.cue),
        confidence=round(RELIABILITY * (reference.factor if reference else 1.0), 2),
        how="indirect",
        chain=tuple(map(page.span, reference.chain)) if reference else (),
        explanation=f"‘{clause}’ reports what ‘{written}’ says, without quotation marks.",
        group=group,
        paragraph=page.paragraph_at(found.words.first),
    )
