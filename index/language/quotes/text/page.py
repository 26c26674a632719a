"""A text laid out for reading: its paragraphs, quoted stretches, words and sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from index.article import Span
from index.language.quotes.text.given_names import first_names
from index.language.quotes.text.lexicon import Lexicon, person_nouns
from index.language.quotes.text.paragraphs import find_paragraphs
from index.language.quotes.text.stretches import Stretch, find_stretches
from index.language.quotes.text.words import find_words

OUTSIDE = -1
_BODIES = frozenset(["WHO", "IT", "US", "AS", "AM"])
"""Names in capitals whose letters make another word in small ones."""
TERMINAL = frozenset(".?!…")
_LEADING = frozenset("“\"'‘")
"""Marks that a sentence may begin with."""
_LONGEST_INITIAL = 2
"""Letters: "U.S.", "Ph.D."."""
_BEFORE_MONTHS = frozenset(["last", "next", "this", "early", "late", "mid", "since", "until"])
_DAY_JOINTS = frozenset(["-", "–", "/"])
LONGEST_SENTENCE = 400
"""Words; what has no stop for so long is no sentence, but a list or data."""


class Range(NamedTuple):
    """A half-open range of word numbers."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Page:
    """A text with everything that later steps look up in it; words are counted from 0."""

    text: str
    lexicon: Lexicon
    paragraphs: list[Span]
    stretches: list[Stretch]
    words: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    inside: list[int]
    """The number of the stretch that a word lies in, or `OUTSIDE`."""
    sentence: list[int]
    """The number of a word's sentence; quoted words belong to the sentence around them."""
    sentences: list[Range]
    capitalised: list[int]
    """The numbers of the words that begin with a capital."""
    person_nouns: frozenset[str]
    """The nouns for a person among the words, as written."""
    paragraph_words: list[Range]
    stretch_words: list[Range]

    def span(self, words: Range) -> Span:
        """Return the span of text that a range of words covers."""
        return Span(self.starts[words.first], self.ends[words.last - 1])

    def word_at(self, offset: int) -> int:
        """Return the number of the first word that starts at `offset` or after it."""
        return bisect_left(self.starts, offset)

    def paragraph_at(self, word: int) -> int:
        """Return the number of a word's paragraph."""
        return bisect_right(self.paragraph_words, (word, len(self.words))) - 1

    def is_outside(self, word: int) -> bool:
        """Tell whether a word stands outside every quoted stretch."""
        return self.inside[word] == OUTSIDE

    def is_unquoted(self, words: Range) -> bool:
        """Tell whether a range of words lies outside every quoted stretch."""
        inside = self.inside[words.first : words.last]
        return inside.count(OUTSIDE) == len(inside)

    def touches_next(self, number: int) -> bool:
        """Tell whether the next stretch follows with no word between: somebody answers."""
        words, paragraphs = self.stretch_words, self.stretches
        return (
            0 <= number < len(words) - 1
            and words[number].last >= words[number + 1].first
            and paragraphs[number].paragraph == paragraphs[number + 1].paragraph
        )

    def is_possessive(self, word: int) -> bool:
        """Tell whether a word is the 's of "Hale's", or the apostrophe of "the owners' club"."""
        written = self.words[word]
        if written[0] not in "'’":
            return False
        if written in ("'s", "’s"):
            return True
        touches = word > 0 and self.ends[word - 1] == self.starts[word]
        return len(written) == 1 and touches and self.lowers[word - 1].endswith("s")

    def is_name(self, word: int) -> bool:
        """Tell whether a word looks like a part of a name."""
        written = self.words[word]
        if len(written) < 2 or not written[0].isupper():
            return False
        return written not in self.lexicon.not_names or self._is_first_name(word)

    def is_calendar(self, word: int) -> bool:
        """Tell whether a word is a month or a day, and no first name as in "said April Orle"."""
        return self.words[word] in self.lexicon.calendar and not self._is_first_name(word)

    def _is_first_name(self, word: int) -> bool:
        """Tell whether a month is the first name of the name after it."""
        following = word + 1
        return (
            self.words[word] in self.lexicon.calendar
            and self.lowers[word] in first_names()
            and following < len(self.words)
            and self.words[following] not in self.lexicon.calendar
            and self.is_name(following)
            and self.starts[following] == self.ends[word] + 1
            and not self._follows_date_word(word)
        )

    def _follows_date_word(self, word: int) -> bool:
        """Tell whether "in", "last", "the" or a number before a month makes it one."""
        if not word:
            return False
        before = self.lowers[word - 1]
        closed = self.lexicon.prepositions | self.lexicon.determiners | _BEFORE_MONTHS
        return before in closed or before[0].isdigit() or self.words[word - 1] in _DAY_JOINTS

    def is_person_noun(self, word: int) -> bool:
        """Tell whether a word is a noun for a person: "minister", "hydrologist"."""
        return self.words[word] in self.person_nouns


def lay_out(text: str, lexicon: Lexicon) -> Page:
    """Read a text's structure."""
    paragraphs = find_paragraphs(text)
    stretches = find_stretches(text, paragraphs, lexicon)
    words, starts, ends = find_words(text, lexicon)
    paragraph_words = _ranges(starts, paragraphs)
    stretch_words = _ranges(starts, [stretch.span for stretch in stretches])
    inside = [OUTSIDE] * len(words)
    for number, (first, last) in enumerate(stretch_words):
        inside[first:last] = [number] * (last - first)
    sentences = _sentences(lexicon, words, starts, inside, stretch_words, paragraph_words)
    sentence = [0] * len(words)
    for number, (first, last) in enumerate(sentences):
        sentence[first:last] = [number] * (last - first)
    return Page(
        text=text,
        lexicon=lexicon,
        paragraphs=paragraphs,
        stretches=stretches,
        words=words,
        lowers=_lowered(words),
        starts=starts,
        ends=ends,
        inside=inside,
        sentence=sentence,
        sentences=sentences,
        capitalised=[at for at, word in enumerate(words) if word[0].isupper()],
        person_nouns=person_nouns(lexicon, words),
        paragraph_words=paragraph_words,
        stretch_words=stretch_words,
    )


def _lowered(words: list[str]) -> list[str]:
    """Return the words in lower case, but for "WHO", "IT" and "US", which are no pronouns.

    Where most is in capitals, they mean nothing.
    """
    is_loud = sum(map(str.isupper, words)) * 4 > len(words)
    return [word if word in _BODIES and not is_loud else word.lower() for word in words]


def _ranges(starts: list[int], spans: list[Span]) -> list[Range]:
    return [Range(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in spans]


def _sentences(
    lexicon: Lexicon,
    words: list[str],
    starts: list[int],
    inside: list[int],
    stretches: list[Range],
    paragraphs: list[Range],
) -> list[Range]:
    """Cut paragraphs into sentences at full stops outside quotations and at quotations' ends."""
    stops = {at for at, word in enumerate(words) if word[-1] in TERMINAL and inside[at] == OUTSIDE}
    candidates = sorted(stops.union(last - 1 for _, last in stretches))
    sentences: list[Range] = []
    for first, last in paragraphs:
        begin = first
        for word in candidates[bisect_left(candidates, first) : bisect_left(candidates, last - 1)]:
            end = word + 1
            if word in stops:
                spaced = starts[word] + len(words[word]) < starts[word + 1]
                glued = lexicon.glued_stops and words[word] == "." and _is_glued(words, word)
                ends = (spaced or glued) and _stops(lexicon, words, word)
            else:
                end += words[end] == ")" and end + 1 < last  # (He is “late.”) Falk said
                ends = words[end][0].isupper() and _stops_inside(words, word)
            if ends:
                sentences.append(Range(begin, end))
                begin = end
        if begin < last:
            sentences.append(Range(begin, last))
    return list(chain.from_iterable(_cut(sentence, inside) for sentence in sentences))


def _is_glued(words: list[str], word: int) -> bool:
    """Tell whether a sentence follows a full stop without a blank: "sagte Struck.Gleichzeitig"."""
    before, after = words[word - 1] if word else "", words[word + 1]
    return len(before) > 2 and before[-1].islower() and after[0].isupper() and len(after) > 1


def _cut(sentence: Range, inside: list[int]) -> Iterator[Range]:
    """Cut what is too long for a sentence, outside quotations."""
    first, last = sentence
    while last - first > LONGEST_SENTENCE:
        ends = range(first + LONGEST_SENTENCE, last)
        end = next(
            (at for at in ends if inside[at - 1] != inside[at] or inside[at] == OUTSIDE), last
        )
        yield Range(first, end)
        first = end
    if first < last:
        yield Range(first, last)


def _stops(lexicon: Lexicon, words: list[str], word: int) -> bool:
    """Tell whether a full stop (or a word with one, such as "U.S.") ends a sentence."""
    following = words[word + 1]
    if following[0].islower() or following[0] in ",;:":
        return False
    if words[word] in ("?", "!", "...", "…"):
        return True
    shortened = words[word] if len(words[word]) > 1 else words[word - 1] if word else ""
    shortened = shortened.rstrip(".")
    if lexicon.ordinals and shortened.isdigit() and len(shortened) <= 2:
        return False
    if shortened in lexicon.short_titles:
        return False
    parts = shortened.split(".")
    if len(parts) > 1:
        is_initial = max(map(len, parts)) <= _LONGEST_INITIAL  # no address as "norr.example"
    else:
        is_initial = len(shortened) == 1 and shortened.isupper()
    if is_initial or shortened in lexicon.abbreviations or shortened in lexicon.suffixes:
        if following[0] in _LEADING and word + 2 < len(words):
            following = words[word + 2]  # from the U.S. “They had gone,” he said.
        return following.lower() in lexicon.sentence_starters and following[0].isupper()
    return True


def _stops_inside(words: list[str], word: int) -> bool:
    """Tell whether a quotation's last words end a sentence: a stop before the closing marks."""
    while word and not words[word][-1].isalnum() and words[word][0] not in TERMINAL:
        if words[word][0] == ",":
            return False
        word -= 1
    return words[word][-1] in TERMINAL
