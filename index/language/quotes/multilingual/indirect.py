"""Indirect speech: what somebody is reported to have said without quotation marks.

Four shapes: "Holm sagte, dass S", "Holm sagte, S" in the mood of reports, "S, sagte Holm", and
"Laut Holm S". Only verbs of saying count, and only who can speak.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from index.language.quotes.multilingual.cues import Cue
from index.language.quotes.multilingual.phrases import Phrase, phrase_at
from index.language.quotes.multilingual.sketch import Sketch
from index.language.quotes.multilingual.subjects import subject_after, subjects_before
from index.language.quotes.text.page import TERMINAL, Range

_FEWEST, _MOST = 4, 80
"""Words of a statement."""
_FARTHEST_THAT = 7
"""Words between a verb and the "dass" or the comma that its clause begins with."""
_LONGEST_TAIL = 8
"""Words after the comma in "…, sagte Holm am Montag"."""
RELIABILITY = 0.8
"""How often such a statement has the right words and speaker; set by hand."""


class Indirect(NamedTuple):
    """A statement without marks."""

    words: Range
    phrase: Phrase
    cue: Range


def find_indirect(sketch: Sketch, cues: list[Cue]) -> Iterator[Indirect]:
    """Yield the statements of sentences without marks, in reading order, one a sentence."""
    page = sketch.page
    by_sentence: dict[int, list[int]] = {}
    for cue in cues:
        if cue.kind == "say" or page.lowers[cue.word] in sketch.language.separable:
            by_sentence.setdefault(page.sentence[cue.word], []).append(cue.word)
    for number, (first, last) in enumerate(page.sentences):
        if not page.is_unquoted(Range(first, last)):
            continue
        while last > first and page.words[last - 1][-1] in TERMINAL:
            last -= 1
        sentence = Range(first, last)
        found = next(
            (
                one
                for cue in by_sentence.get(number, ())
                for one in (_after_verb(sketch, cue, sentence), _before_verb(sketch, cue, sentence))
                if one is not None
            ),
            None,
        ) or _by_source(sketch, sentence)
        if found is not None and _FEWEST <= found.words.last - found.words.first <= _MOST:
            yield found


def _after_verb(sketch: Sketch, cue: int, sentence: Range) -> Indirect | None:
    """Read "Holm sagte, dass S", "Holm dijo que S", and "Holm sagte, S" in the mood of reports."""
    page, language = sketch.page, sketch.language
    speaking = [one for one in subjects_before(sketch, sentence.first, cue) if one.speaks]
    phrase = speaking[0] if speaking else subject_after(sketch, cue + 1, sentence.last)
    if phrase is None or not phrase.speaks:
        return None
    start = max(cue + 1, phrase.last)
    for word in range(start, min(sentence.last, start + _FARTHEST_THAT)):
        if page.lowers[word] in language.that:
            return Indirect(Range(word + 1, sentence.last), phrase, Range(cue, cue + 1))
        if page.words[word] == ",":
            begins = word + 1
            is_that = page.lowers[begins : begins + 1] and page.lowers[begins] in language.that
            moods = language.reported.intersection(page.lowers[begins : sentence.last])
            if is_that or (moods and language.nouns_have_capitals):
                words = Range(begins + bool(is_that), sentence.last)
                return Indirect(words, phrase, Range(cue, cue + 1))
            return None
    return None


def _before_verb(sketch: Sketch, cue: int, sentence: Range) -> Indirect | None:
    """Read "S, sagte Holm am Montag", "S, ha spiegato la sindaca"."""
    page, lexicon = sketch.page, sketch.language.lexicon
    begin = cue
    while begin > sentence.first and page.lowers[begin - 1] in lexicon.auxiliaries:
        begin -= 1
    if begin <= sentence.first + _FEWEST or page.words[begin - 1] != ",":
        return None
    phrase = subject_after(sketch, cue + 1, sentence.last)
    if phrase is None or not phrase.speaks or sentence.last - phrase.last > _LONGEST_TAIL:
        return None
    return Indirect(Range(sentence.first, begin - 1), phrase, Range(cue, cue + 1))


def _by_source(sketch: Sketch, sentence: Range) -> Indirect | None:
    """Read "Laut Holm S", "Selon Mme Holm, S"."""
    page, language = sketch.page, sketch.language
    phrase = language.source_at(page.lowers, sentence.first)
    end = sentence.first + len(phrase or ())
    if phrase is None or end >= sentence.last:
        return None
    end += sketch.is_preposition(end)
    source = phrase_at(sketch, end, sentence.last, governed=True)
    if source is None or not source.speaks or sketch.is_time(source.head):
        return None
    begin = source.last + (page.words[source.last : source.last + 1] == [","])
    return Indirect(Range(begin, sentence.last), source, Range(sentence.first, end))
